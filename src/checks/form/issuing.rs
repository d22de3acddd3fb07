//! What must be filled in when a plan is issued (`TT`).

use std::ops::Range;

use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::syntax::keywords::FieldKey;

use super::{field, start};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[NUMBER_BLANK, DATE_BLANK, BLANK_LEFT];

const NUMBER_BLANK: Check = Check {
    code: "TT001",
    name: "number-blank",
    title: "Ban hành mà chưa có số",
    severity: Severity::Error,
    explanation: "Văn bản ban hành phải có số do văn thư cấp. Khi soạn thảo để trống số là đúng; chỉ báo khi kiểm tra để ban hành \
        (--stage issue). Số có thể ghi trong tệp, hoặc điền lúc ban hành bằng --number.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 3")],
    bad: "số: …/KH-UBND\n",
    good: "số: 12/KH-UBND\n",
    run: Run::AtIssue(number_blank),
};

fn number_blank(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if cx.letterhead.number.is_some() {
        return;
    }
    let span = field(cx, FieldKey::Number).map_or_else(|| start(cx), |field| field.value.span);
    found.push(
        NUMBER_BLANK
            .report(span, "kế hoạch chưa có số")
            .with_help("ghi “số: 45/KH-UBND”, hoặc điền lúc ban hành bằng --number 45"),
    );
}

const DATE_BLANK: Check = Check {
    code: "TT002",
    name: "date-blank",
    title: "Ban hành mà chưa đủ ngày, tháng, năm",
    severity: Severity::Error,
    explanation: "Thời gian ban hành phải ghi đủ ngày, tháng, năm; là ngày văn bản được ban hành. Khi soạn thảo để trống ngày là \
        đúng; chỉ báo khi kiểm tra để ban hành (--stage issue). Ngày có thể ghi trong tệp, hoặc điền lúc ban hành bằng --date.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 4, điểm b")],
    bad: "ngày: …/01/2026\n",
    good: "ngày: 07/01/2026\n",
    run: Run::AtIssue(date_blank),
};

fn date_blank(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let date = cx.letterhead.date;
    if date.is_complete() {
        return;
    }
    let lacking: Vec<&str> =
        [(date.day.is_none(), "ngày"), (date.month.is_none(), "tháng"), (date.year.is_none(), "năm")]
            .into_iter()
            .filter_map(|(is_lacking, name)| is_lacking.then_some(name))
            .collect();
    let span = field(cx, FieldKey::Date).map_or_else(|| start(cx), |field| field.value.span);
    found.push(
        DATE_BLANK
            .report(span, format!("thời gian ban hành còn thiếu {}", lacking.join(", ")))
            .with_help("ghi “ngày: 09/3/2026”, hoặc điền lúc ban hành bằng --date 09/3/2026"),
    );
}

const BLANK_LEFT: Check = Check {
    code: "TT003",
    name: "blank-left",
    title: "Còn chỗ trống trong nội dung khi ban hành",
    severity: Severity::Error,
    explanation: "Chỗ trống để điền sau (số …, ngày …/…, tháng …) không được còn lại trong văn bản ban hành. Chỉ báo khi kiểm tra để \
        ban hành (--stage issue). Dấu ba chấm sau một liệt kê, và chỗ trống của biểu mẫu trong phụ lục, không bị báo.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6")],
    bad: "căn cứ:\n- Thực hiện Kế hoạch số …/KH-TTg ngày …/…/2025 của Thủ tướng Chính phủ về chuyển đổi số.\n",
    good: "căn cứ:\n- Thực hiện Chỉ thị số 09/CT-TTg ngày 17 tháng 3 năm 2025 của Thủ tướng Chính phủ về chuyển đổi số.\n",
    run: Run::AtIssue(blank_left),
};

fn blank_left(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.texts() {
        let is_own_field = matches!(passage.kind, Kind::Field(key) if key != FieldKey::Subject);
        if is_own_field || passage.kind == Kind::Recipient || passage.place.as_str().starts_with("annex/") {
            continue;
        }
        let blanks = blanks(passage);
        let (Some(first), Some(last)) = (blanks.first(), blanks.last()) else { continue };
        let quote = passage.text.text.get(first.start..last.end).unwrap_or_default();
        let quote = if quote.chars().count() > 60 { "…" } else { quote };
        found.push(
            BLANK_LEFT
                .report(cx.span(index, &(first.start..last.end)), format!("còn chỗ trống chưa điền: “{quote}”"))
                .with_label("điền trước khi ban hành"),
        );
    }
}

/// The gaps of a passage with the word or the slash that makes them such.
fn blanks(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let text = passage.text.text.as_str();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(start) = rest.find(['…', '.', '_']).map(|start| at + start) else { break };
        let run: usize = text
            .get(start..)
            .unwrap_or_default()
            .chars()
            .take_while(|sign| matches!(sign, '…' | '.' | '_'))
            .map(char::len_utf8)
            .sum();
        let end = start + run;
        let signs = text.get(start..end).unwrap_or_default();
        at = end;
        if !(signs.contains('…') || signs.len() >= 3 || signs == "..") || signs == "." {
            continue;
        }
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        let has_slash = before.ends_with('/') || after.starts_with('/');
        let word = before
            .strip_suffix(' ')
            .and_then(|before| before.rsplit([' ', '(']).next())
            .unwrap_or_default()
            .to_lowercase();
        let next = after.trim_start().split([' ', ',', ';', '.', ')']).next().unwrap_or_default().to_lowercase();
        let is_asked =
            matches!(word.as_str(), "số" | "ngày" | "tháng" | "quý") || matches!(next.as_str(), "tháng" | "năm");
        let is_year = word == "năm"
            && !["hằng năm ", "hàng năm ", "mỗi năm "].iter().any(|often| before.to_lowercase().ends_with(often));
        if has_slash || is_asked || is_year {
            let from = if word.is_empty() || has_slash { start } else { start - word.len() - 1 };
            found.push(from..end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::blanks;
    use crate::model::passages::Passages;
    use crate::source::SourceFile;
    use crate::syntax::parse;

    fn count(text: &str) -> usize {
        let tree = parse(&SourceFile::new("thử.plan", format!("phần: Một\n{text}\n")), &mut Vec::new());
        Passages::new(&tree).list.last().map_or(0, |passage| blanks(passage).len())
    }

    #[test]
    fn gaps_are_told_from_dots() {
        assert_eq!(count("Quyết định số …/QĐ-UBND ngày … tháng 3 năm 2026."), 2);
        assert_eq!(count("Trước ngày .../.../2026, quý … năm ____."), 4);
        assert_eq!(count("Trồng cây, nạo vét kênh mương, … theo chỉ đạo hằng năm… Báo cáo định kỳ..."), 0);
    }
}
