"""The form test of a DOCX's body, recipients, signing block and annexes (II.6, II.7, II.9, III.1)."""

import re

from docx_model import Docx, Paragraph
from form_pdf_body import INDENT_SLACK, INDENTS, NUMBERED, POINT, ROMAN, to_roman
from form_pdf_closing import ANNEX_LABEL, HONOURS
from plan_header import PlanHeader
from report import Report
from rules import END_MARK, MM, POINT_LETTERS


def body_of(document: Docx) -> list[Paragraph]:
    """Returns the inked paragraphs between the subject and the signing block, tables aside."""
    started, body = False, []
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("Nơi nhận"):
            break
        if started and paragraph.inked and paragraph.cell is None:
            body.append(paragraph)
        if not started and paragraph.text == "KẾ HOẠCH":
            started = True
    # The subject's own lines come first and are centred.
    while body and body[0].jc == "center":
        body.pop(0)
    return body


def check_body(report: Report, document: Docx) -> None:
    """Size, indent, justification, gaps, spacing, headings and numbering."""
    body = body_of(document)
    if not body:
        return
    report.measure("B01", [(size, p.where()) for p in body for size in p.sizes()])
    report.measure("B02", [float(len({size for p in body for size in p.sizes()}))], digits=0)
    indents = [
        (near(p.first / MM) and abs(p.left) < 1, f"{p.first / MM:.1f} mm, left {p.left:.0f} pt, {p.where()}")
        for p in body
    ]
    kinds = {near(p.first / MM) for p in body}
    report.all_hold("B03", [*indents, (len(kinds) == 1, f"indents in use: {kinds}")])
    report.all_hold("W21", [(p.jc == "both", f"{p.jc}: {p.where()}") for p in body])
    report.measure("B05", [(max(q.before, p.after), q.where()) for p, q in zip(body, body[1:])])
    report.measure("B06", [(spacing(p), p.where()) for p in body])
    count = sum(p.text.count(END_MARK) for p in body)
    report.expect("E01", count == 1 and body[-1].text.endswith(END_MARK), f"{count}; ends “…{body[-1].text[-20:]}”")
    check_bases(report, body)
    check_headings(report, body)


def near(millimetres: float) -> float | None:
    """Returns which of the allowed indents this is."""
    return next((indent for indent in INDENTS if abs(millimetres - indent) <= INDENT_SLACK), None)


def spacing(paragraph: Paragraph) -> float:
    """Returns the line spacing as a multiple of single."""
    if paragraph.line_rule == "auto":
        return paragraph.line / 240
    return paragraph.line / 20 / (1.149 * max(paragraph.sizes()))


def check_bases(report: Report, body: list[Paragraph]) -> None:
    """Legal bases in paragraphs of their own (II.6a)."""
    bases = []
    for paragraph in body:
        if ROMAN.match(paragraph.text):
            break
        if paragraph.text.startswith("Căn cứ ") and len(paragraph.text) < 600:
            bases.append(paragraph)
    if not bases or (len(bases) == 1 and not bases[0].italic and not bases[0].text.endswith(";")):
        report.absent("K01", "run in")
        report.absent("K02", "run in")
        return
    report.all_hold("K01", [(p.italic and p.light, p.where()) for p in bases])
    ends = [(p.text.endswith(";"), p.where()) for p in bases[:-1]]
    report.all_hold("K02", [*ends, (bases[-1].text[-1] in ".;", bases[-1].where())])


def check_headings(report: Report, body: list[Paragraph]) -> None:
    """Weight, case, order, outline (II.6d)."""
    cases: dict[str, list] = {code: [] for code in ("S01", "S02", "S03", "S04", "S05", "S06", "W20")}
    roman, number, letter = 0, 0, -1
    for paragraph in body:
        text, place = paragraph.text, paragraph.where()
        if match := ROMAN.match(text):
            cases["S01"].append((paragraph.bold and paragraph.upright and paragraph.upper, place))
            cases["W20"].append((paragraph.outline == 0 and paragraph.keep_next, place))
            roman, number, letter = roman + 1, 0, -1
            cases["S02"].append((match.group(1) == to_roman(roman), place))
        elif match := NUMBERED.match(text):
            cases["S03"].append((not paragraph.inked[0].italic, place))
            value = int(match.group(1))
            cases["S04"].append((value in (number + 1, 1), place))
            number, letter = value, -1
        elif match := POINT.match(text):
            cases["S05"].append((not paragraph.inked[0].bold and not paragraph.inked[0].italic, place))
            index = POINT_LETTERS.index(match.group(1)) if match.group(1) in POINT_LETTERS else -2
            cases["S06"].append((index in (letter + 1, 0), place))
            letter = index
    for code, found in cases.items():
        if found or code in ("S01", "S02", "W20"):
            report.all_hold(code, found)
        else:
            report.absent(code, "none in this plan")


