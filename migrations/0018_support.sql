-- How support is arranged in a region: what each institution does, and how clients pass between
-- them. Written by the region's officers for their guests.
create table support_parts (
    organisation text primary key references organisations (id),
    does         text not null
);

create table support_paths (
    region            text not null references regions (code),
    from_organisation text not null references organisations (id),
    to_organisation   text not null references organisations (id),
    about             text not null,               -- when, with what, in which term
    primary key (region, from_organisation, to_organisation),
    check (from_organisation <> to_organisation)
);
