//! The Typst program of the machine, in place of the one inside.
//!
//! The program gets a folder of its own that holds the source and the four faces, no environment, no packages and so no
//! network, and a limit of time. With the same version it makes what the engine inside makes.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

use super::HostError;
use crate::render::typst::standards::PdfStandard;

/// How long one plan may take unless told otherwise.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);

/// A Typst program and how long it may take.
#[derive(Clone, Debug)]
pub struct TypstCli {
    /// The program: a path, or a name to look for.
    pub program: PathBuf,
    /// How long one plan may take.
    pub time_limit: Duration,
}

/// The fonts that a program may use.
#[derive(Clone, Copy)]
pub enum CliFonts<'a> {
    /// None but those that this writes into the folder it is given.
    Written(&'a dyn Fn(&Path) -> io::Result<()>),
    /// Those in folders named by the user and, if wanted, the machine's.
    Machine {
        /// Folders to search.
        folders: &'a [PathBuf],
        /// Whether to leave out the fonts installed on the machine.
        ignore_system: bool,
    },
}

impl TypstCli {
    /// Sets a source and returns the bytes of the PDF.
    ///
    /// # Errors
    /// When there is no such program, when it refuses the source, when it does not end in time, or when the temporary
    /// folder cannot be written.
    pub fn pdf(&self, source: &str, standards: &[PdfStandard], fonts: CliFonts<'_>) -> Result<Vec<u8>, HostError> {
        let job = Job::new(source, fonts)?;
        let program = resolve(&self.program);
        let mut command = job.command(&program, standards, fonts);
        let mut child = command.spawn().map_err(|cause| self.not_started(cause))?;
        let report = report_of(&mut child);
        let status = self.wait(&mut child);
        let report = report.join().unwrap_or_default();
        let status = status?;
        if !status.success() {
            return Err(HostError::TypstFailed { status, report });
        }
        // A program that says it is done and has written nothing has failed, too.
        fs::read(&job.output).map_err(|_| HostError::TypstFailed { status, report })
    }

    fn wait(&self, child: &mut Child) -> Result<ExitStatus, HostError> {
        let fail = |cause| HostError::File { path: self.program.clone(), cause };
        let ended = child.wait_timeout(self.time_limit).map_err(fail);
        if let Ok(Some(status)) = ended {
            return Ok(status);
        }
        // It may have ended in this moment; then there is nothing to stop.
        let _ = child.kill();
        child.wait().map_err(fail)?;
        Err(ended.err().unwrap_or(HostError::TypstHangs { program: self.program.clone(), limit: self.time_limit }))
    }

    fn not_started(&self, cause: io::Error) -> HostError {
        match cause.kind() {
            io::ErrorKind::NotFound => HostError::TypstMissing { program: self.program.clone() },
            _ => HostError::File { path: self.program.clone(), cause },
        }
    }
}

/// A folder that holds what one run needs, and goes with it.
struct Job {
    folder: tempfile::TempDir,
    output: PathBuf,
}

impl Job {
    fn new(source: &str, fonts: CliFonts<'_>) -> Result<Self, HostError> {
        let make = || {
            let folder = tempfile::Builder::new().prefix("plancc-").tempdir()?;
            for name in ["root", "fonts", "packages", "cache"] {
                fs::create_dir(folder.path().join(name))?;
            }
            fs::write(folder.path().join("root").join("main.typ"), source)?;
            if let CliFonts::Written(write) = fonts {
                write(&folder.path().join("fonts"))?;
            }
            let output = folder.path().join("main.pdf");
            Ok(Self { folder, output })
        };
        make().map_err(|cause| HostError::File { path: std::env::temp_dir(), cause })
    }

