//! The signing block (`TT`): by whose authority, in which order, and the signer's name.

use std::ops::Range;

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::{Words, fold};
use crate::source::Span;
use crate::syntax::ast::SigningLine;
use crate::syntax::keywords::{Role, SigningKey};
use crate::viet;

use super::start;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    BODY_SIGNED_WITHOUT_BEHALF,
    BEHALF_OF_NO_BODY,
    DEPUTY_WITHOUT_PLACE,
    SIGNING_ORDER,
    ISSUER_AND_SIGNATURE,
    TITLE_BEFORE_NAME,
    SIGNER_CAPITALS,
];

const COLLECTIVE: &[&str] = &["ủy ban nhân dân", "hội đồng nhân dân", "ủy ban bầu cử"];

/// First words of bodies that a head leads alone.
const LED_BY_A_HEAD: &[&str] = &[
    "sở",
    "phòng",
    "công an",
    "văn phòng",
    "trung tâm",
    "cục",
    "chi cục",
    "trường",
    "bệnh viện",
    "bộ",
    "thanh tra",
    "đài",
    "báo",
    "kho bạc",
    "bảo hiểm",
    "ban quản lý",
];

fn issuer(cx: &Context<'_>) -> String {
    fold(&cx.letterhead.issuer.replace('\n', " "))
}

fn begins_with_any(text: &str, phrases: &[&str]) -> bool {
    let words = Words::new(text);
    phrases.iter().any(|phrase| words.is_at(0, phrase))
}

fn value<'a>(cx: &Context<'a>, key: SigningKey) -> Option<&'a str> {
    cx.letterhead.authority.iter().find(|(own, _)| *own == key).map(|(_, value)| value.as_str())
}

/// Tells whether a line of the block, or a prefix typed in another line, says `KT.` or the like.
fn has(cx: &Context<'_>, key: SigningKey, prefix: &str) -> bool {
    value(cx, key).is_some() || cx.letterhead.authority.iter().any(|(_, value)| fold(value).starts_with(prefix))
}

fn line<'a>(cx: &Context<'a>, key: SigningKey) -> Option<&'a SigningLine> {
    cx.tree.signing.iter().find(|line| line.key.value == key).filter(|line| !line.value.is_empty())
}

/// Where a line of the block stands; the plan's first line where the office's default signs.
fn place(cx: &Context<'_>, key: SigningKey) -> Span {
    line(cx, key).map_or_else(|| start(cx), |line| line.value.span)
}

/// Where the preamble says that the chairperson issues the plan.
fn chair_issues(cx: &Context<'_>) -> Option<(usize, Range<usize>)> {
    issues(cx, &["chủ tịch ủy ban nhân dân", "chủ tịch ubnd"])
}

/// Where the preamble says that a body issues the plan: the first of its names at the head of a clause before the verb.
fn issues(cx: &Context<'_>, names: &[&str]) -> Option<(usize, Range<usize>)> {
    cx.texts().filter(|(_, passage)| passage.role == Some(Role::Preamble)).find_map(|(index, passage)| {
        let words = &passage.words;
        (0..words.len()).find_map(|at| {
            let after = names.iter().find_map(|name| words.after(at, name))?;
            let opens = at == 0 || matches!(words.word(at - 1), "." | "," | ";" | "”" | ")");
            let verb = (after..(after + 8).min(words.len()))
                .take_while(|at| words.is_word(*at) || words.word(*at) == "-")
                .find(|at| {
                    words.is_at(*at, "ban hành") || words.is_at(*at, "phát động") || words.is_at(*at, "xây dựng")
                })?;
            opens.then(|| (index, words.range(at, verb + 2)))
        })
    })
}

const BODY_SIGNED_WITHOUT_BEHALF: Check = Check {
    code: "TT008",
    name: "body-signed-without-behalf",
    title: "Văn bản của tập thể mà phần ký thiếu TM. và tên tập thể",
    severity: Severity::Warning,
    explanation: "Ủy ban nhân dân, Hội đồng nhân dân làm việc theo chế độ tập thể: người đứng đầu thay mặt tập thể ký văn bản, trên chức \
        vụ có dòng “TM. ỦY BAN NHÂN DÂN”. Không báo khi đoạn mở đầu nói Chủ tịch ban hành, hay khi ký thừa lệnh, thừa ủy quyền.",
    basis: &[form_decree("Điều 13, khoản 2")],
    bad: concat!(
        sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing),
        "nơi nhận:\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT\n\nchức vụ: Chủ tịch\nngười ký: Nguyễn Văn Bình\n"
    ),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(body_signed_without_behalf),
};

