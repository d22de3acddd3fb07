//! Elements to tree: which division, item or cell each element belongs to.
//!
//! Divisions and items share one order of depth: `phần` 0, `mục` and `1.` 1, `điểm` and `a)` 2, `-` 3, `+` 4. A division
//! or an item closes everything of its own depth or deeper; a tier, a phase or a group opened by a role alone stands one
//! step below the division it belongs to.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span, Spanned};
use crate::syntax::ast::{Annex, Block, Inline, Item, Line, Marker, Node, Recipients, SigningLine, Tree};
use crate::syntax::keywords::{FieldKey, Keyword, Level, Role};

use super::elements::{Element, ElementKind};
use super::nesting::Open;
use super::phrases::Phrase;
use super::tables::TableReader;
use super::{header, inline, tables};

/// The depth of the deepest kind of item, `+`.
const DEEPEST: u8 = 4;

/// Builds the tree of a plan.
pub(super) fn build(file: &SourceFile, elements: Vec<Element>, found: &mut Vec<Diagnostic>) -> Tree {
    let mut builder = Builder {
        file,
        found,
        tree: Tree::default(),
        stack: Vec::new(),
        table: None,
        place: Place::Header,
        body_began: false,
    };
    for element in elements {
        builder.element(element);
    }
    builder.close_to(0);
    builder.tree
}

/// Which part of the file is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Header,
    Body,
    Recipients,
    Signing,
    Annex,
}

pub(super) struct Builder<'a> {
    file: &'a SourceFile,
    pub(super) found: &'a mut Vec<Diagnostic>,
    pub(super) tree: Tree,
    /// What is open, the outermost first.
    pub(super) stack: Vec<Open>,
    table: Option<TableReader>,
    pub(super) place: Place,
    body_began: bool,
}

