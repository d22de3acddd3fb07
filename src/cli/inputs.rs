//! Which plans a command is to read: files, the plans of folders, standard input.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::host::{HostError, files};
use crate::source::SourceFile;

/// How standard input is named on the command line.
pub(super) const STANDARD_INPUT: &str = "-";

/// A plan to be read.
pub(super) enum Input {
    File(PathBuf),
    Standard(PathBuf),
    Unreadable(HostError),
}

impl Input {
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Input::File(path) | Input::Standard(path) => Some(path),
            Input::Unreadable(_) => None,
        }
    }

    pub(super) fn is_standard(&self) -> bool {
        matches!(self, Input::Standard(_))
    }

    /// Reads the plan; the name and the reason where it cannot be.
    pub(super) fn read(&self) -> Result<SourceFile, (String, String)> {
        let (read, path) = match self {
            Input::File(path) => (files::read_plan(path), path),
            Input::Standard(name) => (files::read_standard_input(name), name),
            Input::Unreadable(error) => {
                let message = error.to_string();
                let name = message.split_once(": ").map_or("", |(name, _)| name).to_owned();
                return Err((name, message));
            }
        };
        read.map_err(|error| (path.display().to_string(), error.to_string()))
    }
}

/// What was asked for, files in the order given, those of folders in the order of their names; each file once.
pub(super) fn collect(paths: &[PathBuf], standard_name: Option<&PathBuf>) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == STANDARD_INPUT {
            let name = standard_name.cloned().unwrap_or_else(|| PathBuf::from("đầu-vào-chuẩn.plan"));
            inputs.push(Input::Standard(name));
        } else if path.is_dir() {
            let found = files::plans_below(path);
            if found.is_empty() {
                inputs.push(Input::Unreadable(HostError::NoPlans { folder: path.clone() }));
            }
            inputs.extend(found.into_iter().map(|plan| plan.map_or_else(Input::Unreadable, Input::File)));
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    // Two threads that write one file would lose each other's work; standard input can be read once.
    let mut known = BTreeSet::new();
    inputs.retain(|input| match input {
        Input::File(path) => known.insert(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
        Input::Standard(_) => known.insert(PathBuf::from(STANDARD_INPUT)),
        Input::Unreadable(_) => true,
    });
    inputs
}
