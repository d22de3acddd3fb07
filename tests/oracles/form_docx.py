#!/usr/bin/env python3
"""The form test of built DOCX files: styles in force, sections and parts against the form rules (`rules_docx.py`).

form_docx.py PLAN DOCX [PLAN DOCX …]      prints a table for each DOCX; exit code 1 when a rule is broken
"""

import re
import sys
import unicodedata
import xml.etree.ElementTree as xml

import docx_model
import plan_header
from docx_model import Docx, Paragraph
from form_docx_body import check_annexes, check_body, check_closing
from form_pdf import DATE, NUMBER
from plan_header import PlanHeader
from report import Report, main_result
from rules import MM, MOTTO, NATIONAL_HEADING
from rules_docx import BY_CODE
from text_width import width

DC = "{http://purl.org/dc/elements/1.1/}"


def check(document: Docx, header: PlanHeader) -> Report:
    """Holds a DOCX against every rule."""
    report = Report(document.name, BY_CODE)
    check_sections(report, document, header)
    check_page_number(report, document)
    check_runs(report, document, header)
    check_parts(report, document, header)
    check_letterhead(report, document, header)
    check_title(report, document, header)
    check_body(report, document)
    check_closing(report, document, header)
    check_annexes(report, document, header)
    report.finish()
    return report


def check_sections(report: Report, document: Docx, header: PlanHeader) -> None:
    """Paper and margins of every section (I.1–I.3, III.1)."""
    sections = document.sections
    report.measure("W01", [float(min(s.width, s.height)) for s in sections], digits=0)
    report.measure("W02", [float(max(s.width, s.height)) for s in sections], digits=0)
    main = sections[:1]
    upright = main + [s for s in sections[1:] if not turned(s)]
    for code, side in (("W03", "top"), ("W04", "bottom"), ("W05", "left"), ("W06", "right")):
        values = [(float(getattr(s, side)), f"section {sections.index(s) + 1}") for s in upright]
        # A turned page may keep the four numbers or turn them with the paper.
        values += [(turned_margin(s, side), f"section {sections.index(s) + 1}") for s in sections[1:] if turned(s)]
        report.measure(code, values, digits=0)
    restarted = all(s.start == "1" for s in sections[1:])
    report.expect(
        "W11",
        len(sections) == 1 + header.annexes and restarted,
        f"{len(sections)} sections for {header.annexes} annexes, starts {[s.start for s in sections]}",
    )
    wide = sum(1 for s in sections if turned(s) and s.orientation == "landscape")
    report.expect("A11", wide == header.landscape and not turned(sections[0]), f"{wide} of {header.landscape} turned")
    report.measure("W10", [float(s.header) for s in sections], digits=0)


def turned(section: docx_model.Section) -> bool:
    """Tells whether a section's page lies on its side."""
    return section.width > section.height


def turned_margin(section: docx_model.Section, side: str) -> float:
    """Returns a turned page's margin as it stands, or that of the upright page it came from, whichever is in range."""
    same = float(getattr(section, side))
    origin = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
    other = {"left": "bottom", "top": "left", "right": "top", "bottom": "right"}
    code = {"top": "W03", "bottom": "W04", "left": "W05", "right": "W06"}[side]
    rule = BY_CODE[code]
    for name in (side, origin[side], other[side]):
        value = float(getattr(section, name))
        if rule.low <= value <= rule.high:
            return value
    return same


def check_page_number(report: Report, document: Docx) -> None:
    """The page number in the header, and none on page 1 (I.6)."""
    first = document.sections[0]
    fields = {name: b"PAGE" in data for name, data in document.parts.items() if name.startswith("word/header")}
    own_first = first.headers.get("first", "")
    report.expect(
        "W07",
        first.title_page and not fields.get(own_first, False),
        f"titlePg {first.title_page}, first header {own_first or 'none'}",
    )
    name = first.headers.get("default", "")
    paragraphs = [p for p in document.header_parts.get(name, []) if p.runs]
    holds = (
        fields.get(name, False) and paragraphs and all(p.jc == "center" and p.upright and p.light for p in paragraphs)
    )
    report.expect("W08", bool(holds), f"{name or 'no header'}: {[p.jc for p in paragraphs]}")
    report.measure("W09", [run.size for p in paragraphs for run in p.inked])


