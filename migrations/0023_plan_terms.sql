-- A version keeps the plan's title and period too: a change of them is a difference like any other.
alter table plan_versions add column title text not null default '';
alter table plan_versions add column from_on text;
alter table plan_versions add column to_on text;
update plan_versions set
    title = (select title from plans where plans.id = plan_versions.plan),
    from_on = (select from_on from plans where plans.id = plan_versions.plan),
    to_on = (select to_on from plans where plans.id = plan_versions.plan);
