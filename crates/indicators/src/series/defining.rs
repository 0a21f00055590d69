//! Saying what is measured: the same for the page and for programs.

use crate::series::{Indicator, Month, store};
use db::transact;
use journal::{Note, Thing};
use web::{Desk, Error, Stopped};

/// Keeps a first definition, or the next version of one.
///
/// # Errors
/// What is wrong with it, beside its field; the database's.
pub(super) async fn define(desk: &Desk, wanted: &Indicator) -> Result<Indicator, Stopped> {
    let now = Month::of(desk.today());
    transact!(desk.db(), |tx| {
        let versions = store::indicator(tx, &wanted.code).await?;
        let latest = versions.first();
        wanted.follows(latest, now).map_err(|it| Error::field(it.field(), &it))?;
        let number = latest.map_or(1, |it| it.number + 1);
        let it = Indicator { number, ..wanted.clone() };
        store::define(tx, &it).await?;
        let note = Note::by(desk.actor(), "indicator-defined", Thing::Indicator, &it.code);
        let note = note.with("version", number).with("from", it.valid_from.to_string());
        journal::write(tx, desk.now, note).await?;
        Ok(it)
    })
}
