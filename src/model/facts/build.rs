//! Plan to facts: places become lines and columns, list places become what stands there.

use crate::model::award::Conferrer;
use crate::model::party;
use crate::model::plan::{Origin, Placed, Plan, Statement};
use crate::model::time::TimeFact;
use crate::source::SourceFile;
use crate::syntax::keywords::SigningKey;

use super::{
    Annex, Assignment, At, Authority, Award, Component, Copies, Deadline, Definition, Document, Dossier, Facts, Group,
    Header, IssueDate, Issuer, Mention, Number, Party, Phase, Quota, Receiver, Recipient, Share, Signatory, Table,
    Target, TaskTime, Time, Timeline, VERSION, Words,
};

/// Finds lines and columns without reading the file from its start each time.
struct Lines<'a> {
    typed: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(file: &'a SourceFile) -> Self {
        let typed = file.typed();
        // As the reader of plans counts them: a line ends with LF, CRLF or CR.
        let ends = typed.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { typed, starts: std::iter::once(0).chain(ends).collect() }
    }

    fn at(&self, origin: &Origin) -> At {
        let offset = (origin.span.start as usize).min(self.typed.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        let before = self.typed.get(start..offset).unwrap_or("");
        At {
            place: origin.place.to_string(),
            start: origin.span.start,
            end: origin.span.end,
            line,
            column: 1 + before.trim_start_matches('\u{feff}').chars().count(),
        }
    }

    fn words(&self, statement: &Statement) -> Words {
        Words { text: statement.text.clone(), at: self.at(&statement.origin) }
    }

    fn all(&self, statements: &[Statement]) -> Vec<Words> {
        statements.iter().map(|statement| self.words(statement)).collect()
    }

    fn maybe(&self, statement: &Option<Statement>) -> Option<Words> {
        statement.as_ref().map(|statement| self.words(statement))
    }

    fn time(&self, time: &Placed<TimeFact>) -> Time {
        let fact = &time.value;
        Time {
            text: fact.text.clone(),
            kind: fact.kind,
            value: fact.value.clone(),
            reading: fact.reading.clone(),
            has_blank: fact.has_blank,
            impossible: fact.impossible,
            within_citation: fact.within_citation,
            at: self.at(&time.origin),
        }
    }
}

pub(super) fn build(plan: &Plan, file: &SourceFile) -> Facts {
    let lines = Lines::new(file);
    let at = |origin: &Origin| lines.at(origin);
    let time = |index: Option<usize>| index.and_then(|index| plan.times.get(index)).map(|time| lines.time(time));
    Facts {
        version: VERSION,
        file: file.name.clone(),
        header: header(plan, &lines),
        themes: lines.all(&plan.themes),
        mottos: lines.all(&plan.mottos),
        purposes: lines.all(&plan.purposes),
        requirements: lines.all(&plan.requirements),
        contents: lines.all(&plan.contents),
        targets: plan
            .targets
            .iter()
            .map(|target| Target {
                text: target.written.clone(),
                measure: target.measure,
                limit: target.bound,
                frequency: target.frequency.clone(),
                subject: target.subject.clone(),
                at: at(&target.origin),
            })
            .collect(),
        target_groups: groups(plan, &lines),
        principles: lines.all(&plan.principles),
        awards: awards(plan, &lines),
        award_standards: lines.all(&plan.award_standards),
        quotas: quotas(plan, &lines),
        dossier: dossier(plan, &lines),
        funding: lines.all(&plan.funding),
        timeline: Timeline {
            announced_phases: plan.timeline.announced_phases,
            phases: plan
                .timeline
                .phases
                .iter()
                .map(|phase| Phase {
                    label: phase.label.clone(),
                    period: time(phase.period),
                    theme: phase.theme.clone(),
                    at: at(&phase.origin),
                })
                .collect(),
            statements: lines.all(&plan.timeline.statements),
        },
        times: plan.times.iter().map(|time| lines.time(time)).collect(),
        deadlines: deadlines(plan, &lines),
        solutions: lines.all(&plan.solutions),
        assignments: assignments(plan, &lines),
        receivers: plan
            .receivers
            .iter()
            .map(|receiver| Receiver { party: one(&receiver.party), way: receiver.way, at: at(&receiver.origin) })
            .collect(),
        documents: documents(plan, &lines),
        definitions: plan
            .definitions
            .iter()
            .map(|definition| Definition {
                term: definition.value.term.value.clone(),
                long_form: definition.value.long_form.value.clone(),
                at: at(&definition.origin),
            })
            .collect(),
        recipients: plan
            .recipients
            .iter()
            .map(|recipient| Recipient {
                name: recipient.name.clone(),
                remark: recipient.remark.clone(),
                at: at(&recipient.origin),
            })
            .collect(),
        archive: lines.maybe(&plan.archive),
        signatory: plan.signatory.as_ref().map(|signatory| Signatory {
            chain: signatory
                .chain
                .iter()
                .map(|step| Authority { mark: mark_of(step.authority).to_owned(), whose: step.whose.text.clone() })
                .collect(),
            position: signatory.position.as_ref().map(|said| said.text.clone()),
            name: signatory.name.as_ref().map(|said| said.text.clone()),
            at: at(&signatory.origin),
        }),
        annexes: plan
            .annexes
            .iter()
            .map(|annex| Annex {
                title: annex.title.text.clone(),
                attached_to: annex.attached_to.as_ref().map(|said| said.text.clone()),
                is_landscape: annex.is_landscape,
                tables: annex
                    .tables
                    .iter()
                    .map(|table| Table { columns: table.columns.clone(), rows: table.rows.clone() })
                    .collect(),
                at: at(&annex.title.origin),
            })
            .collect(),
        footnotes: lines.all(&plan.footnotes),
    }
}

