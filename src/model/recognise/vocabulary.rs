//! The words by which parties are known in running text: heads of names, kinds, territories, and what ends a name.
//!
//! In folded form; phrases parted by `;`, a blank between the words of one.

use std::sync::LazyLock;

use super::words::SetPhrases;

/// Heads whose name ends with a territory or a level: nothing else belongs to it.
pub(super) static CLOSED: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "văn phòng hội đồng nhân dân và ủy ban nhân dân; văn phòng hđnd và ubnd; văn phòng hđnd & ubnd; \
         văn phòng đoàn đbqh và hđnd; văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân; \
         hội đồng nhân dân và ủy ban nhân dân; hội đồng nhân dân , ủy ban nhân dân; hđnd và ubnd; ủy ban nhân dân; \
         ubnd; hội đồng nhân dân; hđnd; ủy ban mặt trận tổ quốc việt nam; ủy ban mặt trận tổ quốc; \
         ủy ban mttq việt nam; ủy ban mttq vn; ủy ban mttqvn; ủy ban mttq; ubmttq việt nam; ubmttq vn; ubmttqvn; \
         ubmttq; mặt trận tổ quốc việt nam; mặt trận tổ quốc; mttq việt nam; mttq vn; mttq; công an nhân dân; \
         công an; hội đồng thi đua - khen thưởng; hội đồng tđkt; ban thi đua - khen thưởng; ban tđkt; tỉnh ủy; \
         thành ủy; đảng ủy; huyện ủy; quận ủy; thị ủy; cấp ủy; bộ chỉ huy quân sự; ban chỉ huy quân sự; bch quân sự; \
         bộ chỉ huy bộ đội biên phòng; bộ đội biên phòng; viện kiểm sát nhân dân; tòa án nhân dân; \
         thi hành án dân sự; liên đoàn lao động; tỉnh đoàn; thành đoàn; huyện đoàn; quận đoàn; hạt kiểm lâm; ban quản lý dự án đầu tư xây dựng; \
         ban quản lý các khu công nghiệp; văn phòng điều phối nông thôn mới; trung tâm phục vụ hành chính công; \
         trung tâm kiểm soát bệnh tật; \
         ngân hàng chính sách xã hội; hội lhpn; hội ccb; đoàn thanh niên; đoàn thanh niên cộng sản hồ chí minh; \
         đoàn tncs hồ chí minh; hội liên hiệp phụ nữ việt nam; hội liên hiệp phụ nữ; hội nông dân việt nam; \
         hội nông dân; hội cựu chiến binh việt nam; hội cựu chiến binh; liên minh hợp tác xã; kho bạc nhà nước; \
         bảo hiểm xã hội; cổng thông tin điện tử; cổng ttđt; báo và phát thanh , truyền hình; \
         báo và đài phát thanh , truyền hình; chính phủ; thủ tướng chính phủ; chủ tịch nước",
    )
});

/// Heads that a proper name follows; without an upper-case letter after them they are common words (`ban hành`).
pub(super) static OPEN: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "sở; bộ; ban; phòng; trung tâm; báo; đài; hội; đoàn; liên đoàn; liên hiệp; liên minh; hiệp hội; hội đồng; \
         cục; chi cục; tổng cục; vụ; viện; trường; học viện; bệnh viện; trạm; thanh tra; văn phòng; vp; ủy ban; tổ; \
         ngân hàng; thuế; kiểm toán; quỹ; hạt; chi nhánh; phòng giao dịch; công ty; tổng công ty; tập đoàn; hợp tác xã; điện lực; hạt kiểm lâm; \
         thường trực; công đoàn; cổng",
    )
});

/// Persons and standing bodies that stand before the name of the body they belong to.
pub(super) static OFFICE: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "các đồng chí thành viên; các đồng chí; đồng chí; thủ trưởng; tổ trưởng; hiệu trưởng; bí thư chi bộ; tổng giám đốc; ban giám hiệu; người đứng đầu; \
         thành viên; các thành viên; bộ trưởng; chủ tịch; các phó chủ tịch; phó chủ tịch; giám đốc; trưởng; bí thư; lãnh đạo; \
         thường trực; ban thường vụ; ban chấp hành; văn phòng; cơ quan thường trực",
    )
});

/// Nouns that alone, without a word that counts them, are far more often a verb or a part of another word.
pub(super) static AMBIGUOUS: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "tổ chức; sở; ban; ngành; hội; phòng; bản; trường; xã; tỉnh; khu vực; báo chí; truyền thông; làng; buôn; cụm",
    )
});

/// Words that stand before a class of parties.
pub(super) static QUANTIFIER: LazyLock<SetPhrases> =
    LazyLock::new(|| SetPhrases::listed("các; những; mọi; toàn thể; tất cả các; từng; mỗi; một số"));

/// What a territory's name begins with.
pub(super) static TERRITORY: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "tỉnh; thành phố; tp; quận; huyện; thị xã; xã; phường; đặc khu; thị trấn; thôn; ấp; trung ương; tw",
    )
});

