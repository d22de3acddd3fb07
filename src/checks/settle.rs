//! What becomes of the reports of one plan: which are shown, how much each weighs, and which are suppressed.
//!
//! A plan suppresses by a comment, `// bỏ qua TN001: lý do`, what begins in the line below it or in the paragraph that
//! begins there. An office switches codes off and weighs them anew. What the reading of a plan reports as an error is
//! never suppressed: no document can be made of such a plan.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::{Diagnostic, Severity, Suppressed, Suppression};
use crate::source::{SourceFile, Span};
use crate::syntax::ast::Tree;
use crate::viet::Candidates;

use super::{Run, Settings, Stage, all, find, reading};

/// What is shown of a plan's reports, and what is not; both in source order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// What is shown, weighed as the office wants it.
    pub reported: Vec<Diagnostic>,
    /// What is not shown.
    pub suppressed: Vec<Suppressed>,
}

/// Parts what was found into what is shown and what is not, and adds what is wrong with the suppressions themselves.
///
/// `paragraphs` are the places of everything that a comment above it covers as a whole.
pub fn settle(
    file: &SourceFile,
    tree: &Tree,
    paragraphs: &[Span],
    settings: &Settings,
    found: Vec<Diagnostic>,
) -> Settled {
    let mut comments = comments(file, tree, paragraphs);
    let mut settled = Settled::default();
    for diagnostic in found {
        let by = if can_be_suppressed(&diagnostic) {
            suppressing(&mut comments, &diagnostic).or_else(|| {
                let is_off = settings.off.iter().any(|code| code == diagnostic.code);
                is_off.then_some(Suppression::Configured)
            })
        } else {
            None
        };
        match by {
            Some(by) => settled.suppressed.push(Suppressed { diagnostic, by }),
            None => settled.reported.push(diagnostic),
        }
    }
    let own = comments.iter().flat_map(|comment| faults(comment, settings));
    for diagnostic in own {
        if settings.off.iter().any(|code| code == diagnostic.code) {
            settled.suppressed.push(Suppressed { diagnostic, by: Suppression::Configured });
        } else {
            settled.reported.push(diagnostic);
        }
    }
    for diagnostic in settled.reported.iter_mut().filter(|diagnostic| can_be_suppressed(diagnostic)) {
        if let Some(severity) = settings.severities.get(diagnostic.code) {
            diagnostic.severity = *severity;
        }
    }
    settled.reported.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    settled
        .suppressed
        .sort_by(|a, b| (a.diagnostic.span, a.diagnostic.code).cmp(&(b.diagnostic.span, b.diagnostic.code)));
    settled
}

/// Tells whether reports of a code may be suppressed, switched off or weighed anew: all but the errors of reading.
pub fn is_negotiable(code: &str) -> bool {
    find(code).is_some_and(|check| !matches!(check.run, Run::Reading) || check.severity != Severity::Error)
}

fn can_be_suppressed(diagnostic: &Diagnostic) -> bool {
    is_negotiable(diagnostic.code)
}

/// A comment that suppresses.
struct Comment {
    span: Span,
    reason: String,
    codes: Vec<Named>,
    /// Bytes as typed: what begins in them is suppressed.
    covered: Range<u32>,
}

/// A code named by a comment.
struct Named {
    /// As typed.
    typed: String,
    span: Span,
    /// The code, where there is such a check.
    code: Option<&'static str>,
    /// How often it met a report.
    met: usize,
}

fn suppressing(comments: &mut [Comment], diagnostic: &Diagnostic) -> Option<Suppression> {
    for comment in comments {
        if !comment.covered.contains(&diagnostic.span.start) {
            continue;
        }
        let mut is_named = false;
        for named in comment.codes.iter_mut().filter(|named| named.code == Some(diagnostic.code)) {
            named.met += 1;
            is_named = true;
        }
        if is_named {
            return Some(Suppression::Comment { span: comment.span, reason: comment.reason.clone() });
        }
    }
    None
}

/// The suppressions of a plan, in order, each with what it covers.
fn comments(file: &SourceFile, tree: &Tree, paragraphs: &[Span]) -> Vec<Comment> {
    tree.comments.iter().filter_map(|comment| read(file, comment.span, paragraphs)).collect()
}

