//! Changing a card, and asking the registry anew.

use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::ClientId;
use maud::{Markup, html};
use registry::Lookup;
use web::{Desk, Error, Faults, Frame, Refusal as _, Result, Typed, frame, t, ui};

use super::new::{contact_fields, who_fields};
use super::{Card, Edit, List, Refresh, Show, card, own, refused};
use crate::filling::{contacts, kind_and_name};
use crate::{Client, kinds_for, save, store};

pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let client = own(&desk, id).await?;
    let typed = Typed::filled([
        ("kind", client.kind.to_string()),
        ("name", client.name.clone()),
        ("contact", client.contact.clone()),
        ("phone", client.phone.clone()),
        ("email", client.email.clone()),
        ("note", client.note.clone()),
    ]);
    Ok(view(&desk, &client, &typed, &Faults::default()))
}

pub async fn change(Card { id }: Card, desk: Desk, typed: Typed) -> Result<Response> {
    let client = own(&desk, id).await?;
    let mut faults = Faults::default();
    let contacts = contacts(&typed, &mut faults);
    let named = match client.sme_found {
        true => None, // the registry names those it knows
        false => kind_and_name(&typed, &mut faults),
    };
    if let Some((kind, name)) = &named
        && let Err(unfit) = client.clone().rename(*kind, name.clone(), desk.now)
    {
        faults.add("kind", unfit.say());
    }
    if !faults.is_empty() {
        return Ok(refused(view(&desk, &client, &typed, &faults)));
    }
    transact!(desk.db(), |tx| {
        let mut client = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        client.reach(contacts.clone(), desk.now);
        if let Some((kind, name)) = named.clone() {
            client.rename(kind, name, desk.now)?;
        }
        save(tx, &client).await?;
        let note = Note::by(desk.actor(), "client-changed", Thing::Client, id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_client(id))
}

pub async fn refresh(Refresh { id }: Refresh, desk: Desk) -> Result<Response> {
    own(&desk, id).await?;
    transact!(desk.db(), |tx| {
        let mut client = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        let Some(inn) = client.inn else { return Ok(()) };
        let lookup = registry::lookup(tx, &inn).await?;
        client.refresh(&lookup, desk.now);
        save(tx, &client).await?;
        journal::write(tx, desk.now, asked(&desk, id, &lookup)).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_client(id))
}

fn asked(desk: &Desk, id: ClientId, lookup: &Lookup) -> Note {
    let (verb, day) = match lookup {
        Lookup::Found(_, day) => ("client-refreshed", Some(day)),
        Lookup::Absent(day) => ("client-not-in-registry", Some(day)),
        Lookup::NoDump => ("client-registry-empty", None),
    };
    let note = Note::by(desk.actor(), verb, Thing::Client, id);
    day.map_or(note.clone(), |it| note.with("day", it.to_string()))
}

fn to_client(id: ClientId) -> Response {
    Redirect::to(&Show { id }.to_string()).into_response()
}

fn view(desk: &Desk, client: &Client, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let id = client.id;
    let top = Frame::titled(t!(lang, "client-edit-title"))
        .section("/clients")
        .crumb(t!(lang, "clients-title"), List)
        .crumb(&client.name, Show { id });
    let form = html! {
        form method="post" action=(Card { id }) {
            @if !client.sme_found {
                (who_fields(lang, kinds_for(client.inn.as_ref()), typed, faults))
            }
            (contact_fields(lang, typed, faults))
            (ui::submit(&t!(lang, "client-save")))
        }
    };
    let known = html! {
        (card(lang, client))
        @if client.inn.is_some() {
            (ui::post_button(Refresh { id }, &t!(lang, "client-refresh")))
        }
    };
    let body = html! {
        (ui::sheet(&t!(lang, "client-contacts"), form))
        (ui::aside(&t!(lang, "client-card"), known))
    };
    frame(desk, top, body)
}
