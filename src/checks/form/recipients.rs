//! Recipients and the archive line (`TT`).

use std::collections::BTreeMap;

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::Kind;
use crate::model::recognise::words::{Words, fold};
use crate::syntax::ast::{Inline, Item};

use super::start;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[NOT_OF_A_PLAN, ARCHIVE, RECIPIENT_TWICE, RECIPIENT_MARK];

const NOT_OF_A_PLAN: Check = Check {
    code: "TT015",
    name: "words-of-another-document",
    title: "“Kính gửi”, “Như trên” trong kế hoạch",
    severity: Severity::Error,
    explanation: "“Kính gửi” chỉ có ở công văn, tờ trình, báo cáo gửi cơ quan cấp trên; “Như trên” trong nơi nhận chỉ lại dòng “Kính \
        gửi” đó, “Như Điều …” chỉ lại điều của quyết định. Kế hoạch không có các phần này nên nơi nhận phải ghi rõ tên.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 9")],
    bad: "nơi nhận:\n- Như trên;\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT\n",
    good: "nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT\n",
    run: Run::Always(not_of_a_plan),
};

fn not_of_a_plan(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for entry in entries(cx) {
        let words = Words::new(&entry.text.text);
        let of_another = ["như trên", "như điều", "như kính gửi", "như mục"].iter().find(|said| words.is_at(0, said));
        if of_another.is_some() {
            let end = words.end(words.len().min(3).saturating_sub(1));
            found.push(
                NOT_OF_A_PLAN
                    .report(
                        entry.text.span_of(0, end),
                        format!(
                            "“{}” không dùng trong nơi nhận của kế hoạch",
                            entry.text.text.trim_end_matches([';', '.'])
                        ),
                    )
                    .with_label("ghi rõ tên cơ quan, đơn vị nhận"),
            );
        }
    }
    for (index, passage) in cx.texts().filter(|(_, passage)| passage.kind == Kind::Paragraph) {
        if passage.words.is_at(0, "kính gửi") && !passage.place.as_str().starts_with("annex/") {
            found.push(
                NOT_OF_A_PLAN
                    .report(cx.span(index, &passage.words.range(0, 2)), "kế hoạch không có dòng “Kính gửi”")
                    .with_label("bỏ dòng này, ghi cơ quan nhận vào nơi nhận"),
            );
        }
    }
}

const ARCHIVE: Check = Check {
    code: "TT016",
    name: "archive-line",
    title: "Thiếu nơi nhận, dòng lưu, hoặc dòng lưu không có VT",
    severity: Severity::Error,
    explanation: "Cuối văn bản có “Nơi nhận” với các cơ quan, đơn vị nhận; dòng cuối là “Lưu: VT” (văn thư cơ quan), sau đó là chữ \
        viết tắt đơn vị soạn thảo. Thiếu dòng này thì không rõ bản lưu ở đâu.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 9")],
    bad: "lưu: NC\n",
    good: "lưu: VT, NC\n",
    run: Run::Always(archive),
};

fn archive(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(recipients) = &cx.tree.recipients else {
        if cx.tree.archive.is_none() {
            found.push(
                ARCHIVE
                    .report(start(cx), "kế hoạch chưa có nơi nhận")
                    .with_help("thêm “nơi nhận:” với từng nơi nhận một dòng, rồi “lưu: VT, …”"),
            );
        }
        return;
    };
    let typed = recipients.entries.iter().find(|entry| Words::new(&entry.text.text).is_at(0, "lưu :"));
    let line: Option<(&Inline, usize)> = match (&cx.tree.archive, typed) {
        (Some(line), _) => Some((&line.value, 0)),
        (None, Some(entry)) => Some((&entry.text, 2)),
        (None, None) => None,
    };
    let Some((line, from)) = line else {
        found.push(
            ARCHIVE
                .report(recipients.keyword, "nơi nhận chưa có dòng lưu")
                .with_help("thêm dòng “lưu: VT, …” sau các nơi nhận"),
        );
        return;
    };
    let words = Words::new(&line.text);
    let has_archive = (from..words.len()).any(|at| words.is_at(at, "vt") || words.is_at(at, "văn thư"));
    if !has_archive {
        let span = if line.is_empty() { recipients.keyword } else { line.span };
        found.push(
            ARCHIVE
                .report(span, format!("dòng lưu “{}” không có VT", line.text.trim()))
                .with_label("ghi “VT” trước, sau đó là đơn vị soạn thảo"),
        );
    }
}

