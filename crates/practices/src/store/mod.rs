//! Where practices and adoptions are kept.

mod adoptions;
mod catalogue;
mod practices;

pub use adoptions::*;
pub use catalogue::*;
pub use practices::*;
