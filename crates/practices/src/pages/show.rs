//! The page of a practice: its card, its evidence, who took it over, its path.

mod standing;

use self::standing::path;
use super::catalogue::unknown;
use super::views::{adoptions_table, dots, lines, spoken, state_label, today};
use super::{AdoptionsOf, Compare, Edit, Form, List, Pdf, ReadinessFor, Show, ShowVersion, Tree};
use crate::{
    AdoptionRow, AdoptionStep, Card, Criterion, Field, Practice, Review, Stage, State, Version,
    store,
};
use journal::{Entry, Thing};
use kernel::{Lang, PracticeId, Zone};
use maud::{Markup, html};
use web::ui::{self, Field as Input, Tone};
use web::{Faults, Frame, Guest, Result, Typed, fmt, frame, say, t, word};

/// Entries of the journal beside the page.
const HISTORY: i64 = 20;
/// Adoptions on the page itself, the latest; the tree shows them all.
const SHOWN: usize = 8;

pub async fn show(Show { id }: Show, guest: Guest) -> Result<Markup> {
    let it = Shown::find(&guest, id).await?;
    Ok(view(&guest, &it))
}

/// Everything the page shows.
struct Shown {
    practice: Practice,
    /// The card in front of the person.
    version: Version,
    versions: Vec<Version>,
    organisation: String,
    region: String,
    adoptions: Vec<AdoptionRow>,
    reviews: Vec<Review>,
    criteria: Vec<Criterion>,
    files: Vec<files::File>,
    history: Vec<Entry>,
    /// Whether the person may read what is not published.
    inside: bool,
}

impl Shown {
    async fn find(guest: &Guest, id: PracticeId) -> Result<Shown> {
        let mut tx = guest.db().read().await?;
        let practice = unknown(store::find(&mut tx, id).await?)?;
        let inside = guest.actor.as_ref().is_some_and(|it| practice.is_shown_to(it));
        let wanted = unknown(practice.version_for(guest.actor.as_ref()))?;
        let versions = store::versions(&mut tx, id).await?;
        let version = unknown(versions.iter().find(|it| it.id == wanted).cloned())?;
        let organisation = regions::organisation(&mut tx, practice.organisation).await?;
        let region = regions::region(&mut tx, practice.region).await?;
        let mut adoptions = store::family_adoptions(&mut tx, practice.root).await?;
        adoptions.retain(|it| it.adoption.practice == id);
        Ok(Shown {
            organisation: organisation.map(|it| it.short_name).unwrap_or_default(),
            region: region.map(|it| it.name).unwrap_or_default(),
            reviews: store::reviews(&mut tx, id).await?,
            criteria: store::criteria(&mut tx).await?,
            files: files::of_thing(&mut tx, "practice", id).await?,
            history: journal::of_thing(&mut tx, Thing::Practice, id, HISTORY).await?,
            adoptions,
            practice,
            version,
            versions,
            inside,
        })
    }

    fn is_edited_by(&self, guest: &Guest) -> bool {
        guest.actor.as_ref().is_some_and(|it| self.practice.is_edited_by(it))
    }
}

fn view(guest: &Guest, it: &Shown) -> Markup {
    let lang = guest.lang;
    let state = it.practice.state(today(guest));
    let top = Frame::titled(&it.version.card.title)
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .lead(html! {
            (it.organisation) ", " (it.region) " · "
            (t!(lang, "practice-version")) " " (it.version.number) " "
            (state_label(lang, state)) " " (dots(lang, it.practice.grade))
        })
        .actions(actions(guest, it));
    let body = html! {
        div {
            (warnings(lang, it, state))
            @if it.inside && it.practice.stage != Stage::None { (path(guest, it)) }
            (card(lang, &it.version.card))
            (adoptions(guest, it))
            @if it.inside && it.practice.stage == Stage::None { (path(guest, it)) }
        }
        (ui::side(html! {
            (ui::sheet(&t!(lang, "practice-evidence"), evidence(guest, it)))
            (ui::sheet(&t!(lang, "practice-versions"), versions(lang, it)))
            @if it.inside { (ui::sheet(&t!(lang, "practice-history"), history(guest, it))) }
        }))
    };
    frame(guest, top, body)
}

