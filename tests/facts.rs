//! What is understood of the five real plans: against what a reader found in them, and against the schema.
//!
//! `tests/fixtures/facts` holds the reader's notes. What differs and why stands in [`DIFFERENT`]: an entry there that is no
//! longer missed fails the test, as does anything missed that is not there.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::path::PathBuf;

use plancc::model::facts::{self, Facts};
use plancc::model::party::key;
use plancc::model::{Known, lower};
use plancc::source::SourceFile;
use plancc::syntax::parse;
use serde_json::Value;

const PLANS: [&str; 5] = ["can-tho-2024", "can-tho-2026", "cao-bang-2025", "dong-thap-2025", "tan-minh-2026"];

/// What the reader's notes have and the program has not, with the reason.
const DIFFERENT: &[(&str, &str)] = &[(
    "can-tho-2024: no parties [\"các cơ quan có liên quan\"]",
    "V/1/a does say “phối hợp với các cơ quan có liên quan”; the notes pass over a class without a name of its own",
)];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn facts_of(name: &str) -> Facts {
    let bytes = std::fs::read(root().join(format!("plans/{name}.plan"))).expect("the plan is in the repository");
    let file = SourceFile::from_bytes(format!("plans/{name}.plan"), bytes).expect("the plan is UTF-8");
    let mut found = Vec::new();
    let tree = parse(&file, &mut found);
    let plan = lower(&tree, &Known::default()).plan;
    facts::facts(&plan, &file)
}

fn notes_of(name: &str) -> Value {
    let path = root().join(format!("tests/fixtures/facts/{name}.json"));
    let text = std::fs::read_to_string(path).expect("the notes are in the repository");
    serde_json::from_str(&text).expect("the notes are JSON")
}

/// A note's place by the numbers that are printed: three places of the documents have slips, see the notes' README.
fn place(plan: &str, typed: &str) -> String {
    match plan {
        "can-tho-2024" => typed.replacen("V/7", "V/6", 1),
        "tan-minh-2026" => typed.replacen("III/1/d#2", "III/1/đ", 1),
        _ => typed.to_owned(),
    }
}

fn text<'a>(row: &'a Value, member: &str) -> &'a str {
    row[member].as_str().unwrap_or("")
}

fn rows<'a>(notes: &'a Value, member: &str) -> &'a [Value] {
    notes[member].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn list<'a>(row: &'a Value, member: &str) -> Vec<&'a str> {
    row[member].as_array().map(|all| all.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

/// Words in lower case with one blank between them: typing apart.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn overlaps(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    one.contains(&other) || other.contains(&one)
}

/// Names of one party: `các`, capitals and a territory after it make no other unit.
fn same_party(written: &str, noted: &str) -> bool {
    let (written, noted) = (key(written), key(noted));
    let extends = |longer: &str, shorter: &str| {
        longer.strip_prefix(shorter).is_some_and(|rest| ["", " tỉnh", " xã", " các cấp"].contains(&rest))
    };
    extends(&written, &noted) || extends(&noted, &written)
}

