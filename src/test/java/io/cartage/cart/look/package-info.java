@org.jspecify.annotations.NullMarked
package io.cartage.cart.look;
