//! Contents, duties, divisions, annexes, links: what the parent asks and the child answers.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::facts::Asked;
use crate::diff::{Finding, Topic, Verdict};

use super::{Pair, quoted};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[CONTENT_MISSING, DIVISION_MISSING, ANNEX_MISSING, LINK_DROPPED, DUTY_MISSING];

const CONTENT_MISSING: Check = Check {
    code: "PH050",
    name: "content-missing",
    title: "Thiếu nội dung thi đua của kế hoạch cấp trên",
    severity: Severity::Hint,
    explanation: "Mỗi nội dung của kế hoạch cấp trên được tìm ở phần tương ứng của kế hoạch này, kể cả khi đã viết lại, chuyển chỗ, tách hay gộp. \
        Không tìm thấy thì nhắc một lần cho cả nội dung. Nội dung không có ở đơn vị, ví dụ về biên giới, thì bỏ là đúng.",
    basis: &[Basis::Parent],
    bad: "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, nâng cao thu nhập của người dân.\n2. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, nâng cao thu nhập của người dân.\n2. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n3. Thi đua bảo vệ môi trường, giữ cảnh quan các thôn sạch, đẹp.\n",
    run: Run::Beside { run: content_missing, silent: Some(Severity::Hint), parent: "" },
};

const DUTY_MISSING: Check = Check {
    code: "PH080",
    name: "duty-missing",
    title: "Thiếu việc mà kế hoạch cấp trên giao hoặc yêu cầu",
    severity: Severity::Hint,
    explanation: "Tiêu chí, yêu cầu, giải pháp, kinh phí và nhiệm vụ mà kế hoạch cấp trên đặt ra cho các xã, phường hoặc cho mọi nơi được tìm trong \
        kế hoạch này theo nội dung tương ứng. Nhiệm vụ giao riêng cho sở, ngành cấp trên không phải có. Đối tượng đã thiếu cả thì từng tiêu chí \
        không được nhắc riêng.",
    basis: &[Basis::Parent],
    bad: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền xã.\n2. Sơ kết, tổng kết để kịp thời rút kinh nghiệm.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền xã.\n2. Sơ kết, tổng kết để kịp thời rút kinh nghiệm.\n3. Tuyên truyền thường xuyên trên các phương tiện thông tin đại chúng của xã.\n",
    run: Run::Beside { run: duty_missing, silent: Some(Severity::Hint), parent: "" },
};

fn content_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    asks(pair, &CONTENT_MISSING, true, found);
}

fn duty_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    asks(pair, &DUTY_MISSING, false, found);
}

/// What a part asks, in words, and its topic.
fn words(kind: Asked, names_level: bool) -> (&'static str, Topic) {
    match kind {
        Asked::Content => ("nội dung", Topic::Content),
        Asked::Criterion if !names_level => ("tiêu chí", Topic::Group),
        Asked::Criterion => ("tiêu chí", Topic::Duty),
        Asked::Requirement => ("yêu cầu", Topic::Duty),
        Asked::Solution => ("giải pháp", Topic::Duty),
        Asked::Task => ("nhiệm vụ", Topic::Duty),
        Asked::Funding => ("phần kinh phí", Topic::Duty),
    }
}

