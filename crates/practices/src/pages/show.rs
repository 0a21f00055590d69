//! The page of a practice: its card, its evidence, who took it over, its path.

mod standing;

use self::standing::{path, reason_form};
use super::adoptions::FORM;
use super::links::links;
use super::views::{
    adoptions_table, dots, lines, linked_lines, refused, spoken, state_label, today,
};
use super::{
    AdoptionsOf, Answer, Compare, Edit, Form, List, Pdf, ReadinessFor, Show, ShowVersion, Tree,
};
use crate::deeds::{Deed, FILES, unknown};
use crate::{
    AdoptionRow, AdoptionStep, Card, Criterion, Field, Finding, Practice, Review, Stage, State,
    Term, Version, store,
};
use axum::response::Response;
use journal::{Entry, Thing};
use kernel::{Lang, PracticeId, Zone};
use maud::{Markup, html};
use web::ui::{self, Field as Input, Tone};
use web::{Frame, Guest, Result, Tried, Typed, fmt, frame, say, t, word};

/// Entries of the journal beside the page.
const HISTORY: i64 = 20;
/// Adoptions on the page itself, the latest; the tree shows them all.
const SHOWN: usize = 8;

pub async fn show(Show { id }: Show, guest: Guest) -> Result<Markup> {
    let it = Shown::find(&guest, id).await?;
    Ok(view(&guest, &it, &Tried::default()))
}

/// The page with a form that was refused.
pub(super) async fn again(guest: &Guest, id: PracticeId, tried: &Tried) -> Result<Response> {
    let it = Shown::find(guest, id).await?;
    Ok(refused(view(guest, &it, tried)))
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
    /// What everybody sees of its evidence, and what its author alone sees yet.
    findings: Vec<Finding>,
    /// When a card is stale.
    term: Term,
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
            files: files::of_thing(&mut tx, FILES, version.id).await?,
            history: journal::of_thing(&mut tx, Thing::Practice, id, HISTORY).await?,
            findings: store::findings(&mut tx, id).await?,
            term: store::term(&mut tx).await?,
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

    /// Whether the person may change the card and its files now.
    fn is_open_to(&self, guest: &Guest) -> bool {
        self.is_edited_by(guest)
            && self.practice.withdrawn_on.is_none()
            && matches!(self.practice.stage, Stage::Draft | Stage::None)
    }
}

fn view(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let state = it.practice.state(today(guest), it.term);
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
            (tried.summary(lang))
            (warnings(lang, it, state))
            @if it.inside && it.practice.stage != Stage::None { (path(guest, it, tried)) }
            (card(guest, it))
            (super::files::sheet(lang, &it.practice, &it.version, &it.files, it.is_open_to(guest), tried))
            (adoptions(guest, it, tried))
            @if it.inside && it.practice.stage == Stage::None { (path(guest, it, tried)) }
        }
        (ui::side(html! {
            (ui::sheet(&t!(lang, "practice-evidence"), evidence(guest, it, tried)))
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
        @if it.is_open_to(guest) {
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
            (ui::notice(Tone::Warn, html! { p { (t!(lang, "practice-stale", months = it.term.months())) } }))
        }
    }
}

/// The card: what it is about, its results, its lessons, how to take it over.
fn card(guest: &Guest, it: &Shown) -> Markup {
    let (lang, card) = (guest.lang, &it.version.card);
    html! {
        (part(lang, card, &[Field::Problem, Field::Audience, Field::Essence]))
        @if !card.results.is_empty() {
            (ui::sheet(&word(lang, "practice-field", Field::Results), results(lang, card)))
        }
        (part(lang, card, &[Field::Lessons]))
        (part(lang, card, &[Field::Conditions, Field::Steps]))
        (ui::sheet(&t!(lang, "practice-resources"), ui::facts(facts(guest, &it.practice, card))))
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
fn facts(guest: &Guest, practice: &Practice, card: &Card) -> Vec<(String, Markup)> {
    const LOOKED_UP: [Field; 14] = [
        Field::Cost,
        Field::People,
        Field::Roles,
        Field::Software,
        Field::ActsNeeded,
        Field::Templates,
        Field::Sphere,
        Field::Direction,
        Field::ServiceLinks,
        Field::Services,
        Field::IndicatorLinks,
        Field::Indicators,
        Field::Acts,
        Field::Contact,
    ];
    let lang = guest.lang;
    let texts = LOOKED_UP.iter().map(|it| (it, spoken(lang, card, *it)));
    let filled = texts.filter(|(_, text)| !text.is_empty());
    let shown = |(it, text): (&Field, String)| match it {
        Field::Acts | Field::Templates => (word(lang, "practice-field", it), linked_lines(&text)),
        _ => {
            let linked = links(guest, practice, card, *it);
            (word(lang, "practice-field", it), linked.unwrap_or_else(|| lines(&text)))
        }
    };
    filled.map(shown).collect()
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

fn evidence(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    html! {
        p { (dots(lang, it.practice.grade)) " " (word(lang, "practice-grade", it.practice.grade)) }
        @for it in &it.findings {
            @if let Some(sentence) = it.open().and_then(|it| it.told().say) { p { (say(lang, &sentence)) } }
            @if !it.answer.is_empty() {
                p { strong { (t!(lang, "practice-answer")) } ": " (it.answer) }
            }
        }
        p { (t!(lang, "practice-adopters", count = it.practice.adopters)) }
        @if tried.form == Deed::Answer.word() {
            (reason_form(lang, Answer { id }, Deed::Answer, &t!(lang, "practice-answer"), &t!(lang, "practice-answer-do"), tried))
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
    }
}

fn adoptions(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let editor = guest.actor.as_ref().is_some_and(|it| super::EDITORS.admits(Some(it.role)));
    let own =
        guest.actor.as_ref().is_some_and(|actor| actor.organisation == it.practice.organisation);
    let adopts = guest.actor.as_ref().is_some_and(|actor| {
        let ours = |it: &AdoptionRow| it.adoption.organisation == actor.organisation;
        it.adoptions.iter().any(|it| ours(it) && !it.adoption.state.is_aside())
    });
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
            @if !adopts { (request_form(guest, it, tried)) }
            p { a href=(ReadinessFor { id: it.practice.id }) { (t!(lang, "readiness-link")) } }
        }
    };
    ui::sheet(&t!(lang, "adoptions-title"), body)
}

fn request_form(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let name = guest.actor.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let filled = Typed::filled([("on", today(guest).to_string()), ("responsible", name)]);
    let (typed, faults) = tried.of(FORM, filled);
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
            (ui::field(lang, on, &typed, &faults))
            (ui::field(lang, who, &typed, &faults))
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
