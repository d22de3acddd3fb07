//! Any bytes: reading them does not panic, and whatever was read can be written out as facts, Typst source and DOCX.
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run parse` in this folder's parent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plancc::model::facts;
use plancc::render::docx::render_docx;
use plancc::render::templates::Templates;
use plancc::render::typst::{PageStyle, render_source};
use plancc::source::SourceFile;
use plancc::{Context, analyse};

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = SourceFile::from_bytes("a.plan", bytes.to_vec()) else { return };
    let analysis = analyse(&file, &Context::default());
    for report in &analysis.diagnostics {
        assert!(file.typed().get(report.span.start as usize..report.span.end as usize).is_some(), "a place inside a character");
    }
    let _ = facts::to_json(&facts::facts(&analysis.plan, &file));
    let document = analysis.document(true);
    let templates = Templates::built_in();
    render_source(&document, &PageStyle::default(), &templates).expect("a plan is no fault of a template");
    render_docx(&document, &templates).expect("a plan is no fault of a template");
});
