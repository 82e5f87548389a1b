@NullMarked
package io.cartage.sandbox.erp;

import org.jspecify.annotations.NullMarked;
