//! A plan as typed facts, each with its place.

use std::fmt;

use crate::source::Span;

use super::assignment::{Assignment, Receiver};
use super::award::Award;
use super::citation::{Citation, Provision};
use super::party::{Level, Party};
use super::quota::Quota;
use super::recognise::Definition;
use super::target::Target;
use super::time::TimeFact;

/// The path to a place in the numbered plan: `III/1/a/-2`, `preamble/1`, `IV/p1`.
///
/// Numbers are those that are printed, not those typed. `pN` is the n-th paragraph without a marker; `-N` and `+N` the
/// n-th item with that marker; `header`, `title`, `preamble/N`, `closing/N`, `footnote/N`, `annex/N`, `recipients/N` and
/// `signature` are the parts around the divisions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub(crate) String);

impl Place {
    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place one step below this one.
    pub(crate) fn below(&self, step: &str) -> Place {
        if self.0.is_empty() { Place(step.to_owned()) } else { Place(format!("{}/{step}", self.0)) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Where a fact stands: in the numbered plan and in the file as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The path in the numbered plan.
    pub place: Place,
    /// The bytes as typed.
    pub span: Span,
}

/// Words of the plan with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub origin: Origin,
}

/// A value read from the text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub origin: Origin,
}

/// Everything a plan says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Who issues the plan.
    pub issuer: Option<Issuer>,
    /// The body printed above the issuer.
    pub superior: Option<Statement>,
    /// Number and symbol.
    pub number: Option<DocumentNumber>,
    /// Place of issue.
    pub place: Option<Statement>,
    /// Date of issue; parts may be blank.
    pub issue_date: Option<IssueDate>,
    /// The subject (trích yếu).
    pub subject: Option<Statement>,
    /// The movement's name, from its field or from the quotation marks of the subject.
    pub movement: Option<Statement>,
    /// The source of the parent plan.
    pub parent_plan: Option<Statement>,
    /// Urgency as typed.
    pub urgency: Option<Statement>,
    /// Secrecy as typed.
    pub secrecy: Option<Statement>,
    /// The movement's period: a place in `times`.
    pub period: Option<usize>,
    /// Themes (chủ đề).
    pub themes: Vec<Statement>,
    /// Mottos (phương châm) in quotation marks.
    pub mottos: Vec<Statement>,
    /// Purposes.
    pub purposes: Vec<Statement>,
    /// Requirements.
    pub requirements: Vec<Statement>,
    /// Contents.
    pub contents: Vec<Statement>,
    /// Quantitative targets of contents, criteria and annexes.
    pub targets: Vec<Target>,
    /// Target groups: declared ones, and those that head criteria.
    pub target_groups: Vec<TargetGroup>,
    /// Criteria, for each group.
    pub criteria: Vec<GroupCriteria>,
    /// Principles.
    pub principles: Vec<Statement>,
    /// Awards promised.
    pub award_forms: Vec<Award>,
    /// Award standards.
    pub award_standards: Vec<Statement>,
    /// Quotas of awards.
    pub quotas: Vec<Quota>,
    /// The dossier and its procedure.
    pub dossier: Dossier,
    /// Funding.
    pub funding: Vec<Statement>,
    /// Phases and statements of the timeline.
    pub timeline: Timeline,
    /// Every time the plan names: dates, periods, deadlines, recurrences.
    pub times: Vec<Placed<TimeFact>>,
    /// Deadlines and recurring duties, with who has them.
    pub deadlines: Vec<Deadline>,
    /// Solutions.
    pub solutions: Vec<Statement>,
    /// Assignments, one for each party of a task.
    pub assignments: Vec<Assignment>,
    /// Bodies that reports, files and questions go to.
    pub receivers: Vec<Receiver>,
    /// Every document cited, once.
    pub documents: Vec<CitedDocument>,
    /// Short forms defined (`sau đây gọi tắt là`).
    pub definitions: Vec<Placed<Definition>>,
    /// Recipients, in order.
    pub recipients: Vec<Recipient>,
    /// The archive line.
    pub archive: Option<Statement>,
    /// Who signs.
    pub signatory: Option<Signatory>,
    /// Annexes.
    pub annexes: Vec<AnnexFact>,
    /// Footnotes, in order.
    pub footnotes: Vec<Statement>,
}

/// Who issues a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The name as typed.
    pub name: String,
    /// The level it stands at.
    pub level: Level,
    /// The territory: `thành phố Cần Thơ`.
    pub territory: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// Number and symbol of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// As typed.
    pub written: String,
    /// The number; nothing where it is left for the pen.
    pub number: Option<String>,
    /// The symbol: `KH-UBND`.
    pub symbol: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// Date of issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueDate {
    /// As typed.
    pub written: String,
    /// What is known of it.
    pub date: PartialDate,
    /// Where it stands.
    pub origin: Origin,
}