fn body_signed_without_behalf(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_other = has(cx, SigningKey::ByOrder, "tl.") || has(cx, SigningKey::ByAuthorisation, "tuq.");
    if cx.letterhead.authority.is_empty()
        || !begins_with_any(&issuer(cx), COLLECTIVE)
        || is_other
        || has(cx, SigningKey::OnBehalf, "tm.")
        || chair_issues(cx).is_some()
    {
        return;
    }
    let body = cx.letterhead.issuer.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    let body = if fold(&body).starts_with("ủy ban bầu") { "Ủy ban bầu cử" } else { body.as_str() };
    let key = cx.tree.signing.first().map_or_else(|| start(cx), |line| line.key.span);
    let mut report = BODY_SIGNED_WITHOUT_BEHALF
        .report(key, format!("{body} ban hành nhưng phần ký không có “TM. {}”", viet::upper(body)))
        .with_help(format!("thêm dòng “ký thay mặt: {body}” ở đầu phần ký"));
    if let Some((index, bytes)) = issues(cx, COLLECTIVE) {
        report = report.with_also(cx.span(index, &bytes), "đoạn mở đầu nói tập thể ban hành");
    }
    found.push(report);
}

const BEHALF_OF_NO_BODY: Check = Check {
    code: "TT009",
    name: "behalf-of-another-body",
    title: "TM. của cơ quan làm việc theo chế độ thủ trưởng, hoặc của tập thể khác",
    severity: Severity::Error,
    explanation: "TM. chỉ dùng khi thay mặt tập thể đã ban hành văn bản. Cơ quan làm việc theo chế độ thủ trưởng (sở, phòng, công an, \
        trường học, trung tâm) thì người đứng đầu ký với chức vụ của mình, không có TM. Tên tập thể sau TM. phải là cơ quan ban hành.",
    basis: &[form_decree("Điều 13")],
    bad: "ký thay mặt: Hội đồng nhân dân\nchức vụ: Chủ tịch\nngười ký: Nguyễn Văn Bình\n",
    good: "ký thay mặt: Ủy ban nhân dân\nchức vụ: Chủ tịch\nngười ký: Nguyễn Văn Bình\n",
    run: Run::Always(behalf_of_another_body),
};

fn behalf_of_another_body(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(body) = value(cx, SigningKey::OnBehalf) else { return };
    let folded = fold(body);
    let folded = folded.trim_start_matches("tm.").trim();
    let issuer = issuer(cx);
    let span = place(cx, SigningKey::OnBehalf);
    if begins_with_any(&issuer, LED_BY_A_HEAD) {
        found.push(
            BEHALF_OF_NO_BODY
                .report(span, format!("“TM. {body}”: cơ quan ban hành làm việc theo chế độ thủ trưởng"))
                .with_help("bỏ dòng “ký thay mặt:”, chỉ ghi chức vụ của người ký"),
        );
        return;
    }
    // The names of two collective bodies; short forms and other names cannot be compared.
    let own = COLLECTIVE.iter().find(|name| issuer.starts_with(*name));
    let signed = COLLECTIVE.iter().find(|name| folded.starts_with(*name));
    if let (Some(own), Some(signed)) = (own, signed)
        && own != signed
    {
        let name = viet::capitalise(own);
        found.push(
            BEHALF_OF_NO_BODY
                .report(span, format!("ký thay mặt “{body}”, nhưng cơ quan ban hành là {name}"))
                .with_label(format!("ghi “{name}”")),
        );
    }
}

const DEPUTY_WITHOUT_PLACE: Check = Check {
    code: "TT010",
    name: "deputy-without-place",
    title: "Cấp phó ký mà không ghi KT., hoặc KT. chính chức vụ của mình",
    severity: Severity::Error,
    explanation: "Cấp phó ký thay người đứng đầu thì trên chức vụ của mình phải có “KT.” và chức vụ người đứng đầu, kể cả khi được giao \
        phụ trách. Người ký có chức vụ đúng bằng chức vụ sau “KT.” thì không phải ký thay.",
    basis: &[form_decree("Điều 13; Phụ lục I, phần I, mục II, khoản 7")],
    bad: "ký thay mặt: Ủy ban nhân dân\nchức vụ: Phó Chủ tịch\nngười ký: Lê Thị Hoa\n",
    good: "ký thay mặt: Ủy ban nhân dân\nký thay: Chủ tịch\nchức vụ: Phó Chủ tịch\nngười ký: Lê Thị Hoa\n",
    run: Run::Always(deputy_without_place),
};

