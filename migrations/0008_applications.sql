create table applications (
    id           text   primary key,
    number       text   not null unique,       -- 74-2026-31877
    organisation text   not null references organisations (id),
    direction    text   not null,
    service      text   not null references services (id),
    client       text   not null references clients (id),
    state        text   not null check (state in
                   ('draft', 'submitted', 'accepted', 'refused', 'assigned', 'in_work', 'rendered', 'feedback', 'closed',
                    'withdrawn', 'cancelled')),
    channel      text   not null check (channel in ('desk', 'phone', 'portal', 'api', 'letter')),
    assignee     text   references accounts (id),
    submitted_at text,
    submitted_on text,
    is_open      boolean not null,              -- still to be rendered: follows from the state
    due_on       text   not null,
    decided_on   text,                          -- accepted or refused
    ground       text,                          -- of a refusal
    reason       text   not null default '',    -- in words: refusal, withdrawal, cancellation
    instead      text   not null default '',    -- what was offered instead of a refused service
    awaits       text   not null default '',    -- documents the client was asked for
    confirmed    text   not null default '[]',  -- JSON: papers seen at acceptance
    rendering    text,
    result       text   not null default '',
    score        bigint check (score between 1 and 5),
    feedback     text   not null default '',
    facts        text   not null default '{}',  -- JSON: the eligibility snapshot
    created_at   text   not null,
    updated_at   text   not null,
    check (is_open = (state in ('draft', 'submitted', 'accepted', 'assigned', 'in_work'))),
    check ((state = 'refused') = (ground is not null)),
    check (state in ('draft', 'submitted', 'accepted', 'refused', 'withdrawn', 'cancelled') or assignee is not null),
    check (state not in ('rendered', 'feedback', 'closed') or rendering is not null)
);
create index applications_by_due on applications (organisation, due_on, id);
create index applications_by_time on applications (organisation, created_at, id);
create index applications_open on applications (organisation, is_open, due_on, id);
create index applications_by_state on applications (organisation, state, due_on, id);
create index applications_by_assignee on applications (assignee, due_on, id);
create index applications_by_client on applications (client, created_at, id);

create table application_notes (
    id          text primary key,
    application text not null references applications (id),
    at          text not null,
    account     text not null,
    name        text not null,
    body        text not null
);
create index application_notes_by_application on application_notes (application, id);

create table application_numbers (
    region text   not null,
    year   bigint not null,
    last   bigint not null,
    primary key (region, year)
);
