//! The plan language itself (`NN`): what the reading of a plan reports, explained like every check.
//!
//! Faults of syntax, numbering, letterhead and fonts are found by their own rooms; here stand only the words for
//! `plancc explain`. What is wrong with suppressions is reported by `settle`.

use crate::diagnostics::Severity;

use super::{Basis, Check, Run, form_decree};

/// The tables of this family.
pub(super) const TABLES: &[&[Check]] = &[CHECKS];

/// A comment that suppresses and does not say why.
pub(super) const SUPPRESSION_WITHOUT_A_REASON: Check = Check {
    code: "NN050",
    name: "suppression-without-a-reason",
    title: "Bỏ qua mà không ghi lý do",
    severity: Severity::Warning,
    explanation: "Dòng “// bỏ qua MÃ: lý do” cho qua một chỗ bị báo. Người kiểm tra sau cần biết vì sao, nên lý \
        do luôn được ghi, ngắn cũng được.",
    basis: &[Basis::PlanLanguage],
    bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
        // bỏ qua NN016\n2. Một.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
    good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
        // bỏ qua NN016: giữ số của kế hoạch tỉnh\n2. Một.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
    run: Run::Reading,
};

/// A comment that suppresses nothing.
pub(super) const SUPPRESSION_OF_NOTHING: Check = Check {
    code: "NN051",
    name: "suppression-of-nothing",
    title: "Bỏ qua mà không có gì để bỏ qua",
    severity: Severity::Warning,
    explanation: "Dòng “// bỏ qua MÃ: lý do” chỉ có tác dụng với dòng hoặc đoạn ngay dưới. Nếu ở đó không còn \
        chỗ nào bị báo mã này thì bỏ dòng đi, kẻo sau này che mất một lỗi thật.",
    basis: &[Basis::PlanLanguage],
    bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
        // bỏ qua NN016: giữ số của kế hoạch tỉnh\n1. Một.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
    good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
        // bỏ qua NN016: giữ số của kế hoạch tỉnh\n2. Một.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
    run: Run::Reading,
};

/// A comment that names a code there is not.
pub(super) const SUPPRESSION_OF_AN_UNKNOWN_CODE: Check = Check {
    code: "NN052",
    name: "suppression-of-an-unknown-code",
    title: "Bỏ qua một mã không có",
    severity: Severity::Warning,
    explanation: "Dòng “// bỏ qua” ghi một mã mà plancc không có, thường do gõ nhầm, nên không có tác dụng gì. \
        Xem các mã bằng lệnh “plancc explain --list”.",
    basis: &[Basis::PlanLanguage],
    bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
        // bỏ qua NN116: giữ số của kế hoạch tỉnh\n1. Một.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
    good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
        1. Một.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
    run: Run::Reading,
};

