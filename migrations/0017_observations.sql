-- Indicators over time: what is measured, by which definition, and what was observed.

-- Definitions are data with versions: a new one begins in a month to come or in the running one,
-- and past months keep the definition that was valid then. A version is valid until the next one
-- begins, or until it ends.
create table indicator_versions (
    code       text    not null,
    number     bigint  not null check (number > 0),
    position   bigint  not null,               -- place in a profile
    name       text    not null,
    name_en    text    not null,
    unit       text    not null check (unit in ('pieces', 'people', 'firms', 'days', 'percent')),
    better     text    not null check (better in ('more', 'less', 'neither')),
    formula    text    not null,               -- ledger:…, registry:… or upload
    people     boolean not null,               -- counts people: small numbers are not shown
    structural boolean not null,               -- says what a region is like: twins are found by it
    act        text    not null,               -- the legal act or method it rests on
    valid_from text    not null,               -- month
    valid_to   text,                           -- last month; null: until further notice
    primary key (code, number),
    check (valid_to is null or valid_to >= valid_from)
);
create unique index indicator_versions_by_month on indicator_versions (code, valid_from);

create table observations (
    indicator   text             not null,
    region      text             not null references regions (code),
    month       text             not null,     -- 2026-11
    version     bigint           not null,     -- of the definition
    value       double precision not null,
    base        bigint,                        -- how many things it was computed from; null: not said
    source      text             not null check (source in ('ledger', 'registry', 'upload')),
    recorded_at text             not null,
    account     text,                          -- who brought it; null: computed
    file        text             not null default '',  -- the file or the dump it came from
    upload      text             references files (id),  -- the kept table it was read from; null: computed
    primary key (indicator, region, month),
    foreign key (indicator, version) references indicator_versions (code, number)
);
create index observations_by_month on observations (month, indicator, region);
-- Holds the values too: a profile reads three years of a whole group from the index alone.
create index observations_by_region on observations (region, month, indicator, value, base);

-- Regions that are compared with each other; editable. Codes of regions, without a reference:
-- the list of regions comes after the migrations.
create table peer_groups (
    code     text   primary key,
    position bigint not null,
    name     text   not null
);
create table peer_members (
    peers  text not null references peer_groups (code),
    region text not null,
    primary key (peers, region)
);
create index peer_members_by_region on peer_members (region, peers);

insert into indicator_versions
    (code, number, position, name, name_en, unit, better, formula, people, structural, act, valid_from)
values
    ('median-days', 1, 10, 'Срок от заявки до услуги, медиана', 'Time from application to service, median', 'days', 'less', 'ledger:median-days', false, false, '', '2019-01'),
    ('answer-days', 1, 20, 'Срок ответа на заявку, медиана', 'Time to answer an application, median', 'days', 'less', 'upload', false, false, '', '2019-01'),
    ('refused-share', 1, 30, 'Доля отказов по заявкам', 'Share of refused applications', 'percent', 'less', 'ledger:refused-share', false, false, '', '2019-01'),
    ('services', 1, 40, 'Оказано услуг', 'Services rendered', 'pieces', 'more', 'ledger:services', false, false, '', '2019-01'),
    ('clients', 1, 50, 'Уникальных клиентов', 'Unique clients', 'people', 'more', 'ledger:clients', true, false, '', '2019-01'),
    ('free-share', 1, 60, 'Доля бесплатных услуг', 'Share of free services', 'percent', 'neither', 'ledger:free-share', false, false, '', '2019-01'),
    ('sme', 1, 70, 'Субъектов МСП', 'SMEs', 'firms', 'more', 'registry:all', true, true, '209-ФЗ, ст. 4.1', '2019-01'),
    ('sme-micro', 1, 80, 'Микропредприятий', 'Micro enterprises', 'firms', 'neither', 'registry:micro', true, false, '209-ФЗ, ст. 4.1', '2019-01'),
    ('sme-small', 1, 90, 'Малых предприятий', 'Small enterprises', 'firms', 'more', 'registry:small', true, false, '209-ФЗ, ст. 4.1', '2019-01'),
    ('sme-medium', 1, 100, 'Средних предприятий', 'Medium enterprises', 'firms', 'more', 'registry:medium', true, false, '209-ФЗ, ст. 4.1', '2019-01'),
    ('sme-new', 1, 110, 'Включено в реестр МСП за месяц', 'Entered the SME registry in the month', 'firms', 'more', 'registry:added', true, false, '209-ФЗ, ст. 4.1', '2019-01'),
    ('sme-excluded', 1, 120, 'Исключено из реестра МСП за месяц', 'Left the SME registry in the month', 'firms', 'less', 'registry:excluded', true, false, '209-ФЗ, ст. 4.1', '2019-01'),
    ('sme-farming', 1, 130, 'Сельское хозяйство среди МСП', 'Agriculture among SMEs', 'percent', 'neither', 'registry:share-A', false, true, 'ОКВЭД 2, раздел A', '2019-01'),
    ('sme-industry', 1, 140, 'Обрабатывающие производства среди МСП', 'Manufacturing among SMEs', 'percent', 'neither', 'registry:share-C', false, true, 'ОКВЭД 2, раздел C', '2019-01'),
    ('sme-building', 1, 150, 'Строительство среди МСП', 'Construction among SMEs', 'percent', 'neither', 'registry:share-F', false, true, 'ОКВЭД 2, раздел F', '2019-01'),
    ('sme-trade', 1, 160, 'Торговля среди МСП', 'Trade among SMEs', 'percent', 'neither', 'registry:share-G', false, true, 'ОКВЭД 2, раздел G', '2019-01'),
    ('sme-transport', 1, 170, 'Транспорт среди МСП', 'Transport among SMEs', 'percent', 'neither', 'registry:share-H', false, true, 'ОКВЭД 2, раздел H', '2019-01'),
    ('sme-it', 1, 180, 'Информация и связь среди МСП', 'Information and communication among SMEs', 'percent', 'neither', 'registry:share-J', false, true, 'ОКВЭД 2, раздел J', '2019-01'),
    ('sme-mining', 1, 190, 'Добыча полезных ископаемых среди МСП', 'Mining among SMEs', 'percent', 'neither', 'registry:share-B', false, false, 'ОКВЭД 2, раздел B', '2019-01'),
    ('sme-energy', 1, 200, 'Энергетика среди МСП', 'Energy among SMEs', 'percent', 'neither', 'registry:share-D', false, false, 'ОКВЭД 2, раздел D', '2019-01'),
    ('sme-water', 1, 210, 'Вода и отходы среди МСП', 'Water and waste among SMEs', 'percent', 'neither', 'registry:share-E', false, false, 'ОКВЭД 2, раздел E', '2019-01'),
    ('sme-hotels', 1, 220, 'Гостиницы и питание среди МСП', 'Accommodation and food among SMEs', 'percent', 'neither', 'registry:share-I', false, false, 'ОКВЭД 2, раздел I', '2019-01'),
    ('sme-finance', 1, 230, 'Финансы и страхование среди МСП', 'Finance and insurance among SMEs', 'percent', 'neither', 'registry:share-K', false, false, 'ОКВЭД 2, раздел K', '2019-01'),
    ('sme-estate', 1, 240, 'Недвижимость среди МСП', 'Real estate among SMEs', 'percent', 'neither', 'registry:share-L', false, false, 'ОКВЭД 2, раздел L', '2019-01'),
    ('sme-science', 1, 250, 'Профессиональная и научная деятельность среди МСП', 'Professional and scientific activities among SMEs', 'percent', 'neither', 'registry:share-M', false, false, 'ОКВЭД 2, раздел M', '2019-01'),
    ('sme-administration', 1, 260, 'Административные услуги среди МСП', 'Administrative services among SMEs', 'percent', 'neither', 'registry:share-N', false, false, 'ОКВЭД 2, раздел N', '2019-01'),
    ('sme-education', 1, 270, 'Образование среди МСП', 'Education among SMEs', 'percent', 'neither', 'registry:share-P', false, false, 'ОКВЭД 2, раздел P', '2019-01'),
    ('sme-health', 1, 280, 'Здравоохранение среди МСП', 'Health among SMEs', 'percent', 'neither', 'registry:share-Q', false, false, 'ОКВЭД 2, раздел Q', '2019-01'),
    ('sme-culture', 1, 290, 'Культура, спорт и досуг среди МСП', 'Arts, sport and recreation among SMEs', 'percent', 'neither', 'registry:share-R', false, false, 'ОКВЭД 2, раздел R', '2019-01'),
    ('sme-other', 1, 300, 'Прочие услуги среди МСП', 'Other services among SMEs', 'percent', 'neither', 'registry:share-S', false, false, 'ОКВЭД 2, раздел S', '2019-01');

