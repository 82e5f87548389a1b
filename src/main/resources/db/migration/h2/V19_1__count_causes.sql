-- What people dropped, and why and since when orders wait, stands in the index itself: H2 reads a page of the file for each row.
drop index cartage_outcome_by_kind;
create index cartage_outcome_by_kind on cartage_outcome
    (kind, store_id, flow, seen_at desc, record_id desc, dropped, cause, since);
