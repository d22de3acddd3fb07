//! Number, date, symbol, place of issue and subject (`TT`).

use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::letterhead::unit_in;
use crate::model::recognise::words::{Words, fold};
use crate::source::Span;
use crate::syntax::keywords::FieldKey;

use super::{field, start};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[ZEROS, SYMBOL, SUBJECT, PLACE_OF_ISSUE];

const ZEROS: Check = Check {
    code: "TT004",
    name: "zeros-of-number-and-date",
    title: "Số 0 ở đầu số văn bản, ngày, tháng ghi không đúng",
    severity: Severity::Hint,
    explanation: "Số văn bản dưới 10 và ngày dưới 10, tháng 1, tháng 2 có số 0 ở trước; các tháng khác không có. Bản in ghi ngày theo \
        đúng quy định này dù tệp gõ thế nào, nhưng số văn bản gõ nhiều số 0 (007) thì được in như đã gõ.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 3, khoản 4")],
    bad: "ngày: 06/03/2026\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 01 tháng 4 năm 2026 đến ngày 31 tháng 12 năm 2030.\n",
    good: "ngày: 06/3/2026\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 01 tháng 4 năm 2026 đến ngày 31 tháng 12 năm 2030.\n",
    run: Run::Always(zeros),
};

fn zeros(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(number) = field(cx, FieldKey::Number) {
        let text = &number.value.text;
        let digits = text.split('/').next().unwrap_or_default().trim();
        let start = text.find(digits).unwrap_or_default();
        let bare = digits.trim_start_matches('0');
        if digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits.len() > 2
            && bare.len() < digits.len()
            && !bare.is_empty()
        {
            let right = if bare.len() < 2 { format!("0{bare}") } else { bare.to_owned() };
            let span = number.value.span_of(start, start + digits.len());
            found.push(
                ZEROS
                    .report(span, format!("số “{digits}” thừa số 0 ở đầu"))
                    .with_label(format!("ghi “{right}”"))
                    .with_fix(span, right),
            );
        }
    }
    let Some(date) = field(cx, FieldKey::Date) else { return };
    let words = Words::new(&date.value.text);
    let is_year_first = words.word(0).len() == 4;
    let numbers: Vec<usize> =
        (0..words.len()).filter(|at| words.word(*at).bytes().all(|byte| byte.is_ascii_digit())).collect();
    // Only of a date that is whole it is sure which number is the month.
    let [day, month, _] = numbers.as_slice() else { return };
    if is_year_first {
        return;
    }
    let edits: Vec<(Span, &str, String)> = [(*day, true), (*month, false)]
        .into_iter()
        .filter_map(|(at, is_day)| {
            let typed = words.word(at);
            let value: u8 = typed.parse().ok()?;
            let right = if is_day { crate::viet::day_digits(value) } else { crate::viet::month_digits(value) };
            (right != typed).then(|| (date.value.span_of(words.start(at), words.end(at)), words.written(at), right))
        })
        .collect();
    let Some((span, typed, right)) = edits.first() else { return };
    found.push(
        ZEROS
            .report(*span, format!("“{typed}” trong ngày ban hành theo quy định ghi là “{right}”"))
            .with_label(format!("ghi “{right}”"))
            .with_edits(edits.iter().map(|(span, _, text)| Edit { span: *span, text: text.clone() }).collect(), true),
    );
}

const SYMBOL: Check = Check {
    code: "TT005",
    name: "symbol-of-a-plan",
    title: "Ký hiệu không phải của kế hoạch, hoặc viết sai",
    severity: Severity::Error,
    explanation: "Ký hiệu gồm chữ viết tắt tên loại văn bản và chữ viết tắt tên cơ quan ban hành, nối bằng dấu gạch nối, không có \
        khoảng trắng. Kế hoạch viết tắt là KH, ví dụ KH-UBND. Khoảng trắng bị bỏ khi in nên chỉ là gợi ý; ký hiệu của cơ quan khác \
        với cơ quan ban hành là cảnh báo.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 3")],
    bad: "số: 57/QĐ-UBND\n",
    good: "số: 57/KH-UBND\n",
    run: Run::Always(symbol),
};

