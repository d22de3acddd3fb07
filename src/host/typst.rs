//! The Typst program, run through `std::process` in a folder that holds nothing but the job.
//!
//! Knows nothing of plans: a source in, the bytes of a PDF out. The program sees no other file than its source and its
//! fonts, no package and no network; it is stopped when it takes too long.

use std::fs;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use wait_timeout::ChildExt;

#[cfg(feature = "embedded-typst")]
use crate::render::typst::faces::FontChoice;
use crate::render::typst::standards::PdfStandard;

use super::{HostError, files};

/// The longest report of the program that is shown, in bytes.
const LONGEST_REPORT: usize = 8 << 10;

/// A Typst program.
pub struct TypstCli {
    program: PathBuf,
    limit: Duration,
    fonts: Fonts,
}

enum Fonts {
    /// The same faces as the engine inside uses, so that both give the same pages.
    #[cfg(feature = "embedded-typst")]
    Chosen(Box<FontChoice>),
    /// What the program finds.
    #[cfg_attr(feature = "embedded-typst", expect(dead_code, reason = "the way of a plancc without Typst inside"))]
    Found { folders: Vec<PathBuf>, ignore_system: bool },
}

impl TypstCli {
    /// A program that is given the chosen faces and sees no others.
    #[cfg(feature = "embedded-typst")]
    pub fn with_fonts(program: PathBuf, limit: Duration, fonts: FontChoice) -> Self {
        Self { program, limit, fonts: Fonts::Chosen(Box::new(fonts)) }
    }

    /// A program that looks for fonts itself, in the folders and, unless told not to, on the machine.
    #[cfg(not(feature = "embedded-typst"))]
    pub fn with_folders(program: PathBuf, limit: Duration, folders: Vec<PathBuf>, ignore_system: bool) -> Self {
        Self { program, limit, fonts: Fonts::Found { folders, ignore_system } }
    }

    /// A sentence for the drafter: which fonts are used.
    pub fn note(&self) -> String {
        match &self.fonts {
            #[cfg(feature = "embedded-typst")]
            Fonts::Chosen(fonts) => fonts.note(),
            Fonts::Found { .. } => {
                format!("phông chữ do chương trình “{}” tự tìm: Times New Roman", self.program.display())
            }
        }
    }

    /// The characters of a text that the chosen faces cannot print; none where the program looks for fonts itself.
    pub fn missing_characters(&self, text: &str) -> Vec<char> {
        match &self.fonts {
            #[cfg(feature = "embedded-typst")]
            Fonts::Chosen(fonts) => fonts.missing_characters(text),
            Fonts::Found { .. } => {
                let _ = text;
                Vec::new()
            }
        }
    }

    /// What the program says it is: `typst 0.15.1 (…)`.
    ///
    /// # Errors
    /// When there is no such program, or it cannot be run.
    pub fn version(&self) -> Result<String, HostError> {
        let mut command = Command::new(&self.program);
        command.arg("--version").env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let fail = |cause| HostError::File { path: self.program.clone(), cause };
        let mut report = tempfile::tempfile().map_err(fail)?;
        command.stdin(Stdio::null()).stderr(Stdio::null()).stdout(report.try_clone().map_err(fail)?);
        let mut child = command.spawn().map_err(|cause| self.not_run(cause))?;
        if child.wait_timeout(self.limit).map_err(fail)?.is_none() {
            let _ = child.kill();
            let _ = child.wait();
            return Err(HostError::TypstHangs { program: self.program.clone(), limit: self.limit });
        }
        let mut words = String::new();
        report.rewind().and_then(|()| report.read_to_string(&mut words)).map_err(fail)?;
        Ok(words.lines().next().unwrap_or_default().trim().to_owned())
    }

    fn not_run(&self, cause: io::Error) -> HostError {
        match cause.kind() {
            io::ErrorKind::NotFound => HostError::TypstMissing { program: self.program.clone() },
            _ => HostError::File { path: self.program.clone(), cause },
        }
    }

