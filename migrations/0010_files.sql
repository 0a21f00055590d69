-- Files somebody brought. Their content lies on disk under its SHA-256; two files of equal content share it.
create table files (
    id           text primary key,
    sha256       text not null,
    name         text not null,                -- as it was called where it came from
    kind         text not null check (kind in
                   ('pdf', 'docx', 'xlsx', 'odt', 'jpeg', 'png', 'text', 'csv')),
    size         bigint not null check (size > 0),
    organisation text not null references organisations (id),
    account      text references accounts (id), -- null: came without an account, by a one-time link
    added_at     text not null
);
create index files_by_content on files (sha256);
create index files_by_time on files (added_at, id);

-- What refers to a file. A file nothing refers to is swept after a day.
create table file_uses (
    thing    text not null,                    -- a word of the room that refers
    thing_id text not null,
    file     text not null references files (id),
    primary key (thing, thing_id, file)
);
create index file_uses_by_file on file_uses (file);