def check_runs(report: Report, document: Docx, header: PlanHeader) -> None:
    """Font, colour, language and Unicode form of every run."""
    paragraphs = [*document.paragraphs, *document.notes]
    runs = [(run, p.where()) for p in paragraphs for run in p.runs]
    report.all_hold("P07", [(run.font == "Times New Roman", f"{run.font}: {place}") for run, place in runs])
    # The urgency mark is bright red (II.10b).
    mark = header.get("urgency").upper()
    black = [(run.colour in ("auto", "000000") or mark == run.text, f"{run.colour}: {place}") for run, place in runs]
    report.all_hold("P09", black)
    report.all_hold("P10", [(unicodedata.is_normalized("NFC", run.text), place) for run, place in runs])
    report.all_hold("W13", [(run.language == "vi-VN", f"{run.language}: {place}") for run, place in runs])


def check_parts(report: Report, document: Docx, header: PlanHeader) -> None:
    """Properties, footnotes, styles in use."""
    core = xml.fromstring(document.parts.get("docProps/core.xml", b"<x/>"))
    title, author, language = (core.findtext(DC + name) or "" for name in ("title", "creator", "language"))
    holds = bool(title) and header.get("subject") in title and author == header.get("issuer") and language == "vi-VN"
    report.expect("W14", holds, f"{title[:40]}; {author}; {language}")
    text = document.parts["word/document.xml"]
    references = text.count(b"<w:footnoteReference ")
    notes = document.parts.get("word/footnotes.xml", b"").count(b"<w:footnoteRef/>")
    report.expect(
        "W15",
        references == notes == header.footnotes,
        f"{references} marks, {notes} notes, {header.footnotes} in the plan",
    )
    report.expect("W16", b"<w:numPr>" not in text, f"{text.count(b'<w:numPr>')} lists")
    report.all_hold("W17", [(p.style != "Normal", p.where()) for p in document.paragraphs if p.inked])
    defined = set(re.findall(rb'w:styleId="([^"]+)"', document.parts["word/styles.xml"]))
    used = set(re.findall(rb'<w:(?:p|r|tbl)Style w:val="([^"]+)"', text))
    unknown = sorted(name.decode() for name in used - defined)
    report.expect("W18", not unknown, f"{len(used)} styles in use, unknown: {unknown}")


def check_letterhead(report: Report, document: Docx, header: PlanHeader) -> None:
    """National heading, motto, agency, number, place and date (II.1–II.4)."""
    paragraphs = document.paragraphs
    national = find(paragraphs, lambda p: p.text == NATIONAL_HEADING)
    motto = find(paragraphs, lambda p: p.text == MOTTO)
    report.expect("H01", national is not None, national.text if national else "not found in one paragraph")
    report.expect("H04", motto is not None, motto.text if motto else "not found in one paragraph")
    if national is None or motto is None or national.cell is None:
        return
    report.measure("H02", national.sizes())
    report.all_hold("H03", [(national.bold and national.upright, "")])
    report.measure("H05", motto.sizes())
    report.all_hold("H06", [(motto.bold and motto.upright, "")])
    table = [p for p in paragraphs if p.cell and p.cell.table == national.cell.table]
    line = line_after(paragraphs, motto)
    check_line(report, "H08", "H09", line, [motto], motto.cell.width)
    left = [p for p in table if p.cell.row == national.cell.row and p.cell.column == 0]
    agency = [p for p in left if p.inked]
    superior = [p for p in agency if p.light]
    issuer = [p for p in agency if p not in superior]
    wanted = header.get("superior").upper()
    if wanted:
        report.expect("G07", joined(superior) == wanted and all(p.upper for p in superior), joined(superior))
    elif superior:
        report.expect("G07", False, joined(superior))
    else:
        report.absent("G07", "no superior agency")
    report.all_hold("G01", [(p.upper and p.bold and p.upright, p.where()) for p in issuer])
    report.measure("G02", [size for p in agency for size in p.sizes()])
    report.expect("G08", joined(issuer) == header.get("issuer").upper() != "", joined(issuer))
    if issuer:
        check_line(report, "G05", "G06", line_after(paragraphs, issuer[-1]), issuer, issuer[-1].cell.width)
    number = find(table, lambda p: p.text.startswith("Số"))
    date = find(table, lambda p: "ngày" in p.text and "năm" in p.text)
    report.expect("N01", number is not None and bool(NUMBER.match(number.text)), number.text if number else "not found")
    report.expect("D01", date is not None and bool(DATE.match(date.text)), date.text if date else "not found")
    if number is not None and date is not None:
        report.measure("N02", number.sizes())
        report.all_hold("N03", [(number.upright and number.light, number.text)])
        report.measure("D02", date.sizes())
        report.all_hold("D03", [(date.italic and date.light, date.text)])
        centred = [national, motto, *agency, number, date]
        kind = find(paragraphs, lambda p: p.text == "KẾ HOẠCH")
        centred += [kind] if kind else []
        report.all_hold("W22", [(p.jc == "center", p.where()) for p in centred])
    closing = find(paragraphs, lambda p: p.text.startswith("Nơi nhận"))
    tables = {national.cell.table} | ({closing.cell.table} if closing and closing.cell else set())
    bordered = [index for index in sorted(tables) if document.tables[index].bordered]
    report.expect("W12", len(tables) == 2 and not bordered, f"tables {sorted(tables)}, with borders {bordered}")
    check_urgency(report, table, header)


