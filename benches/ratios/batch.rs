//! Many plans in one call beside a loop over the Typst program, and the memory that many plans take.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::compared::drafts;
use crate::plans::{samples, variant};
use crate::programs::{NO_TYPST, Typst, plancc, run, write_fonts};
use crate::table::{Limit, Table};

const PLANS: usize = 500;
const FEW_PLANS: usize = 100;
/// The loop over Typst is run for so many plans; its plans per second are taken to hold for more.
const LOOP: usize = 42;

/// Plans per second against the loop, and peak memory of many plans against few.
pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fonts = write_fonts(folder.path());
    let typst = Typst::find();
    for kind in Kind::ALL {
        let plans = kind.write(folder.path());
        check_many(table, &plans, kind.name());
        let out = folder.path().join("out");
        let batch = |plans: &[PathBuf], formats: &str| {
            let mut command = plancc();
            command.args(["build", "--ignore-system-fonts", "--format", formats, "--out"]).arg(&out).args(plans);
            command
        };
        let few = plans.get(..FEW_PLANS).unwrap_or_default();
        let of_loop = plans.get(..LOOP).unwrap_or_default();
        let of_few = run_watched(batch(few, "pdf,docx"));
        run(batch(of_loop, "typ"));
        let looped = |typst: &Typst| {
            let pdf = folder.path().join("typst.pdf");
            let source = |plan: &PathBuf| out.join(plan.file_stem().unwrap_or_default()).with_extension("typ");
            of_loop.iter().map(|plan| run(typst.compile(&fonts, true, &source(plan), &pdf))).sum::<Duration>()
        };
        // Before and after: what else the machine does meets both.
        let before = typst.as_ref().map(looped);
        let of_all = run_watched(batch(&plans, "pdf,docx"));
        let after = typst.as_ref().map(looped);
        let ours = PLANS as f64 / of_all.time.as_secs_f64();
        let row = format!("{PLANS} {} to PDF and DOCX, plans per second / of a loop over Typst", kind.name());
        match before.zip(after) {
            Some((before, after)) => {
                let theirs = 2.0 * LOOP as f64 / (before + after).as_secs_f64();
                let made_of = format!("{ours:.1} / {theirs:.1} plans per second ({LOOP} in the loop, twice)");
                match kind {
                    Kind::Copies => table.ratio(&row, ours / theirs, Limit::AtLeast(5.0), &made_of),
                    // Of what no other plan says nothing of Typst's work can be spared but the start of its program: how
                    // many times the loop's plans per second are to be had is a question of processors, so there is no
                    // limit to hold.
                    Kind::Drafts | Kind::Unlike => table.note(&row, &format!("{:.3}: {made_of}", ours / theirs)),
                }
            }
            None => table.missing(&row, &format!("{NO_TYPST}; plancc alone: {ours:.1} plans per second")),
        }
        let row = format!("peak memory of {PLANS} {} / of {FEW_PLANS}", kind.name());
        match of_all.peak.zip(of_few.peak) {
            Some((all, few)) => {
                let made_of = format!("{:.1} MiB / {:.1} MiB", all / 1024.0, few / 1024.0);
                table.ratio(&row, all / few, Limit::AtMost(1.3), &made_of);
            }
            None => table.missing(&row, "the machine does not tell the memory of a process"),
        }
    }
}

/// Checks of many plans in one call: how many in a second, and the memory they take.
fn check_many(table: &mut Table, plans: &[PathBuf], kind: &str) {
    let checked = |plans: &[PathBuf]| {
        let mut command = plancc();
        command.arg("check").args(plans);
        run_to_a_verdict(command)
    };
    // The same files twice make a thousand.
    let many: Vec<PathBuf> = plans.iter().chain(plans).cloned().collect();
    let few = checked(plans.get(..FEW_PLANS).unwrap_or_default());
    let all = checked(&many);
    let rate = many.len() as f64 / all.time.as_secs_f64();
    table.note(&format!("{} {kind} checked in one call", many.len()), &format!("{rate:.0} plans per second"));
    let row = format!("peak memory of checking {} {kind} / {FEW_PLANS}", many.len());
    match all.peak.zip(few.peak) {
        Some((all, few)) => {
            let made_of = format!("{:.1} MiB / {:.1} MiB", all / 1024.0, few / 1024.0);
            table.ratio(&row, all / few, Limit::AtMost(1.3), &made_of);
        }
        None => table.missing(&row, "the machine does not tell the memory of a process"),
    }
}

/// What the plans of a batch have in common.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Each is one of the samples, word for word.
    Copies,
    /// Each is a commune's draft of a province's plan.
    Drafts,
    /// No sentence stands in two of them.
    Unlike,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Copies, Kind::Drafts, Kind::Unlike];

    fn name(self) -> &'static str {
        match self {
            Kind::Copies => "copies of the samples",
            Kind::Drafts => "communes' drafts of the samples",
            Kind::Unlike => "plans without a sentence in common",
        }
    }

    fn texts(self) -> Vec<String> {
        let samples = samples();
        let by_turns = samples.iter().cycle().take(PLANS);
        match self {
            Kind::Copies => by_turns.map(|sample| sample.text.clone()).collect(),
            Kind::Drafts => {
                let drafts: Vec<String> = samples.iter().flat_map(|sample| drafts(sample, PLANS)).collect();
                drafts.iter().cycle().take(PLANS).cloned().collect()
            }
            Kind::Unlike => by_turns.enumerate().map(|(number, sample)| variant(sample, number)).collect(),
        }
    }

    fn write(self, folder: &Path) -> Vec<PathBuf> {
        let plans = folder.join(format!("{self:?}"));
        fs::create_dir(&plans).expect("the folder can be written");
        let texts = self.texts().into_iter().enumerate();
        texts
            .map(|(number, text)| {
                let path = plans.join(format!("{number:03}.plan"));
                fs::write(&path, text).expect("the folder can be written");
                path
            })
            .collect()
    }
}

/// What is known of a process that has ended.
pub struct Watched {
    /// How long it took.
    pub time: Duration,
    /// The most memory that it held, in KiB, where the machine tells it.
    pub peak: Option<f64>,
}

/// Runs a program to its end, with an eye on its memory; it must succeed.
fn run_watched(command: Command) -> Watched {
    watch(command, 0)
}

/// As [`run_watched`], where the program may also find faults.
pub fn run_to_a_verdict(command: Command) -> Watched {
    watch(command, 1)
}

fn watch(mut command: Command, worst: i32) -> Watched {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = command.spawn().expect("the program can be started");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    let ended = loop {
        if let Some(ended) = child.try_wait().expect("the program can be waited for") {
            break ended;
        }
        // The machine keeps the peak itself and tells it until the end.
        if let Ok(status) = fs::read_to_string(&status) {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).or(peak);
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(ended.code().is_some_and(|code| code <= worst), "a program failed: {command:?}");
    Watched { time: start.elapsed(), peak }
}
