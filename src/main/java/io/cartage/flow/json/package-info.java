/**
 * How what services answer looks as JSON: the same for commands with {@code --json} and for the API. Keys are in snake case,
 * times UTC texts, amounts of money and other decimals texts with all their digits, and what is not known is null. A key that is
 * there stays; others may join it. Start reading at {@link io.cartage.flow.json.TraceJson}.
 */
@NullMarked
package io.cartage.flow.json;

import org.jspecify.annotations.NullMarked;
