//! The sessions shown in the drafter's guide: each command is run as it stands there, and says what stands there.
//!
//! A block `session` begins each command with `$ `; below it stands what standard output and standard error show. Every
//! session has a folder of its own with `ke-hoach.plan`, the guide's first example, and `chuyen-doi-so.plan` and `tinh.plan`,
//! plans of `plans/`. A block `session pdf` is replayed where Typst is inside. After `plancc watch` a line in brackets,
//! `(sửa “A” thành “B” rồi lưu)`, is what the drafter does; the program is interrupted at the end. `PLANCC_BLESS=1` writes
//! what is said into the guide; read what changed.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "support/running.rs"]
mod running;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use self::running::Running;

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

/// Saves a file as the drafter does who is said to have changed it: `(sửa “A” thành “B” rồi lưu)`.
fn save(deed: &str, path: &Path) {
    let words: Vec<&str> = deed.split(['“', '”']).collect();
    let text = std::fs::read_to_string(path).expect("the plan is there");
    assert!(text.contains(words[1]), "{deed}: there is no such thing in the plan");
    std::fs::write(path, text.replacen(words[1], words[3], 1)).expect("the plan can be saved");
}

fn replayed(session: &str, guide: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::write(folder.path().join("ke-hoach.plan"), first_block(guide, "```plan whole\n"))
        .expect("a file is written");
    for (plan, name) in [("chuyen-doi-so-2026", "chuyen-doi-so"), ("cao-bang-2025", "tinh")] {
        let from = root().join(format!("plans/{plan}.plan"));
        std::fs::copy(from, folder.path().join(format!("{name}.plan"))).expect("a plan is copied");
    }
    let mut happens = String::new();
    let mut running: Option<(Running, PathBuf)> = None;
    for line in session.lines().filter(|line| line.starts_with("$ ") || line.starts_with("(sửa ")) {
        happens.push_str(&format!("{line}\n"));
        if line.starts_with('(') {
            let (running, plan) = running.as_ref().expect("something watches");
            save(line, plan);
            happens.push_str(&running.until_it_waits());
        } else if line.starts_with("$ plancc watch ") {
            let begun = Running::begin(&line["$ plancc ".len()..], folder.path());
            happens.push_str(&begun.until_it_waits());
            let plan = line.rsplit(' ').next().expect("a plan is named");
            running = Some((begun, folder.path().join(plan)));
        } else {
            let said = said(&line[2..], folder.path());
            happens.push_str(&if said.is_empty() || said.ends_with('\n') { said } else { said + "\n" });
        }
    }
    happens + &running.map_or_else(String::new, |(running, _)| running.interrupted())
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
    while let Some((before, after)) = rest.split_once("```session") {
        let (kind, after) = after.split_once('\n').expect("a session has lines");
        let (session, after) = after.split_once("```").expect("a session is closed");
        let is_replayed = kind != " pdf" || cfg!(feature = "embedded-typst");
        let happens = if is_replayed { replayed(session, &guide) } else { session.to_owned() };
        made.push_str(&format!("{before}```session{kind}\n{happens}```"));
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
    for command in [
        "new",
        "build",
        "check",
        "watch",
        "fmt",
        "outline",
        "tasks",
        "facts",
        "explain",
        "derive",
        "diff",
        "doctor",
        "templates",
        "completions",
        "man",
    ] {
        assert!(commands.contains(&format!("$ plancc {command}")), "no session shows “plancc {command}”");
    }
    for (line, (shown, happens)) in guide.lines().zip(made.lines()).enumerate() {
        assert_eq!(shown, happens, "{GUIDE}:{}: left: shown, right: what happens", line + 1);
    }
    assert_eq!(guide, made);
}
