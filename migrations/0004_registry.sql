-- Dated dumps of the tax service's SME registry. One is live; the next is loaded into the other
-- slot, beside it, and `live` moves in one small transaction.
create table sme_snapshots (
    id          text   primary key,
    day         text,                          -- the state date: the latest ДатаСост; null: not known yet
    source      text   not null,               -- file name, for people
    fingerprint text   not null,               -- hash of the file: the same twice changes nothing
    slot        text   not null check (slot in ('a', 'b')),
    state       text   not null check (state in ('loading', 'live', 'past', 'failed')),
    records     bigint not null default 0,
    rejected    bigint not null default 0,     -- without a right ИНН
    repeated    bigint not null default 0,     -- an ИНН met again: the latest record stays
    compared_to text,                          -- day of the snapshot that was live before; null: none was
    added       bigint not null default 0,     -- against that one
    excluded    bigint not null default 0,
    changed     bigint not null default 0,     -- those whose category changed
    fault       text   not null default '',    -- JSON, a sentence (kernel::Say)
    started_at  text   not null,
    finished_at text,
    check (state not in ('live', 'past') or day is not null)
);
create unique index sme_snapshots_live on sme_snapshots (state) where state = 'live';
create index sme_snapshots_by_start on sme_snapshots (started_at, id);

-- How the records of a snapshot divide, counted while it was loaded.
create table sme_counts (
    snapshot text   not null references sme_snapshots (id),
    region   text   not null,                  -- '': not said
    category text   not null,                  -- '': not said
    records  bigint not null,
    primary key (snapshot, region, category)
);

-- Names of kinds of activity, as the newest dump writes them.
create table okveds (
    code text primary key,
    name text not null
);

-- Heaps while they are loaded; the keys are indexes built afterwards (see `registry`).
create table bulk.sme_records_a (
    inn         text   not null,
    ogrn        text,
    kind        text,                          -- company, sole_trader; null: a kind of later years
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
    state_on    text   not null,               -- ДатаСост of this record; '': missing
    origin      bigint not null                -- where in the dump: of equal ones the last stays
);
create table bulk.sme_records_b (
    inn         text   not null,
    ogrn        text,
    kind        text,
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
    state_on    text   not null,
    origin      bigint not null
);
create table bulk.sme_changes (
    snapshot   text not null,
    change     text not null,                  -- added, excluded, changed
    inn        text not null,
    region     text,
    was        text,                           -- category before
    became     text,                           -- category after
    primary key (snapshot, change, inn)
);
