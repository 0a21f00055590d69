//! What the sides say.

use crate::{Report, Word};
use db::{Result, Tx, sql};
use kernel::{MeasureId, PlanId, RegionCode, ReportId};

/// The report with this id.
pub async fn report(tx: &mut Tx, id: ReportId) -> Result<Option<Report>> {
    sql!(
        "select id, measure, side, says, on_day, wording, value, source, document, dated, state,
                author, entered_at
         from measure_reports where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Reports on a measure, the latest first; declined ones too.
pub async fn reports_of(tx: &mut Tx, measure: MeasureId) -> Result<Vec<Report>> {
    sql!(
        "select id, measure, side, says, on_day, wording, value, source, document, dated, state,
                author, entered_at
         from measure_reports where measure = $1 order by on_day desc, id desc limit 500",
        measure
    )
    .all(tx)
    .await
}

/// Reports that count on the measures of a plan, the latest first.
pub async fn reports_of_plan(tx: &mut Tx, plan: PlanId) -> Result<Vec<Report>> {
    sql!(
        "select r.id, r.measure, r.side, r.says, r.on_day, r.wording, r.value, r.source,
                r.document, r.dated, r.state, r.author, r.entered_at
         from measures m join measure_reports r on r.measure = m.id
         where m.plan = $1 and r.state = 'counted' order by r.on_day desc, r.id desc limit 20000",
        plan
    )
    .all(tx)
    .await
}

/// The words that count on a measure, the earlier first.
pub async fn words_of(tx: &mut Tx, measure: MeasureId) -> Result<Vec<Word>> {
    sql!(
        "select side, says, on_day from measure_reports
         where measure = $1 and state = 'counted' order by on_day, id limit 1000",
        measure
    )
    .all(tx)
    .await
}

/// Adds a report.
pub async fn insert_report(tx: &mut Tx, it: &Report) -> Result<()> {
    sql!(
        "insert into measure_reports (id, measure, side, says, on_day, wording, value, source,
                                      document, dated, state, author, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        it.id,
        it.measure,
        it.side,
        it.says,
        it.on,
        it.text.as_str(),
        it.value.as_str(),
        it.source,
        it.document.as_str(),
        it.dated,
        it.state,
        it.author.as_str(),
        it.entered_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps the answer to a proposal.
pub async fn save_answer(tx: &mut Tx, it: &Report) -> Result<()> {
    sql!(
        "update measure_reports set state = $2, says = $3 where id = $1",
        it.id,
        it.state,
        it.says
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Proposals that wait for a region's officer: measure, its number and the note; at most 50.
pub async fn proposed_to(
    tx: &mut Tx,
    region: RegionCode,
) -> Result<Vec<(MeasureId, String, String)>> {
    sql!(
        "select m.id, m.number, r.document
         from plans p join measures m on m.plan = p.id join measure_reports r on r.measure = m.id
         where r.state = 'proposed'
           and (p.region_a = $1 and r.side = 'a' or p.region_b = $1 and r.side = 'b')
         order by r.id limit 50",
        region
    )
    .all(tx)
    .await
}

/// A file with the report it came with.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ReportFileRow {
    /// The report.
    pub thing_id: String,
    /// The file.
    #[sqlx(flatten)]
    pub file: files::File,
}

/// Files that came with a measure's reports, in the order they came.
pub async fn report_files(tx: &mut Tx, measure: MeasureId) -> Result<Vec<ReportFileRow>> {
    sql!(
        "select u.thing_id, f.id, f.sha256, f.name, f.kind, f.size, f.organisation, f.account,
                f.added_at
         from measure_reports r
         join file_uses u on u.thing = 'measure_report' and u.thing_id = r.id
         join files f on f.id = u.file
         where r.measure = $1 order by f.added_at, f.id limit 500",
        measure
    )
    .all(tx)
    .await
}
