//! What a table of values is read against, and how its values become observations: the same for the
//! page, the API and the command line.

use crate::series::{Indicator, Month, Observation, Reading, Row, Source, store};
use db::{Result, Tx};
use kernel::{AccountId, FileId, Moment, RegionCode};
use regions::Region;
use std::collections::HashMap;

/// An indicator with everything its tables are held against.
#[derive(Debug)]
pub struct Ground {
    /// The versions of its definition, the latest first; there is one at least.
    versions: Vec<Indicator>,
    regions: Vec<Region>,
    /// What is kept of it already.
    kept: Vec<store::Kept>,
    own: Option<RegionCode>,
}

/// Where values come from.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// The file's name, or what else says where they were found.
    pub file: String,
    /// The kept file, where there is one.
    pub upload: Option<FileId>,
    /// Who brings them; `None` is the administrator at the command line.
    pub account: Option<AccountId>,
    /// When.
    pub at: Moment,
}

/// What keeping a row would change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// There was no value.
    New,
    /// There was this one.
    Instead(f64),
    /// There is this very value.
    Same,
}

impl Ground {
    /// Of an indicator; `own` is the region whose values may be brought, `None` is everybody's. `None`
    /// where there is no such indicator. Three statements.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(tx: &mut Tx, code: &str, own: Option<RegionCode>) -> Result<Option<Ground>> {
        let versions = store::indicator(tx, code).await?;
        if versions.is_empty() {
            return Ok(None);
        }
        let regions = regions::regions(tx).await?;
        let kept = store::existing(tx, code, own).await?;
        Ok(Some(Ground { versions, regions, kept, own }))
    }

    /// The latest version of the definition.
    pub fn indicator(&self) -> &Indicator {
        self.versions.first().expect("an indicator has a version: looked for in `find`")
    }

    /// The version that holds in a month.
    pub fn definition(&self, month: Month) -> Option<&Indicator> {
        self.versions.iter().find(|it| it.holds_in(month))
    }

    /// Reading tables in a month.
    pub fn reading(&self, now: Month) -> Reading<'_> {
        Reading::new(&self.versions, &self.regions, self.own, now, &self.kept)
    }

    /// What keeping each of these rows would change.
    pub fn changes(&self, rows: &[Row]) -> Vec<Change> {
        let kept: HashMap<(RegionCode, Month), f64> =
            self.kept.iter().map(|it| ((it.0, it.1), it.3)).collect();
        let change = |row: &Row| match kept.get(&(row.region, row.month)) {
            None => Change::New,
            Some(was) if was.to_bits() == row.value.to_bits() => Change::Same,
            Some(was) => Change::Instead(*was),
        };
        rows.iter().map(change).collect()
    }

    /// The rows as observations, each under the definition of its month.
    pub fn observations(&self, rows: &[Row], from: &Provenance) -> Vec<Observation> {
        let observation = |row: &Row| {
            let of = self.definition(row.month)?;
            Some(Observation {
                indicator: of.code.clone(),
                region: row.region,
                month: row.month,
                version: of.number,
                value: row.value,
                base: None,
                source: Source::Upload,
                recorded_at: from.at,
                account: from.account,
                file: from.file.clone(),
                upload: from.upload,
            })
        };
        rows.iter().filter_map(observation).collect()
    }
}