const CHECKS: &[Check] = &[
    Check {
        code: "NN001",
        name: "empty-file",
        title: "Tệp trống",
        severity: Severity::Error,
        explanation: "Tệp chưa có nội dung nào, hoặc chỉ có dòng trống, nên không có gì để trình bày. Kế hoạch \
            bắt đầu bằng dòng “kế hoạch:” với trích yếu, rồi đến cơ quan ban hành, các phần và phần ký.",
        basis: &[Basis::PlanLanguage],
        bad: "\n",
        good: "kế hoạch: Phát động phong trào thi đua\n",
        run: Run::Reading,
    },
    Check {
        code: "NN002",
        name: "misspelt-keyword",
        title: "Từ khóa viết sai",
        severity: Severity::Error,
        explanation: "Dòng này gần giống một từ khóa nhưng viết sai dấu hoặc sai chữ, nên máy không chắc người \
            soạn muốn mở mục nào. Từ khóa viết đủ dấu tiếng Việt; dòng văn bản thường thì thêm “\\” ở đầu dòng.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Mục đích, yêu cầu\nmuc dich:\n- Nâng cao nhận thức của Nhân dân.\n",
        good: "phần: Mục đích, yêu cầu\nmục đích:\n- Nâng cao nhận thức của Nhân dân.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN003",
        name: "unknown-division",
        title: "Không có loại mục này",
        severity: Severity::Error,
        explanation: "Sau “phần”, “mục”, “điểm” chỉ đứng tên một loại mục mà máy biết, như “mục đích”, “giải \
            pháp”. Tiêu đề tự đặt viết sau dấu hai chấm: “phần: Tiêu đề”.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Mục đích\nmục ăn uống: Ba bữa\nMột.\n",
        good: "phần: Mục đích\nmục: Ăn uống\nMột.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN004",
        name: "unknown-field",
        title: "Phần đầu có dòng lạ",
        severity: Severity::Error,
        explanation: "Phần đầu kế hoạch chỉ gồm những dòng đã quy định, như “kế hoạch:”, “cơ quan:”, “số:”, \
            “ngày:”. Dòng khác có dấu hai chấm ở đó không được in ra nên bị báo.",
        basis: &[Basis::PlanLanguage],
        bad: "kế hoạch: Phát động phong trào thi đua\nkính gửi: Các thôn\n",
        good: "kế hoạch: Phát động phong trào thi đua\nphong trào: Nông thôn mới\n",
        run: Run::Reading,
    },
    Check {
        code: "NN005",
        name: "field-in-body",
        title: "Dòng của phần đầu nằm giữa kế hoạch",
        severity: Severity::Error,
        explanation: "Những dòng như “địa danh:”, “ngày:” chỉ có nghĩa ở phần đầu, trước mục đầu tiên; đặt ở \
            giữa kế hoạch thì không được dùng đến. Câu văn bắt đầu giống như vậy thì thêm “\\” ở đầu dòng.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nđịa danh: Tân Minh\n",
        good: "địa danh: Tân Minh\n\nphần: Nội dung\nMột.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN006",
        name: "field-twice",
        title: "Một dòng của phần đầu ghi hai lần",
        severity: Severity::Error,
        explanation: "Mỗi dòng của phần đầu chỉ ghi một lần, trừ “đơn vị:”. Ghi hai lần thì không biết lấy nội \
            dung nào để in ở trang đầu.",
        basis: &[Basis::PlanLanguage],
        bad: "cơ quan: Ủy ban nhân dân xã Tân Minh\ncơ quan: Ủy ban nhân dân xã Tân An\n",
        good: "cơ quan: Ủy ban nhân dân xã Tân Minh\n",
        run: Run::Reading,
    },
    Check {
        code: "NN007",
        name: "line-outside-annex",
        title: "Dòng của phụ lục nằm ngoài phụ lục",
        severity: Severity::Error,
        explanation: "Hai dòng “khổ ngang:” và “kèm theo:” nói về một phụ lục nên chỉ đứng ngay dưới dòng “phụ \
            lục:”. Ở chỗ khác chúng không có tác dụng.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nkhổ ngang:\n",
        good: "phụ lục: Biểu mẫu\nkhổ ngang:\n",
        run: Run::Reading,
    },
    Check {
        code: "NN008",
        name: "recipients-twice",
        title: "“nơi nhận:” hoặc “lưu:” ghi hai lần",
        severity: Severity::Error,
        explanation: "Kế hoạch chỉ có một mục nơi nhận và một dòng lưu ở cuối. Ghi hai lần thì gộp lại thành một.",
        basis: &[Basis::PlanLanguage],
        bad: "nơi nhận:\n- Các thôn;\nnơi nhận:\n- Sở Nội vụ;\n",
        good: "nơi nhận:\n- Các thôn;\n- Sở Nội vụ;\n",
        run: Run::Reading,
    },
    Check {
        code: "NN009",
        name: "role-out-of-place",
        title: "Mục đặt không đúng chỗ",
        severity: Severity::Error,
        explanation: "Một số mục chỉ có nghĩa trong mục khác: “hằng năm:”, “tổng kết:” trong khen thưởng, “đối \
            với:” trong tiêu chí, “giao:” trong tổ chức thực hiện. Đặt ở chỗ khác thì không biết nói về điều gì.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Mục đích\nhằng năm:\n- Giấy khen.\n",
        good: "phần khen thưởng:\nhằng năm:\n- Giấy khen.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN010",
        name: "line-of-nothing",
        title: "Dòng chưa thuộc mục nào",
        severity: Severity::Error,
        explanation: "Văn bản đứng trước phần đầu tiên, giữa nơi nhận hoặc sau phần ký thì không biết in vào \
            đâu. Mở một mục ở trên, hoặc thêm “- ” ở đầu dòng nếu là một nơi nhận.",
        basis: &[Basis::PlanLanguage],
        bad: "kế hoạch: Phát động phong trào thi đua\n\nDòng này chưa vào đâu cả.\n",
        good: "kế hoạch: Phát động phong trào thi đua\n\nmở đầu:\nDòng này là lời mở đầu.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN011",
        name: "unclosed-mark",
        title: "Dấu mở chưa được đóng",
        severity: Severity::Error,
        explanation: "Các dấu “*”, “[”, “{”, “^[” đi từng cặp trong một đoạn. Dấu mở chưa được đóng thì không \
            biết phần chữ đậm, tên đơn vị, thời hạn hay chú thích dừng ở đâu; muốn in chính dấu đó thì thêm “\\” ở \
            trước.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\n[Công an xã chủ trì.\n",
        good: "phần: Nội dung\n[Công an xã] chủ trì.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN012",
        name: "unopened-mark",
        title: "Dấu đóng không có dấu mở",
        severity: Severity::Error,
        explanation: "Dấu “]” hoặc “}” đứng một mình, không có dấu mở ở trước trong cùng đoạn. Bỏ dấu đó, thêm \
            dấu mở còn thiếu, hoặc thêm “\\” ở trước nếu muốn in ra.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nCông an xã] chủ trì.\n",
        good: "phần: Nội dung\n[Công an xã] chủ trì.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN013",
        name: "footnote-in-footnote",
        title: "Chú thích nằm trong chú thích",
        severity: Severity::Error,
        explanation: "Chú thích cuối trang không chứa được một chú thích khác. Đóng chú thích thứ nhất rồi mới \
            mở chú thích thứ hai.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nMột^[hai ^[ba\\].].\n",
        good: "phần: Nội dung\nMột^[hai.] bốn^[năm.]\n",
        run: Run::Reading,
    },
    Check {
        code: "NN014",
        name: "foreign-marker",
        title: "Dấu đầu dòng lạ",
        severity: Severity::Error,
        explanation: "Kế hoạch dùng bốn loại dấu đầu dòng: “1.”, “a)”, “-”, “+”; phần lớn đánh số I, II, III \
            bằng “phần:”. Dấu khác như “I.”, “1.1.”, “1)” không cho biết dòng này thuộc cấp nào.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\n1.1. Tuyên truyền\n",
        good: "phần: Nội dung\n1. Tuyên truyền\n",
        run: Run::Reading,
    },
    Check {
        code: "NN015",
        name: "too-deep",
        title: "Mục nằm quá sâu",
        severity: Severity::Error,
        explanation: "Dưới dấu “+” không còn cấp nào nữa. Bớt một cấp ở trên, hoặc viết thành một đoạn văn.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Khen thưởng\nđiểm khen thưởng:\nđối với: tập thể\nhằng năm:\n- Giấy khen.\n",
        good: "phần khen thưởng:\nđối với: tập thể\nhằng năm:\n- Giấy khen.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN016",
        name: "typed-number",
        title: "Số thứ tự gõ sai",
        severity: Severity::Warning,
        explanation: "Máy tự đánh số khi in. Số gõ trong tệp khác với số sẽ in thường là vì vừa chèn, bỏ hoặc \
            quên một mục, nên cần xem lại.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\n2. Một.\n3. Hai.\n",
        good: "phần: Nội dung\n1. Một.\n2. Hai.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN017",
        name: "landscape-with-words",
        title: "“khổ ngang:” có chữ thừa",
        severity: Severity::Error,
        explanation: "Dòng “khổ ngang:” đứng một mình hoặc ghi “có”. Chữ khác ở đó không rõ người soạn muốn \
            trang ngang hay trang đứng; muốn trang đứng thì bỏ cả dòng.",
        basis: &[Basis::PlanLanguage],
        bad: "phụ lục: Biểu mẫu\nkhổ ngang: không\n",
        good: "phụ lục: Biểu mẫu\nkhổ ngang:\n",
        run: Run::Reading,
    },
    Check {
        code: "NN018",
        name: "division-without-title",
        title: "Mục chưa có tiêu đề",
        severity: Severity::Error,
        explanation: "Sau dấu hai chấm của “phần:”, “đối với:”, “giao:”, “đợt:”, “phụ lục:” phải có chữ, vì chữ \
            đó được in làm tiêu đề. Loại mục mà máy biết tiêu đề thì không cần: “phần nội dung:”.",
        basis: &[Basis::PlanLanguage],
        bad: "phần:\nMột.\n",
        good: "phần: Mục đích\nMột.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN019",
        name: "keyword-without-colon",
        title: "Quên dấu hai chấm sau từ khóa",
        severity: Severity::Error,
        explanation: "Dòng này là một từ khóa nhưng thiếu dấu hai chấm nên sẽ bị hiểu là văn bản thường. Thêm \
            dấu hai chấm; nếu đúng là văn bản thường thì thêm “\\” ở đầu dòng.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Mục đích, yêu cầu\nMột.\n\nmục đích\n- Hai.\n",
        good: "phần: Mục đích, yêu cầu\nMột.\n\nmục đích:\n- Hai.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN020",
        name: "too-many-cells",
        title: "Hàng của bảng thừa ô",
        severity: Severity::Error,
        explanation: "Số ô của mỗi hàng phải khớp với số cột đã ghi ở dòng “bảng:”. Thừa ô thì ô cuối không có \
            cột để in; dấu “|” thuộc về nội dung thì viết “\\|”.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nbảng: TT | Việc\n| 1 | Giao thông | 10 |\n",
        good: "phần: Nội dung\nbảng: TT | Việc | Điểm\n| 1 | Giao thông | 10 |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN021",
        name: "too-few-cells",
        title: "Hàng của bảng thiếu ô",
        severity: Severity::Error,
        explanation: "Số ô của mỗi hàng phải khớp với số cột đã ghi ở dòng “bảng:”. Ô trống vẫn cần một dấu \
            “|”; một ô chiếm nhiều cột thì ghi “(gộp 2 cột)”.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nbảng: TT | Việc | Điểm\n| 1 | Hai |\n",
        good: "phần: Nội dung\nbảng: TT | Việc | Điểm\n| 1 | Hai | |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN022",
        name: "width-not-understood",
        title: "Độ rộng cột ghi không đúng",
        severity: Severity::Error,
        explanation: "Độ rộng cột là số phần trăm từ 1 đến 100, mỗi cột một số, cách nhau bằng dấu phẩy. Ghi \
            cách khác thì không biết chia bảng thế nào.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nbảng (hẹp, rộng): TT | Việc\n| 1 | a |\n",
        good: "phần: Nội dung\nbảng (10%, 90%): TT | Việc\n| 1 | a |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN023",
        name: "widths-and-columns",
        title: "Số độ rộng không khớp số cột",
        severity: Severity::Error,
        explanation: "Đã ghi độ rộng thì ghi cho mọi cột của bảng; không thì bỏ hết để máy tự chia. Thiếu hoặc \
            thừa một số thì không biết số nào của cột nào.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nbảng (10%, 90%): TT | Việc | Điểm\n| 1 | a | 2 |\n",
        good: "phần: Nội dung\nbảng (10%, 80%, 10%): TT | Việc | Điểm\n| 1 | a | 2 |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN024",
        name: "table-without-head",
        title: "Bảng chưa có tên cột",
        severity: Severity::Error,
        explanation: "Sau “bảng:” phải có tên các cột, cách nhau bằng dấu “|”; từ đó máy biết bảng có bao nhiêu \
            cột và lặp lại hàng đầu ở trang sau.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nbảng:\n",
        good: "phần: Nội dung\nbảng: TT | Việc\n| 1 | a |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN025",
        name: "row-outside-table",
        title: "Hàng của bảng nằm ngoài bảng",
        severity: Severity::Error,
        explanation: "Dòng bắt đầu bằng “|” là một hàng của bảng, nhưng ở trên không có dòng “bảng:”. Mở bảng \
            trước, hoặc thêm “\\” ở đầu dòng nếu là văn bản thường.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nMột.\n| 3 | Điện | 10 |\n",
        good: "phần: Nội dung\nbảng: TT | Việc | Điểm\n| 3 | Điện | 10 |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN026",
        name: "marker-without-blank",
        title: "Thiếu dấu cách sau dấu đầu dòng",
        severity: Severity::Warning,
        explanation: "Sau dấu đầu dòng phải có một dấu cách. Trước chữ viết hoa máy vẫn hiểu và nhắc; trước chữ \
            thường thì dòng bị nối vào đoạn trên.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\n-Tuyên truyền.\n",
        good: "phần: Nội dung\n- Tuyên truyền.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN027",
        name: "title-runs-on",
        title: "Tiêu đề hình như gõ thành hai dòng",
        severity: Severity::Warning,
        explanation: "Tiêu đề của phần, mục, điểm gõ trên một dòng. Dòng ngay dưới tiêu đề mà bắt đầu bằng chữ \
            thường thì hình như là phần tiếp theo của tiêu đề, nhưng sẽ bị in thành một đoạn riêng.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Mục đích, yêu cầu của\nphong trào thi đua\n",
        good: "phần: Mục đích, yêu cầu của phong trào thi đua\nMột.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN028",
        name: "widths-and-hundred",
        title: "Độ rộng các cột cộng lại không đủ 100%",
        severity: Severity::Hint,
        explanation: "Độ rộng các cột của bảng ghi bằng phần trăm bề ngang trang và cộng lại là 100%. Khi thiếu hoặc thừa, \
            bảng vẫn in được nhưng các cột được chia lại theo tỷ lệ, có thể khác ý người soạn. Lệch vài phần trăm do làm \
            tròn thì không báo.",
        basis: &[Basis::PlanLanguage],
        bad: "phần: Nội dung\nbảng (10%, 60%): TT | Tiêu chí\n| 1 | Giao thông |\n",
        good: "phần: Nội dung\nbảng (10%, 90%): TT | Tiêu chí\n| 1 | Giao thông |\n",
        run: Run::Reading,
    },
    Check {
        code: "NN029",
        name: "party-below-section",
        title: "Đơn vị được giao việc nằm dưới mục của đơn vị khác",
        severity: Severity::Warning,
        explanation: "Sau một dòng “mục:” đứng ngang với các đơn vị ở trên, dòng “giao:” hoặc “đề nghị:” được hiểu là nằm trong \
            mục ấy. Muốn đơn vị đứng ngang với mục thì viết “mục giao: …” hoặc “mục đề nghị: …”.",
        basis: &[Basis::PlanLanguage],
        bad: "phần tổ chức thực hiện:\ngiao: Công an xã\n- Chủ trì.\nmục: Các thôn\n- Thực hiện.\nđề nghị: Mặt trận Tổ quốc xã\n- \
            Giám sát.\n",
        good: "phần tổ chức thực hiện:\ngiao: Công an xã\n- Chủ trì.\nmục: Các thôn\n- Thực hiện.\nmục đề nghị: Mặt trận Tổ quốc \
            xã\n- Giám sát.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN030",
        name: "missing-field",
        title: "Thiếu thành phần thể thức bắt buộc",
        severity: Severity::Error,
        explanation: "Văn bản hành chính phải có trích yếu, tên cơ quan ban hành, chức vụ và họ tên người ký. \
            Thiếu một thành phần thì văn bản chưa đúng thể thức; cơ quan có thể ghi sẵn trong plancc.toml.",
        basis: &[form_decree("Phụ lục I, phần I, mục II")],
        bad: "kế hoạch: Phát động phong trào thi đua\n\nphần: Mục đích\nNâng cao nhận thức của Nhân dân.\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
            Nâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    Check {
        code: "NN031",
        name: "number-not-understood",
        title: "Số văn bản ghi không đúng",
        severity: Severity::Error,
        explanation: "Số ghi bằng chữ số Ả Rập, trước dấu gạch chéo và ký hiệu; chưa có số thì để trống bằng \
            “…”. Ghi cách khác thì không điền được số khi ban hành.",
        basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 3")],
        bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nsố: 12a/KH-UBND\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nsố: 12/KH-UBND\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    Check {
        code: "NN032",
        name: "date-not-understood",
        title: "Ngày ban hành ghi không đúng",
        severity: Severity::Error,
        explanation: "Ngày ban hành ghi đủ ngày, tháng, năm; chưa có ngày thì để trống bằng “…”. Ghi cách khác \
            thì máy không biết in ngày nào.",
        basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 4")],
        bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nngày: 09/3//2026\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nngày: 09/3/2026\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    Check {
        code: "NN033",
        name: "impossible-date",
        title: "Ngày ban hành không có trong lịch",
        severity: Severity::Error,
        explanation: "Ngày ở dòng “ngày:” không có trong lịch, như 31/02 hay tháng 13. Văn bản mang ngày như \
            vậy không có giá trị về thời gian.",
        basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 4")],
        bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nngày: 31/2/2026\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nngày: 28/2/2026\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    Check {
        code: "NN034",
        name: "issuing-disagrees",
        title: "Số, ngày khác với số, ngày điền khi ban hành",
        severity: Severity::Error,
        explanation: "Số và ngày đã ghi trong tệp khác với số, ngày điền ở lệnh bằng --number, --date. Một bên \
            đã sai, máy không tự chọn; để chỗ trống trong tệp thì không có mâu thuẫn.",
        basis: &[Basis::PlanLanguage],
        bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nsố: 44/KH-UBND\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\nsố: …/KH-UBND\n\n\
            phần: Mục đích\nNâng cao nhận thức của Nhân dân.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    Check {
        code: "NN036",
        name: "impossible-date-in-text",
        title: "Ngày trong văn bản không có trong lịch",
        severity: Severity::Error,
        explanation: "Ngày nêu trong văn bản không có trong lịch, như 31/02 hay 31/4, nên thời hạn gắn với ngày \
            đó không thực hiện được.",
        basis: &[Basis::Consistency],
        bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
            Các thôn báo cáo trước ngày 31/02/2026.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
            Các thôn báo cáo trước ngày 28/02/2026.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    Check {
        code: "NN040",
        name: "character-without-glyph",
        title: "Ký tự mà phông chữ không in được",
        severity: Severity::Error,
        explanation: "Phông chữ của trang không có ký tự này, nên bản in sẽ là một ô trống. Thường gặp ở hình \
            vẽ, biểu tượng chép từ trang mạng; chỉ báo khi xuất PDF.",
        basis: &[form_decree("Phụ lục I, phần I, mục I, khoản 4")],
        bad: "phần: Nội dung\n- Tuyên truyền 😀.\n",
        good: "phần: Nội dung\n- Tuyên truyền.\n",
        run: Run::Reading,
    },
    Check {
        code: "NN041",
        name: "control-character",
        title: "Ký tự điều khiển trong tệp",
        severity: Severity::Error,
        explanation: "Tệp có ký tự điều khiển, thường do chép từ chương trình khác hoặc tệp bị hỏng. PDF và Word không chứa được \
            ký tự này, in ra sẽ mất mà không ai biết. Mỗi dòng báo một lần.",
        basis: &[Basis::PlanLanguage],
        bad: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
            Nâng cao\u{7} chất lượng.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        good: "kế hoạch: Phát động phong trào thi đua\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Mục đích\n\
            Nâng cao chất lượng.\n\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n",
        run: Run::Reading,
    },
    SUPPRESSION_WITHOUT_A_REASON,
    SUPPRESSION_OF_NOTHING,
    SUPPRESSION_OF_AN_UNKNOWN_CODE,
];
