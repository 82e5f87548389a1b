-- Runs beside the regular schedule have a lane of their own, so that neither fences the other off.
alter table cartage_run add column lane varchar(16) default 'regular' not null;
drop index cartage_run_by_store;
create index cartage_run_by_store on cartage_run (store_id, flow, lane, id);

-- Whoever writes for a store and flow locks the regular lane's row first, then the row of its own lane.
alter table cartage_cursor add column lane varchar(16) default 'regular' not null;
alter table cartage_cursor drop constraint cartage_cursor_pk;
alter table cartage_cursor add constraint cartage_cursor_pk primary key (store_id, flow, lane);

-- When the cart changed the payload judged last, so that an older copy never takes a newer one's place.
alter table cartage_outcome add column changed_at ${timestamp};
update cartage_outcome
set changed_at = (
    select p.changed_at
    from cartage_payload p
    where p.record_id = cartage_outcome.record_id
      and p.store_id = cartage_outcome.store_id
      and p.flow = cartage_outcome.flow
      and p.sequence_no = cartage_outcome.payload_sequence);

-- How far each window that was asked for is read; one that was broken off goes on at done_to.
create table cartage_backfill (
    store_id    varchar(64)  not null,
    flow        varchar(32)  not null,
    from_time   ${timestamp} not null,
    to_time     ${timestamp} not null,
    done_to     ${timestamp} not null,
    seen        bigint       default 0 not null,
    staged      bigint       default 0 not null,
    filtered    bigint       default 0 not null,
    quarantined bigint       default 0 not null,
    unchanged   bigint       default 0 not null,
    calls       bigint       default 0 not null,
    started_at  ${timestamp} not null,
    updated_at  ${timestamp} not null,
    constraint cartage_backfill_pk primary key (store_id, flow, from_time, to_time),
    constraint cartage_backfill_nothing_lost check (seen = staged + filtered + quarantined and unchanged <= seen),
    constraint cartage_backfill_forward check (from_time <= done_to and done_to <= to_time)
);
