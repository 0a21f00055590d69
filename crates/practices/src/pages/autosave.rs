//! What is typed into the editor and not saved yet: kept as it stands for whoever types it, right
//! or wrong, on whatever machine they go on.

use super::edit::Editor;
use super::{Discarded, Edit, KeptText, New};
use crate::Field;
use crate::deeds::{own, text_of};
use crate::store::{self, Unsaved};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use db::{Tx, transact};
use kernel::{PracticeId, Say};
use maud::{Markup, html};
use std::collections::BTreeMap;
use web::ui::{self, Tone};
use web::{Desk, Error, Faults, Result, Typed, fmt, say, t};

/// Longest text that is kept, bytes of its JSON.
const LONGEST: usize = 256 * 1024;

/// Keeps the text. Where a colleague has saved the card meanwhile nothing is kept: 409 with the
/// words for whoever types, whose browser still has the text.
pub async fn keep(KeptText { id }: KeptText, desk: Desk, typed: Typed) -> Result<Response> {
    let unsaved = Unsaved {
        practice: id,
        edition: typed.plain("edition", &mut Faults::default(), "fault-unreadable").unwrap_or(0),
        typed: written(&typed)?,
        at: desk.now,
    };
    let changed_by = transact!(desk.db(), |tx| {
        let newer = newer(tx, &desk, &unsaved).await?;
        if newer.is_none() {
            store::keep_draft(tx, desk.actor().account, &unsaved).await?;
        }
        Ok::<_, Error>(newer)
    })?;
    Ok(match changed_by {
        None => StatusCode::NO_CONTENT.into_response(),
        Some(who) => {
            let changed = Say::new("practice-changed").with("who", who);
            (StatusCode::CONFLICT, say(desk.lang, &changed)).into_response()
        }
    })
}

/// Lets go of the text: the editor begins with the card again.
pub async fn discard(Discarded { id }: Discarded, desk: Desk) -> Result<Redirect> {
    let known = transact!(desk.db(), |tx| {
        let known = store::find(tx, id).await?.is_some();
        if known {
            own(tx, &desk, id).await?;
        }
        store::forget_draft(tx, desk.actor().account, id).await?;
        Ok::<_, Error>(known)
    })?;
    let back = if known { Edit { id }.to_string() } else { New.to_string() };
    Ok(Redirect::to(&back))
}

/// Who has saved a newer card than the text began with.
async fn newer(tx: &mut Tx, desk: &Desk, it: &Unsaved) -> Result<Option<String>> {
    if store::find(tx, it.practice).await?.is_none() {
        return Ok(None);
    }
    let (_, version) = own(tx, desk, it.practice).await?;
    Ok((version.edition != it.edition).then_some(version.author))
}

/// The fields of the form as JSON; whatever else was sent is left out.
fn written(typed: &Typed) -> Result<String> {
    let texts = Field::ALL.iter().map(|it| (it.word(), text_of(typed, *it)));
    let began_on = ("began_on", typed.get("began_on").to_owned());
    let texts: BTreeMap<&str, String> = texts.chain([began_on]).collect();
    let json = serde_json::to_string(&texts).map_err(|it| Error::Ours(it.into()))?;
    if json.len() > LONGEST { Err(Error::TooLong) } else { Ok(json) }
}

/// Goes on with the text that was never saved.
pub(super) fn resumed(editor: &mut Editor, unsaved: &Unsaved) {
    let texts = serde_json::from_str::<BTreeMap<String, String>>(&unsaved.typed);
    editor.id = unsaved.practice;
    editor.edition = unsaved.edition;
    editor.typed = Typed::from(texts.unwrap_or_default());
    editor.kept = Some(unsaved.at);
}

/// Says since when the text is kept, with the way back to the card.
pub(super) fn kept_notice(desk: &Desk, it: &Editor) -> Markup {
    let lang = desk.lang;
    let Some(at) = it.kept else { return Markup::default() };
    let at = fmt::moment(lang, at, &desk.actor().zone);
    let id: PracticeId = it.id;
    ui::notice(
        Tone::Plain,
        html! {
            p { (t!(lang, "practice-unsaved", at = at)) }
            (ui::post_button(Discarded { id }, &t!(lang, "practice-discard")))
        },
    )
}
