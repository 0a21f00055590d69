//! A region's name and time zone: data of the installation.

use super::{EditRegion, HISTORY, ListRegions, ShowRegion, refused, zone_field};
use crate::model::difference;
use crate::{Region, deeds, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::{RegionCode, Say};
use maud::{Markup, html};
use web::{Desk, Error, Faults, Frame, Result, Typed, frame, t, ui};

/// No official name is longer.
const LONGEST_NAME: usize = 200;

/// What the form of a region shows beside what was typed.
struct Edited {
    region: Region,
    history: Vec<journal::Entry>,
}

pub(super) async fn edit(EditRegion { code }: EditRegion, desk: Desk) -> Result<Markup> {
    let edited = Edited::find(&desk, code).await?;
    let name = edited.region.name.clone();
    let typed = Typed::filled([("name", name), ("time_zone", edited.region.time_zone.to_string())]);
    Ok(view(&desk, &edited, &typed, &Faults::default()))
}

pub(super) async fn change(
    ShowRegion { code }: ShowRegion,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    let mut faults = Faults::default();
    let name = typed.text("name", LONGEST_NAME, &mut faults);
    if !typed.has("time_zone") {
        faults.add("time_zone", Say::new("fault-choose"));
    }
    let zone = deeds::zone(&typed, &mut faults);
    let (Some(time_zone), true) = (zone, faults.is_empty()) else {
        return Ok(refused(view(&desk, &Edited::find(&desk, code).await?, &typed, &faults)));
    };
    let after = Region { code, name, time_zone };
    transact!(desk.db(), |tx| {
        let before = store::region(tx, code).await?.ok_or(Error::NotFound)?;
        store::save_region(tx, &after).await?;
        let values = |it: &Region| [it.name.clone(), it.time_zone.to_string()];
        if let Some((was, is)) = difference(&values(&before), &values(&after)) {
            let note = Note::by(desk.actor(), "region-renamed", Thing::Region, code);
            journal::write(tx, desk.now, note.with("before", was).with("after", is)).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&ListRegions.to_string()).into_response())
}

impl Edited {
    async fn find(desk: &Desk, code: RegionCode) -> Result<Edited> {
        let mut tx = desk.db().read().await?;
        let region = store::region(&mut tx, code).await?.ok_or(Error::NotFound)?;
        let history = journal::of_thing(&mut tx, Thing::Region, code, HISTORY).await?;
        Ok(Edited { region, history })
    }
}

fn view(desk: &Desk, it: &Edited, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, code) = (desk.lang, it.region.code);
    let top = Frame::titled(t!(lang, "regions-edit-title", name = it.region.name.as_str()))
        .section("/regions")
        .crumb(t!(lang, "regions-title"), ListRegions)
        .crumb(&it.region.name, ShowRegion { code });
    let field = |name, label| ui::Field { name, label, required: true, ..ui::Field::default() };
    let name = ui::Field {
        hint: t!(lang, "regions-new-name-hint"),
        first: true,
        ..field("name", t!(lang, "regions-new-name"))
    };
    let zone = ui::Field {
        hint: t!(lang, "regions-zone-hint"),
        ..field("time_zone", t!(lang, "organisation-time-zone"))
    };
    let form = html! {
        form method="post" action=(ShowRegion { code }) {
            (ui::field(lang, name, typed, faults))
            (zone_field(desk, zone, Some(&it.region.time_zone), typed, faults))
            (ui::submit(&t!(lang, "regions-save")))
        }
    };
    let history = ui::history(lang, &desk.actor().zone, &it.history);
    let body = html! {
        (ui::sheet(&t!(lang, "regions-edit-sheet"), form))
        (ui::aside(&t!(lang, "regions-history"), history))
    };
    frame(desk, top, body)
}
