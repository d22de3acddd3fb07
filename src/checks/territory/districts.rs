//! Units of the level of the district (`DV`), which ended on 30 June 2025.

use crate::checks::spots::{Spot, counted, is_accepted, is_upper, with_others};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::Diagnostic;
use crate::model::passages::Kind;
use crate::model::recognise::words::Words;
use crate::reference::units::last_day_of_districts;
use crate::syntax::keywords::FieldKey;

use super::gazetteer::tells_of_the_past;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[DISTRICT_AFTER_ITS_END, DISTRICT_ENDS_WITHIN_THE_PERIOD];

const LOCAL_GOVERNMENT: Basis = Basis::Law {
    instrument: "Luật Tổ chức chính quyền địa phương (72/2025/QH15)",
    place: "Điều 1",
    from: "2025-07-01",
    until: None,
};

const DISTRICT_AFTER_ITS_END: Check = Check {
    code: "DV001",
    name: "district-after-its-end",
    title: "Nhắc đến đơn vị cấp huyện không còn",
    severity: crate::diagnostics::Severity::Error,
    explanation: "Từ ngày 01/7/2025, chính quyền địa phương có hai cấp: cấp tỉnh và cấp xã (xã, phường, đặc khu); không còn \
        huyện, quận, thị xã, thành phố thuộc tỉnh, thị trấn và các cơ quan cấp huyện. Kế hoạch ban hành từ ngày đó mà giao việc \
        hoặc gửi văn bản cho các đơn vị này thì không thực hiện được. Tên văn bản viện dẫn, lời trong ngoặc kép và câu nói về \
        giai đoạn trước (“huyện … cũ”, “trước đây”, “sau sáp nhập”, số liệu trước năm 2025) không bị báo; tên cơ sở y tế, \
        trường học còn giữ chữ “huyện” cũng vậy.",
    basis: &[LOCAL_GOVERNMENT],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Công an cấp huyện phối hợp kiểm tra việc vệ sinh môi trường.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Công an cấp xã phối hợp kiểm tra việc vệ sinh môi trường; rà soát hồ sơ do \
        cấp huyện bàn giao.\n",
    run: Run::Always(district_after_its_end),
};

const DISTRICT_ENDS_WITHIN_THE_PERIOD: Check = Check {
    code: "DV002",
    name: "district-ends-within-the-period",
    title: "Đơn vị cấp huyện kết thúc trong thời gian thực hiện kế hoạch",
    severity: crate::diagnostics::Severity::Hint,
    explanation: "Kế hoạch ban hành trước ngày 01/7/2025 nhắc đến huyện, quận, thị xã, thị trấn là đúng vào lúc ban hành. Nếu \
        thời gian thực hiện kéo dài qua ngày đó thì phần việc còn lại không còn cơ quan cấp huyện thực hiện, cần xem lại khi \
        dùng tiếp kế hoạch. Tên văn bản viện dẫn và lời trong ngoặc kép không bị báo.",
    basis: &[LOCAL_GOVERNMENT],
    bad: "ngày: 06/01/2025\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 \
        năm 2025 đến ngày 31 tháng 12 năm 2025. Sở Nội vụ tham mưu tổ chức sơ kết và tổng kết vào năm 2025, có đại diện các \
        huyện dự.\n",
    good: "ngày: 06/01/2025\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng \
        01 năm 2025 đến ngày 30 tháng 6 năm 2025. Sở Nội vụ tham mưu tổ chức sơ kết và tổng kết vào năm 2025, có đại diện các \
        huyện dự.\n",
    run: Run::Always(district_ends_within_the_period),
};

/// What a place speaks of: several places of one kind make one report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spoken {
    /// `cấp huyện`
    Level,
    /// `Huyện ủy`, `Huyện đoàn`
    Party,
    /// `các quận, huyện`, `huyện Cao Lãnh`
    Unit,
    /// `thị xã`, `thị trấn`, a city inside a province
    Town,
}