/// Everything of the notes that the facts miss, in words.
fn missed(plan: &str, facts: &Facts, notes: &Value) -> Vec<String> {
    let mut missed = Vec::new();
    let mut must = |found: bool, what: String| {
        if !found {
            missed.push(format!("{plan}: {what}"));
        }
    };
    let at = |row: &Value| place(plan, text(row, "place"));
    citations(plan, facts, notes, &mut must);
    for row in rows(notes, "times") {
        let (at, quote, value, kind) = (at(row), text(row, "quote"), text(row, "value"), text(row, "kind"));
        let found = match kind {
            "issue" => facts.header.issue_date.as_ref().is_some_and(|date| date.value == value || value.is_empty()),
            _ => facts.times.iter().any(|time| {
                let is_kind = match kind {
                    "citation_date" | "self_reference" => time.within_citation,
                    "phase" => kind_of(&time.kind) == "phase",
                    "deadline" => kind_of(&time.kind) == "deadline",
                    "recurrence" => kind_of(&time.kind) == "recurrence",
                    "anniversary" => kind_of(&time.kind) == "anniversary",
                    _ => true,
                };
                is_kind && time.at.place == at && time.value == value && overlaps(&time.text, quote)
            }),
        };
        must(found, format!("time {at} «{quote}» {kind} {value}"));
    }
    for row in rows(notes, "deadlines") {
        let (at, who, what) = (at(row), text(row, "who"), text(row, "what"));
        let value = row["when"]["value"].as_str();
        let to = list(row, "to");
        let found = facts.deadlines.iter().any(|deadline| {
            let is_value = match (value, text(&row["when"], "kind")) {
                (Some(value), "days_before_event") => deadline.value.contains(value.trim_start_matches('-')),
                (Some(value), _) => deadline.value == value,
                (None, "yearly") => deadline.value == "P1Y",
                (None, "days_before_event") => deadline.value.starts_with("event-"),
                (None, _) => deadline.value.starts_with("event"),
            };
            deadline.at.place == at
                && is_value
                && overlaps(&deadline.duty, what)
                && who.split("; ").flat_map(|who| who.split(" và đề nghị ")).all(|who| {
                    let all = key(&deadline.parties.join(", "));
                    who.is_empty() || all.contains(&key(who))
                })
                && to.iter().all(|to| deadline.receivers.iter().any(|receiver| same_party(receiver, to)))
        });
        must(found, format!("deadline {at} {who}: {what} {} → {to:?}", row["when"]));
    }
    awards(plan, facts, notes, &mut must);
    groups(plan, facts, notes, &mut must);
    assignments(plan, facts, notes, &mut must);
    for row in rows(notes, "definitions") {
        let found = facts.definitions.iter().any(|said| said.term == text(row, "term") && said.at.place == at(row));
        must(found, format!("definition {} {}", at(row), text(row, "term")));
    }
    for row in rows(notes, "phases") {
        let found = facts.timeline.phases.iter().any(|phase| {
            phase.at.place == at(row)
                && phase.label == text(row, "label")
                && phase.period.as_ref().is_some_and(|period| period.value == text(row, "period"))
        });
        must(found, format!("phase {} {}", at(row), text(row, "label")));
    }
    let dossier = &notes["dossier"];
    if dossier.is_object() {
        let count = facts.dossier.components.len() as u64;
        must(dossier["components"] == count, format!("dossier of {} parts, not {count}", dossier["components"]));
        for form in rows(dossier, "forms") {
            let found = facts.dossier.components.iter().any(|component| {
                component.at.place == at(form)
                    && component.form.as_deref() == form["form"].as_str()
                    && component.form_of.as_deref().is_some_and(|of| of.ends_with(text(form, "number")))
            });
            must(found, format!("form {form}"));
        }
        if let Some(copies) = dossier["copies"]["count"].as_u64() {
            let found = facts
                .dossier
                .copies
                .iter()
                .any(|said| u64::from(said.count) == copies && said.at.place == at(&dossier["copies"]));
            must(found, format!("{copies} copies"));
        }
    }
    let recipients = facts.recipients.len() + facts.archive.iter().len();
    must(notes["recipients"] == recipients, format!("{} recipients, not {recipients}", notes["recipients"]));
    must(notes["footnotes"] == facts.footnotes.len(), format!("{} footnotes", notes["footnotes"]));
    must(notes["annexes"] == facts.annexes.len(), format!("{} annexes", notes["annexes"]));
    missed
}

fn kind_of(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default()
}

