-- Rows are added; whoever changes, removes or empties gets an error. A table that something refers to can't be emptied.
create trigger cartage_audit_stays
before update, delete on cartage_audit
for each row
call 'io.cartage.staging.AppendOnly';
alter table cartage_audit add constraint cartage_audit_not_emptied foreign key (id) references cartage_audit (id);
