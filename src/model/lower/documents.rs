//! Cited documents: every mention of one brought together, with what it is to the plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::citation::{Citation, Shape};
use crate::model::party;
use crate::model::plan::{CitedDocument, DocumentRole, Mention};
use crate::model::recognise::words::fold;
use crate::model::recognise::{Found, Phrases};
use crate::syntax::keywords::Role;

use super::Lowering;
use crate::model::passages::{Kind, Passage};

impl Lowering<'_> {
    pub(super) fn documents(&mut self, read: &[(usize, Phrases)]) {
        let mut documents: Vec<CitedDocument> = Vec::new();
        // Where documents stand by what citations of one have in common: comparing each with each takes seconds where a plan
        // cites thousands.
        let mut places: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (index, phrases) in read {
            let Some(passage) = self.passages.list.get(*index) else { continue };
            for found in &phrases.citations {
                let citation = &found.value;
                let role = self.role_of(passage, found, &phrases.citations);
                let mention = Mention {
                    written: citation.text.clone(),
                    citation: Some(citation.clone()),
                    provision: citation.provision.clone(),
                    role,
                    origin: passage.origin(&found.range),
                };
                let near: BTreeSet<usize> =
                    citation.keys(true).iter().filter_map(|key| places.get(key)).flatten().copied().collect();
                let same = near.into_iter().find(|place| {
                    documents.get(*place).is_some_and(|document| document.citation.is_same_document(citation))
                });
                let place = same.unwrap_or(documents.len());
                match documents.get_mut(place) {
                    Some(document) => {
                        document.role = document.role.min(role);
                        document.mentions.push(mention);
                        if completeness(citation) <= completeness(&document.citation) {
                            continue;
                        }
                        document.citation = citation.clone();
                    }
                    None => {
                        documents.push(CitedDocument { citation: citation.clone(), role, mentions: vec![mention] });
                    }
                }
                for key in citation.keys(citation.shape == Shape::Law) {
                    places.entry(key).or_default().insert(place);
                }
            }
        }
        self.named_again(read, &mut documents);
        self.plan.documents = documents;
    }

    /// A document without a number, once cited by type and issuer (`Hướng dẫn của Bộ Nội vụ`), is meant by the same words in
    /// lower case too.
    fn named_again(&self, read: &[(usize, Phrases)], documents: &mut [CitedDocument]) {
        for document in documents.iter_mut() {
            let citation = &document.citation;
            if citation.shape != Shape::Unnumbered || citation.issuer.is_none() || citation.title.is_some() {
                continue;
            }
            let name = fold(citation.text.trim());
            if name.contains(char::is_numeric) {
                continue;
            }
            for (index, phrases) in read {
                let Some(passage) = self.passages.list.get(*index) else { continue };
                let mut from = 0;
                while let Some(place) = passage.words.find(from, &name) {
                    from = place.end;
                    let range = passage.words.range(place.start, place.end);
                    let is_cited = phrases
                        .citations
                        .iter()
                        .any(|cited| cited.range.start < range.end && range.start < cited.range.end);
                    if !is_cited {
                        let written = passage.slice(&range).to_owned();
                        let origin = passage.origin(&range);
                        let role = DocumentRole::Body;
                        document.mentions.push(Mention { written, citation: None, provision: None, role, origin });
                    }
                }
            }
            document.mentions.sort_by_key(|mention| mention.origin.span);
        }
    }

    fn role_of(&self, passage: &Passage<'_>, found: &Found<Citation>, all: &[Found<Citation>]) -> DocumentRole {
        if found.value.within_title {
            return DocumentRole::InsideTitle;
        }
        if self.is_the_plan_itself(passage, &found.value) {
            return DocumentRole::PlanItself;
        }
        if passage.kind == Kind::Footnote {
            return DocumentRole::Footnote;
        }
        match passage.role {
            Some(Role::LegalBases) => lead_word(passage, found, all).unwrap_or(DocumentRole::LegalBasis),
            Some(Role::Preamble) => lead_word(passage, found, all).unwrap_or(DocumentRole::Body),
            _ => DocumentRole::Body,
        }
    }

    /// `(Kèm theo Kế hoạch số … của …)`: the plan speaks of itself.
    fn is_the_plan_itself(&self, passage: &Passage<'_>, citation: &Citation) -> bool {
        if !citation.document_type.to_lowercase().starts_with("kế hoạch") {
            return false;
        }
        let number = self.plan.number.as_ref().and_then(|number| number.number.as_deref());
        let same_number = number.is_some() && number == citation.number.as_deref();
        let issuer = self.plan.issuer.as_ref().map(|issuer| party::key(&issuer.name));
        let cited_issuer = citation.issuing_body().map(party::key);
        let same_issuer = issuer.is_some() && issuer == cited_issuer;
        passage.kind == Kind::AnnexHead || (same_number && (same_issuer || cited_issuer.is_none()))
    }
}

/// What the last set word before a citation makes of it: `Căn cứ …` a legal basis, `Thực hiện …` what the plan implements.
/// Words inside other citations do not count.
fn lead_word(passage: &Passage<'_>, found: &Found<Citation>, all: &[Found<Citation>]) -> Option<DocumentRole> {
    let words = &passage.words;
    let end = words.index_of(found.range.start);
    let outer: Vec<&Found<Citation>> = all.iter().filter(|citation| !citation.value.within_title).collect();
    (end.saturating_sub(400)..end).rev().find_map(|at| {
        let byte = words.start(at);
        let before = outer.partition_point(|citation| citation.range.start <= byte);
        if before.checked_sub(1).and_then(|last| outer.get(last)).is_some_and(|last| last.range.contains(&byte)) {
            return None;
        }
        if words.is_at(at, "căn cứ") || words.is_at(at, "theo") {
            return Some(DocumentRole::LegalBasis);
        }
        let implements = ["thực hiện", "triển khai", "thi hành"].iter().any(|word| words.is_at(at, word));
        implements.then_some(DocumentRole::Implements)
    })
}

/// How much of a document a citation tells.
fn completeness(citation: &Citation) -> usize {
    usize::from(citation.reference.is_some()) * 4
        + usize::from(citation.date_value.is_some()) * 2
        + usize::from(citation.title.is_some())
        + usize::from(citation.issuer.is_some())
}
