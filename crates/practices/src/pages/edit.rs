//! The editor of a card: a plain form; a script keeps what is typed in the browser meanwhile.

use super::catalogue::unknown;
use super::views::refused;
use super::{Edit, List, New, Own, Show, WorkingCard};
use crate::model::DirectionKind;
use crate::{Card, Field, Practice, Sphere, Version, acts, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{Day, Lang, PracticeId, Say, VersionId};
use maud::{Markup, html};
use web::ui::{self, Field as Input, Kind};
use web::{Desk, Error, Faults, Frame, Result, Typed, frame, t, word};

pub async fn new(_: New, desk: Desk) -> Result<Markup> {
    let typed = Typed::filled([("began_on", desk.today().to_string())]);
    Ok(view(&desk, None, &typed, &Faults::default()))
}

pub async fn create(_: List, desk: Desk, typed: Typed) -> Result<Response> {
    let (card, began_on) = match read(&desk, &typed) {
        Ok(it) => it,
        Err(faults) => return Ok(refused(view(&desk, None, &typed, &faults))),
    };
    let id = transact!(desk.db(), |tx| { begin(tx, &desk, &card, began_on).await })?;
    Ok(Redirect::to(&Show { id }.to_string()).into_response())
}

/// Begins a practice and says so in the journal.
pub(super) async fn begin(
    tx: &mut Tx,
    desk: &Desk,
    card: &Card,
    began_on: Day,
) -> Result<PracticeId> {
    let it = acts::begin(tx, desk.actor(), card.clone(), began_on, desk.now).await?;
    let note = Note::by(desk.actor(), "practice-begun", Thing::Practice, it.id);
    journal::write(tx, desk.now, note.with("name", it.title.as_str())).await?;
    Ok(it.id)
}

pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (practice, version) = own(&mut tx, &desk, id).await?;
    let typed = typed(&version.card, practice.began_on);
    Ok(view(&desk, Some(&practice), &typed, &Faults::default()))
}

pub async fn change(WorkingCard { id }: WorkingCard, desk: Desk, typed: Typed) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let (practice, _) = own(&mut tx, &desk, id).await?;
    drop(tx);
    let (card, began_on) = match read(&desk, &typed) {
        Ok(it) => it,
        Err(faults) => return Ok(refused(view(&desk, Some(&practice), &typed, &faults))),
    };
    let fresh = VersionId::new();
    transact!(desk.db(), |tx| { keep(tx, &desk, id, fresh, &card, began_on).await })?;
    Ok(Redirect::to(&Show { id }.to_string()).into_response())
}

/// Keeps a card: of the working version, or of a new one beside the published.
async fn keep(
    tx: &mut Tx,
    desk: &Desk,
    id: PracticeId,
    fresh: VersionId,
    card: &Card,
    began_on: Day,
) -> Result<()> {
    let (mut practice, mut version) = own(tx, desk, id).await?;
    if practice.working.is_none() {
        practice.revise(fresh)?;
        let number = version.number + 1;
        version =
            Version { id: fresh, number, created_at: desk.now, published_on: None, ..version };
    }
    practice.edit()?;
    if practice.published.is_none() {
        practice.began_on = began_on;
    }
    version.card = card.clone();
    version.author = desk.actor().name.clone();
    store::save_version(tx, &version).await?;
    acts::keep(tx, &practice, &version).await?;
    let note = Note::by(desk.actor(), "practice-written", Thing::Practice, id);
    journal::write(tx, desk.now, note.with("number", version.number)).await?;
    Ok(())
}

