//! Texts of one shape and any length, which tests read to the end and benches measure the growth of.

/// A text made of `n` pieces.
pub type Shape = (&'static str, fn(usize) -> String);

/// A plan's head, so that what follows is read as its body.
const HEAD: &str = "kế hoạch: X\ncơ quan: Ủy ban nhân dân xã Y\n\nphần: A\n";

fn body(piece: &str, n: usize) -> String {
    format!("{HEAD}{}", piece.repeat(n))
}

fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

/// Every shape with its name.
pub const SHAPES: &[Shape] = &[
    ("a line of words", |n| body("chữ ", n)),
    ("a line without blanks", |n| body("chữ", n)),
    ("lines of a paragraph", |n| body("chữ chữ\n", n)),
    ("paragraphs", |n| body("Chữ chữ.\n\n", n)),
    ("items", |n| body("- một\n", n)),
    ("numbered items", |n| body("1. một\n", n)),
    ("items of all depths", |n| body("1. một\na) hai\n- ba\n+ bốn\n", n)),
    ("paragraphs under items", |n| body("- một\n\n  Hai.\n", n)),
    ("markers alone", |n| body("-\n", n)),
    ("foreign markers", |n| body("1.1. một\n\n", n)),
    ("parts", |n| body("phần: B\n", n)),
    ("divisions of all levels", |n| body("phần: B\nmục: C\nđiểm: D\n", n)),
    ("roles", |n| body("mục đích:\nMột.\n", n)),
    ("roles in roles", |n| body("tiêu chí:\nđối với: B\n- một\nkhen thưởng:\nhằng năm:\n- hai\n", n)),
    ("tiers out of place", |n| body("hằng năm:\n- một\n", n)),
    ("phases", |n| body("thời gian thực hiện:\nđợt: năm 2026\n- một\n", n)),
    ("charges", |n| body("tổ chức thực hiện:\ngiao: Công an xã\n- một\n", n)),
    ("legal bases", |n| format!("căn cứ:\n{}", "- Luật Thi đua, khen thưởng;\n".repeat(n))),
    ("blocks of legal bases", |n| "căn cứ:\n- Luật;\n".repeat(n)),
    ("preambles", |n| "mở đầu:\nMột.\n".repeat(n)),
    ("closings", |n| body("kết thúc:\nHết.\n", n)),
    ("misspelt keywords", |n| body("muc dich:\n", n)),
    ("unknown divisions", |n| body("phần ăn uống:\n", n)),
    ("unknown fields", |n| numbered(n, |index| format!("trường {index}: x\n"))),
    ("keywords without a colon", |n| body("mục đích\n\n", n)),
    ("a field given again and again", |n| "số: 1\n".repeat(n)),
    ("a field of many lines", |n| format!("kế hoạch: X\n{}", "chữ\n".repeat(n))),
    ("fields in the body", |n| body("số: 1\n\n", n)),
    ("declared parties", |n| numbered(n, |index| format!("đơn vị: Công an xã {index}\n"))),
    ("declared parties in the text", |n| {
        numbered(n, |index| format!("đơn vị: Phòng {index}\n"))
            + "\nphần: A\n"
            + &numbered(n, |index| format!("- Phòng {index} chủ trì.\n"))
    }),
    ("recipients", |n| format!("{HEAD}\nnơi nhận:\n{}", "- Các thôn;\n".repeat(n))),
    ("lists of recipients", |n| body("nơi nhận:\n- Các thôn;\nlưu: VT\n", n)),
    ("lines of the signing block", |n| body("chức vụ: Chủ tịch\n", n)),
    ("annexes", |n| body("phụ lục: B\n\nMột.\n", n)),
    ("lines that tie annexes", |n| body("phụ lục: B\nkèm theo: Kế hoạch số 5 ngày 31/12/2025 của Y\n\n", n)),
    ("rows", |n| format!("{HEAD}bảng: TT | B\n{}", "| 1 | hai |\n".repeat(n))),
    ("rows of a cell a line", |n| format!("{HEAD}bảng: TT | B\n\n{}", "| 1\n| hai\n\n".repeat(n))),
    ("rows with too many cells", |n| format!("{HEAD}bảng: TT | B\n{}", "| 1 | 2 | 3 |\n".repeat(n))),
    ("rows outside tables", |n| body("| 1 | 2 |\n\n", n)),
    ("cells of a row", |n| format!("{HEAD}bảng: TT | B\n{}|\n", "| a ".repeat(n))),
    ("columns", |n| format!("{HEAD}bảng: A{}\n| 1 |\n", " | B".repeat(n))),
    ("columns with widths", |n| format!("{HEAD}bảng (1{}): A{}\n", ", 1".repeat(n), " | B".repeat(n))),
    ("cells over rows", |n| format!("{HEAD}bảng: A | B\n{}", "| (gộp 200 dòng) a | b |\n".repeat(n))),
    ("paragraphs of a cell", |n| format!("{HEAD}bảng: A | B\n\n| a\n{}| b\n", "\n  Một.\n".repeat(n))),
    ("items of a cell", |n| format!("{HEAD}bảng: A | B\n\n| a\n{}| b\n", "  - một\n  + hai\n".repeat(n))),
    ("tables", |n| body("bảng: A | B\n| 1 | 2 |\n\n", n)),
    ("opened marks", |n| body("[{*^[", n)),
    ("opened parties", |n| body("[", n)),
    ("opened times", |n| body("{", n)),
    ("opened footnotes", |n| body("^[", n)),
    ("closed parties", |n| body("]", n)),
    ("closed times", |n| body("}", n)),
    ("parties closed as times", |n| format!("{HEAD}{}{}", "[".repeat(n), "}".repeat(n))),
    ("times closed as parties", |n| format!("{HEAD}{}{}", "{".repeat(n), "]".repeat(n))),
    ("times closed in a footnote", |n| format!("{HEAD}một^[{}{}", "{".repeat(n), "]".repeat(n))),
    ("parties in parties", |n| format!("{HEAD}{}a{}", "[".repeat(n), "]".repeat(n))),
    ("stars", |n| body("*", n)),
    ("stars apart", |n| body("a* ", n)),
    ("words in italics", |n| body("*a* ", n)),
    ("words in bold and italics", |n| body("**a*b**c* ", n)),
    ("marked parties", |n| body("[Sở Nội vụ] ", n)),
    ("marked times", |n| body("{tháng 3 năm 2026} ", n)),
    ("footnotes", |n| body("a^[b] ", n)),
    ("broken lines", |n| body("a\\\n", n)),
    ("backslashes", |n| body("\\", n)),
    ("lines of backslashes", |n| body("\\\n", n)),
    ("escaped marks", |n| body("\\*", n)),
    ("bars", |n| body("|", n)),
    ("lines of bars", |n| body("|\n", n)),
    ("colons", |n| body(":", n)),
    ("lines of colons", |n| body("a:\n", n)),
    ("comments", |n| body("// một\n", n)),
    ("comments in a paragraph", |n| format!("{HEAD}Một\n{}hai", "// ba\n".repeat(n))),
    ("blank lines", |n| body("\n", n)),
    ("blanks", |n| body(" ", n)),
    ("returns", |n| body("\r", n)),
    ("combining marks", |n| format!("{HEAD}a{}", "\u{323}\u{301}".repeat(n))),
    ("decomposed letters", |n| body("e\u{302}\u{301} ", n)),
    ("digits", |n| body("1", n)),
    ("gaps", |n| body("…", n)),
    ("dots", |n| body(".", n)),
    ("dates", |n| body("ngày 15/11/2026 ", n)),
    ("long dates", |n| body("ngày 15 tháng 11 năm 2026 ", n)),
    ("days", |n| body("trước ngày ", n)),
    ("periods", |n| body("từ tháng 3 đến tháng 6 năm 2026, ", n)),
    ("beginnings of periods", |n| body("từ ", n)),
    ("deadlines", |n| body("trước ngày 15/11 hằng năm; ", n)),
    ("slashes of numbers", |n| body("1/", n)),
    ("citations", |n| body("Quyết định số 2447/QĐ-TTg ngày 06/11/2025 của Thủ tướng Chính phủ; ", n)),
    ("names of citations", |n| body("Quyết định ", n)),
    ("laws", |n| body("Luật Thi đua, khen thưởng năm 2022; ", n)),
    ("provisions", |n| body("điểm a khoản 2 Điều 30 ", n)),
    ("short names", |n| body("(sau đây gọi tắt là AB) ", n)),
    ("quotation marks", |n| body("“", n)),
    ("brackets", |n| body("(", n)),
    ("parties", |n| body("Công an tỉnh, ", n)),
    ("partners", |n| body("phối hợp với Sở Nội vụ ", n)),
    ("names of units", |n| body("Ủy ban ", n)),
    ("capitals", |n| body("Xã ", n)),
    ("awards", |n| body("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; ", n)),
    ("quotas", |n| body("không quá 10% tập thể và 20 cá nhân, ", n)),
    ("targets", |n| body("đạt 100% số hộ, ", n)),
    ("assignments", |n| {
        format!(
            "kế hoạch: X\n\nphần tổ chức thực hiện:\n{}",
            "1. [Công an xã] chủ trì, phối hợp với [các thôn] báo cáo {trước ngày 15/11/2026}.\n".repeat(n)
        )
    }),
    ("assignments without marks", |n| {
        format!(
            "kế hoạch: X\n\nphần tổ chức thực hiện:\n{}",
            "1. Công an xã chủ trì, phối hợp với Phòng Kinh tế báo cáo.\n".repeat(n)
        )
    }),
    ("award items", |n| {
        format!("kế hoạch: X\n\nkhen thưởng:\nhằng năm:\n{}", "- Giấy khen cho 05 tập thể.\n".repeat(n))
    }),
    ("criteria", |n| format!("kế hoạch: X\n\ntiêu chí:\n{}", "đối với: các thôn\n- Đạt 100%.\n".repeat(n))),
];
