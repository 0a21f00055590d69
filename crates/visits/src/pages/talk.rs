//! Questions with answers, notes, quotes, photographs: what is typed on a phone.

use super::{
    Answer, Approval, Now, OneFile, Photographs, Questions, Remarks, Show, now, reach, refused, to,
};
use crate::{CannotAnswer, Facts, Part, Question, Remark, RemarkKind, Visit, may_publish, store};
use axum::response::Response;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{DelegateId, FileId, ItemId, QuestionId, RegionCode, RemarkId, Say, Spaced, VisitId};
use maud::{Markup, html};
use web::ui;
use web::{Desk, Error, Faults, Result, Typed, Upload, fmt, t, word};

/// Longest question, answer or note, in characters.
const LONGEST: usize = 4000;
/// Longest name, in characters.
const LONGEST_NAME: usize = 200;
/// Longest key made on a phone, in characters.
const LONGEST_KEY: usize = 64;
/// The word under which photographs are attached.
const PHOTOGRAPH: &str = "visit-remark";

/// `POST /visits/{id}/questions`; sent again with the same key, it changes nothing.
pub async fn ask(Questions { id }: Questions, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let text = typed.text("question", LONGEST, &mut faults);
    let asked_by = typed.optional_text("asked_by", LONGEST_NAME, &mut faults);
    let to_whom = typed.optional_text("to_whom", LONGEST_NAME, &mut faults);
    let item: Option<ItemId> = typed.plain("item", &mut faults, "fault-choose");
    let side: Option<RegionCode> = typed.plain("side", &mut faults, "fault-choose");
    let once = key(&typed, &mut faults);
    if !faults.is_empty() {
        return Ok(refused(now::page(&desk, id, &typed, &faults).await?));
    }
    let actor = desk.actor();
    let question = Question {
        id: QuestionId::new(),
        visit: id,
        once,
        item,
        region: side.unwrap_or(actor.region),
        asked_by: if asked_by.is_empty() { actor.name.clone() } else { asked_by },
        to_whom,
        text,
        asked_at: desk.now,
        answer: String::new(),
        answered_by: String::new(),
        answered_at: None,
    };
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, &desk, id).await?;
        // One phone notes the questions of both sides: guests ask, hosts type.
        if !visit.parties().contains(&question.region) {
            return Err(Error::NotFound);
        }
        may_be_told(tx, &visit, item).await?;
        if store::add_question(tx, &question).await? {
            note(tx, &desk, id, "visit-question-asked").await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#questions", Now { id })))
}

/// `POST /visits/{id}/questions/{question}/answer`.
pub async fn answer(path: Answer, desk: Desk, typed: Typed) -> Result<Response> {
    let Answer { id, question } = path;
    let mut faults = Faults::default();
    let text = typed.text("answer", LONGEST, &mut faults);
    let by = typed.optional_text("answered_by", LONGEST_NAME, &mut faults);
    if !faults.is_empty() {
        return Ok(refused(now::page(&desk, id, &typed, &faults).await?));
    }
    let by = if by.is_empty() { desk.actor().name.clone() } else { by };
    let answered = transact!(desk.db(), |tx| {
        let (visit, part) = reach(tx, &desk, id).await?;
        let mut it = store::question(tx, id, question).await?.ok_or(Error::NotFound)?;
        if !part.answers(&visit, it.region) {
            return Err(CannotAnswer::NotAsked.into());
        }
        let was_open = it.is_open();
        it.answer(&text, &by, desk.now)?;
        store::save_question(tx, &it).await?;
        if was_open {
            note(tx, &desk, id, "visit-question-answered").await?;
        }
        Ok::<_, Error>(())
    });
    settled(&desk, id, &typed, answered).await
}

/// `POST /visits/{id}/remarks`: a note, «что меняем у себя», or somebody's words.
pub async fn remark(Remarks { id }: Remarks, desk: Desk, typed: Typed) -> Result<Response> {
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
    let once = key(&typed, &mut faults);
    let Some(kind) = kind.filter(|_| faults.is_empty()) else {
        return Ok(refused(now::page(&desk, id, &typed, &faults).await?));
    };
    let fresh = fresh(&desk, id, kind, once);
    let it = Remark { text, delegate, item, ..fresh };
    transact!(desk.db(), |tx| { keep(tx, &desk, &it).await.map(drop) })?;
    Ok(to(format!("{}#said", Now { id })))
}

