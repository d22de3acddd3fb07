//! Reports as hops: who sends what to whom by when, in each plan.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::assignment::Way;
use crate::model::party::{self, Level};
use crate::model::plan::{Deadline, Origin};
use crate::model::recognise::words::{Words, fold};
use crate::model::time::{Bound, Point as TimePoint, Reading, TimeFact, Unit as TimeUnit};

use super::groups::members;
use super::standing::{Standing, binds, standing};
use super::{Located, Pair, Point, Stated};

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// A report.
    Report,
    /// The dossier of a proposed award.
    Dossier,
    /// A registration for the movement.
    Registration,
}

impl Paper {
    /// The paper in Vietnamese.
    pub fn words(self) -> &'static str {
        match self {
            Paper::Report => "báo cáo",
            Paper::Dossier => "hồ sơ",
            Paper::Registration => "đăng ký",
        }
    }
}

/// How often it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Round {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// For the first half of a year.
    Half,
    /// Every year.
    Year,
    /// For the interim review.
    Interim,
    /// For the final review.
    Final,
    /// Once, or it is not said.
    Once,
}

/// By when something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The first day on which it can be sent in time; the last one where only an end is told.
    pub first: NaiveDate,
    /// The last day: for `trước ngày 15/11` the 14th.
    pub last: NaiveDate,
    /// Whether it comes every year: both days are then of the year 2000.
    pub is_yearly: bool,
    /// Whether it comes every month: both days are then of January 2000.
    pub is_monthly: bool,
}

/// A body that something is sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Its name as written.
    pub name: String,
    /// In which way.
    pub way: Way,
    /// Where it stands seen from the plan that is the child.
    pub standing: Standing,
    /// Its name with place and level made one.
    pub key: String,
    /// Where it is named.
    pub origin: Origin,
}

/// One step of a paper: from those who write it to those who get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// What is sent.
    pub paper: Paper,
    /// How often.
    pub round: Round,
    /// Who sends it, as written; empty where it is not said.
    pub senders: Vec<String>,
    /// Who gets it.
    pub addressees: Vec<Addressee>,
    /// By when; nothing where no day is named.
    pub due: Option<Due>,
    /// The time as written; nothing where none is.
    pub written: Option<String>,
    /// The part it stands in.
    pub unit: usize,
}

/// The hops of both plans.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// What the parent asks of units of the child's level.
    pub asked: Vec<Stated<Hop>>,
    /// What the child collects from its own units.
    pub collected: Vec<Stated<Hop>>,
    /// What the child sends to a higher level.
    pub sent: Vec<Stated<Hop>>,
    /// For each hop asked: its counterpart among those sent and those collected.
    pub answers: Vec<(Option<usize>, Option<usize>)>,
    /// For each hop asked, those who are to send it by the parent and whom the child does not name as senders.
    pub unnamed: Vec<Vec<String>>,
    /// A body above the child of another province than the parent's, with the parent's own of that name.
    pub foreign: Option<Point<String>>,
    /// Where difficulties go: the parent's words, and the child's with whether they reach a higher level.
    pub difficulties: Point<bool>,
}

impl<T> Default for Point<T> {
    fn default() -> Self {
        Self { parent: None, child: None }
    }
}

pub(super) fn compare(pair: &Pair<'_>) -> Reports {
    let level = pair.child_level();
    let mut asked = hops(&pair.parent, level);
    asked.retain(|hop| hop.value.senders.iter().any(|sender| binds_in(&pair.parent, sender, level)));
    asked.retain(|hop| !hop.value.addressees.is_empty() && hop.value.written.is_some());
    let (mut sent, mut collected) = (Vec::new(), Vec::new());
    for hop in hops(&pair.child, level) {
        let is_up = |addressee: &Addressee| addressee.standing == Standing::Above;
        if hop.value.addressees.iter().any(is_up) {
            sent.push(hop);
        } else {
            collected.push(hop);
        }
    }
    let answers: Vec<(Option<usize>, Option<usize>)> =
        asked.iter().map(|hop| (best(pair, hop, &sent), best(pair, hop, &collected))).collect();
    let unnamed = asked
        .iter()
        .zip(&answers)
        .map(|(hop, answer): (&Stated<Hop>, &(Option<usize>, Option<usize>))| {
            unnamed(pair, hop, answer.1.and_then(|at| collected.get(at)))
        })
        .collect();
    let foreign = foreign(pair, &sent);
    Reports { asked, collected, sent, answers, unnamed, foreign, difficulties: difficulties(pair, level) }
}

