-- A plan of measures of an agreement, between two sides. The sides stand here by name, because a
-- side may be a foreign region or a body; the region's code says whose officers may report.
create table plans (
    id          text   primary key,
    agreement   text   not null references agreements (id),
    title       text   not null,
    from_on     text   not null,
    to_on       text   not null,
    region_a    text   references regions (code),
    name_a      text   not null,
    region_b    text   references regions (code),
    name_b      text   not null,
    state       text   not null check (state in ('draft', 'approved')),
    version     bigint not null check (version > 0),   -- the one being written, or the last approved
    approved_on text,                                  -- of that version; null while it is written
    created_at  text   not null,
    check (to_on >= from_on),
    check (region_a is not null or region_b is not null),
    check ((state = 'approved') = (approved_on is not null))
);
create index plans_by_end on plans (to_on, id);
create index plans_by_agreement on plans (agreement, to_on, id);
create index plans_by_a on plans (region_a, to_on, id);
create index plans_by_b on plans (region_b, to_on, id);

-- Editions of a plan: why each was begun, and when it was approved.
create table plan_versions (
    plan        text   not null references plans (id),
    version     bigint not null,
    reason      text   not null default '',
    begun_at    text   not null,
    approved_on text,
    primary key (plan, version)
);

-- A measure is the same through all versions. Its text here is that of the newest version; what
-- follows from its term and reports is kept beside it: how far it is, and the day after which it
-- is late (9999-12-31: never). So a list by state asks columns and not reports.
create table measures (
    id         text    primary key,
    plan       text    not null references plans (id),
    number     text    not null,
    place      text    not null,                       -- plans::place: the number as lists sort it
    wording    text    not null,
    sphere     text    not null default '',            -- code; empty: of none
    term       text    not null,                       -- 2026-03-05, 2026-Q2, yearly, constant
    body_a     text    not null default '',
    body_b     text    not null default '',
    result     text    not null default '',
    indicator  text    not null default '',
    target     text    not null default '',
    removed    boolean not null default false,         -- not in the newest version
    dropped_on text,
    reason     text    not null default '',            -- of the dropping
    standing   text    not null check (standing in ('none', 'under_way', 'done', 'dropped')),
    due        text    not null,
    due_a      text    not null,                       -- when side A owes its word
    due_b      text    not null,
    check ((dropped_on is null) = (reason = '')),
    check ((standing = 'dropped') = (dropped_on is not null))
);
create unique index measures_by_number on measures (plan, number) where not removed;
create index measures_by_place on measures (plan, place, id);
create index measures_by_due on measures (due, id);
create index measures_due_of_a on measures (plan, due_a);
create index measures_due_of_b on measures (plan, due_b);

-- A measure's text as of the version that changed it.
create table measure_wordings (
    measure   text    not null references measures (id),
    version   bigint  not null,
    plan      text    not null references plans (id),
    number    text    not null,
    wording   text    not null,
    sphere    text    not null,
    term      text    not null,
    body_a    text    not null,
    body_b    text    not null,
    result    text    not null,
    indicator text    not null,
    target    text    not null,
    removed   boolean not null,
    primary key (measure, version)
);
create index measure_wordings_by_plan on measure_wordings (plan, version, measure);

-- What a side says of its part, and where its word comes from.
create table measure_reports (
    id         text primary key,
    measure    text not null references measures (id),
    side       text not null check (side in ('a', 'b')),
    says       text not null check (says in ('under_way', 'done')),
    on_day     text not null,                          -- as of which day
    wording    text not null,
    value      text not null default '',               -- the indicator, in its own unit
    source     text not null check (source in ('own', 'letter', 'link', 'form', 'visit')),
    document   text not null default '',               -- letter: number; visit: what it was
    dated      text,                                   -- of the letter
    state      text not null check (state in ('counted', 'proposed', 'declined')),
    author     text not null,
    entered_at text not null,
    check (source <> 'letter' or document <> '' and dated is not null)
);
create index measure_reports_by_measure on measure_reports (measure, on_day, id);

-- A link by which a side without an account of its own reports once.
create table plan_links (
    hash       text primary key,                       -- of the secret
    plan       text not null references plans (id),
    side       text not null check (side in ('a', 'b')),
    addressee  text not null,
    made_by    text not null,
    made_at    text not null,
    expires_at text not null,
    used_at    text
);
create index plan_links_by_plan on plan_links (plan, made_at);
