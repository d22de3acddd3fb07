//! `plancc explain`: what a code means, why it is reported, what is right instead, and on what ground.

use std::io::{self, Write};

use clap::{Args, ValueEnum};

use crate::checks::{self, Basis, Check, FAMILIES, Run, Settings, Stage};
use crate::model::letterhead::Issuing;
use crate::model::office::Office;
use crate::source::SourceFile;
use crate::syntax::keywords::SigningKey;
use crate::viet::{Candidates, PartialDate};
use crate::{Context, review};

use super::Outcome;

/// Giải thích một mã báo lỗi
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Mã in trong thông báo, ví dụ TN001
    #[arg(value_name = "MÃ", required_unless_present = "list", help_heading = "Tham số")]
    code: Option<String>,
    /// Liệt kê mọi mã
    #[arg(long, help_heading = "Tùy chọn")]
    list: bool,
    /// Dạng kết quả: text để đọc trên màn hình, markdown để đưa vào tài liệu [mặc định: text]
    #[arg(
        short,
        long,
        value_name = "DẠNG",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
}

/// Explains a code, or lists them all.
pub(super) fn run(args: &ExplainArgs) -> Outcome {
    let words = match (&args.code, args.format) {
        (None, Format::Text) => list_as_text(),
        (None, Format::Markdown) => list_as_markdown(),
        (Some(code), format) => match checks::find(code.trim()) {
            Some(check) if format == Format::Text => as_text(check),
            Some(check) => as_markdown(check, "#"),
            None => {
                let advice = Candidates::new(checks::all().map(|check| check.code)).nearest(code).map_or_else(
                    || "xem các mã bằng lệnh “plancc explain --list”".to_owned(),
                    |near| format!("có phải bạn muốn viết “{near}”?"),
                );
                let _ = writeln!(io::stderr(), "lỗi: không có mã “{code}”\n  gợi ý: {advice}");
                return Outcome::Failed;
            }
        },
    };
    // A closed pipe is no reason to fail: whoever asked has read enough.
    let _ = io::stdout().write_all(words.as_bytes());
    Outcome::Done
}

/// What a machine can do about a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mending {
    Safe,
    Unsafe,
    No,
}

impl Mending {
    /// What is proposed for the check's own bad sample.
    fn of(check: &Check) -> Mending {
        // The letterhead is the office's, so that a sample need not have one.
        let context = Context {
            office: Office {
                issuer: Some("Ủy ban nhân dân tỉnh Lâm Đồng".to_owned()),
                signing: vec![
                    (SigningKey::OnBehalf, "Ủy ban nhân dân".to_owned()),
                    (SigningKey::Position, "Chủ tịch".to_owned()),
                    (SigningKey::Signer, "Trần Văn Bình".to_owned()),
                ],
                ..Office::default()
            },
            issuing: Issuing { number: None, date: PartialDate::read("06/01/2026") },
            settings: Settings {
                stage: if matches!(check.run, Run::AtIssue(_)) { Stage::Issue } else { Stage::Draft },
                ..Settings::default()
            },
            ..Context::default()
        };
        let found = review(&SourceFile::new("ke-hoach.plan", check.bad), &context).diagnostics;
        let fixes = found.iter().filter(|report| report.code == check.code).filter_map(|report| report.fix.as_ref());
        fixes.fold(Mending::No, |best, fix| match (best, fix.is_safe) {
            (_, true) | (Mending::Safe, _) => Mending::Safe,
            _ => Mending::Unsafe,
        })
    }

    fn words(self) -> &'static str {
        match self {
            Mending::Safe => "có (--fix)",
            Mending::Unsafe => "có, cần xem lại (--unsafe-fixes)",
            Mending::No => "không",
        }
    }

    fn short(self) -> &'static str {
        match self {
            Mending::Safe => "có",
            Mending::Unsafe => "xem lại",
            Mending::No => "",
        }
    }
}

fn family(check: &Check) -> &'static str {
    FAMILIES.iter().find(|(letters, _)| *letters == check.family()).map_or("", |(_, words)| words)
}

