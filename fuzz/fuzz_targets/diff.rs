//! `RUSTC_BOOTSTRAP=1 cargo fuzz run diff`: see `properties::diff`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::diff(bytes));
