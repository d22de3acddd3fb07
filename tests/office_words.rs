//! What an office declares in its configuration is right as it is: checks of terms and territory are silent about it.

use std::collections::BTreeSet;

use plancc::checks::Settings;
use plancc::source::SourceFile;
use plancc::{Context, review};

const PLAN: &str = "kế hoạch: Chuyển đổi số trên địa bàn xã Đông Giang Hạ Thượng
cơ quan: Ủy ban nhân dân xã Đông Giang Hạ Thượng
số: 12/KH-UBND
ngày: 05/3/2026

phần nội dung: Nội dung
1. Phần mềm KQTL do Sở nội vụ quản lý; phòng, chống thiên tai.
2. Phòng chống đuối nước; mô hình của tổ huyện đội ở huyện Hạ Lang.
";

fn codes(settings: Settings) -> BTreeSet<&'static str> {
    let context = Context { settings, ..Context::default() };
    let found = review(&SourceFile::new("ke-hoach.plan", PLAN), &context).diagnostics;
    found.iter().map(|report| report.code).filter(|code| code.starts_with("TN") || code.starts_with("DV")).collect()
}

#[test]
fn without_a_word_from_the_office_all_is_reported() {
    let found = codes(Settings::default());
    assert_eq!(found, BTreeSet::from(["DV001", "DV004", "TN003", "TN005", "TN017"]));
}

#[test]
fn names_short_forms_and_accepted_words_silence_the_checks() {
    let names = Settings {
        names: vec!["Sở nội vụ".into(), "xã Đông Giang Hạ Thượng".into()], ..Settings::default()
    };
    assert_eq!(codes(names), BTreeSet::from(["DV001", "TN003", "TN017"]));
    let short_forms = Settings {
        short_forms: [("KQTL".to_owned(), "Kho quản trị tư liệu".to_owned())].into(),
        ..Settings::default()
    };
    assert!(!codes(short_forms).contains("TN017"));
    let accepted = Settings {
        accepted: vec!["Phòng chống đuối nước".into(), "huyện Hạ Lang".into(), "tổ huyện đội".into()],
        ..Settings::default()
    };
    let found = codes(accepted);
    assert!(!found.contains("TN003") && !found.contains("DV001"), "{found:?}");
}
