-- The queues that people look through page by page: each index has the order of a page behind what it is chosen by. H2 takes
-- an index for an order only where all of its columns are named.
create index product_qty_in_stock_by_name on product_qty_in_stock (store_id, sku, warehouse);
drop index product_qty_in_stock_by_status;
create index product_qty_in_stock_by_status on product_qty_in_stock (push_status, push_cause, store_id, sku, warehouse);
create index external_order_shipments_by_store on external_order_shipments (store_id, id);

-- What people find an item of the cart by. plain_key is the SKU without case and punctuation, made by Java; it is empty
-- until the whole catalog is read again, which the next push does.
alter table cartage_item add column name varchar(255);
alter table cartage_item add column barcode varchar(64);
alter table cartage_item add column plain_key varchar(510) default '' not null;
update cartage_catalog
set rebuilt_at = null;

create index cartage_outbox_by_flow on cartage_outbox (flow, id);
