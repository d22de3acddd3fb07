//! What is understood of the plans: against what a person found in them, and against the schema.

use plancc::model::facts::{self, Facts};
use plancc::model::{Known, lower};
use plancc::source::SourceFile;
use plancc::syntax::parse;

fn facts_of(name: &str) -> Facts {
    let path = format!("{}/plans/{name}.plan", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).expect("the plan is in the repository");
    let file = SourceFile::from_bytes(format!("plans/{name}.plan"), bytes).expect("the plan is UTF-8");
    let mut found = Vec::new();
    let tree = parse(&file, &mut found);
    let plan = lower(&tree, &Known::default(), &mut found);
    facts::facts(&plan, &file)
}

#[test]
fn show() {
    for name in std::env::var("PLAN").iter() {
        println!("{}", facts::to_text(&facts_of(name)));
    }
}
