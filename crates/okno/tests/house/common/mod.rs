//! What the tests share: the house in this process, the program as a child, a centre to live there.

mod centre;
mod house;
mod person;
mod practice;
mod program;
mod settled;

pub use centre::Centre;
pub use house::{Answer, House, Table, noon};
pub use person::{Person, between};
pub use practice::{Published, adopt, offer, publish};
pub use program::{Child, Folder, Program, read};
pub use settled::Settled;
