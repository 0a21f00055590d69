-- What the one search box looks through: title and detail to show, stems to find by.
create table search_documents (
    number       integer primary key,          -- band of its kind, then the order of adding; later rows are found first
    kind         text not null,
    id           text not null,
    organisation text,                         -- null: open to everyone signed in
    title        text not null,
    detail       text not null,
    unique (kind, id)
);

-- Stems are made in Rust, so the tokenizer only parts them at spaces. Beside the stems stands the
-- scope as a word of its own. No positions and no content: half the size, twice the speed.
create virtual table search_words using fts5 (
    words, content = '', contentless_delete = 1, detail = 'none',
    tokenize = 'ascii', prefix = '1 2 3 4 5 6'
);
