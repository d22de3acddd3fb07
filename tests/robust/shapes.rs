//! Texts of one shape and great length: each is read to its end, and no stack is deep enough to overflow. What they cost is
//! measured by `cargo bench`.

use plancc::model::facts;
use plancc::source::SourceFile;
use plancc::{Context, analyse};

use crate::texts::SHAPES;

fn read(text: &str) {
    let file = SourceFile::new("thử.plan", text);
    let analysis = analyse(&file, &Context::default());
    let _ = analysis.document(false);
    let _ = facts::to_json(&facts::facts(&analysis.plan, &file));
}

#[test]
fn texts_of_great_length_are_read_to_the_end() {
    for (_, shape) in SHAPES {
        let length = shape(100).len() / 100;
        read(&shape(20_000 / length.max(1) + 1));
    }
}
