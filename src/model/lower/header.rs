//! The header fields: issuer, number, date, subject, movement.

use crate::model::party::level_of;
use crate::model::plan::{DocumentNumber, IssueDate, Issuer, Statement};
use crate::model::recognise::quote;
use crate::syntax::ast::Tree;
use crate::syntax::keywords::FieldKey;
use crate::viet::PartialDate;

use super::{Lowering, origin_at};
use crate::model::passages::Kind;

impl Lowering<'_> {
    pub(super) fn header(&mut self, tree: &Tree) {
        let mut movement_in_subject = None;
        for field in &tree.fields {
            let place = if field.key.value == FieldKey::Subject { "title" } else { "header" };
            let value = &field.value;
            let text = value.text.trim();
            if text.is_empty() {
                continue;
            }
            let origin = origin_at(place, value.span);
            let statement = Statement { text: text.to_owned(), origin: origin.clone() };
            match field.key.value {
                FieldKey::Subject => self.plan.subject = Some(statement),
                FieldKey::Issuer => {
                    let (level, territory) = level_of(text);
                    self.plan.issuer = Some(Issuer { name: text.to_owned(), level, territory, origin });
                }
                FieldKey::Superior => self.plan.superior = Some(statement),
                FieldKey::Number => {
                    let (number, symbol) = number_and_symbol(text);
                    self.plan.number = Some(DocumentNumber { written: text.to_owned(), number, symbol, origin });
                }
                FieldKey::Place => self.plan.place = Some(statement),
                FieldKey::Date => {
                    let date = PartialDate::read(text).unwrap_or_default();
                    self.plan.issue_date = Some(IssueDate { written: text.to_owned(), date, origin });
                }
                FieldKey::Movement => self.plan.movement = Some(statement),
                FieldKey::Parent => self.plan.parent_plan = Some(statement),
                FieldKey::Urgency => self.plan.urgency = Some(statement),
                FieldKey::Secrecy => self.plan.secrecy = Some(statement),
                FieldKey::Period | FieldKey::Parties => {}
            }
        }
        if self.plan.movement.is_none() {
            for passage in self.passages.list.iter().filter(|passage| passage.kind == Kind::Field(FieldKey::Subject)) {
                let Some(named) = passage.words.find(0, "phong trào") else { continue };
                movement_in_subject =
                    quote::first_quoted(&passage.words, named.end).map(|range| passage.statement(&range));
            }
            self.plan.movement = movement_in_subject;
        }
    }
}

/// `214/KH-UBND` taken apart; a blank number is none.
fn number_and_symbol(text: &str) -> (Option<String>, Option<String>) {
    let (number, symbol) = match text.split_once('/') {
        Some((number, symbol)) => (number.trim(), Some(symbol.trim())),
        None => (text.trim(), None),
    };
    let is_number = number.chars().any(|character| character.is_ascii_digit());
    let symbol = symbol.filter(|symbol| symbol.chars().any(char::is_alphabetic)).map(str::to_owned);
    (is_number.then(|| number.to_owned()), symbol)
}

#[cfg(test)]
mod tests {
    use super::number_and_symbol;

    #[test]
    fn a_number_left_for_the_pen_is_none() {
        assert_eq!(number_and_symbol("…/KH-UBND"), (None, Some("KH-UBND".into())));
        assert_eq!(number_and_symbol("214 /KH-UBND"), (Some("214".into()), Some("KH-UBND".into())));
        assert_eq!(number_and_symbol("12"), (Some("12".into()), None));
    }
}
