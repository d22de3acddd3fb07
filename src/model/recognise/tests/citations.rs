//! Citations: what is read of a document, and what is no citation.

use crate::model::citation::{Citation, Shape};
use crate::model::recognise::{Found, recognise_citations};
use Shape::{Law, Party, State, Unnumbered};

/// Shape, type, reference, date, issuer and title; empty where there is none.
type Row = (Shape, &'static str, &'static str, &'static str, &'static str, &'static str);

fn row(citation: &Citation) -> (Shape, &str, &str, &str, &str, &str) {
    let words = |piece: &'_ Option<Found<String>>| -> String {
        piece.as_ref().map(|piece| piece.value.clone()).unwrap_or_default()
    };
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    (
        citation.shape,
        &citation.document_type,
        citation.reference.as_deref().unwrap_or_default(),
        citation.date_value.as_deref().unwrap_or_default(),
        leak(words(&citation.issuer)),
        leak(words(&citation.title)),
    )
}

fn expect(text: &str, rows: &[Row]) {
    let found = recognise_citations(text);
    let told: Vec<_> = found.iter().map(|citation| row(&citation.value)).collect();
    assert_eq!(told, rows, "{text}");
    for citation in &found {
        assert_eq!(text.get(citation.range.clone()), Some(citation.value.text.as_str()));
    }
}

