//! How people meet practices and adoptions.

mod adoption;
mod adoptions;
mod autosave;
mod catalogue;
mod compare;
mod criteria;
mod edit;
mod files;
mod links;
mod offers;
mod own;
mod papers;
mod path;
mod readiness;
mod show;
mod tables;
mod talk;
mod tree;
mod version;
mod views;

use axum_extra::routing::TypedPath;
use kernel::{AdoptionId, FileId, PracticeId, Role, VersionId};
use serde::Deserialize;
use web::{Doors, Who, Whose};

pub(crate) use catalogue::chosen;
pub use offers::{OffersOf, ShowOffer};
#[cfg(test)]
pub(crate) use papers::{Filled, form_of};
pub use readiness::ReadinessFor;
#[cfg(test)]
pub(crate) use tables::entries;
pub use views::dots;
pub(crate) use views::today;

/// Those who write practices, take them over and offer them.
pub const EDITORS: Who = Who::Roles(&[Role::Head, Role::Officer]);
/// Those who review.
pub(crate) const REVIEWERS: Who = Who::Roles(&[Role::Officer, Role::Expert]);

/// The routes of the room.
pub fn doors() -> Doors {
    readiness::doors(offers::doors(Doors::new("practices")))
        .get(Who::Anyone, Whose::Open, catalogue::list)
        .get(Who::Anyone, Whose::Open, tables::catalogue)
        .get(Who::Anyone, Whose::Open, compare::show)
        .get(Who::Anyone, Whose::Open, compare::pdf)
        .get(EDITORS, Whose::Own, own::list)
        .get(REVIEWERS, Whose::Open, own::reviews)
        .get(Who::ADMINISTRATORS, Whose::Installation, criteria::show)
        .post(Who::ADMINISTRATORS, Whose::Installation, criteria::change)
        .post(Who::ADMINISTRATORS, Whose::Installation, criteria::term)
        .get(EDITORS, Whose::Own, edit::new)
        .post(EDITORS, Whose::Own, edit::create)
        .get(EDITORS, Whose::Own, papers::blank)
        .post(EDITORS, Whose::Own, papers::import)
        .get(Who::Anyone, Whose::Open, show::show)
        .get(EDITORS, Whose::Own, edit::edit)
        .post(EDITORS, Whose::Own, edit::change)
        .post(EDITORS, Whose::Own, autosave::keep)
        .post(EDITORS, Whose::Own, autosave::discard)
        .upload(EDITORS, Whose::Own, files::add)
        .post(EDITORS, Whose::Own, files::remove)
        .get(Who::Anyone, Whose::Open, files::download)
        .post(EDITORS, Whose::Own, path::submit)
        .post(EDITORS, Whose::Own, path::confirm)
        .post(EDITORS, Whose::Own, path::withdraw)
        .post(EDITORS, Whose::Own, path::answer)
        .post(REVIEWERS, Whose::Open, path::review)
        .get(Who::Anyone, Whose::Open, tree::show)
        .get(Who::Anyone, Whose::Open, papers::pdf)
        .get(Who::Anyone, Whose::Open, papers::form)
        .get(Who::Anyone, Whose::Open, version::show)
        .post(EDITORS, Whose::Open, adoptions::begin)
        .get(EDITORS, Whose::Own, adoptions::list)
        .get(EDITORS, Whose::Own, tables::adoptions)
        .get(EDITORS, Whose::Party, adoption::show)
        .post(EDITORS, Whose::Party, adoption::step)
        .post(EDITORS, Whose::Party, talk::adapt)
        .post(EDITORS, Whose::Party, talk::say)
        .post(EDITORS, Whose::Party, talk::grow)
}

/// The public catalogue.
#[derive(TypedPath)]
#[typed_path("/practices")]
pub struct List;

/// What is chosen of it, as a workbook.
#[derive(TypedPath)]
#[typed_path("/practices/catalogue.xlsx")]
pub struct CatalogueFile;

/// Up to four practices beside each other: `?ids=…,…`.
#[derive(TypedPath)]
#[typed_path("/practices/compare")]
pub struct Compare;

/// The same as a PDF.
#[derive(TypedPath)]
#[typed_path("/practices/compare.pdf")]
pub struct ComparePdf;

/// The organisation's own practices in every state.
#[derive(TypedPath)]
#[typed_path("/practices/own")]
pub struct Own;

