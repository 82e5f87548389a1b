/**
 * A simulated ERP on the other side of the staging tables: it takes orders, numbers them, refuses some, ships in parts and
 * moves stock, by plain SQL as {@code docs/erp-contract.md} has it. It knows nothing of Cartage but those tables, and
 * what it remembers stands in tables of its own, so that it can be stopped at any instant. May use {@code sandbox}.
 * Start at {@link io.cartage.sandbox.erp.SandboxErp}, whose round is the table of contents.
 */
@NullMarked
package io.cartage.sandbox.erp;

import org.jspecify.annotations.NullMarked;
