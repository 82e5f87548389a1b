-- A SKU may stand in most orders: those of one store are a range of their own.
drop index s_order_details_by_sku;
create index s_order_details_by_sku on s_order_details (sku, store_id, id desc);

-- What was resolved, the latest first.
create index cartage_notice_by_end on cartage_notice (resolved_at desc, id desc);
