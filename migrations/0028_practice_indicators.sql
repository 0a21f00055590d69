-- A practice may be measured by several indicators. Each has an effect of its own, a first look of
-- the author's and an answer; the grade of the practice is that of the indicator chosen first, so
-- that nobody picks the best of several.
alter table practice_effects rename to practice_effects_of_one;
drop index practice_effects_by_opening;
create table practice_effects (
    practice    text   not null references practices (id),
    indicator   text   not null,                               -- its code
    position    bigint not null check (position > 0),          -- the smallest is the main indicator
    -- What everybody sees.
    grade       bigint check (grade between 0 and 5),          -- null: nothing is open
    summary     text,                                          -- JSON of the computed effect
    computed_at text,
    answer      text   not null default '',                    -- the author's word on it
    -- What its author alone sees yet: everybody from `opens_on`, or from the author's answer.
    fresh_grade bigint check (fresh_grade between 0 and 5),    -- null: nothing is fresh
    fresh       text,
    fresh_at    text,
    opens_on    text,
    primary key (practice, indicator),
    check ((grade is null) = (summary is null)),
    check ((grade is null) = (computed_at is null)),
    check ((fresh_grade is null) = (fresh is null)),
    check ((fresh_grade is null) = (fresh_at is null)),
    check ((fresh_grade is null) = (opens_on is null))
);
create unique index practice_effects_by_position on practice_effects (practice, position);
create index practice_effects_by_opening on practice_effects (opens_on, practice)
    where opens_on is not null;

-- An open effect names its indicator: it was chosen before the one that is measured now, or is it.
insert into practice_effects (practice, indicator, position, grade, summary, computed_at, answer)
select p.id, i.code, 1, p.grade, p.evidence, p.evidence_at, p.answer
from practices p
join (select distinct code from indicator_versions) i
    on p.evidence like '%"indicator":"' || i.code || '"%'
where p.evidence_at is not null;
insert into practice_effects
    (practice, indicator, position, fresh_grade, fresh, fresh_at, opens_on)
select practice, indicator, 2, grade, summary, computed_at, opens_on
from practice_effects_of_one where true
on conflict (practice, indicator) do update set fresh_grade = excluded.fresh_grade,
    fresh = excluded.fresh, fresh_at = excluded.fresh_at, opens_on = excluded.opens_on;
drop table practice_effects_of_one;

alter table practices drop column evidence;
alter table practices drop column evidence_at;
alter table practices drop column answer;
