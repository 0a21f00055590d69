//! The tile grid: every region a square of the same size, near its neighbours. Data, not code:
//! `data/tiles.csv`.

use kernel::RegionCode;
use std::sync::LazyLock;

/// A region's square; row and column from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tile {
    pub region: RegionCode,
    pub row: u32,
    pub column: u32,
}

/// Every tile, row by row.
pub(crate) static TILES: LazyLock<Vec<Tile>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/tiles.csv").lines().skip(1);
    lines.map(|it| tile(it).expect("a tile is CODE,ROW,COLUMN")).collect()
});

fn tile(line: &str) -> Option<Tile> {
    let mut cells = line.split(',');
    let mut cell = || cells.next();
    Some(Tile {
        region: cell()?.parse().ok()?,
        row: cell()?.parse().ok()?,
        column: cell()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_region_has_a_place_of_its_own() {
        let codes: BTreeSet<String> = TILES.iter().map(|it| it.region.to_string()).collect();
        let places: BTreeSet<(u32, u32)> = TILES.iter().map(|it| (it.row, it.column)).collect();
        let regions = include_str!("../../../../data/regions.csv").lines().skip(1);
        let regions: BTreeSet<String> = regions.map(|it| it[..2].to_owned()).collect();
        assert_eq!(codes, regions);
        assert_eq!(places.len(), TILES.len());
    }
}
