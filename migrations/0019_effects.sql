-- By which indicator a practice is measured, and the effect computed last while its author alone
-- sees it: from `opens_on`, or from the author's answer, it stands with the practice.
create table practice_effects (
    practice    text   primary key references practices (id),
    indicator   text   not null,                               -- its code
    grade       bigint check (grade between 0 and 5),          -- null: nothing is fresh
    summary     text,                                          -- JSON, as practices.evidence
    computed_at text,
    opens_on    text,
    check ((grade is null) = (summary is null)),
    check ((grade is null) = (computed_at is null)),
    check ((grade is null) = (opens_on is null))
);
create index practice_effects_by_opening on practice_effects (opens_on, practice)
    where opens_on is not null;
