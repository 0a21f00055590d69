//! The page of a service: terms, rules past, present and future, history.

use journal::{Entry, Thing};
use kernel::{Lang, ServiceId};
use maud::{Markup, html};
use regions::Direction;
use web::ui::{self, Field, Kind, col, hidden_col};
use web::{Desk, Error, Faults, Frame, Result, Typed, Who, frame, t, word};

use super::wording::{describe, period_words, price_words, recipients_words, validity_label};
use super::{Edit, List, NewRule, RuleEnd, Show};
use crate::{RuleVersion, Service, Validity, store};

/// Entries of the journal beside the page.
const HISTORY: i64 = 20;

pub async fn show(Show { id }: Show, desk: Desk) -> Result<Markup> {
    Ok(view(&desk, &Shown::find(&desk, id).await?, None))
}

/// Everything the page shows.
pub(super) struct Shown {
    pub service: Service,
    pub rules: Vec<RuleVersion>,
    direction: Option<Direction>,
    history: Vec<Entry>,
}

impl Shown {
    pub async fn find(desk: &Desk, id: ServiceId) -> Result<Shown> {
        let mut tx = desk.db().read().await?;
        let service = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        desk.own(Thing::Service, id, service.organisation)?;
        Ok(Shown {
            rules: store::rules(&mut tx, id).await?,
            direction: regions::direction(&mut tx, service.direction).await?,
            history: journal::of_thing(&mut tx, Thing::Service, id, HISTORY).await?,
            service,
        })
    }
}

/// The page; after a refused end of a rule, with what was typed and what is wrong.
pub(super) fn view(
    desk: &Desk,
    it: &Shown,
    wrong: Option<(&RuleVersion, &Typed, &Faults)>,
) -> Markup {
    let lang = desk.lang;
    let may_edit = Who::HEADS.admits(Some(desk.actor().role));
    let mut top = Frame::titled(&it.service.name)
        .section("/services")
        .crumb(t!(lang, "services-title"), List)
        .lead(lead(desk, &it.service));
    if may_edit {
        let edit = ui::quiet_link(Edit { id: it.service.id }, &t!(lang, "service-edit"));
        let add = ui::button_link(NewRule { id: it.service.id }, &t!(lang, "service-rule-add"));
        top = top.actions(html! { (edit) (add) });
    }
    let history = ui::history(lang, &desk.actor().zone, &it.history);
    let body = html! {
        div {
            (ui::sheet(&t!(lang, "service-terms"), terms(lang, it)))
            @for validity in [Validity::InForce, Validity::Future, Validity::Past] {
                (rules(desk, it, validity, may_edit, wrong))
            }
        }
        (ui::aside(&t!(lang, "service-history"), history))
    };
    frame(desk, top, body)
}

fn lead(desk: &Desk, it: &Service) -> Markup {
    html! {
        (word(desk.lang, "service-kind", it.kind)) " "
        (validity_label(desk.lang, it.validity(desk.today())))
    }
}

fn terms(lang: Lang, Shown { service: it, direction, .. }: &Shown) -> Markup {
    let dash = || "—".to_owned();
    let direction = direction.as_ref().map_or_else(dash, |it| it.name.clone());
    let limit = it.limit_per_year.map(|times| t!(lang, "service-limit-times", times = times));
    let act = Some(it.act.clone()).filter(|it| !it.is_empty());
    let facts = [
        (t!(lang, "service-direction"), direction),
        (t!(lang, "service-recipients"), recipients_words(lang, it)),
        (t!(lang, "service-price"), price_words(lang, it)),
        (t!(lang, "service-limit"), limit.unwrap_or_else(|| t!(lang, "service-no-limit"))),
        (t!(lang, "service-term"), t!(lang, "service-days", days = it.term_days)),
        (t!(lang, "service-offered"), period_words(lang, it.valid_from, it.valid_to)),
        (t!(lang, "service-act"), act.unwrap_or_else(dash)),
    ];
    html! {
        @if !it.description.is_empty() { p { (it.description) } }
        (ui::facts(facts))
    }
}

fn rules(
    desk: &Desk,
    it: &Shown,
    validity: Validity,
    may_edit: bool,
    wrong: Option<(&RuleVersion, &Typed, &Faults)>,
) -> Markup {
    let lang = desk.lang;
    let today = desk.today();
    let mut rules: Vec<_> = it.rules.iter().filter(|it| it.validity(today) == validity).collect();
    rules.sort_by_key(|it| it.rule.kind());
    let heads = [
        col(t!(lang, "service-rule")),
        col(t!(lang, "service-act")),
        col(t!(lang, "service-in-force")),
        hidden_col(t!(lang, "service-rule-end")),
    ];
    let ends = may_edit && validity != Validity::Past;
    let rows = rules.iter().map(|version| {
        vec![
            html! {
                (describe(lang, &version.rule))
                small { " " (t!(lang, "service-rule-version", version = version.version)) }
            },
            html! { (version.act) },
            html! { (period_words(lang, version.valid_from, version.valid_to)) },
            html! { @if ends { (end_form(lang, version, wrong)) } },
        ]
    });
    let empty = validity == Validity::InForce && rules.is_empty();
    html! {
        @if empty {
            (ui::sheet(&word(lang, "service-rules", validity), html! { p.soft { (t!(lang, "service-no-rules")) } }))
        } @else if !rules.is_empty() {
            (ui::sheet(&word(lang, "service-rules", validity), ui::table(heads, rows)))
        }
    }
}

/// The day after which a version ends without a successor.
fn end_form(
    lang: Lang,
    it: &RuleVersion,
    wrong: Option<(&RuleVersion, &Typed, &Faults)>,
) -> Markup {
    let wrong = wrong.filter(|(wrong, ..)| wrong.id == it.id);
    let fresh = (Typed::default(), Faults::default());
    let (typed, faults) = wrong.map_or((&fresh.0, &fresh.1), |(_, typed, faults)| (typed, faults));
    let label = t!(lang, "service-rule-last-day");
    let field = Field { name: "valid_to", label, kind: Kind::Day, ..Field::default() };
    html! {
        details open[wrong.is_some()] {
            summary { (t!(lang, "service-rule-end")) }
            form method="post" action=(RuleEnd { id: it.service, rule: it.id }) {
                (ui::field(lang, field, typed, faults))
                (ui::submit(&t!(lang, "service-rule-end-do")))
            }
        }
    }
}