    /// Sets a source.
    ///
    /// # Errors
    /// When there is no such program, when it refuses the source, takes longer than its limit, or the disk is full.
    pub fn pdf(&self, source: &str, standards: &[PdfStandard]) -> Result<Vec<u8>, HostError> {
        let job = tempfile::Builder::new().prefix("plancc-").tempdir();
        let job = job.map_err(|cause| HostError::File { path: std::env::temp_dir(), cause })?;
        let fail = |path: &Path| {
            let path = path.to_path_buf();
            move |cause| HostError::File { path, cause }
        };
        let main = job.path().join("main.typ");
        let result = job.path().join("main.pdf");
        let report = job.path().join("report.txt");
        let packages = job.path().join("packages");
        fs::write(&main, source).map_err(fail(&main))?;
        fs::create_dir(&packages).map_err(fail(&packages))?;
        // The program works in another folder, from where a relative path would lead elsewhere; a bare name stands for
        // a program on the search path.
        let is_path = self.program.components().count() > 1;
        let program = if is_path { std::path::absolute(&self.program).ok() } else { None };
        let mut command = Command::new(program.as_ref().unwrap_or(&self.program));
        command.arg("compile").arg("--root").arg(job.path());
        command.arg("--package-path").arg(&packages).arg("--package-cache-path").arg(&packages);
        self.add_fonts(&mut command, job.path())?;
        for standard in standards {
            command.arg("--pdf-standard").arg(standard.name());
        }
        // The built-in template gives the document its date; a template of an office may not.
        command.arg("--creation-timestamp").arg("0");
        command.arg(&main).arg(&result);
        // Nothing of the caller's environment reaches the program: no proxy, no font folder, no clock of his.
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        // A variable and not an option: a program that was built without fonts of its own does not know the option.
        command.env("TYPST_IGNORE_EMBEDDED_FONTS", "true");
        command.current_dir(job.path()).stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(fs::File::create(&report).map_err(fail(&report))?);
        let mut child = command.spawn().map_err(|cause| self.not_run(cause))?;
        let ended = child.wait_timeout(self.limit).map_err(fail(&self.program))?;
        let Some(status) = ended else {
            // It may have ended in this very moment; either way it is gone afterwards.
            let _ = child.kill();
            let _ = child.wait();
            return Err(HostError::TypstHangs { program: self.program.clone(), limit: self.limit });
        };
        if !status.success() || !result.is_file() {
            let mut words = String::from_utf8_lossy(&files::read(&report)?).into_owned();
            words.truncate(words.floor_char_boundary(LONGEST_REPORT));
            return Err(HostError::TypstFailed { status, report: words });
        }
        files::read(&result)
    }

    fn add_fonts(&self, command: &mut Command, job: &Path) -> Result<(), HostError> {
        match &self.fonts {
            #[cfg(feature = "embedded-typst")]
            Fonts::Chosen(fonts) => {
                let folder = job.join("fonts");
                fs::create_dir(&folder)
                    .and_then(|()| fonts.write_files(&folder))
                    .map_err(|cause| HostError::File { path: folder.clone(), cause })?;
                command.arg("--ignore-system-fonts").arg("--font-path").arg(folder);
            }
            Fonts::Found { folders, ignore_system } => {
                let _ = job;
                if *ignore_system {
                    command.arg("--ignore-system-fonts");
                }
                for folder in folders {
                    command.arg("--font-path").arg(std::path::absolute(folder).unwrap_or_else(|_| folder.clone()));
                }
            }
        }
        Ok(())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    use super::{HostError, PdfStandard, TypstCli};

    const LONG: Duration = Duration::from_secs(60);

    #[cfg(feature = "embedded-typst")]
    fn cli(program: PathBuf, limit: Duration) -> TypstCli {
        TypstCli::with_fonts(program, limit, crate::render::typst::faces::FontChoice::bundled())
    }

    #[cfg(not(feature = "embedded-typst"))]
    fn cli(program: PathBuf, limit: Duration) -> TypstCli {
        TypstCli::with_folders(program, limit, Vec::new(), true)
    }

    fn run(script: &str, limit: Duration) -> Result<Vec<u8>, HostError> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let program = folder.path().join("typst");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("the folder can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("the file is ours");
        // Another test that starts a program at this moment may hold the script open, and a system refuses to run it.
        for _ in 0..100 {
            match cli(program.clone(), limit).pdf("source", PdfStandard::DEFAULT) {
                Err(HostError::File { cause, .. }) if cause.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                result => return result,
            }
        }
        panic!("the script stays busy");
    }

    #[test]
    fn the_program_finds_its_job_and_nothing_else() {
        let script =
            "for last; do :; done\n{ echo \"$@\"; cat main.typ; echo; ls -d *; ls packages; env; } > \"$last\"";
        let bytes = run(script, LONG).expect("the script succeeds");
        let text = String::from_utf8(bytes).expect("the script writes text");
        for wanted in ["--ignore-system-fonts", "--pdf-standard a-2a", "--pdf-standard ua-1", "--root /", "\nsource\n"]
        {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(!text.contains("CARGO"), "nothing of our environment: {text}");
    }

    #[test]
    fn a_missing_program_is_named() {
        match cli("/nowhere/typst".into(), LONG).pdf("", &[]) {
            Err(HostError::TypstMissing { program }) => assert_eq!(program, Path::new("/nowhere/typst")),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_failing_program_is_quoted() {
        match run("echo 'error: no such thing' >&2; exit 3", LONG) {
            Err(HostError::TypstFailed { status, report }) => {
                assert_eq!((status.code(), report.as_str()), (Some(3), "error: no such thing\n"));
            }
            other => panic!("{other:?}"),
        }
        assert!(matches!(run("exit 0", LONG), Err(HostError::TypstFailed { .. })), "no file is a failure, too");
    }

    #[test]
    fn a_hanging_program_is_stopped() {
        let start = Instant::now();
        let result = run("exec sleep 120", Duration::from_millis(200));
        assert!(matches!(result, Err(HostError::TypstHangs { .. })), "{result:?}");
        assert!(start.elapsed() < LONG);
    }
}
