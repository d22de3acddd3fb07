//! `RUSTC_BOOTSTRAP=1 cargo fuzz run parse`: see `properties::parse`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::parse(bytes));
