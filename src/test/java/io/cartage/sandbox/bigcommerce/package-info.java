@NullMarked
package io.cartage.sandbox.bigcommerce;

import org.jspecify.annotations.NullMarked;
