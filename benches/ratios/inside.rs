//! Ratios inside one process: plancc's own work beside that of Typst on the same generated source.

use std::time::Duration;

use plancc::render::docx::render_docx;
use plancc::render::templates::Templates;
use plancc::render::typst::engine::Engine;
use plancc::render::typst::faces::FontChoice;
use plancc::render::typst::standards::PdfStandard;
use plancc::render::typst::{PageStyle, render_source};
use plancc::source::SourceFile;
use plancc::{Context, Reading, analyse, model, review, syntax};

use crate::bare::Bare;
use crate::measure::{Pair, by_turns, fastest, time};
use crate::plans::{Sample, samples};
use crate::table::{Table, milliseconds};

const ROUNDS: usize = 15;

/// Measures every sample and writes the worst ratios.
pub fn measure(table: &mut Table) {
    let samples = samples();
    let measured: Vec<Measured> = samples.iter().map(measure_one).collect();
    let pairs = |pair: fn(&Measured) -> Pair| -> Vec<(String, Pair)> {
        samples.iter().zip(&measured).map(|(sample, measured)| (sample.name.clone(), pair(measured))).collect()
    };
    table.worst("reading a plan (syntax, model, document) / Typst setting it", &pairs(|one| one.reading), 0.2);
    table.worst("reading a plan and all checks / Typst setting it", &pairs(|one| one.reviewing), 0.333);
    table.worst("PDF and DOCX of a plan / Typst setting and exporting its source", &pairs(|one| one.building), 1.3);
    let sum = |part: fn(&Measured) -> Duration| milliseconds(measured.iter().map(part).sum::<Duration>());
    let of = format!("{} samples", samples.len());
    table.note(&format!("syntax alone, {of}"), &sum(|one| one.syntax));
    table.note(&format!("model alone, {of}"), &sum(|one| one.model));
    table.note(&format!("Typst source from the document, {of}"), &sum(|one| one.source));
    table.note(&format!("DOCX from the document, {of}"), &sum(|one| one.docx));
    table.note(&format!("Typst setting, {of}"), &sum(|one| one.reading.theirs));
    table.note(&format!("Typst setting and exporting, {of}"), &sum(|one| one.building.theirs));
}

struct Measured {
    reading: Pair,
    reviewing: Pair,
    building: Pair,
    syntax: Duration,
    model: Duration,
    source: Duration,
    docx: Duration,
}

fn measure_one(sample: &Sample) -> Measured {
    let context = Context::default();
    let templates = Templates::built_in();
    let engine = Engine::new(FontChoice::bundled());
    let style = PageStyle { fonts: vec![engine.fonts().family().to_string()] };
    let read = || {
        let file = SourceFile::new(sample.name.as_str(), sample.text.as_str());
        analyse(&file, &context).document(false)
    };
    // As `plancc build` does: what the plan says is found out beside it, on another thread.
    let build = || {
        let file = SourceFile::new(sample.name.as_str(), sample.text.as_str());
        let document = Reading::new(&file, &context).document(false);
        let source = render_source(&document, &style, &templates).expect("the built-in template is right");
        let pdf = engine.pdf(source, PdfStandard::DEFAULT).expect("a sample can be set");
        (pdf, render_docx(&document, &templates).expect("the built-in templates are right"))
    };
    let document = read();
    let source = || render_source(&document, &style, &templates).expect("the built-in template is right");
    let mut bare = Bare::new(source());
    let mut set = Duration::MAX;
    let building = by_turns(
        ROUNDS,
        || {
            comemo::evict(0);
            time(build)
        },
        || {
            let took = bare.run();
            set = set.min(took.set);
            took.set + took.export
        },
    );
    let file = SourceFile::new(sample.name.as_str(), sample.text.as_str());
    let tree = syntax::parse(&file, &mut Vec::new());
    let rounds = 4 * ROUNDS;
    Measured {
        reading: Pair { ours: fastest(rounds, || time(read)), theirs: set },
        reviewing: Pair { ours: fastest(rounds, || time(|| review(&file, &context))), theirs: set },
        building,
        syntax: fastest(rounds, || time(|| syntax::parse(&file, &mut Vec::new()))),
        model: fastest(rounds, || time(|| model::lower(&tree, &context.known))),
        source: fastest(rounds, || time(source)),
        docx: fastest(rounds, || time(|| render_docx(&document, &templates))),
    }
}
