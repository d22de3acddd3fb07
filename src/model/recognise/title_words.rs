//! Words by which the names of bodies and the titles of documents begin, go on and end.

/// First words of bodies, as typed: after a comma they begin another part of the sentence, not more of the same name.
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &[
    "Bộ", "Sở", "Ban", "Ủy", "Uỷ", "UBND", "HĐND", "UBMTTQ", "MTTQ", "Hội", "Thủ", "Chính", "Quốc", "Tỉnh", "Thành",
    "Đảng", "Huyện", "Quận", "Thị", "Công", "Phòng", "Cục", "Tổng", "Trung", "Văn", "Mặt", "Chủ", "Liên", "Đoàn",
    "Viện", "Tòa", "Toà", "Kho", "Ngân", "Bảo", "Thanh", "Kiểm", "Đại", "Thường", "BCH", "BTV", "BCĐ", "Bí", "Đặc",
    "Xã", "Phường", "Giám", "Bộ trưởng",
];

/// Small words that go on within the name of a body.
#[rustfmt::skip]
pub(super) const WITHIN_NAME: &[&str] = &[
    "nhân", "dân", "ban", "tỉnh", "thành", "phố", "xã", "phường", "đặc", "khu", "huyện", "quận", "thị", "trấn",
    "trung", "ương", "ủy", "uỷ", "hội", "đồng", "bộ", "cấp", "khóa", "khoá", "lần", "thứ", "đảng", "quân", "sự",
    "chính", "trị", "nước", "đội", "toàn", "quốc", "đại", "biểu", "thường", "vụ", "trực", "chủ", "tịch", "trưởng",
    "cơ", "quan", "tổ", "chức", "đoàn", "liên", "hiệp", "phụ", "nữ", "chiến", "binh", "nông", "lao", "động", "thanh",
    "niên", "phòng", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "lực", "lượng",
    "vũ", "trang", "dự", "chỉ", "đạo", "điều", "phối", "bảo", "hiểm", "ngành", "sở", "viện", "vùng", "cứu", "hộ",
    "cao", "tối", "các",
];

/// Small words that end a name even where a capitalised word stands before them.
#[rustfmt::skip]
pub(super) const ENDS_NAME: &[&str] = &[
    "về", "nhằm", "để", "trong", "tại", "với", "theo", "là", "cho", "từ", "đến", "trên", "hằng", "hàng", "đã", "được",
    "có", "khi", "ngày", "nêu", "hoặc", "do", "thì", "phải", "cần", "gắn", "đối", "này", "số", "giai", "nhiệm", "sẽ",
    "đang", "vào", "như", "kèm", "gồm", "bằng", "hiện", "còn", "đề", "giao", "yêu", "căn", "sau", "trước", "mỗi",
    "xem", "của", "tháng",
];

/// Pairs of small words, each the beginning of what a document does.
#[rustfmt::skip]
pub(super) const DEEDS: &[&str] = &[
    "ban hành", "quy định", "qui định", "hướng dẫn", "phê duyệt", "sửa đổi", "bổ sung", "thực hiện", "triển khai",
    "tổ chức", "phát động", "công nhận", "quyết định", "thông qua", "chỉ đạo", "tiếp tục", "tăng cường", "công bố",
    "thành lập", "kiện toàn", "đẩy mạnh", "xây dựng", "giao nhiệm", "yêu cầu", "đề nghị", "chủ trì", "phối hợp",
    "báo cáo", "tham mưu", "xem xét", "quán triệt", "quản lý", "kiểm tra", "cụ thể", "bảo đảm", "đảm bảo", "nâng cao",
    "tuyên truyền", "khen thưởng", "tặng thưởng", "điều chỉnh",
];

/// What a title (trích yếu) may begin with.
#[rustfmt::skip]
pub(super) const TITLE_OPENERS: &[&str] = &[
    "về ", "v/v ", "ban hành ", "quy định ", "qui định ", "hướng dẫn ", "phê duyệt ", "sửa đổi", "bổ sung ",
    "công bố ", "thành lập ", "kiện toàn ", "công nhận ", "phát động ", "triển khai ", "thực hiện ", "tổ chức ",
    "tiếp tục ", "tăng cường ", "đẩy mạnh ", "điều chỉnh ", "thông qua ", "quy hoạch ", "sắp xếp ", "“",
];

/// What a title may begin with where neither date nor issuer stands before it.
#[rustfmt::skip]
pub(super) const SURE_TITLE_OPENERS: &[&str] = &[
    "về ", "v/v ", "quy định ", "ban hành ", "hướng dẫn ", "phê duyệt ", "sửa đổi", "“",
];

/// What after a comma is no longer the title.
#[rustfmt::skip]
pub(super) const AFTER_TITLE: &[&str] = &[
    "các đơn vị", "các cơ quan", "các sở", "các ban", "các địa", "các xã", "các phòng", "các cấp", "với các nội",
    "với nội", "với những", "cụ thể", "như sau", "nhằm", "góp phần", "trên cơ sở", "theo", "căn cứ", "xét",
    "đồng thời", "trong đó", "từ đó", "qua đó", "để", "thay", "đề nghị", "yêu cầu", "tại", "sau", "ngày", "số",
    "có hiệu", "hiệu lực", "được", "bảo đảm", "đảm bảo", "tổ chức triển", "gắn với", "phù hợp", "đến", "kế hoạch này",
    "và các văn", "trước", "chủ động", "tham mưu", "báo cáo",
];

/// Types without a number that may be meant by their issuer alone.
#[rustfmt::skip]
pub(super) const BY_ISSUER: &[&str] = &[
    "nghị quyết", "chỉ thị", "kết luận", "quyết định", "hướng dẫn", "kế hoạch", "nghị định", "thông tư",
    "chương trình", "chương trình hành động", "đề án", "quy định", "quy chế", "chiến lược", "thông báo",
    "nghị quyết liên tịch", "công điện", "công văn", "thông tri", "chương trình công tác",
];
