//! The list of spheres: added to and renamed, never shortened, because agreements name them.

use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::Lang;
use maud::{Markup, html};
use web::ui;
use web::{Desk, Error, Faults, Frame, Result, Typed, frame, t};

use super::{ListAgreements, SphereName, Spheres, refused};
use crate::{Sphere, store};

/// Longest name, in characters.
const NAME: usize = 200;

pub async fn list(_: Spheres, desk: Desk) -> Result<Markup> {
    let all = store::spheres(&mut desk.db().read().await?).await?;
    Ok(view(&desk, &all, None, &Typed::default(), &Faults::default()))
}

pub async fn add(_: Spheres, desk: Desk, typed: Typed) -> Result<Response> {
    keep(&desk, None, &typed).await
}

pub async fn rename(SphereName { code }: SphereName, desk: Desk, typed: Typed) -> Result<Response> {
    keep(&desk, Some(&code), &typed).await
}

/// Renames the sphere of this code, or adds one behind the last.
async fn keep(desk: &Desk, code: Option<&str>, typed: &Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let name = typed.text("name", NAME, &mut faults);
    if !faults.is_empty() {
        let all = store::spheres(&mut desk.db().read().await?).await?;
        return Ok(refused(view(desk, &all, code, typed, &faults)));
    }
    transact!(desk.db(), |tx| {
        let all = store::spheres(tx).await?;
        let sphere = match code {
            Some(code) => all.into_iter().find(|it| it.code == code).ok_or(Error::NotFound)?,
            None => {
                let position = all.iter().map(|it| it.position).max().unwrap_or(0) + 1;
                Sphere { code: format!("sphere_{position}"), name: String::new(), position }
            }
        };
        let note = Note::by(desk.actor(), "sphere-saved", Thing::Installation, &sphere.code);
        store::save_sphere(tx, &Sphere { name: name.clone(), ..sphere }).await?;
        journal::write(tx, desk.now, note.with("name", name.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&Spheres.to_string()).into_response())
}

fn view(
    desk: &Desk,
    all: &[Sphere],
    tried: Option<&str>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "spheres-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements)
        .lead(html! { (t!(lang, "spheres-lead")) });
    let (fresh, none) = (Typed::default(), Faults::default());
    let (new, new_faults) = if tried.is_none() { (typed, faults) } else { (&fresh, &none) };
    let body = html! {
        (ui::sheet(&t!(lang, "spheres-title"), html! {
            @for it in all {
                @let filled = Typed::filled([("name", it.name.clone())]);
                @let own = tried == Some(it.code.as_str());
                (form(lang, SphereName { code: it.code.clone() }, if own { typed } else { &filled }, if own { faults } else { &none }))
            }
        }))
        (ui::aside(&t!(lang, "sphere-add"), form(lang, Spheres, new, new_faults)))
    };
    frame(desk, top, body)
}

fn form(lang: Lang, action: impl ToString, typed: &Typed, faults: &Faults) -> Markup {
    let action = action.to_string();
    // Labels of many like forms are told apart by what stands in them.
    let label = t!(lang, "sphere-name");
    html! {
        form.sphere method="post" action=(action) {
            label.field {
                span.unseen { (label) }
                input type="text" name="name" value=(typed.get("name")) aria-invalid=[faults.of("name").map(|_| "true")];
                @if let Some(fault) = faults.of("name") { span.fault { (web::say(lang, fault)) } }
            }
            (ui::submit(&t!(lang, "sphere-save")))
        }
    }
}
