//! The page of a practice's evidence.

use super::{InputsOf, MeasuredBy, Opening, ShowMethod};
use crate::effects::{Ends, Judged, Kept, Numbers, chart};
use db::Tx;
use evidence::{Grade, Inference, Refusal};
use indicators::series::{Indicator, Month, indicators, written};
use kernel::{Day, Lang, PracticeId, Say, Zone};
use maud::{Markup, html};
use practices::{AdoptionRow, Answer, List, Practice, Show, dots};
use web::ui::{self, Field, Tone};
use web::{Error, Faults, Frame, Guest, Result, Typed, fmt, frame, say, t, word};

/// What the page is made of.
pub(super) struct Seen {
    practice: Practice,
    /// What everybody sees.
    pub open: Option<Kept>,
    /// What the author alone sees yet, and the day it opens; `None` for everybody else.
    pub fresh: Option<(Kept, Day)>,
    /// Indicators of today.
    indicators: Vec<Indicator>,
    measured_by: Option<String>,
    adoptions: Vec<AdoptionRow>,
    /// Whether the person speaks for the practice's organisation.
    is_author: bool,
}

impl Seen {
    /// A practice of the catalogue, or of the person's own organisation. Five statements.
    pub async fn find(tx: &mut Tx, guest: &Guest, id: PracticeId) -> Result<Seen> {
        let practice = practices::find(tx, id).await?.ok_or(Error::NotFound)?;
        practice.version_for(guest.actor.as_ref()).ok_or(Error::NotFound)?;
        let is_author = guest.actor.as_ref().is_some_and(|it| practice.is_edited_by(it));
        let home = guest.actor.as_ref().is_some_and(|it| it.organisation == practice.organisation);
        let fresh = if home { practices::fresh(tx, id).await? } else { None };
        let fresh = fresh.and_then(|it| {
            Some((Kept::read(it.grade, Some(it.computed_at), &it.summary)?, it.opens_on))
        });
        let mut adoptions = practices::family_adoptions(tx, practice.root).await?;
        adoptions.retain(|it| it.adoption.practice == id);
        let today = guest.now.day_in(&Zone::moscow());
        Ok(Seen {
            open: Kept::read(practice.grade, practice.evidence_at, &practice.evidence),
            fresh,
            indicators: indicators(tx, Month::of(today)).await?,
            measured_by: practices::measured_by(tx, id).await?,
            adoptions,
            is_author,
            practice,
        })
    }

    fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|it| it.code == code)
    }
}

pub(super) async fn answer(guest: &Guest, id: PracticeId) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let it = Seen::find(&mut tx, guest, id).await?;
    Ok(view(guest, &it))
}

fn view(guest: &Guest, it: &Seen) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let top = Frame::titled(t!(lang, "evidence-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .crumb(&it.practice.title, Show { id })
        .lead(html! { (it.practice.title) })
        .actions(ui::quiet_link(ShowMethod, &t!(lang, "evidence-method")));
    let body = html! {
        div {
            @if let Some((fresh, opens_on)) = &it.fresh { (first_look(guest, it, fresh, *opens_on)) }
            @match &it.open {
                Some(open) => {
                    (effect(lang, it, open))
                    @if !it.practice.answer.is_empty() {
                        (ui::sheet(&t!(lang, "evidence-answer"), html! { p { (it.practice.answer) } }))
                    }
                }
                None => (unmeasured(lang, it)),
            }
            (adopters(lang, it))
            @if let Some(open) = &it.open { (computed(guest, it, open)) }
        }
        (ui::side(html! {
            (grades(lang, it.open.as_ref().map_or(0, |it| it.grade)))
            @if it.is_author { (choice(lang, it)) }
        }))
    };
    frame(guest, top, body)
}

/// The author sees a fresh effect first, and may answer it.
fn first_look(guest: &Guest, it: &Seen, fresh: &Kept, opens_on: Day) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let field = Field {
        name: "reason",
        label: t!(lang, "evidence-answer"),
        required: true,
        ..Field::default()
    };
    html! {
        (ui::notice(Tone::Warn, html! {
            p { strong { (t!(lang, "evidence-first-look", day = fmt::day(lang, opens_on))) } }
            p { (t!(lang, "evidence-first-look-teach")) }
        }))
        (effect(lang, it, fresh))
        @if it.is_author {
            section.sheet {
                form method="post" action=(Answer { id }) {
                    (ui::textarea(lang, field, 3, &Typed::default(), &Faults::default()))
                    (ui::submit(&t!(lang, "evidence-answer-and-open")))
                }
                (ui::post_button(Opening { id }, &t!(lang, "evidence-open")))
            }
        }
        @if it.open.is_some() { h2 { (t!(lang, "evidence-open-now")) } }
    }
}

