//! Why no file was made, apart from faults of the plan itself.

use std::fmt;

use crate::host::HostError;
use crate::render::templates::TemplateError;

use super::pdf::PdfFailure;

/// Why a file was not made.
pub(super) enum Failure {
    Host(HostError),
    Template(TemplateError),
    Pdf(PdfFailure),
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Host(error) => error.fmt(to),
            Failure::Template(error) => error.fmt(to),
            Failure::Pdf(error) => error.fmt(to),
        }
    }
}

impl From<HostError> for Failure {
    fn from(error: HostError) -> Self {
        Failure::Host(error)
    }
}
