//! How PDFs are made: by the Typst inside the program, or by a Typst program that was named.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use crate::diagnostics::Diagnostic;
use crate::document::Document;
use crate::host::HostError;
use crate::host::typst::TypstCli;
use crate::render::templates::{TemplateError, Templates};
#[cfg(feature = "embedded-typst")]
use crate::render::typst::engine::{Engine, SetError};
use crate::render::typst::standards::{PdfStandard, parse_standards};
use crate::render::typst::{PageStyle, render_source};
use crate::source::SourceFile;

/// Options about pages and fonts.
#[derive(Debug, Args)]
pub struct SetterOptions {
    /// Dùng chương trình Typst này thay cho Typst có sẵn trong plancc
    #[arg(long, value_name = "TYPST", help_heading = "Trình bày")]
    typst: Option<PathBuf>,
    /// Số giây chờ chương trình Typst
    #[arg(long, value_name = "GIÂY", value_parser = seconds, default_value = "60", hide_default_value = true, help_heading = "Trình bày")]
    typst_time_limit: u64,
    /// Thư mục chứa phông chữ Times New Roman
    #[arg(long, value_name = "THƯ_MỤC", help_heading = "Trình bày")]
    font_path: Vec<PathBuf>,
    /// Không tìm phông chữ của máy
    #[arg(long, help_heading = "Trình bày")]
    ignore_system_fonts: bool,
    /// Chuẩn PDF, như trong Typst [mặc định: a-2a,ua-1]
    #[arg(long, value_name = "CHUẨN", value_parser = standards, help_heading = "Trình bày")]
    pdf_standard: Option<Standards>,
}

impl SetterOptions {
    /// Every folder in which fonts are looked for, and whether the machine's own are left out.
    pub(super) fn fonts(&self, configured: &[PathBuf]) -> (Vec<PathBuf>, bool) {
        (self.font_path.iter().chain(configured).cloned().collect(), self.ignore_system_fonts)
    }
}

/// PDF standards, read from their names.
#[derive(Clone, Debug)]
pub(super) struct Standards(Vec<PdfStandard>);

fn standards(typed: &str) -> Result<Standards, String> {
    parse_standards(typed).map(Standards).map_err(|error| error.to_string())
}

fn seconds(typed: &str) -> Result<u64, String> {
    typed.parse().ok().filter(|seconds| *seconds > 0).ok_or_else(|| "ghi số giây, ví dụ 60".to_string())
}

/// Why a source was not set.
#[derive(Debug)]
pub(super) enum PdfFailure {
    /// The Typst inside refused it, with the line it stopped at.
    #[cfg(feature = "embedded-typst")]
    Inside { error: SetError, line: String },
    /// The Typst program did not work.
    Host(HostError),
}

impl fmt::Display for PdfFailure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            #[cfg(feature = "embedded-typst")]
            PdfFailure::Inside { error, line } => {
                write!(to, "Typst không dàn được trang từ mẫu typst/plan.typ: {error}")?;
                if !line.is_empty() {
                    write!(to, "\n  dòng đó là: {line}")?;
                }
                write!(to, "\n  gợi ý: xem nguồn Typst bằng --format typ; thử lại không có --templates")
            }
            PdfFailure::Host(error) => error.fmt(to),
        }
    }
}

/// What makes PDFs. One is enough for all plans and all threads.
pub(super) struct Setter {
    engine: Setting,
    standards: Vec<PdfStandard>,
    style: PageStyle,
}

enum Setting {
    #[cfg(feature = "embedded-typst")]
    Inside(Box<Engine>),
    Program(TypstCli),
}

impl Setter {
    /// Chooses Typst and the fonts.
    ///
    /// # Errors
    /// When a font folder or a font cannot be read.
    pub(super) fn new(
        options: &SetterOptions,
        configured: Option<&Path>,
        folders: &[PathBuf],
    ) -> Result<Self, HostError> {
        let (fonts, ignore_system) = options.fonts(folders);
        let program = options.typst.clone().or_else(|| configured.map(Path::to_path_buf));
        let limit = Duration::from_secs(options.typst_time_limit.max(1));
        let standards = options
            .pdf_standard
            .as_ref()
            .map_or_else(|| PdfStandard::DEFAULT.to_vec(), |standards| standards.0.clone());
        let (engine, style) = setting(program, limit, &fonts, ignore_system)?;
        Ok(Self { engine, standards, style })
    }

