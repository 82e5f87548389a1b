-- In most languages' order a plain index doesn't find what begins with some letters.
create index cartage_item_by_plain_key on cartage_item (plain_key text_pattern_ops, store_id);
create index cartage_item_by_barcode on cartage_item (barcode, store_id);
create index product_qty_in_stock_by_first_letters on product_qty_in_stock (sku text_pattern_ops);
