-- A visit of one region to another, and what it leaves behind.
create table visits (
    id                 text primary key,
    kind               text not null check (kind in ('visit', 'return', 'call', 'placement', 'pair')),
    agreement          text references agreements (id),
    measure            text,                   -- of the plan it rests on; the same through the plan's versions
    answers            text references visits (id),   -- the visit it returns
    aim                text not null,
    from_day           text not null,
    to_day             text not null,
    host               text not null,          -- a region, or 00: the side named in outside
    guest              text not null,
    outside            text not null default '',   -- a foreign region or a body of power, where one side is no Russian region
    host_organisation  text references organisations (id),
    guest_organisation text references organisations (id),
    keeper             text not null references regions (code),   -- whose officer entered it
    state              text not null check (state in ('planned', 'under_way', 'held', 'closed', 'cancelled')),
    reason             text not null default '',      -- of a cancellation
    created_at         text not null,
    check (host <> guest),
    check ((outside <> '') = (host = '00' or guest = '00')),
    check (from_day <= to_day),
    check (keeper in (host, guest)),
    check ((state = 'cancelled') = (reason <> ''))
);
create index visits_by_host on visits (host, guest, from_day, id);
create index visits_by_guest on visits (guest, host, from_day, id);
create index visits_by_day on visits (from_day, id);
create index visits_by_agreement on visits (agreement, from_day, id);
create index visits_by_answered on visits (answers);

-- Organisations that take part, on either side: their people see the visit.
create table visit_organisations (
    visit        text not null references visits (id),
    organisation text not null references organisations (id),
    primary key (visit, organisation)
);
create index visit_organisations_by_organisation on visit_organisations (organisation, visit);

-- People of either side.
create table visit_delegates (
    id           text primary key,
    visit        text not null references visits (id),
    region       text not null,                -- the side; 00 is the one that is no Russian region
    name         text not null,
    position     text not null,
    organisation text not null,
    contact      text not null default '',
    source       text not null default '',     -- «по письму № … от …», where the other side entered it
    removed_at   text
);
create index visit_delegates_by_visit on visit_delegates (visit, region, id);

-- The programme.
create table visit_items (
    id           text    primary key,
    visit        text    not null references visits (id),
    day          text    not null,
    begins       text    not null,             -- 09:30, local time of the host
    ends         text    not null,
    place        text    not null default '',
    title        text    not null,
    organisation text    references organisations (id),
    direction    text    references directions (id),
    host         text    not null default '',  -- names, parted by commas
    guests       text    not null default '',  -- names, parted by commas; empty: the whole delegation
    transport    text    not null default '',
    shown        boolean not null default false,
    position     bigint  not null default 0,   -- 1 for an item that came out of an unanswered question
    check (begins < ends)
);
create index visit_items_by_visit on visit_items (visit, day, begins, id);

-- What is typed on a phone carries a key made there: sent again, it is the same row.
create table visit_questions (
    id          text primary key,
    visit       text not null references visits (id),
    once        text not null unique,
    item        text references visit_items (id),
    region      text not null,                 -- whose question
    asked_by    text not null,
    to_whom     text not null default '',
    text        text not null,
    asked_at    text not null,
    answer      text not null default '',
    answered_by text not null default '',
    answered_at text,
    check ((answer = '') = (answered_at is null))
);
create index visit_questions_by_visit on visit_questions (visit, id);

create table visit_remarks (
    id          text primary key,
    visit       text not null references visits (id),
    once        text not null unique,
    kind        text not null check (kind in ('note', 'change', 'quote', 'photo')),
    region      text not null references regions (code),
    author      text not null,
    delegate    text references visit_delegates (id),   -- whose words
    faces       text not null default '',      -- ids of those who can be recognised on a photograph, parted by spaces
    item        text references visit_items (id),
    text        text not null,
    file        text,
    at          text not null,
    approved_at text,                          -- the person agreed to these very words
    check ((kind = 'photo') = (file is not null)),
    check (kind <> 'quote' or delegate is not null),
    check (approved_at is null or kind in ('quote', 'photo'))
);
create index visit_remarks_by_visit on visit_remarks (visit, id);

-- A person's own consent to the publication of their words or pictures, apart from any other.
create table visit_consents (
    id           text primary key,
    visit        text not null references visits (id),
    delegate     text not null references visit_delegates (id),
    covers       text not null check (covers in ('words', 'pictures', 'both')),
    given_on     text not null,
    channel      text not null check (channel in ('paper', 'email', 'oral')),
    recorded_by  text not null,
    recorded_at  text not null,
    withdrawn_at text
);
create index visit_consents_by_visit on visit_consents (visit, delegate, id);

-- What was agreed: followed to closure.
create table visit_commitments (
    id          text primary key,
    visit       text not null references visits (id),
    once        text not null unique,
    question    text references visit_questions (id),
    text        text not null,
    side        text not null,                 -- who does it
    other       text not null,                 -- for whom
    responsible text not null default '',
    due         text not null,
    state       text not null check (state in ('open', 'done', 'dropped')),
    becomes     text check (becomes in ('measure', 'practice', 'task')),
    target      text not null default '',      -- id of the measure; name or address of the practice; the task in words
    evidence    text not null default '',
    reason      text not null default '',
    made_at     text not null,
    closed_on   text,
    check (side <> other),
    check ((state = 'open') = (closed_on is null)),
    check (state <> 'done' or evidence <> ''),
    check (state <> 'dropped' or reason <> '')
);
create index visit_commitments_by_visit on visit_commitments (visit, due, id);
create index visit_commitments_by_side on visit_commitments (side, state, due, id);
create index visit_commitments_by_other on visit_commitments (other, state, due, id);
create index visit_commitments_by_due on visit_commitments (due, id);

-- Documents signed during a visit: a visit may see many, an agreement may be signed in parts.
create table visit_agreements (
    visit     text not null references visits (id),
    agreement text not null references agreements (id),
    primary key (visit, agreement)
);
create index visit_agreements_by_agreement on visit_agreements (agreement, visit);
