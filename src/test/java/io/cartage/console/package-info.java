/** The console, asked by HTTP and looked at with a real browser. */
package io.cartage.console;
