//! plancc
fn main() {}
