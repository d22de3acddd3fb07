//! Comparisons as files: the page for a browser and the official table as PDF or DOCX.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::ReadPlan;
use crate::diff::{Comparison, Matrix, Only};
use crate::document;
use crate::host::files;
use crate::render::docx::render_docx;
use crate::render::html::{render_comparison, render_matrix};
use crate::render::templates::Templates;

use super::super::build::OUT;
use super::super::failure::Failure;
use super::super::pdf::{Setter, missing_characters};
use super::super::{Outcome, config, output, templates};
use super::{DiffArgs, Format, is_source};

/// What files are made with.
pub(super) struct Paper {
    format: Format,
    only: Only,
    templates: Templates,
    setter: Option<Setter>,
    /// Where files go by default.
    folder: PathBuf,
}

impl Paper {
    /// Options first, then the configuration above the parent, then the defaults.
    ///
    /// # Errors
    /// When the configuration, the templates or the fonts cannot be read.
    pub(super) fn new(args: &DiffArgs, parent: &Path) -> Result<Self, String> {
        let config = config::for_plan(parent).map_err(|error| error.to_string())?;
        let folder = args.templates.as_deref().or(config.templates.as_deref());
        let templates = templates::load(folder).map_err(|error| error.to_string())?;
        let setter = match args.format {
            Format::Pdf => {
                let setter = Setter::new(&args.setter, config.typst.as_deref(), &config.fonts);
                Some(setter.map_err(|error| error.to_string())?)
            }
            _ => None,
        };
        let only = args.only().unwrap_or_default();
        Ok(Self { format: args.format, only, templates, setter, folder: config.out.unwrap_or_else(|| OUT.into()) })
    }

    /// Where the file of two plans goes: `PARENT-CHILD.so-sanh.pdf` in a folder.
    pub(super) fn target(&self, folder: Option<&Path>, parent: &ReadPlan, child: &ReadPlan) -> PathBuf {
        self.place(folder, &format!("{}-{}", stem(&parent.file.name), stem(&child.file.name)))
    }

    /// Where the file of many plans goes: `PARENT.so-sanh.html` in a folder.
    pub(super) fn target_of_many(&self, folder: Option<&Path>, parent: &ReadPlan) -> PathBuf {
        self.place(folder, &stem(&parent.file.name))
    }

    fn place(&self, folder: Option<&Path>, name: &str) -> PathBuf {
        let extension = match self.format {
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Pdf | Format::Text | Format::Json => "pdf",
        };
        folder.unwrap_or(&self.folder).join(format!("{name}.so-sanh.{extension}"))
    }

    /// Makes the file of two plans and writes it whole; says what became of it.
    pub(super) fn write(
        &self,
        (parent, child): (&ReadPlan, &ReadPlan),
        comparison: &Comparison,
        target: &Path,
        told: &mut Vec<u8>,
    ) -> Outcome {
        if is_source(target, &[parent, child]) {
            let _ = writeln!(told, "lỗi: kết quả sẽ đè lên tệp kế hoạch “{}”", target.display());
            return Outcome::Failed;
        }
        if let Some(setter) = &self.setter {
            let mut is_missing = false;
            for plan in [parent, child] {
                let missing = missing_characters(setter, &plan.file);
                is_missing |= !missing.is_empty();
                output::diagnostics(&missing, &plan.file, told, output::look());
            }
            if is_missing {
                let _ = writeln!(told, "lỗi: “{}” chưa được xuất", target.display());
                return Outcome::Failed;
            }
        }
        let made = self.make(comparison, (parent, child));
        done(made.and_then(|bytes| write(target, &bytes)), target, told)
    }

    /// Makes the page of many plans and writes it whole; says what became of it.
    pub(super) fn write_matrix(&self, parent: &ReadPlan, matrix: &Matrix, target: &Path) -> Outcome {
        let mut told = Vec::new();
        let page = render_matrix(&parent.file.name, matrix, &self.templates).map_err(Failure::Template);
        let outcome = done(page.and_then(|page| write(target, page.as_bytes())), target, &mut told);
        super::say(&told);
        outcome
    }

    fn make(&self, comparison: &Comparison, (parent, child): (&ReadPlan, &ReadPlan)) -> Result<Vec<u8>, Failure> {
        if self.format == Format::Html {
            let page = render_comparison(comparison, self.only, &self.templates).map_err(Failure::Template)?;
            return Ok(page.into_bytes());
        }
        let document = document::comparison(comparison, (&parent.letterhead, &child.letterhead), self.only);
        match &self.setter {
            Some(setter) => {
                let source = setter.source(&document, &self.templates).map_err(Failure::Template)?;
                setter.pdf(source).map_err(Failure::Pdf)
            }
            None => render_docx(&document, &self.templates).map_err(Failure::Template),
        }
    }

    /// Says which fonts were used, where that is of interest.
    pub(super) fn note(&self) {
        let note = self.setter.as_ref().map_or_else(String::new, Setter::note);
        if !note.is_empty() {
            let _ = writeln!(io::stderr(), "{note}");
        }
    }
}

fn stem(name: &str) -> String {
    Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn write(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::make_folder(folder).map_err(Failure::Host)?;
    }
    files::write_whole(target, bytes).map_err(Failure::Host)
}

fn done(written: Result<(), Failure>, target: &Path, told: &mut Vec<u8>) -> Outcome {
    match written {
        Ok(()) => {
            let _ = writeln!(io::stdout(), "{}", target.display());
            Outcome::Done
        }
        Err(failure) => {
            let _ = writeln!(told, "lỗi: {failure}");
            Outcome::Failed
        }
    }
}
