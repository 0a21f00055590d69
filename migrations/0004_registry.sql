-- Dated dumps of the tax service's SME registry. One is live; the next is loaded into the other
-- slot, beside it, and `live` moves in one small transaction.
create table sme_snapshots (
    id          text   primary key,
    day         text   not null,               -- the state date: the latest ДатаСост
    source      text   not null,               -- file name, for people
    fingerprint text   not null,               -- hash of the file: the same twice changes nothing
    slot        text   not null check (slot in ('a', 'b')),
    state       text   not null check (state in ('loading', 'live', 'past', 'failed')),
    records     bigint not null default 0,
    rejected    bigint not null default 0,
    added       bigint not null default 0,     -- against the snapshot that was live before
    excluded    bigint not null default 0,
    changed     bigint not null default 0,     -- those whose category changed
    fault       text   not null default '',
    started_at  text   not null,
    finished_at text
);
create unique index sme_snapshots_live on sme_snapshots (state) where state = 'live';
create index sme_snapshots_by_start on sme_snapshots (started_at, id);

-- Heaps while they are loaded; the keys are indexes built afterwards (see `registry`).
create table bulk.sme_records_a (
    inn         text   not null,
    ogrn        text,
    kind        text   not null,               -- company, sole_trader, other
    name        text   not null,
    short_name  text,
    category    text,                          -- micro, small, medium
    newly       boolean,
    social      boolean,
    staff       bigint,
    region      text,
    place       text,
    okved       text,
    okveds      text   not null,               -- secondary codes, parted by spaces
    included_on text,
    state_on    text                           -- ДатаСост of this record
);
create table bulk.sme_records_b (
    inn         text   not null,
    ogrn        text,
    kind        text   not null,
    name        text   not null,
    short_name  text,
    category    text,
    newly       boolean,
    social      boolean,
    staff       bigint,
    region      text,
    place       text,
    okved       text,
    okveds      text   not null,
    included_on text,
    state_on    text
);
create table bulk.sme_changes (
    snapshot   text not null,
    change     text not null,                  -- added, excluded, changed
    inn        text not null,
    region     text,
    was        text,                           -- category before
    became     text                            -- category after
);
create table bulk.okveds (
    code text not null,
    name text not null
);
