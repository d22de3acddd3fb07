//! Whole documents through the template, and with the engine to the PDF.

use super::samples::{HOSTILE, hostile, item, plan, text};
use super::{PageStyle, render_source};
use crate::document::{Block, Document};
use crate::render::templates::Templates;

fn source(document: &Document) -> String {
    let style = PageStyle { fonts: vec!["Liberation Serif".to_string()] };
    render_source(document, &style, &Templates::built_in()).expect("the template is right")
}

#[test]
fn the_source_is_the_same_every_time() {
    assert_eq!(source(&plan()), source(&plan()));
}

#[test]
fn the_end_of_the_body_leaves_room_for_the_signing_block() {
    let rooms = |document: &Document| {
        let source = source(document);
        (source.matches("+ room-in-line").count(), source.matches("true, signing-room, {").count())
    };
    let mut document = plan();
    assert_eq!(rooms(&document), (1, 0), "a paragraph");
    document.body.pop();
    assert_eq!(rooms(&document), (1, 0), "an item");
    let table = document.body.iter().find(|block| matches!(block, Block::Table(_))).cloned();
    document.body.extend(table);
    assert_eq!(rooms(&document), (0, 4), "the cells of the last row");
    document.body.clear();
    assert_eq!(rooms(&document), (0, 0), "nothing");
}

#[test]
fn a_line_that_announces_stays_with_what_follows() {
    let mut document = plan();
    let inner = Block::List(vec![item(3, "-", "Đăng ký.", Vec::new())]);
    document.annexes.clear();
    document.body = vec![
        Block::Paragraph(text("Kế hoạch như sau:")),
        Block::Paragraph(text("Các thôn báo cáo.")),
        Block::List(vec![item(2, "a)", "Khen thưởng hằng năm", vec![inner]), item(2, "b)", "Bảng sau:", Vec::new())]),
        Block::Paragraph(text("Hết:")),
    ];
    let source = source(&document);
    assert_eq!(source.matches("\nkept-paragraph(").count(), 1, "the last paragraph stays with the signing block");
    assert_eq!(source.matches("kept: true").count(), 1);
    assert_eq!(source.matches("announces: true").count(), 1);
}

/// What is left of a source without its string literals.
fn code(source: &str) -> String {
    let mut code = String::new();
    let mut letters = source.chars();
    while let Some(letter) = letters.next() {
        code.push(letter);
        if letter != '"' {
            continue;
        }
        while let Some(letter) = letters.next() {
            match letter {
                '"' => break,
                '\\' => drop(letters.next()),
                _ => {}
            }
        }
    }
    code
}

#[test]
fn hostile_text_stands_in_literals_only() {
    let source = source(&hostile());
    let literal = super::escape::string_literal(HOSTILE).into_owned();
    assert!(source.matches(&literal).count() > 20);
    assert!(source.contains("panic"));
    let code = code(&source);
    for word in ["panic", "@ref", "<lab>", "$x"] {
        assert!(!code.contains(word), "{word} stands outside a literal");
    }
}

#[cfg(feature = "embedded-typst")]
mod engine {
    use super::super::engine::{Engine, Pdf};
    use super::super::faces::FontChoice;
    use super::super::samples::{ending_in_list, urgent};
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
    fn threads_share_an_engine_and_get_the_same_bytes() {
        use rayon::prelude::*;
        let engine = Engine::new(FontChoice::bundled());
        let sources = [source(&plan()), source(&ending_in_list()), source(&urgent())];
        let set = |source: &String| engine.pdf(source.clone(), PdfStandard::DEFAULT).expect("the source is right");
        let alone: Vec<Pdf> = sources.iter().map(set).collect();
        let together: Vec<Pdf> = (0..12).into_par_iter().filter_map(|turn| sources.get(turn % 3).map(set)).collect();
        for (turn, pdf) in together.iter().enumerate() {
            assert_eq!(Some(pdf), alone.get(turn % 3));
        }
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
