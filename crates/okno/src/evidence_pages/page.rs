//! The page of a practice's evidence.

use super::{InputsOf, MeasuredBy, Opening, Removal, ShowMethod};
use crate::effects::{Ends, Judged, Kept, Numbers, chart};
use db::Tx;
use evidence::{Grade, Inference, Refusal};
use indicators::series::{Indicator, Month, indicators, written};
use kernel::{Day, Lang, PracticeId, Say, Zone};
use maud::{Markup, html};
use practices::{AdoptionRow, Answer, Finding, List, Practice, Show, dots};
use web::ui::{self, Field, Tone};
use web::{Error, Faults, Frame, Guest, Result, Tried, Typed, fmt, frame, say, t, word};

/// What the form of choosing is called among those of the page.
pub(super) const CHOICE: &str = "indicators";
/// Forms of one page are set apart by the indicator's place.
const FORMS: [&str; practices::INDICATORS] = ["a", "b", "c", "d", "e"];

/// What the page is made of.
pub(super) struct Seen {
    practice: Practice,
    /// What is known by each indicator, the main one first.
    lines: Vec<Line>,
    /// Indicators of today.
    indicators: Vec<Indicator>,
    adoptions: Vec<AdoptionRow>,
    /// Whether the person speaks for the practice's organisation.
    is_author: bool,
}

/// What is known by one indicator.
struct Line {
    /// Its code.
    code: String,
    /// Whether it has told something, and stays.
    has_told: bool,
    /// What everybody sees.
    open: Option<Kept>,
    /// The author's word on it.
    answer: String,
    /// What the author alone sees yet, and the day it opens; `None` for everybody else.
    fresh: Option<(Kept, Day)>,
}

impl Seen {
    /// A practice of the catalogue, or of the person's own organisation. Four statements.
    pub async fn find(tx: &mut Tx, guest: &Guest, id: PracticeId) -> Result<Seen> {
        let practice = practices::find(tx, id).await?.ok_or(Error::NotFound)?;
        practice.version_for(guest.actor.as_ref()).ok_or(Error::NotFound)?;
        let is_author = guest.actor.as_ref().is_some_and(|it| practice.is_edited_by(it));
        let home = guest.actor.as_ref().is_some_and(|it| it.organisation == practice.organisation);
        let findings = practices::findings(tx, id).await?;
        let mut adoptions = practices::family_adoptions(tx, practice.root).await?;
        adoptions.retain(|it| it.adoption.practice == id);
        let today = guest.now.day_in(&Zone::moscow());
        Ok(Seen {
            lines: findings.iter().map(|it| Line::of(it, home)).collect(),
            indicators: indicators(tx, Month::of(today)).await?,
            adoptions,
            is_author,
            practice,
        })
    }

    /// The last effect by an indicator that the person may see.
    pub fn into_latest(self, indicator: &str) -> Option<Kept> {
        let line = self.lines.into_iter().find(|it| it.code == indicator)?;
        line.fresh.map(|it| it.0).or(line.open)
    }

    fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|it| it.code == code)
    }

    /// An indicator in words; its code where it is no longer defined.
    fn name<'a>(&'a self, lang: Lang, code: &'a str) -> &'a str {
        self.indicator(code).map_or(code, |it| it.name_in(lang))
    }
}

impl Line {
    fn of(it: &Finding, home: bool) -> Line {
        let fresh = it.opens_on.filter(|_| home).and_then(|on| Some((Kept::read(it.fresh())?, on)));
        Line {
            code: it.indicator.clone(),
            has_told: it.has_told(),
            open: Kept::read(it.open()),
            answer: it.answer.clone(),
            fresh,
        }
    }
}

pub(super) async fn answer(guest: &Guest, id: PracticeId, tried: &Tried) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let it = Seen::find(&mut tx, guest, id).await?;
    Ok(view(guest, &it, tried))
}