fn citations(plan: &str, facts: &Facts, notes: &Value, must: &mut impl FnMut(bool, String)) {
    let noted = rows(notes, "citations");
    let count = facts.documents.len();
    must(count == noted.len(), format!("{} documents, not {count}", noted.len()));
    for row in noted {
        let (document_type, number, issuer) = (text(row, "type"), row["number"].as_str(), text(row, "issuer"));
        let role = match text(row, "role") {
            "within_title" => "inside_title",
            "self" => "plan_itself",
            role => role,
        };
        let found = facts.documents.iter().find(|document| {
            plain(&document.document_type) == plain(document_type)
                && document.reference.as_deref() == number
                && document.issuer.as_deref().is_some_and(|by| overlaps(by, issuer))
                && (number.is_some()
                    || row["title"].is_null()
                    || document.title.as_deref().is_some_and(|title| overlaps(title, text(row, "title"))))
                || (number.is_none()
                    && row["title"].is_string()
                    && plain(&format!("{} {}", document.document_type, document.title.as_deref().unwrap_or("")))
                        == plain(text(row, "title")))
        });
        let name = format!("{document_type} {} {issuer}", number.unwrap_or("–"));
        let Some(document) = found else {
            must(false, format!("document {name}"));
            continue;
        };
        must(kind_of(&document.role) == role, format!("document {name} is {role}"));
        must(document.date.as_deref() == row["date"].as_str(), format!("document {name} of {}", row["date"]));
        let mut places: Vec<String> = list(row, "places").into_iter().map(|typed| place(plan, typed)).collect();
        let mut got: Vec<String> = document.mentions.iter().map(|mention| mention.at.place.clone()).collect();
        places.sort();
        got.sort();
        must(places == got, format!("document {name} at {places:?}, not {got:?}"));
    }
}

fn awards(plan: &str, facts: &Facts, notes: &Value, must: &mut impl FnMut(bool, String)) {
    let noted = rows(notes, "awards");
    let count = facts.awards.len();
    must(count == noted.len(), format!("{} awards, not {count}", noted.len()));
    for row in noted {
        let at = place(plan, text(row, "place"));
        let name = row["name"].as_str().unwrap_or(text(row, "quote"));
        let tier = match text(row, "tier") {
            "" => "unspecified",
            "unexpected" => "ad_hoc",
            tier => tier,
        };
        let kind = row["kind"].as_str().unwrap_or("not_named");
        let found = facts.awards.iter().find(|award| {
            award.at.place == at
                && plancc::model::award::key(&award.name) == plancc::model::award::key(name)
                && kind_of(&award.kind) == kind
                && kind_of(&award.tier) == tier
        });
        let Some(award) = found else {
            must(false, format!("award {at} {name} {kind} {tier}"));
            continue;
        };
        let authority = row["authority"].as_str().map(plain);
        must(award.authority.as_deref().map(plain) == authority, format!("award {at} {name} of {authority:?}"));
        // The notes write `Chủ tịch Ủy ban nhân dân cấp huyện, cấp xã` for two.
        let law = award
            .authority_by_law
            .join("; ")
            .replace("cấp huyện; Chủ tịch Ủy ban nhân dân cấp xã", "cấp huyện, cấp xã");
        must(text(row, "authority_by_law") == law, format!("award {at} {name} by law {}", row["authority_by_law"]));
        if let Some(tier_place) = row["tier_place"].as_str() {
            let got = award.tier_at.as_ref().map_or(award.at.place.as_str(), |tier| tier.place.as_str());
            // The notes name the tier's line, the facts the line or the heading that says it.
            let is_there = place(plan, tier_place).starts_with(got) || got.starts_with(tier_place);
            must(is_there, format!("award {at} {name}: tier at {tier_place}, not {got}"));
        }
        if let Some(quota) = row["quota"].as_str() {
            must(award.quotas.iter().any(|said| overlaps(said, quota)), format!("award {at} {name}: quota «{quota}»"));
        }
        if let Some(condition) = row["condition"].as_str() {
            let is_said = award.condition.as_deref().is_some_and(|said| overlaps(said, condition));
            must(is_said, format!("award {at} {name}: condition «{condition}»"));
        }
    }
    for row in rows(notes, "quotas") {
        let at = place(plan, text(row, "place"));
        let found = facts.quotas.iter().any(|quota| {
            let share = |subject: &str| {
                let amount = quota.shares.iter().find(|share| kind_of(&share.subject) == subject);
                amount.map(|share| share.amount as u64)
            };
            quota.at.place == at
                && overlaps(&quota.text, text(row, "quote"))
                && quota.award.as_deref().is_some_and(|award| overlaps(award, text(row, "award")))
                && share("collective") == row["collectives"].as_u64()
                && share("individual") == row["individuals"].as_u64()
                && quota.shares.iter().all(|share| {
                    share.is_percentage == (row["unit"] == "percent")
                        && (kind_of(&share.limit) == "at_most") == row["at_most"].as_bool().unwrap_or(false)
                })
        });
        must(found, format!("quota {at} «{}»", text(row, "quote")));
    }
    must(facts.quotas.len() == rows(notes, "quotas").len(), format!("{} quotas", rows(notes, "quotas").len()));
}

