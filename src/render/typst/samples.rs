//! Documents for tests: one like those that offices issue, one with everything that could be taken for code.

use chrono::NaiveDate;

use crate::document::{
    Annex, BlankWidth, Block, Cell, Column, Document, Fragment, Heading, ListItem, Properties, Row, Signing, Table,
    Text,
};

/// Characters that Typst, minijinja or XML would read as more than themselves.
pub(super) const HOSTILE: &str =
    r##"#let $x$ *b* _i_ [c] \n \ @ref <lab> & ]]> {{ {% {# " ' // /* = - + ~ #panic("!")"##;

pub(super) fn text(words: &str) -> Text {
    vec![fragment(words, false, false)]
}

fn fragment(words: &str, bold: bool, italic: bool) -> Fragment {
    Fragment::Text { text: words.to_string(), bold, italic }
}

fn heading(level: u8, marker: &str, words: &str) -> Block {
    Block::Heading { level, marker: marker.to_string(), text: text(words) }
}

pub(super) fn item(level: u8, marker: &str, words: &str, children: Vec<Block>) -> ListItem {
    ListItem { level, marker: marker.to_string(), text: text(words), children }
}

fn items(level: u8, markers: &[&str], words: &str) -> Block {
    Block::List(markers.iter().map(|marker| item(level, marker, words, Vec::new())).collect())
}

fn cell(column: usize, words: &str) -> Cell {
    let content = if words.is_empty() { Vec::new() } else { vec![Block::Paragraph(text(words))] };
    Cell { column, columns: 1, rows: 1, content }
}

const LONG: &str = "Phát huy sức mạnh tổng hợp của cả hệ thống chính trị, huy động sự tham gia của các tầng lớp Nhân dân trong công tác bảo đảm an ninh, trật tự; kịp thời biểu dương, khen thưởng các tập thể, cá nhân có thành tích xuất sắc theo Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ.";

fn table(rows: usize) -> Table {
    let column = |head: &str, width, centred| Column { head: text(head), width, centred };
    let mut list = vec![
        Row { cells: vec![Cell { columns: 4, ..cell(0, "I. NHÓM TIÊU CHÍ CHUNG (40 điểm)") }], is_group: true },
        Row {
            cells: vec![
                Cell { rows: 2, ..cell(0, "1") },
                Cell {
                    content: vec![
                        Block::Paragraph(text(LONG)),
                        items(3, &["-", "-"], "Có kế hoạch, có sơ kết và tổng kết phong trào hằng năm theo quy định."),
                    ],
                    ..cell(1, "")
                },
                cell(2, "20"),
                cell(3, "Trừ 02 điểm mỗi nội dung không đạt"),
            ],
            is_group: false,
        },
        Row { cells: vec![cell(1, "Gộp hàng với ô trên"), cell(2, ""), cell(3, "")], is_group: false },
    ];
    for number in 2..rows {
        let cells = vec![cell(0, &number.to_string()), cell(1, LONG), cell(2, "10"), cell(3, "Chấm theo thực tế")];
        list.push(Row { cells, is_group: false });
    }
    let columns = vec![
        column("TT", 7, true),
        column("Nội dung tiêu chí", 55, false),
        column("Điểm chuẩn", 13, true),
        column("Cách chấm", 25, false),
    ];
    Table { columns, rows: list }
}

