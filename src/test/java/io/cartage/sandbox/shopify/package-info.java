@NullMarked
package io.cartage.sandbox.shopify;

import org.jspecify.annotations.NullMarked;
