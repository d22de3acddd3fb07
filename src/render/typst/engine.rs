//! Typst inside the program: a source in, the bytes of a PDF out.
//!
//! The engine answers for one file, its source. There is no other file, no package, no clock and no network, so no
//! source can reach the machine. The same source gives the same bytes.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandards};

use super::faces::FontChoice;
use super::standards::PdfStandard;

/// For how many later documents Typst may keep what it has computed. What plans share (the template's own calls) stays
/// in use; what one plan alone needed must go, or memory grows with every plan of a batch.
const KEPT_FOR: usize = 8;

/// How many documents may end while another is being set, for each that is set beside it. Age is counted in documents
/// that end: a document of the usual length sees about one end for each thread, and what it has computed itself is not to
/// go before it ends.
const END_MEANWHILE: usize = 2;

/// A PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why a source could not be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetError {
    /// The faults, in the order in which Typst reports them; at least one.
    pub faults: Vec<SetFault>,
}

/// One thing that Typst reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetFault {
    /// The line in the source, from 1, where there is one.
    pub line: Option<usize>,
    /// Typst's own words.
    pub message: String,
    /// Typst's own advice.
    pub hints: Vec<String>,
}

impl fmt::Display for SetError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            if let Some(line) = fault.line {
                write!(out, "dòng {line}: ")?;
            }
            write!(out, "{}", fault.message)?;
            for hint in &fault.hints {
                write!(out, " ({hint})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for SetError {}

/// A little of everything that a plan is set with.
const EVERY_KIND: &str = "#set page(paper: \"a4\", numbering: \"1\")\n#set document(title: \"A\", date: datetime(year: 2020, month: 1, day: 1))\n#set text(lang: \"vi\")\n\
    = *Điều* _một_#footnote[hai]\n- ba\n+ bốn\n#par(justify: true)[năm #h(1fr) sáu]\n#block(breakable: false)[bảy]\n\
    #table(columns: 2, table.header[tám][chín], [mười], [mười một])\n#grid(columns: 2)[a][b]\n#pagebreak()\n#line()\n#box[a]\n";

/// Typst with its library and one family of fonts. One is enough for all threads.
pub struct Engine {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: FontChoice,
    main: FileId,
    /// How many documents are being set.
    at_work: AtomicUsize,
    /// The first source that was set.
    first: OnceLock<Source>,
}

impl Engine {
    /// Makes an engine that knows the given family and no other.
    pub fn new(fonts: FontChoice) -> Self {
        let path = VirtualPath::new("/main.typ").expect("invariant: a plain file name is a path");
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(fonts.fonts())),
            fonts,
            // Ids are 16 bits wide and never given back: all plans share this one.
            main: FileId::new(RootedPath::new(VirtualRoot::Project, path)),
            at_work: AtomicUsize::new(0),
            first: OnceLock::new(),
        }
    }

    /// Returns the version of the Typst inside.
    pub fn version() -> String {
        typst::utils::version().raw().to_owned()
    }

    /// Returns the family that this engine sets everything in.
    pub fn fonts(&self) -> &FontChoice {
        &self.fonts
    }

    /// Sets a page of nothing in particular and throws it away: what Typst makes once, at its first document, is there then.
    ///
    /// For a thread that has nothing to do while the first plan is still being read.
    pub fn warm_up(&self, standards: &[PdfStandard]) {
        // Where it cannot be set, the plan will say why.
        let _ = self.set(Source::new(self.main, EVERY_KIND.to_owned()), standards);
    }

    /// Sets a source and returns the PDF.
    ///
    /// Fails where the source is wrong, where a character has no glyph, or where the result cannot keep a standard.
    pub fn pdf(&self, source: String, standards: &[PdfStandard]) -> Result<Pdf, SetError> {
        // Typst knows what it has computed by the place in the source it was computed for. Read as an edit of the first
        // source, those parts of the template that come before the plan's own words keep their places in all sources.
        let mut edited = self.first.get_or_init(|| Source::new(self.main, source.clone())).clone();
        edited.replace(&source);
        self.set(edited, standards)
    }

    fn set(&self, source: Source, standards: &[PdfStandard]) -> Result<Pdf, SetError> {
        let at_work = self.at_work.fetch_add(1, Ordering::Relaxed) + 1;
        // Before and not after: whoever sets one document alone does not wait for what comes of it to be thrown away.
        comemo::evict(KEPT_FOR.max(END_MEANWHILE * at_work));
        let world = Sheet { engine: self, source };
        let result = world.pdf(standards);
        self.at_work.fetch_sub(1, Ordering::Relaxed);
        result
    }
}

