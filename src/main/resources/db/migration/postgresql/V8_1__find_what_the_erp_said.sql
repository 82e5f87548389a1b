-- The store of a row that is news, and null for all others: so the planner knows how few there are, where it would guess
-- wrongly from the two columns and read the whole table.
create index s_orders_by_seen on s_orders ((case when import_status <> seen_status then store_id end));
analyze s_orders;
