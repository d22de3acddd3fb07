//! Awards with their tiers and quotas.
//!
//! An award is promised where it is first named under `khen thưởng`, once for each tier. Elsewhere the same name only tells
//! more of it: a tier, a quota.

use crate::model::award::{self, Award, AwardKind, Tier};
use crate::model::party::Level;
use crate::model::plan::Origin;
use crate::model::quota::Quota;
use crate::model::recognise::award::FoundAward;
use crate::model::recognise::party::Reader;
use crate::model::recognise::quota;
use crate::model::recognise::words::{Words, fold};
use crate::syntax::keywords::Role;

use super::Lowering;
use super::award_index::AwardIndex;
use crate::model::passages::{Kind, Passage};

/// The day the district level ended: 1 July 2025.
const NO_DISTRICTS: (u16, u8) = (2025, 7);

impl Lowering<'_> {
    pub(super) fn awards(&mut self) {
        let promised = self.promised_awards();
        self.further_tiers(&promised);
        self.quotas(&promised);
    }

    fn promised_awards(&mut self) -> AwardIndex {
        let mut found: Vec<Award> = Vec::new();
        let mut promised = AwardIndex::default();
        for index in 0..self.passages.list.len() {
            let Some(passage) = self.passage(index) else { continue };
            if !self.is_under_awards(index) || !(passage.is_prose() || passage.kind == Kind::Title) {
                continue;
            }
            let mut tiers: Vec<(Tier, Option<Origin>)> = self.tiers_of(index);
            if tiers.is_empty() {
                tiers.push((Tier::Unspecified, None));
            }
            let reader = self.reader(passage);
            let named = reader.awards();
            for (order, award) in named.iter().enumerate() {
                for (tier, at) in &tiers {
                    let award = self.promised(passage, award, *tier, at.clone());
                    // Named in passing, it is the award promised before.
                    let is_passing = order > 0 || !begins_with(passage, named.first());
                    if !(is_passing && promised.has(&award)) {
                        promised.add(found.len(), &award);
                        found.push(award);
                    }
                }
            }
            if !named.is_empty() {
                continue;
            }
            for (range, authority) in reader.unnamed_awards() {
                let authority = authority.map(|range| passage.slice(&range).to_owned());
                for (tier, at) in &tiers {
                    found.push(Award {
                        name: passage.slice(&range).to_owned(),
                        kind: AwardKind::NotNamed,
                        tier: *tier,
                        tier_origin: at.clone(),
                        conferrers: chair_alone(authority.as_deref()),
                        authority: authority.clone(),
                        condition: None,
                        quotas: Vec::new(),
                        origin: passage.origin(&range),
                    });
                }
            }
        }
        self.plan.award_forms = found;
        promised
    }

    /// Tells whether a passage stands where awards are promised. Standards and dossiers under it only speak of them.
    fn is_under_awards(&self, index: usize) -> bool {
        let roles =
            std::iter::once(index).chain(self.passages.ancestors(index)).filter_map(|at| self.passage(at)?.role);
        for role in roles {
            match role {
                Role::AwardForms => return true,
                Role::Quotas => return self.is_unnamed_only(index),
                role if role.is_tier() => {}
                _ => return false,
            }
        }
        false
    }

    /// Under quotas only a promise that names no award is one of its own.
    fn is_unnamed_only(&self, index: usize) -> bool {
        self.passage(index).is_some_and(|passage| self.reader(passage).awards().is_empty())
    }

    fn promised(&self, passage: &Passage<'_>, named: &FoundAward, tier: Tier, tier_origin: Option<Origin>) -> Award {
        let authority = named.authority.as_ref().map(|range| passage.slice(range).to_owned());
        let note = named.note.as_ref().map(|range| passage.slice(range).to_owned());
        let condition = note.filter(|note| quota::quotas(&Words::new(note)).is_empty());
        Award {
            name: passage.slice(&named.name).to_owned(),
            kind: named.kind,
            tier,
            tier_origin,
            conferrers: award::conferrers(
                passage.slice(&named.head),
                authority.as_deref(),
                self.plan.issuer.as_ref().map(|issuer| issuer.level),
                self.has_districts(),
            ),
            authority,
            condition,
            quotas: Vec::new(),
            origin: passage.origin(&named.name),
        }
    }

    fn has_districts(&self) -> bool {
        let date = self.plan.issue_date.as_ref().map(|issue| issue.date);
        match date.and_then(|date| date.year.map(|year| (year, date.month.unwrap_or(12)))) {
            Some(issued) => issued < NO_DISTRICTS,
            None => false,
        }
    }

    /// The tiers of what stands in a passage, each with the place that says so if it is another: the passage's own words,
    /// the tier's division, an item above, or a sibling before it (an item that has slipped out of its list).
    fn tiers_of(&self, index: usize) -> Vec<(Tier, Option<Origin>)> {
        let Some(passage) = self.passage(index) else { return Vec::new() };
        let at = |tiers: Vec<Tier>, place: Option<&Passage<'_>>| -> Vec<(Tier, Option<Origin>)> {
            tiers.into_iter().map(|tier| (tier, place.map(Passage::whole))).collect()
        };
        let own = self.reader(passage).tiers();
        if !own.is_empty() {
            return at(own, None);
        }
        for above in std::iter::once(index).chain(self.passages.ancestors(index)) {
            let Some(heading) = self.passage(above) else { continue };
            let place = (above != index).then_some(heading);
            if let Some(tier) = heading.role.and_then(tier_of_role) {
                return at(vec![tier], place);
            }
            let said = self.reader(heading).tiers();
            if place.is_some() && !said.is_empty() {
                return at(said, place);
            }
        }
        let Some(sibling) = self.sibling_before(index) else { return Vec::new() };
        let Some(label) = sibling.after_label().map(|colon| sibling.words.slice(0, colon)) else { return Vec::new() };
        let words = Words::new(label);
        let reader = Reader { words: &words, marks: &[], declared: &self.declared };
        at(reader.tiers(), Some(sibling))
    }

    fn sibling_before(&self, index: usize) -> Option<&Passage<'_>> {
        let passage = self.passage(index)?;
        let is_sibling = |other: &&Passage<'_>| {
            other.parent == passage.parent && other.depth == passage.depth && other.kind == passage.kind
        };
        self.passages.list.get(..index)?.iter().rev().find(is_sibling)
    }

    /// Tiers said away from the promise: under `số lượng`, in a tier's division, or in a dossier's words.
    fn further_tiers(&mut self, promised: &AwardIndex) {
        for index in 0..self.passages.list.len() {
            let Some(passage) = self.passage(index) else { continue };
            if self.is_under_awards(index) || !(passage.is_prose() || passage.kind == Kind::Title) {
                continue;
            }
            let speaks_of_awards =
                matches!(passage.role, Some(Role::Quotas | Role::AwardStandards | Role::Dossier | Role::Group) | None)
                    || passage.role.is_some_and(Role::is_tier);
            if !speaks_of_awards {
                continue;
            }
            let reader = self.reader(passage);
            let named = reader.awards();
            if named.is_empty() {
                continue;
            }
            let Some((tier, _)) = self.tiers_of(index).into_iter().next() else { continue };
            let at = passage.whole();
            let meant: Vec<usize> = named
                .iter()
                .filter_map(|named| self.award_meant(promised, index, passage, named, Some(tier)))
                .collect();
            for award in meant {
                if let Some(award) = self.plan.award_forms.get_mut(award)
                    && award.tier == Tier::Unspecified
                {
                    award.tier = tier;
                    award.tier_origin = Some(at.clone());
                }
            }
        }
    }

    /// The promised award that a mention means: of the same name, else the one whose division the mention stands in.
    fn award_meant(
        &self,
        promised: &AwardIndex,
        index: usize,
        passage: &Passage<'_>,
        named: &FoundAward,
        tier: Option<Tier>,
    ) -> Option<usize> {
        let mentioned = self.promised(passage, named, tier.unwrap_or_default(), None);
        if let Some(same) = promised.same(&mentioned, tier) {
            return Some(same);
        }
        let head = fold(passage.slice(&named.head));
        let is_of_head =
            |at: &&usize| self.plan.award_forms.get(**at).is_some_and(|award| fold(&award.name).starts_with(&head));
        self.passages
            .ancestors(index)
            .find_map(|above| promised.at(&self.passage(above)?.place).iter().find(is_of_head).copied())
    }

    fn quotas(&mut self, promised: &AwardIndex) {
        let mut found: Vec<(Quota, Option<usize>)> = Vec::new();
        for (index, passage) in self.passages.list.iter().enumerate() {
            if !passage.is_prose() || !self.may_state_quotas(index) {
                continue;
            }
            let reader = self.reader(passage);
            for read in quota::quotas(&passage.words) {
                let named = reader.awards();
                let tier = self.tiers_of(index).first().map(|(tier, _)| *tier);
                // The award named last before the quota.
                let last = named.iter().rfind(|award| award.name.end <= read.range.start).or(named.first());
                let meant = last.and_then(|named| self.award_meant(promised, index, passage, named, tier));
                let award = meant.or_else(|| {
                    std::iter::once(index)
                        .chain(self.passages.ancestors(index))
                        .find_map(|above| promised.at(&self.passage(above)?.place).first().copied())
                });
                let quota = Quota {
                    written: passage.slice(&read.range).to_owned(),
                    shares: read.shares,
                    award,
                    origin: passage.origin(&read.range),
                };
                found.push((quota, award));
            }
        }
        for (quota, award) in found {
            if let Some(award) = award.and_then(|award| self.plan.award_forms.get_mut(award)) {
                award.quotas.push(self.plan.quotas.len());
            }
            self.plan.quotas.push(quota);
        }
    }

    fn may_state_quotas(&self, index: usize) -> bool {
        std::iter::once(index).chain(self.passages.ancestors(index)).any(|at| {
            self.passage(at).and_then(|passage| passage.role).is_some_and(|role| {
                matches!(role, Role::AwardForms | Role::Quotas | Role::AwardStandards) || role.is_tier()
            })
        })
    }
}

