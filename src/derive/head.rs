//! What is written anew: the header, the parent among the legal bases, the recipients, the signing block.

use std::fmt::Write;

use crate::Analysis;
use crate::model::office::Office;
use crate::model::party::key;
use crate::model::passages::{FieldKey, Kind, Passages, Role};
use crate::model::plan::Plan;
use crate::model::time::{DateStyle, TimeKind};
use crate::syntax::ast::{Block, Node, Tree};
use crate::syntax::keywords::{Keyword, SigningKey, written};
use crate::viet::PartialDate;

use super::edits::{Edits, TO_DECIDE};
use super::levels::Levels;
use super::reports::Upward;

/// What names the parent.
pub(super) struct Parent<'a> {
    pub analysis: &'a Analysis,
    /// As `cấp trên:` names its file.
    pub path: &'a str,
    /// The subject as the parent has it, one line.
    pub subject: String,
}

/// The whole header.
pub(super) fn header(
    levels: &Levels,
    parent: &Parent<'_>,
    office: &Office,
    adapted: impl Fn(FieldKey) -> Option<String>,
) -> String {
    let unit = &levels.unit;
    let mut head = String::new();
    let mut line = |words: String| {
        let _ = writeln!(head, "{words}");
    };
    let issuer = committee(levels);
    line(format!(
        "// Dự thảo lập từ kế hoạch của {}; soát lại từng chỗ ghi “cần quyết định”.",
        parents_committee(levels)
    ));
    if is_of_districts(parent.analysis) {
        line(format!(
            "{TO_DECIDE}kế hoạch cấp trên ban hành khi còn cấp huyện; rà soát các mốc thời gian, cơ quan, chức danh nay không còn"
        ));
    }
    if unit.kind != "phường" {
        line(format!(
            "{TO_DECIDE}“thôn” là tên gọi chung; ghi đúng tên gọi ở địa phương (thôn, ấp, xóm, bản, tổ dân phố)"
        ));
    }
    line(format!("kế hoạch: {}", adapted(FieldKey::Subject).unwrap_or_default()));
    line(format!("cơ quan: {issuer}"));
    let symbol = office.symbol.as_deref().unwrap_or("KH-UBND");
    line(format!("số: …/{symbol}"));
    line(format!("địa danh: {}", office.place.as_deref().unwrap_or(unit.name)));
    line(format!("ngày: …/…/{}", year(parent.analysis).map_or_else(|| "…".to_owned(), |year| year.to_string())));
    for (keyword, field) in [("phong trào", FieldKey::Movement), ("thời gian", FieldKey::Period)] {
        if let Some(value) = adapted(field) {
            line(format!("{keyword}: {value}"));
        }
    }
    line(format!("cấp trên: {}", parent.path.replace(['\n', '\r'], " ")));
    line(format!("{TO_DECIDE}tên các cơ quan, đơn vị của {} theo quyết định thành lập", unit.kind));
    line(format!("đơn vị: {}", parties(levels).join("; ")));
    line(String::new());
    head
}

/// The bodies that every plan of a commune names.
fn parties(levels: &Levels) -> Vec<String> {
    let kind = levels.unit.kind;
    vec![
        format!("Công an {kind}"),
        super::organs::CULTURE.to_owned(),
        format!("Ủy ban Mặt trận Tổ quốc Việt Nam {kind}"),
        format!("Hội đồng Thi đua - Khen thưởng {kind}"),
        format!("Ủy ban nhân dân {kind} (UBND {kind})"),
    ]
}

/// `Ủy ban nhân dân xã Bảo Lâm, tỉnh Cao Bằng`
fn committee(levels: &Levels) -> String {
    format!("Ủy ban nhân dân {}", levels.unit)
}

/// `Ủy ban nhân dân tỉnh Cao Bằng`, as the parent writes it.
fn parents_committee(levels: &Levels) -> String {
    format!("Ủy ban nhân dân {} {}", levels.parents_kind, levels.parents_place)
}

