//! Adding a version of a rule, and ending one.

use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::{Category, Lang, Okved, Say, ServiceId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Refusal as _, Result, Typed, frame, t, word};

use super::edit::{field, own, period_fields, refused};
use super::show::{self, Shown};
use super::terms::{chosen, period, whole};
use super::{List, NewRule, RuleEnd, Rules, Show};
use crate::{Rule, RuleKind, Same, Service, Window, changes, store};

pub async fn new(NewRule { id }: NewRule, desk: Desk) -> Result<Markup> {
    let service = own(&desk, id).await?;
    let typed = Typed::filled([("valid_from", desk.today().to_string())]);
    Ok(view(&desk, &service, &typed, &Faults::default()))
}

pub async fn add(Rules { id }: Rules, desk: Desk, typed: Typed) -> Result<Response> {
    let service = own(&desk, id).await?;
    let mut faults = Faults::default();
    let rule = read(&typed, &mut faults);
    let act = typed.text("act", ACT, &mut faults);
    let (from, to) = period(&typed, &mut faults);
    let (true, Some(rule), Some(from)) = (faults.is_empty(), rule, from) else {
        return Ok(refused(view(&desk, &service, &typed, &faults)));
    };
    let added = transact!(desk.db(), |tx| {
        let added = changes::add_rule(tx, id, rule.clone(), act.clone(), from, to).await?;
        if added.is_ok() {
            let note = Note::by(desk.actor(), "service-rule-added", Thing::Service, id);
            let note = note.with("rule", rule.kind().word()).with("from", from.to_string());
            journal::write(tx, desk.now, note.with("act", act.as_str())).await?;
        }
        Ok::<_, Error>(added)
    })?;
    if let Err(refusal) = added {
        faults.add("valid_from", refusal.say());
        return Ok(refused(view(&desk, &service, &typed, &faults)));
    }
    Ok(to_service(id))
}

