//! Terms that both plans define.

use rustc_hash::FxHashMap;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::party;

use super::{Located, Pair, Point, Stated};

/// The terms of both plans.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Each term with what it stands for.
    pub terms: Vec<Point<String>>,
}

fn all(located: &Located<'_>) -> Vec<(String, Stated<String>)> {
    let definitions = located.plan.definitions.iter();
    definitions
        .map(|definition| {
            let term = &definition.value.term.value;
            let long = definition.value.long_form.value.clone();
            let said = located.said(&definition.origin, term, Some(long.clone()));
            (party::key(term), Stated { said, value: long })
        })
        .collect()
}

pub(super) fn compare(pair: &Pair<'_>) -> Terms {
    let children = all(&pair.child);
    let mut of_child: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, (key, _)) in children.iter().enumerate() {
        of_child.entry(key).or_insert(at);
    }
    let mut is_met = vec![false; children.len()];
    let mut terms = Vec::new();
    for (key, parent) in all(&pair.parent) {
        let answer = of_child.get(key.as_str()).copied();
        if let Some(met) = answer.and_then(|at| is_met.get_mut(at)) {
            *met = true;
        }
        let child = answer.and_then(|at| children.get(at)).map(|(_, stated)| stated.clone());
        terms.push(Point { parent: Some(parent), child });
    }
    let alone = children.iter().zip(&is_met).filter(|(_, met)| !**met);
    terms.extend(alone.map(|((_, stated), _)| Point { parent: None, child: Some(stated.clone()) }));
    Terms { terms }
}

pub(super) fn facts(terms: &Terms, facts: &mut Vec<ComparedFact>) {
    facts.extend(terms.terms.iter().map(|term| term.fact(Topic::Term, "Cách gọi tắt")));
}