/// Reads `// bỏ qua TN001, VB002: lý do`; what does not name a code behind `bỏ qua` is a note like any other.
fn read(file: &SourceFile, span: Span, paragraphs: &[Span]) -> Option<Comment> {
    let typed = file.typed().get(span.start as usize..span.end as usize)?;
    let line = typed.lines().next().unwrap_or_default();
    let words = line.trim_start_matches(|character: char| character == '/' || character.is_whitespace());
    let mut at = line.len() - words.len();
    let mut rest = words;
    for wanted in ["bỏ", "qua"] {
        let end = rest.find(|character: char| character.is_whitespace() || character == ':').unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        if word.nfc().collect::<String>().to_lowercase() != wanted {
            return None;
        }
        let next = after.trim_start();
        at += rest.len() - next.len();
        rest = next;
    }
    let (list, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let mut codes = Vec::new();
    let mut offset = at;
    for part in list.split_inclusive([',', ';', ' ', '\t']) {
        let word = part.trim_matches([',', ';', ' ', '\t']);
        if !word.is_empty() {
            if !looks_like_a_code(word) {
                break;
            }
            let start = span.start + (offset + part.find(word).unwrap_or_default()) as u32;
            let code = find(word).map(|check| check.code);
            let span = Span::new(start, start + word.len() as u32);
            codes.push(Named { typed: word.to_owned(), span, code, met: 0 });
        }
        offset += part.len();
    }
    if codes.is_empty() {
        return None;
    }
    let covered = span.start..covered_end(file.typed(), span, paragraphs);
    Some(Comment { span, reason: reason.trim().to_owned(), codes, covered })
}

/// Letters and then digits, as every code: `TN001`, and what was meant to be one.
fn looks_like_a_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    let letters = word.len() - digits.len();
    (1..=4).contains(&letters)
        && (1..=4).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'O' || byte == b'o')
}

/// Where the line below a comment ends, or the paragraph that begins in it; comments and blank lines are passed over.
fn covered_end(typed: &str, comment: Span, paragraphs: &[Span]) -> u32 {
    let mut start = comment.end as usize;
    loop {
        let Some(rest) = typed.get(start..) else { return comment.end };
        let Some(line) = rest.split_inclusive(['\n', '\r']).next() else { return comment.end };
        let end = start + line.len();
        let is_passed = line.trim().is_empty() || line.trim_start_matches('\u{feff}').starts_with("//");
        if is_passed {
            start = end;
            continue;
        }
        let begins_here = |span: &&Span| (start..end).contains(&(span.start as usize));
        let last = paragraphs.iter().filter(begins_here).map(|span| span.end).max().unwrap_or_default();
        return last.max(end as u32);
    }
}

/// What is wrong with a suppression itself.
fn faults(comment: &Comment, settings: &Settings) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    if comment.reason.is_empty() {
        let codes: Vec<&str> = comment.codes.iter().map(|named| named.typed.as_str()).collect();
        let codes = codes.join(", ");
        faults.push(
            reading::SUPPRESSION_WITHOUT_A_REASON
                .report(comment.span, format!("bỏ qua {codes} mà chưa ghi lý do"))
                .with_label(format!("ghi thêm, ví dụ “// bỏ qua {codes}: giữ nguyên theo văn bản cấp trên”")),
        );
    }
    for named in &comment.codes {
        let typed = &named.typed;
        let Some(code) = named.code else {
            let report = reading::SUPPRESSION_OF_AN_UNKNOWN_CODE.report(named.span, format!("không có mã “{typed}”"));
            faults.push(match Candidates::new(all().map(|check| check.code)).nearest(typed) {
                Some(near) => report.with_label(format!("có phải bạn muốn viết “{near}”?")),
                None => report.with_help("xem các mã bằng lệnh “plancc explain --list”"),
            });
            continue;
        };
        if !is_negotiable(code) {
            let message = format!("{code} là lỗi của cách viết tệp, không bỏ qua được");
            faults.push(
                reading::SUPPRESSION_OF_NOTHING
                    .report(named.span, message)
                    .with_help("sửa chỗ bị báo, rồi bỏ dòng này"),
            );
            continue;
        }
        // What is looked for only at issuing cannot be met in a draft.
        let waits =
            settings.stage == Stage::Draft && find(code).is_some_and(|check| matches!(check.run, Run::AtIssue(_)));
        if named.met == 0 && !waits {
            faults.push(
                reading::SUPPRESSION_OF_NOTHING
                    .report(named.span, format!("không còn chỗ nào bị báo {code} ở ngay dưới dòng này"))
                    .with_help("bỏ dòng này, hoặc đặt ngay trên dòng bị báo"),
            );
        }
    }
    faults
}
