//! The templates of all outputs: those compiled in, those an office puts in their place, and the engine that fills them.
//!
//! Nothing is loaded from the disk here: the edge reads an office's files and hands over names and sources.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

/// The templates compiled in: file name inside `templates/` and source, in the order of their names.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("docx/app-properties.xml", include_str!("../../templates/docx/app-properties.xml")),
    ("docx/content-types.xml", include_str!("../../templates/docx/content-types.xml")),
    ("docx/core-properties.xml", include_str!("../../templates/docx/core-properties.xml")),
    ("docx/document-relationships.xml", include_str!("../../templates/docx/document-relationships.xml")),
    ("docx/document.xml", include_str!("../../templates/docx/document.xml")),
    ("docx/first-header.xml", include_str!("../../templates/docx/first-header.xml")),
    ("docx/fonts.xml", include_str!("../../templates/docx/fonts.xml")),
    ("docx/footnotes.xml", include_str!("../../templates/docx/footnotes.xml")),
    ("docx/header.xml", include_str!("../../templates/docx/header.xml")),
    ("docx/heading.xml", include_str!("../../templates/docx/heading.xml")),
    ("docx/package-relationships.xml", include_str!("../../templates/docx/package-relationships.xml")),
    ("docx/parts.xml", include_str!("../../templates/docx/parts.xml")),
    ("docx/settings.xml", include_str!("../../templates/docx/settings.xml")),
    ("docx/signing.xml", include_str!("../../templates/docx/signing.xml")),
    ("docx/styles.xml", include_str!("../../templates/docx/styles.xml")),
    ("docx/theme.xml", include_str!("../../templates/docx/theme.xml")),
    ("html/comparison.html", include_str!("../../templates/html/comparison.html")),
    ("html/matrix.html", include_str!("../../templates/html/matrix.html")),
    ("html/page.css", include_str!("../../templates/html/page.css")),
    ("typst/plan.typ", include_str!("../../templates/typst/plan.typ")),
];

/// What one template may spend: instructions of the engine. A plan of a thousand pages needs less than a tenth of it.
/// Tests get less of both, so that they need not wait for the end.
const FUEL: u64 = if cfg!(test) { 1_000_000 } else { 20_000_000 };

/// What one template may write, in bytes; without a limit a loop over long text fills the memory before the fuel ends.
const LONGEST_OUTPUT: usize = if cfg!(test) { 8 << 20 } else { 128 << 20 };

/// Escapes a value for the format of an output.
pub type Escape = fn(&str) -> Cow<'_, str>;

/// The sources of all templates by file name.
#[derive(Clone, Debug)]
pub struct Templates {
    sources: BTreeMap<Cow<'static, str>, Cow<'static, str>>,
    /// The templates read by the engine, by folder: read when a plan first needs them, kept for the plans after it.
    engines: Arc<Mutex<BTreeMap<&'static str, Arc<Engine>>>>,
}

impl Templates {
    /// Returns the templates that are compiled in.
    pub fn built_in() -> Self {
        let sources = BUILT_IN.iter().map(|(name, source)| (Cow::from(*name), Cow::from(*source))).collect();
        Self { sources, engines: Arc::default() }
    }

    /// Returns these templates with others in their place, by file name with `/` (`docx/styles.xml`).
    ///
    /// A name that is not built in is kept too: an office's template may include it.
    pub fn with_overrides(mut self, overrides: impl IntoIterator<Item = (String, String)>) -> Self {
        for (name, source) in overrides {
            self.sources.insert(name.into(), source.into());
        }
        self.engines = Arc::default();
        self
    }

