//! The sheets of the page, one subject each.

pub(super) mod agreements;
pub(super) mod commitments;
pub(super) mod plans;
pub(super) mod untouched;
pub(super) mod visits;
