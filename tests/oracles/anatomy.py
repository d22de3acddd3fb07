"""Finds the parts of an official document on measured pages: letterhead, body, recipients, signing block, annexes.

Parts are found by their fixed words and their places, never by the sizes or weights that the form test judges.
"""

import re
from dataclasses import dataclass, field
from statistics import median

from pdf_model import Document, Page, Segment, Stroke
from rules import MM, MOTTO, NATIONAL_HEADING

ANNEX_LABEL = re.compile(r"^phụ lục( [IVXLC]+| \d+)?$", re.IGNORECASE)
DATE = re.compile(r"ngày .*tháng .*năm", re.IGNORECASE)
TOP_BAND = 25 * MM  # page numbers live above this


@dataclass
class Paragraph:
    """Lines of the body that belong together."""

    lines: list[Segment]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Segment:
        return self.lines[0]


@dataclass
class Annex:
    """An annex: its heading and its pages."""

    label: Segment
    title: list[Segment]
    attached: list[Segment]
    pages: list[Page]


@dataclass
class Anatomy:
    """The parts of one document; a part that was not found is `None` or empty."""

    document: Document
    page_numbers: dict[int, Segment]
    national: Segment | None = None
    motto: Segment | None = None
    agency: list[Segment] = field(default_factory=list)
    number: list[Segment] = field(default_factory=list)
    date: list[Segment] = field(default_factory=list)
    kind: Segment | None = None
    subject: list[Segment] = field(default_factory=list)
    body: list[Segment] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    label: Segment | None = None
    recipients: list[Segment] = field(default_factory=list)
    signing: list[Segment] = field(default_factory=list)
    name: Segment | None = None
    annexes: list[Annex] = field(default_factory=list)
    main_pages: list[Page] = field(default_factory=list)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def dissect(document: Document) -> Anatomy:
    """Finds the parts of a document."""
    parts = Anatomy(document, find_page_numbers(document))
    find_annexes(parts)
    find_letterhead(parts)
    find_closing(parts)
    find_body(parts)
    return parts


def find_page_numbers(document: Document) -> dict[int, Segment]:
    """Returns, by page, the lone number at the very top."""
    numbers = {}
    for page in document.pages:
        for segment in page.segments:
            if segment.base < TOP_BAND and re.fullmatch(r"[-–\s]*\d+[-–\s]*", segment.text):
                numbers[page.number] = segment
                break
    return numbers


def content(parts: Anatomy, page: Page) -> list[Segment]:
    """Returns a page's segments without the page number."""
    return [segment for segment in page.segments if segment is not parts.page_numbers.get(page.number)]


def find_annexes(parts: Anatomy) -> None:
    """Parts the pages into those of the plan and those of each annex."""
    current = None
    for page in parts.document.pages:
        segments = content(parts, page)
        if segments and ANNEX_LABEL.match(segments[0].text) and page.number > 1:
            current = read_annex_heading(segments)
            parts.annexes.append(current)
        if current is None:
            parts.main_pages.append(page)
        else:
            current.pages.append(page)


def read_annex_heading(segments: list[Segment]) -> Annex:
    """Reads label, title and attached-to lines from the top of an annex's first page."""
    annex = Annex(segments[0], [], [], [])
    for segment in segments[1:]:
        if annex.attached:
            if annex.attached[-1].text.endswith(")"):
                break
            annex.attached.append(segment)
        elif segment.text.startswith("("):
            annex.attached.append(segment)
        elif len(annex.title) < 8:
            annex.title.append(segment)
    if not annex.attached:
        annex.title = annex.title[:1]
    return annex


def find_letterhead(parts: Anatomy) -> None:
    """Finds the parts above the body on page 1."""
    segments = content(parts, parts.document.pages[0])
    parts.national = next((s for s in segments if s.text == NATIONAL_HEADING), None)
    parts.motto = next((s for s in segments if s.text == MOTTO), None)
    numbered = next((s for s in segments if s.text.startswith("Số:") or s.text == "Số"), None)
    if numbered is not None:
        row = [s for s in segments if abs(s.base - numbered.base) < 3]
        dated = next((s for s in row if DATE.search(s.text) or "ngày" in s.text), None)
        edge = dated.x0 if dated else numbered.x1 + 100
        parts.number = [s for s in row if s.x0 < edge]
        parts.date = [s for s in row if s.x0 >= edge]
    if parts.national is not None and numbered is not None:
        parts.agency = [s for s in segments if s.x1 < parts.national.x0 and s.base < numbered.base - 3]
    parts.kind = next((s for s in segments if s.text == "KẾ HOẠCH"), None)
    if parts.kind is not None:
        parts.subject = read_subject(parts.document.pages[0], segments, parts.kind)