def check_urgency(report: Report, table: list[Paragraph], header: PlanHeader) -> None:
    """The boxed urgency mark, where the plan asks for one (II.10b)."""
    wanted = header.get("urgency").upper()
    if not wanted:
        report.absent("U01", "not urgent")
        return
    mark = find(table, lambda p: p.text == wanted)
    boxed = mark is not None and len(mark.borders) == 4
    report.expect(
        "U01", boxed and mark.bold and all(13 <= s <= 14 for s in mark.sizes()), mark.where() if mark else "not found"
    )


def check_title(report: Report, document: Docx, header: PlanHeader) -> None:
    """Document type and subject with its line (II.5)."""
    paragraphs = document.paragraphs
    kind = find(paragraphs, lambda p: p.text == "KẾ HOẠCH")
    report.expect("T01", kind is not None and kind.bold and kind.upright, kind.where() if kind else "not found")
    if kind is None:
        return
    report.measure("T02", kind.sizes())
    start = paragraphs.index(kind) + 1
    subject = []
    for paragraph in paragraphs[start : start + 4]:
        if not paragraph.inked:
            break
        subject.append(paragraph)
    report.all_hold("T04", [(p.bold and p.upright and p.jc == "center", p.where()) for p in subject])
    report.measure("T05", [size for p in subject for size in p.sizes()])
    report.expect("T09", joined(subject) == header.get("subject"), joined(subject))
    section = document.sections[0]
    block = (section.width - section.left - section.right) / 20
    if subject:
        check_line(report, "T07", "T08", line_after(paragraphs, subject[-1]), subject, block)


def line_after(paragraphs: list[Paragraph], paragraph: Paragraph) -> Paragraph | None:
    """Returns the drawn line that follows: the border of an empty paragraph, or a shape."""
    index = next(i for i, p in enumerate(paragraphs) if p is paragraph)
    for candidate in paragraphs[index : index + 2]:
        drawn = candidate.drawing or any(candidate.borders.get(side) == "single" for side in ("top", "bottom"))
        if drawn and (candidate is paragraph or not candidate.inked):
            return candidate
    return None


def check_line(
    report: Report, length: str, place: str, line: Paragraph | None, text: list[Paragraph], room: float
) -> None:
    """Holds a drawn line's length and place against its text."""
    if line is None:
        report.measure(length, [])
        report.measure(place, [])
        return
    drawn = line.drawing or room - line.left - line.right
    lines = [part for paragraph in text for part in broken(paragraph, room)]
    widths = [lines[-1], max(lines)]
    rule = BY_CODE[length]
    ratios = [drawn / w for w in widths]
    fitting = [ratio for ratio in ratios if rule.low <= ratio <= rule.high]
    report.measure(length, fitting[:1] or ratios[:1], digits=3)
    report.measure(place, [abs(line.left - line.right) / 2 / MM])


def broken(paragraph: Paragraph, room: float) -> list[float]:
    """Returns the widths of a paragraph's lines, broken greedily as Word breaks them."""
    size, bold = max(paragraph.sizes()), paragraph.bold
    widths = []
    for line in paragraph.lines:
        current = ""
        for word in line.split():
            longer = f"{current} {word}".strip()
            if current and width(longer, size, bold) > room - paragraph.left - paragraph.right:
                widths.append(width(current, size, bold))
                current = word
            else:
                current = longer
        widths.append(width(current, size, bold))
    return widths


def find(paragraphs: list[Paragraph], test) -> Paragraph | None:
    """Returns the first paragraph that passes a test."""
    return next((p for p in paragraphs if test(p)), None)


def joined(paragraphs: list[Paragraph]) -> str:
    """Returns the text of several paragraphs as one."""
    return " ".join(paragraph.text for paragraph in paragraphs)


def main(arguments: list[str]) -> int:
    """Checks pairs of a plan and its DOCX."""
    if not arguments or len(arguments) % 2:
        print(__doc__, file=sys.stderr)
        return 2
    pairs = zip(arguments[::2], arguments[1::2])
    return main_result([check(docx_model.read(docx), plan_header.read(plan)) for plan, docx in pairs])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
