-- The payloads are compressed already.
alter table cartage_payload alter column content set storage external;
