//! Changing a draft: the words given to it are taken back, for the text is another now.

use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use maud::{Markup, html};
use web::ui;
use web::{Desk, Error, Faults, Frame, Refusal as _, Result, Typed, frame, t};

use super::{DraftText, Edit, ListAgreements, Show, forms, own, refused, to_agreement};
use crate::filling::{self, SPHERE};
use crate::{Agreement, Sphere, store};

pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let it = own(&desk, id).await?;
    let spheres = store::spheres(&mut desk.db().read().await?).await?;
    Ok(view(&desk, &it, &spheres, &filled(&it), &Faults::default()))
}

pub async fn change(DraftText { id }: DraftText, desk: Desk, typed: Typed) -> Result<Response> {
    let it = own(&desk, id).await?;
    let spheres = store::spheres(&mut desk.db().read().await?).await?;
    let mut faults = Faults::default();
    let document = filling::document(&typed, &spheres, &mut faults);
    if let Err(no) = it.clone().revise() {
        faults.add("", no.say());
    }
    let Some(document) = document.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, &it, &spheres, &typed, &faults)));
    };
    transact!(desk.db(), |tx| {
        let mut it = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        it.revise()?;
        document.clone().write_into(&mut it);
        store::save(tx, &it).await?;
        let note = Note::by(desk.actor(), "agreement-changed", Thing::Agreement, id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_agreement(id))
}

fn filled(it: &Agreement) -> Typed {
    let mut fields: std::collections::BTreeMap<String, String> = [
        ("kind", it.kind.to_string()),
        ("title", it.title.clone()),
        ("number", it.number.clone()),
        ("registered", it.registered.clone()),
        ("prolongation", it.prolongation.word().to_owned()),
        ("prolongation_years", it.prolongation.years().to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    fields.extend(it.spheres.iter().map(|code| (format!("{SPHERE}{code}"), "on".to_owned())));
    Typed::from(fields)
}

fn view(desk: &Desk, it: &Agreement, spheres: &[Sphere], typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let id = it.id;
    let top = Frame::titled(t!(lang, "agreement-edit-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements)
        .crumb(&it.title, Show { id });
    let form = html! {
        form method="post" action=(DraftText { id }) {
            (ui::fault_summary(lang, faults, &[]))
            (forms::document(lang, spheres, typed, faults))
            (ui::submit(&t!(lang, "agreement-save")))
        }
    };
    let teach = html! { p { (t!(lang, "agreement-edit-teach")) } };
    let body = html! {
        (ui::sheet(&t!(lang, "agreement-document"), form))
        (ui::aside(&t!(lang, "agreement-edit-how"), teach))
    };
    frame(desk, top, body)
}
