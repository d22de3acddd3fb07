//! `RUSTC_BOOTSTRAP=1 cargo fuzz run fmt`: see `properties::fmt`.

#![no_main]

#[path = "../properties.rs"]
#[allow(dead_code, reason = "each target asks one of them")]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::fmt(bytes));