/// `POST /visits/{id}/photographs`.
pub async fn photograph(path: Photographs, desk: Desk, upload: Upload) -> Result<Response> {
    let Photographs { id } = path;
    let typed = upload.typed();
    let mut faults = Faults::default();
    let text = typed.text("caption", LONGEST, &mut faults);
    let faces: Spaced<DelegateId> =
        typed.names_after(now::FACE).filter_map(|it| it.parse().ok()).collect();
    let once = key(typed, &mut faults);
    let draft = upload.required_file("photograph", &mut faults);
    if draft.is_some_and(|it| !it.kind.media_type().starts_with("image/")) {
        faults.add("photograph", Say::new("visit-photograph-only"));
    }
    let Some(draft) = draft.filter(|_| faults.is_empty()) else {
        return Ok(refused(now::page(&desk, id, typed, &faults).await?));
    };
    let fresh = fresh(&desk, id, RemarkKind::Photo, once);
    transact!(desk.db(), |tx| {
        reach(tx, &desk, id).await?;
        let file = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        let text = text.clone();
        let faces = faces.clone();
        let it = Remark { text, faces, file: Some(file.id), ..fresh.clone() };
        if keep(tx, &desk, &it).await? {
            files::attach(tx, file.id, PHOTOGRAPH, it.id).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#said", Now { id })))
}

/// `POST /visits/{id}/remarks/{remark}/approval`: the person agreed to these very words.
pub async fn approve(path: Approval, desk: Desk) -> Result<Response> {
    let Approval { id, remark } = path;
    let approved = transact!(desk.db(), |tx| {
        reach(tx, &desk, id).await?;
        let mut it = store::remark(tx, id, remark).await?.ok_or(Error::NotFound)?;
        let consents = store::consents(tx, id).await?;
        it.approve(&consents, desk.now)?;
        store::save_remark(tx, &it).await?;
        note(tx, &desk, id, "visit-words-approved").await
    });
    settled(&desk, id, &Typed::default(), approved).await
}

/// `GET /visits/{id}/files/{file}`: a photograph or a material of this visit.
pub async fn file(path: OneFile, desk: Desk) -> Result<Response> {
    let OneFile { id, file } = path;
    let mut tx = desk.db().read().await?;
    reach(&mut tx, &desk, id).await?;
    if !store::has_file(&mut tx, id, file).await? {
        return Err(Error::NotFound);
    }
    let found = files::find(&mut tx, file).await?.ok_or(Error::NotFound)?;
    drop(tx);
    web::kept(&desk.app.files, &found).await
}

/// Back to the page, or the refusal on it.
async fn settled(desk: &Desk, id: VisitId, typed: &Typed, done: Result<()>) -> Result<Response> {
    match done {
        Ok(()) => Ok(to(Now { id })),
        Err(Error::Refused(why)) => {
            let mut faults = Faults::default();
            faults.add("", why.say());
            Ok(refused(now::page(desk, id, typed, &faults).await?))
        }
        Err(other) => Err(other),
    }
}

/// The key made where it was typed; one is made here for a form that sent none.
pub(super) fn key(typed: &Typed, faults: &mut Faults) -> String {
    let once = typed.optional_text("once", LONGEST_KEY, faults);
    if once.is_empty() { RemarkId::new().to_string() } else { once }
}

fn fresh(desk: &Desk, visit: VisitId, kind: RemarkKind, once: String) -> Remark {
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
        file: None::<FileId>,
        at: desk.now,
        approved_at: None,
    }
}

/// Adds a remark unless its key is known; says whether it did.
async fn keep(tx: &mut Tx, desk: &Desk, it: &Remark) -> Result<bool> {
    let (visit, _) = reach(tx, desk, it.visit).await?;
    may_be_told(tx, &visit, it.item).await?;
    let known = store::delegates(tx, it.visit).await?;
    if it.people().any(|id| known.iter().all(|person| person.id != *id)) {
        return Err(Error::NotFound);
    }
    let added = store::add_remark(tx, it).await?;
    if added {
        note(tx, desk, it.visit, "visit-remark-made").await?;
    }
    Ok(added)
}

/// An item named is one of this visit's programme.
async fn may_be_told(tx: &mut Tx, visit: &Visit, item: Option<ItemId>) -> Result<()> {
    let Some(item) = item else { return Ok(()) };
    store::item(tx, visit.id, item).await?.map(drop).ok_or(Error::NotFound)
}

async fn note(tx: &mut Tx, desk: &Desk, id: VisitId, verb: &'static str) -> Result<()> {
    Ok(journal::write(tx, desk.now, Note::by(desk.actor(), verb, Thing::Visit, id)).await?)
}

/// Questions with their answers; `open` shows the forms to answer those that wait.
pub fn questions(desk: &Desk, facts: &Facts, part: Part, open: bool) -> Markup {
    let lang = desk.lang;
    html! {
        @if facts.questions.is_empty() { p.soft { (t!(lang, "visit-questions-none")) } }
        @for it in &facts.questions {
            article id={ "q" (it.id) } {
                p { strong { (it.text) } }
                p.soft {
                    (it.asked_by) ", " (facts.region(it.region).name)
                    @if !it.to_whom.is_empty() { " → " (it.to_whom) }
                    @if let Some(item) = it.item.and_then(|id| facts.items.iter().find(|it| it.id == id)) {
                        " · " (item.title)
                    }
                }
                @if it.is_open() {
                    (ui::state(t!(lang, "visit-question-open"), ui::Tone::Warn))
                    @if open && part.answers(&facts.visit, it.region) { (now::answer_form(desk, it)) }
                } @else {
                    p { (it.answer) }
                    p.soft { "— " (it.answered_by) }
                }
            }
        }
    }
}

/// Notes, changes, quotes and photographs this side sees.
pub fn remarks(desk: &Desk, facts: &Facts, part: Part) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let mut seen = facts.remarks.iter().filter(|it| it.is_seen_by(part.region())).peekable();
    html! {
        @if seen.peek().is_none() { p.soft { (t!(lang, "visit-said-none")) } }
        ol.journal {
            @for it in seen {
                li {
                    time datetime=(it.at) { (fmt::moment(lang, it.at, zone)) }
                    span.who { (word(lang, "visit-remark", it.kind)) ", " (it.author) } ": "
                    (said(desk, facts, it))
                    (publication(desk, facts, part, it))
                }
            }
        }
    }
}

fn said(desk: &Desk, facts: &Facts, it: &Remark) -> Markup {
    let person = it.delegate.and_then(|id| facts.delegate(id));
    let faces = it.faces.iter().filter_map(|id| facts.delegate(*id));
    let faces: Vec<&str> = faces.map(|it| it.name.as_str()).collect();
    html! {
        @match (it.kind, it.file) {
            (RemarkKind::Photo, Some(file)) => {
                a href=(OneFile { id: it.visit, file }) { (t!(desk.lang, "visit-photograph")) } " " (it.text)
            }
            (RemarkKind::Quote, _) => { "«" (it.text) "»" }
            _ => { (it.text) }
        }
        @if let Some(person) = person { " — " (person.name) ", " (person.position) }
        @if !faces.is_empty() {
            br; span.soft { (t!(desk.lang, "visit-seen-on-it")) ": " (faces.join(", ")) }
        }
    }
}

/// Whether it may be published, and what is missing.
fn publication(desk: &Desk, facts: &Facts, part: Part, it: &Remark) -> Markup {
    let lang = desk.lang;
    if !matches!(it.kind, RemarkKind::Quote | RemarkKind::Photo) {
        return html! {};
    }
    let allowed = may_publish(it, &facts.consents);
    let agree = match it.kind {
        RemarkKind::Photo => t!(lang, "visit-photograph-approve"),
        _ => t!(lang, "visit-words-approve"),
    };
    html! {
        br;
        @match allowed {
            Ok(()) => { (ui::state(t!(lang, "visit-publishable"), ui::Tone::Good)) }
            Err(why) => {
                (ui::state(web::speak(lang, &why), ui::Tone::Warn))
                @if part.keeps_consents() && it.approved_at.is_none() {
                    (ui::post_button(Approval { id: it.visit, remark: it.id }, &agree))
                }
            }
        }
    }
}

/// The visit's page, where the whole of it is.
pub fn whole(desk: &Desk, id: VisitId) -> Markup {
    ui::quiet_link(Show { id }, &t!(desk.lang, "visit-whole"))
}