/// Tells whether the parent was issued while there were districts.
pub(super) fn is_of_districts(parent: &Analysis) -> bool {
    let date = parent.letterhead.date;
    date.year.is_some_and(|year| year < 2025 || year == 2025 && date.month.is_some_and(|month| month < 7))
}

/// The year in which the unit's plan is issued, as far as the parent's date tells: some weeks after it.
fn year(parent: &Analysis) -> Option<u16> {
    let PartialDate { year, month, .. } = parent.letterhead.date;
    let year = year.filter(|_| !is_of_districts(parent))?;
    Some(if month.is_some_and(|month| month >= 12) { year + 1 } else { year })
}

/// The parent as a legal basis: `Kế hoạch số 4143/KH-UBND ngày 31/12/2025 của … về triển khai …`.
fn citation(levels: &Levels, parent: &Parent<'_>) -> String {
    let head = &parent.analysis.letterhead;
    let number = head.number.as_deref().unwrap_or("…");
    let date = match style(&parent.analysis.plan) {
        DateStyle::Long => head.date.long("…"),
        DateStyle::Short => format!("ngày {}", head.date.short("…")),
    };
    let subject = &parent.subject;
    let mut letters = subject.chars();
    let subject: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    format!("Kế hoạch số {number}/{} {date} của {} về {}", head.symbol, parents_committee(levels), subject.trim())
}

/// How the parent writes most of its dates.
fn style(plan: &Plan) -> DateStyle {
    let cited = plan.times.iter().filter(|time| time.value.kind == TimeKind::CitedDate);
    let due = plan.times.iter().filter(|time| matches!(time.value.kind, TimeKind::Deadline | TimeKind::Period));
    let dates = cited.chain(due).flat_map(|time| &time.value.dates);
    let (mut long, mut short) = (0, 0);
    for date in dates {
        match date.value.style {
            DateStyle::Long => long += 1,
            DateStyle::Short => short += 1,
        }
    }
    if long > short { DateStyle::Long } else { DateStyle::Short }
}

/// Puts the parent among the legal bases, or into the preamble where the bases are woven into it; gives what is to stand in
/// front of the body where neither is there.
pub(super) fn basis(
    levels: &Levels,
    parent: &Parent<'_>,
    tree: &Tree,
    passages: &Passages<'_>,
    edits: &mut Edits<'_>,
) -> Option<String> {
    let citation = citation(levels, parent);
    let is_open = parent.analysis.letterhead.number.is_none() || !parent.analysis.letterhead.date.is_complete();
    let note = format!("{TO_DECIDE}ghi số, ngày của kế hoạch cấp trên khi đã ban hành");
    let blocks = tree.body.iter().filter_map(|node| match node {
        Node::Block(block) => Some(block),
        _ => None,
    });
    let has_role = |block: &&Block, role: Role| block.role.as_ref().is_some_and(|typed| typed.value == role);
    if let Some(bases) = blocks.clone().find(|block| has_role(block, Role::LegalBases)) {
        let open = if is_open { format!("{note}\n") } else { String::new() };
        edits.add_below(bases.span.end.saturating_sub(1) as usize, format!("{open}- Thực hiện {citation};\n"));
        return None;
    }
    for passage in passages.list.iter().filter(|passage| passage.role == Some(Role::Preamble) && passage.is_prose()) {
        let words = &passage.words;
        let issues = (0..words.len()).find(|at| {
            let after = words.after(*at, "ủy ban nhân dân").or_else(|| words.after(*at, "ubnd"));
            let verbs = ["ban hành", "phát động", "xây dựng kế hoạch", "triển khai"];
            // What is the issuer's own follows its name closely.
            after.is_some_and(|after| (after..after + 7).any(|index| verbs.iter().any(|verb| words.is_at(index, verb))))
                && words.is_capital(*at)
        });
        let Some(mark) = issues.and_then(|at| at.checked_sub(1)) else { continue };
        if !matches!(words.word(mark), "," | ";" | ".") {
            continue;
        }
        let leads = ["căn cứ", "thực hiện"];
        let is_list = leads.iter().any(|lead| words.is_at(0, lead));
        let joined = if is_list { format!("; {citation}") } else { format!("; thực hiện {citation}") };
        let at = passage.text.span_of(words.start(mark), words.start(mark)).start as usize;
        edits.replace(at..at, joined);
        if is_open {
            edits.note(passage.text.span.start as usize, note);
        }
        return None;
    }
    let open = if is_open { format!("{note}\n") } else { String::new() };
    Some(format!("căn cứ:\n{open}- Thực hiện {citation};\n\n"))
}

