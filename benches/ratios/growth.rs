//! How the time for one item grows with the number of items in a plan.

use plancc::render::docx::render_docx;
use plancc::render::templates::Templates;
use plancc::source::SourceFile;
use plancc::{Context, analyse, review};

use crate::measure::{by_turns, fastest, time};
use crate::plans::of_items;
use crate::shapes::SHAPES;
use crate::table::{Limit, Table, milliseconds};

/// An item of the longest plan may take so much more time than one of the plan with a hundred.
const LIMIT: f64 = 2.0;

/// Measures reading and DOCX of plans with 10 to 10,000 items.
pub fn measure(table: &mut Table) {
    let templates = Templates::built_in();
    let mut of_hundred = None;
    let mut last = 0.0;
    for items in [10_u16, 100, 1_000, 10_000] {
        let file = SourceFile::new("growth", of_items(usize::from(items)));
        let context = Context::default();
        let rounds = (4_000 / usize::from(items)).clamp(3, 40);
        let reading = fastest(rounds, || time(|| analyse(&file, &context).document(false)));
        let document = analyse(&file, &context).document(false);
        let docx = fastest(rounds, || time(|| render_docx(&document, &templates)));
        let each = |time: std::time::Duration| time.as_secs_f64() * 1e6 / f64::from(items);
        let made_of = format!("reading {:.1} µs, DOCX {:.1} µs for an item", each(reading), each(docx));
        table.note(&format!("a plan of {items} items"), &made_of);
        last = each(reading);
        if items == 100 {
            of_hundred = Some(last);
        }
    }
    if let Some(of_hundred) = of_hundred {
        let made_of = format!("{last:.1} µs / {of_hundred:.1} µs");
        table.ratio("reading an item among 10,000 / among 100", last / of_hundred, Limit::AtMost(LIMIT), &made_of);
    }
}

/// How long a text of a shape is, in bytes, and four times that.
const BYTES: usize = 8_000;

/// A text may take so much longer than four of a fourth of its length. One that costs its square takes four times as long.
const SHAPE_LIMIT: f64 = 2.0;

/// Measures texts of every shape against texts of a fourth of their length.
pub fn measure_shapes(table: &mut Table) {
    let context = Context::default();
    let mut worst: Option<(f64, String)> = None;
    for (name, shape) in SHAPES {
        let length = shape(100).len() / 100;
        let pieces = BYTES / length.max(1) + 1;
        let (short, long) = (SourceFile::new("short", shape(pieces)), SourceFile::new("long", shape(4 * pieces)));
        let read = |file: &SourceFile| review(file, &context).document(false);
        let pair = by_turns(5, || time(|| read(&long)), || time(|| (0..4).map(|_| read(&short)).collect::<Vec<_>>()));
        let ratio = pair.ratio();
        if worst.as_ref().is_none_or(|(most, _)| ratio > *most) {
            let made_of = format!("{} / {} ({name}, the worst)", milliseconds(pair.ours), milliseconds(pair.theirs));
            worst = Some((ratio, made_of));
        }
    }
    if let Some((ratio, made_of)) = worst {
        let what =
            format!("reading and checking a long text of {} shapes / four of a fourth of its length", SHAPES.len());
        table.ratio(&what, ratio, Limit::AtMost(SHAPE_LIMIT), &made_of);
    }
}
