//! Header fields: each at most once, only before the first block.

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Spanned};
use crate::syntax::ast::{Field, Inline, Tree};
use crate::syntax::keywords::{self, FieldKey, Keyword};

use super::phrases::may_repeat;

/// Adds a field to the tree, or says why it cannot stand.
pub(super) fn add(
    file: &SourceFile,
    tree: &mut Tree,
    key: Spanned<FieldKey>,
    value: Inline,
    body_began: bool,
    found: &mut Vec<Diagnostic>,
) {
    let word = keywords::written(Keyword::Field(key.value));
    if body_began {
        found.push(
            Diagnostic::error("NN005", key.span, format!("trường “{word}:” chỉ đứng ở phần đầu, trước mục đầu tiên"))
                .with_help("chuyển dòng này lên đầu tệp, hoặc thêm “\\” ở đầu dòng nếu đây là văn bản thường"),
        );
        return;
    }
    let before = tree.fields.iter().find(|field| field.key.value == key.value);
    // A field that was only guessed from a misspelt word is reported as such: that is the cause.
    let is_guessed = found.iter().any(|fault| fault.code == "NN002" && fault.span == key.span);
    if before.is_some() && is_guessed && !may_repeat(key.value) {
        return;
    }
    if let Some(before) = before.filter(|_| !may_repeat(key.value)) {
        let (line, _) = file.line_column(before.key.span.start);
        found.push(
            Diagnostic::error("NN006", key.span, format!("trường “{word}:” được ghi hai lần"))
                .with_also(before.key.span, format!("lần đầu ở dòng {line}"))
                .with_help("giữ lại một dòng"),
        );
        return;
    }
    tree.fields.push(Field { key, value });
}
