create table services (
    id             text primary key,
    organisation   text not null references organisations (id),
    direction      text not null references directions (id),
    name           text not null,
    folded         text not null,
    kind           text not null check (kind in
                     ('consultation', 'complex', 'training', 'forum', 'exhibition', 'business_mission', 'registration',
                      'certification', 'trademark', 'marketplace', 'scoring', 'coworking', 'guarantee', 'microloan')),
    recipients     text not null,              -- kinds of recipients, parted by spaces
    price          text not null check (price in ('free', 'paid', 'cofinanced')),
    amount         bigint not null default 0,  -- kopecks a client pays
    limit_per_year bigint check (limit_per_year > 0),
    term_days      bigint not null check (term_days >= 0),
    description    text not null default '',
    act            text not null default '',   -- the legal act it rests on
    valid_from     text not null,
    valid_to       text,
    check (valid_to is null or valid_from <= valid_to)
);
create index services_by_name on services (organisation, folded, id);
create index services_by_direction on services (direction, folded, id);

-- Rules are versioned data tied to a legal act and a validity period; an order that follows
-- another closes the old rows and adds new ones.
create table service_rules (
    id         text   primary key,
    service    text   not null references services (id),
    version    bigint not null,
    rule       text   not null,                -- JSON, see services::Rule
    act        text   not null,
    valid_from text   not null,
    valid_to   text,
    check (valid_to is null or valid_from <= valid_to)
);
create index service_rules_by_service on service_rules (service, valid_from, id);
