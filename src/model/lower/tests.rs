//! Small plans of other movements than those of the real ones, and texts that are hardly plans.

use super::lower;
use crate::model::assignment::Mode;
use crate::model::award::Tier;
use crate::model::plan::{DocumentRole, Plan};
use crate::model::{Known, KnownParty};
use crate::source::SourceFile;
use crate::syntax::parse;

fn plan_with(text: &str, known: &Known) -> Plan {
    let mut found = Vec::new();
    let tree = parse(&SourceFile::new("thử.plan", text), &mut found);
    lower(&tree, known).plan
}

fn plan(text: &str) -> Plan {
    plan_with(text, &Known::default())
}

/// Party, mode and place of every task.
fn tasks(plan: &Plan) -> Vec<(&str, Mode, &str)> {
    let task = |task: &'_ crate::model::assignment::Assignment| (task.mode, task.origin.place.as_str().to_owned());
    plan.assignments
        .iter()
        .map(|one| {
            let (mode, _) = task(one);
            (one.party.name.as_str(), mode, one.origin.place.as_str())
        })
        .collect()
}

#[test]
fn places_are_those_printed() {
    let plan = plan(
        "căn cứ:\n- Luật Thi đua, khen thưởng;\nmở đầu:\nỦy ban ban hành:\nphần: Mục đích, yêu cầu\nmục đích:\na) Một.\nc) Hai.\n\
         yêu cầu:\n- Ba.\nphần thời gian thực hiện:\nTừ tháng 3 năm 2026.\n\nĐến hết năm.\n",
    );
    let places = |statements: &[crate::model::plan::Statement]| -> Vec<String> {
        statements.iter().map(|said| said.origin.place.to_string()).collect()
    };
    assert_eq!(places(&plan.purposes), ["I/1/a", "I/1/b"]);
    assert_eq!(places(&plan.requirements), ["I/2/-1"]);
    assert_eq!(places(&plan.timeline.statements), ["II/p1", "II/p2"]);
    assert_eq!(plan.documents[0].mentions[0].origin.place.as_str(), "preamble/1");
}

#[test]
fn a_title_that_ends_with_a_colon_gives_its_paragraph_its_own_place() {
    let plan = plan("phần: Đối tượng\nđối tượng: Đối tượng thi đua:\nLực lượng dân quân tự vệ.\n");
    assert_eq!(plan.target_groups[0].name, "Lực lượng dân quân tự vệ");
    assert_eq!(plan.target_groups[0].origin.place.as_str(), "I/1");
}

#[test]
fn a_title_without_a_role_still_says_what_its_division_is_about() {
    let plan = plan(
        "phần: Mục đích, yêu cầu\nmục: Mục đích\n- Một.\nmục: Yêu cầu\n- Hai.\nphần: TỔ CHỨC THỰC HIỆN\n1. Công an xã chủ trì.\n",
    );
    assert_eq!((plan.purposes.len(), plan.requirements.len()), (1, 1));
    assert_eq!(tasks(&plan), [("Công an xã", Mode::Instructed, "II/1")]);
}

#[test]
fn tasks_stand_under_the_party_that_heads_them() {
    let plan = plan(
        "phần tổ chức thực hiện:\ngiao: Sở Y tế\na) Rà soát.\nb) Phối hợp với Sở Tài chính bố trí kinh phí.\nđề nghị: Tỉnh đoàn:\n\
         Vận động đoàn viên.\nmục: Văn phòng HĐND và UBND xã\n- Tổng hợp.\n4. Trưởng thôn:\n- Vận động Nhân dân.\n- Báo cáo.\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            ("Sở Y tế", Mode::Charged, "I/1/a"),
            ("Sở Y tế", Mode::Charged, "I/1/b"),
            ("Tỉnh đoàn", Mode::Requested, "I/2"),
            ("Văn phòng HĐND và UBND xã", Mode::Instructed, "I/3/-1"),
            ("Trưởng thôn", Mode::Instructed, "I/4/-1"),
            ("Trưởng thôn", Mode::Instructed, "I/4/-2"),
        ]
    );
    assert_eq!(plan.assignments[1].partners[0].name, "Sở Tài chính");
}

#[test]
fn declared_parties_are_known_without_a_mark() {
    let known = Known {
        parties: vec![KnownParty {
            name: "Tổ công nghệ số cộng đồng".into(), short: vec!["Tổ CNSCĐ".into()]
        }],
    };
    let text = "đơn vị: Hạt Kiểm lâm khu vực 3\nphần tổ chức thực hiện:\n1. Tổ CNSCĐ hướng dẫn người dân.\n\
                2. Hạt Kiểm lâm khu vực 3 tuần tra.\n";
    assert_eq!(
        tasks(&plan_with(text, &known)),
        [("Tổ CNSCĐ", Mode::Instructed, "I/1"), ("Hạt Kiểm lâm khu vực 3", Mode::Instructed, "I/2")]
    );
}

#[test]
fn a_tier_holds_for_an_item_that_slipped_out_of_its_list() {
    let plan = plan(
        "phần khen thưởng:\n- Khen thưởng tổng kết:\n+ Danh hiệu: Cờ thi đua của Chính phủ.\n- Hình thức gồm: Huân chương Lao \
         động; Bằng khen của Thủ tướng Chính phủ.\n",
    );
    let tiers: Vec<(&str, Tier)> = plan.award_forms.iter().map(|award| (award.name.as_str(), award.tier)).collect();
    assert_eq!(
        tiers,
        [
            ("Cờ thi đua của Chính phủ", Tier::Final),
            ("Huân chương Lao động", Tier::Final),
            ("Bằng khen của Thủ tướng Chính phủ", Tier::Final),
        ]
    );
}

