-- All three columns are asked for by name, so that a look reads nothing else.
create index s_orders_by_seen on s_orders (store_id, seen_status, import_status);