def read_subject(page: Page, segments: list[Segment], kind: Segment) -> list[Segment]:
    """Returns the lines between the document type and the line drawn beneath the subject."""
    below = [s for s in segments if s.base > kind.base + 1]
    rules = [s for s in page.strokes if s.horizontal and s.y > kind.base + 1 and s.length < 250]
    end = min((s.y for s in rules), default=None)
    if end is not None:
        return [s for s in below if s.base < end]
    return below[:1]


def find_closing(parts: Anatomy) -> None:
    """Finds the recipients and the signing block."""
    for page in reversed(parts.main_pages):
        segments = content(parts, page)
        parts.label = next((s for s in segments if s.text.startswith("Nơi nhận")), None)
        if parts.label is None:
            continue
        below = [s for s in segments if s.base > parts.label.base - 3 and s is not parts.label]
        left = [s for s in below if s.base > parts.label.base + 3]
        # The signing lines stand right of the list; the gap between the columns is where no recipient reaches.
        column = min((s.x0 for s in below if s.base <= parts.label.base + 3), default=page.width / 2)
        edge = min(column, page.width / 2)
        parts.recipients = [s for s in left if s.x0 < min(edge, parts.label.x0 + 60)]
        right = [s for s in below if s not in parts.recipients and s.x0 >= parts.label.x1]
        if right:
            parts.name = right[-1]
            parts.signing = right[:-1]
        return


def find_body(parts: Anatomy) -> None:
    """Collects the body's lines, measures the text block and joins the lines into paragraphs."""
    if parts.subject:
        start = max(s.base for s in parts.subject)
    elif parts.kind is not None:
        start = parts.kind.base
    else:
        start = 0.0
    for page in parts.main_pages:
        floor = note_line(page)
        grid = tables(page)
        for segment in content(parts, page):
            if page.number == 1 and segment.base <= start + 1:
                continue
            if parts.label is not None and page.number == parts.label.page and segment.base > parts.label.base - 3:
                continue
            if parts.label is not None and page.number > parts.label.page:
                continue
            if floor is not None and segment.base > floor:
                continue
            if any(top - 2 < segment.base < bottom + 2 for top, bottom in grid):
                continue
            last = parts.body[-1] if parts.body else None
            if last and last.page == segment.page and abs(last.base - segment.base) < 0.6:
                # A blank left for the pen cuts a line in two.
                parts.body[-1] = Segment(segment.page, last.chars + segment.chars)
            else:
                parts.body.append(segment)
    if parts.body:
        measure_block(parts)
        parts.paragraphs = join_paragraphs(parts)


def note_line(page: Page) -> float | None:
    """Returns the height of the short line above the footnotes, if the page has one."""
    for stroke in page.strokes:
        if stroke.horizontal and stroke.length < page.width / 2:
            below = [s for s in page.segments if s.base > stroke.y]
            if below and stroke.y > page.height * 0.25 and all(s.size < 12.5 for s in below):
                marks = below[0].inked[0].text
                if marks.isdigit() or marks == "*":
                    return stroke.y
    return None


def tables(page: Page) -> list[tuple[float, float]]:
    """Returns the top and bottom of every drawn grid of a page."""
    spans: list[tuple[float, float]] = []
    for stroke in sorted((s for s in page.strokes if s.vertical), key=lambda s: s.y0):
        if spans and stroke.y0 <= spans[-1][1] + 2:
            spans[-1] = (spans[-1][0], max(spans[-1][1], stroke.y1))
        else:
            spans.append((stroke.y0, stroke.y1))
    return spans


def measure_block(parts: Anatomy) -> None:
    """Sets the edges of the text block: where lines go on, and where the lines that go on end."""
    parts.left = commonest([segment.x0 for segment in parts.body])
    if parts.label is not None and parts.left - parts.label.x0 > 3 * MM:
        # Every line is a paragraph's first, so the body shows no edge of its own.
        parts.left = parts.label.x0
    full = [line.x1 for line, after in zip(parts.body, parts.body[1:]) if after.x0 - parts.left < 3 * MM]
    if full:
        parts.right = median(full)
    elif parts.kind is not None:
        parts.right = 2 * parts.kind.centre - parts.left


def commonest(values: list[float]) -> float:
    """Returns the smallest value that at least a tenth of the lines share within half a point."""
    need = max(2, len(values) // 10)
    for value in sorted(values):
        near = [other for other in values if abs(other - value) <= 0.5]
        if len(near) >= need:
            return sum(near) / len(near)
    return min(values)


def join_paragraphs(parts: Anatomy) -> list[Paragraph]:
    """Starts a paragraph at every indented line; a line at the left edge goes on with the one above it."""
    paragraphs: list[Paragraph] = []
    for segment in parts.body:
        indented = segment.x0 - parts.left > 3 * MM
        if indented or not paragraphs:
            paragraphs.append(Paragraph([segment]))
        else:
            paragraphs[-1].lines.append(segment)
    return paragraphs


def stroke_under(page: Page, segments: list[Segment]) -> Stroke | None:
    """Returns the nearest line drawn under these segments."""
    found = page.under(segments)
    return found[0] if found else None
