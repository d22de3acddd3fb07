//! An office with a folder of its own, and what the program said there.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A plan with nothing to complain about; its number and day are left for the pen.
pub const SOUND: &str = "kế hoạch: Phổ cập kỹ năng số cho người dân trên địa bàn xã Hòa Thịnh năm 2026
cơ quan: Ủy ban nhân dân xã Hòa Thịnh
số: …/KH-UBND
ngày: …/3/2026

phần: Mục đích, yêu cầu
mục đích:
- Phổ cập kỹ năng số cơ bản cho Nhân dân trên địa bàn xã.

nơi nhận:
- Các thôn;
lưu: VT

ký thay mặt: Ủy ban nhân dân
chức vụ: Chủ tịch
người ký: Trần Văn Bình
";

/// A plan with a warning and no error.
pub fn with_a_warning() -> String {
    SOUND.replace("mục đích:\n", "mục 3. mục đích:\n")
}

/// A plan with an error.
pub fn with_an_error() -> String {
    SOUND.replace("mục đích:", "muc dich:")
}

/// Words that no drafter is to read, outside the reports of other programs.
const FOREIGN: [&str; 26] = [
    "error",
    "errors",
    "warning",
    "expected",
    "unexpected",
    "panicked",
    "thread",
    "invalid",
    "unknown",
    "missing",
    "cannot",
    "failed",
    "usage",
    "command",
    "commands",
    "option",
    "options",
    "argument",
    "value",
    "found",
    "file",
    "directory",
    "os",
    "status",
    "signal",
    "denied",
];

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    fn new(output: Output) -> Said {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Said {
            code: output.status.code().expect("the program ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Checks the exit code and that every part is said, in this order.
    #[track_caller]
    pub fn is(&self, code: i32, parts: &[&str]) -> &Said {
        assert_eq!(self.code, code, "{self:#?}");
        let mut rest = self.err.as_str();
        for part in parts {
            let Some(at) = rest.find(part) else { panic!("“{part}” is not said, or not in order: {self:#?}") };
            rest = &rest[at + part.len()..];
        }
        self
    }

    /// Checks that a person who reads only Vietnamese can read it.
    #[track_caller]
    pub fn is_in_vietnamese(&self) -> &Said {
        has_no_foreign_words(&self.err);
        has_no_foreign_words(&self.out);
        self
    }
}

/// Panics where a text has words of programs.
#[track_caller]
pub fn has_no_foreign_words(text: &str) {
    for word in text.to_lowercase().split_whitespace() {
        let word = word.trim_matches(|character: char| !character.is_alphanumeric() && character != '-');
        assert!(!FOREIGN.contains(&word), "“{word}” is said in:\n{text}");
    }
}

/// A folder with an office's files, in which the program is run.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Office {
        Office { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// An office with one sound plan, `a.plan`.
    pub fn with_a_plan() -> Office {
        let office = Office::new();
        office.write("a.plan", SOUND);
        office
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file; folders above it are made.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("folders can be made");
        fs::write(path, text).expect("a file can be written");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program, about to be run in the office's folder.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    /// Runs the program and checks that it speaks Vietnamese.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Said {
        let said = self.run_with_reports(arguments);
        said.is_in_vietnamese();
        said
    }

    /// Runs the program where it passes on what another program reports.
    pub fn run_with_reports(&self, arguments: &[&str]) -> Said {
        Said::new(self.program().args(arguments).output().expect("the program can be run"))
    }

    /// Runs a line of `sh` in the office's folder; `"$plancc"` is the program.
    pub fn shell(&self, line: &str) -> Said {
        let mut command = Command::new("sh");
        command.current_dir(self.folder.path()).env("plancc", env!("CARGO_BIN_EXE_plancc"));
        Said::new(command.args(["-c", line]).stdin(Stdio::null()).output().expect("a shell can be run"))
    }

    /// Every file of the folder with its bytes, hidden ones too.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder can be listed") {
                let path = entry.expect("a folder can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.folder.path()).expect("it was found below the folder");
                    files.insert(name.display().to_string(), fs::read(&path).expect("a file can be read"));
                }
            }
        }
        files
    }

    /// Runs the program and checks that no file was made, changed or left behind.
    #[track_caller]
    pub fn run_in_vain(&self, arguments: &[&str]) -> Said {
        let before = self.files();
        let said = self.run(arguments);
        assert_eq!(names(&before), names(&self.files()), "{said:#?}");
        assert!(before == self.files(), "a file was changed: {said:#?}");
        said
    }
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().collect()
}

/// The text of a part of a DOCX, tags taken away.
pub fn docx_text(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a DOCX is a zip archive");
    let mut xml = String::new();
    archive.by_name(part).expect("the part is there").read_to_string(&mut xml).expect("a part is text");
    let mut text = String::new();
    for piece in xml.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or_default();
        if tag == "/w:p" {
            text.push('\n');
        }
        text.push_str(words);
    }
    text
}

/// A script of `tests/fixtures/typst` that stands for a Typst program.
pub fn script(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/typst").join(name);
    path.display().to_string()
}
