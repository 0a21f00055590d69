-- Who did what to what. Written in the change's own transaction; sealed a moment later.
create table journal (
    id           text   primary key,           -- UUIDv7: sorts by time
    at           text   not null,              -- moment, UTC
    organisation text,                         -- whose affair it is; null: the installation's
    account      text,                         -- who; null: the system itself
    name         text,                         -- their name at that time
    thing        text   not null,              -- kind of thing: client, application…
    thing_id     text   not null,
    verb         text   not null,
    detail       text   not null,              -- JSON object, no personal data beyond need
    seal         bigint                        -- number of the seal; null: not sealed yet
);
create index journal_by_thing on journal (thing, thing_id, id);
create index journal_by_organisation on journal (organisation, id);
-- The version of a centre's catalogue is its latest entry here.
create index journal_of_services on journal (organisation, id) where thing = 'service';
create index journal_unsealed on journal (id) where seal is null;
create index journal_by_seal on journal (seal, id);

-- The chain: each seal hashes the one before and its own entries, so that nothing can be changed,
-- left out or put in later without a break that `okno journal verify` finds.
create table journal_seals (
    number  bigint primary key,
    at      text   not null,
    entries bigint not null,
    hash    text   not null
);
