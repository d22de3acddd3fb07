//! Short forms: the term and what it stands for.

use crate::model::recognise::recognise_definitions;

#[test]
fn short_forms() {
    for (text, term, long_form, whole) in [
        (
            "ban hành Kế hoạch phát động phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc” trên địa bàn thành phố Cần Thơ (sau \
             đây gọi tắt là Phong trào thi đua), như sau:",
            "Phong trào thi đua",
            "phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc” trên địa bàn thành phố Cần Thơ",
            "(sau đây gọi tắt là Phong trào thi đua)",
        ),
        (
            "Các cơ quan, ban, ngành, tổ chức, cá nhân trên địa bàn tỉnh (sau đây viết tắt là các cơ quan, đơn vị, địa phương) tổ chức",
            "các cơ quan, đơn vị, địa phương",
            "Các cơ quan, ban, ngành, tổ chức, cá nhân trên địa bàn tỉnh",
            "(sau đây viết tắt là các cơ quan, đơn vị, địa phương)",
        ),
        ("bảo đảm an ninh trật tự (gọi tắt là ANTT) trên địa bàn", "ANTT", "an ninh trật tự", "(gọi tắt là ANTT)"),
        (
            "Căn cứ Luật; Ủy ban nhân dân xã (sau đây gọi là “Ủy ban”) yêu cầu",
            "Ủy ban",
            "Ủy ban nhân dân xã",
            "(sau đây gọi là “Ủy ban”)",
        ),
        (
            "Ban Chỉ đạo cuộc bầu cử, sau đây viết tắt là Ban Chỉ đạo, có nhiệm vụ",
            "Ban Chỉ đạo",
            "Ban Chỉ đạo cuộc bầu cử",
            "sau đây viết tắt là Ban Chỉ đạo",
        ),
    ] {
        let found = recognise_definitions(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let definition = &found[0];
        assert_eq!(definition.value.term.value, term);
        assert_eq!(definition.value.long_form.value, long_form);
        assert_eq!(text.get(definition.range.clone()), Some(whole));
        assert_eq!(text.get(definition.value.term.range.clone()), Some(term));
        assert_eq!(text.get(definition.value.long_form.range.clone()), Some(long_form));
    }
}

#[test]
fn other_words_introduce_nothing() {
    for text in ["", "sau đây", "gọi tắt là", "(gọi tắt là )", "như sau đây gọi", "được gọi là điển hình"]
    {
        assert_eq!(recognise_definitions(text), [], "{text}");
    }
}