fn only(text: &str) -> Found<Citation> {
    let mut all = recognise_citations(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

#[test]
fn documents_of_the_state() {
    expect(
        "Căn cứ Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ ban hành Kế hoạch triển khai Phong trào \
         thi đua “Toàn dân bảo vệ an ninh Tổ quốc”, Ủy ban nhân dân tỉnh ban hành Kế hoạch",
        &[(
            State,
            "Quyết định",
            "2447/QĐ-TTg",
            "2025-11-06",
            "Thủ tướng Chính phủ",
            "ban hành Kế hoạch triển khai Phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc”",
        )],
    );
    expect(
        "Thông tư số 124/2021/TT-BCA ngày 28/12/2021 của Bộ Công an quy định về dân cư, xã, phường đạt tiêu chuẩn “An toàn về \
         ANTT”; Quyết định số 510/QĐ-BCA-V05, ngày 20/01/2022 của Bộ Công an về Ban hành “Quy định Tiêu chí đánh giá, phân loại”;",
        &[
            (
                State,
                "Thông tư",
                "124/2021/TT-BCA",
                "2021-12-28",
                "Bộ Công an",
                "quy định về dân cư, xã, phường đạt tiêu chuẩn “An toàn về ANTT”",
            ),
            (
                State,
                "Quyết định",
                "510/QĐ-BCA-V05",
                "2022-01-20",
                "Bộ Công an",
                "về Ban hành “Quy định Tiêu chí đánh giá, phân loại”",
            ),
        ],
    );
    expect("theo Nghị định số 152/2025/NĐ-CP.", &[(State, "Nghị định", "152/2025/NĐ-CP", "", "", "")]);
    expect(
        "(Kèm theo Kế hoạch số 4443 /KH-UBND ngày 31/12/2025 của Ủy ban nhân dân tỉnh Cao Bằng)",
        &[(State, "Kế hoạch", "4443/KH-UBND", "2025-12-31", "Ủy ban nhân dân tỉnh Cao Bằng", "")],
    );
    expect(
        "thực hiện theo Quyết định số 10/2024/QĐ-UBND ngày 13 tháng 6 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ quy định \
         về công tác thi đua, khen thưởng (Không quá 10% tập thể)",
        &[(
            State,
            "Quyết định",
            "10/2024/QĐ-UBND",
            "2024-06-13",
            "Ủy ban nhân dân thành phố Cần Thơ",
            "quy định về công tác thi đua, khen thưởng",
        )],
    );
    expect(
        "Thực hiện Chỉ thị 24/CT-TTg ngày 22/9/2025 của Thủ tướng Chính phủ, Công an tỉnh tham mưu",
        &[(State, "Chỉ thị", "24/CT-TTg", "2025-09-22", "Thủ tướng Chính phủ", "")],
    );
    expect(
        "Công văn số 123/UBND-NC ngày 05/3/2026 của UBND TP. Hồ Chí Minh về việc báo cáo kết quả, các đơn vị",
        &[(State, "Công văn", "123/UBND-NC", "2026-03-05", "UBND TP. Hồ Chí Minh", "về việc báo cáo kết quả")],
    );
    expect(
        "Nghị quyết số 202/2025/QH15 của Quốc hội về việc sắp xếp đơn vị hành chính cấp tỉnh.",
        &[(State, "Nghị quyết", "202/2025/QH15", "", "Quốc hội", "về việc sắp xếp đơn vị hành chính cấp tỉnh")],
    );
    expect(
        "Kế hoạch số 12/KH-SVHTTDL ngày 10/02/2026 của Sở Văn hóa, Thể thao và Du lịch về tuyên truyền",
        &[(State, "Kế hoạch", "12/KH-SVHTTDL", "2026-02-10", "Sở Văn hóa, Thể thao và Du lịch", "về tuyên truyền")],
    );
    expect(
        "Nghị quyết số 02/2026/NQ-HĐND ngày 27 tháng 02 năm 2026 của Hội đồng nhân dân tỉnh Quảng Ninh khóa XIV, kỳ họp thứ 30 \
         quy định chính sách hỗ trợ;",
        &[(
            State,
            "Nghị quyết",
            "02/2026/NQ-HĐND",
            "2026-02-27",
            "Hội đồng nhân dân tỉnh Quảng Ninh khóa XIV",
            "quy định chính sách hỗ trợ",
        )],
    );
    expect(
        "Hướng dẫn số 05/HD-HĐTĐKT ngày 02/3/2026 của Hội đồng Thi đua - Khen thưởng Trung ương và Thông tư số 01/2026/TT-BNV",
        &[
            (State, "Hướng dẫn", "05/HD-HĐTĐKT", "2026-03-02", "Hội đồng Thi đua - Khen thưởng Trung ương", ""),
            (State, "Thông tư", "01/2026/TT-BNV", "", "", ""),
        ],
    );
}

#[test]
fn documents_of_the_party() {
    expect(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và \
         chuyển đổi số quốc gia; Chỉ thị số 09-CT/TW",
        &[
            (
                Party,
                "Nghị quyết",
                "57-NQ/TW",
                "2024-12-22",
                "Bộ Chính trị",
                "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
            ),
            (Party, "Chỉ thị", "09-CT/TW", "", "", ""),
        ],
    );
    expect(
        "Chương trình hành động số 12-CTr/TU ngày 03/02/2026 của Tỉnh ủy, Kế hoạch số 07-KH/ĐU của Đảng ủy xã",
        &[
            (Party, "Chương trình hành động", "12-CTr/TU", "2026-02-03", "Tỉnh ủy", ""),
            (Party, "Kế hoạch", "07-KH/ĐU", "", "Đảng ủy xã", ""),
        ],
    );
    expect(
        "Thông báo kết luận số 45-TB/TU của Ban Thường vụ Thành ủy",
        &[(Party, "Thông báo kết luận", "45-TB/TU", "", "Ban Thường vụ Thành ủy", "")],
    );
    expect(
        "Nghị quyết số 29-NQ/TW, ngày 17/11/2022 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XIII về tiếp tục đẩy mạnh",
        &[(
            Party,
            "Nghị quyết",
            "29-NQ/TW",
            "2022-11-17",
            "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XIII",
            "về tiếp tục đẩy mạnh",
        )],
    );
}

#[test]
fn several_numbers_of_one_type() {
    expect(
        "các Nghị quyết số 57-NQ/TW, số 59-NQ/TW, số 66-NQ/TW và số 68-NQ/TW của Bộ Chính trị.",
        &[
            (Party, "Nghị quyết", "57-NQ/TW", "", "Bộ Chính trị", ""),
            (Party, "Nghị quyết", "59-NQ/TW", "", "Bộ Chính trị", ""),
            (Party, "Nghị quyết", "66-NQ/TW", "", "Bộ Chính trị", ""),
            (Party, "Nghị quyết", "68-NQ/TW", "", "Bộ Chính trị", ""),
        ],
    );
}

#[test]
fn a_document_after_a_comma_is_no_title() {
    expect(
        "Nghị định 30/2020/NĐ-CP, Hướng dẫn 36-HD/BTGTW; Nghị quyết 18-NQ/TW về bộ máy và Nghị quyết 19-NQ/TW",
        &[
            (State, "Nghị định", "30/2020/NĐ-CP", "", "", ""),
            (Party, "Hướng dẫn", "36-HD/BTGTW", "", "", ""),
            (Party, "Nghị quyết", "18-NQ/TW", "", "", "về bộ máy"),
            (Party, "Nghị quyết", "19-NQ/TW", "", "", ""),
        ],
    );
    expect(
        "Nghị quyết số 05-NQ/ĐH ngày 20/9/2025 của Đại hội Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2025 - 2030;",
        &[(Party, "Nghị quyết", "05-NQ/ĐH", "2025-09-20", "Đại hội Đảng bộ tỉnh lần thứ XVII", "")],
    );
}

#[test]
fn documents_named_in_a_title_are_nested() {
    let text = "Để thực hiện Kết luận số 44-KL/TW ngày 22 tháng 01 năm 2019 của Ban Bí thư về tiếp tục thực hiện Chỉ thị số \
                09-CT/TW của Ban Bí thư khóa XI về “Tăng cường sự lãnh đạo của Đảng”, các ban, ngành thực hiện";
    expect(
        text,
        &[
            (
                Party,
                "Kết luận",
                "44-KL/TW",
                "2019-01-22",
                "Ban Bí thư",
                "về tiếp tục thực hiện Chỉ thị số 09-CT/TW của Ban Bí thư khóa XI về “Tăng cường sự lãnh đạo của Đảng”",
            ),
            (Party, "Chỉ thị", "09-CT/TW", "", "Ban Bí thư khóa XI", "về “Tăng cường sự lãnh đạo của Đảng”"),
        ],
    );
    let nested: Vec<bool> = recognise_citations(text).iter().map(|citation| citation.value.within_title).collect();
    assert_eq!(nested, [false, true]);
}

#[test]
fn laws() {
    expect(
        "Bảo đảm theo quy định Luật Thi đua, khen thưởng và các văn bản quy định chi tiết",
        &[(Law, "Luật", "", "", "", "Thi đua, khen thưởng")],
    );
    expect(
        "quy định pháp luật Luật Thi đua, khen thưởng có hiệu lực",
        &[(Law, "Luật", "", "", "", "Thi đua, khen thưởng")],
    );
    expect(
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        &[(Law, "Luật", "", "2022-06-15", "", "Thi đua, khen thưởng")],
    );
    expect(
        "Luật Thi đua, khen thưởng số 06/2022/QH15;",
        &[(Law, "Luật", "06/2022/QH15", "", "", "Thi đua, khen thưởng")],
    );
    expect("Luật số 72/2025/QH15", &[(Law, "Luật", "72/2025/QH15", "", "", "")]);
    expect("Luật Đất đai năm 2024, các văn bản", &[(Law, "Luật", "", "2024", "", "Đất đai")]);
    expect(
        "Bộ luật Lao động, Pháp lệnh Ưu đãi người có công với cách mạng và Hiến pháp năm 2013",
        &[
            (Law, "Bộ luật", "", "", "", "Lao động"),
            (Law, "Pháp lệnh", "", "", "", "Ưu đãi người có công với cách mạng"),
            (Law, "Hiến pháp", "", "2013", "", ""),
        ],
    );
    expect(
        "thực hiện Luật Nuôi trồng rừng ngập mặn và các chủ trương; Luật Thuế thu nhập cá nhân, nâng cao",
        &[(Law, "Luật", "", "", "", "Nuôi trồng rừng ngập mặn"), (Law, "Luật", "", "", "", "Thuế thu nhập cá nhân")],
    );
    expect(
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai",
        &[
            (Law, "Luật", "", "", "", "sửa đổi, bổ sung một số điều của Luật Đất đai"),
            (Law, "Luật", "", "", "", "Đất đai"),
        ],
    );
}

#[test]
fn provisions_and_forms() {
    let law = only(
        "căn cứ điểm đ khoản 2 Điều 30 Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở quy định về trách nhiệm của Ủy ban",
    );
    let provision = law.value.provision.clone().unwrap_or_default();
    assert_eq!(
        (provision.point.as_deref(), provision.clause.as_deref(), provision.article.as_deref()),
        (Some("đ"), Some("2"), Some("30"))
    );
    assert_eq!(law.value.text, "điểm đ khoản 2 Điều 30 Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở");
    let several = only("tại khoản 1, khoản 3 Điều 5 và Điều 7 của Nghị định số 98/2023/NĐ-CP").value;
    let provision = several.provision.unwrap_or_default();
    assert_eq!((provision.clause.as_deref(), provision.article.as_deref()), (Some("1, 3"), Some("5, 7")));
    for text in [
        "theo mẫu 08 Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;",
        "(Theo mẫu số 08 của Nghị định số 98/2023/NĐ-CP)",
        "Mẫu số 08 ban hành kèm theo Nghị định số 98/2023/NĐ-CP",
    ] {
        let form = only(text).value.provision.unwrap_or_default().form;
        assert_eq!(form.as_deref(), Some("08"), "{text}");
    }
}

#[test]
fn blanks_are_kept() {
    let found = only("- Hướng dẫn số …/HD-BCA ngày …/…/2026 của Bộ Công an;").value;
    assert!(found.number_is_blank && found.date_is_blank);
    assert_eq!(row(&found), (State, "Hướng dẫn", "…/HD-BCA", "2026", "Bộ Công an", ""));
    for text in ["Kế hoạch số /KH-UBND ngày / /2026", "Kế hoạch số ...../KH-UBND", "Kế hoạch số ___/KH-UBND"]
    {
        let found = only(text).value;
        assert!(found.number_is_blank, "{text}");
        assert_eq!(found.reference.as_deref(), Some("…/KH-UBND"), "{text}");
    }
    assert_eq!(only("Chương trình số …-CTr/TU ngày …").value.reference.as_deref(), Some("…-CTr/TU"));
}

#[test]
fn documents_without_a_number() {
    expect(
        "thực hiện thắng lợi 07 Nghị quyết “trụ cột” của Bộ Chính trị, Nghị quyết Đại hội Đảng bộ xã Tân Minh nhiệm kỳ 2025 - \
         2030, các nghị quyết của Ban Thường vụ Đảng ủy, kế hoạch của UBND xã",
        &[
            (Unnumbered, "Nghị quyết", "", "", "Bộ Chính trị", "“trụ cột”"),
            (Unnumbered, "Nghị quyết", "", "", "Đại hội Đảng bộ xã Tân Minh", "nhiệm kỳ 2025 - 2030"),
        ],
    );
    expect("theo Hướng dẫn của Bộ Nội vụ.", &[(Unnumbered, "Hướng dẫn", "", "", "Bộ Nội vụ", "")]);
    expect(
        "Chỉ thị về lãnh đạo công tác bảo đảm an ninh trật tự của Ban Thường vụ Tỉnh ủy hàng năm...",
        &[(Unnumbered, "Chỉ thị", "", "", "Ban Thường vụ Tỉnh ủy", "về lãnh đạo công tác bảo đảm an ninh trật tự")],
    );
    expect(
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng và Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025-2030",
        &[
            (Unnumbered, "Nghị quyết", "", "", "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", ""),
            (Unnumbered, "Nghị quyết", "", "", "Đại hội Đảng bộ tỉnh lần thứ XX", "nhiệm kỳ 2025-2030"),
        ],
    );
    assert_eq!(only("07 Nghị quyết “trụ cột” của Bộ Chính trị").value.count, Some(7));
}

#[test]
fn general_words_are_no_citations() {
    for text in [
        "theo quy định của pháp luật về thi đua, khen thưởng",
        "quy định của Bộ Công an",
        "theo quy định về thi đua, khen thưởng",
        "các nghị quyết, chỉ thị, kết luận, quy định của Đảng, Nhà nước, Bộ Công an",
        "hiệu quả Nghị quyết, Chỉ thị, Kết luận, quy định của Đảng, Nhà nước, Bộ Công an và cấp ủy",
        "các Nghị quyết của Đảng",
        "Quy định của Nhà nước",
        "Kế hoạch này; Kế hoạch phát động phong trào thi đua",
        "Căn cứ nội dung kế hoạch này",
        "Báo cáo thành tích của các tập thể",
        "Hướng dẫn các đơn vị của Bộ",
        "Luật sư, Hội Luật gia tỉnh",
        "pháp luật của Nhà nước, luật pháp",
        "khoản 2 Điều này, điểm a khoản 1",
        "điểm b) mục 3",
        "Chủ tịch Ủy ban nhân dân tỉnh quyết định số lượng",
        "Thông báo về việc nghỉ lễ",
        "KẾ HOẠCH CỦA ỦY BAN NHÂN DÂN TỈNH",
        "theo mẫu số 08",
        "Chương trình 135",
    ] {
        expect(text, &[]);
    }
}

#[test]
fn the_same_document_is_known_again() {
    let first = only("Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ").value;
    assert!(first.is_same_document(&only("Quyết định số 2447 /QĐ-TTg").value));
    assert!(!first.is_same_document(&only("Quyết định số 2448/QĐ-TTg").value));
    let law = only("Luật Thi đua, khen thưởng").value;
    assert!(law.is_same_document(&only("Luật Thi đua, khen thưởng số 06/2022/QH15").value));
    assert_eq!(law.issuing_body(), Some("Quốc hội"));
    assert_eq!(only("Nghị định số 98/2023/NĐ-CP").value.issuing_body(), Some("Chính phủ"));
}
