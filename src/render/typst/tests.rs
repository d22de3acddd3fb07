//! Whole documents through the template, and with the engine to the PDF.

use super::samples::{HOSTILE, hostile, plan};
use super::{PageStyle, render_source};
use crate::document::Document;
use crate::render::templates::Templates;

fn source(document: &Document) -> String {
    let style = PageStyle { font: "Liberation Serif".to_string() };
    render_source(document, &style, &Templates::built_in()).expect("the template is right")
}

#[test]
fn the_source_is_the_same_every_time() {
    assert_eq!(source(&plan()), source(&plan()));
}

#[test]
fn hostile_text_stands_in_literals_only() {
    let source = source(&hostile());
    let literal = super::escape::string_literal(HOSTILE).into_owned();
    let rest = source.replace(&literal, "");
    assert!(!rest.contains("panic"), "every field goes through the literal");
    assert!(source.matches(&literal).count() > 30);
}

#[cfg(feature = "embedded-typst")]
mod engine {
    use super::super::engine::{Engine, Pdf};
    use super::super::faces::FontChoice;
    use super::super::standards::PdfStandard;
    use super::{hostile, plan, source};
    use crate::document::Document;

    fn set(document: &Document) -> Pdf {
        let engine = Engine::new(FontChoice::bundled());
        match engine.pdf(source(document), PdfStandard::DEFAULT) {
            Ok(pdf) => pdf,
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn two_builds_give_the_same_bytes() {
        let first = set(&plan());
        assert_eq!(first, set(&plan()));
    }

    #[test]
    fn hostile_text_is_set_as_it_is() {
        assert!(set(&hostile()).pages > 1);
    }

    #[test]
    fn an_empty_document_is_set() {
        assert_eq!(set(&Document::default()).pages, 1);
    }
}