/// A plan of some pages with everything that a document may hold.
pub(super) fn plan() -> Document {
    let subject = "Phát động phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc” trên địa bàn thành phố Cần Thơ, giai đoạn 2025 - 2030";
    let blank = |width| Fragment::Blank(width);
    let mut body = vec![
        Block::Paragraph(vec![
            fragment("Thực hiện Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ", false, false),
            Fragment::Footnote {
                number: 1,
                text: text(
                    "Sau đây gọi tắt là Quyết định số 2447/QĐ-TTg; chú thích này dài hơn một dòng để thấy dòng thứ hai thẳng với lề trái của trang.",
                ),
            },
            fragment(", Ủy ban nhân dân thành phố ban hành Kế hoạch ", false, false),
            fragment("phát động phong trào", true, false),
            fragment(" thi đua, với các nội dung ", false, true),
            fragment("như sau:", true, true),
        ]),
        heading(1, "I.", "MỤC ĐÍCH, YÊU CẦU"),
        heading(2, "1.", "Mục đích"),
        items(3, &["-", "-", "-"], LONG),
        heading(2, "2.", "Yêu cầu"),
        heading(3, "a)", "Đối với các cơ quan, đơn vị"),
        Block::Paragraph(text(LONG)),
        Block::List(vec![
            item(
                3,
                "-",
                LONG,
                vec![items(
                    4,
                    &["+", "+"],
                    "Tập thể và cá nhân có thành tích xuất sắc được đề nghị khen thưởng theo thẩm quyền của Chủ tịch Ủy ban nhân dân thành phố.",
                )],
            ),
            item(
                3,
                "-",
                "Mục ngắn.",
                vec![Block::Paragraph(text("Đoạn thứ hai của mục này, thuộc gạch đầu dòng bên trên."))],
            ),
        ]),
        heading(1, "II.", "NỘI DUNG PHONG TRÀO THI ĐUA VÀ CÁC TIÊU CHÍ KHEN THƯỞNG HẰNG NĂM, SƠ KẾT, TỔNG KẾT"),
        items(1, &["1.", "2.", "10."], LONG),
        items(2, &["a)", "b)", "c)", "d)", "đ)"], "Điểm theo thứ tự chữ cái tiếng Việt."),
        Block::Table(table(5)),
        heading(1, "III.", "TỔ CHỨC THỰC HIỆN"),
        Block::List(vec![
            ListItem {
                text: vec![
                    fragment("Công an thành phố", true, false),
                    fragment(" chủ trì, phối hợp với Sở Nội vụ. ", false, false),
                    fragment(LONG, false, false),
                ],
                ..item(1, "1.", "", Vec::new())
            },
            item(1, "2.", LONG, Vec::new()),
        ]),
    ];
    body.push(Block::Paragraph(text("Quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân thành phố xem xét, quyết định./.")));
    Document {
        properties: Properties {
            title: format!("Kế hoạch {subject}"),
            author: "Ủy ban nhân dân thành phố Cần Thơ".to_string(),
            subject: subject.to_string(),
            keywords: vec!["Toàn dân bảo vệ an ninh Tổ quốc".to_string(), "thi đua, khen thưởng".to_string()],
            date: NaiveDate::default(),
        },
        heading: Heading {
            superior: Vec::new(),
            issuer: vec!["ỦY BAN NHÂN DÂN".to_string(), "THÀNH PHỐ CẦN THƠ".to_string()],
            national_heading: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_string(),
            motto: "Độc lập - Tự do - Hạnh phúc".to_string(),
            number: vec![fragment("Số: ", false, false), blank(BlankWidth::Number), fragment("/KH-UBND", false, false)],
            place_and_date: vec![
                fragment("Cần Thơ, ngày ", false, false),
                blank(BlankWidth::Day),
                fragment(" tháng ", false, false),
                blank(BlankWidth::Day),
                fragment(" năm 2026", false, false),
            ],
            urgency: None,
            secrecy: None,
            draft: None,
        },
        document_type: "KẾ HOẠCH".to_string(),
        subject: text(subject),
        legal_bases: Vec::new(),
        body,
        signing: Signing {
            recipients_label: "Nơi nhận:".to_string(),
            recipients: [
                "- Văn phòng Chính phủ;",
                "- TT. Thành ủy, TT. HĐND thành phố;",
                "- Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể chính trị - xã hội thành phố;",
                "- Các sở, ban, ngành thành phố;",
                "- Lưu: VT, NC.",
            ]
            .map(text)
            .to_vec(),
            authority: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"].map(String::from).to_vec(),
            name: "Nguyễn Văn Khởi".to_string(),
        },
        annexes: vec![
            Annex {
                label: "Phụ lục I".to_string(),
                title: text("BẢNG CHẤM ĐIỂM THI ĐUA"),
                attached_to: text(
                    "(Kèm theo Kế hoạch số 214/KH-UBND ngày 24 tháng 9 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ)",
                ),
                landscape: false,
                body: vec![
                    heading(1, "I.", "TIÊU CHÍ"),
                    Block::Table(table(14)),
                    Block::Paragraph(text("Ghi chú dưới bảng./.")),
                ],
            },
            Annex {
                label: "Phụ lục II".to_string(),
                title: text("DANH MỤC NHIỆM VỤ"),
                attached_to: text("(Kèm theo Kế hoạch số 214/KH-UBND)"),
                landscape: true,
                body: vec![Block::Table(table(12))],
            },
        ],
    }
}

