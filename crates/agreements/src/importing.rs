//! An import from its bytes to the register: the same for the page and for the command line.

use db::{Db, transact};
use documents::{Limits, Unread, read_csv, read_xlsx};
use journal::{Note, Thing};
use kernel::{Actor, Day, Moment, RegionCode};

use crate::import::{self, Directory, Reading, Wrong};
use crate::{Agreement, store};

/// What a region's rows are read against.
///
/// # Errors
/// The database's.
pub async fn directory(db: &Db, own: RegionCode, today: Day, now: Moment) -> db::Result<Directory> {
    let mut tx = db.read().await?;
    Ok(Directory {
        regions: regions::regions(&mut tx).await?,
        spheres: store::spheres(&mut tx).await?,
        known: store::known(&mut tx, own).await?,
        own,
        today,
        now,
    })
}

/// Reads the first sheet of a workbook, or a CSV file.
///
/// # Errors
/// Why nothing of it can be taken.
pub fn read(bytes: &[u8], directory: &Directory) -> Result<Reading, Wrong> {
    let grid = match read_xlsx(bytes, Limits::default()) {
        Ok(grids) => grids.into_iter().next().ok_or(Unread::Empty),
        Err(Unread::OtherKind) => read_csv(bytes),
        Err(other) => Err(other),
    };
    import::read(&grid.map_err(Wrong::Table)?, directory)
}

/// Keeps every agreement in one transaction, with one entry in the journal for each.
///
/// # Errors
/// The database's; then nothing was kept.
pub async fn keep(
    db: &Db,
    actor: Option<&Actor>,
    all: &[Agreement],
    own: RegionCode,
    now: Moment,
) -> db::Result<()> {
    transact!(db, |tx| {
        store::insert_all(tx, all).await?;
        for it in all {
            let note = match actor {
                Some(actor) => Note::by(actor, "agreement-imported", Thing::Agreement, it.id),
                None => Note::system("agreement-imported", Thing::Agreement, it.id),
            };
            journal::write(tx, now, note.with("region", own.to_string())).await?;
        }
        Ok::<_, db::Error>(())
    })
}
