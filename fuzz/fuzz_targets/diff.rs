//! `RUSTC_BOOTSTRAP=1 cargo fuzz run diff`: see `properties::diff`.

#![no_main]

#[path = "../properties.rs"]
#[allow(dead_code, reason = "each target asks one of them")]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::diff(bytes));
