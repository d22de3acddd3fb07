//! A short run of what the fuzzer's targets ask, over their corpora and some hundred mutants of them, the same every time.
//! `fuzz/README.md` says how to run them for long.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "robust/mutate.rs"]
mod mutate;
#[path = "../fuzz/properties.rs"]
mod properties;

use std::panic::catch_unwind;
use std::path::PathBuf;

use self::mutate::{Random, mutant};

/// Mutants for each target.
const MUTANTS: usize = if cfg!(debug_assertions) { 20 } else { 400 };

fn run(target: &str, property: fn(&[u8])) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the corpus is there").map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let corpus: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let texts: Vec<String> = corpus.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(!corpus.is_empty());
    corpus.iter().for_each(|bytes| property(bytes));
    for number in 0..MUTANTS {
        let bytes = mutant(&texts, &mut Random::new(number as u64));
        assert!(catch_unwind(|| property(&bytes)).is_ok(), "{target}, mutant {number}");
    }
}

#[test]
fn any_bytes_are_read() {
    run("parse", properties::parse);
}

#[test]
fn any_bytes_are_checked_and_mended() {
    run("check_fix", properties::check_fix);
}

#[test]
fn any_bytes_are_laid_out() {
    run("fmt", properties::fmt);
}

#[test]
fn any_bytes_are_compared() {
    run("diff", properties::diff);
}