/// Those who are to send something by the parent and whom the child does not name where it collects.
fn unnamed(pair: &Pair<'_>, asked: &Stated<Hop>, collected: Option<&Stated<Hop>>) -> Vec<String> {
    let Some(collected) = collected.filter(|hop| !hop.value.senders.is_empty()) else { return Vec::new() };
    let words = pair.child.neutral.words(&collected.value.senders.join(", "));
    let members = asked.value.senders.iter().flat_map(|sender| members(&pair.parent, sender));
    members.filter(|(key, _)| !words.has(key)).map(|(_, written)| written).collect()
}

/// A body that the child reports to and that belongs to another province than the parent's: by its level word, or by name.
fn foreign(pair: &Pair<'_>, sent: &[Stated<Hop>]) -> Option<Point<String>> {
    let territory = pair.parent.plan.issuer.as_ref()?.territory.as_deref()?;
    let own = Words::new(territory);
    let levels = ["thành phố", "tỉnh"];
    let level = levels.iter().find(|level| own.is_at(0, level))?;
    let is_foreign = |name: &str| {
        let words = Words::new(name);
        (0..words.len()).any(|at| {
            let Some((other, after)) = levels.iter().find_map(|other| Some((other, words.after(at, other)?))) else {
                return false;
            };
            let is_named = words.is_capital(after);
            let name: Vec<&str> =
                (after..words.len()).take_while(|at| words.is_capital(*at)).map(|at| words.word(at)).collect();
            other != level || is_named && !own.folded().contains(&name.join(" "))
        })
    };
    let all: Vec<&Addressee> = sent.iter().flat_map(|hop| &hop.value.addressees).collect();
    let mut strange = all.iter().filter(|to| to.standing == Standing::Above && is_foreign(&to.name)).peekable();
    let first = *strange.peek()?;
    // Its namesake in the parent shows the difference best.
    let mut receivers: Vec<&crate::model::assignment::Receiver> = pair.parent.plan.receivers.iter().collect();
    receivers.sort_by_key(|receiver| receiver.way);
    let namesake = strange.find_map(|to| {
        let same = |receiver: &&&crate::model::assignment::Receiver| {
            pair.parent.neutral.words(&receiver.party.name).joined() == to.key
        };
        receivers.iter().find(same).map(|receiver| (*to, *receiver))
    });
    let stated = |to: &Addressee| Stated { said: pair.child.said(&to.origin, &to.name, None), value: to.name.clone() };
    Some(match namesake {
        Some((to, receiver)) => {
            let origin = Origin { place: receiver.origin.place.clone(), span: receiver.party.span };
            let name = receiver.party.name.clone();
            let parent = Stated { said: pair.parent.said(&origin, &name, None), value: territory.to_owned() };
            Point { parent: Some(parent), child: Some(stated(to)) }
        }
        None => {
            let issuer = pair.parent.plan.issuer.as_ref()?;
            let said = pair.parent.said(&issuer.origin, &issuer.name, None);
            Point { parent: Some(Stated { said, value: territory.to_owned() }), child: Some(stated(first)) }
        }
    })
}

/// Tells whether a party of the parent stands for the child: by its name, or by a short form that the parent defines.
pub(super) fn binds_in(parent: &Located<'_>, name: &str, level: Level) -> bool {
    if binds(name, level) {
        return true;
    }
    let key = party::key(name);
    parent.plan.definitions.iter().any(|definition| {
        party::key(&definition.value.term.value) == key && binds(&definition.value.long_form.value, level)
    })
}

