//! In: a numbered document and the templates. Out: a DOCX, as a careful typist in Word would have made it.
//!
//! Named styles, real footnotes, sections and tables; numbers are text, so that a stamped paper never renumbers itself.
//! Knows no sizes except to measure lines: how a style looks stands in `templates/docx/styles.xml`.

mod flow;
mod heading;
mod package;
mod page;
mod runs;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod view;
mod wellformed;

use self::styles::Style;
use self::view::{Annex, Indents, Paragraph, Properties, Section, View};
use super::metrics::{self, Face};
use super::templates::{TemplateError, Templates};
use super::title;
use super::units::{Points, Twips};
use super::xml::escape_xml;
use crate::document::{Document, Text};

/// Size of the subject and of an annex's title, as in `templates/docx/styles.xml`.
const TITLES: Points = Points(14.0);

/// Returns the bytes of the DOCX of a document; the same bytes for the same document and templates.
///
/// Fails where a template of an office is wrong; the built-in templates do not fail.
pub fn render_docx(document: &Document, templates: &Templates) -> Result<Vec<u8>, TemplateError> {
    let view = view(document);
    let engine = templates.engine("docx", escape_xml)?;
    let names: Vec<&str> = package::PARTS.iter().map(|(_, template)| *template).collect();
    let filled = engine.fill_each(&names, &view)?;
    if templates.has_own("docx") {
        for (template, xml) in names.iter().zip(&filled) {
            wellformed::check(template, xml)?;
        }
    }
    let parts: Vec<(&str, String)> = package::PARTS.iter().map(|(part, _)| *part).zip(filled).collect();
    Ok(package::pack(&parts))
}

/// Decides everything that the templates only place. Footnotes are collected in the order of the page.
fn view(document: &Document) -> View {
    let page = Section::a4(false);
    let width = page.text_width();
    let mut footnotes = Vec::new();
    let heading = heading::heading(&document.heading, width, &mut footnotes);
    let (subject, subject_rule) = title(&document.subject, Face::Bold, width, &mut footnotes);
    let mut legal_bases: Vec<Paragraph> = Vec::new();
    for basis in &document.legal_bases {
        legal_bases.push(Paragraph::new(Style::LegalBasis, runs::of_text(basis, &mut footnotes)));
    }
    let mut body = flow::blocks(&document.body, width, &mut footnotes);
    if flow::keep_end(&mut body) {
        body.extend(flow::gap());
    } else if let Some(basis) = legal_bases.last_mut().filter(|_| body.is_empty()) {
        basis.keep_next = true;
    }
    let signing = heading::signing(&document.signing, width, &mut footnotes);
    let mut last_section = page;
    let mut needs_last_paragraph = true;
    let mut annexes = Vec::new();
    for (index, annex) in document.annexes.iter().enumerate() {
        let section_before = std::mem::replace(&mut last_section, Section::a4(annex.landscape));
        let width = last_section.text_width();
        let (title_runs, _) = title(&annex.title, Face::Bold, width, &mut footnotes);
        let (attached_to, rule) = title(&annex.attached_to, Face::Italic, width, &mut footnotes);
        let body = flow::blocks(&annex.body, width, &mut footnotes);
        let label = runs::plain(&annex.label);
        let section_before = (index > 0 || !document.is_annexes_alone()).then_some(section_before);
        let mut rendered = Annex { section_before, label, title: title_runs, attached_to, rule, body };
        needs_last_paragraph = rendered.body.last().is_some_and(|last| last.table.is_some());
        if needs_last_paragraph || index + 1 < document.annexes.len() {
            flow::keep_end(&mut rendered.body);
        }
        annexes.push(rendered);
    }
    View {
        has_plan: !document.is_annexes_alone(),
        properties: Properties {
            title: document.properties.title.clone(),
            subject: document.properties.subject.clone(),
            author: document.properties.author.clone(),
            keywords: document.properties.keywords.join(", "),
        },
        heading,
        document_type: runs::plain(&document.document_type),
        subject,
        subject_rule,
        legal_bases,
        body,
        signing,
        annexes,
        last_section,
        needs_last_paragraph,
        footnotes,
    }
}

/// Returns a centred title of the document's and the indents of the line drawn below it.
fn title(text: &Text, face: Face, width: Twips, footnotes: &mut Vec<view::Footnote>) -> (Vec<view::Run>, Indents) {
    let title = title::break_lines(text, face, TITLES, width.into());
    let rule = metrics::rule_length(&title.lines).into();
    (runs::of_text(&title.text, footnotes), Indents::around(rule, width))
}