/// One source with the engine that sets it.
struct Sheet<'a> {
    engine: &'a Engine,
    source: Source,
}

impl Sheet<'_> {
    fn pdf(&self, standards: &[PdfStandard]) -> Result<Pdf, SetError> {
        let document: PagedDocument = typst::compile(self).output.map_err(|faults| self.error(faults))?;
        let options = PdfOptions {
            // What the Typst program does: the identifier is made from title and author, and the date is the
            // document's own.
            ident: Smart::Auto,
            creator: Smart::Auto,
            timestamp: None,
            page_ranges: None,
            standards: standards_of(standards)?,
            tagged: true,
            pretty: false,
        };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|faults| self.error(faults))?;
        Ok(Pdf { bytes, pages: document.pages().len() })
    }

    fn error(&self, faults: EcoVec<SourceDiagnostic>) -> SetError {
        let fault = |fault: &SourceDiagnostic| SetFault {
            line: self
                .range(fault.span)
                .and_then(|range| self.source.lines().byte_to_line(range.start))
                .map(|line| line + 1),
            message: fault.message.to_string(),
            hints: fault.hints.iter().map(|hint| hint.v.to_string()).collect(),
        };
        SetError { faults: faults.iter().map(fault).collect() }
    }
}

/// Returns the standards as Typst wants them; fails where two exclude each other.
fn standards_of(standards: &[PdfStandard]) -> Result<PdfStandards, SetError> {
    let known: Vec<_> = standards.iter().map(|standard| of_name(standard.name())).collect();
    PdfStandards::new(&known).map_err(|fault| SetError {
        faults: vec![SetFault {
            line: None,
            message: fault.message().to_string(),
            hints: fault.hints().iter().map(ToString::to_string).collect(),
        }],
    })
}

fn of_name(name: &str) -> typst_pdf::PdfStandard {
    use typst_pdf::PdfStandard as Known;
    match name {
        "1.4" => Known::V_1_4,
        "1.5" => Known::V_1_5,
        "1.6" => Known::V_1_6,
        "2.0" => Known::V_2_0,
        "a-1b" => Known::A_1b,
        "a-1a" => Known::A_1a,
        "a-2b" => Known::A_2b,
        "a-2u" => Known::A_2u,
        "a-2a" => Known::A_2a,
        "a-3b" => Known::A_3b,
        "a-3u" => Known::A_3u,
        "a-3a" => Known::A_3a,
        "a-4" => Known::A_4,
        "a-4f" => Known::A_4f,
        "a-4e" => Known::A_4e,
        "ua-1" => Known::Ua_1,
        // The test below keeps the two lists alike.
        _ => Known::V_1_7,
    }
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.engine.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.engine.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.fonts().get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, of_name};
    use crate::render::typst::faces::FontChoice;
    use crate::render::typst::standards::PdfStandard;

    fn fault(source: &str) -> super::SetFault {
        let engine = Engine::new(FontChoice::bundled());
        let error = engine.pdf(source.to_string(), &[]).expect_err("the source is wrong");
        error.faults.into_iter().next().expect("there is a fault")
    }

    #[test]
    fn every_standard_is_known() {
        for standard in PdfStandard::ALL {
            let found = serde_json::to_value(of_name(standard.name())).expect("a name");
            assert_eq!(found, standard.name());
        }
    }

    #[test]
    fn a_page_of_every_kind_can_be_set() {
        let engine = Engine::new(FontChoice::bundled());
        let pdf = engine.pdf(super::EVERY_KIND.to_string(), PdfStandard::DEFAULT);
        assert_eq!(pdf.map(|pdf| pdf.pages), Ok(2));
    }

    #[test]
    fn a_fault_has_its_line() {
        let found = fault("a\n#missing\n");
        assert_eq!(found.line, Some(2));
        assert!(found.message.contains("missing"), "{found:?}");
    }

    #[test]
    fn a_source_reaches_nothing_else() {
        for source in
            ["#read(\"/etc/passwd\")", "#include \"other.typ\"", "#import \"@preview/a:0.1.0\": b", "#image(\"a.png\")"]
        {
            assert_eq!(fault(source).line, Some(1), "{source}");
        }
        assert!(fault("#datetime.today()").message.contains("date"));
    }

    #[test]
    fn standards_that_exclude_each_other_are_refused() {
        let engine = Engine::new(FontChoice::bundled());
        let both = super::super::standards::parse_standards("a-2a,a-3a").expect("known names");
        let error = engine.pdf("a".to_string(), &both).expect_err("one of the two at most");
        assert_eq!(error.faults.first().and_then(|fault| fault.line), None);
    }
}
