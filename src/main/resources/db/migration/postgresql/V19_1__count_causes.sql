-- What people dropped is told apart within the index. A cause can be too long for one.
drop index cartage_outcome_by_kind;
create index cartage_outcome_by_kind on cartage_outcome (kind, store_id, flow, seen_at desc, record_id desc, dropped);
