#!/usr/bin/env python3
"""The form test of built PDFs: measures each and holds it against the form rules (`rules.py`).

    form_pdf.py [--made] PLAN PDF [PLAN PDF …]      prints a table for each PDF; exit code 1 when a rule is broken

`--made` is for the PDF that an office program made of the DOCX: what only our own PDF claims is left out.
"""

import re
import sys
import unicodedata

import anatomy
import pdf_model
import plan_header
from anatomy import Anatomy
from form_pdf_body import check_body, check_headings
from form_pdf_closing import check_annexes, check_closing
from pdf_model import Segment
from plan_header import PlanHeader
from report import Report, main_result
from rules import BY_CODE, FAMILIES, MM, MOTTO, NATIONAL_HEADING

NUMBER = re.compile(r"^Số: ?(\d+|…|\.{3,})? ?/[A-ZĐa-z]{2,4}-[A-ZĐ][A-Za-zĐđ0-9.&-]*$")
DATE = re.compile(
    r"^\S.*, ngày (0[1-9]|[12]\d|3[01]|…|\.{3,})? ?tháng (01|02|[3-9]|1[0-2]|…|\.{3,})? ?năm (\d{4}|…|\.{3,})?$"
)

# What an office program writes into a PDF of its own making is its affair.
OWN_CLAIMS = ("M01", "M02", "M03", "M04")


def check(document: pdf_model.Document, header: PlanHeader) -> Report:
    """Holds a measured PDF against every rule."""
    report = Report(document.name, BY_CODE)
    for page in document.pages:
        for segment in page.segments:
            segment.forget()
    parts = anatomy.dissect(document)
    check_paper(report, parts, header)
    check_page_numbers(report, parts)
    check_letterhead(report, parts, header)
    check_title(report, parts, header)
    check_body(report, parts)
    check_headings(report, parts)
    check_closing(report, parts, header)
    check_annexes(report, parts, header)
    check_metadata(report, document, header)
    report.finish()
    return report


