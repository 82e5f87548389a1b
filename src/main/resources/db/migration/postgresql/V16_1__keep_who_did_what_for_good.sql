-- Rows are added; whoever changes, removes or empties gets an error.
create function cartage_append_only() returns trigger
language plpgsql
as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name
        using errcode = 'restrict_violation';
end
$$;
create trigger cartage_audit_stays
before update or delete or truncate on cartage_audit
for each statement
execute function cartage_append_only();
