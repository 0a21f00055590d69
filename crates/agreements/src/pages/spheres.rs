//! The list of spheres: added to, renamed, and rid of those that nothing names.

use std::collections::BTreeSet;

use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::Lang;
use maud::{Markup, html};
use web::ui;
use web::{Desk, Faults, Frame, Result, Stopped, Tried, Typed, frame, say, t};

use super::{ListAgreements, SphereName, SphereRemoval, Spheres, refused};
use crate::acts::spheres as acts;
use crate::{Sphere, store};

/// The forms of the page, as their fields call them.
const FORM: &str = "s";

pub async fn list(_: Spheres, desk: Desk) -> Result<Markup> {
    page(&desk, &Tried::default()).await
}

pub async fn add(_: Spheres, desk: Desk, typed: Typed) -> Result<Response> {
    let kept = acts::keep(&desk, None, &typed).await;
    done(&desk, "", kept, typed).await
}

pub async fn rename(SphereName { code }: SphereName, desk: Desk, typed: Typed) -> Result<Response> {
    let kept = acts::keep(&desk, Some(&code), &typed).await;
    done(&desk, &code, kept, typed).await
}

pub async fn remove(SphereRemoval { code }: SphereRemoval, desk: Desk) -> Result<Response> {
    let removed = acts::remove(&desk, &code).await;
    let all = store::spheres(&mut desk.db().read().await?).await?;
    let name = all.into_iter().find(|it| it.code == code).map(|it| it.name);
    let typed = Typed::filled([("name", name.unwrap_or_default())]);
    done(&desk, &code, removed, typed).await
}

/// Back to the list; what was refused comes back beside its name.
async fn done(desk: &Desk, of: &str, done: Result<(), Stopped>, typed: Typed) -> Result<Response> {
    match done {
        Ok(()) => Ok(Redirect::to(&Spheres.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let tried = Tried::new(FORM, typed, faults).about(of);
            Ok(refused(page(desk, &tried).await?))
        }
    }
}

async fn page(desk: &Desk, tried: &Tried) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let all = store::spheres(&mut tx).await?;
    let named = store::named_spheres(&mut tx).await?;
    drop(tx);
    Ok(view(desk, &all, &named, tried))
}

fn view(desk: &Desk, all: &[Sphere], named: &BTreeSet<String>, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "spheres-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements)
        .lead(html! { (t!(lang, "spheres-lead")) });
    let body = html! {
        (tried.fault_summary(lang, &[]))
        (ui::sheet(&t!(lang, "spheres-title"), html! {
            @for it in all {
                (one(lang, it, tried))
                @if !named.contains(&it.code) { (removal(lang, it)) }
            }
        }))
        (ui::aside(&t!(lang, "sphere-add"), fresh(lang, tried)))
    };
    frame(desk, top, body)
}

fn one(lang: Lang, it: &Sphere, tried: &Tried) -> Markup {
    let filled = Typed::filled([("name", it.name.clone())]);
    let (typed, faults) = tried.of_many(FORM, &it.code, filled);
    form(lang, SphereName { code: it.code.clone() }, &it.code, &typed, &faults)
}

fn fresh(lang: Lang, tried: &Tried) -> Markup {
    let (typed, faults) = tried.of(FORM, Typed::default());
    form(lang, Spheres, "", &typed, &faults)
}

fn form(lang: Lang, action: impl ToString, of: &str, typed: &Typed, faults: &Faults) -> Markup {
    let id = ui::field_id(&format!("{FORM}{of}"), "name");
    let fault = faults.of("name").map(|it| (format!("{id}-fault"), say(lang, it)));
    // Many like forms are told apart by what stands in them: their labels are only read aloud.
    html! {
        form.sphere method="post" action=(action.to_string()) {
            div.field.bad[fault.is_some()] {
                label.unseen for=(id) { (t!(lang, "sphere-name")) }
                input type="text" id=(id) name="name" value=(typed.get("name")) autocomplete="off"
                    aria-invalid=[fault.as_ref().map(|_| "true")]
                    aria-describedby=[fault.as_ref().map(|it| &it.0)];
                @if let Some((id, said)) = &fault { p.fault id=(id) { (said) } }
            }
            (ui::submit(&t!(lang, "sphere-save")))
        }
    }
}

fn removal(lang: Lang, it: &Sphere) -> Markup {
    let sure = t!(lang, "sphere-remove-sure", name = it.name.as_str());
    let href = SphereRemoval { code: it.code.clone() };
    ui::confirm_button(lang, href, &t!(lang, "sphere-remove"), &sure)
}
