//! Where practices and adoptions are kept.

mod adoptions;
mod catalogue;
mod effects;
mod offers;
mod practices;
mod readiness;

pub use adoptions::*;
pub use catalogue::*;
pub use effects::*;
pub use offers::*;
pub use practices::*;
pub use readiness::*;
