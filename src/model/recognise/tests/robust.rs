//! Any text at all: no panic, places on the borders of characters, time in proportion to length.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::model::recognise::{read_time, recognise};

/// Pieces of phrases, to be thrown together in any order.
const PIECES: &[&str] = &[
    "ngày",
    "tháng",
    "năm",
    "quý",
    "từ",
    "đến",
    "trước",
    "sau khi kết thúc",
    "hằng năm",
    "giai đoạn",
    " ",
    " ",
    " ",
    ", ",
    "; ",
    ".",
    "…",
    "___",
    "/",
    "-",
    " - ",
    "31",
    "02",
    "15/11",
    "2026",
    "06/11/2025",
    "II",
    "số",
    "Quyết định",
    "Nghị quyết",
    "2447/QĐ-TTg",
    "44-KL/TW",
    "của",
    "Bộ Công an",
    "về",
    "“",
    "”",
    "(",
    ")",
    "Luật",
    "Thi đua, khen thưởng",
    "sửa đổi, bổ sung",
    "điểm đ",
    "khoản 2",
    "Điều 30",
    "mẫu số 08",
    "sau đây gọi tắt là",
    "ANTT",
    "05",
    "lần",
    "một lần",
    "định kỳ",
    "nhiệm kỳ",
    "Đại hội",
    "ít nhất 15 ngày",
    "chậm nhất",
    "trong",
    "vào",
    "đầu",
    "\u{a0}",
    "\n",
    "ẫ",
    "đ",
    "İ",
    "ﬀ",
    "e\u{302}\u{301}",
    "và",
    "07",
    "kỷ niệm 95 năm Ngày",
];

fn check(text: &str) {
    let found = recognise(text);
    let mut last = 0;
    for time in &found.times {
        assert_eq!(text.get(time.range.clone()), Some(time.value.text.as_str()));
        assert!(time.range.start >= last, "times do not overlap");
        last = time.range.end;
        for date in &time.value.dates {
            assert!(text.get(date.range.clone()).is_some());
        }
        let _ = (time.value.first_day(), time.value.last_day());
    }
    let mut start = 0;
    for citation in &found.citations {
        assert_eq!(text.get(citation.range.clone()), Some(citation.value.text.as_str()));
        assert!(citation.range.start >= start, "citations follow the text");
        start = citation.range.start;
        let pieces = [&citation.value.title, &citation.value.issuer, &citation.value.number_and_symbol];
        for piece in pieces.into_iter().flatten() {
            assert_eq!(text.get(piece.range.clone()), Some(piece.value.as_str()));
            assert!(citation.range.start <= piece.range.start);
        }
    }
    for definition in &found.definitions {
        assert!(text.get(definition.range.clone()).is_some());
        for piece in [&definition.value.term, &definition.value.long_form] {
            assert_eq!(text.get(piece.range.clone()), Some(piece.value.as_str()));
        }
    }
    let _ = read_time(text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_mixture_of_phrases(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat());
        check(&pieces.join(" "));
    }
}

/// Takes the recognisers over a piece repeated to a length; what is quadratic would not come back.
fn check_long(piece: &str, bytes: usize) {
    let text = piece.repeat(bytes / piece.len());
    let begun = Instant::now();
    let _ = recognise(&text);
    // Generous: a test build on a busy machine.
    assert!(begun.elapsed() < Duration::from_secs(120), "{piece:?}: {:?}", begun.elapsed());
}

#[test]
fn a_paragraph_of_a_megabyte_comes_back() {
    for piece in ["a", "1", "…", "(", "“", "của ", " ", "gọi tắt là "] {
        check_long(piece, 1_000_000);
    }
}

#[test]
fn long_runs_of_phrases_come_back() {
    for piece in [
        "1.",
        "Luật A ",
        "Luật a, ",
        "07 Nghị quyết “",
        "Nghị quyết về của ",
        "ngày ",
        "từ ngày 01/7 đến ",
        "Quyết định số 1/QĐ về ",
        "trước ngày ",
        "tháng 7,8,",
        "15/11 hằng ",
        "điểm a, ",
        "kỷ niệm 95 năm Ngày (03/02/1930 - 03/02/2025) ",
        "Kết luận số 44-KL/TW của Ban Bí thư về Chỉ thị số 09-CT/TW của ",
    ] {
        check_long(piece, 4_000);
    }
}
