//! Everything understood of a plan as one value to be written out: the stable shape behind `plancc facts`.
//!
//! The shape is documented by its JSON Schema (`docs/facts.schema.json`, made by [`schema`]). It grows by new members only;
//! whatever else changes raises [`VERSION`]. Lists follow the order of the text.

mod build;
mod text;

use schemars::JsonSchema;
use serde::Serialize;

use super::assignment::{Mode, Way};
use super::award::{AwardKind, Tier};
use super::citation::{Provision, Shape};
use super::party::Level;
use super::plan::{DocumentRole, GroupKind, GroupSource, Plan};
use super::quota::{Limit, Subject};
use super::target::Measure;
use super::time::{Reading, TimeKind};
use crate::source::SourceFile;

pub use text::to_text;

/// The version of the shape.
pub const VERSION: u32 = 1;

/// Everything understood of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "plancc facts")]
pub struct Facts {
    /// The version of this shape.
    pub version: u32,
    /// The plan's source, as named on the command line.
    pub file: String,
    /// The head of the plan.
    pub header: Header,
    /// Themes (chủ đề), without their quotation marks.
    pub themes: Vec<Words>,
    /// Mottos (phương châm) in quotation marks.
    pub mottos: Vec<Words>,
    /// Purposes (mục đích).
    pub purposes: Vec<Words>,
    /// Requirements (yêu cầu).
    pub requirements: Vec<Words>,
    /// Contents (nội dung).
    pub contents: Vec<Words>,
    /// Quantitative targets.
    pub targets: Vec<Target>,
    /// Target groups (đối tượng), with their criteria.
    pub target_groups: Vec<Group>,
    /// Principles (nguyên tắc).
    pub principles: Vec<Words>,
    /// Awards promised (hình thức khen thưởng, danh hiệu).
    pub awards: Vec<Award>,
    /// Award standards (tiêu chuẩn khen thưởng).
    pub award_standards: Vec<Words>,
    /// Quotas (số lượng khen thưởng).
    pub quotas: Vec<Quota>,
    /// The dossier (hồ sơ, thủ tục).
    pub dossier: Dossier,
    /// Funding (kinh phí).
    pub funding: Vec<Words>,
    /// The timeline (thời gian thực hiện).
    pub timeline: Timeline,
    /// Every expression of time.
    pub times: Vec<Time>,
    /// Deadlines and recurring duties.
    pub deadlines: Vec<Deadline>,
    /// Solutions (giải pháp).
    pub solutions: Vec<Words>,
    /// Assignments (tổ chức thực hiện), one for each party of a task.
    pub assignments: Vec<Assignment>,
    /// Bodies that reports, files and questions go to.
    pub receivers: Vec<Receiver>,
    /// Documents cited.
    pub documents: Vec<Document>,
    /// Short forms defined.
    pub definitions: Vec<Definition>,
    /// Recipients (nơi nhận), the archive line excepted.
    pub recipients: Vec<Recipient>,
    /// The archive line (lưu).
    pub archive: Option<Words>,
    /// Who signs.
    pub signatory: Option<Signatory>,
    /// Annexes.
    pub annexes: Vec<Annex>,
    /// Footnotes.
    pub footnotes: Vec<Words>,
}

/// Where a fact stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct At {
    /// The path in the numbered plan, by the numbers that are printed: `III/1/a/-2`, `preamble/1`, `IV/p1`, `header`,
    /// `title`, `closing/1`, `footnote/1`, `annex/1`, `recipients/3`, `signature`. `pN` is the n-th paragraph without a
    /// marker, `-N` and `+N` the n-th item with that marker.
    pub place: String,
    /// First byte in the file as typed, from 0.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: usize,
    /// Column of the first byte, in characters, from 1.
    pub column: usize,
}

/// Words of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub at: At,
}

/// The head of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Header {
    /// Who issues the plan.
    pub issuer: Option<Issuer>,
    /// The body printed above the issuer.
    pub superior: Option<Words>,
    /// Number and symbol.
    pub number: Option<Number>,
    /// Place of issue.
    pub place: Option<Words>,
    /// Date of issue.
    pub issue_date: Option<IssueDate>,
    /// The subject (trích yếu).
    pub subject: Option<Words>,
    /// The movement's name.
    pub movement: Option<Words>,
    /// The movement's period.
    pub period: Option<Time>,
    /// The parent plan's source.
    pub parent_plan: Option<Words>,
    /// Urgency as typed.
    pub urgency: Option<Words>,
    /// Secrecy as typed.
    pub secrecy: Option<Words>,
}

