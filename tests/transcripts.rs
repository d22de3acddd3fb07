//! The sessions shown in the drafter's guide: each command is run as it stands there, and says what stands there.
//!
//! A block `session` begins each command with `$ `; below it stands what standard output and standard error show. Every
//! session has a folder of its own with `ke-hoach.plan`, the guide's first example, and `chuyen-doi-so.plan`, a plan of
//! `plans/`. `PLANCC_BLESS=1` writes what is said into the guide; read what changed.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const GUIDE: &str = "docs/huong-dan.md";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text behind the first line with this opening, up to the fence's end.
fn first_block<'t>(guide: &'t str, opening: &str) -> &'t str {
    let start = guide.find(opening).expect("the guide has such a block") + opening.len();
    &guide[start..start + guide[start..].find("```").expect("a block is closed")]
}

/// Runs a command of a session; both outputs in the order in which they were written.
fn said(line: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_plancc")).parent().expect("the program stands in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{line} 2>&1")])
        .env("PATH", format!("{}:{path}", program.display()))
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("a shell can be run");
    String::from_utf8(output.stdout).expect("the program writes UTF-8")
}

fn replayed(session: &str, guide: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::write(folder.path().join("ke-hoach.plan"), first_block(guide, "```plan whole\n"))
        .expect("a file is written");
    std::fs::copy(root().join("plans/chuyen-doi-so-2026.plan"), folder.path().join("chuyen-doi-so.plan"))
        .expect("a plan is copied");
    let commands = session.lines().filter(|line| line.starts_with("$ "));
    let lines = commands.map(|line| {
        let said = said(&line[2..], folder.path());
        format!("{line}\n{}", if said.is_empty() || said.ends_with('\n') { said } else { said + "\n" })
    });
    lines.collect()
}

#[cfg(unix)]
#[test]
fn every_session_of_the_guide_is_what_happens() {
    let path = root().join(GUIDE);
    let guide = std::fs::read_to_string(&path).expect("the guide is there");
    let mut made = String::new();
    let mut rest = guide.as_str();
    let mut sessions = 0;
    let mut commands = String::new();
    while let Some((before, after)) = rest.split_once("```session\n") {
        let (session, after) = after.split_once("```").expect("a session is closed");
        made.push_str(&format!("{before}```session\n{}```", replayed(session, &guide)));
        commands.push_str(session);
        sessions += 1;
        rest = after;
    }
    made.push_str(rest);
    if std::env::var_os("PLANCC_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the guide can be written");
        return;
    }
    assert!(sessions >= 6, "only {sessions} sessions");
    for command in ["new", "fmt", "outline", "tasks", "explain", "check", "completions", "facts"] {
        assert!(commands.contains(&format!("$ plancc {command}")), "no session shows “plancc {command}”");
    }
    for (line, (shown, happens)) in guide.lines().zip(made.lines()).enumerate() {
        assert_eq!(shown, happens, "{GUIDE}:{}: left: shown, right: what happens", line + 1);
    }
    assert_eq!(guide, made);
}