fn symbol(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(number) = field(cx, FieldKey::Number) else { return };
    let text = &number.value.text;
    let Some((_, typed)) = text.split_once('/').filter(|(_, symbol)| !symbol.trim().is_empty()) else { return };
    let typed = typed.trim();
    let from = text.rfind(typed).unwrap_or_default();
    let span = number.value.span_of(from, from + typed.len());
    let bare: String = typed.split_whitespace().collect();
    let body = bare.strip_prefix("KH-");
    if body.is_none_or(str::is_empty) {
        found.push(
            SYMBOL
                .report(span, format!("ký hiệu “{typed}” không phải ký hiệu của kế hoạch"))
                .with_label("ký hiệu bắt đầu bằng “KH-”, sau đó là chữ viết tắt tên cơ quan"),
        );
        return;
    }
    let issuer = fold(&cx.letterhead.issuer);
    let wanted = if issuer.starts_with("ủy ban nhân dân") {
        "UBND"
    } else if issuer.starts_with("hội đồng nhân dân") {
        "HĐND"
    } else {
        ""
    };
    let own = body.unwrap_or_default();
    if !own.contains(wanted) && !own.contains(['…', '.', '_']) {
        let mut report = SYMBOL
            .report(span, format!("ký hiệu “{bare}” không phải của cơ quan ban hành"))
            .with_label(format!("ghi “KH-{wanted}”"));
        report.severity = Severity::Warning;
        found.push(report);
    } else if bare != typed {
        let mut report = SYMBOL
            .report(span, format!("ký hiệu “{typed}” có khoảng trắng"))
            .with_label(format!("ghi liền “{bare}”"))
            .with_fix(span, bare.clone());
        report.severity = Severity::Hint;
        found.push(report);
    }
}

const SUBJECT: Check = Check {
    code: "TT006",
    name: "subject-written-wrongly",
    title: "Trích yếu mở đầu hoặc kết thúc sai",
    severity: Severity::Warning,
    explanation: "Trích yếu in ngay dưới chữ KẾ HOẠCH: bắt đầu lại bằng “Kế hoạch” thì bản in có hai lần. “V/v” là cách ghi của công \
        văn. Trích yếu là một cụm từ viết thường, không viết hoa toàn bộ, không có dấu ở cuối.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 5")],
    bad: "kế hoạch: Kế hoạch phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030\n",
    good: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030\n",
    run: Run::Always(subject),
};

fn subject(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(subject) = field(cx, FieldKey::Subject) else { return };
    let text = &subject.value.text;
    let words = Words::new(text);
    let span = |from: usize, to: usize| subject.value.span_of(words.start(from), words.end(to));
    if let Some(after) = words.after(0, "kế hoạch").filter(|after| words.is_word(*after)) {
        // `Kế hoạch hành động`, `Kế hoạch hóa gia đình` are names of other things.
        let is_name = ["hóa", "số", "hành", "đầu", "sử", "tổng"].contains(&words.word(after));
        if !is_name {
            found.push(
                SUBJECT
                    .report(span(0, after - 1), "trích yếu bắt đầu bằng “Kế hoạch”, bản in sẽ có hai lần")
                    .with_label("bỏ chữ “Kế hoạch”")
                    .with_fix(span(0, after), crate::viet::capitalise(words.written(after))),
            );
        }
    }
    let of_a_letter = words.is_at(0, "v / v");
    if of_a_letter {
        let after = 3;
        found.push(
            SUBJECT
                .report(span(0, 2), "“V/v” là cách ghi trích yếu của công văn")
                .with_label("bỏ “V/v”")
                .with_fix(span(0, after), crate::viet::capitalise(words.written(after))),
        );
    }
    let end = text.trim_end();
    if let Some(mark) = end.chars().next_back().filter(|mark| matches!(mark, '.' | ';' | ':' | ',')) {
        let at = subject.value.span_of(end.len() - mark.len_utf8(), end.len());
        if !end.ends_with("...") {
            found.push(
                SUBJECT
                    .report(at, format!("trích yếu có dấu “{mark}” ở cuối"))
                    .with_label("bỏ dấu ở cuối")
                    .with_fix(at, ""),
            );
        }
    }
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.len() > 12 && letters.iter().all(|letter| letter.is_uppercase()) {
        found.push(
            SUBJECT
                .report(subject.value.span, "trích yếu viết hoa toàn bộ")
                .with_label("viết thường, chỉ viết hoa chữ đầu và tên riêng"),
        );
    }
}

