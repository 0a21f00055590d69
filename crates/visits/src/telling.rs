//! Questions, answers and notes of a visit: read, allowed, kept and noted, by pages and programs
//! alike.

use crate::pages::reach;
use crate::{CannotAnswer, Question, Remark, RemarkKind, Visit, store};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{DelegateId, ItemId, QuestionId, RegionCode, RemarkId, Say, VisitId};
use web::{Desk, Error, Faults, Result, Stopped, Typed};

/// Longest question, answer or note, in characters.
pub(crate) const LONGEST: usize = 4000;
/// Longest name, in characters.
const LONGEST_NAME: usize = 200;
/// Longest key made where it was typed, in characters.
const LONGEST_KEY: usize = 64;

/// Asks a question; says whether its key was new, else nothing is asked.
pub(crate) async fn ask(
    desk: &Desk,
    id: VisitId,
    typed: &Typed,
) -> Result<(Question, bool), Stopped> {
    let mut faults = Faults::default();
    let actor = desk.actor();
    let side: Option<RegionCode> = typed.plain("side", &mut faults, "fault-choose");
    let asked_by = typed.optional_text("asked_by", LONGEST_NAME, &mut faults);
    let question = Question {
        id: QuestionId::new(),
        visit: id,
        item: typed.plain("item", &mut faults, "fault-choose"),
        region: side.unwrap_or(actor.region),
        asked_by: if asked_by.is_empty() { actor.name.clone() } else { asked_by },
        to_whom: typed.optional_text("to_whom", LONGEST_NAME, &mut faults),
        text: typed.text("question", LONGEST, &mut faults),
        once: key(typed, &mut faults),
        asked_at: desk.now,
        answer: String::new(),
        answered_by: String::new(),
        answered_at: None,
    };
    faults.check()?;
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, desk, id).await?;
        // One phone notes the questions of both sides: guests ask, hosts type.
        if !visit.parties().contains(&question.region) {
            return Err(Error::choice("side").into());
        }
        may_be_told(tx, &visit, question.item).await?;
        let added = store::add_question(tx, &question).await?;
        if added {
            visit.takes()?; // What was there already is answered as before.
            note(tx, desk, id, "visit-question-asked").await?;
        }
        Ok::<_, Stopped>((question.clone(), added))
    })
}

/// Answers a question of the other side.
pub(crate) async fn answer(
    desk: &Desk,
    id: VisitId,
    question: QuestionId,
    typed: &Typed,
) -> Result<Question, Stopped> {
    let mut faults = Faults::default();
    let text = typed.text("answer", LONGEST, &mut faults);
    let by = typed.optional_text("answered_by", LONGEST_NAME, &mut faults);
    faults.check()?;
    let by = if by.is_empty() { desk.actor().name.clone() } else { by };
    transact!(desk.db(), |tx| {
        let (visit, part) = reach(tx, desk, id).await?;
        let mut it = store::question(tx, id, question).await?.ok_or(Error::NotFound)?;
        if !part.answers(&visit, it.region) {
            return Err(Error::field("answer", &CannotAnswer::NotAsked).into());
        }
        let was_open = it.is_open();
        if was_open {
            visit.takes()?;
        }
        let answered = it.answer(&text, &by, desk.now);
        answered.map_err(|no| Error::field("answer", &no))?;
        store::save_question(tx, &it).await?;
        if was_open {
            note(tx, desk, id, "visit-question-answered").await?;
        }
        Ok::<_, Stopped>(it)
    })
}

/// Keeps a note, «что меняем у себя», or somebody's words; says whether its key was new.
pub(crate) async fn remark(
    desk: &Desk,
    id: VisitId,
    typed: &Typed,
) -> Result<(Remark, bool), Stopped> {
    let mut faults = Faults::default();
    let kind: Option<RemarkKind> = typed.plain("kind", &mut faults, "fault-choose");
    let kind = kind.filter(|it| *it != RemarkKind::Photo);
    if kind.is_none() {
        faults.add("kind", Say::new("fault-choose"));
    }
    let text = typed.text("note", LONGEST, &mut faults);
    let delegate: Option<DelegateId> = typed.plain("person", &mut faults, "fault-choose");
    if kind == Some(RemarkKind::Quote) && delegate.is_none() {
        faults.add("person", Say::new("fault-required"));
    }
    let item: Option<ItemId> = typed.plain("item", &mut faults, "fault-choose");
    let once = key(typed, &mut faults);
    faults.check()?;
    let fresh = fresh(desk, id, kind.unwrap_or(RemarkKind::Note), once);
    let it = Remark { text, delegate, item, ..fresh };
    let added = transact!(desk.db(), |tx| { keep(tx, desk, &it).await })?;
    Ok((it, added))
}

/// The key made where it was typed; one is made here for a form that sent none.
pub(crate) fn key(typed: &Typed, faults: &mut Faults) -> String {
    let once = typed.optional_text("once", LONGEST_KEY, faults);
    if once.is_empty() { RemarkId::new().to_string() } else { once }
}

/// A remark of whoever sits at the desk, without its text.
pub(crate) fn fresh(desk: &Desk, visit: VisitId, kind: RemarkKind, once: String) -> Remark {
    let actor = desk.actor();
    Remark {
        id: RemarkId::new(),
        visit,
        once,
        kind,
        region: actor.region,
        author: actor.name.clone(),
        delegate: None,
        faces: Default::default(),
        item: None,
        text: String::new(),
        file: None,
        at: desk.now,
        approved_at: None,
    }
}

/// Adds a remark unless its key is known; says whether it did.
pub(crate) async fn keep(tx: &mut Tx, desk: &Desk, it: &Remark) -> Result<bool> {
    let (visit, _) = reach(tx, desk, it.visit).await?;
    may_be_told(tx, &visit, it.item).await?;
    let known = store::delegates(tx, it.visit).await?;
    if it.people().any(|id| known.iter().all(|person| person.id != *id)) {
        return Err(Error::choice(if it.faces.is_empty() { "person" } else { "faces" }));
    }
    let added = store::add_remark(tx, it).await?;
    if added {
        visit.takes()?; // What was there already is answered as before.
        note(tx, desk, it.visit, "visit-remark-made").await?;
    }
    Ok(added)
}

/// An item named is one of this visit's programme.
async fn may_be_told(tx: &mut Tx, visit: &Visit, item: Option<ItemId>) -> Result<()> {
    let Some(item) = item else { return Ok(()) };
    store::item(tx, visit.id, item).await?.map(drop).ok_or_else(|| Error::choice("item"))
}

/// Says in the journal what was done at a visit.
pub(crate) async fn note(tx: &mut Tx, desk: &Desk, id: VisitId, verb: &'static str) -> Result<()> {
    Ok(journal::write(tx, desk.now, Note::by(desk.actor(), verb, Thing::Visit, id)).await?)
}
