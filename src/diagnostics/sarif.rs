//! Reports as SARIF 2.1.0 (OASIS), for whatever gathers reports of many programs.
//!
//! One run with the rules of the registry; regions in lines and columns from 1, columns in UTF-16 code units as
//! `columnKind` says. It is written a plan at a time: [`head`], [`results`] for each, with commas between, [`tail`].

use serde_json::{Value, json};

use crate::source::Span;

use super::{Checked, Columns, Diagnostic, Places, Rule, Severity, Suppression};

/// Where the schema of the format is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The beginning of a document: the program and its rules.
pub fn head(rules: &[Rule], version: &str) -> String {
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": rule.explanation },
                "help": { "text": format!("{}\n\nTheo: {}.", rule.explanation, rule.grounds.join("; ")) },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let driver = json!({ "name": "plancc", "semanticVersion": version, "language": "vi", "rules": rules });
    format!(
        "{{\n\"$schema\": \"{SCHEMA}\",\n\"version\": \"2.1.0\",\n\"runs\": [{{\n\"tool\": {},\n\"columnKind\": \
         \"utf16CodeUnits\",\n\"results\": [",
        json!({ "driver": driver })
    )
}

/// The results of one plan.
pub fn results(checked: &Checked<'_>, rules: &[Rule]) -> Vec<String> {
    let shaping = Shaping { uri: uri(&checked.file.name), places: Places::new(checked.file), rules };
    let mut results: Vec<(Span, Value)> =
        checked.found.iter().map(|diagnostic| (diagnostic.span, shaping.result(diagnostic, &json!([])))).collect();
    for suppressed in checked.suppressed {
        let suppressions = match &suppressed.by {
            Suppression::Comment { span, reason } => json!([{
                "kind": "inSource",
                "justification": reason,
                "location": shaping.location(*span),
            }]),
            Suppression::Configured => json!([{ "kind": "external", "justification": "plancc.toml" }]),
        };
        results.push((suppressed.diagnostic.span, shaping.result(&suppressed.diagnostic, &suppressions)));
    }
    results.sort_by_key(|(span, _)| *span);
    results.into_iter().map(|(_, result)| result.to_string()).collect()
}

/// The end of a document; `failures` are the plans that could not be read or written, with the reason.
pub fn tail(failures: &[(String, String)]) -> String {
    let notifications: Vec<Value> = failures
        .iter()
        .map(|(file, message)| {
            json!({
                "level": "error",
                "message": { "text": message },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } }],
            })
        })
        .collect();
    let invocation = json!({ "executionSuccessful": failures.is_empty(), "toolExecutionNotifications": notifications });
    format!("\n],\n\"invocations\": [{invocation}]\n}}]\n}}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A file's name as a reference: `/` between its parts, what a reference cannot hold as `%C3%A1`.
fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let is_drive =
        name.as_bytes().get(1) == Some(&b':') && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    let mut uri = match (name.starts_with('/'), is_drive) {
        (true, _) => "file://".to_owned(),
        (false, true) => "file:///".to_owned(),
        (false, false) => String::new(),
    };
    for (index, byte) in name.bytes().enumerate() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || is_drive && index == 1;
        if is_plain {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

struct Shaping<'a> {
    uri: String,
    places: Places<'a>,
    rules: &'a [Rule],
}

impl Shaping<'_> {
    fn region(&self, span: Span) -> Value {
        let place = self.places.of(span, Columns::Utf16);
        json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        })
    }

    fn location(&self, span: Span) -> Value {
        json!({ "physicalLocation": { "artifactLocation": { "uri": self.uri }, "region": self.region(span) } })
    }

    fn result(&self, diagnostic: &Diagnostic, suppressions: &Value) -> Value {
        let mut result = json!({
            "ruleId": diagnostic.code,
            "level": level(diagnostic.severity),
            "message": { "text": diagnostic.lines() },
            "locations": [self.location(diagnostic.span)],
        });
        let mut add = |member: &str, value: Value| {
            if let Some(members) = result.as_object_mut() {
                members.insert(member.to_owned(), value);
            }
        };
        if let Some(index) = self.rules.iter().position(|rule| rule.code == diagnostic.code) {
            add("ruleIndex", json!(index));
        }
        if !diagnostic.also.is_empty() {
            let also: Vec<Value> = diagnostic
                .also
                .iter()
                .map(|also| {
                    let mut location = self.location(also.span);
                    if let Some(members) = location.as_object_mut() {
                        members.insert("message".to_owned(), json!({ "text": also.message }));
                    }
                    location
                })
                .collect();
            add("relatedLocations", Value::Array(also));
        }
        if let Some(fix) = &diagnostic.fix {
            let replacements: Vec<Value> = fix
                .edits
                .iter()
                .map(
                    |edit| json!({ "deletedRegion": self.region(edit.span), "insertedContent": { "text": edit.text } }),
                )
                .collect();
            let words = diagnostic.label.as_ref().or(diagnostic.help.as_ref()).unwrap_or(&diagnostic.message);
            let change = json!({ "artifactLocation": { "uri": self.uri }, "replacements": replacements });
            let fix = json!({
                "description": { "text": words },
                "artifactChanges": [change],
                "properties": { "isSafe": fix.is_safe },
            });
            add("fixes", json!([fix]));
        }
        add("suppressions", suppressions.clone());
        result
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("plans/kế hoạch.plan"), "plans/k%E1%BA%BF%20ho%E1%BA%A1ch.plan");
        assert_eq!(uri("/tmp/a:b.plan"), "file:///tmp/a%3Ab.plan");
        assert_eq!(uri("C:\\ban hanh\\a.plan"), "file:///C:/ban%20hanh/a.plan");
    }
}