/// The sentence, the chart, or the reason why there is no number.
fn effect(lang: Lang, it: &Seen, kept: &Kept) -> Markup {
    let indicator = it.indicator(&kept.summary.indicator);
    let name = indicator.map_or(&*kept.summary.indicator, |it| it.name_in(lang));
    html! {
        section.sheet {
            h2 { (name) }
            p { (dots(lang, kept.grade)) " " (word(lang, "practice-grade", kept.grade)) }
            @match kept.summary.judged() {
                Some(Judged::Effect(numbers)) => {
                    p.lead { (say(lang, &kept.summary.say)) }
                    @if let Some(of) = indicator {
                        (chart(lang, name, of.unit, &numbers.events))
                        (groups(lang, of, &numbers))
                    }
                    (ui::facts(compared(lang, &numbers)))
                }
                Some(Judged::Refused(refusal)) => (refused(lang, &refusal)),
                None => p { (say(lang, &kept.summary.say)) },
            }
        }
    }
}

/// Why there is no number: the rule and what would have to change.
fn refused(lang: Lang, it: &Refusal) -> Markup {
    let reason = Say::new(&format!("refused-{}", it.rule()));
    let reason = match it {
        Refusal::TooFewAdopters { found, needed }
        | Refusal::TooFewControls { found, needed }
        | Refusal::TooFewPeriodsBefore { found, needed }
        | Refusal::TooFewPeriodsAfter { found, needed } => {
            reason.with("found", found).with("needed", needed)
        }
        _ => reason,
    };
    html! {
        p.lead { strong { (t!(lang, "evidence-no-number")) } }
        p { (say(lang, &reason)) }
        p.soft { (t!(lang, "evidence-no-number-teach")) }
    }
}

/// The effect on those who began in the same month.
fn groups(lang: Lang, of: &Indicator, it: &Numbers) -> Markup {
    let heads = [
        ui::col(t!(lang, "evidence-group")),
        ui::num(t!(lang, "evidence-difference")),
        ui::num(t!(lang, "evidence-interval")),
    ];
    let rows = it.groups.iter().map(|group| {
        let month = month(lang, group.at);
        let point = group.estimate.point.map(|it| written(lang, of.unit, Some(it)));
        vec![
            html! { (month) },
            html! { (point.unwrap_or_else(|| "—".to_owned())) },
            html! { (ends(lang, &group.estimate.interval)) },
        ]
    });
    html! {
        details {
            summary { (t!(lang, "evidence-groups")) }
            (ui::table(heads, rows))
        }
    }
}

fn ends(lang: Lang, it: &Ends) -> String {
    match (it.low, it.high) {
        (Some(low), Some(high)) => {
            format!("{} … {}", fmt::decimal(lang, low), fmt::decimal(lang, high))
        }
        _ => "—".to_owned(),
    }
}

/// What was compared with what.
fn compared(lang: Lang, it: &Numbers) -> Vec<(String, Markup)> {
    let inference = match it.inference {
        Inference::StudentT => t!(lang, "evidence-by-t"),
        Inference::Randomisation => t!(lang, "evidence-by-randomisation"),
    };
    let months = format!("{} – {}", month(lang, it.from), month(lang, it.to));
    let adopters = t!(lang, "evidence-adopters-of", count = it.adopters, groups = it.cohorts);
    let controls = t!(lang, "evidence-controls-of", count = it.controls);
    let trends = t!(lang, "evidence-trends-held", p = fmt::hundredths(lang, it.trends.p));
    vec![
        (t!(lang, "evidence-adopters"), html! { (adopters) }),
        (t!(lang, "evidence-controls"), html! { (controls) }),
        (t!(lang, "evidence-months"), html! { (months) }),
        (t!(lang, "evidence-trends"), html! { (trends) }),
        (t!(lang, "evidence-inference"), html! { (inference) }),
    ]
}

