//! Plans compared: two of them beside Typst setting one, how the time grows with their length, and a province's plan beside
//! those of all communes of the country.

use std::fs;
use std::path::PathBuf;

use plancc::derive::{Order, USUAL_MARGIN, derive};
use plancc::model::office::Office;
use plancc::reference::units::{Commune, communes};
use plancc::render::templates::Templates;
use plancc::render::typst::engine::Engine;
use plancc::render::typst::faces::FontChoice;
use plancc::render::typst::{PageStyle, render_source};
use plancc::source::SourceFile;
use plancc::viet::lower;
use plancc::{Context, ReadPlan, analyse, compare};

use crate::bare::Bare;
use crate::batch::run_to_a_verdict;
use crate::measure::{by_turns, fastest, time};
use crate::plans::{Sample, of_items, samples};
use crate::programs::plancc;
use crate::table::{Limit, Table};

const ROUNDS: usize = 15;

/// As many communes, wards and special zones as there are.
const CHILDREN: usize = 3_321;
const FEW_CHILDREN: usize = 100;
/// How many of them differ.
const DRAFTS: usize = 100;
/// The longest that the plans of all of them may take in one call, in seconds on two processors.
const SECONDS: f64 = 20.0;

/// How many items two long plans have, and two short ones.
const ITEMS: usize = 5_000;
const FEW_ITEMS: usize = 500;

/// Measures every kind of comparing.
pub fn measure(table: &mut Table) {
    two_plans(table);
    long_plans(table);
    many_children(table);
}

/// A province's plan and a commune's draft of it, both read and compared, beside Typst setting the province's.
fn two_plans(table: &mut Table) {
    let templates = Templates::built_in();
    let engine = Engine::new(FontChoice::bundled());
    let style = PageStyle { fonts: vec![engine.fonts().family().to_string()] };
    let context = Context::default();
    let mut pairs = Vec::new();
    for sample in samples() {
        let Some(draft) = drafts(&sample, 1).pop() else { continue };
        let file = SourceFile::new(sample.name.as_str(), sample.text.as_str());
        let document = analyse(&file, &context).document(false);
        let mut bare = Bare::new(render_source(&document, &style, &templates).expect("the built-in template is right"));
        let pair = by_turns(ROUNDS, || time(|| compared(&sample.text, &draft)), || bare.run().set);
        pairs.push((sample.name, pair));
    }
    table.worst("reading and comparing a plan and a commune's draft of it / Typst setting the plan", &pairs, 0.5);
}

/// Two plans of which every tenth item differs.
fn long_plans(table: &mut Table) {
    let edited = |items: usize| {
        let number = |line: &str| line.split('.').next().and_then(|number| number.parse::<usize>().ok());
        let is_edited = |line: &str| number(line).is_some_and(|number| number % 10 == 0);
        let edit = |line: &str| {
            if is_edited(line) { line.replace("chủ trì", "làm đầu mối") } else { line.to_owned() }
        };
        of_items(items).lines().map(edit).collect::<Vec<_>>().join("\n")
    };
    let each = |items: usize| {
        let (parent, child) = (of_items(items), edited(items));
        fastest(3, || time(|| compared(&parent, &child))).as_secs_f64() * 1e6 / items as f64
    };
    let pair = (each(ITEMS), each(FEW_ITEMS));
    let made_of = format!("{:.1} µs / {:.1} µs", pair.0, pair.1);
    let row = format!("reading and comparing an item among {ITEMS} a side / among {FEW_ITEMS}");
    table.ratio(&row, pair.0 / pair.1, Limit::AtMost(2.0), &made_of);
}

/// One parent and the drafts of it in one call.
fn many_children(table: &mut Table) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let provinces = samples().into_iter().filter(|sample| !drafts(sample, 1).is_empty());
    let longest = provinces.max_by_key(|sample| sample.text.len()).expect("a sample is a province's");
    let (sample, texts) = (&longest, drafts(&longest, DRAFTS));
    let parent = folder.path().join(&sample.name).with_extension("plan");
    fs::write(&parent, &sample.text).expect("the folder can be written");
    let children: Vec<PathBuf> = (0..CHILDREN)
        .zip(texts.iter().cycle())
        .map(|(number, text)| {
            let path = folder.path().join(format!("{number:04}.plan"));
            fs::write(&path, text).expect("the folder can be written");
            path
        })
        .collect();
    let run = |children: &[PathBuf]| {
        let mut command = plancc();
        command.arg("diff").arg(&parent).args(children);
        run_to_a_verdict(command)
    };
    let few = run(children.get(..FEW_CHILDREN).unwrap_or_default());
    let all = run(&children);
    let seconds = all.time.as_secs_f64();
    let made_of = format!("{seconds:.1} s / {SECONDS:.0} s ({}, {} drafts by turns)", sample.name, texts.len());
    let row = format!("one plan beside {CHILDREN} drafts of it in one call / the time that may take");
    table.ratio(&row, seconds / SECONDS, Limit::AtMost(1.0), &made_of);
    let row = format!("peak memory of {CHILDREN} drafts / of {FEW_CHILDREN}");
    match all.peak.zip(few.peak) {
        Some((all, few)) => {
            let made_of = format!("{:.1} MiB / {:.1} MiB", all / 1024.0, few / 1024.0);
            // What is kept of each child, for the table at the end, is small but not nothing.
            table.ratio(&row, all / few, Limit::AtMost(1.5), &made_of);
        }
        None => table.missing(&row, "the machine does not tell the memory of a process"),
    }
}

fn compared(parent: &str, child: &str) -> plancc::diff::Comparison {
    let context = Context::default();
    let parent = ReadPlan::new(SourceFile::new("parent", parent), &context);
    let child = ReadPlan::new(SourceFile::new("child", child), &context);
    compare(parent.compared(), child.compared(), &child.settings)
}

/// Drafts that communes make of a sample, so many at most; none where the sample is no province's.
pub fn drafts(sample: &Sample, most: usize) -> Vec<String> {
    let office = Office::default();
    let file = SourceFile::new(sample.name.as_str(), sample.text.as_str());
    let issuer = lower(&analyse(&file, &Context::default()).letterhead.issuer);
    let own = communes().iter().filter(|commune| issuer.ends_with(&lower(commune.province)));
    let draft = |commune: &Commune| {
        let unit = format!("{} {}, {}", commune.kind, commune.name, commune.province);
        let order = Order { unit: &unit, parent_path: &sample.name, office: &office, margin: USUAL_MARGIN };
        derive(&file, &order).ok()
    };
    own.filter_map(draft).take(most).collect()
}
