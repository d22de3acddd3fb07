"""Faults put into a measured PDF, one for each rule: the form test must find every one of them."""

from copy import deepcopy

from anatomy import Anatomy
from pdf_model import Document, Page, Segment
from plan_header import PlanHeader


def resize(segments: list[Segment], size: float) -> None:
    """Sets the size of every character."""
    for segment in segments:
        for char in segment.chars:
            char.size = size


def face(segments: list[Segment], font: str) -> None:
    """Sets the face of every character."""
    for segment in segments:
        for char in segment.chars:
            char.font = font


def shift(segments: list[Segment], x: float = 0.0, y: float = 0.0) -> None:
    """Moves characters."""
    for segment in segments:
        for char in segment.chars:
            char.x0, char.x1, char.base = char.x0 + x, char.x1 + x, char.base + y


def retext(segment: Segment, text: str) -> None:
    """Gives a segment another text in its own place and face."""
    first, left, right = segment.inked[0], segment.x0, segment.x1
    step = (right - left) / len(text)
    segment.chars = []
    for index, letter in enumerate(text):
        char = deepcopy(first)
        char.text, char.x0, char.x1 = letter, left + index * step, left + (index + 1) * step
        segment.chars.append(char)


def drop(parts: Anatomy, segments: list[Segment]) -> None:
    """Takes segments off their pages."""
    for page in parts.document.pages:
        page.segments = [s for s in page.segments if not any(s is gone for gone in segments)]


def stretch(page: Page, segments: list[Segment], factor: float) -> None:
    """Makes the line under these segments longer or shorter."""
    for stroke in page.under(segments):
        half = stroke.length * factor / 2
        centre = stroke.centre
        stroke.x0, stroke.x1 = centre - half, centre + half


def slide(page: Page, segments: list[Segment], x: float) -> None:
    """Moves the line under these segments sideways."""
    for stroke in page.under(segments):
        stroke.x0, stroke.x1 = stroke.x0 + x, stroke.x1 + x


PLAIN, BOLD, ITALIC = "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"


def paragraph_with(parts: Anatomy, pattern) -> list[Segment]:
    """Returns the lines of the first paragraph that begins like this."""
    return next(p.lines for p in parts.paragraphs if pattern.match(p.text))


def two_lines(parts: Anatomy) -> list[Segment]:
    """Returns the lines of the first body paragraph that has three lines or more on one page."""
    return next(p.lines for p in parts.paragraphs if len(p.lines) >= 3 and p.lines[0].page == p.lines[2].page)


def neighbours(parts: Anatomy) -> list[Segment]:
    """Returns a paragraph's lines that follow another paragraph on the same page, and are the page's last."""
    pairs = zip(parts.paragraphs, parts.paragraphs[1:])
    return next(b.lines for a, b in pairs if a.lines[-1].page == b.first.page)


def bases(parts: Anatomy) -> None:
    """Turns the first two paragraphs into legal bases set upright and closed wrongly."""
    for paragraph in parts.paragraphs[:2]:
        for line in paragraph.lines:
            retext(line, "Căn cứ Luật.")
        face(paragraph.lines, PLAIN)


def first_page(parts: Anatomy) -> Page:
    return parts.document.pages[0]


def turn(page: Page) -> None:
    """Swaps a page's sides."""
    page.width, page.height = page.height, page.width


