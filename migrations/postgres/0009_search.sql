-- What the one search box looks through: title and detail to show, stems to find by.
create sequence search_numbers;
create table search_documents (
    number       bigint   primary key,         -- band of its kind, then the order of adding; later rows are found first
    kind         text     not null,
    id           text     not null,
    organisation text,                         -- null: open to everyone signed in
    title        text     not null,
    detail       text     not null,
    words        tsvector not null,            -- stems are made in Rust: the same as on SQLite
    unique (kind, id)
);
create index search_by_words on search_documents using gin (words);
