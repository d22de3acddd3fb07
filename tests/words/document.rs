//! The words of a document in the order they are printed, and those that it computes.

use plancc::document::{Block, Document, Fragment, Text};

/// What a document prints.
pub struct Printed {
    /// Everything but footnotes, a paragraph to a line.
    pub text: String,
    /// The footnotes, in order.
    pub notes: Vec<String>,
    /// What the document computes, from the plan's header or by rule.
    pub computed: String,
}

/// Walks a document in the order of the page.
pub fn printed(document: &Document) -> Printed {
    let mut printed = Printed { text: String::new(), notes: Vec::new(), computed: String::new() };
    let heading = &document.heading;
    for line in heading.superior.iter().chain(&heading.issuer) {
        printed.compute(line);
    }
    printed.compute(&heading.national_heading);
    printed.compute(&heading.motto);
    printed.compute_text(&heading.number);
    printed.compute_text(&heading.place_and_date);
    for mark in [&heading.secrecy, &heading.urgency, &heading.draft].into_iter().flatten() {
        printed.compute(mark);
    }
    printed.compute(&document.document_type);
    printed.text(&document.subject);
    for basis in &document.legal_bases {
        printed.text(basis);
        printed.computed.push_str(" Căn cứ");
    }
    printed.blocks(&document.body);
    let signing = &document.signing;
    printed.compute(&signing.recipients_label);
    for (index, line) in signing.recipients.iter().enumerate() {
        // The dash of each, and the archive line, whose `Lưu:` and full stop are supplied.
        printed.text(line);
        printed.computed.push_str(" -");
        if index + 1 == signing.recipients.len() {
            printed.computed.push_str(&format!(" {}", plain(line)));
        }
    }
    for line in &signing.authority {
        printed.compute(line);
    }
    printed.compute(&signing.name);
    for annex in &document.annexes {
        printed.compute(&annex.label);
        printed.text(&annex.title);
        printed.compute_text(&annex.attached_to);
        printed.blocks(&annex.body);
    }
    printed
}

impl Printed {
    fn line(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
    }

    fn compute(&mut self, words: &str) {
        self.line(words);
        self.computed.push_str(&format!(" {words}"));
    }

    fn compute_text(&mut self, text: &Text) {
        self.text(text);
        self.computed.push_str(&format!(" {}", plain(text)));
    }

    fn text(&mut self, text: &Text) {
        self.line(&plain(text));
        for fragment in text {
            if let Fragment::Footnote { text, .. } = fragment {
                self.notes.push(plain(text));
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { marker, text, .. } => {
                    self.compute(marker);
                    self.text(text);
                }
                Block::Paragraph(text) => self.text(text),
                Block::List(items) => {
                    for item in items {
                        self.compute(&item.marker);
                        self.text(&item.text);
                        // “Đợt 1:” is computed, what follows is not.
                        if plain(&item.text).starts_with("Đợt ") {
                            let label: Vec<String> = plain(&item.text).split(' ').take(2).map(str::to_string).collect();
                            self.computed.push_str(&format!(" {}", label.join(" ")));
                        }
                        self.blocks(&item.children);
                    }
                }
                Block::Table(table) => {
                    for column in &table.columns {
                        self.text(&column.head);
                    }
                    for row in &table.rows {
                        for cell in &row.cells {
                            self.blocks(&cell.content);
                        }
                    }
                }
            }
        }
    }
}

/// A text without its footnotes; a gap and a new line are a blank.
fn plain(text: &Text) -> String {
    let mut words = String::new();
    for fragment in text {
        match fragment {
            Fragment::Text { text, .. } => words.push_str(text),
            Fragment::Blank(_) | Fragment::Break => words.push(' '),
            Fragment::Footnote { .. } => {}
        }
    }
    words
}
