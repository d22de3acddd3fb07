//! Texts that nobody would write, read to the end: no panic, no hang, every message in its place.
//!
//! Ten thousand mutants of the plans and thousands of prefixes of them; then texts of one shape and great length, which
//! must not cost more than their length. Built without optimisation, fewer of each are tried.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

mod examine;
mod mutate;
mod shapes;
#[path = "../support/shapes.rs"]
mod texts;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use self::mutate::{Random, mutant};

/// Mutants in all.
const MUTANTS: usize = if cfg!(debug_assertions) { 200 } else { 10_000 };

/// Of so many mutants, one is made into every output.
const SAMPLE: usize = 10;

/// Of so many prefixes of a plan, one is read; of the shortest plan every one, unless nothing is optimised.
const STEP: usize = if cfg!(debug_assertions) { 101 } else { 17 };

/// What takes longer is taken for a hang, however slow the machine.
const HANG: Duration = Duration::from_secs(120);

fn plans() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("plans");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the plans can be listed")
        .map(|entry| entry.expect("the plans can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "plan"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 5, "only {paths:?} were found");
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a plan can be read")).collect()
}

/// Does `work` for every number below `count` on all processors; names the number that panics or hangs.
fn for_each(count: usize, work: impl Fn(usize) + Sync) {
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let next = AtomicUsize::new(0);
    let left = AtomicUsize::new(threads);
    let faults: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let began = Instant::now();
    // What each thread is at: the number, and when it began with it.
    let at: Vec<(AtomicUsize, AtomicU64)> = (0..threads).map(|_| (AtomicUsize::new(0), AtomicU64::new(0))).collect();
    std::thread::scope(|scope| {
        for (number, since) in &at {
            let (next, left, faults, work) = (&next, &left, &faults, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    number.store(index, Ordering::Relaxed);
                    since.store(began.elapsed().as_millis() as u64, Ordering::Relaxed);
                    if let Err(cause) = catch_unwind(AssertUnwindSafe(|| work(index))) {
                        let text = cause.downcast_ref::<String>().cloned();
                        let text = text.or_else(|| cause.downcast_ref::<&str>().map(|text| text.to_string()));
                        faults.lock().expect("no holder panics").push(format!("{index}: {}", text.unwrap_or_default()));
                    }
                }
                left.fetch_sub(1, Ordering::Relaxed);
            });
        }
        while left.load(Ordering::Relaxed) > 0 {
            std::thread::sleep(Duration::from_millis(20));
            for (number, since) in &at {
                let since = Duration::from_millis(since.load(Ordering::Relaxed));
                if next.load(Ordering::Relaxed) < count && began.elapsed().saturating_sub(since) > HANG {
                    // A thread cannot be stopped; the process can.
                    eprintln!("number {} hangs", number.load(Ordering::Relaxed));
                    std::process::exit(101);
                }
            }
        }
    });
    let faults = faults.into_inner().expect("no holder panics");
    assert!(faults.is_empty(), "{} of {count} failed: {:#?}", faults.len(), &faults[..faults.len().min(10)]);
}

#[test]
fn mutants_are_read_to_the_end() {
    let plans = plans();
    let sound = AtomicUsize::new(0);
    for_each(MUTANTS, |number| {
        let bytes = mutant(&plans, &mut Random::new(number as u64));
        let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("mutant-{number}.plan"));
        let examined = catch_unwind(AssertUnwindSafe(|| {
            if examine::analysis(&bytes) {
                sound.fetch_add(1, Ordering::Relaxed);
            }
            if number % SAMPLE == 0 {
                examine::outputs(&bytes);
            }
        }));
        if let Err(cause) = examined {
            std::fs::write(&kept, &bytes).expect("a mutant can be kept");
            eprintln!("kept: {}", kept.display());
            std::panic::resume_unwind(cause);
        }
    });
    // Were all of them refused, little of the pipeline would have been seen.
    let sound = sound.into_inner();
    assert!(sound > MUTANTS / 20, "only {sound} mutants had no errors");
}

/// Mutants that are checked and mended, each several times.
const MENDED: usize = if cfg!(debug_assertions) { 40 } else { 600 };

#[test]
fn mutants_are_checked_and_mended() {
    let plans = plans();
    let mended = AtomicUsize::new(0);
    for_each(MENDED, |number| {
        if examine::mending(&mutant(&plans, &mut Random::new(2_000_000 + number as u64))) {
            mended.fetch_add(1, Ordering::Relaxed);
        }
    });
    let mended = mended.into_inner();
    assert!(mended > MENDED / 4, "only {mended} mutants had something to mend");
}

/// What the fuzzer begins with, and what it has found.
#[test]
fn the_corpus_of_the_fuzzer_is_checked_and_mended() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/check_fix");
    let paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus is in the repository")
        .map(|entry| entry.expect("the corpus can be listed").path())
        .collect();
    assert!(!paths.is_empty());
    for_each(paths.len(), |number| {
        let _ = examine::mending(&std::fs::read(&paths[number]).expect("a file of the corpus can be read"));
    });
}

#[test]
fn prefixes_of_every_plan_are_read_to_the_end() {
    let plans = plans();
    let shortest = plans.iter().map(String::len).min().unwrap_or_default();
    for plan in &plans {
        let is_whole = plan.len() == shortest && !cfg!(debug_assertions);
        let step = if is_whole { 1 } else { STEP };
        let mut ends: Vec<usize> = plan.char_indices().map(|(at, _)| at).step_by(step).chain([plan.len()]).collect();
        if !cfg!(debug_assertions) {
            // Before and after each line end.
            ends.extend(plan.match_indices('\n').flat_map(|(at, _)| [at, at + 1]));
        }
        ends.sort_unstable();
        ends.dedup();
        for_each(ends.len(), |number| examine::syntax_only(&plan[..ends[number]]));
    }
}

/// What has no errors can be printed: the pages are set without complaint.
#[cfg(feature = "embedded-typst")]
#[test]
fn sound_mutants_can_be_set() {
    use plancc::render::templates::Templates;
    use plancc::render::typst::engine::Engine;
    use plancc::render::typst::faces::FontChoice;
    use plancc::render::typst::standards::PdfStandard;
    use plancc::render::typst::{PageStyle, render_source};
    use plancc::source::SourceFile;
    use plancc::{Context, analyse};

    let plans = plans();
    let engine = Engine::new(FontChoice::bundled());
    let style = PageStyle { fonts: vec![engine.fonts().family().to_string()] };
    let set = AtomicUsize::new(0);
    for_each(if cfg!(debug_assertions) { 40 } else { 1000 }, |number| {
        let bytes = mutant(&plans, &mut Random::new(1_000_000 + number as u64));
        let Ok(file) = SourceFile::from_bytes("thử.plan", bytes) else { return };
        let analysis = analyse(&file, &Context::default());
        if analysis.has_errors() || !engine.fonts().missing_characters(file.text()).is_empty() {
            return;
        }
        let source =
            render_source(&analysis.document(false), &style, &Templates::built_in()).expect("any document is taken");
        engine.pdf(source, PdfStandard::DEFAULT).expect("a plan without errors can be set");
        set.fetch_add(1, Ordering::Relaxed);
    });
    assert!(set.into_inner() > 0, "no mutant was set");
}
