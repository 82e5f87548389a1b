-- What each column means, for whoever opens the tables with a tool. The same words stand in docs/erp-contract.md.

comment on column s_orders.id is
    'Number of the row, given by the database.';
comment on column s_orders.store_id is
    'Name of the store file, such as acme-us.';
comment on column s_orders.cart_order_id is
    'The order''s id in the cart; with store_id it names the order for ever.';
comment on column s_orders.order_no is
    'Number that people use: the store''s prefix and the cart''s number.';
comment on column s_orders.revision is
    '1 when the order is first staged, raised by each change that the ERP must know of.';
comment on column s_orders.transaction_type is
    'pending_cash_sale, pending_sales_order or pending_sales_invoice.';
comment on column s_orders.customer_no is
    'Customer number in the ERP.';
comment on column s_orders.customer_division is
    'Division of the customer number in the ERP.';
comment on column s_orders.salesperson_no is
    'Salesperson in the ERP.';
comment on column s_orders.payment_terms is
    'Terms code in the ERP.';
comment on column s_orders.order_type is
    'Order type in the ERP.';
comment on column s_orders.hold_code is
    'Status or hold code in the ERP; empty for none.';
comment on column s_orders.print_pick_sheet is
    'Whether the ERP prints a pick sheet.';
comment on column s_orders.print_sales_order is
    'Whether the ERP prints the sales order.';
comment on column s_orders.tax_schedule is
    'Tax schedule in the ERP.';
comment on column s_orders.order_date is
    'Day of the order in the mapping''s time zone, which is the day that the merchant''s books go by.';
comment on column s_orders.ordered_at is
    'Instant of the order in UTC.';
comment on column s_orders.cart_status is
    'Status of the order in the cart when it was staged.';
comment on column s_orders.currency is
    'ISO code of the currency of all amounts of this order.';
comment on column s_orders.prices_include_tax is
    'True: line totals include tax, and tax_total tells how much of order_total is tax. False: tax_total comes on top of the lines.';
comment on column s_orders.bill_name is
    'Name of the buyer.';
comment on column s_orders.bill_company is
    'Company of the buyer.';
comment on column s_orders.bill_address1 is
    'Street.';
comment on column s_orders.bill_address2 is
    'Second address line.';
comment on column s_orders.bill_city is
    'City.';
comment on column s_orders.bill_state is
    'State or province.';
comment on column s_orders.bill_postal_code is
    'Postal code.';
comment on column s_orders.bill_country is
    'Country, as the mapping gives it: name or ISO code.';
comment on column s_orders.bill_phone is
    'Telephone number.';
comment on column s_orders.bill_email is
    'E-mail address.';
comment on column s_orders.ship_name is
    'Name of the recipient.';
comment on column s_orders.ship_company is
    'Company of the recipient.';
comment on column s_orders.ship_address1 is
    'Street.';
comment on column s_orders.ship_address2 is
    'Second address line.';
comment on column s_orders.ship_city is
    'City.';
comment on column s_orders.ship_state is
    'State or province.';
comment on column s_orders.ship_postal_code is
    'Postal code.';
comment on column s_orders.ship_country is
    'Country, as the mapping gives it: name or ISO code.';
comment on column s_orders.ship_phone is
    'Telephone number.';
comment on column s_orders.ship_email is
    'E-mail address.';
comment on column s_orders.ship_method is
    'Shipping method that the buyer chose.';
comment on column s_orders.customer_po is
    'The buyer''s own order number.';
comment on column s_orders.comments is
    'The buyer''s message.';
comment on column s_orders.payment_method is
    'Payment method as the cart names it.';
comment on column s_orders.subtotal is
    'Sum of the item lines before discounts.';
comment on column s_orders.discount_total is
    'Sum of all discounts and coupons, positive.';
comment on column s_orders.freight_total is
    'Shipping cost.';
comment on column s_orders.handling_total is
    'Handling, gift wrapping, fees, duties and tips.';
