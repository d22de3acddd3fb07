//! Recipients, archive line, signatory, annexes.

use crate::model::plan::{AnnexFact, Recipient, Signatory, SigningStep, Statement, TableFact};
use crate::source::Span;
use crate::syntax::ast::Tree;
use crate::syntax::keywords::SigningKey;

use super::{Lowering, origin_at, without_closing_mark};
use crate::model::passages::Kind;

impl Lowering<'_> {
    pub(super) fn closing(&mut self, tree: &Tree) {
        self.recipients();
        if let Some(archive) = &tree.archive {
            let place = format!("recipients/{}", self.plan.recipients.len() + 1);
            let text = without_closing_mark(&archive.value.text).to_owned();
            self.plan.archive = Some(Statement { text, origin: origin_at(&place, archive.value.span) });
        }
        self.signatory(tree);
        self.annexes(tree);
    }

    fn recipients(&mut self) {
        for passage in self.passages.list.iter().filter(|passage| passage.kind == Kind::Recipient) {
            let words = &passage.words;
            let bracket = (0..words.len()).find(|at| words.word(*at) == "(");
            let remark = bracket.and_then(|at| {
                let close = words.after_brackets(at)?;
                let last = close.saturating_sub(usize::from(words.word(close.saturating_sub(1)) == ")"));
                Some(passage.slice(&words.range(at + 1, last)).to_owned())
            });
            let name = words.slice(0, bracket.unwrap_or(words.len()));
            self.plan.recipients.push(Recipient {
                name: without_closing_mark(name).to_owned(),
                remark,
                origin: passage.whole(),
            });
        }
    }

    fn signatory(&mut self, tree: &Tree) {
        let span = tree.signing.iter().map(|line| line.key.span.to(line.value.span)).reduce(Span::to);
        let Some(span) = span else { return };
        let mut signatory =
            Signatory { chain: Vec::new(), position: None, name: None, origin: origin_at("signature", span) };
        for line in &tree.signing {
            let said =
                Statement { text: line.value.text.trim().to_owned(), origin: origin_at("signature", line.value.span) };
            match line.key.value {
                SigningKey::Position => signatory.position = Some(said),
                SigningKey::Signer => signatory.name = Some(said),
                authority => signatory.chain.push(SigningStep { authority, whose: said }),
            }
        }
        self.plan.signatory = Some(signatory);
    }

    fn annexes(&mut self, tree: &Tree) {
        for (index, annex) in tree.annexes.iter().enumerate() {
            let place = format!("annex/{}", index + 1);
            let statement = |text: &crate::syntax::ast::Inline| Statement {
                text: text.text.trim().to_owned(),
                origin: origin_at(&place, text.span),
            };
            let tables = self.passages.tables.iter().filter(|table| table.annex == Some(index));
            let words = |index: &usize| self.passage(*index).map(|passage| passage.text.text.trim().to_owned());
            let tables = tables.map(|table| {
                let columns: Vec<String> = table.columns.iter().filter_map(words).collect();
                let rows = table.rows.iter().map(|row| {
                    let mut cells = vec![String::new(); columns.len()];
                    for cell in row {
                        let text: Vec<String> = cell.passages.iter().filter_map(words).collect();
                        if let Some(slot) = cells.get_mut(cell.column) {
                            *slot = text.join("\n");
                        }
                    }
                    cells
                });
                let rows = rows.collect();
                TableFact { columns, rows, origin: table.origin.clone() }
            });
            let fact = AnnexFact {
                title: statement(&annex.title),
                attached_to: annex.attached_to.as_ref().map(|line| statement(&line.value)),
                is_landscape: annex.landscape.is_some(),
                tables: tables.collect(),
            };
            self.plan.annexes.push(fact);
        }
    }
}
