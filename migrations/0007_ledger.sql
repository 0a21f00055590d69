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
    check ((sign = -1) = (reverses is not null))
);
create index renderings_by_day on renderings (organisation, rendered_on, id);
create index renderings_by_client_key on renderings (client_key, rendered_on);
create unique index renderings_once on renderings (organisation, once) where once is not null;

-- Figures kept with every rendering, in its transaction (see `ledger`).
create table figures (
    scope    text   not null,    -- o:ORGANISATION, r:REGION, n: the network
    cut      text   not null,    -- total, direction:ID, service:ID, recipient:KIND, days:N, refused, decided
    period   text   not null,    -- a (all time), y2026, q2026-4, m2026-11
    slot     bigint not null,    -- copies of a hot counter; readers add them up
    services bigint not null,
    clients  bigint not null,    -- unique clients
    free     bigint not null,
    primary key (scope, cut, period, slot)
);