comment on column s_orders.tax_total is
    'Tax of the whole order.';
comment on column s_orders.order_total is
    'What the buyer pays; the control total of the lines.';
comment on column s_orders.mapping_version is
    'Version of the mapping that made the row; its text is in cartage_mapping_version.';
comment on column s_orders.staged_at is
    'When this revision was staged.';
comment on column s_orders.import_status is
    'pending and withdrawn are written by Cartage; taken, imported and error by the ERP.';
comment on column s_orders.erp_order_no is
    'Number of the order in the ERP.';
comment on column s_orders.import_message is
    'Why the ERP refused the order; of a withdrawn order, the rule that Cartage withdrew it by.';
comment on column s_orders.imported_at is
    'When the ERP imported it.';
comment on column s_orders.seen_status is
    'The import_status that Cartage noticed last; the ERP leaves it alone.';

comment on column s_order_details.id is
    'Number of the row, given by the database; a changed order gets new rows.';
comment on column s_order_details.store_id is
    'Of the order.';
comment on column s_order_details.cart_order_id is
    'Of the order.';
comment on column s_order_details.line_no is
    '1, 2, 3 … in the order of the mapping.';
comment on column s_order_details.cart_line_id is
    'The line''s id in the cart; a shipment may name it.';
comment on column s_order_details.cart_address_id is
    'Id of the address in the cart that this line goes to.';
comment on column s_order_details.line_type is
    'item, freight, fee, discount or gift.';
comment on column s_order_details.sku is
    'Stock keeping unit, or the code that the mapping gives to charges.';
comment on column s_order_details.description is
    'What was sold or charged.';
comment on column s_order_details.quantity is
    'Units.';
comment on column s_order_details.unit_price is
    'Price of one unit.';
comment on column s_order_details.discount is
    'The line''s share of the discounts, for information: discounts are lines of their own.';
comment on column s_order_details.tax_amount is
    'Tax of this line.';
comment on column s_order_details.line_total is
    'Amount of this line before discounts; negative in a discount line.';
comment on column s_order_details.warehouse is
    'Warehouse that ships it.';
comment on column s_order_details.comment is
    'Options, engravings and the like.';

comment on column s_order_changes.id is
    'Number of the row, given by the database.';
comment on column s_order_changes.store_id is
    'Of the order.';
comment on column s_order_changes.cart_order_id is
    'Of the order.';
comment on column s_order_changes.order_no is
    'Of the order.';
comment on column s_order_changes.revision is
    'Revision of the order that this change made; s_orders keeps the revision that the ERP took.';
comment on column s_order_changes.kind is
    'changed, cancelled, refunded or withdrawn (the store no longer wants it imported).';
comment on column s_order_changes.reason is
    'Rule that withdrew the order.';
comment on column s_order_changes.cart_status_before is
    'Status in the cart before the change.';
comment on column s_order_changes.cart_status_after is
    'Status in the cart after the change.';
comment on column s_order_changes.order_total_before is
    'Total before the change.';
comment on column s_order_changes.order_total_after is
    'Total after the change.';
comment on column s_order_changes.changed_columns is
    'Columns that differ from what the ERP was told last, such as: ship_city, s_order_details.quantity. Plain s_order_details if lines came or went. Null if unknown, because the ERP cleared the order away, a person was forgotten in it, or there are no new rows.';
comment on column s_order_changes.order_after is
    'The whole order after the change as JSON: {"s_orders": {…}, "s_order_details": [{…}]}, amounts as text. Null if the order was withdrawn unread.';
comment on column s_order_changes.mapping_version is
    'Version of the mapping that read the change.';
comment on column s_order_changes.payload_sequence is
    'Which of the order''s archived payloads brought the change (cartage_payload.sequence_no).';
comment on column s_order_changes.detected_at is
    'When Cartage staged the change.';
