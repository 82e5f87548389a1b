create index cartage_item_by_plain_key on cartage_item (plain_key, store_id);
create index cartage_item_by_barcode on cartage_item (barcode, store_id);