fn view(guest: &Guest, it: &Seen, tried: &Tried) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let top = Frame::titled(t!(lang, "evidence-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .crumb(&it.practice.title, Show { id })
        .lead(html! { (it.practice.title) })
        .actions(ui::quiet_link(ShowMethod, &t!(lang, "evidence-method")));
    let body = html! {
        div {
            (tried.summary(lang))
            @if it.lines.len() > 1 { p.soft { (t!(lang, "evidence-several")) } }
            @if it.lines.is_empty() { (unmeasured(lang, "", "evidence-none")) }
            @for (at, line) in it.lines.iter().enumerate() { (by_indicator(guest, it, at, line)) }
            (adopters(lang, it))
            @if it.lines.iter().any(|it| it.open.is_some()) { (computed(guest, it)) }
        }
        (ui::side(html! {
            (grades(lang, it.practice.grade))
            @if it.is_author { (choice(lang, it, tried)) }
        }))
    };
    frame(guest, top, body)
}

/// Everything by one indicator: what the author alone sees yet, what is open, the author's word.
fn by_indicator(guest: &Guest, it: &Seen, at: usize, line: &Line) -> Markup {
    let lang = guest.lang;
    html! {
        @if let Some((fresh, opens_on)) = &line.fresh {
            (first_look(guest, it, at, fresh, *opens_on))
            @if line.open.is_some() { h2 { (t!(lang, "evidence-open-now")) } }
        }
        @match &line.open {
            Some(open) => {
                (effect(lang, it, at, open))
                @if !line.answer.is_empty() {
                    (ui::sheet(&t!(lang, "evidence-answer"), html! { p { (line.answer) } }))
                }
            }
            None => @if line.fresh.is_none() {
                (unmeasured(lang, it.name(lang, &line.code), "evidence-waits"))
            }
        }
    }
}

/// The author sees a fresh effect first, and may answer it.
fn first_look(guest: &Guest, it: &Seen, at: usize, fresh: &Kept, opens_on: Day) -> Markup {
    let (lang, id, indicator) = (guest.lang, it.practice.id, &fresh.summary.indicator);
    let field = Field {
        name: "reason",
        label: t!(lang, "evidence-answer"),
        form: FORMS[at % FORMS.len()],
        required: true,
        ..Field::default()
    };
    html! {
        (ui::notice(Tone::Warn, html! {
            p { strong { (t!(lang, "evidence-first-look", day = fmt::day(lang, opens_on))) } }
            p { (t!(lang, "evidence-first-look-teach")) }
        }))
        (effect(lang, it, at, fresh))
        @if it.is_author {
            section.sheet {
                form method="post" action=(Answer { id }) {
                    (ui::hidden("indicator", indicator))
                    (ui::textarea(lang, field, 3, &Typed::default(), &Faults::default()))
                    (ui::submit(&t!(lang, "evidence-answer-and-open")))
                }
                (ui::post_button(Opening { id, indicator: indicator.clone() }, &t!(lang, "evidence-open")))
            }
        }
    }
}

/// The sentence, the chart, or the reason why there is no number.
fn effect(lang: Lang, it: &Seen, at: usize, kept: &Kept) -> Markup {
    let indicator = it.indicator(&kept.summary.indicator);
    let name = it.name(lang, &kept.summary.indicator);
    html! {
        section.sheet {
            h2 { (name) }
            @if it.lines.len() > 1 {
                p.soft { @if at == 0 { (t!(lang, "evidence-main")) } @else { (t!(lang, "evidence-beside")) } }
            }
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
fn unmeasured(lang: Lang, name: &str, key: &str) -> Markup {
    let title = match name {
        "" => t!(lang, "evidence-none-title"),
        name => format!("{name}: {}", t!(lang, "evidence-none-title")),
    };
    let rules = evidence::Rules::default();
    let teach = Say::new(key).with("adopters", rules.adopters).with("months", rules.periods_before);
    ui::empty(&title, &say(lang, &teach), None)
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

/// How anybody gets the same numbers.
fn computed(guest: &Guest, it: &Seen) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let zone = guest.actor.as_ref().map_or_else(Zone::moscow, |it| it.zone.clone());
    let command = "okno evidence estimate inputs.csv --unit region --time month \
                   --cohort adopted --outcome value --aggregate event";
    let open = it.lines.iter().filter_map(|line| Some((&line.code, line.open.as_ref()?)));
    let body = html! {
        p { (t!(lang, "evidence-reproduce")) }
        pre.command tabindex="0" { code { (command) } }
        @for (code, open) in open {
            @let inputs = InputsOf { id, indicator: code.clone() };
            h3 { (it.name(lang, code)) }
            p { (ui::quiet_link(inputs, &t!(lang, "evidence-inputs"))) }
            p { (t!(lang, "evidence-computed-at", at = fmt::moment(lang, open.at, &zone))) }
            @if !open.summary.inputs.is_empty() {
                p.soft.hash { (t!(lang, "evidence-hash")) " " code { (open.summary.inputs) } }
            }
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
        @if current >= 0 { p { a href=(ShowMethod) { (t!(lang, "evidence-method")) } } }
    };
    ui::sheet(&t!(lang, "evidence-grades"), body)
}

/// The author chooses by what the practice is measured: the first is the main one.
fn choice(lang: Lang, it: &Seen, tried: &Tried) -> Markup {
    let field = Field {
        name: "indicator",
        label: t!(lang, "evidence-indicator"),
        form: CHOICE,
        ..Field::default()
    };
    let is_chosen = |code: &str| it.lines.iter().any(|it| it.code == code);
    let left = it.indicators.iter().filter(|it| !is_chosen(&it.code));
    let options = left.map(|it| (it.code.as_str(), it.name_in(lang)));
    let (typed, faults) = tried.of(CHOICE, Typed::default());
    let id = it.practice.id;
    let body = html! {
        @if !it.lines.is_empty() {
            ol.entries {
                @for line in &it.lines {
                    li {
                        (it.name(lang, &line.code))
                        @if !line.has_told {
                            @let removal = Removal { id, indicator: line.code.clone() };
                            (ui::post_button(removal, &t!(lang, "evidence-remove")))
                        }
                    }
                }
            }
        }
        p.soft { (t!(lang, "evidence-choose-teach", most = practices::INDICATORS)) }
        @if it.lines.len() < practices::INDICATORS {
            form method="post" action=(MeasuredBy { id }) {
                (ui::select(lang, field, options, &typed, &faults))
                (ui::submit(&t!(lang, "evidence-choose")))
            }
        }
    };
    ui::sheet(&t!(lang, "evidence-choose-title"), body)
}