/// The grounds, with the days between which a provision holds.
fn grounds(check: &Check) -> Vec<String> {
    let day = |iso: &str| iso.split('-').rev().collect::<Vec<_>>().join("/");
    let ground = |basis: &Basis| match basis {
        Basis::Law { from, until: None, .. } => format!("{} (có hiệu lực từ {})", basis.words(), day(from)),
        Basis::Law { from, until: Some(until), .. } => {
            format!("{} (có hiệu lực từ {} đến trước {})", basis.words(), day(from), day(until))
        }
        _ => basis.words(),
    };
    check.basis.iter().map(ground).collect()
}

/// How a report is suppressed, or why it is not.
fn suppression(check: &Check) -> String {
    if checks::is_negotiable(check.code) {
        format!("// bỏ qua {}: lý do", check.code)
    } else {
        "không bỏ qua được".to_owned()
    }
}

/// The samples of a check, that of the parent first where they lean on a part of it.
fn samples(check: &Check) -> Vec<(&'static str, &'static str)> {
    let parent = match check.run {
        Run::Beside { parent, .. } if !parent.is_empty() => Some(("Kế hoạch cấp trên", parent)),
        _ => None,
    };
    parent.into_iter().chain([("Sai", check.bad), ("Đúng", check.good)]).collect()
}

fn list_as_text() -> String {
    let mut page = String::new();
    for (letters, words) in FAMILIES {
        let mut of_family = checks::all().filter(|check| check.family() == *letters).peekable();
        if of_family.peek().is_none() {
            continue;
        }
        page.push_str(&format!("{words}\n"));
        for check in of_family {
            page.push_str(&format!("  {}  {:<8}  {}\n", check.code, check.severity.word(), check.title));
        }
        page.push('\n');
    }
    page.push_str("Xem kỹ từng mã: plancc explain MÃ\n");
    page
}

fn as_text(check: &Check) -> String {
    let mut page = format!("{}: {}\n", check.code, check.title);
    page.push_str(&format!(
        "{} · {} · sửa tự động: {}\n\n{}\n\nTheo:\n",
        check.severity.word(),
        family(check),
        Mending::of(check).words(),
        check.explanation
    ));
    for ground in grounds(check) {
        page.push_str(&format!("  - {ground}\n"));
    }
    for (title, sample) in samples(check) {
        page.push_str(&format!("\n{title}:\n"));
        for line in sample.trim_end().lines() {
            page.push_str(format!("  {line}").trim_end());
            page.push('\n');
        }
    }
    page.push_str(&format!("\nBỏ qua một chỗ: {}\n", suppression(check)));
    page
}

fn list_as_markdown() -> String {
    let mut page = "# Các mã kiểm tra\n\n\
        Mỗi chỗ `plancc check` báo có một mã. “Sửa”: *có* là `plancc check --fix` sửa được; *xem lại* là sửa bằng\n\
        `--unsafe-fixes` rồi đọc lại. Trang này do `plancc explain --list --format markdown` viết ra.\n"
        .to_owned();
    for (letters, words) in FAMILIES {
        let of_family: Vec<&Check> = checks::all().filter(|check| check.family() == *letters).collect();
        if of_family.is_empty() {
            continue;
        }
        page.push_str(&format!("\n## {words} ({letters})\n\n| mã | mức | báo gì | sửa |\n| --- | --- | --- | --- |\n"));
        for check in &of_family {
            let title = check.title.replace('|', "\\|");
            let short = Mending::of(check).short();
            page.push_str(&format!("| {} | {} | {title} | {short} |\n", check.code, check.severity.word()));
        }
        for check in &of_family {
            page.push('\n');
            page.push_str(&as_markdown(check, "###"));
        }
    }
    page
}

fn as_markdown(check: &Check, level: &str) -> String {
    let mut page = format!(
        "{level} {}: {}\n\nMức: {}. Sửa tự động: {}. Bỏ qua một chỗ: {}.\n\n{}\n\nTheo:\n\n",
        check.code,
        check.title,
        check.severity.word(),
        Mending::of(check).words(),
        if checks::is_negotiable(check.code) { format!("`{}`", suppression(check)) } else { suppression(check) },
        check.explanation
    );
    for ground in grounds(check) {
        page.push_str(&format!("- {ground}\n"));
    }
    for (title, sample) in samples(check) {
        page.push_str(&format!("\n{title}:\n\n```text\n{}\n```\n", sample.trim_end()));
    }
    page
}