/// The counterpart of a hop among those of the child: the same paper, the dated before the undated, the same round before
/// one that is not told, then the part that corresponds.
fn best(pair: &Pair<'_>, asked: &Stated<Hop>, hops: &[Stated<Hop>]) -> Option<usize> {
    let rank = |hop: &Hop| {
        let same_round = hop.round == asked.value.round;
        let is_rounded = hop.written.is_some();
        let is_partner = pair.rows.of_parent(asked.value.unit).iter().any(|(other, _)| *other == hop.unit);
        (hop.due.is_some(), is_rounded, same_round, is_partner)
    };
    let fits = |hop: &Hop| {
        hop.paper == asked.value.paper
            && (hop.round == asked.value.round
                || hop.round == Round::Once
                || asked.value.round == Round::Once
                || hop.written.is_none())
    };
    let of_paper = hops.iter().enumerate().filter(|(_, hop)| fits(&hop.value));
    // Of equals the first one.
    of_paper.rev().max_by_key(|(_, hop)| rank(&hop.value)).map(|(at, _)| at)
}

/// Every hop of a plan, in the order of the text.
fn hops(located: &Located<'_>, level: Level) -> Vec<Stated<Hop>> {
    let mut found: Vec<Stated<Hop>> = Vec::new();
    let mut known: BTreeSet<(usize, u32)> = BTreeSet::new();
    let deadlines = &located.plan.deadlines;
    for (at, deadline) in deadlines.iter().enumerate() {
        let Some(paper) = paper_of(&deadline.duty) else { continue };
        let Some(unit) = located.unit_at(deadline.origin.span) else { continue };
        let Some(time) = located.plan.times.get(deadline.time) else { continue };
        let dues = dues(&time.value);
        // `Định kỳ hằng năm báo cáo … trước ngày 15/11 hằng năm` is one report.
        if dues.is_empty() && is_dated_beside(located, deadlines, at) {
            continue;
        }
        let addressees: Vec<Addressee> = deadline
            .receivers
            .iter()
            .map(|receiver| {
                known.insert((unit, receiver.span.start));
                addressee(located, receiver, &deadline.origin, level)
            })
            .collect();
        let senders: Vec<String> = deadline.parties.iter().map(|party| party.name.clone()).collect();
        let said = located.said(&deadline.origin, &deadline.duty, Some(time.value.value.clone()));
        let several = dues.len();
        let dues = if dues.is_empty() { vec![None] } else { dues.into_iter().map(Some).collect() };
        for due in dues {
            found.push(Stated {
                said: said.clone(),
                value: Hop {
                    paper,
                    round: round_of(&deadline.duty, &time.value, due, several),
                    senders: senders.clone(),
                    addressees: addressees.clone(),
                    due,
                    written: Some(time.value.text.clone()),
                    unit,
                },
            });
        }
    }
    undated(located, level, &known, &mut found);
    found
}

/// Tells whether the clause of a deadline names a day too.
fn is_dated_beside(located: &Located<'_>, deadlines: &[Deadline], at: usize) -> bool {
    let Some(deadline) = deadlines.get(at) else { return false };
    // Times of one clause stand beside each other in the list.
    let near = deadlines.get(at.saturating_sub(3)..(at + 4).min(deadlines.len())).unwrap_or_default();
    near.iter().any(|other| {
        other.duty == deadline.duty
            && other.origin.place == deadline.origin.place
            && located.plan.times.get(other.time).is_some_and(|time| !self::dues(&time.value).is_empty())
    })
}