fn actions(guest: &Guest, it: &Shown) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    html! {
        (ui::quiet_link(Pdf { id }, "PDF"))
        (ui::quiet_link(Form { id }, "DOCX"))
        @if it.practice.is_open() {
            (ui::quiet_link(format!("{Compare}?ids={id}"), &t!(lang, "practices-compare")))
            (ui::quiet_link(Tree { id }, &t!(lang, "practice-tree")))
        }
        @if it.is_edited_by(guest) && it.practice.withdrawn_on.is_none()
            && matches!(it.practice.stage, Stage::Draft | Stage::None) {
            (ui::button_link(Edit { id }, &t!(lang, "practice-edit")))
        }
    }
}

fn warnings(lang: Lang, it: &Shown, state: State) -> Markup {
    html! {
        @if state == State::Withdrawn {
            (ui::notice(Tone::Warn, html! {
                p { strong { (t!(lang, "practice-withdrawn")) } ": " (it.practice.withdrawn_why) }
            }))
        }
        @if state == State::Stale {
            (ui::notice(Tone::Warn, html! { p { (t!(lang, "practice-stale")) } }))
        }
    }
}

/// The card: what it is about, its results, its lessons, how to take it over.
fn card(lang: Lang, card: &Card) -> Markup {
    html! {
        (part(lang, card, &[Field::Problem, Field::Audience, Field::Essence]))
        @if !card.results.is_empty() {
            (ui::sheet(&word(lang, "practice-field", Field::Results), results(lang, card)))
        }
        (part(lang, card, &[Field::Lessons]))
        (part(lang, card, &[Field::Conditions, Field::Steps]))
        (ui::sheet(&t!(lang, "practice-resources"), ui::facts(facts(lang, card))))
    }
}

/// Fields of the card that are read one after another.
fn part(lang: Lang, card: &Card, fields: &[Field]) -> Markup {
    let texts = fields.iter().map(|it| (it, spoken(lang, card, *it)));
    let mut texts = texts.filter(|(_, text)| !text.is_empty()).peekable();
    html! {
        @if texts.peek().is_some() {
            section.sheet {
                @for (field, text) in texts {
                    h2 { (word(lang, "practice-field", field)) }
                    p { (lines(&text)) }
                }
            }
        }
    }
}

/// Fields of the card that are looked up.
fn facts(lang: Lang, card: &Card) -> Vec<(String, Markup)> {
    const LOOKED_UP: [Field; 12] = [
        Field::Cost,
        Field::People,
        Field::Roles,
        Field::Software,
        Field::ActsNeeded,
        Field::Templates,
        Field::Sphere,
        Field::Direction,
        Field::Services,
        Field::Indicators,
        Field::Acts,
        Field::Contact,
    ];
    let texts = LOOKED_UP.iter().map(|it| (it, spoken(lang, card, *it)));
    let filled = texts.filter(|(_, text)| !text.is_empty());
    filled.map(|(it, text)| (word(lang, "practice-field", it), lines(&text))).collect()
}

/// Results as the author states them: marked so, beside what adopters confirm.
fn results(lang: Lang, card: &Card) -> Markup {
    let heads = [
        ui::col(t!(lang, "practice-result")),
        ui::num(t!(lang, "practice-before")),
        ui::num(t!(lang, "practice-after")),
        ui::col(t!(lang, "practice-source")),
    ];
    let rows = card.results.iter().map(|it| {
        vec![
            html! { (it.what) small { (t!(lang, "practice-result-stated")) } },
            html! { (it.baseline) },
            html! { (it.value) },
            html! { (it.source) ", " (it.period) },
        ]
    });
    ui::table(heads, rows)
}