fn groups(plan: &str, facts: &Facts, notes: &Value, must: &mut impl FnMut(bool, String)) {
    let noted = rows(notes, "groups");
    for row in noted {
        let at = place(plan, text(row, "place"));
        let found = facts.target_groups.iter().any(|group| {
            group.at.place == at && group.name == text(row, "name") && row["criteria"] == group.criteria.len()
        });
        must(found, format!("group {at} {} of {}", text(row, "name"), row["criteria"]));
    }
    let with_criteria = facts.target_groups.iter().filter(|group| !group.criteria.is_empty()).count();
    must(with_criteria == noted.len(), format!("{} groups with criteria, not {with_criteria}", noted.len()));
    let mut declared = 0;
    for row in rows(notes, "declared_groups") {
        let at = place(plan, text(row, "place"));
        for name in list(row, "names") {
            declared += 1;
            let found = facts
                .target_groups
                .iter()
                .any(|group| group.at.place == at && group.name == name && kind_of(&group.source) == "declared");
            must(found, format!("declared group {at} {name}"));
        }
    }
    let got = facts.target_groups.iter().filter(|group| kind_of(&group.source) == "declared").count();
    must(got == declared, format!("{declared} declared groups, not {got}"));
}

fn assignments(plan: &str, facts: &Facts, notes: &Value, must: &mut impl FnMut(bool, String)) {
    let noted = rows(notes, "assignments");
    let places = |row: &Value, member: &str| -> Vec<String> {
        let mut places: Vec<String> = list(row, member).into_iter().map(|typed| place(plan, typed)).collect();
        places.sort();
        places
    };
    for row in noted {
        let party = text(row, "party");
        let of = |inside: bool| {
            let tasks = facts.assignments.iter().filter(|task| task.is_in_assignments == inside);
            let mut places: Vec<String> =
                tasks.filter(|task| same_party(&task.party.name, party)).map(|task| task.at.place.clone()).collect();
            places.sort();
            places
        };
        let (wanted, got) = (places(row, "places"), of(true));
        must(got == wanted, format!("tasks of {party} at {wanted:?}, not {got:?}"));
        let (wanted, got) = (places(row, "also"), of(false));
        must(
            wanted.iter().all(|place| got.contains(place)),
            format!("tasks of {party} also at {wanted:?}, not {got:?}"),
        );
        let is_requested = text(row, "mode") == "requested";
        let tasks = facts.assignments.iter().filter(|task| same_party(&task.party.name, party));
        let modes_fit = tasks.clone().all(|task| (kind_of(&task.mode) == "requested") == is_requested);
        must(modes_fit, format!("tasks of {party} are {}", text(row, "mode")));
        let (wanted, mut got) = (places(row, "coordinates_in"), Vec::new());
        for task in facts.assignments.iter().filter(|task| task.is_in_assignments) {
            if task.partners.iter().any(|partner| same_party(&partner.name, party)) && !got.contains(&task.at.place) {
                got.push(task.at.place.clone());
            }
        }
        got.sort();
        must(got == wanted, format!("{party} co-ordinates in {wanted:?}, not {got:?}"));
        for place in places(row, "receives") {
            let found = facts
                .receivers
                .iter()
                .any(|receiver| receiver.at.place == place && same_party(&receiver.party.name, party));
            must(found, format!("{party} receives in {place}"));
        }
        for quote in list(row, "deadlines") {
            let found = tasks.clone().any(|task| task.times.iter().any(|time| overlaps(&time.text, quote)));
            must(found, format!("{party} has the time «{quote}»"));
        }
    }
    let strange: Vec<&str> = facts
        .assignments
        .iter()
        .filter(|task| task.is_in_assignments)
        .flat_map(|task| std::iter::once(&task.party).chain(&task.partners))
        .map(|party| party.name.as_str())
        .filter(|name| !noted.iter().any(|row| same_party(name, text(row, "party"))))
        .collect();
    must(strange.is_empty(), format!("no parties {strange:?}"));
}

