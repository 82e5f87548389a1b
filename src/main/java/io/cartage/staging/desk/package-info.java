/**
 * What people ask of a running Cartage and are told by it: schedules that they start and stop, edits that it met, calls
 * that it made, orders that wait in quarantine, what the ERP said, orders' whole lives, and notices of what people should know. It all stands in
 * the database, so that commands, console and the running process need not know of one another. Uses what {@code staging}
 * offers; knows neither carts nor mappings. Start reading at {@link io.cartage.staging.desk.Switches}, at
 * {@link io.cartage.staging.desk.Traces} for orders, and at {@link io.cartage.staging.desk.Lookout} for notices.
 */
@NullMarked
package io.cartage.staging.desk;

import org.jspecify.annotations.NullMarked;
