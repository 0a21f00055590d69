//! The register of plans: filters in the URL, pages by keyset.

use db::{Value, Wish};
use kernel::{AgreementId, Day, Lang, RegionCode};
use maud::{Markup, html};
use regions::Region;
use web::ui::{self, Field, col, num};
use web::{Desk, Faults, Frame, Result, Sought, Who, fmt, frame, t, word};

use super::{ListPlans, NewPlan, Show, drafts_of, reads_drafts};
use crate::store::{self, PlanRow};
use crate::{MeasureState, NEVER, Phase, Standing};

/// Rows of one page.
const ROWS: usize = 50;

pub async fn list(_: ListPlans, desk: Desk, sought: Sought) -> Result<Markup> {
    let today = desk.today();
    let wish = Wish {
        filters: phase_filters(&sought, today),
        after: sought.value("after"),
        limit: ROWS,
        ..Wish::default()
    };
    let mut tx = desk.db().read().await?;
    let page = store::list_plans(&mut tx, drafts_of(&desk), today, &wish).await?;
    let regions = regions::regions(&mut tx).await?;
    let next = page.next.map(|it| sought.href(ListPlans, "after", &it.to_string()));
    Ok(view(&desk, &sought, &regions, &page.rows, next.as_deref()))
}

/// Region, agreement and state as the register's listing wants them.
pub(crate) fn phase_filters(sought: &Sought, today: Day) -> Vec<Option<Value>> {
    let phase: Option<Phase> = sought.value("state");
    let when = |wanted: &[Phase]| phase.filter(|it| wanted.contains(it)).map(|_| today.into());
    vec![
        sought.value::<RegionCode>("region").map(Value::from),
        sought.value::<AgreementId>("agreement").map(Value::from),
        when(&[Phase::Current, Phase::Lapsed]),
        when(&[Phase::Current, Phase::Ahead]),
        when(&[Phase::Lapsed]),
        when(&[Phase::Ahead]),
        phase.map(|it| (it == Phase::Draft).into()),
    ]
}

/// State of measures as their listing wants it: standing, late before a day, not late before it.
pub(crate) fn state_filters(state: Option<MeasureState>, today: Day) -> [Option<Value>; 3] {
    let Some(state) = state else { return [None, None, None] };
    let at = |standing: Standing| Some(Value::from(standing));
    match state {
        MeasureState::NotBegun => [at(Standing::None), None, Some(today.into())],
        MeasureState::UnderWay => [at(Standing::UnderWay), None, Some(today.into())],
        MeasureState::Done => [at(Standing::Done), None, Some(NEVER.into())],
        MeasureState::Overdue => [None, Some(today.into()), None],
        MeasureState::Dropped => [at(Standing::Dropped), None, None],
    }
}

fn view(
    desk: &Desk,
    sought: &Sought,
    regions: &[Region],
    rows: &[PlanRow],
    next: Option<&str>,
) -> Markup {
    let lang = desk.lang;
    let mut top = Frame::titled(t!(lang, "plans-title")).section("/plans");
    // A plan is begun from its agreement, whose page leads here.
    let agreement = sought.value::<AgreementId>("agreement");
    if let Some(agreement) = agreement
        && Who::OFFICERS.admits(Some(desk.actor().role))
    {
        let new = format!("{NewPlan}?agreement={agreement}");
        top = top.actions(ui::button_link(new, &t!(lang, "plans-add")));
    }
    let body = html! {
        (filters(lang, sought, regions))
        @if rows.is_empty() {
            (ui::empty(&t!(lang, "plans-none-title"), &t!(lang, "plans-none"), None))
        } @else {
            (table(desk, rows))
            (ui::pager(lang, next))
        }
    };
    frame(desk, top, html! { section.sheet.wide { (body) } })
}

fn filters(lang: Lang, sought: &Sought, regions: &[Region]) -> Markup {
    let field = |name, label| Field { name, label, ..Field::default() };
    let all = regions.iter().map(|it| (it.code, &it.name));
    let phases = Phase::ALL.iter().map(|it| (*it, word(lang, "plan-phase", it)));
    let none = Faults::default();
    let body = html! {
        (ui::select(lang, field("region", t!(lang, "plans-region")), all, &sought.0, &none))
        (ui::select(lang, field("state", t!(lang, "plan-state")), phases, &sought.0, &none))
        @if !sought.get("agreement").is_empty() {
            (ui::hidden("agreement", sought.get("agreement")))
        }
    };
    let active = sought.active(&["region", "state", "agreement"]);
    ui::filters(lang, &ListPlans.to_string(), active, body)
}

fn table(desk: &Desk, rows: &[PlanRow]) -> Markup {
    let lang = desk.lang;
    let heads = [
        col(t!(lang, "plan-title")),
        col(t!(lang, "plan-sides")),
        col(t!(lang, "plan-period")),
        col(t!(lang, "plan-state")),
        num(t!(lang, "plan-measures")),
        num(t!(lang, "plan-done")),
        num(t!(lang, "plan-late")),
    ];
    let rows = rows.iter().map(|row| {
        let it = &row.plan;
        vec![
            html! {
                a href=(Show { id: it.id }) { (it.title) }
                @if it.is_revised() && reads_drafts(desk, it) {
                    " " (super::views::draft(lang, it.version))
                }
            },
            html! { (it.name_a) " — " (it.name_b) },
            html! { (super::views::period(lang, it.from, it.to)) },
            super::views::phase(lang, it.phase(desk.today())),
            html! { (fmt::number(lang, row.measures)) },
            html! { (fmt::number(lang, row.done)) },
            html! { (fmt::number(lang, row.late)) },
        ]
    });
    ui::table(heads, rows)
}