#[test]
fn tiers_may_be_divisions() {
    let plan = plan(
        "phần khen thưởng:\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nđột xuất:\n- Giấy khen của Chủ tịch Ủy ban \
         nhân dân xã.\nsố lượng:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã: không quá 05 tập thể, 10 cá nhân.\n",
    );
    let tiers: Vec<Tier> = plan.award_forms.iter().map(|award| award.tier).collect();
    assert_eq!(tiers, [Tier::Annual, Tier::AdHoc]);
    assert_eq!(plan.quotas.len(), 1);
    assert!(plan.quotas[0].award.is_some());
}

#[test]
fn groups_head_their_criteria_as_blocks_or_as_items() {
    let blocks = plan("phần tiêu chí:\nđối với: các sở, ban, ngành\n- Một.\n- Hai.\nđối với: cá nhân\n- Ba.\n");
    let items = plan("phần tiêu chí:\na) Đối với các sở, ban, ngành:\n- Một.\n- Hai.\nb) Đối với cá nhân\n- Ba.\n");
    for plan in [blocks, items] {
        let groups: Vec<(&str, usize)> = plan
            .criteria
            .iter()
            .map(|group| (plan.target_groups[group.group].name.as_str(), group.criteria.len()))
            .collect();
        assert_eq!(groups, [("các sở, ban, ngành", 2), ("cá nhân", 1)]);
    }
}

#[test]
fn documents_are_bases_or_implemented_by_the_word_before_them() {
    let plan = plan(
        "mở đầu:\nCăn cứ Luật Thi đua, khen thưởng; thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh \
         Lào Cai, Ủy ban nhân dân xã ban hành Kế hoạch như sau:\nphần nội dung:\n1. Theo Nghị định số 30/2020/NĐ-CP.\n",
    );
    let roles: Vec<DocumentRole> = plan.documents.iter().map(|document| document.role).collect();
    assert_eq!(roles, [DocumentRole::LegalBasis, DocumentRole::Implements, DocumentRole::Body]);
}

#[test]
fn phases_have_their_periods() {
    let plan = plan(
        "phần thời gian thực hiện:\nChia thành 02 giai đoạn:\n- Giai đoạn 1 (từ tháng 8/2025 đến tháng 12/2027): triển khai.\n\
         - Giai đoạn 2: từ tháng 01/2028 đến tháng 12/2030.\n",
    );
    assert_eq!(plan.timeline.announced_phases, Some(2));
    let phases: Vec<(&str, Option<&str>)> = plan
        .timeline
        .phases
        .iter()
        .map(|phase| (phase.label.as_str(), phase.period.map(|time| plan.times[time].value.value.as_str())))
        .collect();
    assert_eq!(phases, [("Giai đoạn 1", Some("2025-08/2027-12")), ("Giai đoạn 2", Some("2028-01/2030-12"))]);
}

#[test]
fn a_table_tells_who_does_what_until_when() {
    let plan = plan(
        "phụ lục: Nhiệm vụ\nbảng: TT | Nội dung | Đơn vị chủ trì | Thời hạn | Chỉ tiêu\n\
         | 1 | Cập nhật dữ liệu dân cư | Công an xã | Trước ngày 30/6/2026 | Đạt 100% |\n",
    );
    let deadline = &plan.deadlines[0];
    assert_eq!(deadline.duty, "Cập nhật dữ liệu dân cư");
    assert_eq!(deadline.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>(), ["Công an xã"]);
    assert_eq!(plan.targets[0].written, "Đạt 100%");
    assert_eq!(plan.targets[0].subject.as_deref(), Some("Cập nhật dữ liệu dân cư"));
    assert_eq!(plan.annexes[0].tables[0].rows[0].len(), 5);
}

#[test]
fn texts_that_are_hardly_plans_are_lowered_too() {
    let whole = "kế hoạch: Thi đua “x\nsố: /\nngày: 31/2/…\nđơn vị: ; (a) ; b (\ncăn cứ:\n- \nmở đầu:\n^[Chú thích [x] {trước\nphần: \
                 \nkhen thưởng:\nhằng năm:\n- Bằng khen (\n+ của của của\nđối với: \n- (((\nphần tổ chức thực hiện:\ngiao: [\n1. phối hợp \
                 với\n2. đề nghị , ; và\na) về gửi báo cáo (qua\nphụ lục: \nbảng: a | b\n| x |\n| (gộp 9 cột) y | z | t |\nnơi nhận:\n- (\n\
                 lưu:\nký thay: \nngười ký:\n";
    for (end, _) in whole.char_indices() {
        let _ = plan(&whole[..end]);
    }
    let lines: Vec<&str> = whole.lines().collect();
    for skipped in 0..lines.len() {
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(at, _)| *at != skipped).map(|(_, line)| *line).collect();
        let _ = plan(&rest.join("\n"));
        let _ = plan(&rest.iter().rev().copied().collect::<Vec<_>>().join("\n"));
    }
}