/// Who issues the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Issuer {
    /// The name as typed.
    pub name: String,
    /// The level it stands at.
    pub level: Level,
    /// Its territory: `thành phố Cần Thơ`.
    pub territory: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// Number and symbol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Number {
    /// As typed.
    pub text: String,
    /// The number; null where it is left for the pen.
    pub number: Option<String>,
    /// The symbol.
    pub symbol: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// Date of issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IssueDate {
    /// As typed.
    pub text: String,
    /// ISO 8601 as far as it is known: `2026-03`; empty where nothing is.
    pub value: String,
    /// Where it stands.
    pub at: At,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Time {
    /// As typed.
    pub text: String,
    /// What it is for.
    pub kind: TimeKind,
    /// In one normal form: `2025-11-06`, `2025-11`, `2024-08-19/2025-08-19`, `2025-11/..` without an end, `--11-15` for a
    /// day of every year, `P5Y` for every five years; a deadline gives its point (`trước` excludes it).
    pub value: String,
    /// Taken apart.
    pub reading: Reading,
    /// Whether a part is left blank for the pen.
    pub has_blank: bool,
    /// Whether it names a day or a month that does not exist.
    pub impossible: bool,
    /// Whether it stands inside the citation of a document.
    pub within_citation: bool,
    /// Where it stands.
    pub at: At,
}

/// A quantitative target.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Target {
    /// The clause that states it.
    pub text: String,
    /// What is counted, and how much.
    pub measure: Measure,
    /// How the amount bounds.
    pub limit: Limit,
    /// How often, as written.
    pub frequency: Option<String>,
    /// In a table: what the row is about.
    pub subject: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// A target group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Group {
    /// As written.
    pub name: String,
    /// How it comes into the plan.
    pub source: GroupSource,
    /// Of whom it is.
    pub kind: GroupKind,
    /// Its criteria.
    pub criteria: Vec<Words>,
    /// Where it stands.
    pub at: At,
}

/// An award.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Award {
    /// The award with its authority as written; for one not named, the words that promise it.
    pub name: String,
    /// Its kind by law.
    pub kind: AwardKind,
    /// When it is conferred.
    pub tier: Tier,
    /// Where the tier is said, if not at the award itself.
    pub tier_at: Option<At>,
    /// Who confers it, as written.
    pub authority: Option<String>,
    /// Who confers it by the Law on Emulation and Commendation 06/2022/QH15.
    pub authority_by_law: Vec<String>,
    /// The condition in brackets after it.
    pub condition: Option<String>,
    /// Its quotas, as written.
    pub quotas: Vec<String>,
    /// Where it stands.
    pub at: At,
}

/// A quota.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Quota {
    /// As written.
    pub text: String,
    /// How many of whom.
    pub shares: Vec<Share>,
    /// The award it limits.
    pub award: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// How many of whom.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Share {
    /// Of whom.
    pub subject: Subject,
    /// How many, or how many of a hundred.
    pub amount: f64,
    /// Whether the amount is a percentage.
    pub is_percentage: bool,
    /// How the amount bounds.
    pub limit: Limit,
}

/// The dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Dossier {
    /// What it is made of.
    pub components: Vec<Component>,
    /// How many copies.
    pub copies: Vec<Copies>,
    /// Procedure and remarks.
    pub procedure: Vec<Words>,
}

/// A part of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Component {
    /// Its words.
    pub text: String,
    /// The number of its form.
    pub form: Option<String>,
    /// The document the form belongs to.
    pub form_of: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// A number of copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Copies {
    /// As written.
    pub text: String,
    /// How many.
    pub count: u32,
    /// Where it stands.
    pub at: At,
}

/// The timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Timeline {
    /// How many phases are announced.
    pub announced_phases: Option<u32>,
    /// The phases (đợt).
    pub phases: Vec<Phase>,
    /// Its paragraphs and items.
    pub statements: Vec<Words>,
}