fn district_after_its_end(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if cx.earliest_issue().is_none_or(|issued| issued <= last_day_of_districts()) {
        return;
    }
    for (kind, places) in by_kind(cx) {
        let Some((first, others)) = places.split_first() else { continue };
        let help = match kind {
            Spoken::Level => "ghi cấp tỉnh hoặc cấp xã, tùy theo việc được giao",
            Spoken::Party => "ghi “Đảng ủy xã, phường, đặc khu” hoặc cơ quan cấp tỉnh",
            Spoken::Unit | Spoken::Town => "ghi “xã, phường, đặc khu”; nếu nói về đơn vị trước đây thì thêm “cũ”",
        };
        let message = format!(
            "“{}” không còn từ ngày 01/7/2025{}, trong khi kế hoạch ban hành sau ngày đó",
            first.typed(cx),
            counted(places.len())
        );
        let report = DISTRICT_AFTER_ITS_END.report(first.span(cx), message).with_help(help);
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

fn district_ends_within_the_period(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let last = last_day_of_districts();
    let period = cx.plan.period.and_then(|at| cx.plan.times.get(at)).and_then(|time| time.value.last_day());
    if cx.latest_issue().is_none_or(|issued| issued > last) || period.is_none_or(|end| end <= last) {
        return;
    }
    for (_, places) in by_kind(cx) {
        let Some((first, others)) = places.split_first() else { continue };
        let message = format!(
            "“{}”{} chỉ còn đến ngày 30/6/2025, trong khi thời gian thực hiện kéo dài sau ngày đó",
            first.typed(cx),
            counted(places.len())
        );
        let report = DISTRICT_ENDS_WITHIN_THE_PERIOD
            .report(first.span(cx), message)
            .with_help("nêu rõ cơ quan tiếp nhận nhiệm vụ sau ngày 30/6/2025, hoặc điều chỉnh khi dùng lại kế hoạch");
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

/// Every live mention of the level of the district, by what it speaks of.
fn by_kind(cx: &Context<'_>) -> Vec<(Spoken, Vec<Spot>)> {
    let mut found: Vec<(Spoken, Vec<Spot>)> = Vec::new();
    for (index, passage) in cx.texts() {
        if matches!(passage.kind, Kind::Field(FieldKey::Parties | FieldKey::Parent)) {
            continue;
        }
        let words = &passage.words;
        let mut at = 0;
        while at < words.len() {
            let Some((kind, from, to)) = district_at(words, at) else {
                at += 1;
                continue;
            };
            at = to.max(at + 1);
            let spot = Spot { passage: index, from, to };
            if cx.is_quoted(index, &spot.bytes(cx)) || tells_of_the_past(words, from) || is_accepted(cx, spot.typed(cx))
            {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, places)) => places.push(spot),
                None => found.push((kind, vec![spot])),
            }
        }
    }
    found
}

/// A unit of the district at a word: what it is, and its words with the body that it belongs to.
fn district_at(words: &Words<'_>, at: usize) -> Option<(Spoken, usize, usize)> {
    if !matches!(words.word(at), "cấp" | "huyện" | "quận" | "thị" | "thành") {
        return None;
    }
    if let Some(after) = words.after(at, "cấp huyện") {
        return Some((Spoken::Level, with_body(words, at), after));
    }
    if let Some(after) = ["huyện ủy", "quận ủy", "thị ủy", "huyện đoàn", "quận đoàn", "thị đoàn"]
        .iter()
        .find_map(|organ| words.after(at, organ))
    {
        let mut after = after;
        while words.word(after) == "," {
            let more = ["huyện ủy", "quận ủy", "thị ủy"].iter().find_map(|organ| words.after(after + 1, organ));
            let Some(more) = more else { break };
            after = more;
        }
        return Some((Spoken::Party, at, after));
    }
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    let town = ["thị xã", "thị trấn"].iter().find_map(|town| words.after(at, town));
    if let Some(after) = town {
        // `đô thị xã hội`, `đô thị trấn …`: the first syllable belongs to the word before.
        let is_cut = before == "đô" || words.word(after) == "hội";
        return (!is_cut).then(|| (Spoken::Town, with_body(words, at), after_name(words, after)));
    }
    if let Some(after) = words.after(at, "thành phố") {
        let end = after_name(words, after);
        let is_inside_a_province = end > after && words.word(end) == "," && words.word(end + 1) == "tỉnh";
        return (is_inside_a_province && words.is_capital(end + 2)).then_some((
            Spoken::Town,
            with_body(words, at),
            end,
        ));
    }
    if !matches!(words.word(at), "huyện" | "quận") {
        return None;
    }
    // A person's name, or a heading in capitals of which no name can be told.
    let is_name = words.is_capital(at) && !is_upper(words.written(at)) && {
        let previous = at.checked_sub(1);
        previous.is_some_and(|previous| words.is_capital(previous) && words.is_word(previous))
            || words.is_word(at + 1) && words.word(at) == "quận" && matches!(words.word(at + 1), "công" | "chúa")
    };
    if is_name || is_facility(words, at) {
        return None;
    }
    let mut after = after_name(words, at + 1);
    while matches!(words.word(after), "," | "và" | "-" | "/") {
        let next = ["huyện", "quận", "thị xã"].iter().find_map(|unit| words.after(after + 1, unit));
        let Some(next) = next else { break };
        after = after_name(words, next);
    }
    Some((Spoken::Unit, with_body(words, at), after))
}

/// The word after the proper name or the number of a unit.
fn after_name(words: &Words<'_>, at: usize) -> usize {
    let is_number = |index: usize| words.word(index).bytes().all(|byte| byte.is_ascii_digit()) && words.is_word(index);
    if is_number(at) {
        return at + 1;
    }
    (at..words.len().min(at + 4)).find(|index| !words.is_capital(*index) || !words.is_word(*index)).unwrap_or(at)
}

/// The first word of the body whose level or unit stands at a word: `Công an cấp huyện`.
fn with_body(words: &Words<'_>, at: usize) -> usize {
    ["ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "công an", "đảng ủy"]
        .iter()
        .filter_map(|body| {
            at.checked_sub(body.split(' ').count()).filter(|start| words.after(*start, body) == Some(at))
        })
        .min()
        .unwrap_or(at)
}

/// Tells whether the unit is part of the name of a facility that may have kept it: `Bệnh viện đa khoa huyện …`.
fn is_facility(words: &Words<'_>, at: usize) -> bool {
    let heads =
        ["bệnh viện", "trung tâm y tế", "trường", "trạm", "thư viện", "nhà văn hóa", "sân vận động", "chợ", "tuyến"];
    (at.saturating_sub(8)..at).any(|index| {
        heads.iter().any(|head| words.is_at(index, head))
            && (index..at).all(|between| !matches!(words.word(between), "," | ";" | "." | ":"))
    })
}
