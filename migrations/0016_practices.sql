-- A practice: its latest published card is in the catalogue, its working card on the path to it.
create table practices (
    id            text   primary key,
    organisation  text   not null references organisations (id),
    region        text   not null references regions (code),
    began_on      text   not null,             -- nobody can have taken it over before
    stage         text   not null check (stage in ('draft', 'ministry', 'experts', 'none')),
    round         bigint not null default 1,   -- of the review of the working card
    working       text,                        -- the version on its way; null: none is
    published     text,                        -- the version in the catalogue; null: not yet
    published_on  text,
    confirmed_on  text,                        -- stale a year later
    withdrawn_on  text,
    withdrawn_why text   not null default '',
    parent        text   references practices (id), -- the practice whose adoption it grew out of
    born_of       text,                        -- that adoption
    root          text   not null,             -- the first of the family: all of a tree share it
    adopters      bigint not null default 0,   -- regions that have implemented it
    grade         bigint not null default 0 check (grade between 0 and 5), -- by the evidence alone
    evidence      text   not null default '',  -- JSON summary of the computed effect
    evidence_at   text,
    answer        text   not null default '',  -- the donor's word on the computed effect
    -- Copied from the published card: what the catalogue filters, counts and sorts by.
    title         text   not null,
    folded        text   not null,
    sphere        text   not null,
    direction     text   not null,
    cost          bigint not null default 0,   -- kopecks
    launch_days   bigint not null default 0,
    stems         text   not null default '',  -- what it is found by, parted by spaces
    created_at    text   not null,
    check (working is not null or published is not null),
    check ((stage = 'none') = (working is null)),
    check ((published is null) = (published_on is null)),
    check (parent is null or parent <> id)
);
create index practices_by_organisation on practices (organisation, created_at, id);
create index practices_by_region on practices (region, published, id);
create index practices_by_stage on practices (stage, region, id);
create index practices_by_root on practices (root, id);
create index practices_published on practices (folded, id) where published is not null;

-- Cards stay as they were taken over: a published version never changes.
create table practice_versions (
    id           text   primary key,
    practice     text   not null references practices (id),
    number       bigint not null check (number > 0),
    card         text   not null,              -- JSON
    author       text   not null,
    created_at   text   not null,
    published_on text
);
create unique index practice_versions_by_number on practice_versions (practice, number);

-- One row: grows by one with every change of what the catalogue shows.
create table practice_catalogue (
    one     bigint primary key check (one = 1),
    version bigint not null
);
insert into practice_catalogue (one, version) values (1, 1);

-- What experts judge by.
create table practice_criteria (
    code       text    primary key,
    position   bigint  not null,
    question   text    not null,
    question_en text   not null,
    in_use     boolean not null
);
insert into practice_criteria (code, position, question, question_en, in_use) values
    ('problem', 1, 'Проблема названа точно и подтверждена данными', 'The problem is named precisely and shown by data', true),
    ('essence', 2, 'Описание понятно без разговора с автором', 'The description is clear without asking the author', true),
    ('result', 3, 'Результат измерен: исходное значение, итог, период, источник', 'The result is measured: baseline, value, period, source', true),
    ('lessons', 4, 'Честно сказано, что не получилось', 'What went wrong is told honestly', true),
    ('transfer', 5, 'Условия тиражирования проверяемы', 'The conditions for transfer can be checked', true);

create table practice_reviews (
    practice text   not null references practices (id),
    version  text   not null references practice_versions (id),
    round    bigint not null,
    account  text   not null,
    name     text   not null,
    region   text   not null,
    level    text   not null check (level in ('ministry', 'expert')),
    verdict  text   not null check (verdict in ('accept', 'rework')),
    scores   text   not null,                  -- JSON: criterion → 1–5
    reason   text   not null,
    at       text   not null,
    primary key (version, round, account)
);
create index practice_reviews_by_practice on practice_reviews (practice, at);

-- A taking over: tied to the version that was taken.
create table adoptions (
    id             text primary key,
    practice       text not null references practices (id),
    version        text not null references practice_versions (id),
    donor          text not null references organisations (id),
    donor_region   text not null references regions (code),
    organisation   text not null references organisations (id),
    region         text not null references regions (code),
    state          text not null check (state in
                     ('interest', 'requested', 'consultation', 'planned', 'pilot', 'implemented', 'measured', 'refused', 'stopped')),
    commitment     text,                       -- the visit's commitment it was born from
    began_on       text not null,
    implemented_on text,                       -- the month from which its effect is looked for
    plan           text not null default '[]', -- JSON: steps with terms
    changes        text not null default '[]', -- JSON: what is done otherwise, and why
    result         text not null default '',   -- JSON: as the adopter measured it
    lesson         text not null default '',   -- why refused, or what stopping taught
    grown          text references practices (id),
    created_at     text not null,
    check (donor <> organisation),
    check (implemented_on is not null or state not in ('implemented', 'measured'))
);
-- One taking over of a practice by an organisation at a time.
create unique index adoptions_at_once on adoptions (practice, organisation) where state not in ('refused', 'stopped');
create index adoptions_by_practice on adoptions (practice, began_on, id);
create index adoptions_by_region on adoptions (region, began_on, id);
create index adoptions_by_donor on adoptions (donor_region, began_on, id);

create table adoption_steps (
    adoption    text   not null references adoptions (id),
    position    bigint not null,
    step        text   not null,
    on_day      text   not null,
    responsible text   not null,               -- who answers for it
    account     text,
    note        text   not null default '',
    at          text   not null,
    primary key (adoption, position)
);

-- The mentor talk: questions of the adopter, answers of the donor.
create table adoption_messages (
    id           text primary key,
    adoption     text not null references adoptions (id),
    organisation text not null references organisations (id),
    name         text not null,
    text         text not null,
    at           text not null
);
create index adoption_messages_by_adoption on adoption_messages (adoption, at, id);
