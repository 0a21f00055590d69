//! A new agreement: a draft, or a document that was signed before it was entered.

use axum::response::Response;
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Faults, Frame, Result, Sought, Stopped, Typed, frame, t};

use super::views::Names;
use super::{ListAgreements, New, forms, refused, to_agreement};
use crate::acts;
use crate::filling::{self, Choices};

pub async fn new(_: New, desk: Desk, Sought(typed): Sought) -> Result<Markup> {
    Ok(view(&desk, &Choices::of(&desk).await?, &typed, &Faults::default()))
}

pub async fn add(_: ListAgreements, desk: Desk, typed: Typed) -> Result<Response> {
    let choices = Choices::of(&desk).await?;
    let it = match filling::read(&desk, &typed, &choices) {
        Ok(it) => it,
        Err(faults) => return Ok(refused(view(&desk, &choices, &typed, &faults))),
    };
    match acts::add(&desk, &it).await {
        Ok(()) => Ok(to_agreement(it.id)),
        Err(Stopped::Faults(faults)) => Ok(refused(view(&desk, &choices, &typed, &faults))),
        Err(Stopped::Error(error)) => Err(error),
    }
}

fn view(desk: &Desk, choices: &Choices, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "agreement-new-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements);
    let own = Names::of(&choices.regions).region(desk.actor().region);
    let before = Field {
        name: "predecessor",
        label: t!(lang, "agreement-predecessor"),
        hint: t!(lang, "agreement-predecessor-hint"),
        ..Field::default()
    };
    let former = choices.predecessors.iter().map(|it| (it.id, it.title.as_str()));
    let body = html! {
        form.wide method="post" action=(ListAgreements) {
            (ui::fault_summary(lang, faults, &[]))
            (ui::sheet(&t!(lang, "agreement-parties"), html! {
                p { (t!(lang, "agreement-own-side", region = own)) }
                (forms::partners(lang, &choices.regions, typed, faults))
            }))
            (ui::sheet(&t!(lang, "agreement-document"), html! {
                (forms::document(lang, &choices.spheres, typed, faults))
                (ui::select(lang, before, former, typed, faults))
            }))
            (ui::sheet(&t!(lang, "agreement-signed-already"), html! {
                p.hint { (t!(lang, "agreement-signed-already-hint")) }
                (forms::signing(lang, typed, faults))
            }))
            (ui::submit(&t!(lang, "agreement-save")))
        }
    };
    frame(desk, top, body)
}
