//! How people meet applications: the day, the list, one application, a client, the walk-in form.

mod client;
mod day;
mod forms;
mod list;
mod new;
mod show;
mod steps;
mod taken;
mod views;
mod walk_in;

pub(crate) use forms::{LONGEST, LONGEST_PAPER};

use axum_extra::routing::TypedPath;
use kernel::ApplicationId;
use serde::Deserialize;
use web::{Doors, Who, Whose};

/// The room's routes with their access.
pub fn doors() -> Doors {
    let doors = Doors::new("applications")
        .get(Who::STAFF, Whose::Own, day::show)
        .get(Who::STAFF, Whose::Own, list::show)
        .get(Who::TAKING, Whose::Own, taken::take)
        .get(Who::SERVING, Whose::Own, new::form)
        .post(Who::SERVING, Whose::Own, new::open)
        .get(Who::STAFF, Whose::Own, show::show)
        .post(Who::SERVING, Whose::Own, show::note)
        .get(Who::STAFF, Whose::Own, client::show)
        .get(Who::SERVING, Whose::Own, walk_in::form)
        .post(Who::SERVING, Whose::Own, walk_in::enter)
        .get(Who::SERVING, Whose::Own, walk_in::client);
    steps::doors(doors)
}

/// «Мой день»: what waits for this specialist.
#[derive(TypedPath)]
#[typed_path("/desk")]
pub struct Day;

/// All applications of the organisation.
#[derive(TypedPath)]
#[typed_path("/applications")]
pub struct List;

/// The list as a workbook, with the same filters.
#[derive(TypedPath)]
#[typed_path("/applications/list.xlsx")]
pub struct ListFile;

/// The form of a new application.
#[derive(TypedPath)]
#[typed_path("/applications/new")]
pub struct New;

/// One application.
#[derive(TypedPath, Deserialize)]
#[typed_path("/applications/{id}")]
pub struct Show {
    /// Which.
    pub id: ApplicationId,
}

/// Notes on one application.
#[derive(TypedPath, Deserialize)]
#[typed_path("/applications/{id}/notes")]
pub struct Notes {
    /// Which.
    pub id: ApplicationId,
}

/// «Внести услугу».
#[derive(TypedPath)]
#[typed_path("/renderings/new")]
pub struct WalkIn;

/// What the walk-in form shows of an ИНН typed into it.
#[derive(TypedPath)]
#[typed_path("/renderings/new/client")]
pub struct WalkInClient;
