//! Any bytes: laying a plan out does not panic, changes nothing of what is read of it, and done twice changes nothing more.
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run fmt` in this folder's parent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plancc::format::{Refusal, format};
use plancc::source::SourceFile;
use plancc::{Context, analyse};

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = SourceFile::from_bytes("a.plan", bytes.to_vec()) else { return };
    let text = match format(&file) {
        Ok(text) => text,
        Err(Refusal::Unreadable(found)) => return assert!(!found.is_empty(), "refused without a reason"),
        Err(Refusal::Changed) => panic!("the layout would change the plan"),
    };
    let laid_out = SourceFile::new("a.plan", text.as_str());
    assert_eq!(format(&laid_out).as_ref(), Ok(&text), "laid out twice");
    let context = Context::default();
    let (before, after) = (analyse(&file, &context).document(false), analyse(&laid_out, &context).document(false));
    assert!(before == after, "another document");
});
