//! The facts as a page to read, in Vietnamese, for the drafter: each with its line.

use std::fmt::Write;

use super::{At, Facts, Time, Words};
use crate::model::assignment::{Mode, Way};
use crate::model::award::{AwardKind, Tier};
use crate::model::plan::{DocumentRole, GroupSource};
use crate::model::quota::{Limit, Subject};
use crate::model::target::Measure;

/// The facts as text: a heading for each kind, a line for each fact, empty kinds left out.
pub fn to_text(facts: &Facts) -> String {
    let mut page = Page::default();
    head(facts, &mut page);
    documents(facts, &mut page);
    page.words("Mục đích", &facts.purposes);
    page.words("Yêu cầu", &facts.requirements);
    page.words("Chủ đề", &facts.themes);
    page.words("Phương châm", &facts.mottos);
    times(facts, &mut page);
    groups(facts, &mut page);
    page.words("Nội dung", &facts.contents);
    targets(facts, &mut page);
    page.words("Nguyên tắc", &facts.principles);
    awards(facts, &mut page);
    dossier(facts, &mut page);
    page.words("Kinh phí", &facts.funding);
    page.words("Giải pháp", &facts.solutions);
    assignments(facts, &mut page);
    tail(facts, &mut page);
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn section(&mut self, title: &str, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(title);
        if lines.len() > 1 {
            // Writing to a string cannot fail.
            let _ = write!(self.text, " ({})", lines.len());
        }
        self.text.push('\n');
        for line in lines {
            self.text.push_str("  - ");
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    fn words(&mut self, title: &str, words: &[Words]) {
        self.section(title, words.iter().map(|said| format!("{} ({})", short(&said.text), place(&said.at))).collect());
    }
}

/// `III/1/a, dòng 42`
fn place(at: &At) -> String {
    format!("{}, dòng {}", at.place, at.line)
}

/// The first words of a long statement.
fn short(text: &str) -> String {
    const WORDS: usize = 18;
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..WORDS) {
        Some(first) if words.len() > WORDS + 3 => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

fn head(facts: &Facts, page: &mut Page) {
    let header = &facts.header;
    let mut lines = Vec::new();
    let mut say = |label: &str, text: &str, at: &At| lines.push(format!("{label}: {text} (dòng {})", at.line));
    if let Some(issuer) = &header.issuer {
        say("Cơ quan ban hành", &issuer.name, &issuer.at);
    }
    let words =
        [("Cơ quan chủ quản", &header.superior), ("Trích yếu", &header.subject), ("Phong trào", &header.movement)];
    for (label, said) in words {
        if let Some(said) = said {
            say(label, &said.text, &said.at);
        }
    }
    if let Some(number) = &header.number {
        say("Số, ký hiệu", &number.text, &number.at);
    }
    if let Some(said) = &header.place {
        say("Địa danh", &said.text, &said.at);
    }
    if let Some(date) = &header.issue_date {
        let value = if date.value.is_empty() {
            "để trống".to_owned()
        } else {
            format!("{} → {}", date.text, date.value)
        };
        say("Ngày ban hành", &value, &date.at);
    }
    if let Some(period) = &header.period {
        say("Thời gian", &format!("{} → {}", period.text, period.value), &period.at);
    }
    page.section("Thể thức", lines);
}

fn documents(facts: &Facts, page: &mut Page) {
    let lines = facts.documents.iter().map(|document| {
        let mut line = document.document_type.clone();
        if let Some(reference) = &document.reference {
            let _ = write!(line, " số {reference}");
        }
        if let Some(date) = &document.date {
            let _ = write!(line, ", {date}");
        }
        if let Some(issuer) = &document.issuer {
            let _ = write!(line, ", {issuer}");
        }
        if let Some(title) = document.title.as_ref().filter(|_| document.reference.is_none()) {
            let _ = write!(line, ": {}", short(title));
        }
        let role = match document.role {
            DocumentRole::PlanItself => "chính kế hoạch này",
            DocumentRole::LegalBasis => "căn cứ",
            DocumentRole::Implements => "được triển khai thực hiện",
            DocumentRole::Body => "viện dẫn",
            DocumentRole::Footnote => "chú thích",
            DocumentRole::InsideTitle => "trong tên văn bản khác",
        };
        let places: Vec<String> = document.mentions.iter().map(|mention| place(&mention.at)).collect();
        format!("{line} – {role} ({})", places.join("; "))
    });
    page.section("Văn bản viện dẫn", lines.collect());
    let lines = facts.definitions.iter();
    let lines = lines.map(|said| format!("“{}” là {} ({})", said.term, short(&said.long_form), place(&said.at)));
    page.section("Gọi tắt", lines.collect());
}

fn times(facts: &Facts, page: &mut Page) {
    let phases = facts.timeline.phases.iter().map(|phase| {
        let period = phase.period.as_ref().map_or("chưa rõ", |period| period.value.as_str());
        format!("{}: {period} ({})", phase.label, place(&phase.at))
    });
    page.section("Đợt thi đua", phases.collect());
    let deadlines = facts.deadlines.iter().map(|deadline| {
        let who =
            if deadline.parties.is_empty() { String::new() } else { format!("{}: ", deadline.parties.join("; ")) };
        let to = if deadline.receivers.is_empty() {
            String::new()
        } else {
            format!(" → {}", deadline.receivers.join("; "))
        };
        format!("{} → {} – {who}{}{to} ({})", deadline.text, deadline.value, short(&deadline.duty), place(&deadline.at))
    });
    page.section("Thời hạn, định kỳ", deadlines.collect());
    let is_other =
        |time: &&Time| !time.within_citation && !facts.deadlines.iter().any(|deadline| deadline.at == time.at);
    let others = facts.times.iter().filter(is_other);
    page.section(
        "Mốc thời gian khác",
        others.map(|time| format!("{} → {} ({})", time.text, time.value, place(&time.at))).collect(),
    );
}

fn groups(facts: &Facts, page: &mut Page) {
    let lines = facts.target_groups.iter().map(|group| {
        let criteria = match (group.criteria.len(), group.source) {
            (0, GroupSource::Declared) => String::new(),
            (count, _) => format!(" – {count} tiêu chí"),
        };
        format!("{}{criteria} ({})", group.name, place(&group.at))
    });
    page.section("Đối tượng", lines.collect());
}

fn targets(facts: &Facts, page: &mut Page) {
    let lines = facts.targets.iter().map(|target| {
        let limit = match target.limit {
            Limit::Exactly => "",
            Limit::AtMost => "không quá ",
            Limit::AtLeast => "ít nhất ",
            Limit::MoreThan => "trên ",
            Limit::LessThan => "dưới ",
        };
        let measure = match target.measure {
            Measure::Percentage(amount) => format!("{limit}{amount}%"),
            Measure::Count(amount) => format!("{limit}{amount}"),
            Measure::None => "không xảy ra".to_owned(),
        };
        let subject = target.subject.as_ref().map(|subject| format!("{}: ", short(subject))).unwrap_or_default();
        format!("[{measure}] {subject}{} ({})", short(&target.text), place(&target.at))
    });
    page.section("Chỉ tiêu", lines.collect());
}

fn awards(facts: &Facts, page: &mut Page) {
    let lines = facts.awards.iter().map(|award| {
        let kind = match award.kind {
            AwardKind::Title => "danh hiệu",
            AwardKind::Form => "hình thức",
            AwardKind::NotNamed => "không nêu tên",
        };
        let tier = match award.tier {
            Tier::Annual => "hằng năm",
            Tier::Interim => "sơ kết",
            Tier::Final => "tổng kết",
            Tier::AdHoc => "đột xuất",
            Tier::Unspecified => "chưa rõ đợt",
        };
        let law = if award.authority_by_law.is_empty() {
            String::new()
        } else {
            format!("; thẩm quyền: {}", award.authority_by_law.join("; "))
        };
        let by = award.authority.as_ref().filter(|by| !award.name.contains(by.as_str()));
        let by = by.map(|by| format!(" của {by}")).unwrap_or_default();
        format!("{}{by} – {kind}, {tier}{law} ({})", award.name, place(&award.at))
    });
    page.section("Khen thưởng", lines.collect());
    let lines = facts.quotas.iter().map(|quota| {
        let shares: Vec<String> = quota
            .shares
            .iter()
            .map(|share| {
                let subject = match share.subject {
                    Subject::Collective => "tập thể",
                    Subject::Individual => "cá nhân",
                    Subject::Household => "hộ gia đình",
                    Subject::Enterprise => "doanh nghiệp",
                };
                format!("{}{} {subject}", share.amount, if share.is_percentage { "%" } else { "" })
            })
            .collect();
        let award = quota.award.as_ref().map(|award| format!("{award}: ")).unwrap_or_default();
        format!("{award}{} [{}] ({})", quota.text, shares.join(", "), place(&quota.at))
    });
    page.section("Số lượng khen thưởng", lines.collect());
    page.words("Tiêu chuẩn khen thưởng", &facts.award_standards);
}

fn dossier(facts: &Facts, page: &mut Page) {
    let mut lines: Vec<String> = Vec::new();
    for component in &facts.dossier.components {
        let form = component.form.as_ref().map(|form| {
            let of = component.form_of.as_ref().map(|of| format!(" của {of}")).unwrap_or_default();
            format!(" – mẫu {form}{of}")
        });
        lines.push(format!("{}{} ({})", short(&component.text), form.unwrap_or_default(), place(&component.at)));
    }
    for copies in &facts.dossier.copies {
        lines.push(format!("{} ({})", copies.text, place(&copies.at)));
    }
    page.section("Hồ sơ", lines);
}

fn assignments(facts: &Facts, page: &mut Page) {
    let lines = facts.assignments.iter().map(|task| {
        let mode = match task.mode {
            Mode::Instructed => "",
            Mode::Charged => "[giao] ",
            Mode::Requested => "[đề nghị] ",
        };
        let partners: Vec<&str> = task.partners.iter().map(|party| party.name.as_str()).collect();
        let partners =
            if partners.is_empty() { String::new() } else { format!("; phối hợp: {}", partners.join("; ")) };
        let times: Vec<&str> = task.times.iter().map(|time| time.text.as_str()).collect();
        let times = if times.is_empty() { String::new() } else { format!("; thời hạn: {}", times.join("; ")) };
        format!("{mode}{}: {}{partners}{times} ({})", task.party.name, short(&task.task), place(&task.at))
    });
    page.section("Phân công", lines.collect());
    let lines = facts.receivers.iter().map(|receiver| {
        let way = match receiver.way {
            Way::To => "nhận",
            Way::Through => "chuyển qua",
            Way::Copy => "đồng nhận",
            Way::Onward => "được báo cáo, trình",
            Way::Contact => "đầu mối khi vướng mắc",
        };
        format!("{} – {way} ({})", receiver.party.name, place(&receiver.at))
    });
    page.section("Nơi nhận báo cáo, hồ sơ", lines.collect());
}

fn tail(facts: &Facts, page: &mut Page) {
    let lines = facts.recipients.iter().map(|recipient| {
        let remark = recipient.remark.as_ref().map(|remark| format!(" ({remark})")).unwrap_or_default();
        format!("{}{remark}, dòng {}", recipient.name, recipient.at.line)
    });
    page.section("Nơi nhận", lines.collect());
    page.section("Lưu", facts.archive.iter().map(|said| format!("{}, dòng {}", said.text, said.at.line)).collect());
    let lines = facts.signatory.iter().map(|signatory| {
        let mut words: Vec<String> =
            signatory.chain.iter().map(|step| format!("{} {}", step.mark, step.whose)).collect();
        words.extend(signatory.position.clone());
        words.extend(signatory.name.clone());
        format!("{}, dòng {}", words.join(", "), signatory.at.line)
    });
    page.section("Người ký", lines.collect());
    let lines = facts.annexes.iter().map(|annex| {
        let rows: usize = annex.tables.iter().map(|table| table.rows.len()).sum();
        format!("{} – {rows} hàng trong bảng ({})", short(&annex.title), place(&annex.at))
    });
    page.section("Phụ lục", lines.collect());
    page.words("Chú thích", &facts.footnotes);
}
