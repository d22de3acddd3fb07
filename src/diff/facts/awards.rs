//! Awards by tier and form, with who confers them, and the tiers that guidance covers.

use std::collections::BTreeSet;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::award::{Award, AwardKind, Tier};
use crate::model::recognise::words::{Words, fold};

use super::standing::{Standing, standing};
use super::{Located, Pair, Point, Stated};

/// An award that a plan promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardSaid {
    /// As written.
    pub name: String,
    /// What it is, in small letters: `bằng khen`, `cờ thi đua`; empty where the plan names no award.
    pub head: String,
    /// Its kind by law.
    pub kind: AwardKind,
    /// When it is conferred.
    pub tier: Tier,
    /// Who confers it, as written.
    pub authority: Option<String>,
    /// The same in small letters, empty where nobody is named.
    pub authority_key: String,
    /// Where who confers it stands seen from the child; nothing where that is not said.
    pub standing: Option<Standing>,
    /// Whether the plan speaks of proposing it to whoever confers it.
    pub is_proposal: bool,
    /// Whether the sentence gives it as done by a body of the plan's own level.
    pub is_by_issuer: bool,
    /// The part that names it.
    pub unit: usize,
}

/// Tiers of commendation that a task names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TiersNamed {
    /// The tiers, in Vietnamese.
    pub tiers: BTreeSet<&'static str>,
}

/// The awards of both plans.
#[derive(Clone, Debug, Default)]
pub struct Awards {
    /// Each award of the parent with the child's of the same tier.
    pub forms: Vec<Point<AwardSaid>>,
    /// Every award of the child.
    pub of_child: Vec<Stated<AwardSaid>>,
    /// Award standards.
    pub standards: Point<()>,
    /// Tasks of both plans about commendation that name tiers.
    pub guidance: Vec<Point<TiersNamed>>,
}

/// Award heads, the longer before the shorter.
const HEADS: [&str; 13] = [
    "cờ thi đua",
    "chiến sĩ thi đua",
    "tập thể lao động xuất sắc",
    "tập thể lao động tiên tiến",
    "lao động tiên tiến",
    "đơn vị quyết thắng",
    "gia đình văn hóa",
    "anh hùng lao động",
    "huân chương",
    "huy chương",
    "kỷ niệm chương",
    "bằng khen",
    "giấy khen",
];

fn head_of(name: &str) -> String {
    let name = fold(name).replace("giây khen", "giấy khen");
    HEADS.iter().find(|head| name.contains(*head)).map_or_else(String::new, |head| (*head).to_owned())
}

fn all(located: &Located<'_>, level: crate::model::party::Level) -> Vec<Stated<AwardSaid>> {
    let said = |award: &Award| {
        let unit = located.unit_at(award.origin.span)?;
        let text = located.units.list.get(unit).map_or("", |unit| unit.text.as_str());
        let sentence = sentence_of(text, &award.name);
        let value = AwardSaid {
            name: award.name.clone(),
            head: if award.kind == AwardKind::NotNamed { String::new() } else { head_of(&award.name) },
            kind: award.kind,
            tier: award.tier,
            authority: award.authority.clone(),
            authority_key: fold(award.authority.as_deref().unwrap_or_default()),
            standing: award.authority.as_deref().map(|authority| standing(authority, level)),
            is_proposal: is_proposed(sentence, &award.name),
            is_by_issuer: is_by_issuer(sentence, &award.name, level),
            unit,
        };
        Some(Stated { said: located.said(&award.origin, &award.name, None), value })
    };
    located.plan.award_forms.iter().filter_map(said).collect()
}

/// The sentence of a text that names an award.
fn sentence_of<'t>(text: &'t str, name: &str) -> &'t str {
    text.split_inclusive(". ").find(|sentence| sentence.contains(name)).unwrap_or(text)
}

/// Tells whether a sentence proposes an award to others.
fn is_proposed(sentence: &str, name: &str) -> bool {
    let before = sentence.find(name).and_then(|at| sentence.get(..at + name.len())).unwrap_or(sentence);
    let before = fold(before);
    ["đề nghị", "trình", "giới thiệu", "đề xuất"].iter().any(|word| before.contains(word))
}

/// Tells whether a sentence has a body of the issuer's own level confer an award.
fn is_by_issuer(sentence: &str, name: &str, level: crate::model::party::Level) -> bool {
    let Some(before) = sentence.find(name).and_then(|at| sentence.get(..at)) else { return false };
    let words = Words::new(before);
    let confers = ["tặng", "tặng thưởng", "khen thưởng", "quyết định", "xét tặng"];
    let verb = (0..words.len()).find(|at| confers.iter().any(|verb| words.is_at(*at, verb)));
    let Some(verb) = verb else { return false };
    let subject = ["ủy ban nhân dân", "ubnd", "chủ tịch"]
        .iter()
        .filter_map(|body| words.find(0, body))
        .find(|body| body.start < verb);
    subject.is_some_and(|body| standing(words.slice(body.start, verb), level) == Standing::Own)
}

