-- What belongs to the installation itself: the secret, whether this is a demo.
create table installation (
    name  text primary key,
    value text not null
);

create table regions (
    code      text primary key,                -- the tax service's two digits
    name      text not null,
    time_zone text not null
);

create table organisations (
    id         text primary key,
    region     text not null references regions (code),
    kind       text not null check (kind in
                 ('ministry', 'centre', 'guarantee_fund', 'microfinance', 'export_centre', 'engineering_centre', 'other')),
    name       text not null,
    short_name text not null,
    time_zone  text not null,                  -- its days are counted there
    address    text not null default '',
    founded_on text
);
create index organisations_by_region on organisations (region, id);

create table directions (
    id           text   primary key,
    organisation text   not null references organisations (id),
    name         text   not null,
    short_name   text   not null,
    curator      text   not null default '',
    position     bigint not null
);
create index directions_by_organisation on directions (organisation, position, id);

create table workspaces (
    id           text   primary key,
    organisation text   not null references organisations (id),
    name         text   not null,
    seats        bigint not null check (seats > 0),
    note         text   not null default ''
);
create index workspaces_by_organisation on workspaces (organisation, id);
