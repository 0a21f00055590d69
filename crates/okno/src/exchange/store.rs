//! What the page asks over the tables of several rooms at once, in one statement each.

use super::transfer::Question;
use db::{Result, Tx, sql};
use kernel::{Day, MeasureId, OrganisationId, PlanId, RegionCode};
use plans::{Course, MeasureState, Plan, Standing};
use visits::Commitment;

/// A region somebody has something in common with, and how much.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Partner {
    pub region: RegionCode,
    /// Agreements in force.
    pub agreements: i64,
    /// Visits held, in either way.
    pub visits: i64,
    /// Open commitments of both sides.
    pub commitments: i64,
}

/// A direction of an institution of either region.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Touch {
    pub organisation: OrganisationId,
    pub region: RegionCode,
    pub name: String,
    /// Whether it is not closed.
    pub works: bool,
    /// Whether it ever stood in the programme of a visit between the two.
    pub touched: bool,
}

/// A measure, as far as the page speaks of it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Line {
    pub id: MeasureId,
    pub plan: PlanId,
    pub number: String,
    #[sqlx(rename = "wording")]
    pub text: String,
    pub sphere: String,
    #[sqlx(flatten)]
    pub course: Course,
}

/// How many measures of a sphere stand alike.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Group {
    /// Whether their plans are being carried out.
    pub current: bool,
    pub sphere: String,
    pub standing: Standing,
    pub late: bool,
    pub count: i64,
}

impl Group {
    pub fn state(&self) -> MeasureState {
        self.standing.state(self.late)
    }
}

/// How many measures were reported on.
#[derive(Debug, Default, sqlx::FromRow)]
pub(super) struct Reported {
    /// All of them.
    pub measures: i64,
    /// Those that are done now.
    pub done: i64,
}

/// Regions this one has agreements, visits or open commitments with on a day, the closest first.
/// The cross join keeps SQLite from walking all agreements in force: the region's own come first.
pub(super) async fn partners(tx: &mut Tx, region: RegionCode, today: Day) -> Result<Vec<Partner>> {
    sql!(
        "select region, cast(sum(agreements) as bigint) as agreements,
                cast(sum(visits) as bigint) as visits,
                cast(sum(commitments) as bigint) as commitments
         from (
           select other.region as region, 1 as agreements, 0 as visits, 0 as commitments
           from agreement_parties own cross join agreements
           join agreement_parties other on other.agreement = own.agreement
           where own.region = $1 and agreements.id = own.agreement and other.kind = 'region' and other.region <> $1
             and agreements.state = 'in_force' and agreements.lapses_on >= $2
           union all
           select guest, 0, 1, 0 from visits where host = $1 and state in ('held', 'closed')
           union all
           select host, 0, 1, 0 from visits where guest = $1 and state in ('held', 'closed')
           union all
           select other, 0, 0, 1 from visit_commitments where side = $1 and state = 'open'
           union all
           select side, 0, 0, 1 from visit_commitments where other = $1 and state = 'open'
         ) ties
         group by region order by commitments desc, visits desc, agreements desc, region limit 200",
        region,
        today
    )
    .all(tx)
    .await
}

/// Plans between two regions as they are in force, and first drafts of the `reader`: those being carried out on a day first, then
/// those that end last; as many as the page has room for.
pub(super) async fn plans(
    tx: &mut Tx,
    [a, b]: [RegionCode; 2],
    reader: Option<RegionCode>,
    today: Day,
) -> Result<Vec<Plan>> {
    sql!(
        "select id, agreement, title, from_on, to_on, region_a, name_a, region_b, name_b, state,
                version, approved_on, created_at
         from plans
         where (region_a = $1 and region_b = $2 or region_a = $2 and region_b = $1)
           and (state = 'approved' or version > 1 or region_a = $3 or region_b = $3)
         order by (from_on <= $4 and to_on >= $4) desc, to_on desc, id desc limit 12",
        a,
        b,
        reader,
        today
    )
    .all(tx)
    .await
}

