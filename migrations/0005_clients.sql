create table clients (
    id           text primary key,
    organisation text not null references organisations (id),
    key          text not null,                -- pseudonym: keyed hash of the ИНН, or of the id
    kind         text not null check (kind in ('company', 'sole_trader', 'self_employed', 'citizen')),
    inn          text,
    ogrn         text,
    name         text not null,
    folded       text not null,                -- clients::sort_name: folded, without the legal form; lists sort by it
    category     text check (category in ('micro', 'small', 'medium')),
    okved        text,
    okveds       text not null default '',
    region       text,
    sme_day      text,                         -- state date of the dump that was asked; null: none was
    sme_found    boolean not null default false,
    email        text not null default '',
    phone        text not null default '',
    contact      text not null default '',     -- whom to ask for
    note         text not null default '',
    created_at   text not null,
    updated_at   text not null,
    erased_at    text,
    check (kind = 'citizen' or inn is not null or erased_at is not null)
);
-- One client per ИНН and organisation.
create unique index clients_by_inn on clients (organisation, inn) where inn is not null;
create index clients_by_name on clients (organisation, folded, id);
create index clients_by_time on clients (organisation, created_at, id);

create table consents (
    id           text primary key,
    client       text not null references clients (id),
    purpose      text not null,
    text_version text not null,
    channel      text not null check (channel in ('paper', 'portal', 'email', 'oral')),
    given_at     text not null,
    recorded_by  text not null,
    withdrawn_at text
);
create index consents_by_client on consents (client, given_at);
