//! The program: `okno --help`.

use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "the roof reads its arguments")]
fn main() -> ExitCode {
    okno::cli::run(std::env::args_os())
}