#[test]
fn the_facts_of_the_real_plans_are_those_a_reader_found() {
    let missed: Vec<String> = PLANS.iter().flat_map(|plan| missed(plan, &facts_of(plan), &notes_of(plan))).collect();
    let unknown: Vec<&String> =
        missed.iter().filter(|what| !DIFFERENT.iter().any(|(known, _)| known == what)).collect();
    let settled: Vec<&(&str, &str)> =
        DIFFERENT.iter().filter(|(known, _)| !missed.iter().any(|what| what == known)).collect();
    assert!(unknown.is_empty(), "missed:\n{}", unknown.iter().map(|what| format!("  {what}\n")).collect::<String>());
    assert!(settled.is_empty(), "no longer missed: {settled:?}");
}

#[test]
fn the_schema_in_the_manual_is_the_one_of_the_facts() {
    let path = root().join("docs/facts.schema.json");
    let made = format!("{}\n", serde_json::to_string_pretty(&facts::schema()).expect("a schema is JSON"));
    if std::env::var_os("PLANCC_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the manual can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("docs/facts.schema.json is in the repository");
    assert_eq!(kept, made, "run PLANCC_BLESS=1 cargo test --test facts, and read what changed");
}

#[test]
fn the_json_of_every_plan_fits_the_schema() {
    let schema = jsonschema::validator_for(&facts::schema()).expect("the schema is one");
    for plan in PLANS {
        let json = facts::to_json(&facts_of(plan));
        assert!(json.ends_with("}\n"));
        let value: Value = serde_json::from_str(&json).expect("the facts are JSON");
        let faults: Vec<String> = schema.iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{plan}: {faults:?}");
        assert_eq!(value["version"], facts::VERSION);
    }
}

#[test]
fn the_text_names_a_line_for_every_fact() {
    for plan in PLANS {
        let page = facts::to_text(&facts_of(plan));
        let facts = page.lines().filter(|line| line.starts_with("  - "));
        let without: Vec<&str> = facts.filter(|line| !line.contains("dòng ")).collect();
        assert!(without.is_empty(), "{plan}: {without:?}");
    }
}

#[test]
fn every_place_of_a_fact_is_where_its_words_are_typed() {
    for plan in PLANS {
        let source = std::fs::read_to_string(root().join(format!("plans/{plan}.plan"))).expect("the plan is there");
        let facts = facts_of(plan);
        for time in &facts.times {
            let typed = source.get(time.at.start as usize..time.at.end as usize).unwrap_or("");
            let first = time.text.split_whitespace().next().unwrap_or("");
            assert!(typed.contains(first), "{plan}: {} at {typed:?}", time.text);
            let line = source.lines().nth(time.at.line - 1).unwrap_or("");
            assert!(line.contains(first), "{plan}: {} on line {}", time.text, time.at.line);
        }
    }
}