pub use crate::viet::PartialDate;

/// How a target group comes into the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupSource {
    /// Listed as a target group, or in the lead paragraph of the contents.
    Declared,
    /// Heads criteria or standards.
    Criteria,
}

/// Whether a group is of collectives or of individuals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Individual,
}

/// A group whom the movement is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetGroup {
    /// As written.
    pub name: String,
    /// How it comes into the plan.
    pub source: GroupSource,
    /// Of whom it is.
    pub kind: GroupKind,
    /// Where it stands.
    pub origin: Origin,
}

/// A group's criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCriteria {
    /// The group: a place in the plan's list.
    pub group: usize,
    /// Its criteria, one for each item.
    pub criteria: Vec<Statement>,
}

/// The dossier and its procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// What it is made of.
    pub components: Vec<DossierComponent>,
    /// How many copies.
    pub copies: Vec<Copies>,
    /// Procedure and remarks.
    pub procedure: Vec<Statement>,
}

/// A part of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierComponent {
    /// The item's words.
    pub text: String,
    /// The number of the form it follows, as written: `08`.
    pub form: Option<String>,
    /// The decree the form belongs to: a place in the plan's documents.
    pub decree: Option<usize>,
    /// Where it stands.
    pub origin: Origin,
}

/// A number of copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// As written: `02 bộ (bản chính)`.
    pub written: String,
    /// How many.
    pub count: u32,
    /// Where it stands.
    pub origin: Origin,
}

/// The timeline's phases and statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Its paragraphs and items.
    pub statements: Vec<Statement>,
    /// Its phases (đợt), in order.
    pub phases: Vec<Phase>,
    /// How many phases are announced.
    pub announced_phases: Option<u32>,
}

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its label: `Đợt 1`.
    pub label: String,
    /// Its period: a place in the plan's times.
    pub period: Option<usize>,
    /// Its theme, quotation marks excepted.
    pub theme: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// A recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The line's words, remark and closing `;` excepted.
    pub name: String,
    /// What stands in brackets: `để báo cáo`.
    pub remark: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// Who signs, and by what authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The lines above the position, outermost first.
    pub chain: Vec<SigningStep>,
    /// The signer's own position.
    pub position: Option<Statement>,
    /// The signer's name.
    pub name: Option<Statement>,
    /// Where it stands.
    pub origin: Origin,
}

/// A line of the signing authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningStep {
    /// By what authority.
    pub authority: crate::syntax::keywords::SigningKey,
    /// Whose.
    pub whose: Statement,
}

/// An annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnexFact {
    /// Its title.
    pub title: Statement,
    /// What it says it is attached to.
    pub attached_to: Option<Statement>,
    /// Whether its page lies on its side.
    pub is_landscape: bool,
    /// Its tables.
    pub tables: Vec<TableFact>,
}

/// A table's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFact {
    /// The head row.
    pub columns: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Vec<String>>,
    /// Where it stands.
    pub origin: Origin,
}

/// A deadline or a recurring duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Until when or how often: a place in the plan's times.
    pub time: usize,
    /// The clause it stands in.
    pub duty: String,
    /// Who has the duty, where the paragraph says so.
    pub parties: Vec<Party>,
    /// Who gets what is due, where the paragraph says so.
    pub receivers: Vec<Party>,
    /// Where it stands.
    pub origin: Origin,
}

/// What a cited document is to the plan, the weightiest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentRole {
    /// The plan itself, as in the line of an annex.
    PlanItself,
    /// A legal basis (căn cứ).
    LegalBasis,
    /// What the plan implements (`Thực hiện …`).
    Implements,
    /// Cited in the body.
    Body,
    /// Cited in a footnote.
    Footnote,
    /// Named inside the title of another document.
    InsideTitle,
}

/// A document the plan cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedDocument {
    /// The fullest of its citations.
    pub citation: Citation,
    /// What it is to the plan: the weightiest of its mentions' roles.
    pub role: DocumentRole,
    /// Every mention, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// A place where a document is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The citation as written there.
    pub written: String,
    /// The citation as read there, its places those of the paragraph's text; nothing where lower-case words name the document
    /// again.
    pub citation: Option<Citation>,
    /// The provision cited there.
    pub provision: Option<Provision>,
    /// What the document is to the plan there.
    pub role: DocumentRole,
    /// Where it stands.
    pub origin: Origin,
}