/// What waits for the actor's review.
#[derive(TypedPath)]
#[typed_path("/practices/reviews")]
pub struct Reviews;

/// What experts judge by.
#[derive(TypedPath)]
#[typed_path("/practices/criteria")]
pub struct Criteria;

/// After how many months a card is stale.
#[derive(TypedPath)]
#[typed_path("/practices/criteria/term")]
pub struct TermOf;

/// The form of a new practice.
#[derive(TypedPath)]
#[typed_path("/practices/new")]
pub struct New;

/// The empty form to be filled without a network.
#[derive(TypedPath)]
#[typed_path("/practices/form.docx")]
pub struct Blank;

/// Where the filled form comes back.
#[derive(TypedPath)]
#[typed_path("/practices/import")]
pub struct Import;

macro_rules! of_practice {
    ($($(#[$doc:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// Which practice.
            pub id: PracticeId,
        }
    )*};
}

of_practice! {
    /// A practice.
    Show "/practices/{id}",
    /// The form that changes its working card.
    Edit "/practices/{id}/edit",
    /// Its working card.
    WorkingCard "/practices/{id}/card",
    /// What somebody types into that form and has not saved.
    KeptText "/practices/{id}/draft",
    /// Where that text is let go of.
    Discarded "/practices/{id}/draft/removal",
    /// Files of its card.
    Files "/practices/{id}/files",
    /// Its submission to the review.
    Submission "/practices/{id}/submission",
    /// The word that it still holds.
    Confirmation "/practices/{id}/confirmation",
    /// Its withdrawal from the catalogue.
    Withdrawal "/practices/{id}/withdrawal",
    /// Its author's answer to the computed effect.
    Answer "/practices/{id}/answer",
    /// Reviews of its working card.
    ReviewOf "/practices/{id}/reviews",
    /// Its family tree.
    Tree "/practices/{id}/tree",
    /// Its card as a PDF.
    Pdf "/practices/{id}/card.pdf",
    /// Its card as a form to be filled without a network.
    Form "/practices/{id}/form.docx",
    /// Its adoptions.
    AdoptionsOf "/practices/{id}/adoptions",
}

/// One version of a card, with what it changed.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/versions/{version}")]
pub struct ShowVersion {
    /// Of which practice.
    pub id: PracticeId,
    /// Which version.
    pub version: VersionId,
}

/// Takes a file off the working card.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/files/{file}/removal")]
pub struct Removal {
    /// Of which practice.
    pub id: PracticeId,
    /// Which file.
    pub file: FileId,
}

/// A file of a version.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/versions/{version}/files/{file}")]
pub struct OneFile {
    /// Of which practice.
    pub id: PracticeId,
    /// Of which version.
    pub version: VersionId,
    /// Which file.
    pub file: FileId,
}

/// Adoptions in which the actor's region takes part, as a workbook.
#[derive(TypedPath)]
#[typed_path("/adoptions/register.xlsx")]
pub struct AdoptionsFile;

/// Adoptions in which the actor's region takes part.
#[derive(TypedPath)]
#[typed_path("/adoptions")]
pub struct Adoptions;

/// An adoption.
#[derive(TypedPath, Deserialize)]
#[typed_path("/adoptions/{id}")]
pub struct ShowAdoption {
    /// Which.
    pub id: AdoptionId,
}

/// A step of an adoption.
#[derive(TypedPath, Deserialize)]
#[typed_path("/adoptions/{id}/steps/{step}")]
pub struct StepOf {
    /// Of which adoption.
    pub id: AdoptionId,
    /// Which step.
    pub step: String,
}

/// The plan of adaptation, and what is done otherwise.
#[derive(TypedPath, Deserialize)]
#[typed_path("/adoptions/{id}/adaptation")]
pub struct Adaptation {
    /// Of which adoption.
    pub id: AdoptionId,
}

/// The mentor talk.
#[derive(TypedPath, Deserialize)]
#[typed_path("/adoptions/{id}/messages")]
pub struct Messages {
    /// Of which adoption.
    pub id: AdoptionId,
}

/// The practice an adoption becomes.
#[derive(TypedPath, Deserialize)]
#[typed_path("/adoptions/{id}/practice")]
pub struct Grown {
    /// Of which adoption.
    pub id: AdoptionId,
}
