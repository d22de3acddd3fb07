//! `RUSTC_BOOTSTRAP=1 cargo fuzz run fmt`: see `properties::fmt`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::fmt(bytes));