def check_closing(report: Report, document: Docx, header: PlanHeader) -> None:
    """Recipients and signing block (II.7, II.9)."""
    paragraphs = document.paragraphs
    label = next((p for p in paragraphs if p.text.startswith("Nơi nhận")), None)
    if label is None or label.cell is None:
        return
    table = [p for p in paragraphs if p.cell and p.cell.table == label.cell.table and p.inked]
    report.measure("R01", label.sizes())
    report.expect("R02", label.text == "Nơi nhận:" and label.bold and label.italic, label.where())
    recipients = [p for p in table if p.cell.column == label.cell.column and p is not label]
    report.measure("R05", [(size, p.where()) for p in recipients for size in p.sizes()])
    report.all_hold("R06", [(p.upright and p.light, p.where()) for p in recipients])
    ends = [(p.text.startswith("- ") and p.text.endswith(";"), p.text) for p in recipients[:-1]]
    ends += [(p.text.startswith("- Lưu: VT") and p.text.endswith("."), p.text) for p in recipients[-1:]]
    report.all_hold("R08", ends)
    signing = [p for p in table if p.cell.column != label.cell.column]
    if not signing:
        return
    *authority, name = signing
    report.all_hold("Q01", [(p.upper and p.bold and p.upright and p.jc == "center", p.where()) for p in authority])
    report.measure("Q02", [(size, p.where()) for p in authority for size in p.sizes()])
    capitals = all(word[0].isupper() for word in name.text.split())
    report.expect("Q04", name.bold and name.upright and name.jc == "center" and capitals, name.where())
    report.measure("Q05", name.sizes())
    wanted = header.get("signer")
    report.expect("Q06", name.text == wanted and not HONOURS.search(name.text), f"{name.text} | {wanted}")
    body = body_of(document)
    splits = document.tables[label.cell.table].rows_that_split
    kept = bool(body) and body[-1].keep_next
    report.expect("W19", kept and not splits, f"last paragraph keepNext {kept}, rows that may split {splits}")


def check_annexes(report: Report, document: Docx, header: PlanHeader) -> None:
    """Annex headings and tables (III.1)."""
    labels = [
        p for p in document.paragraphs if re.match(r"^phụ lục( [IVXLC]+)?$", p.text, re.IGNORECASE) and p.section > 0
    ]
    report.expect("A01", len(labels) == header.annexes, f"{len(labels)} of {header.annexes}")
    if not labels:
        for code in ("A02", "A03", "A04", "A05", "A07", "A08", "A09", "W23"):
            report.absent(code, "no annex")
        return
    titles, attached = [], []
    for label in labels:
        start = next(i for i, p in enumerate(document.paragraphs) if p is label) + 1
        following = [p for p in document.paragraphs[start : start + 6] if p.inked and p.cell is None]
        attached += [p for p in following if p.text.startswith("(")][:1]
        titles += following[:1]
    several = len(labels) > 1
    report.all_hold(
        "A02",
        [
            (
                ANNEX_LABEL.match(p.text)
                and p.bold
                and p.upright
                and p.jc == "center"
                and several == (" " in p.text[7:]),
                p.where(),
            )
            for p in labels
        ],
    )
    report.measure("A03", [size for p in labels for size in p.sizes()])
    report.all_hold("A04", [(p.upper and p.bold and p.upright and p.jc == "center", p.where()) for p in titles])
    report.measure("A05", [size for p in titles for size in p.sizes()])
    report.all_hold(
        "A07", [(p.italic and p.light and p.jc == "center", p.where()) for p in attached], "no “(Kèm theo …)”"
    )
    report.measure("A08", [size for p in attached for size in p.sizes()])
    number = next((p.text for p in document.paragraphs if p.text.startswith("Số:")), "").removeprefix("Số:")
    bare = number.replace(" ", "")
    report.all_hold("A09", [(bare and bare in p.text.replace(" ", ""), p.text) for p in attached])
    in_annexes = sorted({p.cell.table for p in document.paragraphs if p.cell and p.section > 0})
    tables = [document.tables[index] for index in in_annexes]
    if tables:
        report.all_hold(
            "W23", [(t.bordered and t.head_rows >= 1, f"{t.rows} rows, {t.head_rows} head rows") for t in tables]
        )
    else:
        report.absent("W23", "no table in an annex")
