//! Where snapshots are kept.

mod difference;
mod records;
mod regional;
mod snapshots;

pub(crate) use difference::{changes, compare, counted_changes, discard_changes};
pub(crate) use records::{
    COLUMNS, WIDTH, drop_repeated, empty, find_repeated, index, shown, table,
};
pub use records::{keep_okved_names, lookup, lookup_ogrn, okved_name, okved_names, show};
pub use regional::{Regional, regional};
pub use snapshots::status;
pub(crate) use snapshots::{begin, bury, fail, find, go_live, keep_shares, live, shares};
