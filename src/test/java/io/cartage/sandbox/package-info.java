@NullMarked
package io.cartage.sandbox;

import org.jspecify.annotations.NullMarked;
