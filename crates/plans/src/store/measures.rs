//! Measures: the newest text with what follows from the reports, and the text of every version.

use crate::{Course, Edition, Measure, Plan, Word, place, written};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{Day, MeasureId, PlanId, RegionCode};

/// The measure with this id.
pub async fn measure(tx: &mut Tx, id: MeasureId) -> Result<Option<Measure>> {
    sql!(
        "select id, plan, number, wording, sphere, term, body_a, body_b, result, indicator, target,
                since, removed, dropped_on, reason, standing, due, due_a, due_b
         from measures where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Measures of a plan in force, in the order of their numbers; of one that never was, those being
/// written.
pub async fn measures(tx: &mut Tx, plan: PlanId) -> Result<Vec<Measure>> {
    sql!(
        "select id, plan, number, wording, sphere, term, body_a, body_b, result, indicator, target,
                since, removed, dropped_on, reason, standing, due, due_a, due_b
         from measures where plan = $1 and not removed order by place, id limit 5000",
        plan
    )
    .all(tx)
    .await
}

/// Measures of a plan's newest version, in the order of their numbers; two statements at most.
pub async fn written_measures(tx: &mut Tx, plan: &Plan) -> Result<Vec<Measure>> {
    let in_force = measures(tx, plan.id).await?;
    if !plan.is_revised() {
        return Ok(in_force);
    }
    Ok(written(plan, in_force, changes_of(tx, plan).await?))
}

/// What a plan's newest version says of the measures it changes.
pub async fn changes_of(tx: &mut Tx, plan: &Plan) -> Result<Vec<Edition>> {
    sql!(
        "select measure, version, number, wording, sphere, term, body_a, body_b, result, indicator,
                target, removed
         from measure_wordings where plan = $1 and version = $2 order by measure limit 5000",
        plan.id,
        plan.version
    )
    .all(tx)
    .await
}

/// What the version being written over the one in force says of a measure, where it says anything.
pub async fn written_edition(tx: &mut Tx, plan: &Plan, id: MeasureId) -> Result<Option<Edition>> {
    if !plan.is_revised() {
        return Ok(None);
    }
    sql!(
        "select measure, version, number, wording, sphere, term, body_a, body_b, result, indicator,
                target, removed
         from measure_wordings where measure = $1 and version = $2",
        id,
        plan.version
    )
    .optional(tx)
    .await
}

/// Adds a measure, or keeps its text: as that of the plan's newest version, and as the one in
/// force, unless the version is being written over that; then a new measure only takes its place.
pub async fn save_measure(tx: &mut Tx, plan: &Plan, it: &Measure) -> Result<()> {
    let text = &it.wording;
    let in_force = !plan.is_revised();
    sql!(
        "insert into measures (id, plan, number, place, wording, sphere, term, body_a, body_b,
                               result, indicator, target, since, removed, dropped_on, reason,
                               standing, due, due_a, due_b)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20)
         on conflict (id) do update set
           number = excluded.number, place = excluded.place, wording = excluded.wording,
           sphere = excluded.sphere, term = excluded.term, body_a = excluded.body_a,
           body_b = excluded.body_b, result = excluded.result, indicator = excluded.indicator,
           target = excluded.target, removed = excluded.removed,
           dropped_on = excluded.dropped_on, reason = excluded.reason,
           standing = excluded.standing, due = excluded.due, due_a = excluded.due_a,
           due_b = excluded.due_b
         where $21",
        it.id,
        plan.id,
        text.number.as_str(),
        place(&text.number),
        text.text.as_str(),
        text.sphere.as_str(),
        text.term,
        text.body_a.as_str(),
        text.body_b.as_str(),
        text.result.as_str(),
        text.indicator.as_str(),
        text.target.as_str(),
        it.since,
        it.removed || !in_force,
        it.dropped_on,
        it.reason.as_str(),
        it.course.standing,
        it.course.due,
        it.course.due_a,
        it.course.due_b,
        in_force,
    )
    .run(tx)
    .await?;
    save_edition(tx, plan, it).await
}

