//! The migrations are embedded: a new file must rebuild the roof (and nothing else).

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