pub(super) fn compare(pair: &Pair<'_>) -> Awards {
    let level = pair.child_level();
    let of_child = all(&pair.child, level);
    let forms = all(&pair.parent, level).into_iter().map(|parent| {
        let same = |child: &&Stated<AwardSaid>| {
            child.value.head == parent.value.head && !child.value.head.is_empty()
                || parent.value.kind == AwardKind::NotNamed
                    && child.value.kind == AwardKind::NotNamed
                    && !child.value.is_proposal
        };
        let same_tier = |child: &&Stated<AwardSaid>| {
            child.value.tier == parent.value.tier
                || child.value.tier == Tier::Unspecified
                || parent.value.tier == Tier::Unspecified
        };
        // The same authority before another: `Bằng khen` of the Prime Minister is not that of a chair.
        let is_nearest = |child: &&Stated<AwardSaid>| child.value.authority_key == parent.value.authority_key;
        let near = || of_child.iter().filter(same).filter(same_tier);
        let child = near().find(is_nearest).or_else(|| near().next()).cloned();
        Point { child, parent: Some(parent) }
    });
    let forms = forms.collect();
    Awards { forms, of_child, standards: standards(pair), guidance: guidance(pair) }
}

fn standards(pair: &Pair<'_>) -> Point<()> {
    let first = |located: &Located<'_>| {
        let statement = located.plan.award_standards.first()?;
        let said = located.said(&statement.origin, &statement.text, None);
        Some(Stated { said, value: () })
    };
    Point { parent: first(&pair.parent), child: first(&pair.child) }
}

/// Words that name a tier, with the tier's name.
const TIERS: [(&str, &str); 7] = [
    ("hằng năm", "hằng năm"),
    ("hàng năm", "hằng năm"),
    ("sơ kết", "sơ kết"),
    ("tổng kết", "tổng kết"),
    ("đột xuất", "đột xuất"),
    ("chuyên đề", "chuyên đề"),
    ("theo đợt", "theo đợt"),
];

/// How many words behind `khen thưởng` the tiers stand.
const NEAR: usize = 10;

/// The tiers named right behind `khen thưởng`.
fn tiers(text: &str) -> BTreeSet<&'static str> {
    let words = Words::new(text);
    let mut tiers = BTreeSet::new();
    for at in 0..words.len() {
        let Some(after) = words.after(at, "khen thưởng") else { continue };
        let end = (after..words.len().min(after + NEAR))
            .find(|at| matches!(words.word(*at), ";" | "."))
            .unwrap_or(after + NEAR);
        for at in after..end {
            tiers.extend(TIERS.iter().filter(|(tier, _)| words.is_at(at, tier)).map(|(_, name)| *name));
        }
    }
    tiers
}

/// Tasks about commendation that name tiers, where the child has a counterpart.
fn guidance(pair: &Pair<'_>) -> Vec<Point<TiersNamed>> {
    let roles = super::parts::roles(&pair.parent);
    let mut found = Vec::new();
    for (index, unit) in pair.parent.units.list.iter().enumerate() {
        let is_task = matches!(
            roles.get(index).copied().flatten(),
            Some(crate::model::passages::Role::Assignments | crate::model::passages::Role::Charge)
        );
        if !is_task || unit.folded.len() < 6 {
            continue;
        }
        let tiers_of_parent = tiers(&unit.text);
        let Some(partner) = pair.rows.partner(index).filter(|_| !tiers_of_parent.is_empty()) else { continue };
        let partners = pair.rows.of_parent(index).iter().filter_map(|(at, _)| pair.child.units.list.get(*at));
        let of_child: BTreeSet<&'static str> = partners.flat_map(|unit| tiers(&unit.text)).collect();
        let speaks = pair.child.units.list.get(partner).is_some_and(|unit| fold(&unit.text).contains("khen thưởng"));
        if !speaks {
            continue;
        }
        let (Some(one), Some(other)) = (pair.parent.said_of(index), pair.child.said_of(partner)) else { continue };
        found.push(Point {
            parent: Some(Stated { said: one, value: TiersNamed { tiers: tiers_of_parent } }),
            child: Some(Stated { said: other, value: TiersNamed { tiers: of_child } }),
        });
    }
    found
}

pub(super) fn facts(awards: &Awards, facts: &mut Vec<ComparedFact>) {
    for form in &awards.forms {
        let tier = form.parent.as_ref().map_or("", |form| tier_words(form.value.tier));
        facts.push(form.fact(Topic::Award, format!("Khen thưởng{tier}")));
    }
    let is_met = |child: &&Stated<AwardSaid>| {
        let span = child.said.span;
        awards.forms.iter().any(|form| form.child.as_ref().is_some_and(|met| met.said.span == span))
    };
    for child in awards.of_child.iter().filter(|child| !is_met(child)) {
        let point = Point { parent: None, child: Some(child.clone()) };
        facts.push(point.fact(Topic::Award, format!("Khen thưởng{}", tier_words(child.value.tier))));
    }
    if awards.standards.parent.is_some() || awards.standards.child.is_some() {
        facts.push(awards.standards.fact(Topic::Award, "Tiêu chuẩn khen thưởng"));
    }
}

/// A tier behind `Khen thưởng`.
pub fn tier_words(tier: Tier) -> &'static str {
    match tier {
        Tier::Annual => " hằng năm",
        Tier::Interim => " sơ kết",
        Tier::Final => " tổng kết",
        Tier::AdHoc => " đột xuất",
        Tier::Unspecified => "",
    }
}
