//! The reader through its public face: good dumps, bad dumps, hostile dumps.

mod common;
mod faults;
mod hostile;
mod reading;
