//! What the HTML templates are filled with: everything counted, chosen and named beforehand.

use std::borrow::Cow;

use serde::Serialize;

use crate::diff::{
    Change, Comparison, Counts, Finding, Matrix, MatrixRow, Only, Part, Piece, Said, Status, Verdict, place_in_words,
};

/// Two plans compared.
#[derive(Serialize)]
pub(super) struct ComparisonView<'c> {
    parent: Side<'c>,
    child: Side<'c>,
    is_equal: bool,
    /// How many parts were compared.
    parts: usize,
    counts: Vec<Count>,
    /// How many points were judged.
    points: usize,
    verdicts: Vec<Count>,
    topics: Vec<TopicView<'c>>,
    divisions: Vec<DivisionView<'c>>,
}

#[derive(Serialize)]
struct Side<'c> {
    /// `Cấp trên`
    label: String,
    /// The same within a sentence.
    words: &'static str,
    name: &'c str,
}

/// How many of a kind there are.
#[derive(Serialize)]
struct Count {
    name: &'static str,
    title: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct TopicView<'c> {
    title: &'static str,
    findings: Vec<FindingView<'c>>,
}

#[derive(Serialize)]
struct FindingView<'c> {
    verdict: &'static str,
    title: String,
    code: &'c str,
    message: &'c str,
    help: Option<&'c str>,
    parent: Option<Quoted<'c>>,
    child: Option<Quoted<'c>>,
}

#[derive(Serialize)]
struct Quoted<'c> {
    place: String,
    line: usize,
    text: &'c str,
}

#[derive(Serialize)]
struct DivisionView<'c> {
    title: String,
    rows: Vec<RowView<'c>>,
}

#[derive(Serialize)]
struct RowView<'c> {
    status: &'static str,
    title: String,
    parent: Option<PartView>,
    child: Option<PartView>,
    /// The words of the parent, of the child, and of both in one line.
    left: Vec<Word<'c>>,
    right: Vec<Word<'c>>,
    both: Vec<Word<'c>>,
}

#[derive(Serialize)]
struct PartView {
    place: String,
    line: usize,
}

/// A stretch of words: `kept`, `dropped` or `added`; the blanks before the last two have kinds of their own.
#[derive(Clone, Serialize)]
struct Word<'c> {
    kind: &'static str,
    text: Cow<'c, str>,
}

impl<'c> ComparisonView<'c> {
    pub(super) fn new(comparison: &'c Comparison, only: Only) -> Self {
        let (above, below) = comparison.relation.sides();
        let topics = comparison.findings_by_topic().into_iter().map(|(topic, mut findings)| {
            findings.retain(|finding| only.wants_finding(finding));
            TopicView { title: topic.title(), findings: findings.into_iter().map(finding).collect() }
        });
        let divisions = comparison.by_division(|change| only.wants(change)).into_iter();
        Self {
            parent: Side { label: capital(above), words: above, name: &comparison.parent },
            child: Side { label: capital(below), words: below, name: &comparison.child },
            is_equal: comparison.is_equal(),
            parts: comparison.changes.len(),
            counts: counts(comparison.counts()),
            points: comparison.findings.len(),
            verdicts: verdicts(|verdict| comparison.count_of(verdict)),
            topics: topics.filter(|topic| !topic.findings.is_empty()).collect(),
            divisions: divisions
                .map(|(title, changes)| DivisionView { title, rows: changes.into_iter().map(row).collect() })
                .collect(),
        }
    }
}

fn counts(mut counts: Counts) -> Vec<Count> {
    let count = |status: &Status| Count { name: status.name(), title: status.title(), count: *counts.of(*status) };
    Status::ALL.iter().map(count).filter(|count| count.count > 0).collect()
}

fn verdicts(count_of: impl Fn(Verdict) -> usize) -> Vec<Count> {
    let count = |verdict: &Verdict| Count { name: verdict.name(), title: verdict.title(), count: count_of(*verdict) };
    Verdict::ALL.iter().map(count).filter(|count| count.count > 0).collect()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn finding(finding: &Finding) -> FindingView<'_> {
    FindingView {
        verdict: finding.verdict.name(),
        title: capital(finding.verdict.title()),
        code: finding.code,
        message: &finding.message,
        help: finding.help.as_deref(),
        parent: finding.parent.as_ref().map(quoted),
        child: finding.child.as_ref().map(quoted),
    }
}

