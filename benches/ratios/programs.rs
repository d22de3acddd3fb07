//! Ratios between programs: a cold plancc beside a cold Typst.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use plancc::render::typst::faces::FontChoice;
use plancc::render::typst::standards::PdfStandard;

use crate::measure::{Pair, by_turns, time};
use crate::plans::samples;
use crate::table::Table;

const ROUNDS: usize = 15;

/// Why rows that need the Typst program are not measured.
pub const NO_TYPST: &str = "no Typst program (environment variable TYPST, or target/oracles/typst/bin/typst)";

/// A cold build of one plan against a cold Typst on the generated source.
pub fn measure(table: &mut Table) {
    let rows = [
        ("a cold plancc to PDF / a cold Typst on its source, no fonts of the machine", true),
        ("a cold plancc to PDF / a cold Typst on its source, fonts of the machine searched", false),
    ];
    let Some(typst) = Typst::find() else {
        for (row, _) in rows {
            table.missing(row, NO_TYPST);
        }
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fonts = write_fonts(folder.path());
    let out = folder.path().join("out");
    let mut plans = Vec::new();
    for sample in samples() {
        let plan = folder.path().join(&sample.name).with_extension("plan");
        fs::write(&plan, &sample.text).expect("the folder can be written");
        plans.push((sample.name, plan));
    }
    for (row, ignore_system) in rows {
        let mut pairs: Vec<(String, Pair)> = Vec::new();
        for (name, plan) in &plans {
            let build = |format: &str| {
                let mut command = plancc();
                command.args(["build", "--format", format, "--out"]).arg(&out).arg(plan);
                if ignore_system {
                    command.arg("--ignore-system-fonts");
                } else {
                    // The fonts that Typst is given too.
                    command.arg("--font-path").arg(&fonts);
                }
                command
            };
            run(build("typ"));
            let source = out.join(name).with_extension("typ");
            let pdf = folder.path().join("typst.pdf");
            let pair =
                by_turns(ROUNDS, || run(build("pdf")), || run(typst.compile(&fonts, ignore_system, &source, &pdf)));
            pairs.push((name.clone(), pair));
        }
        table.worst(row, &pairs, 1.0);
    }
}

/// Writes the family that plancc carries into a folder of its own.
pub fn write_fonts(folder: &Path) -> PathBuf {
    let fonts = folder.join("fonts");
    fs::create_dir(&fonts).expect("the folder can be written");
    FontChoice::bundled().write_files(&fonts).expect("the folder can be written");
    fonts
}

/// The program plancc that was built with this bench.
pub fn plancc() -> Command {
    Command::new(env!("CARGO_BIN_EXE_plancc"))
}

/// Runs a program to its end, which is to be a good one, without showing what it says.
pub fn run(mut command: Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut done = false;
    let took = time(|| done = command.status().is_ok_and(|status| status.success()));
    assert!(done, "a program failed: {command:?}");
    took
}

/// The Typst program.
pub struct Typst {
    program: PathBuf,
    has_fonts: bool,
}

impl Typst {
    /// The program that is named by `TYPST`, else the one that the oracles keep.
    pub fn find() -> Option<Self> {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/oracles/typst/bin/typst");
        let program = std::env::var_os("TYPST").map_or(kept, PathBuf::from);
        let help = Command::new(&program).args(["compile", "--help"]).output().ok()?;
        let has_fonts = String::from_utf8_lossy(&help.stdout).contains("--ignore-embedded-fonts");
        Some(Self { program, has_fonts })
    }

    /// One call: the same fonts and the same standards as plancc uses.
    pub fn compile(&self, fonts: &Path, ignore_system: bool, source: &Path, pdf: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("compile").arg("--font-path").arg(fonts);
        if ignore_system {
            command.arg("--ignore-system-fonts");
        }
        if self.has_fonts {
            command.arg("--ignore-embedded-fonts");
        }
        for standard in PdfStandard::DEFAULT {
            command.arg("--pdf-standard").arg(standard.name());
        }
        command.arg(source).arg(pdf);
        command
    }
}
