//! How people meet the figures: a centre's page, a region's page, and the part that renews itself.

use crate::choice::{Asked, Choice};
use crate::store::{self, Label};
use crate::views::{self, TOP};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kernel::{OrganisationId, RegionCode, ServiceId};
use ledger::{Counts, Cut, Figures, Kept, Period, Scope};
use maud::Markup;
use regions::{Direction, Organisation, Region, ShowOrganisation, ShowRegion};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;
use web::{Desk, Doors, Error, Frame, Result, Who, Whose, frame};

/// The routes of the room.
pub fn doors() -> Doors {
    crate::series::doors(Doors::new("indicators"))
        .get(Who::SignedIn, Whose::Open, show_centre)
        .get(Who::SignedIn, Whose::Open, refresh_centre)
        .get(Who::SignedIn, Whose::Open, show_region)
}

/// The figures of a centre's page alone: asked for again while somebody looks.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisations/{id}/figures")]
pub(crate) struct CentreFigures {
    /// Which organisation.
    pub id: OrganisationId,
}

/// Everything a centre's page shows.
pub(crate) struct Centre {
    pub organisation: Organisation,
    pub labels: Vec<Label>,
    pub choice: Choice,
    pub figures: Arc<Figures>,
    /// Whether the reader may see the rows behind the figures.
    pub own: bool,
}

/// Everything a region's page shows.
pub(crate) struct Province {
    pub region: Region,
    pub organisations: Vec<Organisation>,
    /// Directions of all of them, closed ones too.
    pub directions: Vec<Direction>,
    pub choice: Choice,
    pub figures: Arc<Figures>,
    /// Figures of each organisation in the period.
    pub each: HashMap<OrganisationId, Arc<Figures>>,
}

async fn show_centre(
    ShowOrganisation { id }: ShowOrganisation,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let centre = centre(&desk, id, &asked).await?;
    let page = Frame::titled(&centre.organisation.name);
    let page = page.section(if centre.own { "/centre" } else { "/regions" });
    Ok(frame(
        &desk,
        views::centre::crumbs(&desk, page, &centre),
        views::centre::page(&desk, &centre),
    ))
}

async fn refresh_centre(
    CentreFigures { id }: CentreFigures,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    Ok(views::centre::figures(&desk, &centre(&desk, id, &asked).await?))
}

async fn show_region(
    ShowRegion { code }: ShowRegion,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let province = province(&desk, code, &asked).await?;
    let page = Frame::titled(&province.region.name).section("/regions");
    let page = page.crumb(web::t!(desk.lang, "indicators-regions"), regions::ListRegions);
    let support = web::t!(desk.lang, "indicators-support");
    let profile = web::t!(desk.lang, "series-profile");
    let keeps = Who::ADMINISTRATORS.admits(Some(desk.actor().role));
    let add = format!("{}?region={code}", regions::NewOrganisation);
    let page = page.actions(maud::html! {
        (with_us(&desk, code))
        (web::ui::quiet_link(regions::ShowSupport { code }, &support))
        (web::ui::quiet_link(crate::series::ShowProfile { code }, &profile))
        @if keeps { (web::ui::quiet_link(add, &web::t!(desk.lang, "indicators-add-organisation"))) }
    });
    Ok(frame(&desk, page, views::region::page(&desk, &province)))
}

/// From another region to what is between it and the reader's own; from one's own to its goals. The
/// page of two regions is the roof's, which this room does not know: its address is all it takes.
fn with_us(desk: &Desk, code: RegionCode) -> Markup {
    let own = desk.actor().region;
    maud::html! {
        @if own == code {
            (web::ui::quiet_link(crate::series::ShowGoals { code }, &web::t!(desk.lang, "goals-title")))
        } @else {
            (web::ui::quiet_link(format!("/exchange/{own}/{code}"), &web::t!(desk.lang, "goals-together")))
        }
    }
}

/// Three statements, whatever the ledger holds; four where its figures have moved.
async fn centre(desk: &Desk, id: OrganisationId, asked: &Asked) -> Result<Centre> {
    let choice = asked.choice(desk.today())?;
    let found = regions::organisation(&mut desk.db().read().await?, id).await?;
    let organisation = found.ok_or(Error::NotFound)?;
    let figures = figures(desk, Scope::Organisation(id), &choice).await?;
    let top = top_services(&figures, choice.period);
    let mut tx = desk.db().read().await?;
    let labels = store::labels(&mut tx, id, organisation.region, top).await?;
    let own = desk.actor().organisation == id && Who::STAFF.admits(Some(desk.actor().role));
    Ok(Centre { organisation, labels, choice, figures, own })
}

/// Five statements, six where the figures have moved; looking back it folds each organisation's ledger besides.
async fn province(desk: &Desk, code: RegionCode, asked: &Asked) -> Result<Province> {
    let choice = asked.choice(desk.today())?;
    let (region, organisations, directions, kept) = {
        let mut tx = desk.db().read().await?;
        let region = regions::region(&mut tx, code).await?.ok_or(Error::NotFound)?;
        let organisations = regions::organisations_of(&mut tx, code).await?;
        let directions = regions::directions_of_region(&mut tx, code).await?;
        let kept = match choice.on {
            None => ledger::cells_of_region(&mut tx, code, choice.period).await?,
            Some(_) => Vec::new(),
        };
        (region, organisations, directions, kept)
    };
    let mut each = by_organisation(kept);
    if choice.on.is_some() {
        for it in &organisations {
            each.insert(it.id, figures(desk, Scope::Organisation(it.id), &choice).await?);
        }
    }
    let figures = figures(desk, Scope::Region(code), &choice).await?;
    Ok(Province { region, organisations, directions, choice, figures, each })
}

fn by_organisation(kept: Vec<Kept>) -> HashMap<OrganisationId, Arc<Figures>> {
    let mut cells: HashMap<OrganisationId, Vec<_>> = HashMap::new();
    for it in kept {
        if let Scope::Organisation(id) = it.scope {
            cells.entry(id).or_default().push((it.cell(), it.counts()));
        }
    }
    cells.into_iter().map(|(id, cells)| (id, Arc::new(Figures::of(cells)))).collect()
}

/// The services rendered most, those whose names are shown.
fn top_services(figures: &Figures, period: Period) -> [Option<ServiceId>; TOP] {
    let service = |(cut, counts): (Cut, Counts)| match cut {
        Cut::Service(id) if counts.services > 0 => Some((Reverse(counts.services), id)),
        _ => None,
    };
    let mut services: Vec<_> = figures.cuts(period).into_iter().filter_map(service).collect();
    services.sort_unstable();
    std::array::from_fn(|place| services.get(place).map(|(_, id)| *id))
}

pub(crate) async fn figures(desk: &Desk, scope: Scope, choice: &Choice) -> Result<Arc<Figures>> {
    let wanted = choice.wanted();
    Ok(ledger::figures_on(desk.db(), scope, &wanted, choice.on, choice.today).await?)
}

impl Centre {
    /// The name of what the figures are cut by.
    pub fn name(&self, cut: Cut) -> Option<&str> {
        let (thing, id) = match cut {
            Cut::Direction(id) => (["direction", "closed"], id.to_string()),
            Cut::Service(id) => (["service"; 2], id.to_string()),
            _ => return None,
        };
        let named = self.labels.iter().find(|it| thing.contains(&&*it.thing) && it.id == id);
        named.map(|it| it.name.as_str())
    }

    /// The labels of one kind of thing.
    pub fn of<'a>(&'a self, thing: &'a str) -> impl Iterator<Item = &'a Label> {
        self.labels.iter().filter(move |it| it.thing == thing)
    }
}
