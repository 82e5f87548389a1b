/**
 * What must still reach a cart: the outbox with one row for each write, the ledger of what is shipped of each order line,
 * the wishes about an order's status, and whose turn it is to write to a shop. Knows no cart and makes no call: the flow
 * takes what is {@link io.cartage.staging.outbox.DueWrites due}, tells {@link io.cartage.staging.outbox.Outbox} before and
 * after each call, and {@link io.cartage.staging.outbox.Shipments} what became of a shipment. Start reading at
 * {@link io.cartage.staging.outbox.Outbox}, and at {@link io.cartage.staging.outbox.ShipmentPlan} for the rules of shipping.
 */
@NullMarked
package io.cartage.staging.outbox;

import org.jspecify.annotations.NullMarked;
