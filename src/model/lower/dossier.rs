//! The dossier: what it is made of, forms, copies, procedure.

use crate::model::plan::{Copies, DossierComponent};
use crate::model::recognise::words::Words;
use crate::syntax::keywords::Role;

use super::Lowering;
use crate::model::passages::{Kind, Passage};

/// What a part of a dossier begins with.
const COMPONENTS: &[&str] = &[
    "tờ trình",
    "biên bản",
    "báo cáo",
    "danh sách",
    "các tài liệu",
    "tài liệu",
    "quyết định",
    "bản sao",
    "bản tóm tắt",
    "tóm tắt",
    "văn bản",
    "công văn",
    "giấy xác nhận",
    "xác nhận",
    "phiếu",
    "chứng nhận",
    "giấy chứng nhận",
    "ý kiến",
    "hình ảnh",
    "video",
];

impl Lowering<'_> {
    pub(super) fn dossier(&mut self) {
        let mut components = Vec::new();
        let mut copies = Vec::new();
        let mut procedure = Vec::new();
        for (_, passage) in self.passages.prose_of(Role::Dossier) {
            if let Some(found) = copies_in(passage) {
                copies.push(found);
                continue;
            }
            if is_component(passage) {
                components.push(DossierComponent {
                    text: passage.text.text.trim().to_owned(),
                    form: form_number(&passage.words),
                    decree: self.document_cited_at(&passage.place),
                    origin: passage.whole(),
                });
            } else {
                procedure.push(passage.as_statement());
            }
        }
        self.plan.dossier.components = components;
        self.plan.dossier.copies = copies;
        self.plan.dossier.procedure = procedure;
    }
    /// The first document cited at a place.
    fn document_cited_at(&self, place: &crate::model::plan::Place) -> Option<usize> {
        self.plan
            .documents
            .iter()
            .position(|document| document.mentions.iter().any(|mention| mention.origin.place == *place))
    }
}

fn is_component(passage: &Passage<'_>) -> bool {
    let words = &passage.words;
    let start = (0..2).find(|index| words.is_word(*index)).unwrap_or(0);
    let start = words.number(start).map_or(start, |(_, after)| words.after(after, "bản").unwrap_or(after));
    let opens = COMPONENTS.iter().find_map(|component| words.after(start, component));
    // `Báo cáo thành tích bảo đảm nêu rõ: …` under `Lưu ý:` says how, not what.
    passage.kind == Kind::Item && passage.depth < 4 && opens.is_some()
}

/// The number of the form a part follows: `mẫu số 01`, `mẫu 08`.
fn form_number(words: &Words<'_>) -> Option<String> {
    let mut from = 0;
    while let Some(place) = words.find(from, "mẫu") {
        from = place.end;
        let at = if words.is_at(place.end, "số") { place.end + 1 } else { place.end };
        let digits = words.word(at);
        if digits.chars().next().is_some_and(|character| character.is_ascii_digit()) {
            return Some(words.written(at).to_owned());
        }
    }
    None
}

/// `02 bộ (bản chính)`
fn copies_in(passage: &Passage<'_>) -> Option<Copies> {
    let words = &passage.words;
    (0..words.len()).find_map(|index| {
        let (count, after) = words.number(index)?;
        let mut end = ["bộ hồ sơ", "bộ", "bản chính", "bản"].iter().find_map(|unit| words.after(after, unit))?;
        let follows = words.after(end, "chính").is_none() || words.is_at(after, "bản chính");
        if !follows || !(1.0..1000.0).contains(&count) {
            return None;
        }
        end = words.after_brackets(end).unwrap_or(end);
        let range = words.range(index, end);
        Some(Copies { written: passage.slice(&range).to_owned(), count: count as u32, origin: passage.origin(&range) })
    })
}
