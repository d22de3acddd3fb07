//! The last steps: slips taken over from the parent are mended where the mend is sure, what else would be an error is put
//! before the drafter, and the draft gets its one layout.

use std::collections::BTreeMap;

use crate::checks::fix::Wanted;
use crate::checks::is_negotiable;
use crate::diagnostics::Severity;
use crate::format;
use crate::model::office::Office;
use crate::source::SourceFile;
use crate::{Context, mend};

use super::edits::{Edits, TO_DECIDE};

/// Gives the draft its layout and leaves no error in it unsaid; nothing where it cannot be laid out.
pub(super) fn settle(name: &str, text: String, office: &Office) -> Option<String> {
    let context = Context { office: office.clone(), ..Context::default() };
    let laid_out = format::format(&SourceFile::new(name, text)).ok()?;
    let mended = mend(&SourceFile::new(name, laid_out), &context, Wanted::Safe);
    let text = mended.file.text().to_owned();
    let mut faults: BTreeMap<usize, Vec<(&str, &str)>> = BTreeMap::new();
    let mut edits = Edits::new(&text);
    for fault in &mended.analysis.diagnostics {
        if fault.severity == Severity::Error && is_negotiable(fault.code) {
            let line = edits.line_start(fault.span.start as usize);
            faults.entry(line).or_default().push((fault.code, fault.message.as_str()));
        }
    }
    for (line, faults) in faults {
        for (code, message) in faults {
            edits.note(line, format!("{TO_DECIDE}bản cấp trên ghi như vậy: {message}"));
            edits.note(line, format!("// bỏ qua {code}: chép từ kế hoạch cấp trên, chờ người soạn sửa"));
        }
    }
    let text = edits.apply();
    format::format(&SourceFile::new(name, text)).ok()
}
