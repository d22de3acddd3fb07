//! Reports as workflow commands: `::error file=…,line=…::…`, which GitHub shows beside the changed lines.
//!
//! What would end a command or a property is written as `%0A` and the like.

use super::{Checked, Columns, Diagnostic, Places, Rule, Severity};

/// One line for each report of a plan.
pub fn render(checked: &Checked<'_>, rules: &[Rule]) -> String {
    let places = Places::new(checked.file);
    let file = property(&checked.file.name);
    checked.found.iter().map(|diagnostic| line(diagnostic, &file, &places, rules)).collect()
}

/// The line for what the machine could not do with a plan.
pub fn failure(file: &str, message: &str) -> String {
    format!("::error file={},title={}::{}\n", property(file), property("không kiểm tra được"), data(message))
}

fn line(diagnostic: &Diagnostic, file: &str, places: &Places<'_>, rules: &[Rule]) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let place = places.of(diagnostic.span, Columns::Characters);
    let mut properties = format!("file={file},line={},endLine={},col={}", place.line, place.end_line, place.column);
    // Columns of an end on another line are refused.
    if place.line == place.end_line {
        properties.push_str(&format!(",endColumn={}", place.end_column));
    }
    let title = rules.iter().find(|rule| rule.code == diagnostic.code).map_or("", |rule| rule.title);
    let title = format!("{} {title}", diagnostic.code);
    format!("::{command} {properties},title={}::{}\n", property(title.trim_end()), data(&diagnostic.lines()))
}

fn data(text: &str) -> String {
    replaced(text, |sign| match sign {
        '%' => Some("%25"),
        '\r' => Some("%0D"),
        '\n' => Some("%0A"),
        _ => None,
    })
}

fn property(text: &str) -> String {
    replaced(text, |sign| match sign {
        '%' => Some("%25"),
        '\r' => Some("%0D"),
        '\n' => Some("%0A"),
        ':' => Some("%3A"),
        ',' => Some("%2C"),
        _ => None,
    })
}

/// A text with some signs written otherwise.
fn replaced(text: &str, other: impl Fn(char) -> Option<&'static str>) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        match other(sign) {
            Some(other) => written.push_str(other),
            None => written.push(sign),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostics::{Checked, Diagnostic};
    use crate::source::{SourceFile, Span};

    #[test]
    fn what_ends_a_command_is_escaped() {
        let file = SourceFile::new("a,b: 100%.plan", "một\nhai\n");
        let one = Diagnostic::error("NN002", Span::new(0, 5), "“100%”: sai\r\nở đây").with_help("sửa, lại");
        let two = Diagnostic::warning("NN016", Span::new(2, 9), "x");
        let found = [one, two];
        let lines = render(&Checked { file: &file, found: &found, suppressed: &[], fixed: 0 }, &[]);
        assert_eq!(
            lines,
            "::error file=a%2Cb%3A 100%25.plan,line=1,endLine=1,col=1,endColumn=4,title=NN002::“100%25”: sai%0D%0Aở \
             đây%0Acách sửa: sửa, lại\n::warning file=a%2Cb%3A 100%25.plan,line=1,endLine=2,col=2,title=NN016::x\n"
        );
    }
}