/// Judges each part of the parent that asks something, contents or all else.
fn asks(pair: &Pair<'_>, check: &Check, contents: bool, found: &mut Vec<Finding>) {
    let is_wanted = |kind: Asked| (kind == Asked::Content) == contents;
    for point in &pair.facts.parts.asks {
        let Some(parent) = point.parent.as_ref().filter(|parent| is_wanted(parent.value.kind)) else { continue };
        let (name, topic) = words(parent.value.kind, parent.value.names_level);
        let quote = quoted(&parent.said.text);
        let finding = match &point.child {
            Some(_) => check.finding(Verdict::Conforms, topic, format!("có {name} {quote}")),
            // What is laid on bodies above is no matter of the child.
            None if !parent.value.binds => continue,
            None => check
                .finding(Verdict::Silent, topic, format!("không có {name} {quote} của kế hoạch cấp trên"))
                .with_help(format!("bổ sung {name} này, nếu ở đơn vị có")),
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
    for added in pair.facts.parts.added.iter().filter(|added| is_wanted(added.value.kind)) {
        let (name, topic) = words(added.value.kind, true);
        let message = format!("thêm {name} {}", quoted(&added.said.text));
        found.push(check.finding(Verdict::Conforms, topic, message).between(None, Some(&added.said)));
    }
}

const DIVISION_MISSING: Check = Check {
    code: "PH051",
    name: "division-missing",
    title: "Thiếu phần mà kế hoạch cấp trên có",
    severity: Severity::Hint,
    explanation: "Mỗi phần của kế hoạch cấp trên được tìm trong kế hoạch này theo nội dung và vai trò của phần; phần đổi tên, chuyển chỗ hoặc nằm \
        trong phần khác vẫn là có. Không có thì được nhắc, vì thường là bỏ sót cả một mảng việc.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "phần: Các hoạt động hưởng ứng\nTổ chức ngày hội trồng cây, ra quân dọn vệ sinh đường làng, ngõ xóm.\n",
    run: Run::Beside {
        run: division_missing,
        silent: Some(Severity::Hint),
        parent: "phần: Các hoạt động hưởng ứng\nTổ chức ngày hội trồng cây, ra quân dọn vệ sinh đường làng, ngõ xóm.\n",
    },
};

const ANNEX_MISSING: Check = Check {
    code: "PH052",
    name: "annex-missing",
    title: "Không có phụ lục tương ứng với phụ lục của cấp trên",
    severity: Severity::Hint,
    explanation: "Phụ lục của kế hoạch cấp trên thường là bảng phân công, thời gian và chỉ tiêu. Kế hoạch này không có phụ lục tương ứng thì các \
        chỉ tiêu và thời gian trong đó phải nằm ở phần nội dung; chỉ tiêu thiếu được báo riêng.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị theo phân cấp ngân sách; phân công cụ thể tại Phụ lục kèm theo.\n\nphụ lục: Phân công thực hiện các hoạt động\nbảng: TT | Hoạt động | Đơn vị thực hiện\n| 1 | Trồng cây | Các thôn |\n",
    run: Run::Beside {
        run: annex_missing,
        silent: Some(Severity::Hint),
        parent: "phụ lục: Phân công thực hiện các hoạt động\nbảng: TT | Hoạt động | Đơn vị thực hiện\n| 1 | Trồng cây | Các địa phương |\n",
    },
};

fn division_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    sections(pair, &DIVISION_MISSING, false, found);
}

fn annex_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    sections(pair, &ANNEX_MISSING, true, found);
}

fn sections(pair: &Pair<'_>, check: &Check, annexes: bool, found: &mut Vec<Finding>) {
    let name = if annexes { "phụ lục" } else { "phần" };
    for point in &pair.facts.parts.sections {
        let Some(parent) = point.parent.as_ref().filter(|parent| parent.value.is_annex == annexes) else { continue };
        // Standards have a check of their own.
        if point.child.is_none() && parent.value.is_of_standards {
            continue;
        }
        let quote = quoted(&parent.said.text);
        let finding = match &point.child {
            Some(_) => check.finding(Verdict::Conforms, Topic::Division, format!("có {name} {quote}")),
            None => check
                .finding(Verdict::Silent, Topic::Division, format!("không có {name} {quote} của kế hoạch cấp trên"))
                .with_help(format!("bổ sung {name} này, hoặc đưa nội dung vào phần khác")),
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
}

const LINK_DROPPED: Check = Check {
    code: "PH053",
    name: "link-dropped",
    title: "Bỏ phần gắn với phong trào, chương trình khác",
    severity: Severity::Hint,
    explanation: "Kế hoạch cấp trên gắn một nội dung với phong trào thi đua, cuộc vận động, chương trình có tên trong ngoặc kép. Kế hoạch này có nội \
        dung đó mà không nhắc đến tên ấy ở chỗ nào thì được nhắc.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, nâng cao thu nhập của người dân, gắn với cuộc vận động “Mỗi xã một sản phẩm”.\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    run: Run::Beside {
        run: link_dropped,
        silent: Some(Severity::Hint),
        parent: "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, nâng cao thu nhập của người dân, gắn với cuộc vận động “Mỗi xã một sản phẩm”.\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    },
};

/// Looks for the names of other movements that parts of the parent are tied to.
fn link_dropped(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.parts.links {
        let Some(parent) = &point.parent else { continue };
        let name = quoted(&parent.value);
        let finding = match &point.child {
            Some(_) => LINK_DROPPED.finding(Verdict::Conforms, Topic::Content, format!("có nhắc đến {name}")),
            None => LINK_DROPPED
                .finding(Verdict::Silent, Topic::Content, format!("không nhắc đến việc gắn với {name}"))
                .with_help("nhắc lại nếu ở đơn vị cũng triển khai"),
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
}
