//! Awards with their tiers and quotas.
//!
//! An award is promised where it begins a line or stands in the list after a colon, under `khen thưởng`. Elsewhere the same
//! name only tells more of it: a tier, a quota.

use crate::model::award::{self, Award, AwardKind, Tier};
use crate::model::party::Level;
use crate::model::plan::Origin;
use crate::model::quota::Quota;
use crate::model::recognise::award::FoundAward;
use crate::model::recognise::quota;
use crate::model::recognise::words::fold;
use crate::syntax::keywords::Role;

use super::Lowering;
use super::passages::{Kind, Passage};

/// The day the district level ended: 1 July 2025.
const NO_DISTRICTS: (u16, u8) = (2025, 7);

impl Lowering<'_> {
    pub(super) fn awards(&mut self) {
        self.promised_awards();
        self.further_tiers();
        self.quotas();
    }

    fn promised_awards(&mut self) {
        let mut found: Vec<Award> = Vec::new();
        for index in 0..self.passages.list.len() {
            let Some(passage) = self.passage(index) else { continue };
            if !self.is_under_awards(index) || !(passage.is_prose() || passage.kind == Kind::Title) {
                continue;
            }
            let tier = self.tier_of(index);
            let reader = self.reader(passage);
            let awards = reader.awards();
            let is_list = is_award_list(passage, &awards);
            for (order, named) in awards.iter().enumerate() {
                if !is_list && order > 0 {
                    break;
                }
                if !is_list && !begins_with(passage, named) {
                    break;
                }
                found.push(self.promised(passage, named, tier.clone()));
            }
            if awards.is_empty() {
                for (range, authority) in reader.unnamed_awards() {
                    let authority = authority.map(|range| passage.slice(&range).to_owned());
                    let origin = passage.origin(&range);
                    let said = tier.clone();
                    found.push(Award {
                        name: passage.slice(&range).to_owned(),
                        kind: AwardKind::NotNamed,
                        tier: said.as_ref().map_or(Tier::Unspecified, |(tier, _)| *tier),
                        tier_origin: said.and_then(|(_, at)| at),
                        conferrers: chair_alone(authority.as_deref()),
                        authority,
                        condition: None,
                        quotas: Vec::new(),
                        origin,
                    });
                }
            }
        }
        self.plan.award_forms = found;
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

    fn promised(&self, passage: &Passage<'_>, named: &FoundAward, tier: Option<(Tier, Option<Origin>)>) -> Award {
        let authority = named.authority.as_ref().map(|range| passage.slice(range).to_owned());
        let note = named.note.as_ref().map(|range| passage.slice(range).to_owned());
        let condition = note.filter(|note| quota::quotas(&crate::model::recognise::words::Words::new(note)).is_empty());
        Award {
            name: passage.slice(&named.name).to_owned(),
            kind: named.kind,
            tier: tier.as_ref().map_or(Tier::Unspecified, |(tier, _)| *tier),
            tier_origin: tier.and_then(|(_, at)| at),
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

    /// The tier of what stands in a passage, with the place that says so if it is another: the tier's division, the
    /// passage's own words, an item above, or a sibling before it (an item that has slipped out of its list).
    fn tier_of(&self, index: usize) -> Option<(Tier, Option<Origin>)> {
        let passage = self.passage(index)?;
        if let Some(tier) = self.reader(passage).tier() {
            return Some((tier, None));
        }
        for above in std::iter::once(index).chain(self.passages.ancestors(index)) {
            let passage = self.passage(above)?;
            if let Some(tier) = passage.role.and_then(tier_of_role) {
                let at = if above == index { None } else { Some(passage.whole()) };
                return Some((tier, at));
            }
            if above != index
                && let Some(tier) = self.reader(passage).tier()
            {
                return Some((tier, Some(passage.whole())));
            }
        }
        let is_sibling = |at: &usize| {
            self.passage(*at).is_some_and(|other| {
                other.parent == passage.parent && other.depth == passage.depth && other.kind == passage.kind
            })
        };
        let before = (0..index).rev().find(is_sibling)?;
        let sibling = self.passage(before)?;
        let label = sibling.after_label().map(|colon| sibling.words.slice(0, colon))?;
        let words = crate::model::recognise::words::Words::new(label);
        let reader = crate::model::recognise::party::Reader { words: &words, marks: &[], declared: &self.declared };
        let tier = reader.tier()?;
        Some((tier, Some(sibling.whole())))
    }

    /// Tiers said away from the promise: under `số lượng`, in a tier's division, or in a dossier's words.
    fn further_tiers(&mut self) {
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
            let Some((tier, _)) = self.tier_of(index) else { continue };
            let at = passage.whole();
            let names: Vec<(String, String)> = named
                .iter()
                .map(|named| (passage.slice(&named.name).to_owned(), passage.slice(&named.head).to_owned()))
                .collect();
            for (name, head) in names {
                let Some(award) = self.award_meant(index, &name, &head, Some(tier)) else { continue };
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
    fn award_meant(&self, index: usize, name: &str, head: &str, tier: Option<Tier>) -> Option<usize> {
        let key = award::key(name);
        let awards = &self.plan.award_forms;
        let same: Vec<usize> = (0..awards.len())
            .filter(|at| awards.get(*at).is_some_and(|award| award::key(&award.name) == key))
            .collect();
        let fits = |at: &&usize| awards.get(**at).is_some_and(|award| Some(award.tier) == tier);
        if let Some(best) = same.iter().find(fits).or(same.first()) {
            return Some(*best);
        }
        let head = fold(head);
        self.passages.ancestors(index).find_map(|above| {
            let place = &self.passage(above)?.place;
            awards.iter().position(|award| award.origin.place == *place && fold(&award.name).starts_with(&head))
        })
    }

    fn quotas(&mut self) {
        let mut found: Vec<(Quota, Option<usize>)> = Vec::new();
        for (index, passage) in self.passages.list.iter().enumerate() {
            if !passage.is_prose() || !self.may_state_quotas(index) {
                continue;
            }
            let reader = self.reader(passage);
            for read in quota::quotas(&passage.words) {
                let named = reader.awards();
                let meant = named.first().and_then(|named| {
                    let tier = self.tier_of(index).map(|(tier, _)| tier);
                    self.award_meant(index, passage.slice(&named.name), passage.slice(&named.head), tier)
                });
                let award = meant.or_else(|| {
                    std::iter::once(index).chain(self.passages.ancestors(index)).find_map(|above| {
                        let place = &self.passage(above)?.place;
                        self.plan.award_forms.iter().position(|award| award.origin.place == *place)
                    })
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
fn begins_with(passage: &Passage<'_>, named: &FoundAward) -> bool {
    let words = &passage.words;
    let mut at = 0;
    for opener in ["đối với", "danh hiệu", "tặng", "tặng thưởng", "các", "hình thức"] {
        at = words.after(at, opener).unwrap_or(at);
    }
    named.first_word == at || passage.after_label() == Some(named.first_word)
}

/// Tells whether a passage is a list of awards: between them stand only marks and joining words.
fn is_award_list(passage: &Passage<'_>, awards: &[FoundAward]) -> bool {
    let Some(first) = awards.first() else { return false };
    if !begins_with(passage, first) || awards.len() < 2 {
        return false;
    }
    awards.windows(2).all(|pair| {
        let [before, after] = pair else { return false };
        let end = before.note.as_ref().map_or(before.name.end, |note| note.end);
        let between = passage.text.text.get(end..after.name.start).unwrap_or("x");
        let folded = fold(between);
        folded
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| matches!(word, "và" | "hoặc" | "danh" | "hiệu" | "tặng" | "các"))
    })
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