/// What ends a name in running text: verbs that begin a task, and words that join a clause.
pub(super) static STOP: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "áp dụng; bám sát; ban hành; bảo đảm; biên soạn; biểu dương; bình xét; bố trí; bổ sung; báo cáo; căn cứ; \
         cập nhật; chấm điểm; chỉ đạo; chịu trách nhiệm; cho; chọn; chủ động; chủ trì; chú trọng; chuẩn bị; cụ thể; \
         cùng; có; cung cấp; cử; đã; đang; đánh giá; đảm bảo; đăng; đăng ký; đẩy; đẩy mạnh; đề nghị; đề ra; đề xuất; \
         để; định hướng; định kỳ; điều phối; đồng gửi; đồng thời; đôn đốc; đưa; được; động viên; gắn; giải quyết; \
         giám sát; giao; giúp; giới thiệu; gửi; hằng năm; hàng năm; hằng tháng; hàng tháng; hằng quý; hàng quý; hoàn thành; hoàn thiện; hỗ trợ; huy động; hướng dẫn; \
         hưởng ứng; in ấn; kết hợp; khảo sát; khen thưởng; khi; khuyến khích; kiểm tra; kiện toàn; kịp thời; là; \
         làm; lãnh đạo; lập; lồng ghép; lựa chọn; mở; nâng cao; ngoài; nghiên cứu; nhân rộng; nhằm; nếu; nêu; \
         phát động; phát hiện; phát huy; phân bổ; phân công; phản ánh; phê duyệt; phối hợp; phổ biến; phụ trách; \
         quán triệt; quan tâm; quy định; quyết định; rà soát; ra; sẽ; sau; sơ kết; soạn thảo; suy tôn; sử dụng; tạo; \
         tặng; tăng cường; tập hợp; tập trung; tập huấn; tham gia; tham mưu; thành lập; thanh tra; theo; theo dõi; \
         thẩm định; thông báo; thông tin; thống nhất; thực hiện; thường xuyên; tích cực; tiến hành; tiếp nhận; \
         tiếp tục; tổ chức; tổng hợp; tổng kết; trao; trên cơ sở; triển khai; trình; trong; trước; truyền thông; \
         tuyên truyền; tùy; từ; tự; ứng dụng; vào; vận động; về; vận hành; với; xây dựng; xác định; xem xét; xét; \
         xử lý; yêu cầu; không; phải; cần; chỉ; mà; thì; này; nói trên; trực tiếp; thí điểm; ký; ký kết; hợp tác; \
         duy trì; khai thác; kết nối; số hóa; công bố; công khai; niêm yết; trang bị; cấp kinh phí; lắp đặt; \
         cài đặt; tiếp thu; trả lời; chuyển; nhận; giữ vai trò; đóng vai trò; làm đầu mối; nghiêm túc; khẩn trương; \
         nhanh chóng; thẩm tra; biên tập; đưa tin; mời; đón; thu thập; thống kê; xuất bản; phát hành; phát sóng",
    )
});

/// Common nouns that name a class of parties and are listed beside each other, by class: a class ends a list.
pub(super) static NOUNS: LazyLock<Vec<SetPhrases>> =
    LazyLock::new(|| CLASSES.iter().map(|class| SetPhrases::listed(class)).collect());

const CLASSES: &[&str] = &[
    "sở; ban; ban ngành; ngành; đoàn thể; hội đoàn thể; phòng; hội; cơ quan báo chí; cơ quan thông tin; \
     cơ quan truyền thông; báo chí; truyền thông; cơ quan chuyên môn; cơ quan tổ chức; cơ quan; đơn vị; địa phương; \
     tổ chức kinh tế; tổ chức xã hội; tổ chức; doanh nghiệp; hợp tác xã; nhà trường; trường học; trường; trạm y tế; \
     bệnh viện; đơn vị sự nghiệp; chi bộ; đảng bộ; chi hội; cơ sở giáo dục; cơ sở y tế; cụm; khối thi đua; \
     cụm thi đua",
    "xã; phường; đặc khu; thị trấn; quận; huyện; thị xã; thành phố; tỉnh; cấp xã; cấp huyện",
    "thôn; ấp; bản; khóm; buôn; tổ dân phố; khu dân cư; khu phố; khu vực; làng; tổ nhân dân tự quản",
    "tỉnh ủy; thành ủy; quận ủy; huyện ủy; thị ủy; đảng ủy; cấp ủy",
    "tập thể; cá nhân; bí thư chi bộ; trưởng thôn; trưởng bản; già làng; người có uy tín; tổ trưởng; hộ gia đình; gia đình; cán bộ; công chức; viên chức; chiến sĩ; đảng viên; hội viên; \
     đoàn viên; người lao động; công nhân; học sinh; sinh viên; nhân dân",
    "tổ chức chính trị - xã hội; tổ chức ct - xh; đoàn thể chính trị - xã hội",
    "tổ chức chính trị xã hội - nghề nghiệp; tổ chức chính trị - xã hội - nghề nghiệp; tổ chức xã hội - nghề nghiệp",
    "tổ chức hội; hội quần chúng",
    "cấp chính quyền; chính quyền; chính quyền địa phương",
];