fn header(plan: &Plan, lines: &Lines<'_>) -> Header {
    Header {
        issuer: plan.issuer.as_ref().map(|issuer| Issuer {
            name: issuer.name.clone(),
            level: issuer.level,
            territory: issuer.territory.clone(),
            at: lines.at(&issuer.origin),
        }),
        superior: lines.maybe(&plan.superior),
        number: plan.number.as_ref().map(|number| Number {
            text: number.written.clone(),
            number: number.number.clone(),
            symbol: number.symbol.clone(),
            at: lines.at(&number.origin),
        }),
        place: lines.maybe(&plan.place),
        issue_date: plan.issue_date.as_ref().map(|issue| IssueDate {
            text: issue.written.clone(),
            value: issue.date.iso(),
            at: lines.at(&issue.origin),
        }),
        subject: lines.maybe(&plan.subject),
        movement: lines.maybe(&plan.movement),
        period: plan.period.and_then(|index| plan.times.get(index)).map(|time| lines.time(time)),
        parent_plan: lines.maybe(&plan.parent_plan),
        urgency: lines.maybe(&plan.urgency),
        secrecy: lines.maybe(&plan.secrecy),
    }
}

fn groups(plan: &Plan, lines: &Lines<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = plan
        .target_groups
        .iter()
        .map(|group| Group {
            name: group.name.clone(),
            source: group.source,
            kind: group.kind,
            criteria: Vec::new(),
            at: lines.at(&group.origin),
        })
        .collect();
    for criteria in &plan.criteria {
        if let Some(group) = groups.get_mut(criteria.group) {
            group.criteria = lines.all(&criteria.criteria);
        }
    }
    groups
}

fn awards(plan: &Plan, lines: &Lines<'_>) -> Vec<Award> {
    let awards = plan.award_forms.iter().map(|award| Award {
        name: award.name.clone(),
        kind: award.kind,
        tier: award.tier,
        tier_at: award.tier_origin.as_ref().map(|origin| lines.at(origin)),
        authority: award.authority.clone(),
        authority_by_law: award.conferrers.iter().copied().map(Conferrer::written).map(str::to_owned).collect(),
        condition: award.condition.clone(),
        quotas: award.quotas.iter().filter_map(|index| Some(plan.quotas.get(*index)?.written.clone())).collect(),
        at: lines.at(&award.origin),
    });
    awards.collect()
}