pub async fn end(RuleEnd { id, rule }: RuleEnd, desk: Desk, typed: Typed) -> Result<Response> {
    let shown = Shown::find(&desk, id).await?;
    let mut version =
        shown.rules.iter().find(|it| it.id == rule).cloned().ok_or(Error::NotFound)?;
    let mut faults = Faults::default();
    let day = typed.plain("valid_to", &mut faults, "fault-day");
    match day.map(|it| version.end(it)) {
        Some(Ok(())) => {}
        Some(Err(refusal)) => faults.add("valid_to", refusal.say()),
        None => faults.add("valid_to", Say::new("fault-day")),
    }
    if !faults.is_empty() {
        return Ok(refused(show::view(&desk, &shown, Some((&version, &typed, &faults)))));
    }
    transact!(desk.db(), |tx| {
        store::save_rule(tx, &version).await?;
        let note = Note::by(desk.actor(), "service-rule-ended", Thing::Service, id);
        let note = note.with("rule", version.rule.kind().word());
        journal::write(tx, desk.now, note.with("to", typed.get("valid_to"))).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_service(id))
}

/// Longest name of a legal act, in characters.
const ACT: usize = 500;

/// The boxes of the categories.
const CATEGORIES: [(Category, &str); 3] = [
    (Category::Micro, "category-micro"),
    (Category::Small, "category-small"),
    (Category::Medium, "category-medium"),
];

fn to_service(id: ServiceId) -> Response {
    Redirect::to(&Show { id }.to_string()).into_response()
}

/// The rule of the chosen kind with its parameters.
fn read(typed: &Typed, faults: &mut Faults) -> Option<Rule> {
    Some(match chosen(typed, "rule", faults)? {
        RuleKind::SmeRegistry => Rule::SmeRegistry,
        RuleKind::HomeRegion => Rule::HomeRegion,
        RuleKind::OneComplexPerYear => Rule::OneComplexPerYear,
        RuleKind::PreScoring => Rule::PreScoring,
        RuleKind::Platform => Rule::Platform,
        RuleKind::OlderThan => Rule::OlderThan { years: years(typed, faults)? },
        RuleKind::CategoryIn => Rule::CategoryIn { categories: categories(typed, faults)? },
        RuleKind::NotRepeated => Rule::NotRepeated {
            window: window(typed, faults)?,
            same: chosen(typed, "same", faults)?,
        },
        RuleKind::OkvedStopList => {
            Rule::OkvedStopList { codes: codes(typed, faults)?, secondary: typed.has("secondary") }
        }
    })
}

fn years(typed: &Typed, faults: &mut Faults) -> Option<i16> {
    if !typed.has("years") {
        faults.add("years", Say::new("fault-required"));
    }
    whole(typed, "years", 1, faults)?.try_into().ok()
}

fn window(typed: &Typed, faults: &mut Faults) -> Option<Window> {
    match typed.get("window") {
        "calendar_year" => Some(Window::CalendarYear),
        "years" => Some(Window::Years { years: years(typed, faults)? }),
        "ever" => Some(Window::Ever),
        _ => {
            faults.add("window", Say::new("fault-choose"));
            None
        }
    }
}

fn codes(typed: &Typed, faults: &mut Faults) -> Option<Vec<Okved>> {
    let parts = typed.get("codes").split([' ', ',', ';', '\n', '\r']);
    let codes: Result<Vec<Okved>, _> = parts.filter(|it| !it.is_empty()).map(str::parse).collect();
    match codes {
        Ok(it) if it.is_empty() => faults.add("codes", Say::new("fault-required")),
        Ok(it) => return Some(it),
        Err(wrong) => faults.add("codes", wrong.say()),
    }
    None
}

fn categories(typed: &Typed, faults: &mut Faults) -> Option<Vec<Category>> {
    let ticked = CATEGORIES.iter().filter(|(_, name)| typed.has(name)).map(|(it, _)| *it);
    let categories: Vec<Category> = ticked.collect();
    if categories.is_empty() {
        faults.add(CATEGORIES[0].1, Say::new("fault-choose"));
        return None;
    }
    Some(categories)
}

fn view(desk: &Desk, service: &Service, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "service-rule-add"))
        .section("/services")
        .crumb(t!(lang, "services-title"), List)
        .crumb(&service.name, Show { id: service.id });
    let kinds = RuleKind::ALL.iter().map(|it| (*it, word(lang, "service-rule-kind", it)));
    let kind = Field { required: true, first: true, ..field("rule", t!(lang, "service-rule")) };
    let act = Field { required: true, ..field("act", t!(lang, "service-act")) };
    let form = html! {
        form method="post" action=(Rules { id: service.id }) {
            (ui::select(lang, kind, kinds, typed, faults))
            (parameters(lang, typed, faults))
            (ui::field(lang, act, typed, faults))
            (period_fields(lang, typed, faults))
            (ui::submit(&t!(lang, "service-rule-save")))
        }
    };
    let teach = html! { p { (t!(lang, "service-rule-teach")) } };
    let body = html! {
        (ui::sheet(&t!(lang, "service-rule"), form))
        (ui::aside(&t!(lang, "service-rule-how"), teach))
    };
    frame(desk, top, body)
}

/// The parameters of every kind: only those of the chosen one are read.
fn parameters(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let windows =
        ["calendar_year", "years", "ever"].map(|it| (it, word(lang, "service-window", it)));
    let sames = Same::ALL.iter().map(|it| (*it, word(lang, "service-same-support", it)));
    let years = Field {
        kind: Kind::Number,
        hint: t!(lang, "service-rule-years-hint"),
        ..field("years", t!(lang, "service-rule-years"))
    };
    let codes = Field {
        hint: t!(lang, "service-rule-codes-hint"),
        ..field("codes", t!(lang, "service-rule-codes"))
    };
    html! {
        fieldset {
            legend { (word(lang, "service-rule-kind", RuleKind::NotRepeated)) }
            (ui::select(lang, field("window", t!(lang, "service-rule-window")), windows, typed, faults))
            (ui::select(lang, field("same", t!(lang, "service-rule-same")), sames, typed, faults))
        }
        (ui::field(lang, years, typed, faults))
        fieldset {
            legend { (word(lang, "service-rule-kind", RuleKind::OkvedStopList)) }
            (ui::textarea(lang, codes, 3, typed, faults))
            (ui::checkbox(lang, field("secondary", t!(lang, "service-rule-secondary")), typed, faults))
        }
        fieldset {
            legend { (word(lang, "service-rule-kind", RuleKind::CategoryIn)) }
            @for (it, name) in CATEGORIES {
                (ui::checkbox(lang, field(name, word(lang, "category", it)), typed, faults))
            }
        }
    }
}
