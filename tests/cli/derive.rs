//! `plancc derive`: where the draft goes, what is said, what is refused.

use super::harness::{Office, SOUND};

fn office() -> Office {
    let office = Office::new();
    let province = SOUND
        .replace("xã Hòa Thịnh", "tỉnh Cao Bằng")
        .replace("trên địa bàn xã.", "trên địa bàn tỉnh.")
        .replace("Các thôn", "UBND các xã, phường");
    office.write("tinh/tinh.plan", province);
    office
}

#[test]
fn a_draft_is_printed_or_written() {
    let office = office();
    let said = office.run_in_vain(&["derive", "tinh/tinh.plan", "--unit", "xã Bảo Lâm"]);
    said.is(0, &[]);
    assert!(said.out.contains("\ncơ quan: Ủy ban nhân dân xã Bảo Lâm, tỉnh Cao Bằng\n"), "{}", said.out);
    assert!(said.out.contains("\ncấp trên: tinh.plan\n"), "{}", said.out);
    office.write("xa/plancc.toml", "[check]\nmargin-days = 7\n");
    let said = office.run(&["derive", "tinh/tinh.plan", "--unit", "xã Bảo Lâm", "--out", "xa/xa.plan"]);
    said.is(0, &[]);
    assert!(said.out.starts_with("đã ghi xa/xa.plan; "), "{}", said.out);
    let text = String::from_utf8(office.read("xa/xa.plan")).expect("a plan is text");
    assert!(text.contains("\ncấp trên: ../tinh/tinh.plan\n"), "{text}");
    office.run_in_vain(&["fmt", "--check", "xa/xa.plan"]).is(0, &[]);
    assert_eq!(office.run_in_vain(&["check", "xa/xa.plan"]).code, 0);
    // What a person has worked on is not written over.
    let again = ["derive", "tinh/tinh.plan", "--unit", "xã Bảo Lâm", "--out", "xa/xa.plan"];
    office.run_in_vain(&again).is(2, &["xa/xa.plan: tệp đã có; thêm --force"]);
    office.run(&[&again[..], &["--force"]].concat()).is(0, &[]);
}

#[test]
fn what_cannot_be_is_said() {
    let office = office();
    let derive = |unit: &str| office.run_in_vain(&["derive", "tinh/tinh.plan", "--unit", unit]);
    derive("xã Bảo Lăm")
        .is(2, &["không có xã, phường, đặc khu nào tên là “xã Bảo Lăm”", "“xã Bảo Lâm, tỉnh Cao Bằng”"]);
    derive("xã Tân Minh, thành phố Hải Phòng").is(2, &["xã Tân Minh, thành phố Hải Phòng không thuộc Cao Bằng"]);
    derive("\u{1b}[31m#{{x}}").is(2, &["không có xã, phường, đặc khu nào tên là “[31m#{{x}}…”"]);
    office.write("xa.plan", SOUND);
    let said = office.run_in_vain(&["derive", "xa.plan", "--unit", "xã Bảo Lâm"]);
    said.is(2, &["chỉ lập được từ kế hoạch của tỉnh, thành phố; kế hoạch này của “Ủy ban nhân dân xã Hòa Thịnh”"]);
    office.write("hong.plan", SOUND.replace("mục đích:", "muc dich:"));
    office.run_in_vain(&["derive", "hong.plan", "--unit", "xã Bảo Lâm"]).is(1, &["lỗi[NN002]", "sửa các lỗi trên"]);
    office.run_in_vain(&["derive", "nowhere.plan", "--unit", "xã Bảo Lâm"]).is(2, &["nowhere.plan"]);
    office.run_in_vain(&["derive", "tinh/tinh.plan"]).is(2, &["--unit"]);
    office
        .run_in_vain(&["derive", "tinh/tinh.plan", "--unit", "xã Bảo Lâm", "--out", "khong/co/"])
        .is(2, &["khong/co"]);
}