insert into peer_groups (code, position, name) values
    ('central', 1, 'Центральный федеральный округ'),
    ('north-west', 2, 'Северо-Западный федеральный округ'),
    ('south', 3, 'Южный федеральный округ'),
    ('caucasus', 4, 'Северо-Кавказский федеральный округ'),
    ('volga', 5, 'Приволжский федеральный округ'),
    ('ural', 6, 'Уральский федеральный округ'),
    ('siberia', 7, 'Сибирский федеральный округ'),
    ('far-east', 8, 'Дальневосточный федеральный округ');

insert into peer_members (peers, region) values
    ('central', '31'), ('central', '32'), ('central', '33'), ('central', '36'), ('central', '37'),
    ('central', '40'), ('central', '44'), ('central', '46'), ('central', '48'), ('central', '50'),
    ('central', '57'), ('central', '62'), ('central', '67'), ('central', '68'), ('central', '69'),
    ('central', '71'), ('central', '76'), ('central', '77'),
    ('north-west', '10'), ('north-west', '11'), ('north-west', '29'), ('north-west', '35'), ('north-west', '39'),
    ('north-west', '47'), ('north-west', '51'), ('north-west', '53'), ('north-west', '60'), ('north-west', '78'),
    ('north-west', '83'),
    ('south', '01'), ('south', '08'), ('south', '23'), ('south', '30'), ('south', '34'),
    ('south', '61'), ('south', '91'), ('south', '92'),
    ('caucasus', '05'), ('caucasus', '06'), ('caucasus', '07'), ('caucasus', '09'), ('caucasus', '15'),
    ('caucasus', '20'), ('caucasus', '26'),
    ('volga', '02'), ('volga', '12'), ('volga', '13'), ('volga', '16'), ('volga', '18'),
    ('volga', '21'), ('volga', '43'), ('volga', '52'), ('volga', '56'), ('volga', '58'),
    ('volga', '59'), ('volga', '63'), ('volga', '64'), ('volga', '73'),
    ('ural', '45'), ('ural', '66'), ('ural', '72'), ('ural', '74'), ('ural', '86'),
    ('ural', '89'),
    ('siberia', '04'), ('siberia', '17'), ('siberia', '19'), ('siberia', '22'), ('siberia', '24'),
    ('siberia', '38'), ('siberia', '42'), ('siberia', '54'), ('siberia', '55'), ('siberia', '70'),
    ('far-east', '03'), ('far-east', '14'), ('far-east', '25'), ('far-east', '27'), ('far-east', '28'),
    ('far-east', '41'), ('far-east', '49'), ('far-east', '65'), ('far-east', '75'), ('far-east', '79'),
    ('far-east', '87');
