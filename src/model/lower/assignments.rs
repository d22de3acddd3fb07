//! Assignments and receivers.

use crate::model::assignment::{Assignment, Mode, Receiver, Way};
use crate::model::party::Party;
use crate::model::recognise::assignment::{Charged, Head};
use crate::syntax::keywords::Role;

use super::{Lowering, party, without_closing_mark};
use crate::model::passages::{Kind, Passage};

/// What a passage is to those under it.
#[derive(Clone, Default)]
enum Above {
    /// Nothing.
    #[default]
    Nothing,
    /// It names who is in charge of them.
    InCharge(Vec<(Party, Mode)>),
    /// It is a task itself: below it stands only more of that task.
    Task,
}

impl Lowering<'_> {
    pub(super) fn assignments(&mut self) {
        let mut above = vec![Above::Nothing; self.passages.list.len()];
        let mut found: Vec<Assignment> = Vec::new();
        let mut task_passages = Vec::new();
        for (index, passage) in self.passages.list.iter().enumerate() {
            let Some(section) = self.section_of(index) else { continue };
            if passage.is_empty() || !(passage.is_prose() || passage.kind == Kind::Title) {
                continue;
            }
            let is_in_assignments = section == Role::Assignments;
            let head = self.head_of(passage, is_in_assignments);
            let in_charge: Vec<(Party, Mode)> = head.as_ref().map_or_else(Vec::new, |head| {
                head.parties.iter().map(|charged| (party(passage, &charged.party), charged.mode)).collect()
            });
            let task_from = head.as_ref().map_or(0, |head| head.task);
            let words = &passage.words;
            let task = words.slice(task_from, words.len());
            let is_bare = !(task_from..words.len()).any(|at| words.is_word(at)) || passage.kind == Kind::Title;
            let leads_on = passage.has_children && task.trim_end().ends_with(':');
            if head.is_some() && (is_bare || leads_on) {
                if let Some(here) = above.get_mut(index) {
                    *here = Above::InCharge(in_charge);
                }
                continue;
            }
            if passage.kind == Kind::Title {
                continue;
            }
            let in_charge = if head.is_some() {
                in_charge
            } else {
                let nearest = self.passages.ancestors(index).filter_map(|at| above.get(at));
                match nearest.into_iter().find(|above| !matches!(above, Above::Nothing)) {
                    Some(Above::InCharge(parties)) => parties.clone(),
                    _ => continue,
                }
            };
            let partners: Vec<Party> =
                self.reader(passage).partners(task_from).iter().map(|found| party(passage, found)).collect();
            if let Some(here) = above.get_mut(index) {
                *here = Above::Task;
            }
            for (party, mode) in in_charge {
                task_passages.push(index);
                found.push(Assignment {
                    party,
                    mode,
                    task: without_closing_mark(task).to_owned(),
                    partners: partners.clone(),
                    times: Vec::new(),
                    origin: passage.whole(),
                    is_in_assignments,
                });
            }
        }
        self.plan.assignments = found;
        self.task_passages = task_passages;
        self.receivers();
    }

    /// The role under which a passage may state a task.
    pub(super) fn section_of(&self, index: usize) -> Option<Role> {
        let roles =
            std::iter::once(index).chain(self.passages.ancestors(index)).filter_map(|at| self.passage(at)?.role);
        for role in roles {
            match role {
                Role::Charge | Role::Request | Role::Assignments => return Some(Role::Assignments),
                Role::Timeline | Role::Solutions | Role::AwardStandards | Role::Dossier => return Some(role),
                role if role.is_tier() => {}
                _ => return None,
            }
        }
        None
    }

    fn head_of(&self, passage: &Passage<'_>, is_in_assignments: bool) -> Option<Head> {
        let reader = self.reader(passage);
        let mode = match passage.role {
            Some(Role::Charge) => Some(Mode::Charged),
            Some(Role::Request) => Some(Mode::Requested),
            _ => None,
        };
        if passage.kind == Kind::Title {
            let mode = match mode {
                Some(mode) => mode,
                // `mục: Công an thành phố` under the assignments; the part's own title names no party.
                None if is_in_assignments && passage.depth > 0 => Mode::Instructed,
                None => return None,
            };
            if let Some(list) = reader.list(0, mode) {
                return Some(Head { parties: list.parties, task: passage.words.len(), has_colon: true });
            }
            // A name that no recogniser knows: the whole title stands for it.
            let is_party_role = matches!(passage.role, Some(Role::Charge | Role::Request));
            return is_party_role.then(|| {
                let end = (0..passage.words.len()).find(|at| matches!(passage.words.word(*at), ":" | "("));
                let name = passage.words.range(0, end.unwrap_or(passage.words.len()));
                let party = crate::model::recognise::party::FoundParty { name, note: None, stated: true };
                Head { parties: vec![Charged { party, mode }], task: passage.words.len(), has_colon: true }
            });
        }
        // What stands under `giao:` is a task of that party, whatever it begins with.
        let is_under_party = mode.is_some();
        if is_under_party {
            return None;
        }
        let head = reader.head(0).or_else(|| {
            let after = passage.after_label().filter(|_| !is_in_assignments)?;
            reader.head(after)
        })?;
        if is_in_assignments {
            return Some(head);
        }
        // Away from the assignments only a body with a verb after it has a task: standards speak of collectives at length.
        let is_body = head.parties.iter().all(|charged| {
            let name = crate::model::party::key(passage.slice(&charged.party.name));
            !["tập thể", "cá nhân", "cán bộ", "nhân dân"].iter().any(|kind| name.starts_with(kind))
        });
        let has_verb = head.has_colon || reader.is_stop(head.task) || passage.words.is_at(head.task, "sẽ");
        (is_body && has_verb).then_some(head)
    }

    fn receivers(&mut self) {
        let mut found: Vec<Receiver> = Vec::new();
        for (index, passage) in self.passages.list.iter().enumerate() {
            if !passage.is_prose() {
                continue;
            }
            let is_closing = passage.role == Some(Role::Closing);
            if !is_closing && self.section_of(index).is_none() {
                continue;
            }
            let reader = self.reader(passage);
            let mut here = reader.receivers();
            if is_closing {
                let contacts = reader.partners(0).into_iter().map(|party| (party, Way::Contact));
                let mut from = 0;
                let mut charged = Vec::new();
                while let Some(place) = passage.words.find(from, "giao") {
                    from = place.end;
                    if let Some(list) = reader.list(place.end, Mode::Charged) {
                        charged.extend(list.parties.into_iter().map(|charged| (charged.party, Way::Contact)));
                    }
                }
                here.extend(contacts.chain(charged));
            }
            here.sort_by_key(|(party, _)| party.name.start);
            let first = found.len();
            for (receiver, way) in here {
                let receiver =
                    Receiver { origin: passage.origin(&receiver.name), party: party(passage, &receiver), way };
                let is_said = found.iter().skip(first).any(|said: &Receiver| {
                    said.party.span == receiver.party.span
                        || (said.way == receiver.way && said.party.key() == receiver.party.key())
                });
                if !is_said {
                    found.push(receiver);
                }
            }
        }
        self.plan.receivers = found;
    }
}