fn quotas(plan: &Plan, lines: &Lines<'_>) -> Vec<Quota> {
    let quotas = plan.quotas.iter().map(|quota| Quota {
        text: quota.written.clone(),
        shares: quota
            .shares
            .iter()
            .map(|share| Share {
                subject: share.subject,
                amount: share.amount,
                is_percentage: share.is_percentage,
                limit: share.bound,
            })
            .collect(),
        award: quota.award.and_then(|index| plan.award_forms.get(index)).map(|award| award.name.clone()),
        at: lines.at(&quota.origin),
    });
    quotas.collect()
}

fn dossier(plan: &Plan, lines: &Lines<'_>) -> Dossier {
    let name = |index: usize| {
        let citation = &plan.documents.get(index)?.citation;
        let name = citation.reference.clone().or_else(|| citation.title.as_ref().map(|title| title.value.clone()));
        Some(match name {
            Some(name) => format!("{} {name}", citation.document_type),
            None => citation.document_type.clone(),
        })
    };
    Dossier {
        components: plan
            .dossier
            .components
            .iter()
            .map(|component| Component {
                text: component.text.clone(),
                form: component.form.clone(),
                form_of: component.decree.filter(|_| component.form.is_some()).and_then(name),
                at: lines.at(&component.origin),
            })
            .collect(),
        copies: plan
            .dossier
            .copies
            .iter()
            .map(|copies| Copies { text: copies.written.clone(), count: copies.count, at: lines.at(&copies.origin) })
            .collect(),
        procedure: lines.all(&plan.dossier.procedure),
    }
}

fn deadlines(plan: &Plan, lines: &Lines<'_>) -> Vec<Deadline> {
    let names = |parties: &[party::Party]| parties.iter().map(|party| party.name.clone()).collect();
    let deadlines = plan.deadlines.iter().filter_map(|deadline| {
        let time = &plan.times.get(deadline.time)?.value;
        Some(Deadline {
            text: time.text.clone(),
            kind: time.kind,
            value: time.value.clone(),
            duty: deadline.duty.clone(),
            parties: names(&deadline.parties),
            receivers: names(&deadline.receivers),
            at: lines.at(&deadline.origin),
        })
    });
    deadlines.collect()
}

fn assignments(plan: &Plan, lines: &Lines<'_>) -> Vec<Assignment> {
    let assignments = plan.assignments.iter().map(|assignment| Assignment {
        party: one(&assignment.party),
        mode: assignment.mode,
        task: assignment.task.clone(),
        partners: assignment.partners.iter().map(one).collect(),
        times: assignment
            .times
            .iter()
            .filter_map(|index| plan.times.get(*index))
            .map(|time| TaskTime { text: time.value.text.clone(), value: time.value.value.clone() })
            .collect(),
        is_in_assignments: assignment.is_in_assignments,
        at: lines.at(&assignment.origin),
    });
    assignments.collect()
}

fn documents(plan: &Plan, lines: &Lines<'_>) -> Vec<Document> {
    let documents = plan.documents.iter().map(|document| {
        let citation = &document.citation;
        Document {
            document_type: citation.document_type.clone(),
            shape: citation.shape,
            reference: citation.reference.clone(),
            number: citation.number.clone(),
            symbol: citation.symbol.clone(),
            date: citation.date_value.clone(),
            issuer: citation.issuing_body().map(str::to_owned),
            title: citation.title.as_ref().map(|title| title.value.clone()),
            count: citation.count,
            role: document.role,
            mentions: document
                .mentions
                .iter()
                .map(|mention| Mention {
                    text: mention.written.clone(),
                    role: mention.role,
                    provision: mention.provision.clone(),
                    at: lines.at(&mention.origin),
                })
                .collect(),
        }
    });
    documents.collect()
}

fn one(party: &party::Party) -> Party {
    Party { name: party.name.clone(), note: party.note.clone(), is_stated: party.stated }
}

fn mark_of(key: SigningKey) -> &'static str {
    match key {
        SigningKey::OnBehalf => "TM.",
        SigningKey::InPlace => "KT.",
        SigningKey::ByOrder => "TL.",
        SigningKey::ByAuthorisation => "TUQ.",
        SigningKey::Acting => "Q.",
        SigningKey::Position | SigningKey::Signer => "",
    }
}