fn evidence(guest: &Guest, it: &Shown) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let sentence: Option<kernel::Say> =
        serde_json::from_str::<serde_json::Value>(&it.practice.evidence)
            .ok()
            .and_then(|it| serde_json::from_value(it.get("say")?.clone()).ok());
    html! {
        p { (dots(lang, it.practice.grade)) " " (word(lang, "practice-grade", it.practice.grade)) }
        @if let Some(sentence) = sentence { p { (say(lang, &sentence)) } }
        p { (t!(lang, "practice-adopters", count = it.practice.adopters)) }
        @if !it.practice.answer.is_empty() {
            p { strong { (t!(lang, "practice-answer")) } ": " (it.practice.answer) }
        }
        p { a href={ (Show { id }) "/evidence" } { (t!(lang, "practice-evidence-how")) } }
    }
}

fn versions(lang: Lang, it: &Shown) -> Markup {
    let id = it.practice.id;
    let seen = |version: &&Version| it.inside || version.published_on.is_some();
    html! {
        ul {
            @for version in it.versions.iter().filter(seen) {
                li {
                    a href=(ShowVersion { id, version: version.id }) {
                        (t!(lang, "practice-version")) " " (version.number)
                    }
                    @if let Some(day) = version.published_on { " · " (fmt::day(lang, day)) }
                }
            }
        }
        @if !it.files.is_empty() {
            h3 { (t!(lang, "practice-files")) }
            ul { @for file in &it.files { li { (file.name) } } }
        }
    }
}

fn adoptions(guest: &Guest, it: &Shown) -> Markup {
    let lang = guest.lang;
    let editor = guest.actor.as_ref().is_some_and(|it| super::EDITORS.admits(Some(it.role)));
    let own =
        guest.actor.as_ref().is_some_and(|actor| actor.organisation == it.practice.organisation);
    let body = html! {
        @if it.adoptions.is_empty() {
            p.soft { (t!(lang, "adoptions-none")) }
        } @else {
            (adoptions_table(guest, &it.adoptions[it.adoptions.len().saturating_sub(SHOWN)..], false))
            @if it.adoptions.len() > SHOWN {
                p { a href=(Tree { id: it.practice.id }) { (t!(lang, "adoptions-all", count = it.adoptions.len())) } }
            }
        }
        @if editor && !own && it.practice.is_open() {
            (request_form(guest, it))
            p { a href=(ReadinessFor { id: it.practice.id }) { (t!(lang, "readiness-link")) } }
        }
    };
    ui::sheet(&t!(lang, "adoptions-title"), body)
}

fn request_form(guest: &Guest, it: &Shown) -> Markup {
    let lang = guest.lang;
    let name = guest.actor.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let typed = Typed::filled([("on", today(guest).to_string()), ("responsible", name)]);
    let none = Faults::default();
    let on = Input {
        name: "on",
        label: t!(lang, "adoption-on"),
        kind: ui::Kind::Day,
        ..Input::default()
    };
    let who =
        Input { name: "responsible", label: t!(lang, "adoption-responsible"), ..Input::default() };
    html! {
        form method="post" action=(AdoptionsOf { id: it.practice.id }) {
            (ui::field(lang, on, &typed, &none))
            (ui::field(lang, who, &typed, &none))
            div.actions {
                button.button type="submit" name="step" value=(AdoptionStep::Request) {
                    (t!(lang, "adoption-ask"))
                }
                button.button.quiet type="submit" name="step" value=(AdoptionStep::Interest) {
                    (t!(lang, "adoption-note-interest"))
                }
            }
        }
    }
}

fn history(guest: &Guest, it: &Shown) -> Markup {
    let zone = guest.actor.as_ref().map_or_else(Zone::moscow, |it| it.zone.clone());
    ui::history(guest.lang, &zone, &it.history)
}
