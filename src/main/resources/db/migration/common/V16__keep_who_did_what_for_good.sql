-- Who did what is told by the user's number: names stand in cartage_user alone, where a person can be forgotten. who and
-- subject hold only names of others than users and of things; the rest of this file is done before rows can't be changed any more.
alter table cartage_audit add column user_id bigint;
alter table cartage_audit add column subject_id bigint;
update cartage_audit
set user_id = (
    select u.id
    from cartage_user u
    where u.name = cartage_audit.who);
update cartage_audit
set subject_id = (
    select u.id
    from cartage_user u
    where u.name = cartage_audit.subject)
where action in ('log in', 'log out', 'log out everywhere', 'locked out', 'set up');
update cartage_audit set who = '' where user_id is not null;
update cartage_audit set subject = '' where subject_id is not null;
alter table cartage_audit add constraint cartage_audit_user foreign key (user_id) references cartage_user (id);
alter table cartage_audit add constraint cartage_audit_subject foreign key (subject_id) references cartage_user (id);

-- A link by which a user chooses a password, once: the hash of its secret, and until when it is good.
alter table cartage_user add column link_hash varchar(64);
alter table cartage_user add column link_until ${timestamp};
alter table cartage_user add constraint cartage_user_link unique (link_hash);

-- How much a run has before it, where that is known when it begins: from where it reads on, or how many records.
alter table cartage_run add column read_from ${timestamp};
alter table cartage_run add column expected bigint;

-- The calls of a run.
create index cartage_call_by_run on cartage_call (run_id, id);

-- The records whose latest outcome is of a run, and what happened when.
create index cartage_outcome_by_run on cartage_outcome (run_id);
create index cartage_audit_by_time on cartage_audit (at);
