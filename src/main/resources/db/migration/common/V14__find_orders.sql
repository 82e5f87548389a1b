-- When a record was first seen: the order of all lists of orders, newest first, which never changes again.
alter table cartage_outcome add column seen_at ${timestamp} default localtimestamp not null;
update cartage_outcome
set seen_at = coalesce((
    select min(p.received_at)
    from cartage_payload p
    where p.record_id = cartage_outcome.record_id
      and p.store_id = cartage_outcome.store_id
      and p.flow = cartage_outcome.flow), since);

-- The ways along which pages of orders are read: of all, of those of a store that came to the same, of those of which the
-- ERP said the same. The first columns are compared by equality; the others are in the order of the pages.
create index cartage_outcome_by_time on cartage_outcome (flow, seen_at desc, record_id desc, store_id desc);
drop index cartage_outcome_by_kind;
create index cartage_outcome_by_kind on cartage_outcome (kind, store_id, flow, seen_at desc, record_id desc);
create index s_orders_by_import on s_orders (import_status, store_id, staged_at desc, cart_order_id desc);
drop index s_order_details_by_sku;
create index s_order_details_by_sku on s_order_details (sku, id desc);

-- By which words people find an order: each word of the buyer's names, the e-mail address, and of an order without rows its
-- number and its SKUs as well; in lower case, without accents. Written beside the runs, a store's new payloads in the order
-- of their arrival; filled_to tells how far.
create table cartage_order_key (
    order_key ${key_text} not null,
    store_id  varchar(64) not null,
    record_id varchar(64) not null,
    constraint cartage_order_key_pk primary key (order_key, store_id, record_id)
);

create index cartage_order_key_by_order on cartage_order_key (record_id, store_id);

create table cartage_order_keys_filled (
    store_id  varchar(64)  not null,
    filled_to ${timestamp} not null,
    constraint cartage_order_keys_filled_pk primary key (store_id)
);
