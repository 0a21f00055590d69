//! «Условия тиражирования у нас»: the region ticks which conditions of a card it meets. Nobody else
//! sees it; the order of practices to take counts it.

use super::{EDITORS, List, Show};
use crate::deeds::unknown;
use crate::{CannotAdopt, Card, Conditions, Marked, Practice, store};
use axum::response::Redirect;
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::PracticeId;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Doors, Error, Frame, Result, Typed, Whose, fmt, frame, t, ui};

/// Which conditions of a practice the actor's region meets.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/readiness")]
pub struct ReadinessFor {
    /// Which practice.
    pub id: PracticeId,
}

pub(super) fn doors(doors: Doors) -> Doors {
    doors.get(EDITORS, Whose::Open, show).post(EDITORS, Whose::Open, mark)
}

async fn show(ReadinessFor { id }: ReadinessFor, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (practice, card) = published(&mut tx, &desk, id).await?;
    let marked = store::marked(&mut tx, id, desk.actor().region).await?;
    Ok(view(&desk, &practice, &card, marked.as_ref()))
}

async fn mark(ReadinessFor { id }: ReadinessFor, desk: Desk, typed: Typed) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let (practice, card) = published(tx, &desk, id).await?;
        let ticked = |at: usize| typed.has(&format!("c{at}"));
        let met = card.conditions.iter().enumerate().filter(|(at, _)| ticked(*at));
        let met: Vec<String> = met.map(|(_, it)| it.clone()).collect();
        let note = Note::by(desk.actor(), "practice-readiness-marked", Thing::Practice, id)
            .with("name", practice.title.as_str())
            .with("met", met.len() as i64)
            .with("of", card.conditions.len() as i64);
        let actor = desk.actor();
        let (region, account) = (actor.region, actor.account);
        let met = Conditions(met);
        let it = Marked { practice: id, region, met, account, updated_at: desk.now };
        store::save_marked(tx, &it).await?;
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&Show { id }.to_string()))
}

/// A published practice of another region with its card: one's own is not taken over.
async fn published(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<(Practice, Card)> {
    let practice = unknown(store::find(tx, id).await?)?;
    let version = unknown(practice.published)?;
    if practice.region == desk.actor().region {
        return Err(Error::from(CannotAdopt::Own));
    }
    let version = unknown(store::version(tx, version).await?)?;
    Ok((practice, version.card))
}

fn view(desk: &Desk, practice: &Practice, card: &Card, marked: Option<&Marked>) -> Markup {
    let (lang, id) = (desk.lang, practice.id);
    let top = Frame::titled(t!(lang, "readiness-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .crumb(&practice.title, Show { id })
        .lead(html! { (t!(lang, "readiness-lead")) });
    let is_met = |it: &String| marked.is_some_and(|marked| marked.met.0.contains(it));
    let body = html! {
        @if card.conditions.is_empty() {
            section.sheet { (ui::empty("", &t!(lang, "readiness-none"), None)) }
        } @else {
            (ui::sheet(&practice.title, html! {
                form method="post" action=(ReadinessFor { id }) {
                    fieldset.field {
                        legend { (t!(lang, "readiness-conditions")) }
                        div.choices {
                            @for (at, it) in card.conditions.iter().enumerate() {
                                label.choice {
                                    input type="checkbox" name={ "c" (at) } value="on" checked[is_met(it)];
                                    span { (it) }
                                }
                            }
                        }
                    }
                    (ui::submit(&t!(lang, "readiness-keep")))
                }
            }))
        }
        @if let Some(marked) = marked {
            (ui::aside(&t!(lang, "readiness-marked"), html! {
                p { (t!(lang, "readiness-met", met = marked.met.count(&card.conditions), of = card.conditions.len())) }
                p.soft { (fmt::day(lang, marked.updated_at.day_in(&desk.actor().zone))) }
            }))
        }
    };
    frame(desk, top, body)
}