/// How the measures of every plan between two regions that was ever approved stand on a day.
pub(super) async fn groups(
    tx: &mut Tx,
    a: RegionCode,
    b: RegionCode,
    today: Day,
) -> Result<Vec<Group>> {
    sql!(
        "select (p.from_on <= $3 and p.to_on >= $3) as current, m.sphere, m.standing,
                (m.due < $3) as late, count(*) as count
         from plans p join measures m on m.plan = p.id
         where (p.region_a = $1 and p.region_b = $2 or p.region_a = $2 and p.region_b = $1)
           and (p.state = 'approved' or p.version > 1) and m.removed = false
         group by 1, 2, 3, 4 order by min(m.place), 2, 3, 4 limit 500",
        a,
        b,
        today
    )
    .all(tx)
    .await
}

/// So many plans in hand are told of one by one.
pub(super) const IN_HAND: usize = 5;

/// Measures of these plans, [`IN_HAND`] at most, in their order.
pub(super) async fn measures(tx: &mut Tx, of: &[&Plan]) -> Result<Vec<Line>> {
    let plan = |at: usize| of.get(at).map(|it| it.id);
    sql!(
        "select id, plan, number, wording, sphere, standing, due, due_a, due_b
         from measures
         where plan in ($1, $2, $3, $4, $5) and not removed
         order by plan, place, id limit 5000",
        plan(0),
        plan(1),
        plan(2),
        plan(3),
        plan(4)
    )
    .all(tx)
    .await
}

/// How many measures between two regions were reported on after a day.
pub(super) async fn reported(
    tx: &mut Tx,
    a: RegionCode,
    b: RegionCode,
    after: Day,
) -> Result<Reported> {
    sql!(
        "select count(distinct m.id) as measures,
                count(distinct case when m.standing = 'done' then m.id end) as done
         from plans p join measures m on m.plan = p.id
         join measure_reports r on r.measure = m.id
         where (p.region_a = $1 and p.region_b = $2 or p.region_a = $2 and p.region_b = $1)
           and not m.removed and r.state = 'counted' and r.on_day > $3",
        a,
        b,
        after
    )
    .one(tx)
    .await
}

/// Directions of the institutions of two regions, in their order.
pub(super) async fn directions(tx: &mut Tx, a: RegionCode, b: RegionCode) -> Result<Vec<Touch>> {
    sql!(
        "select d.organisation, o.region, d.name, d.closed_on is null as works,
                d.id in (select i.direction from visits v join visit_items i on i.visit = v.id
                         where (v.host = $1 and v.guest = $2 or v.host = $2 and v.guest = $1)
                           and v.state <> 'cancelled' and i.direction is not null) as touched
         from organisations o join directions d on d.organisation = o.id
         where o.region in ($1, $2) order by o.id, d.position, d.id limit 500",
        a,
        b
    )
    .all(tx)
    .await
}

/// What a region asked another during their visits, the latest first.
pub(super) async fn questions(
    tx: &mut Tx,
    of: RegionCode,
    asked_by: RegionCode,
) -> Result<Vec<Question>> {
    sql!(
        "select q.text from visits v join visit_questions q on q.visit = v.id
         where (v.host = $1 and v.guest = $2 or v.host = $2 and v.guest = $1)
           and v.state <> 'cancelled' and q.region = $2
         order by q.asked_at desc, q.id limit 200",
        of,
        asked_by
    )
    .all(tx)
    .await
}

/// Commitments between two regions that were closed after a day, by that day.
pub(super) async fn closed(
    tx: &mut Tx,
    a: RegionCode,
    b: RegionCode,
    after: Day,
) -> Result<Vec<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments
         where (side = $1 and other = $2 or side = $2 and other = $1) and closed_on > $3
         order by closed_on, id limit 200",
        a,
        b,
        after
    )
    .all(tx)
    .await
}
