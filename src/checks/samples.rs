//! Whole plans for the samples of checks that judge what a plan lacks: from a fragment no part can be left out.

/// A part of a small plan of a movement; those whose name ends with `_bare` lack what a check looks for.
macro_rules! sample_part {
    (head) => {
        "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030\n"
    };
    (head_bare) => {
        "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới”\n"
    };
    (issuer) => {
        "cơ quan: Ủy ban nhân dân tỉnh Lâm Đồng\nsố: 57/KH-UBND\nđịa danh: Lâm Đồng\nngày: 06/01/2026\n\
         phong trào: Cả tỉnh chung tay xây dựng nông thôn mới\n\nmở đầu:\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"
    };
    (purposes) => {
        "phần: Mục đích, yêu cầu\nmục đích:\n- Khơi dậy tinh thần thi đua của cán bộ và Nhân dân.\n- Huy động nguồn lực của xã \
         hội cho nông thôn.\nyêu cầu:\n- Tổ chức thiết thực, đúng đối tượng.\n- Thường xuyên kiểm tra, giám sát việc thực hiện.\n\n"
    };
    (purposes_bare) => {
        "phần: Mục đích, yêu cầu\nmục đích:\n- Khơi dậy tinh thần thi đua của cán bộ và Nhân dân.\n- Đổi mới bộ mặt nông \
         thôn.\nyêu cầu:\n- Tổ chức thiết thực, đúng đối tượng.\n- Nêu cao vai trò của người đứng đầu.\n\n"
    };
    (supervision) => {
        "phần: Kiểm tra, giám sát\nCác cấp ủy, chính quyền thường xuyên kiểm tra, giám sát kết quả phong trào.\n\n"
    };
    (groups) => {
        "phần đối tượng: Đối tượng thi đua\n1. Tập thể: Ủy ban nhân dân các xã, phường, đặc khu; các sở, ban, ngành tỉnh.\n\
         2. Cá nhân: cán bộ, công chức, viên chức và người dân.\n\n"
    };
    (contents) => {
        "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, nâng cao thu nhập.\n\
         2. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n\n"
    };
    (contents_bare) => {
        "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, nâng cao thu nhập.\n\
         2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n\n"
    };
    (criteria) => {
        "phần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban nhân dân các xã, phường, đặc khu\n\
         - Có ít nhất 80% số thôn được công nhận đạt chuẩn.\nđối với: các sở, ban, ngành tỉnh\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực đóng góp công sức, sáng kiến.\n\n"
    };
    (criteria_bare) => {
        "phần tiêu chí: Tiêu chí thi đua\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\n- Tích cực đóng góp công sức, sáng \
         kiến.\n\n"
    };
    (awards) => {
        "phần khen thưởng: Khen thưởng\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\n- Giấy khen của Chủ tịch Ủy ban nhân dân \
         các xã, phường, đặc khu.\nsố lượng:\nMỗi năm không quá 10 tập thể và 20 cá nhân.\nhồ sơ:\nCác cơ quan, đơn vị gửi hồ sơ đề nghị \
         khen thưởng về Sở Nội vụ trước ngày 20 tháng 11 hằng năm.\n\n"
    };
    (timeline) => {
        "phần thời gian thực hiện: Thời gian thực hiện\nThực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. Sở \
         Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n\n"
    };
    (timeline_bare) => {
        "phần thời gian thực hiện: Thời gian thực hiện\nThực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030.\n\n"
    };
    (examples) => {
        "phần: Tuyên truyền\nBáo và Phát thanh, truyền hình tỉnh tuyên truyền, giới thiệu điển hình tiên tiến.\n\n"
    };
    (reviews) => {
        "phần: Sơ kết, tổng kết\nSở Nội vụ tham mưu sơ kết phong trào và tổng kết khi kết thúc.\n\n"
    };
    (solutions) => {
        "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp.\n\
         2. Đề cao trách nhiệm của người đứng đầu.\n\n"
    };
    (funding) => {
        "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\n\n"
    };
    (tasks) => {
        "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội vụ] chủ trì, theo dõi và tổng hợp kết quả.\n\
         2. [Các sở, ban, ngành tỉnh], [Ủy ban nhân dân các xã, phường, đặc khu] tổ chức thực hiện Kế hoạch này; báo cáo kết quả \
         về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n\n"
    };
    (closing) => {
        "kết thúc:\nTrong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nội vụ để tổng hợp.\n\n"
    };
    (end) => {
        "nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT, NC\n\n\
         ký thay mặt: Ủy ban nhân dân\nchức vụ: Chủ tịch\nngười ký: Nguyễn Văn Bình\n"
    };
}

/// A plan of the parts named, in their order.
macro_rules! sample_plan {
    ($($part:ident)+) => { concat!($(sample_part!($part)),+) };
}
