//! Promised awards found again by name or by place, so that a long list of them is read in step with its length.

use std::collections::BTreeMap;

use crate::model::award::{self, Award, Tier};
use crate::model::plan::Place;

/// Where each promised award stands in the plan's list.
#[derive(Debug, Default)]
pub(super) struct AwardIndex {
    by_key: BTreeMap<String, Vec<(usize, Tier)>>,
    by_place: BTreeMap<Place, Vec<usize>>,
}

impl AwardIndex {
    /// Adds an award at its place in the list.
    pub(super) fn add(&mut self, at: usize, award: &Award) {
        self.by_key.entry(full_key(award)).or_default().push((at, award.tier));
        self.by_place.entry(award.origin.place.clone()).or_default().push(at);
    }

    /// Tells whether an award was promised before: the same in the same tier, or one that a mention without authority means.
    pub(super) fn has(&self, mentioned: &Award) -> bool {
        let key = full_key(mentioned);
        let is_same_tier = |(_, tier): &(usize, Tier)| mentioned.tier == Tier::Unspecified || *tier == mentioned.tier;
        let is_meant = |known: &String| *known == key || mentioned.authority.is_none();
        self.by_key
            .range(key.clone()..)
            .take_while(|(known, _)| known.starts_with(&key))
            .any(|(known, awards)| is_meant(known) && awards.iter().any(is_same_tier))
    }

    /// The award of the same name, best of the same tier.
    pub(super) fn same(&self, mentioned: &Award, tier: Option<Tier>) -> Option<usize> {
        let awards = self.by_key.get(&full_key(mentioned))?;
        let best = awards.iter().find(|(_, known)| Some(*known) == tier).or(awards.first());
        best.map(|(at, _)| *at)
    }

    /// The awards promised at a place.
    pub(super) fn at(&self, place: &Place) -> &[usize] {
        self.by_place.get(place).map_or(&[], Vec::as_slice)
    }
}

/// The form in which a promise and a mention of one award are equal, whether its authority stands before or after it.
fn full_key(award: &Award) -> String {
    let name = award::key(&award.name);
    match award.authority.as_deref().map(award::key) {
        Some(authority) if !name.ends_with(&authority) => format!("{name} {authority}"),
        _ => name,
    }
}