/// Takes the measures a version says anything of out of the plan, so that their numbers may change
/// places when its texts come into force.
pub async fn clear_changed(tx: &mut Tx, plan: &Plan) -> Result<()> {
    sql!(
        "update measures set removed = true
         where id in (select measure from measure_wordings where plan = $1 and version = $2)",
        plan.id,
        plan.version
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The words that count on the measures of a plan, the earlier first.
pub async fn words_of_plan(tx: &mut Tx, plan: PlanId) -> Result<Vec<WordRow>> {
    sql!(
        "select r.measure, r.side, r.says, r.on_day
         from measures m join measure_reports r on r.measure = m.id
         where m.plan = $1 and r.state = 'counted' order by r.on_day, r.id limit 20000",
        plan
    )
    .all(tx)
    .await
}

/// A side's word with its measure.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct WordRow {
    /// The measure.
    pub measure: MeasureId,
    /// What was said.
    #[sqlx(flatten)]
    pub word: Word,
}

async fn save_edition(tx: &mut Tx, plan: &Plan, it: &Measure) -> Result<()> {
    let text = &it.wording;
    sql!(
        "insert into measure_wordings (measure, version, plan, number, wording, sphere, term,
                                       body_a, body_b, result, indicator, target, removed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (measure, version) do update set
           number = excluded.number, wording = excluded.wording, sphere = excluded.sphere,
           term = excluded.term, body_a = excluded.body_a, body_b = excluded.body_b,
           result = excluded.result, indicator = excluded.indicator, target = excluded.target,
           removed = excluded.removed",
        it.id,
        plan.version,
        plan.id,
        text.number.as_str(),
        text.text.as_str(),
        text.sphere.as_str(),
        text.term,
        text.body_a.as_str(),
        text.body_b.as_str(),
        text.result.as_str(),
        text.indicator.as_str(),
        text.target.as_str(),
        it.removed,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps what follows from the reports, or that the measure was given up.
pub async fn save_course(tx: &mut Tx, it: &Measure) -> Result<()> {
    let Course { standing, due, due_a, due_b } = it.course;
    sql!(
        "update measures
         set standing = $2, due = $3, due_a = $4, due_b = $5, dropped_on = $6, reason = $7
         where id = $1",
        it.id,
        standing,
        due,
        due_a,
        due_b,
        it.dropped_on,
        it.reason.as_str(),
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The texts of a plan's measures in every version, sorted by measure and version.
pub async fn editions(tx: &mut Tx, plan: PlanId) -> Result<Vec<Edition>> {
    sql!(
        "select measure, version, number, wording, sphere, term, body_a, body_b, result, indicator,
                target, removed
         from measure_wordings where plan = $1 order by measure, version limit 20000",
        plan
    )
    .all(tx)
    .await
}

listing! {
    /// Measures in force, and of first drafts of the own region (`$1`), those due first first.
    pub MEASURES {
        select: "select m.id, m.plan, m.number, m.wording, m.sphere, m.term, m.body_a, m.body_b,
                        m.result, m.indicator, m.target, m.since, m.removed, m.dropped_on, m.reason,
                        m.standing, m.due, m.due_a, m.due_b
                 from measures m join plans p on p.id = m.plan
                 where not m.removed
                   and (p.state = 'approved' or p.version > 1 or p.region_a = $1 or p.region_b = $1)",
        args: 1,
        filters: [
            "m.plan = ?", "(p.region_a = ? or p.region_b = ?)", "m.sphere = ?", "m.standing = ?",
            "m.due < ?", "m.due >= ?",
        ],
        orders: [("m.due", false)],
        id: "m.id",
    }
}

/// A page of measures in force, and of first drafts of the region they are seen from; filters: plan, region, sphere, standing, late before a
/// day, not late before a day.
pub async fn list_measures(
    tx: &mut Tx,
    seen_from: Option<RegionCode>,
    wish: &Wish,
) -> Result<Page<Measure>> {
    let rows = MEASURES.query(vec![seen_from.into()], wish).all(tx).await?;
    let place = |it: &Measure| Place::new(it.course.due, it.id);
    Ok(Page::cut(rows, wish.limit, place))
}

/// Measures whose word a region owes by a day, the earliest first; at most 50.
pub async fn owed_by(tx: &mut Tx, region: RegionCode, by: Day) -> Result<Vec<OwedRow>> {
    sql!(
        "select m.id as id, m.number as number, m.wording as wording, m.due_a as owed
         from plans p join measures m on m.plan = p.id
         where p.region_a = $1 and (p.state = 'approved' or p.version > 1) and not m.removed
           and m.due_a <= $2
         union all
         select m.id as id, m.number as number, m.wording as wording, m.due_b as owed
         from plans p join measures m on m.plan = p.id
         where p.region_b = $1 and (p.state = 'approved' or p.version > 1) and not m.removed
           and m.due_b <= $2
         order by owed, id limit 50",
        region,
        by
    )
    .all(tx)
    .await
}

/// A measure whose word a side owes.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct OwedRow {
    /// The measure.
    pub id: MeasureId,
    /// Its number.
    pub number: String,
    /// What is to be done.
    pub wording: String,
    /// By when the side owes its word.
    pub owed: Day,
}