    /// Which Typst sets the pages, for the drafter.
    ///
    /// # Errors
    /// When the Typst program is not there or cannot be run.
    pub(super) fn typst(&self) -> Result<String, HostError> {
        match &self.engine {
            #[cfg(feature = "embedded-typst")]
            Setting::Inside(_) => Ok(format!("Typst {} có sẵn trong plancc", Engine::version())),
            Setting::Program(program) => program.version(),
        }
    }

    /// Whether the Typst inside sets the pages.
    pub(super) fn is_inside(&self) -> bool {
        match &self.engine {
            #[cfg(feature = "embedded-typst")]
            Setting::Inside(_) => true,
            Setting::Program(_) => false,
        }
    }

    /// Which font is used, for the drafter.
    pub(super) fn note(&self) -> String {
        match &self.engine {
            #[cfg(feature = "embedded-typst")]
            Setting::Inside(engine) => engine.fonts().note(),
            Setting::Program(program) => program.note(),
        }
    }

    /// Makes what Typst makes once, for the first plan; a program begins anew each time.
    pub(super) fn warm_up(&self) {
        match &self.engine {
            #[cfg(feature = "embedded-typst")]
            Setting::Inside(engine) => engine.warm_up(&self.standards),
            Setting::Program(_) => {}
        }
    }

    /// The Typst source of a document.
    pub(super) fn source(&self, document: &Document, templates: &Templates) -> Result<String, TemplateError> {
        render_source(document, &self.style, templates)
    }

    /// Sets a source.
    pub(super) fn pdf(&self, source: String) -> Result<Vec<u8>, PdfFailure> {
        match &self.engine {
            #[cfg(feature = "embedded-typst")]
            Setting::Inside(engine) => {
                let kept = source.clone();
                engine.pdf(source, &self.standards).map(|pdf| pdf.bytes).map_err(|error| {
                    let number = error.faults.first().and_then(|fault| fault.line).unwrap_or(0);
                    let line = number.checked_sub(1).and_then(|index| kept.lines().nth(index)).unwrap_or_default();
                    PdfFailure::Inside { error, line: line.trim().chars().take(160).collect() }
                })
            }
            Setting::Program(program) => program.pdf(&source, &self.standards).map_err(PdfFailure::Host),
        }
    }
}

#[cfg(feature = "embedded-typst")]
fn setting(
    program: Option<PathBuf>,
    limit: Duration,
    folders: &[PathBuf],
    ignore_system: bool,
) -> Result<(Setting, PageStyle), HostError> {
    let fonts = crate::host::fonts::choose(folders, ignore_system)?;
    let style = PageStyle { fonts: vec![fonts.family().to_string()] };
    let engine = match program {
        Some(program) => Setting::Program(TypstCli::with_fonts(program, limit, fonts)),
        None => Setting::Inside(Box::new(Engine::new(fonts))),
    };
    Ok((engine, style))
}

#[cfg(not(feature = "embedded-typst"))]
fn setting(
    program: Option<PathBuf>,
    limit: Duration,
    folders: &[PathBuf],
    ignore_system: bool,
) -> Result<(Setting, PageStyle), HostError> {
    let program = program.unwrap_or_else(|| PathBuf::from("typst"));
    let cli = TypstCli::with_folders(program, limit, folders.to_vec(), ignore_system);
    Ok((Setting::Program(cli), PageStyle::default()))
}

/// Reports characters that the chosen font cannot print, each at its first place.
pub(super) fn missing_characters(setter: &Setter, file: &SourceFile) -> Vec<Diagnostic> {
    let missing = match &setter.engine {
        #[cfg(feature = "embedded-typst")]
        Setting::Inside(engine) => engine.fonts().missing_characters(file.text()),
        Setting::Program(program) => program.missing_characters(file.text()),
    };
    let mut found = Vec::new();
    for character in missing {
        let Some(at) = file.text().find(character) else { continue };
        let span = file.span(at, at + character.len_utf8());
        found.push(
            Diagnostic::error(
                "NN040",
                span,
                format!("phông chữ không có ký tự “{character}” (U+{:04X})", u32::from(character)),
            )
            .with_help("thay bằng ký tự khác, hoặc dùng phông chữ có ký tự này với --font-path"),
        );
    }
    found
}