/// Who is told of the plan: those above, those beside, those below.
pub(super) fn recipients(levels: &Levels, parent: &Parent<'_>) -> String {
    let (kind, above) = (levels.unit.kind, levels.parents_kind);
    let mut entries = vec![format!("UBND {above} {} (để báo cáo)", levels.parents_place)];
    // Those whom the parent has reports sent to.
    let mut known = vec![key(&format!("Ủy ban nhân dân {above}"))];
    for receiver in &parent.analysis.plan.receivers {
        let name = receiver.party.name.trim();
        let is_agency = ["Sở ", "Công an "].iter().any(|word| name.starts_with(word));
        if is_agency && !known.contains(&key(name)) {
            known.push(key(name));
            entries.push(name.to_owned());
        }
    }
    entries.push(format!("Thường trực Đảng ủy, HĐND {kind}"));
    entries.push(format!("Chủ tịch, các Phó Chủ tịch UBND {kind}"));
    entries.push(format!("Ủy ban MTTQ Việt Nam {kind} và các tổ chức chính trị - xã hội {kind}"));
    entries.push(format!("Các phòng, ban, ngành {kind}"));
    entries.push(format!("Các {}", levels.below));
    let entries: String = entries.iter().map(|entry| format!("- {entry};\n")).collect();
    format!("\n{TO_DECIDE}bổ sung nơi nhận, ký hiệu người soạn thảo\nnơi nhận:\n{entries}lưu: VT\n")
}

/// The office's own signing block, or that of the chair with a gap for the name.
pub(super) fn signing(office: &Office) -> String {
    if office.signing.is_empty() {
        return format!(
            "\nký thay mặt: Ủy ban nhân dân\nchức vụ: Chủ tịch\n{TO_DECIDE}họ và tên người ký\nngười ký: …\n"
        );
    }
    let mut block = String::from("\n");
    for (key, value) in &office.signing {
        let _ = writeln!(block, "{}: {value}", written(Keyword::Signing(*key)));
    }
    if !office.signing.iter().any(|(key, _)| *key == SigningKey::Signer) {
        let _ = writeln!(block, "{TO_DECIDE}họ và tên người ký\nngười ký: …");
    }
    block
}

/// What the unit hands on, as tasks behind those of its own.
pub(super) fn upward(levels: &Levels, owed: &[Upward], as_charges: bool) -> String {
    let mut tasks = String::new();
    for owed in owed {
        let (lead, partners) =
            owed.bodies.split_first().map_or(("", [].as_slice()), |(lead, rest)| (lead.as_str(), rest));
        let partners: Vec<String> = partners.iter().map(|partner| format!("[{partner}]")).collect();
        let with = match partners.as_slice() {
            [] => "tổng hợp".to_owned(),
            partners => format!("chủ trì, phối hợp với {} tổng hợp", partners.join(", ")),
        };
        let task = format!("{with} kết quả, tham mưu [Ủy ban nhân dân {}] {}.", levels.unit.kind, owed.words);
        let note = format!("{TO_DECIDE}phân công cơ quan tham mưu báo cáo cấp trên; hạn này là hạn của cấp trên");
        let _ = if as_charges {
            writeln!(tasks, "{note}\ngiao: [{lead}]:\n{}", crate::viet::capitalise(&task))
        } else {
            writeln!(tasks, "{note}\n1. [{lead}] {task}")
        };
    }
    tasks
}

/// A field's value as the parent has it.
pub(super) fn field<'p>(passages: &'p Passages<'_>, key: FieldKey) -> Option<&'p crate::model::passages::Passage<'p>> {
    passages.list.iter().find(|passage| passage.kind == Kind::Field(key) && !passage.text.is_empty())
}
