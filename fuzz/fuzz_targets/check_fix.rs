//! `RUSTC_BOOTSTRAP=1 cargo fuzz run check_fix`: see `properties::check_fix`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::check_fix(bytes));