def check_paper(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """Paper, margins, fonts, colour (I.1–I.5)."""
    pages = parts.document.pages
    report.measure("P01", [(min(p.width, p.height) / MM, f"page {p.number}") for p in pages])
    report.measure("P02", [(max(p.width, p.height) / MM, f"page {p.number}") for p in pages])
    width = pages[0].width
    if parts.body:
        report.measure("P03", [parts.left / MM])
        report.measure("P04", [(width - parts.right) / MM])
    tops, bottoms = [], []
    for page in parts.main_pages:
        segments = anatomy.content(parts, page)
        if segments:
            first, last = segments[0], segments[-1]
            tops.append((cap_or_ascent_top(first) / MM, f"page {page.number}"))
            bottoms.append((page.height - last.base - 0.216 * last.size) / MM)
    report.measure("P05", tops)
    if len(bottoms) == 1 and bottoms[0] > BY_CODE["P06"].high:
        report.absent("P06", f"one page, not full ({bottoms[0]:.0f} mm left)")
    else:
        report.measure("P06", [min(bottoms)] if bottoms else [])
    names = {name for name, _ in parts.document.fonts}
    families = {family for name in names for family in FAMILIES if squeeze(family) in squeeze(name)}
    strange = [name for name in names if not any(squeeze(family) in squeeze(name) for family in FAMILIES)]
    report.expect("P07", len(families) == 1 and not strange, ", ".join(sorted(names)))
    loose = sorted(name for name, embedded in parts.document.fonts if not embedded)
    report.expect("P08", parts.document.fonts and not loose, ", ".join(loose) or f"all {len(parts.document.fonts)}")
    check_colour(report, parts, header)
    report.all_hold("P10", [(unicodedata.is_normalized("NFC", s.text), s.where()) for p in pages for s in p.segments])


def check_colour(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """Black everywhere, but for the urgency mark with its box (I.4, II.10b); and no text over text."""
    pages = parts.document.pages
    mark = header.get("urgency").upper()
    red = [s for s in pages[0].segments if mark and s.text == mark]
    inks = [(c.black or s in red, s.where()) for p in pages for s in p.segments for c in s.inked]
    for page in pages:
        for stroke in page.strokes:
            boxed = page.number == 1 and any(near_box(stroke, s) for s in red)
            inks.append((stroke.black or boxed, f"line on page {page.number}"))
    report.all_hold("P09", inks)
    rows = [(one, other) for p in pages for one, other in zip(p.segments, p.segments[1:])]
    report.all_hold(
        "P17",
        [(abs(a.base - b.base) > 3 or b.x0 - a.x1 > -0.1 * a.size or b.x1 < a.x0, a.where()) for a, b in rows]
        or [(True, "")],
    )


def near_box(stroke: pdf_model.Stroke, segment: Segment) -> bool:
    """Tells whether a line is part of the box around a segment."""
    beside = stroke.x0 > segment.x0 - 60 and stroke.x1 < segment.x1 + 60
    return beside and abs(stroke.y - segment.base) < 40


def cap_or_ascent_top(segment: Segment) -> float:
    """Returns the top of a line, half-way between its capitals and its font box: either may touch the margin."""
    return segment.base - 0.78 * segment.size


def squeeze(name: str) -> str:
    """Returns a font name without what its spellings differ in."""
    return re.sub(r"[^a-z]", "", name.lower())


def check_page_numbers(report: Report, parts: Anatomy) -> None:
    """Page numbers of the plan itself (I.6); those of annexes are A10's."""
    shown = parts.page_numbers
    first = shown.get(1)
    report.expect("P11", first is None, "none" if first is None else first.text)
    main = [page for page in parts.main_pages if page.number > 1]
    if not main and not shown:
        for code in ("P12", "P13", "P14", "P15", "P16"):
            report.absent(code, "one page only")
        return
    report.all_hold(
        "P12",
        [(page.number in shown and shown[page.number].text == str(page.number), f"page {page.number}") for page in main]
        or [(True, "")],
    )
    numbers = list(shown.values())
    report.measure("P13", [(s.size, s.where()) for s in numbers])
    report.all_hold("P14", [(s.upright and s.light, s.where()) for s in numbers])
    pages = {page.number: page for page in parts.document.pages}
    main_numbers = [s for s in numbers if pages[s.page] in parts.main_pages]
    # "Centred in the top margin": on the text block or on the paper, whichever the office reads it as.
    report.measure(
        "P15",
        [
            (min(abs(s.centre - parts.centre), abs(s.centre - pages[s.page].width / 2)) / MM, s.where())
            for s in main_numbers
        ]
        or [0.0],
    )
    report.measure("P16", [(s.base / MM, s.where()) for s in numbers])


def check_letterhead(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """National heading, motto, agency, number, place and date (II.1–II.4)."""
    page = parts.document.pages[0]
    national, motto = parts.national, parts.motto
    report.expect("H01", national is not None, national.text if national else "not found on one line")
    report.expect("H04", motto is not None, motto.text if motto else "not found on one line")
    if national is not None and motto is not None:
        report.measure("H02", national.sizes())
        report.all_hold("H03", [(national.bold and national.upright, NATIONAL_HEADING)])
        report.measure("H05", motto.sizes())
        report.all_hold("H06", [(motto.bold and motto.upright, MOTTO)])
        report.measure("H07", [abs(motto.centre - national.centre) / MM])
        line = anatomy.stroke_under(page, [motto])
        report.measure("H08", [line.length / motto.width] if line else [], digits=3)
        report.measure("H09", [abs(line.centre - motto.centre) / MM] if line else [])
        report.measure("H10", [(motto.base - national.base) / motto.size])
    check_agency(report, parts, header)
    check_number_and_date(report, parts)


def check_agency(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """Superior agency and issuer with the line beneath (II.2)."""
    page, agency = parts.document.pages[0], parts.agency
    superior_text = header.get("superior").upper()
    superior: list[Segment] = []
    while superior_text and len(superior) < len(agency) and joined(superior) != superior_text:
        superior = agency[: len(superior) + 1]
    issuer = agency[len(superior) :]
    if superior_text:
        report.expect(
            "G07",
            joined(superior) == superior_text and all(s.upper and s.light for s in superior),
            joined(superior),
        )
    else:
        report.absent("G07", "no superior agency")
    report.all_hold("G01", [(s.upper and s.bold and s.upright, s.where()) for s in issuer])
    report.measure("G02", [(size, s.where()) for s in agency for size in s.sizes()])
    if not agency:
        return
    axis = agency[0].centre
    report.measure("G03", [(abs(s.centre - axis) / MM, s.where()) for s in agency])
    national = parts.national
    level = national is not None and abs(agency[0].base - national.base) < 0.6 and agency[0].x1 < national.x0
    report.expect("G04", level, f"baselines {agency[0].base:.1f} and {national.base if national else 0:.1f} pt")
    line = anatomy.stroke_under(page, issuer) if issuer else None
    # Of a name on several lines the last or the longest is "the text line".
    ratios = [line.length / issuer[-1].width, line.length / max(s.width for s in issuer)] if line else []
    rule = BY_CODE["G05"]
    fitting = [ratio for ratio in ratios if rule.low <= ratio <= rule.high]
    report.measure("G05", fitting[:1] or ratios[:1], digits=3)
    report.measure("G06", [abs(line.centre - issuer[-1].centre) / MM] if line else [])
    wanted = header.get("issuer").upper()
    report.expect("G08", bool(wanted) and joined(issuer) == wanted, joined(issuer))


def check_number_and_date(report: Report, parts: Anatomy) -> None:
    """Number with symbol, place with date (II.3, II.4)."""
    number, date = parts.number, parts.date
    report.expect("N01", bool(NUMBER.match(joined(number))), joined(number) or "not found")
    report.measure("N02", [size for s in number for size in s.sizes()])
    report.all_hold("N03", [(s.upright and s.light, s.where()) for s in number])
    report.expect("D01", bool(DATE.match(joined(date))), joined(date) or "not found")
    report.measure("D02", [size for s in date for size in s.sizes()])
    report.all_hold("D03", [(s.italic and s.light, s.where()) for s in date])
    if number and parts.agency:
        report.measure("N04", [abs(middle(number) - parts.agency[-1].centre) / MM])
    if number and date:
        report.measure("D04", [abs(number[0].base - date[0].base) / MM])
    if date and parts.national:
        report.measure("D05", [abs(middle(date) - parts.national.centre) / MM])


def check_title(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """Document type and subject (II.5)."""
    kind, subject = parts.kind, parts.subject
    report.expect("T01", kind is not None and kind.bold and kind.upright, kind.text if kind else "not found")
    report.measure("T02", kind.sizes() if kind else [])
    report.measure("T03", [abs(kind.centre - parts.centre) / MM] if kind else [])
    report.all_hold("T04", [(s.bold and s.upright, s.where()) for s in subject])
    report.measure("T05", [(size, s.where()) for s in subject for size in s.sizes()])
    report.measure("T06", [(abs(s.centre - parts.centre) / MM, s.where()) for s in subject])
    line = anatomy.stroke_under(parts.document.pages[0], subject) if subject else None
    ratios = [line.length / subject[-1].width, line.length / max(s.width for s in subject)] if line else []
    rule = BY_CODE["T07"]
    fitting = [ratio for ratio in ratios if rule.low <= ratio <= rule.high]
    report.measure("T07", fitting[:1] or ratios[:1], digits=3)
    report.measure("T08", [abs(line.centre - parts.centre) / MM] if line else [])
    report.expect("T09", joined(subject) == header.get("subject"), joined(subject))


def check_metadata(report: Report, document: pdf_model.Document, header: PlanHeader) -> None:
    """Language, title, author and conformance claims."""
    info = document.info
    report.expect("M01", info["language"] == "vi-VN", info["language"] or "none")
    report.expect(
        "M02",
        header.get("subject") in info["title"] and bool(info["title"]) and info["author"] == header.get("issuer"),
        f"{info['title'][:40]}; {info['author']}",
    )
    report.expect("M04", info["tables"] == str(header.tables), f"{info['tables']} of {header.tables}")
    report.expect("M03", info["pdfa"] == "2 A" and info["pdfua"] == "1", f"{info['pdfa']}, {info['pdfua']}")


def joined(segments: list[Segment]) -> str:
    """Returns the text of several lines as one."""
    return " ".join(segment.text for segment in segments)


def middle(segments: list[Segment]) -> float:
    """Returns the middle of several segments of one line."""
    return (min(s.x0 for s in segments) + max(s.x1 for s in segments)) / 2


def main(arguments: list[str]) -> int:
    """Checks pairs of a plan and its PDF."""
    made = arguments[:1] == ["--made"]
    files = arguments[made:]
    if not files or len(files) % 2:
        print(__doc__, file=sys.stderr)
        return 2
    reports = [check(pdf_model.read(pdf), plan_header.read(plan)) for plan, pdf in zip(files[::2], files[1::2])]
    if made:
        for report in reports:
            for code in OWN_CLAIMS:
                report.absent(code, "not ours")
    return main_result(reports)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