/// Reports whose addressee is named without any time.
fn undated(located: &Located<'_>, level: Level, known: &BTreeSet<(usize, u32)>, found: &mut Vec<Stated<Hop>>) {
    let mut open: Option<(usize, String)> = None;
    for receiver in &located.plan.receivers {
        let Some(unit) = located.unit_at(receiver.party.span) else { continue };
        if receiver.way == Way::Contact || known.contains(&(unit, receiver.party.span.start)) {
            continue;
        }
        let Some(text) = located.units.list.get(unit).map(|unit| unit.text.as_str()) else { continue };
        let sentence = sentence_with(text, &receiver.party.name);
        if is_about_difficulties(sentence) {
            continue;
        }
        let Some(paper) = paper_of(sentence) else { continue };
        let to = addressee(located, &receiver.party, &receiver.origin, level);
        let to = Addressee { way: receiver.way, ..to };
        // Receivers of one sentence that stand at one height get one paper.
        if let Some((last, words)) = &open
            && *last == unit
            && words == sentence
            && let Some(hop) = found.last_mut()
            && hop.value.written.is_none()
            && hop.value.addressees.first().is_some_and(|first| first.standing == to.standing)
        {
            hop.value.addressees.push(to);
            continue;
        }
        open = Some((unit, sentence.to_owned()));
        let senders = located
            .plan
            .assignments
            .iter()
            .filter(|task| task.origin.place == receiver.origin.place)
            .map(|task| task.party.name.clone())
            .collect();
        let hop = Hop { paper, round: Round::Once, senders, addressees: vec![to], due: None, written: None, unit };
        found.push(Stated { said: located.said(&receiver.origin, sentence, None), value: hop });
    }
}

fn addressee(located: &Located<'_>, party: &party::Party, origin: &Origin, level: Level) -> Addressee {
    let way = located
        .plan
        .receivers
        .iter()
        .find(|receiver| receiver.party.span == party.span)
        .map_or(Way::To, |receiver| receiver.way);
    Addressee {
        name: party.name.clone(),
        way,
        standing: standing(&party.name, level),
        key: located.neutral.words(&party.name).joined().to_owned(),
        origin: Origin { place: origin.place.clone(), span: party.span },
    }
}

fn paper_of(duty: &str) -> Option<Paper> {
    let duty = fold(duty);
    if duty.contains("hồ sơ") && (duty.contains("gửi") || duty.contains("trình") || duty.contains("nộp")) {
        Some(Paper::Dossier)
    } else if duty.contains("báo cáo") {
        Some(Paper::Report)
    } else if duty.contains("đăng ký") {
        Some(Paper::Registration)
    } else {
        None
    }
}

fn round_of(duty: &str, time: &TimeFact, due: Option<Due>, several: usize) -> Round {
    let duty = fold(duty);
    if duty.contains("báo cáo sơ kết") {
        return Round::Interim;
    }
    if duty.contains("báo cáo tổng kết") {
        return Round::Final;
    }
    let is_half = ["6 tháng", "06 tháng", "sáu tháng"].iter().any(|half| duty.contains(half));
    // Twice a year: the first half's report is due by summer.
    let is_early = due.is_some_and(|due| due.is_yearly && chrono::Datelike::month(&due.last) <= 8);
    match &time.reading {
        _ if is_early && (is_half || several > 1) => Round::Half,
        Reading::Repeated { every, .. } => match (every.unit, every.count) {
            (TimeUnit::Month, 1) => Round::Month,
            (TimeUnit::Month, 6) => Round::Half,
            (TimeUnit::Month, 3) | (TimeUnit::Quarter, 1) => Round::Quarter,
            (TimeUnit::Year, 1) => Round::Year,
            _ => Round::Once,
        },
        _ if duty.contains("hằng năm") || duty.contains("hàng năm") => Round::Year,
        _ => Round::Once,
    }
}

/// The days by which something is due; empty where the time names none.
pub(super) fn dues(time: &TimeFact) -> Vec<Due> {
    let (points, bound) = match &time.reading {
        Reading::Moment { at } => (vec![*at], None),
        Reading::Limit { bound, at } => (vec![*at], Some(*bound)),
        Reading::Repeated { at, bound, .. } => (at.clone(), *bound),
        _ => return Vec::new(),
    };
    points.into_iter().filter_map(|point| due(point, bound)).collect()
}

