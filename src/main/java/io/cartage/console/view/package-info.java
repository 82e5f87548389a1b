/**
 * What templates show: records, public because templates are classes of a package of their own, and the words and forms of
 * numbers in the viewer's language. Nothing here asks or changes anything. Start reading at
 * {@link io.cartage.console.view.Frame}, which each page gets.
 */
@NullMarked
package io.cartage.console.view;

import org.jspecify.annotations.NullMarked;
