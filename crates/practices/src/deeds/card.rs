//! Writing a card: of a new practice, of the working version, or of a new one beside the published.

use super::links::named;
use super::own;
use crate::{Card, Field, Practice, Version, acts, store};
use db::Tx;
use journal::{Note, Thing};
use kernel::{Day, PracticeId, Say, VersionId};
use web::{Desk, Faults, Result, Stopped, Typed};

/// What files of a version hang on: its id, so that a published version keeps its own.
pub(crate) const FILES: &str = "practice-version";

/// A card as somebody wrote it.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// The card.
    pub card: Card,
    /// Since when the practice is practised.
    pub began_on: Day,
    /// Edition of the card they began with, where they say it.
    pub edition: Option<i64>,
}

impl Written {
    /// Reads the form, or says what is wrong beside its fields.
    pub fn read(typed: &Typed, today: Day) -> Result<Written, Faults> {
        let mut faults = Faults::default();
        let began_on: Option<Day> = typed.plain("began_on", &mut faults, "fault-day");
        if !typed.has("began_on") {
            faults.add("began_on", Say::new("fault-required"));
        }
        if began_on.is_some_and(|it| it > today) {
            faults.add("began_on", Say::new("adoption-future"));
        }
        let edition = typed.plain("edition", &mut faults, "fault-unreadable");
        let card = Card::read(|it| text_of(typed, it));
        let card = card.map_err(|all| {
            all.into_iter().for_each(|(field, say)| faults.add(field.word(), say));
        });
        match (card, began_on) {
            (Ok(card), Some(began_on)) if faults.is_empty() => {
                Ok(Written { card, began_on, edition })
            }
            _ => Err(faults),
        }
    }
}

/// The text of a field as it was sent: lines, or boxes that were ticked.
pub(crate) fn text_of(typed: &Typed, field: Field) -> String {
    let text = typed.get(field.word()).to_owned();
    if !matches!(field, Field::ServiceLinks | Field::IndicatorLinks) {
        return text;
    }
    let prefix = format!("{field}-");
    let ticked = typed.names_after(&prefix).filter(|it| typed.has(&format!("{prefix}{it}")));
    let lines = std::iter::once(text.as_str()).chain(ticked).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A card as its form shows it.
pub(crate) fn typed_of(card: &Card, began_on: Day) -> Typed {
    let fields = Field::ALL.iter().map(|it| (it.word(), card.text(*it)));
    Typed::filled(fields.chain([("began_on", began_on.to_string())]))
}

/// Writes a card: a new practice where none has this id, else the working version of it. What was
/// kept for the writer meanwhile is done with. The same card again changes nothing.
pub(crate) async fn write(
    tx: &mut Tx,
    desk: &Desk,
    id: PracticeId,
    fresh: VersionId,
    it: &Written,
) -> Result<(), Stopped> {
    store::forget_draft(tx, desk.actor().account, id).await?;
    match store::find(tx, id).await? {
        None => began(tx, desk, id, it).await,
        Some(_) => change(tx, desk, id, fresh, it).await,
    }
}

/// Begins a practice and says so in the journal.
pub(crate) async fn began(
    tx: &mut Tx,
    desk: &Desk,
    id: PracticeId,
    it: &Written,
) -> Result<(), Stopped> {
    let card = named(tx, desk.actor().organisation, &it.card).await?;
    acts::begin(tx, id, desk.actor(), card, it.began_on, desk.now).await?;
    let note = Note::by(desk.actor(), "practice-begun", Thing::Practice, id);
    journal::write(tx, desk.now, note.with("name", it.card.title.as_str())).await?;
    Ok(())
}

async fn change(
    tx: &mut Tx,
    desk: &Desk,
    id: PracticeId,
    fresh: VersionId,
    it: &Written,
) -> Result<(), Stopped> {
    let (practice, latest) = own(tx, desk, id).await?;
    let card = named(tx, practice.organisation, &it.card).await?;
    let began_on = if practice.published.is_none() { it.began_on } else { practice.began_on };
    if latest.card == card && practice.began_on == began_on {
        return Ok(());
    }
    if it.edition.is_some_and(|seen| seen != latest.edition) {
        let mut faults = Faults::default();
        faults.add("", Say::new("practice-changed").with("who", latest.author));
        return Err(Stopped::Faults(faults));
    }
    let (mut practice, mut version) = open_version(tx, desk, id, fresh).await?;
    practice.began_on = began_on;
    version.card = card;
    version.author = desk.actor().name.clone();
    version.edition += 1;
    store::save_version(tx, &version).await?;
    acts::keep(tx, &practice, &version).await?;
    let note = Note::by(desk.actor(), "practice-written", Thing::Practice, id);
    journal::write(tx, desk.now, note.with("number", version.number)).await?;
    Ok(())
}

/// The version that is written; where there is none, `fresh` is begun beside the published one,
/// with its files.
pub(crate) async fn open_version(
    tx: &mut Tx,
    desk: &Desk,
    id: PracticeId,
    fresh: VersionId,
) -> Result<(Practice, Version), Stopped> {
    let (mut practice, latest) = own(tx, desk, id).await?;
    if practice.working.is_some() {
        practice.edit()?;
        return Ok((practice, latest));
    }
    practice.revise(fresh)?;
    let files = files::of_thing(tx, FILES, latest.id).await?;
    let number = latest.number + 1;
    let author = desk.actor().name.clone();
    let version =
        Version { id: fresh, number, author, created_at: desk.now, published_on: None, ..latest };
    store::save_version(tx, &version).await?;
    acts::keep(tx, &practice, &version).await?;
    for file in files {
        files::attach(tx, file.id, FILES, fresh).await?;
    }
    Ok((practice, version))
}