fn due(point: TimePoint, bound: Option<Bound>) -> Option<Due> {
    let is_yearly = point.year.is_none();
    let is_monthly = is_yearly && point.month.is_none() && point.day.is_some();
    if is_yearly && !is_monthly && point.month.is_none() && point.quarter.is_none() && point.half.is_none() {
        return None;
    }
    let year = Some(point.year.unwrap_or(2000));
    let point = TimePoint { year, month: point.month.or(is_monthly.then_some(1)), ..point };
    let (first, last) = (point.first_day()?, point.last_day()?);
    let (first, last) = match bound {
        Some(Bound::Before) => (first.pred_opt()?, first.pred_opt()?),
        Some(Bound::NoLaterThan) => (last, last),
        Some(Bound::After | Bound::Between) => return None,
        Some(Bound::Within) | None => (first, last),
    };
    Some(Due { first, last, is_yearly, is_monthly })
}

impl Due {
    /// By how many days this ends before another; nothing where the two are not of one kind.
    pub fn days_before(self, other: Due) -> Option<i64> {
        if self.is_monthly != other.is_monthly {
            return None;
        }
        let year_less = |day: NaiveDate| chrono::Datelike::with_year(&day, 2000);
        let (one, two) = if self.is_yearly == other.is_yearly {
            (self.last, other.last)
        } else {
            (year_less(self.last)?, year_less(other.last)?)
        };
        Some(two.signed_duration_since(one).num_days())
    }
}

/// The sentence of a text that names a party; the whole text where none does by itself.
fn sentence_with<'t>(text: &'t str, name: &str) -> &'t str {
    text.split_inclusive(". ").find(|sentence| sentence.contains(name)).unwrap_or(text).trim()
}

fn is_about_difficulties(sentence: &str) -> bool {
    let sentence = fold(sentence);
    sentence.contains("vướng mắc") || sentence.contains("khó khăn") || sentence.contains("phát sinh")
}

/// Where difficulties go in each plan.
fn difficulties(pair: &Pair<'_>, level: Level) -> Point<bool> {
    let find = |located: &Located<'_>| {
        let mut found: Option<Stated<bool>> = None;
        for receiver in &located.plan.receivers {
            let Some(unit) = located.unit_at(receiver.party.span) else { continue };
            let Some(text) = located.units.list.get(unit).map(|unit| unit.text.as_str()) else { continue };
            let sentence = sentence_with(text, &receiver.party.name);
            if !is_about_difficulties(sentence) {
                continue;
            }
            let is_above = standing(&receiver.party.name, level) == Standing::Above;
            match &mut found {
                Some(found) => found.value |= is_above,
                None => {
                    let said = located.said(&receiver.origin, sentence, None);
                    found = Some(Stated { said, value: is_above });
                }
            }
        }
        found
    };
    Point { parent: find(&pair.parent), child: find(&pair.child) }
}

pub(super) fn facts(reports: &Reports, facts: &mut Vec<ComparedFact>) {
    for (asked, (sent, collected)) in reports.asked.iter().zip(&reports.answers) {
        let paper = asked.value.paper.words();
        let sides = [
            (format!("Gửi {paper} lên cấp trên"), sent.and_then(|at| reports.sent.get(at))),
            (format!("Thu {paper} của cơ quan, đơn vị trực thuộc"), collected.and_then(|at| reports.collected.get(at))),
        ];
        for (what, answer) in sides {
            let point = Point { parent: Some(asked.clone()), child: answer.cloned() };
            facts.push(point.fact(Topic::Report, what));
        }
    }
    let is_answer = |at: usize| reports.answers.iter().any(|(sent, _)| *sent == Some(at));
    for (_, hop) in reports.sent.iter().enumerate().filter(|(at, _)| !is_answer(*at)) {
        let point = Point { parent: None, child: Some(hop.clone()) };
        facts.push(point.fact(Topic::Report, format!("Gửi {} lên cấp trên", hop.value.paper.words())));
    }
    if reports.difficulties.parent.is_some() || reports.difficulties.child.is_some() {
        facts.push(reports.difficulties.fact(Topic::Duty, "Nơi nhận phản ánh khó khăn, vướng mắc"));
    }
}
