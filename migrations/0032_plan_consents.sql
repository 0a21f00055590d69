-- Which side has agreed to the version of a plan that is being written, as it stands: a change of
-- the version takes its rows away.
create table plan_consents (
    plan      text   not null,
    version   bigint not null,
    side      text   not null check (side in ('a', 'b')),
    name      text   not null,                         -- of the side's officer
    agreed_at text   not null,
    primary key (plan, version, side),
    foreign key (plan, version) references plan_versions (plan, version)
);

-- The version that brought the measure. While that one is being written the row is only its place:
-- it stands as left out, and its text is in measure_wordings.
alter table measures add column since bigint not null default 1;
update measures set since = coalesce(
    (select min(version) from measure_wordings where measure_wordings.measure = measures.id), 1);

-- From now on plans and measures hold what is in force, and a version being written lives in
-- plan_versions and measure_wordings until it is approved. What was being written goes there: those
-- tables hold it already, so that it is only taken back here. The order of numbers (place) and the
-- terms (due) follow when the version is approved.
update plans set (title, from_on, to_on) = (
    select title, from_on, to_on from plan_versions
    where plan_versions.plan = plans.id and plan_versions.version = plans.version - 1)
where state = 'draft' and version > 1 and exists (
    select 1 from plan_versions
    where plan_versions.plan = plans.id and plan_versions.version = plans.version - 1);
update measures set removed = true
where plan in (select id from plans where state = 'draft' and version > 1);
update measures set (number, wording, sphere, term, body_a, body_b, result, indicator, target) = (
    select w.number, w.wording, w.sphere, w.term, w.body_a, w.body_b, w.result, w.indicator, w.target
    from measure_wordings w join plans on plans.id = w.plan
    where w.measure = measures.id and w.version < plans.version
    order by w.version desc limit 1)
where exists (select 1 from plans where plans.id = measures.plan and plans.state = 'draft'
                and measures.since < plans.version);
update measures set removed = (
    select w.removed from measure_wordings w join plans on plans.id = w.plan
    where w.measure = measures.id and w.version < plans.version
    order by w.version desc limit 1)
where exists (select 1 from plans where plans.id = measures.plan and plans.state = 'draft'
                and measures.since < plans.version);