comment on column s_order_changes.handled_status is
    'pending until the ERP writes handled, ignored or error.';
comment on column s_order_changes.handled_message is
    'For people.';
comment on column s_order_changes.handled_at is
    'When the ERP handled it.';

comment on column external_order_shipments.id is
    'Number of the row, given by the database.';
comment on column external_order_shipments.store_id is
    'Of the order.';
comment on column external_order_shipments.shipment_no is
    'Number of the shipment in the ERP; rows of an order with one number and one tracking number are one shipment in the cart.';
comment on column external_order_shipments.order_no is
    'Of the order; this or cart_order_id must be given.';
comment on column external_order_shipments.cart_order_id is
    'Of the order; this or order_no must be given.';
comment on column external_order_shipments.sku is
    'What was shipped, if the line is not named by its id; this or cart_line_id must be given.';
comment on column external_order_shipments.cart_line_id is
    'Line that was shipped; this or sku must be given.';
comment on column external_order_shipments.quantity is
    'Units shipped, a whole number.';
comment on column external_order_shipments.warehouse is
    'Warehouse that shipped it, called as in product_qty_in_stock.';
comment on column external_order_shipments.carrier is
    'Carrier as the ERP spells it; the mapping''s lookup carriers knows the cart''s word for it.';
comment on column external_order_shipments.ship_method is
    'Service of the carrier.';
comment on column external_order_shipments.tracking_no is
    'Tracking number; several with a comma, semicolon or bar between them.';
comment on column external_order_shipments.tracking_url is
    'Tracking page.';
comment on column external_order_shipments.shipped_at is
    'When it was shipped.';
comment on column external_order_shipments.comment is
    'Shown to the buyer where the cart allows it.';
comment on column external_order_shipments.notify_customer is
    'Whether the cart sends the buyer a message.';
comment on column external_order_shipments.push_status is
    'pending as the ERP writes it, then sending, and pushed once the cart has it; waiting for what push_message tells, or error until the ERP corrects the row and writes pending again.';
comment on column external_order_shipments.cart_shipment_id is
    'Id of the shipment in the cart.';
comment on column external_order_shipments.push_message is
    'What holds it up, and what to do; of a pushed row, what the cart did not take.';
comment on column external_order_shipments.pushed_at is
    'When the cart confirmed it.';
comment on column external_order_shipments.attempts is
    'How often Cartage tried.';
comment on column external_order_shipments.push_cause is
    'What holds it up, in one word to group by.';

comment on column product_qty_in_stock.id is
    'Number of the row, given by the database.';
comment on column product_qty_in_stock.store_id is
    'Store that sells from this stock.';
comment on column product_qty_in_stock.sku is
    'Stock keeping unit.';
comment on column product_qty_in_stock.warehouse is
    'Warehouse, called as the cart''s location or as the store file says; empty where there is but one.';
comment on column product_qty_in_stock.qty_on_hand is
    'Units in the warehouse, for people.';
comment on column product_qty_in_stock.qty_committed is
    'Units promised to orders that are not shipped, for people.';
comment on column product_qty_in_stock.qty_available is
    'Units that may be sold, below 0 if more are promised than are there; this goes to the cart, less units in orders that it doesn''t know of and the safety stock.';
comment on column product_qty_in_stock.updated_at is
    'When the ERP computed the quantities; orders imported until then are taken to be counted in them.';
comment on column product_qty_in_stock.pushed_qty is
    'What the cart was given last.';
comment on column product_qty_in_stock.push_status is
    'pending until Cartage has looked at it; then pushed, waiting (looked at again in every run) or error (refused by the cart).';
comment on column product_qty_in_stock.push_message is
    'Why it waits or was refused, and what to do.';
comment on column product_qty_in_stock.pushed_at is
    'When the cart confirmed or refused it.';
comment on column product_qty_in_stock.push_cause is
    'Why it waits or was refused in a word, such as unknown-sku; empty otherwise.';
