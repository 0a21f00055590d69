//! Where practices and adoptions are kept.

mod adoptions;
mod catalogue;
mod drafts;
mod effects;
mod offers;
mod practices;
mod readiness;

pub use adoptions::*;
pub use catalogue::*;
pub use drafts::*;
pub use effects::*;
pub use offers::*;
pub use practices::*;
pub use readiness::*;