    /// Returns the source of a template.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.sources.get(name).map(|source| &**source)
    }

    /// Returns the file names of all templates, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(|name| &**name)
    }

    /// Returns name and source of all templates, in order: what `plancc templates export` writes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(name, source)| (&**name, &**source))
    }

    /// Tells whether any template of a folder (`docx`) is not the one compiled in.
    pub(super) fn has_own(&self, folder: &str) -> bool {
        self.files().filter(|(name, _)| name.split('/').next() == Some(folder)).any(|file| !BUILT_IN.contains(&file))
    }

    /// Returns an engine that knows the templates of one folder (`docx`) and passes every value through `escape`. A folder
    /// holds the templates of one format, so that it is always asked for with the same `escape`.
    pub(super) fn engine(&self, folder: &'static str, escape: Escape) -> Result<Arc<Engine>, TemplateError> {
        let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engines.get(folder) {
            return Ok(Arc::clone(engine));
        }
        let engine = Arc::new(self.read(folder, escape)?);
        engines.insert(folder, Arc::clone(&engine));
        Ok(engine)
    }

    fn read(&self, folder: &str, escape: Escape) -> Result<Engine, TemplateError> {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
        environment.set_syntax(syntax.map_err(|error| TemplateError::of_engine(&error, folder))?);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        // Only so does a fault name the value it missed; built for release, the engine leaves that out otherwise.
        environment.set_debug(true);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("plancc".into()));
        environment.set_formatter(move |out, _, value| {
            if value.is_safe() {
                // What a macro of a template returns has been escaped when it was made.
                return out.write_str(value.as_str().unwrap_or_default()).map_err(Into::into);
            }
            if value.is_undefined() {
                return Err(ErrorKind::UndefinedError.into());
            }
            if value.is_none() {
                return Ok(());
            }
            if value.is_number() {
                // Digits are the same in every format, and so are the two words below.
                return out.write_str(&value.to_string()).map_err(Into::into);
            }
            if value.kind() == ValueKind::Bool {
                return out.write_str(if value.is_true() { "true" } else { "false" }).map_err(Into::into);
            }
            match value.as_str() {
                Some(text) => out.write_str(&escape(text)),
                None => out.write_str(&escape(&value.to_string())),
            }
            .map_err(Into::into)
        });
        for (name, source) in self.sources.iter().filter(|(name, _)| name.split('/').next() == Some(folder)) {
            let added = environment.add_template_owned(name.clone(), source.clone());
            added.map_err(|error| TemplateError::of_engine(&error, name))?;
        }
        Ok(Engine { environment })
    }
}

/// Templates read by the engine, ready to be filled.
#[derive(Debug)]
pub(super) struct Engine {
    environment: Environment<'static>,
}

impl Engine {
    /// Fills one template with the fields of `view`.
    ///
    /// Fails where the template is missing or wrong, loops for too long or writes too much.
    pub(super) fn fill<V: Serialize>(&self, name: &str, view: &V) -> Result<String, TemplateError> {
        self.fill_each(&[name], view).map(|mut filled| filled.pop().unwrap_or_default())
    }

    /// Fills several templates with the fields of one `view`, which is brought into the engine's form once.
    pub(super) fn fill_each<V: Serialize>(&self, names: &[&str], view: &V) -> Result<Vec<String>, TemplateError> {
        let view = Value::from(Serde(view));
        names.iter().map(|name| self.fill_with(name, view.clone())).collect()
    }

    fn fill_with(&self, name: &str, view: Value) -> Result<String, TemplateError> {
        let fault = |error: minijinja::Error| TemplateError::of_engine(&error, name);
        let template = self.environment.get_template(name).map_err(fault)?;
        let mut out = Bounded { bytes: Vec::new() };
        template.render_captured_to(view, &mut out).map_err(fault)?;
        Ok(String::from_utf8(out.bytes).expect("invariant: the engine writes text"))
    }
}

/// A buffer that refuses to grow without end.
struct Bounded {
    bytes: Vec<u8>,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LONGEST_OUTPUT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The template's file name inside the folder of templates.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The fault in Vietnamese; in brackets the engine's own reason, where there are no words for it.
    pub message: String,
}