    fn command(&self, program: &Path, standards: &[PdfStandard], fonts: CliFonts<'_>) -> Command {
        let path = |name: &str| self.folder.path().join(name);
        let mut command = Command::new(program);
        command.env_clear();
        // Windows programs do not start without it, and a program may want a place for its own temporary files.
        for name in ["SystemRoot", "TMPDIR", "TEMP", "TMP"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.current_dir(self.folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.args(["--color", "never", "compile", "--format", "pdf", "--jobs", "1"]);
        command.arg("--root").arg(path("root"));
        command.arg("--package-path").arg(path("packages"));
        command.arg("--package-cache-path").arg(path("cache"));
        // The template gives the document its date; this is for templates that do not.
        command.args(["--creation-timestamp", "0"]);
        // As a variable and not as an option: a program built without such fonts does not know the option.
        command.env("TYPST_IGNORE_EMBEDDED_FONTS", "true");
        match fonts {
            CliFonts::Written(_) => {
                command.arg("--font-path").arg(path("fonts")).arg("--ignore-system-fonts");
            }
            CliFonts::Machine { folders, ignore_system } => {
                for folder in folders {
                    command.arg("--font-path").arg(std::path::absolute(folder).unwrap_or_else(|_| folder.clone()));
                }
                if ignore_system {
                    command.arg("--ignore-system-fonts");
                }
            }
        }
        if !standards.is_empty() {
            let names: Vec<_> = standards.iter().map(|standard| standard.name()).collect();
            command.arg("--pdf-standard").arg(names.join(","));
        }
        command.arg(path("root").join("main.typ")).arg(&self.output);
        command
    }
}

/// Reads what a program reports while it runs, so that a long report does not stop it.
fn report_of(child: &mut Child) -> thread::JoinHandle<String> {
    let pipe = child.stderr.take();
    thread::spawn(move || {
        let mut report = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before a failure is worth showing.
            let _ = pipe.read_to_end(&mut report);
        }
        String::from_utf8_lossy(&report).into_owned()
    })
}

/// Returns the program's place: the run has another working folder and no search path.
fn resolve(program: &Path) -> PathBuf {
    if program.components().count() > 1 {
        return std::path::absolute(program).unwrap_or_else(|_| program.to_path_buf());
    }
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let name = program.with_extension(std::env::consts::EXE_EXTENSION);
    let name = if std::env::consts::EXE_EXTENSION.is_empty() { program.to_path_buf() } else { name };
    let found = std::env::split_paths(&paths).map(|folder| folder.join(&name)).find(|place| place.is_file());
    found.unwrap_or_else(|| program.to_path_buf())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    use super::{CliFonts, HostError, PdfStandard, TypstCli};

    fn program(folder: &Path, script: &str) -> PathBuf {
        let path = folder.join("typst");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("the folder can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("the file is ours");
        path
    }

    fn run(script: &str, time_limit: Duration) -> Result<Vec<u8>, HostError> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cli = TypstCli { program: program(folder.path(), script), time_limit };
        let write = |fonts: &Path| fs::write(fonts.join("1.ttf"), "font");
        // Another test that starts a program at this moment may hold the script open for writing.
        for _ in 0..50 {
            match cli.pdf("source", PdfStandard::DEFAULT, CliFonts::Written(&write)) {
                Err(HostError::File { cause, .. }) if cause.raw_os_error() == Some(26) => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                result => return result,
            }
        }
        panic!("the script stays busy");
    }

    #[test]
    fn the_program_finds_its_job_and_nothing_else() {
        let script = "for last; do :; done\n{ echo \"$@\"; /bin/cat root/main.typ; echo; /bin/ls root fonts packages; /usr/bin/env; } > \"$last\"";
        let bytes = run(script, Duration::from_secs(20)).expect("the script succeeds");
        let text = String::from_utf8(bytes).expect("the script writes text");
        for wanted in ["--ignore-system-fonts", "--pdf-standard a-2a,ua-1", "--root", "\nsource\n", "main.typ", "1.ttf"]
        {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(!text.contains("CARGO"), "no environment of ours: {text}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let cli = TypstCli { program: "/nowhere/typst".into(), time_limit: Duration::from_secs(1) };
        let fonts = CliFonts::Machine { folders: &[], ignore_system: true };
        match cli.pdf("", &[], fonts) {
            Err(HostError::TypstMissing { program }) => assert_eq!(program, Path::new("/nowhere/typst")),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_failing_program_is_quoted() {
        match run("echo 'error: no such thing' >&2; exit 3", Duration::from_secs(20)) {
            Err(HostError::TypstFailed { status, report }) => {
                assert_eq!((status.code(), report.as_str()), (Some(3), "error: no such thing\n"));
            }
            other => panic!("{other:?}"),
        }
        assert!(matches!(run("exit 0", Duration::from_secs(20)), Err(HostError::TypstFailed { .. })));
    }

    #[test]
    fn a_hanging_program_is_stopped() {
        let start = Instant::now();
        let result = run("exec /bin/sleep 60", Duration::from_millis(200));
        assert!(matches!(result, Err(HostError::TypstHangs { .. })), "{result:?}");
        assert!(start.elapsed() < Duration::from_secs(20));
    }
}