fn deputy_without_place(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(position) = value(cx, SigningKey::Position) else { return };
    let folded = fold(position);
    let span = place(cx, SigningKey::Position);
    let head = value(cx, SigningKey::InPlace);
    let is_deputy = folded.split_whitespace().next() == Some("phó");
    let is_other = has(cx, SigningKey::ByAuthorisation, "tuq.");
    if is_deputy && !has(cx, SigningKey::InPlace, "kt.") && !is_other {
        let leader = position.split_once(' ').map_or("", |(_, rest)| rest.trim());
        let leader = viet::capitalise(leader);
        found.push(
            DEPUTY_WITHOUT_PLACE
                .report(span, format!("“{position}” ký mà không ghi ký thay ai"))
                .with_help(format!("thêm dòng “ký thay: {leader}” ngay trên dòng chức vụ")),
        );
    }
    if let Some(head) = head.filter(|head| fold(head).trim_start_matches("kt.").trim() == folded) {
        found.push(
            DEPUTY_WITHOUT_PLACE
                .report(place(cx, SigningKey::InPlace), format!("“KT. {head}” nhưng người ký cũng là {position}"))
                .with_help("bỏ dòng “ký thay:”, hoặc ghi đúng chức vụ của người ký"),
        );
    }
}

const SIGNING_ORDER: Check = Check {
    code: "TT011",
    name: "signing-order",
    title: "Các dòng của phần ký đặt sai thứ tự",
    severity: Severity::Error,
    explanation: "Phần ký in theo thứ tự đã gõ: TM. và tên tập thể ở trên cùng, rồi đến TL., TUQ., Q. hoặc KT. với chức vụ của người đứng \
        đầu, sau đó là chức vụ của người ký.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 7")],
    bad: concat!(
        sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing),
        "nơi nhận:\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT\n\n\
         ký thay: Chủ tịch\nký thay mặt: Ủy ban nhân dân\nchức vụ: Phó Chủ tịch\nngười ký: Lê Thị Hoa\n"
    ),
    good: concat!(
        sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing),
        "nơi nhận:\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT\n\n\
         ký thay mặt: Ủy ban nhân dân\nký thay: Chủ tịch\nchức vụ: Phó Chủ tịch\nngười ký: Lê Thị Hoa\n"
    ),
    run: Run::Always(signing_order),
};

fn signing_order(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let lines = || cx.tree.signing.iter().filter(|line| !line.value.is_empty() && line.key.value != SigningKey::Signer);
    let rank = |key: SigningKey| match key {
        SigningKey::OnBehalf => 0,
        SigningKey::Position => 2,
        _ => 1,
    };
    let pair = lines().zip(lines().skip(1)).find(|(above, below)| rank(above.key.value) > rank(below.key.value));
    let Some((above, below)) = pair else { return };
    found.push(
        SIGNING_ORDER
            .report(
                below.key.span,
                format!("“{}” phải đứng trên “{}”", below.value.text.trim(), above.value.text.trim()),
            )
            .with_label("chuyển dòng này lên trên")
            .with_also(above.key.span, "dòng này đứng sau"),
    );
}

const ISSUER_AND_SIGNATURE: Check = Check {
    code: "TT012",
    name: "issuer-and-signature",
    title: "Đoạn mở đầu và phần ký nêu hai chủ thể ban hành",
    severity: Severity::Warning,
    explanation: "Nếu Chủ tịch Ủy ban nhân dân ban hành kế hoạch thì ký với chức vụ Chủ tịch, không có TM.; nếu Ủy ban nhân dân ban hành \
        thì ký “TM. ỦY BAN NHÂN DÂN”. Thẩm quyền của hai chủ thể khác nhau nên hai chỗ phải thống nhất.",
    basis: &[form_decree("Điều 13, khoản 2"), Basis::Consistency],
    bad: "mở đầu:\nChủ tịch Ủy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    good: "mở đầu:\nỦy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    run: Run::Always(issuer_and_signature),
};

fn issuer_and_signature(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(body) = value(cx, SigningKey::OnBehalf).filter(|body| begins_with_any(body, COLLECTIVE)) else { return };
    let Some((index, bytes)) = chair_issues(cx) else { return };
    let quote = cx.passages.list.get(index).map_or("", |passage| passage.slice(&bytes));
    found.push(
        ISSUER_AND_SIGNATURE
            .report(cx.span(index, &bytes), format!("“{quote}”, nhưng phần ký thay mặt {body}"))
            .with_label("thống nhất với phần ký")
            .with_also(place(cx, SigningKey::OnBehalf), "phần ký thay mặt tập thể"),
    );
}

const TITLE_BEFORE_NAME: Check = Check {
    code: "TT013",
    name: "title-before-name",
    title: "Ghi học hàm, học vị, danh hiệu trước họ tên người ký",
    severity: Severity::Error,
    explanation: "Trước họ tên người ký không ghi học hàm, học vị và các danh hiệu danh dự; cũng không ghi “Ông”, “Bà”, “Đồng chí”. \
        Quân hàm, học hàm, học vị ở văn bản của đơn vị vũ trang, cơ sở giáo dục, y tế, khoa học không bị báo.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 7")],
    bad: "người ký: TS. Nguyễn Văn Bình\n",
    good: "người ký: Nguyễn Văn Bình\n",
    run: Run::Always(title_before_name),
};

