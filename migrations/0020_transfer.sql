-- What to take, what to give: which conditions a region meets, what it aims at, what it is offered,
-- and what the list of practices is ordered by.

-- What a region says of itself before it takes a practice over; seen by that region alone. Conditions
-- are kept in their own words: a new version of the card that words one anew asks for it anew.
create table practice_readiness (
    practice   text not null references practices (id),
    region     text not null references regions (code),
    met        text not null,                  -- the conditions that are met, a line each
    account    text not null,                  -- who said so
    updated_at text not null,
    primary key (practice, region)
);
create index practice_readiness_by_region on practice_readiness (region, practice);

-- A practice held out by its own region to another: one at a time, the journal keeps those before.
create table practice_offers (
    practice     text not null references practices (id),
    region       text not null references regions (code),   -- to whom
    donor_region text not null references regions (code),
    note         text not null default '',     -- why just this one
    name         text not null,                -- who offers
    state        text not null check (state in ('open', 'accepted', 'declined')),
    reason       text not null default '',     -- why it was declined
    adoption     text references adoptions (id),
    offered_at   text not null,
    answered_at  text,
    primary key (practice, region),
    check (region <> donor_region),
    check ((state = 'open') = (answered_at is null)),
    check (state <> 'declined' or reason <> ''),
    check ((state = 'accepted') = (adoption is not null))
);
create index practice_offers_by_region on practice_offers (region, state, offered_at);
create index practice_offers_by_donor on practice_offers (donor_region, region);

-- What a region wants to reach; drafts are its own, published ones are for everyone.
create table region_goals (
    region       text             not null references regions (code),
    indicator    text             not null,    -- code
    target       double precision not null,    -- in the indicator's unit
    due          text             not null,
    act          text             not null,    -- the paper it stands in
    published_on text,                         -- null: a draft
    updated_at   text             not null,
    primary key (region, indicator)
);

-- What counts in the order of practices to take: see the page «Как составлен этот список».
create table transfer_weights (
    name  text             primary key check (name in ('grade', 'effect', 'unmarked', 'half-cost')),
    value double precision not null
);
insert into transfer_weights (name, value) values
    ('grade', 0.4),
    ('effect', 0.6),
    ('unmarked', 0.5),                         -- share of conditions where the region has not said
    ('half-cost', 2000000);                    -- roubles at which a score is halved