/// A month of a panel.
fn month(lang: Lang, number: i32) -> String {
    indicators::period_name(lang, Month::numbered(number).period())
}

/// Nothing is measured yet: what it takes.
fn unmeasured(lang: Lang, it: &Seen) -> Markup {
    let key = if it.measured_by.is_some() { "evidence-waits" } else { "evidence-none" };
    let rules = evidence::Rules::default();
    let teach = Say::new(key).with("adopters", rules.adopters).with("months", rules.periods_before);
    ui::empty(&t!(lang, "evidence-none-title"), &say(lang, &teach), None)
}

/// Who adopted it and what they say themselves: beside anything computed, and marked so.
fn adopters(lang: Lang, it: &Seen) -> Markup {
    let implemented = it.adoptions.iter().filter(|it| it.adoption.implemented_on.is_some());
    let heads = [
        ui::col(t!(lang, "evidence-region")),
        ui::col(t!(lang, "evidence-since")),
        ui::col(t!(lang, "evidence-stated")),
    ];
    let rows: Vec<Vec<Markup>> = implemented
        .map(|it| {
            let since = it.adoption.implemented_on.map(|day| fmt::day(lang, day));
            let measured = it.adoption.measured();
            vec![
                html! { (it.region_name) small { (it.adopter_name) } },
                html! { (since.unwrap_or_default()) },
                html! {
                    @match measured {
                        Some(it) => {
                            (it.what) ": " (it.baseline) " → " (it.value)
                            small { (it.source) ", " (it.period) }
                        }
                        None => span.soft { (t!(lang, "evidence-not-stated")) },
                    }
                },
            ]
        })
        .collect();
    let body = html! {
        @if rows.is_empty() {
            p.soft { (t!(lang, "evidence-no-adopters")) }
        } @else {
            p.soft { (t!(lang, "evidence-stated-teach")) }
            (ui::table(heads, rows))
        }
    };
    ui::sheet(&t!(lang, "evidence-who"), body)
}

/// How anybody gets the same number.
fn computed(guest: &Guest, it: &Seen, open: &Kept) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let zone = guest.actor.as_ref().map_or_else(Zone::moscow, |it| it.zone.clone());
    let command = "okno evidence estimate inputs.csv --unit region --time month \
                   --cohort adopted --outcome value --aggregate event";
    let body = html! {
        p { (t!(lang, "evidence-computed-at", at = fmt::moment(lang, open.at, &zone))) }
        p { (t!(lang, "evidence-reproduce")) }
        pre.command tabindex="0" { code { (command) } }
        p { (ui::quiet_link(InputsOf { id }, &t!(lang, "evidence-inputs"))) }
        @if !open.summary.inputs.is_empty() {
            p.soft.hash { (t!(lang, "evidence-hash")) " " code { (open.summary.inputs) } }
        }
    };
    ui::sheet(&t!(lang, "evidence-how"), body)
}

/// What each grade means, the practice's own marked.
pub(super) fn grades(lang: Lang, current: i64) -> Markup {
    let body = html! {
        ol.grades reversed start="5" {
            @for grade in Grade::ALL.iter().rev() {
                @let number = i64::from(grade.number());
                li aria-current=[(number == current).then_some("true")] {
                    (dots(lang, number)) " " (word(lang, "practice-grade", number))
                }
            }
        }
        p { a href=(ShowMethod) { (t!(lang, "evidence-method")) } }
    };
    ui::sheet(&t!(lang, "evidence-grades"), body)
}

/// The author chooses by what the practice is measured.
fn choice(lang: Lang, it: &Seen) -> Markup {
    let field =
        Field { name: "indicator", label: t!(lang, "evidence-indicator"), ..Field::default() };
    let options = it.indicators.iter().map(|it| (it.code.as_str(), it.name_in(lang)));
    let typed = Typed::filled([("indicator", it.measured_by.clone().unwrap_or_default())]);
    let body = html! {
        p.soft { (t!(lang, "evidence-choose-teach")) }
        form method="post" action=(MeasuredBy { id: it.practice.id }) {
            (ui::select(lang, field, options, &typed, &Faults::default()))
            (ui::submit(&t!(lang, "evidence-choose")))
        }
    };
    ui::sheet(&t!(lang, "evidence-choose-title"), body)
}