impl TemplateError {
    /// Words what the engine reports about the template it was asked for; an included template is named itself.
    fn of_engine(error: &minijinja::Error, asked: &str) -> Self {
        let mut innermost = error;
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            if let Some(cause) = cause.downcast_ref::<minijinja::Error>().filter(|cause| cause.name().is_some()) {
                innermost = cause;
            }
            source = cause.source();
        }
        let fault = match innermost.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape => "bản mẫu viết sai cú pháp",
            ErrorKind::TemplateNotFound => "bản mẫu gọi đến một bản mẫu không có",
            ErrorKind::UndefinedError => "bản mẫu dùng một giá trị không có",
            ErrorKind::UnknownFilter
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod
            | ErrorKind::UnknownTest => "bản mẫu gọi một hàm không có",
            ErrorKind::OutOfFuel => "bản mẫu lặp quá lâu nên bị dừng",
            ErrorKind::WriteFailure => "bản mẫu ghi ra quá nhiều nên bị dừng",
            _ => "không điền được bản mẫu",
        };
        let message = match reason(innermost) {
            Reason::Said => fault.to_string(),
            Reason::Words(words) => format!("{fault}: {words}"),
            Reason::OfEngine(words) => format!("{fault} ({words})"),
        };
        Self { file: innermost.name().unwrap_or(asked).to_string(), line: innermost.line(), message }
    }
}

/// What is known about a fault beyond its kind.
enum Reason {
    /// The kind says it all.
    Said,
    /// The reason in Vietnamese.
    Words(String),
    /// The reason as the engine gives it.
    OfEngine(String),
}

fn reason(error: &minijinja::Error) -> Reason {
    let Some(detail) = error.detail() else {
        return match error.kind() {
            ErrorKind::UndefinedError | ErrorKind::OutOfFuel | ErrorKind::WriteFailure => Reason::Said,
            kind => Reason::OfEngine(kind.to_string()),
        };
    };
    let words = match error.kind() {
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => return Reason::Said,
        ErrorKind::TemplateNotFound => detail.split(['"', '\'']).nth(1).map(|name| format!("“{name}”")),
        ErrorKind::UndefinedError => {
            let name = detail.strip_prefix('`').and_then(|name| name.strip_suffix("` is undefined"));
            name.map(|name| format!("“{name}”"))
        }
        ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
            let name = detail.strip_suffix(" is unknown").and_then(|name| name.rsplit(' ').next());
            name.map(|name| format!("“{name}”"))
        }
        ErrorKind::SyntaxError => syntax_reason(detail),
        _ => None,
    };
    words.map_or_else(|| Reason::OfEngine(format!("{}: {detail}", error.kind())), Reason::Words)
}

/// Words the engine's `unexpected …, expected …` and `unknown statement …`.
fn syntax_reason(detail: &str) -> Option<String> {
    if let Some(name) = detail.strip_prefix("unknown statement ") {
        return Some(format!("không có lệnh “{name}”"));
    }
    let (met, wanted) = match detail.strip_prefix("unexpected ")?.split_once(", expected ") {
        Some((met, wanted)) => (met, Some(wanted)),
        None => (detail.strip_prefix("unexpected ")?, None),
    };
    if met == "end of input" {
        return Some("tệp hết giữa chừng, còn chỗ chưa đóng".to_string());
    }
    let met = piece(met)?;
    match wanted {
        Some(wanted) => Some(format!("gặp {met}, đáng lẽ là {}", piece(wanted)?)),
        None => Some(format!("gặp {met} không đúng chỗ")),
    }
}

