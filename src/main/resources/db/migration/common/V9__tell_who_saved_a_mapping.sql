-- When each version of a mapping went live last, and of its files the one that was saved last: when, and by whom, as far
-- as the system tells. A version that came with the program was saved by nobody.
alter table cartage_mapping_version add column live_at ${timestamp};
alter table cartage_mapping_version add column saved_at ${timestamp};
alter table cartage_mapping_version add column saved_by varchar(255);
update cartage_mapping_version
set live_at = first_used_at;
alter table cartage_mapping_version alter column live_at set not null;