const PLACE_OF_ISSUE: Check = Check {
    code: "TT007",
    name: "place-of-issue",
    title: "Địa danh thiếu, hoặc không phải nơi cơ quan ban hành đóng",
    severity: Severity::Error,
    explanation: "Địa danh là tên đơn vị hành chính nơi cơ quan ban hành đóng trụ sở: cơ quan cấp tỉnh ghi tên tỉnh, thành phố; cơ \
        quan cấp xã ghi tên xã, phường, đặc khu. Thiếu hẳn là lỗi. Không khớp với tên đơn vị hành chính trong tên Ủy ban nhân dân, \
        Hội đồng nhân dân là cảnh báo. Đơn vị mang tên người, chữ số, sự kiện thì ghi cả chữ chỉ cấp: Thành phố Hồ Chí Minh.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 4, điểm a")],
    bad: "địa danh: Đà Nẵng\n",
    good: "địa danh: Lâm Đồng\n",
    run: Run::Always(place_of_issue),
};

fn place_of_issue(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let issuer = cx.letterhead.issuer.replace('\n', " ");
    let Some(place) = field(cx, FieldKey::Place) else {
        if cx.letterhead.place.is_empty() && !issuer.is_empty() {
            let span = field(cx, FieldKey::Issuer).map_or_else(|| start(cx), |field| field.value.span);
            found.push(
                PLACE_OF_ISSUE
                    .report(span, "thiếu địa danh: tên cơ quan không cho biết cơ quan đóng ở đâu")
                    .with_help("thêm dòng “địa danh: …” với tên tỉnh, xã, phường nơi đóng trụ sở"),
            );
        }
        return;
    };
    let typed = place.value.text.trim();
    let warn = |report: Diagnostic| Diagnostic { severity: Severity::Warning, ..report };
    if let Some(mark) = typed.chars().next_back().filter(|mark| matches!(mark, ',' | '.' | ';')) {
        let at = place.value.span_of(typed.len() - mark.len_utf8(), typed.len());
        found.push(warn(
            PLACE_OF_ISSUE
                .report(at, format!("địa danh có dấu “{mark}” ở cuối, bản in đã có dấu phẩy"))
                .with_label("bỏ dấu ở cuối")
                .with_fix(at, ""),
        ));
        return;
    }
    let place_name = fold(typed);
    let Some((at, length)) = unit_in(&issuer) else { return };
    let is_of_the_state = ["ủy ban nhân dân", "hội đồng nhân dân"].iter().any(|body| fold(&issuer).starts_with(body));
    let name = issuer.get(at + length..).unwrap_or_default().split(',').next().unwrap_or_default().trim();
    let folded = fold(name);
    if !is_of_the_state || folded.is_empty() {
        return;
    }
    if !place_name.contains(&folded) {
        found.push(warn(
            PLACE_OF_ISSUE
                .report(place.value.span, format!("địa danh “{typed}” không khớp với cơ quan ban hành"))
                .with_label(format!("thường ghi “{name}”")),
        ));
    } else if folded == "hồ chí minh" && place_name != "thành phố hồ chí minh" {
        found.push(warn(
            PLACE_OF_ISSUE
                .report(place.value.span, format!("địa danh “{typed}” phải ghi đủ chữ “Thành phố”"))
                .with_label("ghi “Thành phố Hồ Chí Minh”")
                .with_fix(place.value.span, "Thành phố Hồ Chí Minh"),
        ));
    }
}
