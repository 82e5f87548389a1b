-- Why a record waits, in words that all with the same trouble share; and whether a person decided that this payload is
-- never staged.
alter table cartage_outcome add column cause varchar(500);
alter table cartage_outcome add column dropped boolean default false not null;

-- What waits from before is judged again by the store's next run, which finds its cause.
update cartage_outcome
set cause = 'judged by an older Cartage', mapping_version = null
where kind = 'quarantined';