/// A document with hostile characters in every field.
pub(super) fn hostile() -> Document {
    let mut document = plan();
    let words = || HOSTILE.to_string();
    document.properties = Properties {
        title: words(),
        author: words(),
        subject: words(),
        keywords: vec![words()],
        date: NaiveDate::default(),
    };
    let heading_text = |marker: &str| Block::Heading { level: 2, marker: marker.to_string(), text: text(HOSTILE) };
    document.heading = Heading {
        superior: vec![words()],
        issuer: vec![words()],
        national_heading: words(),
        motto: words(),
        number: text(HOSTILE),
        place_and_date: text(HOSTILE),
        urgency: Some(words()),
        secrecy: Some(words()),
        draft: Some(words()),
    };
    document.document_type = words();
    document.subject = vec![fragment(HOSTILE, false, false), Fragment::Break, fragment(HOSTILE, true, true)];
    document.legal_bases = vec![text(HOSTILE)];
    document.body = vec![
        heading_text(HOSTILE),
        Block::Paragraph(vec![
            fragment(HOSTILE, true, false),
            Fragment::Footnote { number: 7, text: text(HOSTILE) },
            Fragment::Break,
            fragment("a\u{0}b\u{7}c\td\ne", false, false),
        ]),
        Block::Table(Table {
            columns: vec![Column { head: text(HOSTILE), width: 100, centred: true }],
            rows: vec![
                Row { cells: vec![cell(0, HOSTILE)], is_group: true },
                // A cell that claims more than the table has.
                Row { cells: vec![Cell { columns: 9, rows: 9, ..cell(7, HOSTILE) }], is_group: false },
            ],
        }),
        Block::List(vec![item(1, HOSTILE, HOSTILE, vec![items(3, &[HOSTILE, "-"], HOSTILE)])]),
    ];
    document.signing = Signing {
        recipients_label: words(),
        recipients: vec![text(HOSTILE), text("- x")],
        authority: vec![words()],
        name: words(),
    };
    document.annexes = vec![Annex {
        label: words(),
        title: text(HOSTILE),
        attached_to: text(HOSTILE),
        landscape: true,
        body: vec![heading_text(HOSTILE), items(3, &["-"], HOSTILE)],
    }];
    document
}

/// A plan whose body ends deep inside a list, with a paragraph of many lines before, and no annex.
#[cfg(feature = "embedded-typst")]
pub(super) fn ending_in_list() -> Document {
    let mut document = plan();
    document.annexes = Vec::new();
    document.body.pop();
    let last = item(3, "-", LONG, vec![items(4, &["+", "+"], LONG)]);
    document.body.push(Block::List(vec![item(
        2,
        "a)",
        LONG,
        vec![Block::List(vec![item(3, "-", LONG, Vec::new()), last])],
    )]));
    document
}

/// A plan of a body under another, with marks of urgency and secrecy, a number and a date.
#[cfg(feature = "embedded-typst")]
pub(super) fn urgent() -> Document {
    let mut document = plan();
    document.heading.superior = vec!["ỦY BAN NHÂN DÂN TỈNH CAO BẰNG".to_string()];
    document.heading.issuer = vec!["SỞ NỘI VỤ".to_string()];
    document.heading.number = text("Số: 0214/KH-HĐTĐKT");
    document.heading.place_and_date = text("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026");
    document.heading.urgency = Some("THƯỢNG KHẨN".to_string());
    document.heading.secrecy = Some("MẬT".to_string());
    document.heading.draft = Some("DỰ THẢO".to_string());
    document.subject = text("Thi đua năm 2026");
    document.legal_bases = vec![
        text("Căn cứ Luật Thi đua, khen thưởng;"),
        text(
            "Căn cứ Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ ban hành Kế hoạch triển khai Phong trào thi đua.",
        ),
    ];
    document.body.truncate(3);
    document.annexes = Vec::new();
    document
}