/// What the engine calls a piece of a template.
fn piece(name: &str) -> Option<String> {
    Some(match name {
        "start of variable block" => "“{{”".to_string(),
        "end of variable block" => "“}}”".to_string(),
        "start of block" => "“{%”".to_string(),
        "end of block" => "“%}”".to_string(),
        "identifier" => "một tên".to_string(),
        "string" => "một chuỗi chữ".to_string(),
        "integer" | "float" => "một số".to_string(),
        "in" => "“in”".to_string(),
        _ => format!("“{}”", name.strip_prefix('`')?.strip_suffix('`')?),
    })
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.file, self.message),
            None => write!(out, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for TemplateError {}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, TemplateError, Templates};

    fn filled(source: &str) -> Result<String, TemplateError> {
        let templates = Templates::built_in().with_overrides([("x/a.xml".to_string(), source.to_string())]);
        let engine = templates.engine("x", |text| text.replace('<', "&lt;").into())?;
        engine.fill("x/a.xml", &std::collections::BTreeMap::from([("title", "a < b")]))
    }

    #[test]
    fn names_are_in_order_and_overrides_replace() {
        assert!(BUILT_IN.is_sorted_by(|before, after| before.0 < after.0));
        let templates = Templates::built_in().with_overrides([("docx/styles.xml".to_string(), "x".to_string())]);
        assert_eq!(templates.get("docx/styles.xml"), Some("x"));
        assert_eq!(templates.names().count(), BUILT_IN.len());
    }

    #[test]
    fn what_replaces_a_template_is_read_anew() {
        let of_office = |text: &str| [("x/a.xml".to_string(), text.to_string())];
        let fill = |templates: &Templates| templates.engine("x", |text| text.into())?.fill("x/a.xml", &());
        let first = Templates::built_in().with_overrides(of_office("một"));
        assert_eq!(fill(&first).as_deref(), Ok("một"));
        let second = first.clone().with_overrides(of_office("hai"));
        assert_eq!((fill(&second).as_deref(), fill(&first).as_deref()), (Ok("hai"), Ok("một")));
    }

    #[test]
    fn values_are_escaped_once_even_through_macros() {
        assert_eq!(filled("<p>{{ title }}</p>").as_deref(), Ok("<p>a &lt; b</p>"));
        let source = "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(title) }}";
        assert_eq!(filled(source).as_deref(), Ok("<b>a &lt; b</b>"));
    }

    #[test]
    fn faults_name_file_and_line() {
        let fault = filled("ok\n{{ nothing }}").expect_err("the value does not exist");
        assert_eq!((fault.file.as_str(), fault.line), ("x/a.xml", Some(2)));
        assert!(fault.message.contains("giá trị không có"), "{fault}");
        let fault = filled("ok\n\n{% for %}").expect_err("the loop is not well formed");
        assert_eq!((fault.file.as_str(), fault.line), ("x/a.xml", Some(3)));
        assert!(filled("{% include 'x/b.xml' %}").expect_err("no such file").message.contains("không có"));
    }

    #[test]
    fn reasons_are_in_vietnamese_where_there_are_words() {
        for (source, message) in [
            ("{{ nothing }}", "bản mẫu dùng một giá trị không có: “nothing”"),
            ("{{ title.nothing }}", "bản mẫu dùng một giá trị không có: “title.nothing”"),
            ("{{ nothing() }}", "bản mẫu gọi một hàm không có: “nothing”"),
            ("{{ title|nothing }}", "bản mẫu gọi một hàm không có: “nothing”"),
            ("{{ 1 is nothing }}", "bản mẫu gọi một hàm không có: “nothing”"),
            ("{% include 'x/b.xml' %}", "bản mẫu gọi đến một bản mẫu không có: “x/b.xml”"),
            ("{% for a %}", "bản mẫu viết sai cú pháp: gặp “%}”, đáng lẽ là “in”"),
            ("{{ ) }}", "bản mẫu viết sai cú pháp: gặp “)” không đúng chỗ"),
            ("{% if title %}", "bản mẫu viết sai cú pháp: tệp hết giữa chừng, còn chỗ chưa đóng"),
            ("{% iff title %}", "bản mẫu viết sai cú pháp: không có lệnh “iff”"),
            ("{{ title 1 }}", "bản mẫu viết sai cú pháp: gặp một số, đáng lẽ là “}}”"),
        ] {
            assert_eq!(filled(source).expect_err(source).message, message, "{source}");
        }
    }

    #[test]
    fn endless_loops_and_endless_output_are_stopped() {
        let inner = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}";
        assert!(filled(inner).expect_err("too long").message.contains("lặp quá lâu"));
        let long = format!("{{% for a in range(99999) %}}{}{{% endfor %}}", "x".repeat(10_000));
        assert!(filled(&long).expect_err("too much").message.contains("quá nhiều"));
    }
}