fn tier_of_role(role: Role) -> Option<Tier> {
    Some(match role {
        Role::Annual => Tier::Annual,
        Role::InterimReview => Tier::Interim,
        Role::FinalReview => Tier::Final,
        Role::AdHoc => Tier::AdHoc,
        _ => return None,
    })
}

/// Tells whether a passage begins with an award, `danh hiệu`, `đối với`, `tặng` and a label aside.
fn begins_with(passage: &Passage<'_>, named: Option<&FoundAward>) -> bool {
    let Some(named) = named else { return false };
    let words = &passage.words;
    let mut at = 0;
    for opener in ["đối với", "danh hiệu", "tặng", "tặng thưởng", "các", "hình thức"] {
        at = words.after(at, opener).unwrap_or(at);
    }
    named.first_word == at || passage.after_label() == Some(named.first_word)
}

/// Who confers an award that is not named, where its authority is a committee or its chair.
fn chair_alone(authority: Option<&str>) -> Vec<award::Conferrer> {
    let Some(authority) = authority else { return Vec::new() };
    let (level, _) = crate::model::party::level_of(authority);
    match level {
        Level::Commune => vec![award::Conferrer::CommuneChair],
        Level::District => vec![award::Conferrer::DistrictChair],
        Level::Province => vec![award::Conferrer::ProvincialChair],
        Level::Central | Level::Unit => Vec::new(),
    }
}
