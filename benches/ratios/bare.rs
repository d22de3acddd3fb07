//! Typst and nothing else: the measure that plancc is held against inside one process.

use std::time::Duration as Time;

use plancc::render::typst::standards::PdfStandard;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandards};

use crate::measure::time;

/// One source with all that Typst needs to set it.
pub struct Bare {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    text: String,
    source: Source,
}

/// How long Typst took.
pub struct Took {
    /// To read the source and set the pages.
    pub set: Time,
    /// To write them as a PDF.
    pub export: Time,
}

impl Bare {
    /// Typst with the family that plancc carries.
    pub fn new(text: String) -> Self {
        let files = oxml_layout::bundled_fonts::bundled_font_data().into_iter();
        let files = files.filter(|(family, _)| *family == "Liberation Serif");
        let fonts: Vec<Font> = files.filter_map(|(_, bytes)| Font::new(Bytes::new(bytes), 0)).collect();
        let path = VirtualPath::new("/bare.typ").expect("a plain file name is a path");
        let main = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main,
            source: Source::new(main, String::new()),
            text,
        }
    }

    /// Sets and exports the source, with nothing kept from before.
    pub fn run(&mut self) -> Took {
        comemo::evict(0);
        let standards: Vec<_> = PdfStandard::DEFAULT.iter().map(|standard| named(standard.name())).collect();
        let options = PdfOptions {
            standards: PdfStandards::new(&standards).expect("the standards go together"),
            ..PdfOptions::default()
        };
        let mut document = None;
        let set = time(|| {
            self.source = Source::new(self.main, self.text.clone());
            document = typst::compile::<PagedDocument>(&*self).output.ok();
        });
        let document = document.expect("the source is right");
        Took { set, export: time(|| typst_pdf::pdf(&document, &options)) }
    }
}

fn named(name: &str) -> typst_pdf::PdfStandard {
    serde_json::from_value(serde_json::Value::from(name)).expect("a standard that Typst knows")
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