impl Builder<'_> {
    fn element(&mut self, element: Element) {
        let Element { kind, text, indented, after_blank } = element;
        if self.table.is_some() && self.continues_table(&kind, &text, indented, after_blank) {
            return;
        }
        match kind {
            ElementKind::Comment => self.comment(&text),
            ElementKind::Directive(phrase, at) => self.directive(phrase, at, text),
            ElementKind::Item(marker) => self.item(marker, &text),
            ElementKind::Paragraph => self.paragraph(&text, indented && after_blank),
            ElementKind::Row => {
                let span = self.span(&text);
                self.found.push(Diagnostic::error("NN025", span, "hàng của bảng đứng ngoài bảng").with_help(
                    "mở bảng bằng “bảng: Cột 1 | Cột 2”, hoặc thêm “\\” ở đầu dòng nếu đây là văn bản thường",
                ));
                self.paragraph(&text, false);
            }
        }
    }

    fn span(&self, text: &[Range<usize>]) -> Span {
        match (text.first(), text.last()) {
            (Some(first), Some(last)) => self.file.span(first.start, last.end),
            _ => Span::default(),
        }
    }

    fn comment(&mut self, text: &[Range<usize>]) {
        let span = self.span(text);
        let words = text.first().and_then(|range| self.file.text().get(range.clone())).unwrap_or_default();
        self.tree.comments.push(Spanned::new(words.to_string(), span));
    }

    /// Takes an element into the open table, or ends the table.
    fn continues_table(
        &mut self,
        kind: &ElementKind,
        text: &[Range<usize>],
        indented: bool,
        after_blank: bool,
    ) -> bool {
        let Some(table) = &mut self.table else { return false };
        match kind {
            ElementKind::Row => {
                table.row(self.file, text, after_blank, self.found);
                return true;
            }
            ElementKind::Comment => {
                self.comment(text);
                return true;
            }
            ElementKind::Item(marker) if indented => {
                if let Some(cell) = table.open_cell() {
                    let words = inline::read(self.file, text, self.found);
                    let span = marker.span.to(words.span);
                    cell.span = cell.span.to(span);
                    let depth = marker.value.rank();
                    let item = Item { marker: marker.clone(), depth, text: words, children: Vec::new(), span };
                    add_to_cell(&mut cell.content, item);
                    return true;
                }
            }
            ElementKind::Paragraph if indented => {
                if let Some(cell) = table.open_cell() {
                    let words = inline::read(self.file, text, self.found);
                    cell.span = cell.span.to(words.span);
                    cell.content.push(Node::Paragraph(words));
                    return true;
                }
            }
            _ => {}
        }
        self.end_table();
        false
    }

    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            let table = table.finish(self.file, self.found);
            self.add(Node::Table(table));
        }
    }

    fn directive(&mut self, phrase: Phrase, at: Range<usize>, text: Vec<Range<usize>>) {
        let span = self.file.span(at.start, at.end);
        match phrase {
            Phrase::Keyword(Keyword::Field(key)) => {
                let value = if key == FieldKey::Parent { self.literal(&text) } else { self.inline(&text) };
                header::add(self.file, &mut self.tree, Spanned::new(key, span), value, self.body_began, self.found);
            }
            Phrase::Keyword(Keyword::Level(level)) => self.division(span, level, None, None, &text),
            Phrase::Keyword(Keyword::Role(role)) => self.role(role, span, None, &text),
            Phrase::Keyword(Keyword::Recipients) => self.recipients(span, &text),
            Phrase::Keyword(Keyword::Archive) => self.archive(span, &text),
            Phrase::Keyword(Keyword::Signing(key)) => {
                self.leave_body(Place::Signing);
                let value = self.inline(&text);
                self.tree.signing.push(SigningLine { key: Spanned::new(key, span), value });
            }
            Phrase::Keyword(Keyword::Annex) => self.annex(span, None, &text),
            Phrase::Numbered { keyword, number } => {
                let number = at.start + number.start..at.start + number.end;
                let typed = self.file.text().get(number.clone()).unwrap_or_default().trim_end_matches(['.', ')']);
                let number = Spanned::new(typed.to_string(), self.file.span(number.start, number.end));
                match keyword {
                    Keyword::Role(role) => self.role(role, span, Some(number), &text),
                    _ => self.annex(span, Some(number), &text),
                }
            }
            Phrase::Keyword(Keyword::Landscape) => {
                let value = self.inline(&text);
                if let Some(annex) = self.in_annex(span, "khổ ngang:") {
                    annex.landscape = Some(span);
                }
                if !value.is_empty() && value.text.trim().to_lowercase() != "có" {
                    self.found.push(
                        Diagnostic::error("NN017", value.span, "“khổ ngang:” không cần ghi gì thêm")
                            .with_help("bỏ phần sau dấu hai chấm; muốn khổ dọc thì bỏ cả dòng"),
                    );
                }
            }
            Phrase::Keyword(Keyword::AttachedTo) => {
                let value = self.inline(&text);
                if let Some(annex) = self.in_annex(span, "kèm theo:") {
                    annex.attached_to = Some(Line { keyword: span, value });
                }
            }
            Phrase::Keyword(Keyword::Table) => self.open_table(span, Vec::new(), &text),
            Phrase::Table { widths } => {
                let range = at.start + widths.start..at.start + widths.end;
                let widths = tables::widths(self.file, &range, self.found);
                self.open_table(span, widths, &text);
            }
            Phrase::Division { level, number, role } => {
                let typed = |range: &Range<usize>| self.file.span(at.start + range.start, at.start + range.end);
                let number = number.map(|range| {
                    let word = self.file.text().get(at.start + range.start..at.start + range.end).unwrap_or_default();
                    Spanned::new(word.trim_end_matches(['.', ')']).to_string(), typed(&range))
                });
                let role = role.map(|(role, range)| Spanned::new(role, typed(&range)));
                self.division(span, level, number, role, &text);
            }
            Phrase::Misspelt { .. } | Phrase::UnknownRole { .. } | Phrase::Words => self.paragraph(&text, false),
        }
    }

    fn inline(&mut self, text: &[Range<usize>]) -> Inline {
        inline::read(self.file, text, self.found)
    }

    /// Text without marks: a file name may hold any of their characters.
    fn literal(&mut self, text: &[Range<usize>]) -> Inline {
        let Some(range) = text.first() else { return Inline::default() };
        let words = self.file.text().get(range.clone()).unwrap_or_default().to_string();
        let span = self.file.span(range.start, range.end);
        Inline { text: words, places: vec![(0, span.start)], span, ..Inline::default() }
    }

    /// The annex that a line of an annex's head belongs to.
    fn in_annex(&mut self, span: Span, word: &str) -> Option<&mut Annex> {
        self.body_began = true;
        if self.place != Place::Annex {
            self.found.push(
                Diagnostic::error("NN007", span, format!("“{word}” chỉ đứng dưới “phụ lục:”"))
                    .with_help("chuyển dòng này xuống ngay dưới dòng “phụ lục: …”"),
            );
            return None;
        }
        self.tree.annexes.last_mut()
    }

    fn leave_body(&mut self, place: Place) {
        self.close_to(0);
        self.body_began = true;
        self.place = place;
    }

    fn recipients(&mut self, span: Span, text: &[Range<usize>]) {
        self.leave_body(Place::Recipients);
        if let Some(before) = &self.tree.recipients {
            self.found.push(
                Diagnostic::error("NN008", span, "“nơi nhận:” được ghi hai lần")
                    .with_also(before.keyword, "lần đầu ở đây")
                    .with_help("gộp hai danh sách làm một"),
            );
        } else {
            self.tree.recipients = Some(Recipients { keyword: span, entries: Vec::new() });
        }
        let value = self.inline(text);
        if !value.is_empty() {
            self.recipient(Spanned::new(Marker::Dash, Span::new(value.span.start, value.span.start)), value);
        }
    }

    fn recipient(&mut self, marker: Spanned<Marker>, text: Inline) {
        let span = marker.span.to(text.span);
        if let Some(recipients) = &mut self.tree.recipients {
            let depth = Marker::Dash.rank();
            recipients.entries.push(Item { marker, depth, text, children: Vec::new(), span });
        }
    }

    fn archive(&mut self, span: Span, text: &[Range<usize>]) {
        self.leave_body(Place::Recipients);
        let value = self.inline(text);
        if let Some(before) = &self.tree.archive {
            self.found.push(
                Diagnostic::error("NN008", span, "“lưu:” được ghi hai lần")
                    .with_also(before.keyword, "lần đầu ở đây")
                    .with_help("giữ lại một dòng"),
            );
        } else {
            self.tree.archive = Some(Line { keyword: span, value });
        }
    }

    fn open_table(&mut self, span: Span, widths: Vec<u16>, text: &[Range<usize>]) {
        self.body_began = true;
        if self.place == Place::Header {
            self.place = Place::Body;
        }
        // A table belongs to the division, not to the item above it.
        self.close_items();
        self.table = Some(TableReader::new(self.file, span, widths, text, self.found));
    }

    /// A division of a stated level.
    fn division(
        &mut self,
        span: Span,
        level: Level,
        number: Option<Spanned<String>>,
        role: Option<Spanned<Role>>,
        text: &[Range<usize>],
    ) {
        let depth = match level {
            Level::Part => 0,
            Level::Section => 1,
            Level::Point => 2,
        };
        self.enter_body();
        self.close_to(depth);
        if let Some(role) = &role {
            self.check_place(role.value, role.span);
        }
        self.open_block(span, Some(level), number, role, text, depth, false);
    }

    fn annex(&mut self, keyword: Span, number: Option<Spanned<String>>, text: &[Range<usize>]) {
        self.leave_body(Place::Annex);
        let title = self.inline(text);
        if title.is_empty() {
            self.missing_title(keyword, "viết tên phụ lục sau dấu hai chấm: “phụ lục: Tên phụ lục”");
        }
        let annex = Annex { keyword, number, title, landscape: None, attached_to: None, children: Vec::new() };
        self.tree.annexes.push(annex);
    }

    fn missing_title(&mut self, keyword: Span, help: &str) {
        self.found.push(Diagnostic::error("NN018", keyword, "mục này chưa có tiêu đề").with_help(help));
    }

    /// A division opened by a role alone.
    fn role(&mut self, role: Role, span: Span, number: Option<Spanned<String>>, text: &[Range<usize>]) {
        if self.place != Place::Annex {
            self.enter_body();
        }
        let depth = match role {
            Role::LegalBases | Role::Preamble | Role::Closing => {
                self.close_to(0);
                0
            }
            // Groups in tiers and tiers in groups: whichever was opened first holds the other.
            Role::Group => self.below(|open| open == Role::Group),
            Role::Charge | Role::Request => self.below(|open| matches!(open, Role::Charge | Role::Request)),
            Role::Phase => self.below(|open| open == Role::Phase).max(3),
            _ if role.is_tier() => self.below(Role::is_tier),
            _ => 1,
        };
        self.close_items();
        if depth > 0 && depth < 3 {
            self.close_to(depth);
        }
        self.check_place(role, span);
        self.check_side(role, span);
        self.open_block(span, None, number, Some(Spanned::new(role, span)), text, depth.min(DEEPEST), true);
    }

    fn enter_body(&mut self) {
        self.body_began = true;
        if self.place != Place::Annex {
            self.end_table();
            self.place = Place::Body;
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one keyword line")]
    fn open_block(
        &mut self,
        span: Span,
        level: Option<Level>,
        number: Option<Spanned<String>>,
        role: Option<Spanned<Role>>,
        text: &[Range<usize>],
        depth: u8,
        by_role: bool,
    ) {
        let title = self.inline(text);
        let whole = span.to(if title.is_empty() { span } else { title.span });
        let title = (!title.is_empty()).then_some(title);
        if title.is_none() {
            match role.as_ref().map(|role| role.value) {
                Some(Role::Group) => self.missing_title(span, "viết đối tượng sau dấu hai chấm: “đối với: các thôn”"),
                Some(Role::Charge) => self.missing_title(span, "viết đơn vị sau dấu hai chấm: “giao: Công an xã”"),
                Some(Role::Request) => {
                    self.missing_title(
                        span,
                        "viết cơ quan sau dấu hai chấm: “đề nghị: Ủy ban Mặt trận Tổ quốc Việt Nam xã”",
                    );
                }
                Some(Role::Phase) => {
                    self.missing_title(span, "viết thời gian sau dấu hai chấm: “đợt: Từ tháng 3 đến tháng 6 năm 2026”");
                }
                Some(Role::LegalBases | Role::Preamble | Role::Closing) if level.is_some() => {
                    self.missing_title(span, "viết tiêu đề sau dấu hai chấm, hoặc bỏ chữ “phần”, “mục”, “điểm” ở đầu");
                }
                None => self.missing_title(span, "viết tiêu đề sau dấu hai chấm: “phần: Mục đích, yêu cầu”"),
                Some(_) => {}
            }
        }
        let block = Block { keyword: span, level, depth, number, role, title, children: Vec::new(), span: whole };
        self.stack.push(Open::Block { block, depth, by_role });
    }

    fn item(&mut self, marker: Spanned<Marker>, text: &[Range<usize>]) {
        let words = self.inline(text);
        let span = if text.iter().all(Range::is_empty) { marker.span } else { marker.span.to(words.span) };
        match self.place {
            Place::Header => {
                self.found.push(
                    Diagnostic::error("NN010", span, "dòng này chưa thuộc mục nào")
                        .with_help("mở một mục trước, ví dụ “phần: …”, “mở đầu:”, “căn cứ:”"),
                );
                self.body_began = true;
                self.place = Place::Body;
            }
            Place::Recipients if self.tree.recipients.is_some() => {
                self.recipient(marker, words);
                return;
            }
            Place::Recipients | Place::Signing => {
                self.found.push(
                    Diagnostic::error("NN010", span, "dòng này chưa thuộc mục nào")
                        .with_help("chuyển lên mục mà nó thuộc về, hoặc xuống dưới “nơi nhận:”"),
                );
            }
            Place::Body | Place::Annex => {}
        }
        let depth = marker.value.rank();
        while let Some(last) = self.stack.last() {
            let closes = match last {
                Open::Item { depth: open, .. } => *open >= depth,
                // `- …` under a tier or a phase belongs to it even where the tier itself is printed with a dash.
                Open::Block { depth: open, by_role, .. } => {
                    *open >= depth && *open > 0 && !(*by_role && *open >= 3 && depth >= 3)
                }
            };
            if !closes {
                break;
            }
            self.close_last();
        }
        let above = self.stack.last().map_or(0, Open::depth);
        let depth = depth.max(above + 1);
        if depth > DEEPEST {
            self.found.push(
                Diagnostic::error(
                    "NN015",
                    marker.span,
                    format!("mục “{}” nằm sâu hơn mức cho phép", marker.value.written()),
                )
                .with_help("kế hoạch có bốn cấp dưới mỗi phần: “1.”, “a)”, “-”, “+”"),
            );
        }
        let depth = depth.min(DEEPEST);
        let item = Item { marker, depth, text: words, children: Vec::new(), span };
        self.stack.push(Open::Item { item, depth });
    }

    fn paragraph(&mut self, text: &[Range<usize>], belongs_to_item: bool) {
        let words = self.inline(text);
        match self.place {
            Place::Header => {
                self.found.push(
                    Diagnostic::error("NN010", words.span, "dòng này chưa thuộc mục nào")
                        .with_help("mở một mục trước, ví dụ “phần: …”, “mở đầu:”, “căn cứ:”"),
                );
                self.body_began = true;
                self.place = Place::Body;
            }
            Place::Recipients | Place::Signing => {
                let is_entry = self.place == Place::Recipients && self.tree.recipients.is_some();
                let help = if is_entry {
                    "mỗi nơi nhận là một dòng bắt đầu bằng “- ”"
                } else {
                    "chuyển lên mục mà nó thuộc về, ví dụ “kết thúc:”"
                };
                self.found.push(Diagnostic::error("NN010", words.span, "dòng này chưa thuộc mục nào").with_help(help));
                if is_entry {
                    let start = words.span.start;
                    self.recipient(Spanned::new(Marker::Dash, Span::new(start, start)), words);
                    return;
                }
            }
            Place::Body | Place::Annex => {}
        }
        let under_item = matches!(self.stack.last(), Some(Open::Item { .. }));
        if !(belongs_to_item && under_item) {
            self.close_items();
        }
        self.add(Node::Paragraph(words));
    }
}

/// Adds an item to a cell, under the last item if it is of a deeper kind.
fn add_to_cell(content: &mut Vec<Node>, item: Item) {
    if let Some(Node::Item(last)) = content.last_mut()
        && last.marker.value.rank() < item.marker.value.rank()
    {
        last.span = last.span.to(item.span);
        add_to_cell(&mut last.children, item);
        return;
    }
    content.push(Node::Item(item));
}
