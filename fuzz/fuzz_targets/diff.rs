//! Two plans of any bytes, parted by the first zero byte: comparing them does not panic, a plan does not differ from itself,
//! and what one direction calls added the other calls omitted. `RUSTC_BOOTSTRAP=1 cargo fuzz run diff` in this folder's
//! parent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plancc::checks::Settings;
use plancc::diff::{self, Comparison, Look, Only};
use plancc::source::SourceFile;
use plancc::{Context, ReadPlan, compare};

fn read(name: &str, bytes: &[u8]) -> Option<ReadPlan> {
    let file = SourceFile::from_bytes(name, bytes.to_vec()).ok()?;
    Some(ReadPlan::new(file, &Context::default()))
}

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len() / 2);
    let (one, other) = bytes.split_at(at);
    let Some((one, other)) = read("one.plan", one).zip(read("other.plan", other)) else { return };
    let settings = Settings::default();
    let between = |a: &ReadPlan, b: &ReadPlan| -> Comparison { compare(a.compared(), b.compared(), &settings) };
    assert!(between(&one, &one).is_equal(), "a plan differs from itself");
    let (there, back) = (between(&one, &other), between(&other, &one));
    let (there_counts, back_counts) = (there.counts(), back.counts());
    assert_eq!((there_counts.added, there_counts.omitted), (back_counts.omitted, back_counts.added), "not the same both ways");
    let _ = diff::to_text(&there, Only::All, Look { colours: true, width: 80 });
    let _ = diff::to_json(&there, |_| true, |_| true);
});
