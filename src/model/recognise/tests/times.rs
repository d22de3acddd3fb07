//! Times: what a phrase means, and what is no time.

use crate::model::recognise::{Found, read_time, recognise, recognise_times};
use crate::model::time::{Bound, Reading, TimeFact, TimeKind};
use TimeKind::{Anniversary, CitedDate, Date, Deadline, Period, Recurrence};

/// Kind, words and value of every time in a text.
fn told(text: &str) -> Vec<(TimeKind, String, String)> {
    recognise_times(text).into_iter().map(|time| (time.value.kind, time.value.text, time.value.value)).collect()
}

/// Expects one time in a text: its kind and value, and that its words are the given ones.
fn expect_one(text: &str, kind: TimeKind, words: &str, value: &str) {
    assert_eq!(told(text), [(kind, words.to_owned(), value.to_owned())], "{text}");
}

fn only(text: &str) -> Found<TimeFact> {
    let mut all = recognise_times(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

#[test]
fn days_months_quarters_and_years() {
    for (text, kind, words, value) in [
        ("Họp ngày 06 tháng 11 năm 2025.", Date, "ngày 06 tháng 11 năm 2025", "2025-11-06"),
        ("Họp ngày 06/11/2025.", Date, "ngày 06/11/2025", "2025-11-06"),
        ("(06/11/2025)", Date, "06/11/2025", "2025-11-06"),
        ("khai mạc 28-5-2019", Date, "28-5-2019", "2019-05-28"),
        ("lễ phát động vào ngày 19/8/2026", Date, "ngày 19/8/2026", "2026-08-19"),
        ("lễ phát động 02 tháng 9 năm 2026", Date, "02 tháng 9 năm 2026", "2026-09-02"),
        ("NGÀY 06 THÁNG 11 NĂM 2025", Date, "NGÀY 06 THÁNG 11 NĂM 2025", "2025-11-06"),
        ("ngày\u{a0}06 tháng  11 năm 2025", Date, "ngày\u{a0}06 tháng  11 năm 2025", "2025-11-06"),
        ("Tổng kết tháng 12 năm 2025", Period, "tháng 12 năm 2025", "2025-12"),
        ("Tổng kết tháng 12/2025", Period, "tháng 12/2025", "2025-12"),
        ("Quý II năm 2026", Period, "Quý II năm 2026", "2026-04-01/2026-06-30"),
        ("Quý IV/2026", Period, "Quý IV/2026", "2026-10-01/2026-12-31"),
        ("quý 1/2028", Period, "quý 1/2028", "2028-01-01/2028-03-31"),
        ("6 tháng đầu năm 2026", Period, "6 tháng đầu năm 2026", "2026-01-01/2026-06-30"),
        ("Chỉ tiêu năm 2026:", Period, "năm 2026", "2026"),
        ("tổ chức vào cuối năm 2030", Period, "cuối năm 2030", "2030"),
        ("Đại hội diễn ra 17 giờ 30 ngày 15/10/2026", Date, "ngày 15/10/2026", "2026-10-15"),
    ] {
        expect_one(text, kind, words, value);
    }
}

#[test]
fn periods() {
    for (text, words, value) in [
        ("giai đoạn 2025 - 2030", "giai đoạn 2025 - 2030", "2025/2030"),
        ("giai đoạn 2025-2030", "giai đoạn 2025-2030", "2025/2030"),
        ("giai đoạn 2025 – 2030", "giai đoạn 2025 – 2030", "2025/2030"),
        ("Giai đoạn từ năm 2026 đến năm 2030", "Giai đoạn từ năm 2026 đến năm 2030", "2026/2030"),
        ("nhiệm kỳ 2025 - 2030", "nhiệm kỳ 2025 - 2030", "2025/2030"),
        ("năm học 2025 - 2026", "năm học 2025 - 2026", "2025/2026"),
        ("Kế hoạch 05 năm (2026 - 2030)", "2026 - 2030", "2026/2030"),
        ("nhiệm vụ năm 2024 và năm 2025 đạt hiệu quả", "năm 2024 và năm 2025", "2024/2025"),
        ("trong các năm 2025, 2026 và 2027", "các năm 2025, 2026 và 2027", "2025/2027"),
        ("năm 2025 - 2026", "năm 2025 - 2026", "2025/2026"),
        (
            "bắt đầu từ ngày 19 tháng 8 năm 2024 đến ngày 19 tháng 8 năm 2025",
            "từ ngày 19 tháng 8 năm 2024 đến ngày 19 tháng 8 năm 2025",
            "2024-08-19/2025-08-19",
        ),
        ("Từ ngày 01/7 đến ngày 30/9/2026", "Từ ngày 01/7 đến ngày 30/9/2026", "2026-07-01/2026-09-30"),
        ("từ 01/7/2026 đến hết ngày 30/9/2026", "từ 01/7/2026 đến hết ngày 30/9/2026", "2026-07-01/2026-09-30"),
        ("từ ngày 01 đến ngày 15 tháng 5 năm 2026", "từ ngày 01 đến ngày 15 tháng 5 năm 2026", "2026-05-01/2026-05-15"),
        ("ngày 15 - 17/8/2026", "ngày 15 - 17/8/2026", "2026-08-15/2026-08-17"),
        ("từ tháng 11 năm 2025;", "từ tháng 11 năm 2025", "2025-11/.."),
        ("có hiệu lực kể từ ngày 01/7/2025", "từ ngày 01/7/2025", "2025-07-01/.."),
        ("từ năm 2026 trở đi", "từ năm 2026 trở đi", "2026/.."),
        ("từ 2025 đến 2030", "từ 2025 đến 2030", "2025/2030"),
        ("từ tháng 3/2026 đến hết tháng 12/2030", "từ tháng 3/2026 đến hết tháng 12/2030", "2026-03/2030-12"),
        ("từ tháng 3 năm 2026 đến tháng 12 năm 2030", "từ tháng 3 năm 2026 đến tháng 12 năm 2030", "2026-03/2030-12"),
        ("từ tháng 3 đến tháng 12 năm 2026", "từ tháng 3 đến tháng 12 năm 2026", "2026-03/2026-12"),
        ("từ quý I/2026 đến quý IV/2030", "từ quý I/2026 đến quý IV/2030", "2026-01-01/2030-12-31"),
        ("Từ nay đến hết năm 2030", "Từ nay đến hết năm 2030", "../2030"),
        ("tháng 3, 4 năm 2026", "tháng 3, 4 năm 2026", "2026-03/2026-04"),
        ("tháng 3 và tháng 4/2026", "tháng 3 và tháng 4/2026", "2026-03/2026-04"),
        ("quý I và quý II năm 2026", "quý I và quý II năm 2026", "2026-01-01/2026-06-30"),
        ("Quý I, II/2026", "Quý I, II/2026", "2026-01-01/2026-06-30"),
        ("Từ ngày phát động đến ngày 19/5/2026", "Từ ngày phát động đến ngày 19/5/2026", "../2026-05-19"),
        ("Đợt 1 (15/7/2026 - 30/8/2026)", "15/7/2026 - 30/8/2026", "2026-07-15/2026-08-30"),
        ("Đợt 1: 01/2026 - 6/2027", "01/2026 - 6/2027", "2026-01/2027-06"),
    ] {
        expect_one(text, Period, words, value);
    }
}

#[test]
fn deadlines() {
    use Bound::{Before, NoLaterThan, Within};
    for (text, words, side, value) in [
        ("trước ngày 14 tháng 02 năm 2025", "trước ngày 14 tháng 02 năm 2025", Before, "2025-02-14"),
        ("gửi trước 30/6/2026 để", "trước 30/6/2026", Before, "2026-06-30"),
        ("gửi trước 17 giờ 00 ngày 15/11/2026 để", "trước 17 giờ 00 ngày 15/11/2026", Before, "2026-11-15"),
        ("trước ngày 15/11.", "trước ngày 15/11", Before, "--11-15"),
        ("trước 15/11", "trước 15/11", Before, "--11-15"),
        ("hoàn thành trước tháng 6/2026", "hoàn thành trước tháng 6/2026", Before, "2026-06"),
        ("hoàn thành xong trước ngày 01/7/2026", "hoàn thành xong trước ngày 01/7/2026", Before, "2026-07-01"),
        ("chậm nhất là ngày 20 tháng 10 năm 2026", "chậm nhất là ngày 20 tháng 10 năm 2026", NoLaterThan, "2026-10-20"),
        ("chậm nhất ngày 20/10/2026", "chậm nhất ngày 20/10/2026", NoLaterThan, "2026-10-20"),
        ("chậm nhất trước ngày 20/10/2026", "chậm nhất trước ngày 20/10/2026", Before, "2026-10-20"),
        ("đến hết ngày 31/12/2026", "đến hết ngày 31/12/2026", NoLaterThan, "2026-12-31"),
        ("Phấn đấu đến năm 2030, 100% xã", "đến năm 2030", NoLaterThan, "2030"),
        ("đến cuối năm 2027", "đến cuối năm 2027", NoLaterThan, "2027"),
        ("trong quý I năm 2026", "trong quý I năm 2026", Within, "2026-01-01/2026-03-31"),
        ("Hoàn thành trong quý III/2026", "Hoàn thành trong quý III/2026", Within, "2026-07-01/2026-09-30"),
        ("trong tháng 3 năm 2026", "trong tháng 3 năm 2026", Within, "2026-03"),
        ("trong năm 2026", "trong năm 2026", Within, "2026"),
        ("trong quý III", "trong quý III", Within, "--Q3"),
        ("tổng kết vào quý IV năm 2030", "vào quý IV năm 2030", Within, "2030-10-01/2030-12-31"),
    ] {
        expect_one(text, Deadline, words, value);
        let time = only(text).value;
        assert!(matches!(time.reading, Reading::Limit { bound, .. } if bound == side), "{text}: {time:?}");
    }
}

#[test]
fn before_a_day_excludes_it() {
    let last_day = |text: &str| only(text).value.last_day().map(|day| day.to_string());
    assert_eq!(last_day("trước ngày 01/3/2026").as_deref(), Some("2026-02-28"));
    assert_eq!(last_day("đến hết tháng 02/2028").as_deref(), Some("2028-02-29"));
    assert_eq!(last_day("trước ngày 15/11"), None);
    assert_eq!(
        only("trong quý I năm 2026").value.first_day().map(|day| day.to_string()).as_deref(),
        Some("2026-01-01")
    );
    assert_eq!(only("từ tháng 11 năm 2025").value.last_day(), None);
}

#[test]
fn times_told_from_an_event() {
    for (text, words, event, value) in [
        (
            "gửi về Sở Nội vụ trước ngày tổ chức Hội nghị tổng kết ít nhất 15 ngày, để thẩm định",
            "trước ngày tổ chức Hội nghị tổng kết ít nhất 15 ngày",
            "tổ chức Hội nghị tổng kết",
            "event-P15D",
        ),
        ("sau khi kết thúc đợt thi đua.", "sau khi kết thúc đợt thi đua", "kết thúc đợt thi đua", "event"),
        ("Kết thúc mỗi đợt thi đua chủ động đánh giá", "Kết thúc mỗi đợt thi đua", "Kết thúc mỗi đợt thi đua", "event"),
        ("ít nhất 10 ngày trước ngày bầu cử", "ít nhất 10 ngày trước ngày bầu cử", "bầu cử", "event-P10D"),
        ("chậm nhất là 35 ngày trước ngày bầu cử.", "chậm nhất là 35 ngày trước ngày bầu cử", "bầu cử", "event-P35D"),
        (
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở Nội vụ",
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ",
            "nhận đủ hồ sơ",
            "event+P5D",
        ),
        (
            "chậm nhất 15 ngày sau khi ban hành Kế hoạch này",
            "chậm nhất 15 ngày sau khi ban hành Kế hoạch này",
            "ban hành Kế hoạch này",
            "event+P15D",
        ),
    ] {
        expect_one(text, Deadline, words, value);
        let time = only(text).value;
        assert!(matches!(&time.reading, Reading::Relative { event: told, .. } if told == event), "{text}: {time:?}");
    }
}

#[test]
fn recurrences() {
    for (text, words, value) in [
        ("tổng kết giai đoạn 05 năm/lần.", "05 năm/lần", "P5Y"),
        ("báo cáo 6 tháng một lần", "6 tháng một lần", "P6M"),
        ("họp 03 tháng/01 lần", "03 tháng/01 lần", "P3M"),
        ("mỗi quý họp", "mỗi quý", "P3M"),
        ("Hằng năm, các đơn vị", "Hằng năm", "P1Y"),
        ("dự toán hàng năm", "hàng năm", "P1Y"),
        ("Định kỳ hằng năm báo cáo", "Định kỳ hằng năm", "P1Y"),
        ("định kỳ hằng quý", "định kỳ hằng quý", "P3M"),
        ("hằng tháng", "hằng tháng", "P1M"),
        ("định kỳ 6 tháng", "định kỳ 6 tháng", "P6M"),
        ("kiểm tra 02 lần/năm", "02 lần/năm", "2/P1Y"),
        ("mỗi năm 02 lần", "mỗi năm 02 lần", "2/P1Y"),
        ("trước ngày 15/11 hằng năm để tổng hợp", "trước ngày 15/11 hằng năm", "--11-15"),
        ("trước ngày 12 tháng 11 hàng năm", "trước ngày 12 tháng 11 hàng năm", "--11-12"),
        ("trước 15/11 hằng năm", "trước 15/11 hằng năm", "--11-15"),
        ("trước ngày 15/6 và 15/11 hằng năm", "trước ngày 15/6 và 15/11 hằng năm", "--06-15/--11-15"),
        ("vào đầu tháng 11 của năm và", "vào đầu tháng 11 của năm", "--11"),
        ("Tháng 7,8 hàng năm", "Tháng 7,8 hàng năm", "--07/--08"),
        ("tháng 6 và tháng 12 hằng năm", "tháng 6 và tháng 12 hằng năm", "--06/--12"),
        ("Quý IV hằng năm", "Quý IV hằng năm", "--Q4"),
        ("trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng", "---25"),
        ("trước ngày 20 của tháng cuối quý", "trước ngày 20 của tháng cuối quý", "---20"),
        ("mỗi năm ít nhất 02 lần", "mỗi năm ít nhất 02 lần", "2/P1Y"),
        ("trước ngày 20 tháng cuối quý", "trước ngày 20 tháng cuối quý", "---20"),
        ("từ ngày 01/7 đến ngày 19/8 hằng năm", "từ ngày 01/7 đến ngày 19/8 hằng năm", "--07-01/--08-19"),
    ] {
        expect_one(text, Recurrence, words, value);
    }
}

#[test]
fn a_deadline_without_a_year_comes_every_year_where_its_sentence_says_so() {
    let text = "Hằng năm, các đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 15/11 để tổng hợp.";
    let found = told(text);
    assert_eq!(found[1], (Recurrence, "trước ngày 15/11".to_owned(), "--11-15".to_owned()));
    let other = told("Tổ chức hằng năm. Báo cáo trước ngày 15/11.");
    assert_eq!(other[1].0, Deadline);
}

#[test]
fn anniversaries() {
    for (text, words, event, years) in [
        (
            "kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)”.",
            "95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)",
            "Ngày thành lập Đảng Cộng sản Việt Nam",
            95,
        ),
        (
            "kỷ niệm 20 năm Ngày hội toàn dân bảo vệ an ninh Tổ quốc (19/8/2005 - 19/8/2025, và",
            "20 năm Ngày hội toàn dân bảo vệ an ninh Tổ quốc (19/8/2005 - 19/8/2025",
            "Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
            20,
        ),
        (
            "và Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2025)",
            "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2025)",
            "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            80,
        ),
    ] {
        let time = only(text).value;
        assert_eq!((time.kind, time.text.as_str()), (Anniversary, words));
        assert!(
            matches!(&time.reading, Reading::Anniversary { event: told, years: counted, .. } if told == event && *counted == years),
            "{time:?}"
        );
    }
}

#[test]
fn blanks_are_kept_as_blanks() {
    for (text, value) in [
        ("ngày … tháng 3 năm 2026", "2026-03"),
        ("ngày ... tháng 3 năm 2026", "2026-03"),
        ("ngày tháng 4 năm 2026", "2026-04"),
        ("ngày …/3/2026", "2026-03"),
        ("ngày …/…/2026", "2026"),
        ("ngày     /3/2026", "2026-03"),
        ("…/3/2026", "2026-03"),
        ("ngày ___", ""),
        ("ngày … tháng … năm …", ""),
        ("trước ngày …/11/2026", "2026-11"),
    ] {
        let time = only(text).value;
        assert!(time.has_blank, "{text}");
        assert_eq!(time.value, value, "{text}");
        assert_eq!(time.text, text);
    }
}

#[test]
fn impossible_dates_are_seen_and_said() {
    for text in [
        "ngày 31 tháng 02 năm 2026",
        "ngày 31/02/2026",
        "trước ngày 32/5/2026",
        "ngày 29/02/2025",
        "tháng 13 năm 2026",
        "từ ngày 01/4/2026 đến ngày 31/4/2026",
        "trước ngày 31/11 hằng năm",
    ] {
        let time = only(text).value;
        assert!(time.impossible, "{text}: {time:?}");
        assert_eq!(time.last_day(), None, "{text}");
    }
    assert!(!only("ngày 29/02/2028").value.impossible);
    let dates = only("từ ngày 01/4/2026 đến ngày 31/4/2026").value.dates;
    assert_eq!(dates.iter().map(|date| date.value.fault.is_some()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(dates[1].range, 28..43);
}

#[test]
fn digits_are_kept_as_typed() {
    let dates = only("ngày 6 tháng 03 năm 2026").value.dates;
    assert_eq!((dates[0].value.day_digits.as_str(), dates[0].value.month_digits.as_str()), ("6", "03"));
}

#[test]
fn what_is_no_time_is_left_alone() {
    for text in [
        "tổ chức chính trị - xã hội",
        "Mục 3.1 và 3.2",
        "trực 24/7",
        "đường dây nóng hoạt động 24/7, 24/24 giờ",
        "đạt 2/3 số hộ, tăng đến 1/2",
        "từ 1/3 đến 2/3 số hộ",
        "từ 2000 đến 2100 hộ",
        "1.500 - 2.000 người",
        "2000 - 2100 người",
        "Quyết định số 10/2024/QĐ-UBND",
        "Thông tư số 124/2021/TT-BCA",
        "2.340.000 đồng",
        "Cách mạng tháng Tám thành công",
        "từng giai đoạn, trong giai đoạn mới",
        "một năm nhiều việc, trong năm qua",
        "ngày càng, ngày nay, trước hết, từ đó",
        "trước ngày mai",
        "05 năm, 02 đợt, 10 tập thể và 20 cá nhân",
        "không quá 10% tập thể và 05% cá nhân",
        "đợt 1, đợt 2",
        "phong trào ngày...",
        "ghi rõ ngày, tháng, năm",
        "hàng hóa, hàng loạt, định hướng",
        "192.168.1.1",
        "sau khi được duyệt",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_time_that_stands_alone_is_read_more_freely() {
    for (text, kind, value) in [
        ("15/11", Date, "--11-15"),
        ("tháng 12", Period, "--12"),
        ("Tháng 11.", Period, "--11"),
        ("2026", Period, "2026"),
        ("3/2026", Period, "2026-03"),
        ("Quý II", Period, "--Q2"),
        ("Thường xuyên", Recurrence, "P1D"),
        ("trước ngày 10 tháng 11 hằng năm", Recurrence, "--11-10"),
        ("từ tháng 3 năm 2026 đến tháng 12 năm 2030", Period, "2026-03/2030-12"),
        ("Đến năm 2030", Deadline, "2030"),
    ] {
        let time = read_time(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((time.kind, time.value.as_str()), (kind, value), "{text}");
    }
    for text in ["", "hai", "Cơ quan, đơn vị, địa phương", "báo cáo trước ngày 15/11/2026", "100%"] {
        assert_eq!(read_time(text), None, "{text}");
    }
}

#[test]
fn dates_of_cited_documents_are_told_apart() {
    let found = recognise(
        "Căn cứ Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ về Kế hoạch giai đoạn 2025 - 2030; \
         báo cáo trước ngày 15/11/2026.",
    );
    let kinds: Vec<_> = found.times.iter().map(|time| (time.value.kind, time.value.within_citation)).collect();
    assert_eq!(kinds, [(CitedDate, true), (Period, true), (Deadline, false)]);
}