const RECIPIENT_TWICE: Check = Check {
    code: "TT017",
    name: "recipient-twice",
    title: "Một nơi nhận được ghi hai lần",
    severity: Severity::Warning,
    explanation: "Mỗi cơ quan, đơn vị nhận chỉ ghi một lần; số bản phát hành được tính theo danh sách này. Hai dòng được coi là một \
        khi giống nhau, không kể chữ hoa và phần trong ngoặc.",
    basis: &[Basis::Consistency],
    bad: "nơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo);\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\n- Thường trực Tỉnh ủy;\nlưu: VT\n",
    good: "nơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo);\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\n- Thường trực Hội đồng nhân dân tỉnh;\nlưu: VT\n",
    run: Run::Always(recipient_twice),
};

fn recipient_twice(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &Item> = BTreeMap::new();
    for entry in entries(cx) {
        let folded = fold(&entry.text.text);
        let name = folded.split('(').next().unwrap_or_default();
        let name: Vec<&str> = name.split_whitespace().map(|word| word.trim_matches([';', '.', ','])).collect();
        let name = name.join(" ");
        if name.is_empty() {
            continue;
        }
        match seen.get(&name) {
            Some(first) => found.push(
                RECIPIENT_TWICE
                    .report(
                        entry.text.span,
                        format!("“{}” đã có ở trên", entry.text.text.trim_end_matches([';', '.']).trim()),
                    )
                    .with_label("bỏ một dòng")
                    .with_also(first.text.span, "lần đầu ở đây"),
            ),
            None => {
                seen.insert(name, entry);
            }
        }
    }
}

const RECIPIENT_MARK: Check = Check {
    code: "TT018",
    name: "recipient-mark",
    title: "Nơi nhận kết thúc không phải bằng dấu chấm phẩy",
    severity: Severity::Error,
    explanation: "Mỗi nơi nhận kết thúc bằng dấu chấm phẩy, chỉ dòng lưu kết thúc bằng dấu chấm. Dòng không có dấu thì dấu chấm phẩy \
        tự thêm; dấu gõ sai thì được in như đã gõ.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 9")],
    bad: "nơi nhận:\n- Thường trực Tỉnh ủy;\n- Ủy ban nhân dân các xã, phường, đặc khu;\n- Các sở, ban, ngành tỉnh.\nlưu: VT\n",
    good: "nơi nhận:\n- Thường trực Tỉnh ủy;\n- Ủy ban nhân dân các xã, phường, đặc khu;\n- Các sở, ban, ngành tỉnh;\nlưu: VT\n",
    run: Run::Always(recipient_mark),
};

fn recipient_mark(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for entry in entries(cx) {
        let text = entry.text.text.trim_end();
        let words = Words::new(text);
        // The archive line may be typed as the last entry; a colon may head a list of copies.
        if words.is_at(0, "lưu :") {
            continue;
        }
        let bare = text.trim_end_matches(['.', ',', ';', ' ']);
        let typed = text.get(bare.len()..).unwrap_or_default();
        if typed.is_empty() || typed == ";" {
            continue;
        }
        let span = entry.text.span_of(bare.len(), text.len());
        found.push(
            RECIPIENT_MARK
                .report(span, format!("nơi nhận này kết thúc bằng “{}”", typed.trim()))
                .with_label("kết thúc bằng dấu chấm phẩy")
                .with_fix(span, ";"),
        );
    }
}

fn entries<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Item> {
    cx.tree.recipients.iter().flat_map(|recipients| recipients.entries.iter())
}