/// Degrees, ranks and honours before a name, in the form of words.
const TITLES: &[&str] = &[
    "pgs . ts .",
    "pgs . ts",
    "gs . ts .",
    "gs . ts",
    "pgs .",
    "gs .",
    "ts .",
    "ths .",
    "th . s",
    "ths",
    "ts",
    "pgs",
    "cn .",
    "ks .",
    "bs .",
    "bs",
    "cử nhân",
    "kỹ sư",
    "thạc sĩ",
    "thạc sỹ",
    "tiến sĩ",
    "tiến sỹ",
    "phó giáo sư",
    "giáo sư",
    "bác sĩ",
    "bác sỹ",
    "luật sư",
    "nhà giáo ưu tú",
    "nhà giáo nhân dân",
    "thầy thuốc ưu tú",
    "thầy thuốc nhân dân",
    "anh hùng lao động",
    "ông",
    "bà",
    "đồng chí",
    "đ / c",
    "thiếu úy",
    "trung úy",
    "thượng úy",
    "đại úy",
    "thiếu tá",
    "trung tá",
    "thượng tá",
    "đại tá",
    "thiếu tướng",
    "trung tướng",
];

fn title_before_name(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(signer) = line(cx, SigningKey::Signer) else { return };
    const EXEMPT: &[&str] = &[
        "công an",
        "bộ chỉ huy",
        "ban chỉ huy",
        "quân khu",
        "bộ đội",
        "trường",
        "bệnh viện",
        "viện",
        "học viện",
        "đại học",
        "trung tâm y tế",
        "trạm y tế",
        "trung đoàn",
        "sư đoàn",
    ];
    if begins_with_any(&issuer(cx), EXEMPT) {
        return;
    }
    let words = Words::new(&signer.value.text);
    let after = TITLES.iter().filter_map(|title| words.after(0, title)).max();
    // A name has two words at least: `Bà Huyện` may be one.
    let Some(after) = after.filter(|after| words.len() >= after + 2) else { return };
    let shown = signer.value.span_of(words.start(0), words.end(after - 1));
    // The first word of the name begins where its own stretch does: the blank before it goes too.
    let name = signer.value.span_of(words.start(after), words.end(after));
    found.push(
        TITLE_BEFORE_NAME
            .report(shown, format!("không ghi “{}” trước họ tên người ký", words.slice(0, after)))
            .with_label("chỉ ghi họ tên")
            .with_fix(Span::new(shown.start, name.start), ""),
    );
}

const SIGNER_CAPITALS: Check = Check {
    code: "TT014",
    name: "signer-capitals",
    title: "Họ tên người ký viết hoa không đúng",
    severity: Severity::Warning,
    explanation: "Họ tên người ký viết bằng chữ thường, viết hoa chữ cái đầu mỗi âm tiết: Nguyễn Văn Bình. Họ tên được in như đã gõ, khác \
        với chức vụ là chữ luôn được in hoa.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 7; Phụ lục II, mục II")],
    bad: "người ký: NGUYỄN VĂN BÌNH\n",
    good: "người ký: Nguyễn Văn Bình\n",
    run: Run::Always(signer_capitals),
};

fn signer_capitals(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(signer) = line(cx, SigningKey::Signer) else { return };
    let text = signer.value.text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    // A rank or degree before the name has its own small letters; whether it may stand there is another matter.
    let spoken = Words::new(text);
    if TITLES.iter().any(|title| spoken.is_at(0, title)) && words.len() > 2 {
        return;
    }
    let has_small = |word: &str| word.chars().any(char::is_lowercase);
    let is_upper = words.len() > 1
        && !words.iter().any(|word| has_small(word))
        && words.iter().any(|word| word.chars().count() > 2);
    let is_lower = words.iter().any(|word| word.chars().next().is_some_and(char::is_lowercase));
    if !is_upper && !is_lower || text.contains('(') {
        return;
    }
    let right: Vec<String> = words
        .iter()
        .map(|word| if is_upper { viet::capitalise(&viet::lower(word)) } else { viet::capitalise(word) })
        .collect();
    let right = right.join(" ");
    let why = if is_upper { "viết hoa toàn bộ" } else { "có chữ chưa viết hoa" };
    found.push(
        SIGNER_CAPITALS
            .report(signer.value.span, format!("họ tên người ký “{text}” {why}"))
            .with_label(format!("ghi “{right}”"))
            .with_fix(signer.value.span, right),
    );
}
