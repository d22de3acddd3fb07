//! In: plans as typed facts. Out: who does what, with whom, by when, as rows; and these as a table for people, as a
//! spreadsheet, and as a calendar.
//!
//! `gather` makes the rows, `when` the days; each output has a file of its own. Knows nothing of files, of the clock, or
//! of how a plan is printed.

use chrono::NaiveDate;

mod calendar;
mod gather;
mod sheet;
mod table;
mod when;

pub use calendar::to_calendar;
pub use gather::gather;
pub use sheet::{SheetFault, to_csv, to_xlsx};
pub use table::to_text;
pub use when::{Again, Due, MonthDay, Undated};

/// The rows of one plan, with what names the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTasks {
    /// The file's name.
    pub file: String,
    /// The subject: what the plan is for.
    pub subject: String,
    /// Who issues it.
    pub issuer: String,
    /// Number and symbol as typed.
    pub number: String,
    /// The movement's name.
    pub movement: Option<String>,
    /// Whether it is marked as secret.
    pub is_secret: bool,
    /// The day of issue as far as it is known: an unknown day or month is the first, an unknown year 2020.
    pub stamp: NaiveDate,
    /// Its rows, in the order of the text.
    pub tasks: Vec<Task>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something to be done.
    Task,
    /// A phase of the movement.
    Phase,
    /// A review of the movement (sơ kết, tổng kết).
    Review,
}

impl Kind {
    /// The kind in the drafter's words.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Task => "Nhiệm vụ",
            Kind::Phase => "Đợt thi đua",
            Kind::Review => "Sơ kết, tổng kết",
        }
    }
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is.
    pub kind: Kind,
    /// What is to be done, in the plan's words.
    pub words: String,
    /// The clause that the time belongs to, where it is shorter.
    pub clause: Option<String>,
    /// Who does it; a body that is only asked begins with `đề nghị`.
    pub parties: Vec<String>,
    /// With whom.
    pub partners: Vec<String>,
    /// Who gets what is due.
    pub receivers: Vec<String>,
    /// The times as written.
    pub times: Vec<String>,
    /// The days, or why there is none.
    pub dues: Result<Vec<Due>, Undated>,
    /// Where it stands in the numbered plan.
    pub place: String,
    /// The line of the file, from 1.
    pub line: usize,
}

impl Task {
    /// The day to be sorted by: the first of its days; of a phase the last, on which it ends.
    pub fn main_due(&self) -> Option<&Due> {
        let dues = self.dues.as_ref().ok()?.iter();
        if self.kind == Kind::Phase { dues.max_by_key(|due| due.day) } else { dues.min_by_key(|due| due.day) }
    }

    /// How it comes again, in words; empty where it does not.
    pub fn frequency(&self) -> String {
        let dues = self.dues.as_deref().unwrap_or_default();
        let mut words: Vec<String> = dues.iter().filter_map(Due::frequency).collect();
        words.dedup();
        words.join("; ")
    }
}