fn quoted(said: &Said) -> Quoted<'_> {
    Quoted { place: place_in_words(&said.place), line: said.line, text: &said.text }
}

fn row(change: &Change) -> RowView<'_> {
    let pieces = change.words();
    let part = |part: &Part| PartView { place: place_in_words(&part.place), line: part.line };
    let (left, right, both) = match (&change.parent, &change.child) {
        (Some(parent), None) => {
            let words = vec![Word { kind: "dropped", text: parent.text.as_str().into() }];
            (words.clone(), Vec::new(), words)
        }
        (None, Some(child)) => {
            let words = vec![Word { kind: "added", text: child.text.as_str().into() }];
            (Vec::new(), words.clone(), words)
        }
        _ if pieces.is_empty() => (text_of(&change.parent), text_of(&change.child), text_of(&change.child)),
        _ => {
            let words: Vec<Word<'_>> = pieces.iter().flat_map(word).collect();
            let but = |kind: &str| words.iter().filter(|word| !word.kind.starts_with(kind)).cloned().collect();
            (but("added"), but("dropped"), words)
        }
    };
    RowView {
        status: change.status.name(),
        title: capital(change.status.title()),
        parent: change.parent.as_ref().map(part),
        child: change.child.as_ref().map(part),
        left,
        right,
        both,
    }
}

fn text_of(part: &Option<Part>) -> Vec<Word<'_>> {
    part.iter().map(|part| Word { kind: "kept", text: part.text.as_str().into() }).collect()
}

/// A stretch with the blank before it set apart: a line through nothing or under nothing tells nothing.
fn word(piece: &Piece) -> [Word<'static>; 2] {
    let (kind, blank, text) = match piece {
        Piece::Kept { text } => ("kept", "kept", text),
        Piece::Dropped { text } => ("dropped", "dropped_blank", text),
        Piece::Added { text } => ("added", "added_blank", text),
    };
    let bare = text.trim_start();
    let before = text.get(..text.len() - bare.len()).unwrap_or_default();
    [Word { kind: blank, text: before.to_owned().into() }, Word { kind, text: bare.to_owned().into() }]
}

/// Many children of one parent.
#[derive(Serialize)]
pub(super) struct MatrixView<'m> {
    parent: &'m str,
    codes: Vec<&'static str>,
    rows: Vec<ChildView<'m>>,
    /// How many points of all children have each verdict.
    verdicts: Vec<Count>,
    unread: &'m [String],
}

#[derive(Serialize)]
struct ChildView<'m> {
    name: &'m str,
    same: usize,
    changed: usize,
    omitted: usize,
    added: usize,
    cells: Vec<CellView>,
}

/// What a rule found in a child.
#[derive(Serialize)]
struct CellView {
    /// The gravest verdict, or `none` where the rule had nothing to say.
    verdict: &'static str,
    departs: usize,
    silent: usize,
    unclear: usize,
}

impl<'m> MatrixView<'m> {
    pub(super) fn new(parent: &'m str, matrix: &'m Matrix) -> Self {
        let codes = matrix.codes();
        let rows = matrix.rows.iter().map(|row| child(row, &codes)).collect();
        let count_of = |verdict: Verdict| matrix.rows.iter().map(|row| row.count_of(verdict)).sum();
        Self { parent, rows, codes, verdicts: verdicts(count_of), unread: &matrix.unread }
    }
}

fn child<'m>(row: &'m MatrixRow, codes: &[&str]) -> ChildView<'m> {
    let counts = row.counts;
    let same = counts.same + counts.localised;
    let changed =
        counts.edited + counts.moved + counts.moved_localised + counts.moved_edited + counts.split + counts.merged;
    let cell = |code: &&str| {
        let rule = row.rule(code).cloned().unwrap_or_default();
        let gravest = Verdict::ALL.into_iter().find(|verdict| rule.of(*verdict) > 0);
        CellView {
            verdict: gravest.map_or("none", Verdict::name),
            departs: rule.departs,
            silent: rule.silent,
            unclear: rule.unclear,
        }
    };
    let cells = codes.iter().map(cell).collect();
    ChildView { name: &row.child, same, changed, omitted: counts.omitted, added: counts.added, cells }
}
