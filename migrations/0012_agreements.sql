-- Fields of cooperation: an editable list; the code never changes.
create table spheres (
    code     text   primary key,
    name     text   not null,
    position bigint not null
);
insert into spheres (code, name, position) values
    ('trade_economic',       'Торгово-экономическое сотрудничество',   1),
    ('scientific_technical', 'Научно-техническое сотрудничество',      2),
    ('social',               'Социальная сфера',                       3),
    ('cultural',             'Культура',                               4),
    ('business_support',     'Поддержка предпринимательства',          5),
    ('industry',             'Промышленность и кооперация',            6),
    ('agriculture',          'Агропромышленный комплекс',              7),
    ('tourism',              'Туризм',                                 8),
    ('education',            'Образование и молодёжная политика',      9),
    ('ecology',              'Экология и природопользование',         10);

create table agreements (
    id                 text    primary key,
    kind               text    not null check (kind in ('agreement', 'protocol', 'memorandum', 'roadmap')),
    title              text    not null,
    number             text    not null default '',
    registered         text    not null default '',     -- number in the document system (СЭД)
    spheres            text    not null default '',     -- codes, parted by spaces: read whole with the row
    regions            text    not null default '',     -- codes of the Russian parties, in the same way
    others             text    not null default '',     -- the other parties: `foreign NAME` or `body NAME`, one a line
    international      boolean not null,                -- whether a party is a foreign region
    signed_on          text,
    in_force_from      text,
    in_force_to        text,                            -- null: open-ended
    prolongation       text    not null check (prolongation in ('none', 'automatic', 'by_consent')),
    prolongation_years bigint  not null default 0,
    state              text    not null check (state in ('draft', 'agreed', 'signed', 'in_force', 'terminated', 'superseded')),
    ended_on           text,                            -- when it was terminated or superseded
    ground             text    not null default '',     -- of the termination
    predecessor        text    references agreements (id),
    folded             text    not null,                -- what the text filter looks in
    sorted_on          text    not null,                -- signed_on; of drafts 9999-12-31
    lapses_on          text    not null,                -- last day in force; of endless ones 9999-12-31
    created_at         text    not null,
    check (in_force_from is null or signed_on is not null and in_force_from >= signed_on),
    check (in_force_to is null or in_force_from is not null and in_force_to >= in_force_from),
    check (state in ('draft', 'agreed') or signed_on is not null),
    check (state <> 'in_force' or in_force_from is not null),
    check (state <> 'terminated' or ground <> ''),
    check (prolongation <> 'automatic' or prolongation_years > 0)
);
-- Lists walk this one, or a region's parties. An index by state would lure the planner: most of
-- the register is in force.
create index agreements_by_day on agreements (sorted_on, id);
create index agreements_by_predecessor on agreements (predecessor) where predecessor is not null;

create table agreement_parties (
    agreement   text   not null references agreements (id),
    position    bigint not null,
    kind        text   not null check (kind in ('region', 'foreign', 'body')),
    region      text   references regions (code),
    name        text   not null,                        -- of a foreign region or a body
    coordinator text   not null default '',
    office      text   not null default '',             -- the coordinator's position
    contact     text   not null default '',
    agreed_on   text,                                   -- when this side agreed to the draft
    agreed_by   text   not null default '',             -- whose word that is: a person, or a letter
    primary key (agreement, position),
    check ((kind = 'region') = (region is not null))
);
create unique index agreement_parties_by_region on agreement_parties (region, agreement) where region is not null;

create table agreement_spheres (
    sphere    text not null references spheres (code),
    agreement text not null references agreements (id),
    primary key (sphere, agreement)
);
create index agreement_spheres_by_agreement on agreement_spheres (agreement);
