//! Documents cited, and whether the child names its parent.

use rustc_hash::FxHashMap;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::citation::Citation;
use crate::model::plan::{CitedDocument, DocumentRole};

use super::{Located, Pair, Point, Stated};

/// A document that a plan cites.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The fullest of its citations.
    pub citation: Citation,
    /// What it is to the plan.
    pub role: DocumentRole,
}

/// The documents of both plans.
#[derive(Clone, Debug, Default)]
pub struct Bases {
    /// The child's citation of the parent itself, by its number.
    pub parent_cited: Option<Stated<Basis>>,
    /// What the child carries out or rests on that is issued by a body of the parent's level and may be meant for it.
    pub in_its_place: Vec<Stated<Basis>>,
    /// Every document of the parent, with the child's citation of it.
    pub documents: Vec<Point<Basis>>,
    /// Documents that the child alone cites.
    pub added: Vec<Stated<Basis>>,
}

/// What two citations of one document share: its number and symbol, or for a law its name.
fn keys(citation: &Citation) -> Vec<String> {
    if citation.number_is_blank {
        return Vec::new();
    }
    let kind = citation.document_type.to_lowercase();
    let title = citation.title.as_ref().map(|title| title.value.to_lowercase());
    let mut keys = Vec::new();
    if let Some(reference) = &citation.reference {
        keys.push(format!("{kind} {}", reference.to_lowercase()));
    }
    if citation.shape == crate::model::citation::Shape::Law {
        keys.extend(title.map(|title| format!("{kind} {title}")));
    }
    keys
}

fn stated(located: &Located<'_>, document: &CitedDocument) -> Option<Stated<Basis>> {
    let mention = document.mentions.iter().min_by_key(|mention| mention.role)?;
    let citation = document.citation.clone();
    let value = citation.reference.clone().or_else(|| citation.title.as_ref().map(|title| title.value.clone()));
    let said = located.said(&mention.origin, &mention.written, value);
    Some(Stated { said, value: Basis { citation, role: document.role } })
}

pub(super) fn compare(pair: &Pair<'_>) -> Bases {
    let mut bases = Bases::default();
    let own = pair.parent.plan.number.as_ref().and_then(|number| {
        let symbol = number.symbol.as_ref()?.to_lowercase();
        Some(format!("{}/{symbol}", number.number.as_ref()?))
    });
    let own_symbol = pair.parent.plan.number.as_ref().and_then(|number| number.symbol.as_deref());
    let mut of_child: FxHashMap<String, usize> = FxHashMap::default();
    let mut is_met = vec![false; pair.child.plan.documents.len()];
    for (index, document) in pair.child.plan.documents.iter().enumerate() {
        for key in keys(&document.citation) {
            of_child.entry(key).or_insert(index);
        }
        let reference = document.citation.reference.as_ref().map(|reference| reference.to_lowercase());
        if reference.is_some() && reference == own {
            if let Some(met) = is_met.get_mut(index) {
                *met = true;
            }
            bases.parent_cited = bases.parent_cited.take().or_else(|| stated(&pair.child, document));
        } else if is_like_the_parent(pair, document, own_symbol) {
            bases.in_its_place.extend(stated(&pair.child, document));
        }
    }
    for document in &pair.parent.plan.documents {
        if document.role == DocumentRole::PlanItself {
            continue;
        }
        let found = keys(&document.citation).iter().find_map(|key| of_child.get(key)).copied();
        if let Some(met) = found.and_then(|index| is_met.get_mut(index)) {
            *met = true;
        }
        let answer = found.and_then(|index| pair.child.plan.documents.get(index));
        bases.documents.push(Point {
            parent: stated(&pair.parent, document),
            child: answer.and_then(|answer| stated(&pair.child, answer)),
        });
    }
    let alone = pair.child.plan.documents.iter().zip(&is_met).filter(|(_, met)| !**met);
    bases.added = alone
        .filter(|(document, _)| document.role != DocumentRole::PlanItself)
        .filter_map(|(document, _)| stated(&pair.child, document))
        .collect();
    bases
}

/// Tells whether the child carries out a document of a committee one level up: it stands where the parent should.
fn is_like_the_parent(pair: &Pair<'_>, document: &CitedDocument, symbol: Option<&str>) -> bool {
    let is_ground = matches!(document.role, DocumentRole::Implements | DocumentRole::LegalBasis);
    let body = |symbol: &str| symbol.rsplit('-').next().map(str::to_lowercase);
    let same_body = document.citation.symbol.as_deref().and_then(body) == symbol.and_then(body);
    let by_issuer = document.citation.issuing_body().is_some_and(|issuer| {
        super::standing(issuer, pair.child_level()) == super::Standing::Above
            && crate::model::party::key(issuer).contains("ủy ban nhân dân")
    });
    // A committee's decisions on anything may be bases; only what is about the movement is meant for the parent.
    let is_of_movement = [&pair.parent, &pair.child].iter().any(|located| {
        let movement = located.plan.movement.as_ref().map(|movement| crate::model::party::key(&movement.text));
        let title = document.citation.title.as_ref().map(|title| crate::model::party::key(&title.value));
        movement.zip(title).is_some_and(|(movement, title)| title.contains(&movement))
    });
    is_ground && by_issuer && (is_of_movement || same_body && document.role == DocumentRole::Implements)
}

pub(super) fn facts(bases: &Bases, facts: &mut Vec<ComparedFact>) {
    if let Some(cited) = &bases.parent_cited {
        let point = Point { parent: None, child: Some(cited.clone()) };
        facts.push(point.fact(Topic::Basis, "Kế hoạch của cấp trên"));
    }
    for point in &bases.documents {
        facts.push(point.fact(Topic::Basis, "Văn bản viện dẫn"));
    }
    for added in &bases.added {
        let point = Point { parent: None, child: Some(added.clone()) };
        facts.push(point.fact(Topic::Basis, "Văn bản viện dẫn"));
    }
}
