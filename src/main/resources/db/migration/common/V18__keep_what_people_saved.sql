-- The texts of mapping files as people saved them, comments and all, one row for each time; numbered file by file. A text that
-- was found on the disk has the owner of the file for its author, as far as the system tells, and no time if it came with the
-- program.
create table cartage_file_version (
    path     varchar(255)  not null,
    number   integer       not null,
    hash     varchar(64)   not null,
    text     ${long_text}  not null,
    kept_at  ${timestamp}  not null,
    saved_at ${timestamp},
    saved_by varchar(255),
    origin   varchar(16)   not null,
    note     varchar(500),
    constraint cartage_file_version_pk primary key (path, number),
    constraint cartage_file_version_known_origin check (origin in ('console', 'disk'))
);