def faults(parts: Anatomy, header: PlanHeader) -> dict:
    """Returns, by rule, an action that breaks it; `parts` and `header` are the copies to be spoilt."""
    from form_pdf_body import NUMBERED, POINT, ROMAN

    document: Document = parts.document
    page = first_page(parts)
    number = next(iter(parts.page_numbers.values()), None)
    numbers = list(parts.page_numbers.values())
    annex = parts.annexes[0] if parts.annexes else None
    issuer = [s for s in parts.agency if s.bold]

    def fields(**values) -> None:
        header.fields.update(values)

    def everything(action) -> None:
        for each in document.pages:
            action(each.segments)

    return {
        "P01": lambda: setattr(page, "width", 612.0),
        "P02": lambda: setattr(page, "height", 792.0),
        "P03": lambda: everything(lambda segments: shift(segments, x=-20)),
        "P04": lambda: everything(lambda segments: shift(segments, x=20)),
        "P05": lambda: shift(page.segments, y=-30),
        "P06": lambda: shift(parts.body[-1:] + [s for s in document.pages[1].segments], y=60),
        "P07": lambda: document.fonts.append(("Arial", True)),
        "P08": lambda: document.fonts.append(("LiberationSerif", False)),
        "P09": lambda: setattr(parts.body[0].chars[0], "black", False),
        "P10": lambda: setattr(parts.body[0].chars[0], "text", "e\u0302"),
        "P11": lambda: page.segments.insert(0, deepcopy(number)) or setattr(page.segments[0], "page", 1),
        "P12": lambda: retext(number, "7"),
        "P13": lambda: resize(numbers, 12),
        "P14": lambda: face(numbers, ITALIC),
        "P15": lambda: shift(numbers, x=30),
        "P16": lambda: shift(numbers, y=-number.base + 5),
        "P17": lambda: shift(parts.date, x=-(parts.date[0].x0 - parts.number[-1].x1 + 8)),
        "H01": lambda: retext(parts.national, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "H02": lambda: resize([parts.national], 14),
        "H03": lambda: face([parts.national], PLAIN),
        "H04": lambda: retext(parts.motto, "Độc lập – Tự do – Hạnh phúc"),
        "H05": lambda: resize([parts.motto], 12),
        "H06": lambda: face([parts.motto], BOLD + "Italic"),
        "H07": lambda: shift([parts.motto], x=6),
        "H08": lambda: stretch(page, [parts.motto], 1.1),
        "H09": lambda: slide(page, [parts.motto], 6),
        "H10": lambda: shift([parts.motto], y=12),
        "G01": lambda: face(issuer[-1:], BOLD + "Italic"),
        "G02": lambda: resize(parts.agency, 14),
        "G03": lambda: shift(parts.agency[-1:], x=6),
        "G04": lambda: shift(parts.agency, y=4),
        "G05": lambda: stretch(page, issuer, 0.4),
        "G06": lambda: slide(page, issuer, 6),
        "G07": lambda: fields(superior="Ủy ban nhân dân tỉnh"),
        "G08": lambda: fields(issuer="Ủy ban nhân dân xã Khác"),
        "N01": lambda: retext(parts.number[0], "Số 5 / KH-UBND"),
        "N02": lambda: resize(parts.number, 14),
        "N03": lambda: face(parts.number, ITALIC),
        "N04": lambda: shift(parts.number, x=-12),
        "D01": lambda: retext(parts.date[0], "Cần Thơ, ngày 4 tháng 09 năm 2024"),
        "D02": lambda: resize(parts.date, 12),
        "D03": lambda: face(parts.date, PLAIN),
        "D04": lambda: shift(parts.date, y=2),
        "D05": lambda: shift(parts.date, x=12),
        "T01": lambda: face([parts.kind], PLAIN),
        "T02": lambda: resize([parts.kind], 16),
        "T03": lambda: shift([parts.kind], x=8),
        "T04": lambda: face(parts.subject, PLAIN),
        "T05": lambda: resize(parts.subject, 12),
        "T06": lambda: shift(parts.subject[-1:], x=8),
        "T07": lambda: stretch(page, parts.subject, 0.5),
        "T08": lambda: slide(page, parts.subject, 8),
        "T09": lambda: fields(subject="Một trích yếu khác"),
        "K01": lambda: bases(parts),
        "K02": lambda: bases(parts),
        "B01": lambda: resize(parts.body, 12),
        "B02": lambda: resize(parts.body[:3], 13 if parts.body[0].size != 13 else 14),
        "B03": lambda: shift([parts.paragraphs[0].first], x=10),
        "B04": lambda: [setattr(char, "x1", char.x1 - 8) for char in two_lines(parts)[0].chars],
        "B05": lambda: shift(neighbours(parts), y=-4),
        "B06": lambda: shift(two_lines(parts)[1:2], y=10),
        "B07": lambda: shift(two_lines(parts)[1:2], y=2),
        "S01": lambda: face(paragraph_with(parts, ROMAN), PLAIN),
        "S02": lambda: retext(paragraph_with(parts, ROMAN)[0], "II. MỤC ĐÍCH"),
        "S03": lambda: face(paragraph_with(parts, NUMBERED)[:1], ITALIC),
        "S04": lambda: retext(paragraph_with(parts, NUMBERED)[0], "4. Mục đích"),
        "S05": lambda: face(paragraph_with(parts, POINT)[:1], BOLD),
        "S06": lambda: retext(paragraph_with(parts, POINT)[0], "c) Mục đích"),
        "E01": lambda: retext(parts.body[-1], "xem xét, quyết định."),
        "R01": lambda: resize([parts.label], 13),
        "R02": lambda: face([parts.label], BOLD),
        "R03": lambda: shift([parts.label], x=6),
        "R04": lambda: shift(parts.signing[:1], y=2),
        "R05": lambda: resize(parts.recipients, 12),
        "R06": lambda: face(parts.recipients, ITALIC),
        "R07": lambda: shift(parts.recipients, x=6),
        "R08": lambda: retext(parts.recipients[-1], "- Lưu: VT"),
        "Q01": lambda: face(parts.signing[-1:], PLAIN),
        "Q02": lambda: resize(parts.signing, 12),
        "Q03": lambda: shift([parts.name], x=8),
        "Q04": lambda: face([parts.name], PLAIN),
        "Q05": lambda: resize([parts.name], 12),
        "Q06": lambda: retext(parts.name, "ThS. " + parts.name.text),
        "Q07": lambda: shift([parts.name], y=-(parts.name.base - parts.signing[-1].base - 15)),
        "Q08": lambda: shift(parts.signing + [parts.name], x=-(parts.signing[0].centre - parts.centre + 5)),
        "Q09": lambda: drop(parts, [s for s in parts.body if s.page == parts.label.page]),
        "A01": lambda: setattr(header, "annexes", header.annexes + 1),
        "A02": lambda: retext(annex.label, "PHỤ LỤC"),
        "A03": lambda: resize([annex.label], 13),
        "A04": lambda: face(annex.title, PLAIN),
        "A05": lambda: resize(annex.title, 12),
        "A06": lambda: shift(annex.title, x=12),
        "A07": lambda: face(annex.attached, PLAIN),
        "A08": lambda: resize(annex.attached, 12),
        "A09": lambda: retext(annex.attached[0], "(Kèm theo Kế hoạch số 1/KH)"),
        "A10": lambda: retext(parts.page_numbers[annex.pages[1].number], "9"),
        "A11": lambda: turn(annex.pages[0]),
        "U01": lambda: fields(urgency="Khẩn"),
        "M01": lambda: document.info.update(language="en"),
        "M02": lambda: document.info.update(title=""),
        "M04": lambda: document.info.update(tables="9"),
        "M03": lambda: document.info.update(pdfua=""),
    }
