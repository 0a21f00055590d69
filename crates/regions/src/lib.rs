//! Regions of the country and the institutions that work in them: organisations, their
//! directions and workspaces. The list of regions is data (`data/regions.csv`) and its names may
//! be edited; the dashboards of a region and of a centre live in `indicators`.

mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use model::{
    Direction, Organisation, OrganisationKind, PathFault, Region, Support, SupportPath, Workspace,
};
pub use pages::{ListRegions, ShowOrganisation, ShowRegion, ShowSupport, doors};
pub use store::{
    direction, directions, organisation, organisations, organisations_of, region, regions,
    save_direction, save_organisation, save_support_part, save_support_path, save_workspace, seed,
    support, workspaces,
};

web::words!("regions");
