//! Questions with answers, notes, quotes, photographs: what is typed on a phone.

use super::{
    Answer, Approval, Now, OneFile, Photographs, Questions, Remarks, Show, back, now, reach,
};
use crate::{Facts, Part, Remark, RemarkKind, Voice, acts, may_publish, store, telling};
use axum::response::Response;
use db::transact;
use kernel::{DelegateId, FileId, Say, Spaced, VisitId};
use maud::{Markup, html};
use web::ui;
use web::{Desk, Error, Faults, Result, Stopped, Tried, Typed, Upload, fmt, t, word};

/// The word under which photographs are attached.
const PHOTOGRAPH: &str = "visit-remark";

/// `POST /visits/{id}/questions`; sent again with the same key, it changes nothing.
pub async fn ask(Questions { id }: Questions, desk: Desk, typed: Typed) -> Result<Response> {
    let asked = telling::ask(&desk, id, &typed).await.map(drop);
    let again = |faults| Tried::new(now::QUESTION, typed, faults);
    told(&desk, id, asked, "questions", again).await
}

/// `POST /visits/{id}/questions/{question}/answer`.
pub async fn answer(path: Answer, desk: Desk, typed: Typed) -> Result<Response> {
    let Answer { id, question } = path;
    let answered = telling::answer(&desk, id, question, &typed).await.map(drop);
    let again = |faults| Tried::new(now::ANSWER, typed, faults).about(question);
    told(&desk, id, answered, "questions", again).await
}

/// `POST /visits/{id}/remarks`: a note, «что меняем у себя», or somebody's words.
pub async fn remark(Remarks { id }: Remarks, desk: Desk, typed: Typed) -> Result<Response> {
    let kept = telling::remark(&desk, id, &typed).await.map(drop);
    told(&desk, id, kept, "said", |faults| Tried::new(now::NOTE, typed, faults)).await
}

/// `POST /visits/{id}/photographs`.
pub async fn photograph(path: Photographs, desk: Desk, upload: Upload) -> Result<Response> {
    let Photographs { id } = path;
    let kept = keep_photograph(&desk, id, &upload).await;
    let again = |faults| Tried::new(now::PHOTOGRAPH, upload.typed().clone(), faults);
    told(&desk, id, kept, "said", again).await
}

async fn keep_photograph(desk: &Desk, id: VisitId, upload: &Upload) -> Result<(), Stopped> {
    let typed = upload.typed();
    let mut faults = Faults::default();
    let text = typed.text("caption", telling::LONGEST, &mut faults);
    let faces: Spaced<DelegateId> =
        typed.names_after(now::FACE).filter_map(|it| it.parse().ok()).collect();
    let once = telling::key(typed, &mut faults);
    let draft = upload.required_file("photograph", &mut faults);
    if draft.is_some_and(|it| !it.kind.media_type().starts_with("image/")) {
        faults.add("photograph", Say::new("visit-photograph-only"));
    }
    let Some(draft) = draft.filter(|_| faults.is_empty()) else {
        return Err(Stopped::Faults(faults));
    };
    let fresh = telling::fresh(desk, id, RemarkKind::Photo, once);
    transact!(desk.db(), |tx| {
        reach(tx, desk, id).await?;
        let file = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        let text = text.clone();
        let faces = faces.clone();
        let it = Remark { text, faces, file: Some(file.id), ..fresh.clone() };
        if telling::keep(tx, desk, &it).await? {
            files::attach(tx, file.id, PHOTOGRAPH, it.id).await?;
        }
        Ok::<_, Stopped>(())
    })
}

/// `POST /visits/{id}/remarks/{remark}/approval`: the person agreed to these very words.
pub async fn approve(path: Approval, desk: Desk) -> Result<Response> {
    let Approval { id, remark } = path;
    let approved = acts::people::approve(&desk, id, remark).await.map(drop);
    told(&desk, id, approved, "said", |faults| Tried::new("", Typed::default(), faults)).await
}

/// `GET /visits/{id}/files/{file}`: a photograph or a material of this visit.
pub async fn file(path: OneFile, desk: Desk) -> Result<Response> {
    kept_file(&desk, path.id, path.file).await
}

/// A file of a visit, for whoever has a part in it.
pub async fn kept_file(desk: &Desk, id: VisitId, file: FileId) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    reach(&mut tx, desk, id).await?;
    if !store::has_file(&mut tx, id, file).await? {
        return Err(Error::NotFound);
    }
    let found = files::find(&mut tx, file).await?.ok_or(Error::NotFound)?;
    drop(tx);
    web::kept(&desk.app.files, &found).await
}

/// Back to the place on the page, or the refusal on it.
pub(super) async fn told(
    desk: &Desk,
    id: VisitId,
    done: Result<(), Stopped>,
    place: &str,
    again: impl FnOnce(Faults) -> Tried,
) -> Result<Response> {
    let there = format!("{}#{place}", Now { id });
    back(done, there, async |faults| now::page(desk, id, &again(faults)).await).await
}

/// Questions with their answers; `tried` shows the forms to answer those that wait, and the one that
/// was refused.
pub fn questions(desk: &Desk, facts: &Facts, part: Part, tried: Option<&Tried>) -> Markup {
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
                } @else {
                    p { (it.answer) }
                    p.soft { "— " (it.answered_by) }
                }
                @let waits = it.is_open() && facts.visit.takes().is_ok() && part.answers(&facts.visit, it.region);
                @let refused = |tried: &Tried| tried.is(now::ANSWER, &it.id.to_string());
                @if let Some(tried) = tried.filter(|tried| waits || refused(tried)) {
                    (now::answer_form(desk, it, tried))
                }
            }
        }
    }
}

/// Notes, changes, quotes and photographs this side sees.
pub fn remarks(desk: &Desk, facts: &Facts, voice: &Voice) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let ours = voice.part.region();
    let mut seen = facts.remarks.iter().filter(|it| it.is_seen_by(ours)).peekable();
    html! {
        @if seen.peek().is_none() { p.soft { (t!(lang, "visit-said-none")) } }
        ol.journal {
            @for it in seen {
                li {
                    time datetime=(it.at) { (fmt::moment(lang, it.at, zone)) }
                    span.who { (word(lang, "visit-remark", it.kind)) ", " (it.author) } ": "
                    (said(desk, facts, it))
                    (publication(desk, facts, voice, it))
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
fn publication(desk: &Desk, facts: &Facts, voice: &Voice, it: &Remark) -> Markup {
    let lang = desk.lang;
    if !matches!(it.kind, RemarkKind::Quote | RemarkKind::Photo) {
        return html! {};
    }
    let allowed = may_publish(it, &facts.consents);
    let approves = it.approved_at.is_none()
        && facts.visit.takes().is_ok()
        && voice.approves(it, &facts.delegates).is_ok();
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
                @if approves {
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
