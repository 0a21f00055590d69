-- The ledger: rows are added and never changed or removed. A mistake is taken back by a reversing
-- entry (sign -1), which belongs to the period of the rendering it reverses.
-- Two times: rendered_on is the day the service was rendered, recorded_on the day the ledger
-- learnt it. Figures "as of a day" count what was recorded by then.
create table renderings (
    id           text   primary key,
    organisation text   not null,
    region       text   not null,
    direction    text   not null,
    service      text   not null,
    client       text   not null,
    client_key   text   not null,
    recipient    text   not null check (recipient in ('company', 'sole_trader', 'self_employed', 'citizen')),
    rendered_on  text   not null,
    recorded_on  text   not null,
    recorded_at  text   not null,
    sign         bigint not null check (sign in (1, -1)),
    reverses     text   unique references renderings (id),
    application  text   unique,
    account      text   not null,
    free         boolean not null,
    days         bigint not null check (days >= 0),   -- from application to rendering
    result       text   not null default '',
    facts        text   not null default '{}',        -- JSON: what eligibility rested on
    once         text,                                -- idempotency key
    check ((sign = -1) = (reverses is not null)),
    check (rendered_on <= recorded_on)
);
create index renderings_by_day on renderings (organisation, rendered_on, id);
-- A client's whole history in one read: what keeps unique clients exact; and the fold's order.
create index renderings_by_client_key on renderings (client_key, rendered_on, id);
create unique index renderings_once on renderings (organisation, once) where once is not null;

-- Decisions on applications, one each: what shares of refusals as of a day rest on.
create table decisions (
    application  text    primary key,
    organisation text    not null,
    region       text    not null,
    decided_on   text    not null,
    refused      boolean not null
);
create index decisions_by_day on decisions (organisation, decided_on);

-- Figures kept with every rendering, in its transaction (see `ledger`).
create table figures (
    scope    text   not null,    -- o:ORGANISATION, r:REGION, n: the network
    period   text   not null,    -- a (all time), y2026, q2026-4, m2026-11
    cut      text   not null,    -- total, recipient:KIND, direction:ID, service:ID, days:N, decided, refused
    slot     bigint not null,    -- copies of a hot counter; readers add them up
    services bigint not null,    -- rendered less reversed; decisions under decided and refused
    clients  bigint not null,    -- unique clients
    free     bigint not null,    -- free of charge
    primary key (scope, period, cut, slot)
);
-- One cut over time, such as a year by months.
create index figures_over_time on figures (scope, cut, period);
