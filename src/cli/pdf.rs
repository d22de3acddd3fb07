//! temporary
use crate::diagnostics::Diagnostic;
use crate::document::Document;
use crate::host::HostError;
use crate::render::templates::{TemplateError, Templates};
use crate::source::SourceFile;
use clap::Args;
use std::path::{Path, PathBuf};
#[derive(Debug, Args)]
pub struct SetterOptions {
    #[arg(long)]
    typst: Option<PathBuf>,
}
pub(super) struct Setter;
#[derive(Debug)]
pub(super) struct PdfFailure;
impl std::fmt::Display for PdfFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "x")
    }
}
impl Setter {
    pub(super) fn new(_: &SetterOptions, _: Option<&Path>, _: &[PathBuf]) -> Result<Self, HostError> {
        Ok(Setter)
    }
    pub(super) fn note(&self) -> String {
        String::new()
    }
    pub(super) fn source(&self, _: &Document, _: &Templates) -> Result<String, TemplateError> {
        Ok(String::new())
    }
    pub(super) fn pdf(&self, _: String) -> Result<Vec<u8>, PdfFailure> {
        Err(PdfFailure)
    }
}
pub(super) fn missing_characters(_: &Setter, _: &SourceFile) -> Vec<Diagnostic> {
    Vec::new()
}