/// A phase.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Phase {
    /// Its label.
    pub label: String,
    /// Its period.
    pub period: Option<Time>,
    /// Its theme.
    pub theme: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// A deadline or a recurring duty.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Deadline {
    /// The time as typed.
    pub text: String,
    /// What it is: a deadline or a recurrence.
    pub kind: TimeKind,
    /// The time in one normal form, as in `times`.
    pub value: String,
    /// The clause it stands in.
    pub duty: String,
    /// Who has the duty, where the plan says so there.
    pub parties: Vec<String>,
    /// Who gets what is due, where the plan says so there.
    pub receivers: Vec<String>,
    /// Where the time stands.
    pub at: At,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Party {
    /// As written.
    pub name: String,
    /// What stands in brackets after the name.
    pub note: Option<String>,
    /// Whether a mark states it.
    pub is_stated: bool,
}

/// A party's task.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Assignment {
    /// Who is in charge.
    pub party: Party,
    /// How the party comes by the task.
    pub mode: Mode,
    /// What is to be done.
    pub task: String,
    /// Who co-ordinates.
    pub partners: Vec<Party>,
    /// Until when or how often.
    pub times: Vec<TaskTime>,
    /// Whether it stands under `tổ chức thực hiện`; false for a task under the timeline, a solution or a standard.
    pub is_in_assignments: bool,
    /// Where it stands.
    pub at: At,
}

/// A time of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TaskTime {
    /// As typed.
    pub text: String,
    /// In one normal form, as in `times`.
    pub value: String,
}

/// A body that something goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Receiver {
    /// Who.
    pub party: Party,
    /// In which way.
    pub way: Way,
    /// Where it is said.
    pub at: At,
}

/// A cited document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// The type as typed: `Quyết định`.
    pub document_type: String,
    /// What kind of body's documents it is written like.
    pub shape: Shape,
    /// Number and symbol without blanks: `2447/QĐ-TTg`.
    pub reference: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The symbol.
    pub symbol: Option<String>,
    /// The date in ISO 8601 as far as it is known.
    pub date: Option<String>,
    /// The issuing body: as typed, or the one that type or symbol leave no doubt about.
    pub issuer: Option<String>,
    /// What it is about, or a law's name.
    pub title: Option<String>,
    /// How many documents are meant (`07 Nghị quyết`).
    pub count: Option<u16>,
    /// What it is to the plan.
    pub role: DocumentRole,
    /// Where it is cited.
    pub mentions: Vec<Mention>,
}

/// A place where a document is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Mention {
    /// The citation as written there.
    pub text: String,
    /// What the document is to the plan there.
    pub role: DocumentRole,
    /// The provision cited there.
    pub provision: Option<Provision>,
    /// Where it stands.
    pub at: At,
}

/// A short form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Definition {
    /// The short form.
    pub term: String,
    /// What it stands for; a guess.
    pub long_form: String,
    /// Where it is introduced.
    pub at: At,
}

/// A recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recipient {
    /// The line's words.
    pub name: String,
    /// What stands in brackets: `để báo cáo`.
    pub remark: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Signatory {
    /// The lines of authority above the position, outermost first: `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` with whose.
    pub chain: Vec<Authority>,
    /// The signer's own position.
    pub position: Option<String>,
    /// The signer's name.
    pub name: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// A line of authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Authority {
    /// `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`
    pub mark: String,
    /// Whose.
    pub whose: String,
}

/// An annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Annex {
    /// Its title.
    pub title: String,
    /// What it says it is attached to.
    pub attached_to: Option<String>,
    /// Whether its page lies on its side.
    pub is_landscape: bool,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Where it stands.
    pub at: At,
}

/// A table's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Table {
    /// The head row.
    pub columns: Vec<String>,
    /// The rows below it; an empty text for an empty cell.
    pub rows: Vec<Vec<String>>,
}

/// Takes a plan's facts together. `file` is the source the plan was read from.
pub fn facts(plan: &Plan, file: &SourceFile) -> Facts {
    build::build(plan, file)
}

/// The facts as JSON: two blanks for each level, members in the order of the schema, a line end at the end.
pub fn to_json(facts: &Facts) -> String {
    let mut json = serde_json::to_string_pretty(facts).expect("facts: keys are words and numbers are finite");
    json.push('\n');
    json
}

/// The JSON Schema of what [`to_json`] gives.
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Facts>().to_value()
}
