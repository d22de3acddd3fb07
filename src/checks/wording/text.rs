//! What the checks of wording ask of a paragraph: where a sentence begins, which words stand alone, what has been accepted.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::checks::Context;
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::words::{Words, fold};
use crate::syntax::keywords::FieldKey;

/// Every text that is printed as words: prose, the subject, recipients.
pub(super) fn printed<'a>(cx: &Context<'a>) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
    cx.texts().filter(|(_, passage)| !matches!(passage.kind, Kind::Field(key) if key != FieldKey::Subject))
}

/// Words of one syllable that stand beside any other word, so that they are no sign of a slip.
const ALONE: &str = "và của các những cho với về từ đến để do bởi vì nên mà thì là có không chưa đã đang sẽ được bị phải cần \
    theo trong ngoài trên dưới trước sau giữa khi nếu tại ở vào ra lên xuống qua lại này đó kia ấy nào gì ai mỗi mọi từng một \
    hai ba bốn năm sáu bảy tám chín mười cả toàn mới cũ cao thấp nhiều ít rất hơn nhất cũng còn vẫn đều chỉ hay hoặc nhưng tuy \
    dù như bằng đi làm gửi xin giao nhận lấy đưa cùng nhau mình họ ta tôi cụ bà ông anh chị em con người nhà xã tỉnh huyện \
    phường thôn tổ ban sở bộ ngành cấp kỳ quý tháng ngày giờ tuần số mức lần đợt bước việc cách cái sự nền bên phía nơi chỗ \
    khu vùng đội nhóm cụm khối lớp trường chợ đường cầu sông núi đất nước cây hoa quả giá tiền vốn nợ thuế phí quỹ hộ dân lính \
    thầy trò sách báo tin bài thi học dạy đọc viết nói nghe nhìn thấy biết hiểu nghĩ yêu quá lắm thật tốt xấu giỏi khá đẹp \
    sạch xanh đỏ vàng trắng đen bản tự đủ đúng sai dùng mở đóng thu chi trả mua bán nộp xây sửa chữa tăng giảm chống phòng \
    đạt gồm kể kê tới suốt luôn chính vẫn đối vừa mặt lòng tay chân đầu cuối đời chủ khách bạn bè điều càng dần";

static STANDS_ALONE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| ALONE.split_whitespace().collect());

/// Tells whether a word in folded form is one of those.
pub(super) fn stands_alone(word: &str) -> bool {
    STANDS_ALONE.contains(word)
}

/// Tells whether a word begins a sentence, an item or a label's text.
pub(super) fn begins_sentence(words: &Words<'_>, index: usize) -> bool {
    let mut at = index;
    loop {
        let Some(before) = at.checked_sub(1) else { return true };
        match words.word(before) {
            "." | "!" | "?" | ":" | "…" => return true,
            "“" | "\"" | "«" | "(" | "‘" | "'" => return true,
            "-" | "–" | "+" | "*" if before == 0 => at = before,
            _ => return false,
        }
    }
}

/// Tells whether two words stand beside each other with nothing but blanks between them.
pub(super) fn is_beside(words: &Words<'_>, first: usize) -> bool {
    let between = words.text().get(words.end(first)..words.start(first + 1)).unwrap_or_default();
    !between.is_empty() && between.chars().all(char::is_whitespace)
}

/// Tells whether a word has no small letter and more than one letter: `UBND`.
pub(super) fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Tells whether the office has declared a word or phrase right as it is.
pub(super) fn is_accepted(cx: &Context<'_>, typed: &str) -> bool {
    let folded = fold(typed);
    let holds = |phrase: &String| {
        let phrase = fold(phrase);
        !phrase.is_empty() && (folded.contains(phrase.as_str()) || phrase.contains(folded.as_str()))
    };
    cx.settings.accepted.iter().chain(&cx.settings.names).any(holds) || cx.settings.short_forms.contains_key(typed)
}

/// Writes a word in the case of another: all capitals, a capital at its beginning, or as it is.
pub(super) fn in_case_of(right: &str, typed: &str) -> String {
    if is_in_capitals(typed) {
        crate::viet::upper(right)
    } else if typed.chars().next().is_some_and(char::is_uppercase) {
        crate::viet::capitalise(right)
    } else {
        right.to_owned()
    }
}

/// A passage and bytes of it.
pub(super) type Place = (usize, Range<usize>);

/// Tells whether bytes overlap.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
