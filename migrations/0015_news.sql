-- News of visits: drafted from facts, agreed by those quoted and by both press services, released.
create table news (
    id             text    primary key,
    visit          text    not null references visits (id),
    host           text    not null,             -- a region, or 00: the visit names it
    guest          text    not null,
    headline       text    not null,
    summary        text    not null,             -- the lead
    body           text    not null,             -- paragraphs; {цитата N} stands for the Nth quote
    quotes         text    not null,             -- ids of remarks, JSON, in the order of N
    facts          text    not null,             -- what the draft used and where each stands, JSON
    state          text    not null check (state in
                     ('draft', 'agreed', 'approved', 'released', 'withdrawn')),
    approved_host  text    not null,             -- whose word, or which letter; empty: not yet
    approved_guest text    not null,
    is_public      boolean not null,             -- also on the public page
    correction     text    not null,
    reason         text    not null,             -- why it was withdrawn
    released_at    text,
    created_at     text    not null,
    check (host <> guest),
    check ((released_at is null) = (state in ('draft', 'agreed', 'approved')))
);
create index news_by_visit on news (visit, id);
-- Drafts and released news of one side, newest first.
create index news_by_host on news (host, created_at, id);
create index news_by_guest on news (guest, created_at, id);
create index news_in_public on news (released_at, id) where is_public and state = 'released';
