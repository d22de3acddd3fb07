//! `plancc watch` at work: begun, listened to, interrupted.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A program that goes on until it is interrupted, and what it has said so far.
pub struct Running {
    child: std::process::Child,
    said: mpsc::Receiver<String>,
}

impl Running {
    /// Begins it; no argument has a blank in it.
    pub fn begin(line: &str, folder: &Path) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        // Both outputs into one pipe, as a screen shows them; `exec`, so that the interruption reaches the program.
        let mut child = Command::new("sh")
            .args(["-c", &format!("exec {} \"$@\" 2>&1", env!("CARGO_BIN_EXE_plancc")), "plancc"])
            .args(words)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell can be run");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let (tell, said) = mpsc::channel();
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        Self { child, said }
    }

    /// What is said until the program waits again.
    pub fn until_it_waits(&self) -> String {
        let mut lines = String::new();
        while let Ok(line) = self.said.recv_timeout(Duration::from_secs(60)) {
            lines.push_str(&format!("{line}\n"));
            if line.starts_with("— đang ") {
                return lines;
            }
        }
        panic!("it never waited: {lines}");
    }

    /// Interrupts it; what is said after that.
    pub fn interrupted(mut self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill can be run").success());
        assert!(self.child.wait().expect("it ends").success());
        self.said.iter().map(|line| line + "\n").collect()
    }
}