/// The practice, if it is the actor's organisation's, with its latest card.
pub(super) async fn own(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<(Practice, Version)> {
    let practice = unknown(store::find(tx, id).await?)?;
    desk.own(Thing::Practice, id, practice.organisation)?;
    let latest = unknown(practice.working.or(practice.published))?;
    let version = unknown(store::version(tx, latest).await?)?;
    Ok((practice, version))
}

/// Reads the form, or says what is wrong beside its fields.
fn read(desk: &Desk, typed: &Typed) -> Result<(Card, Day), Faults> {
    let mut faults = Faults::default();
    let began_on: Option<Day> = typed.plain("began_on", &mut faults, "fault-day");
    if !typed.has("began_on") {
        faults.add("began_on", Say::new("fault-required"));
    }
    if began_on.is_some_and(|it| it > desk.today()) {
        faults.add("began_on", Say::new("adoption-future"));
    }
    let card = Card::read(|it| typed.get(it.word()).to_owned());
    let card = card.map_err(|all| {
        all.into_iter().for_each(|(field, say)| faults.add(field.word(), say));
    });
    match (card, began_on) {
        (Ok(card), Some(began_on)) if faults.is_empty() => Ok((card, began_on)),
        _ => Err(faults),
    }
}

/// A card as its form shows it.
fn typed(card: &Card, began_on: Day) -> Typed {
    let fields = Field::ALL.iter().map(|it| (it.word(), card.text(*it)));
    Typed::filled(fields.chain([("began_on", began_on.to_string())]))
}

fn view(desk: &Desk, practice: Option<&Practice>, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let title = match practice {
        Some(it) => t!(lang, "practice-edit-title", title = it.title.as_str()),
        None => t!(lang, "practice-new-title"),
    };
    let mut top = Frame::titled(title).section("/practices").crumb(t!(lang, "practices-own"), Own);
    if let Some(it) = practice {
        top = top.crumb(&it.title, Show { id: it.id });
    }
    let action = practice.map_or(List.to_string(), |it| WorkingCard { id: it.id }.to_string());
    let draft = practice.map_or("practice".to_owned(), |it| format!("practice-{}", it.id));
    let labels: Vec<_> =
        Field::ALL.iter().map(|it| (it.word(), word(lang, "practice-field", it))).collect();
    let form = html! {
        form method="post" action=(action) data-draft=(draft) {
            (ui::fault_summary(lang, faults, &labels))
            (began_on(lang, typed, faults))
            @for field in Field::ALL { (input(lang, *field, typed, faults)) }
            (ui::submit(&t!(lang, "practice-save")))
        }
    };
    frame(desk, top, ui::sheet(&t!(lang, "practice-card"), form))
}

fn began_on(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let field = Input {
        name: "began_on",
        label: t!(lang, "practice-began"),
        hint: t!(lang, "practice-began-hint"),
        kind: Kind::Day,
        required: true,
        ..Input::default()
    };
    ui::field(lang, field, typed, faults)
}

fn input(lang: Lang, field: Field, typed: &Typed, faults: &Faults) -> Markup {
    let hint = match field {
        Field::Steps => t!(lang, "practice-hint-steps"),
        Field::Results => t!(lang, "practice-hint-results"),
        Field::Conditions => t!(lang, "practice-hint-conditions"),
        Field::Lessons => t!(lang, "practice-hint-lessons"),
        _ => String::new(),
    };
    let it = Input {
        name: field.word(),
        label: word(lang, "practice-field", field),
        hint,
        required: Field::NEEDED.contains(&field),
        first: field == Field::Title,
        ..Input::default()
    };
    match field {
        Field::Title => ui::field(lang, it, typed, faults),
        Field::Cost => ui::field(lang, Input { kind: Kind::Money, ..it }, typed, faults),
        Field::Sphere => {
            let names = Sphere::ALL.iter().map(|it| (*it, word(lang, "practice-sphere", it)));
            ui::select(lang, it, names, typed, faults)
        }
        Field::Direction => {
            let name = |it: &DirectionKind| (*it, word(lang, "practice-direction", it));
            ui::select(lang, it, DirectionKind::ALL.iter().map(name), typed, faults)
        }
        _ => ui::textarea(lang, it, 4, typed, faults),
    }
}

/// The reader's own error, as an answer of the room.
pub(super) fn bad(field: &'static str, say: Say) -> Error {
    Error::Bad { field, say }
}
