//! Regions of the country and the institutions that work in them: organisations, their
//! directions and workspaces. The list of regions is data (`data/regions.csv`) and its names may
//! be edited; the dashboards of a region and of a centre live in `indicators`.

mod deeds;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use model::{
    Direction, Move, NotClosed, NotMoved, Organisation, OrganisationFault, OrganisationKind,
    PathFault, Region, Support, SupportPath, Unit, UnitKind, Workspace, moved, on_offer,
};
pub use pages::{
    EditOrganisation, ListRegions, NewOrganisation, OwnOrganisation, ShowOrganisation, ShowRegion,
    ShowSupport, doors,
};
pub use store::{
    direction, directions, directions_of_region, organisation, organisations, organisations_of,
    region, regions, save_direction, save_organisation, save_support_part, save_support_path,
    save_workspace, seed, speaking, support, workspaces,
};

web::words!("regions");
