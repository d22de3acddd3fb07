"""The form test of the body: size, indent, spacing, headings, numbering, end mark (II.6)."""

import re
from statistics import median

from anatomy import Anatomy, Paragraph
from report import Report
from rules import END_MARK, MM, POINT_LETTERS

INDENTS = (10.0, 12.7)  # mm
INDENT_SLACK = 0.5  # mm
SINGLE = 1.149  # line height of Times New Roman set single, in font sizes
ROMAN = re.compile(r"^([IVXLC]+)\. ")
NUMBERED = re.compile(r"^(\d+)\. ")
POINT = re.compile(r"^([a-zđ])\) ")


def check_body(report: Report, parts: Anatomy) -> None:
    """Size, indent, justification, gaps and spacing, over every line of the body."""
    if not parts.paragraphs:
        return
    sizes = {size for line in parts.body for size in line.sizes()}
    report.measure("B01", [(size, line.where()) for line in parts.body for size in line.sizes()])
    report.measure("B02", [float(len(sizes))], digits=0)
    check_indent(report, parts)
    check_lines(report, parts)
    check_bases(report, parts)
    ends = [line for line in parts.body if END_MARK in line.text]
    count = sum(line.text.count(END_MARK) for line in parts.body)
    last = parts.body[-1]
    report.expect(
        "E01", count == 1 and last.text.endswith(END_MARK), f"{count}; ends “…{last.text[-20:]}”" if ends else "none"
    )


def check_indent(report: Report, parts: Anatomy) -> None:
    """Every line starts at the edge or at the one indent in use; no line sticks out."""
    cases = []
    used = set()
    for paragraph in parts.paragraphs:
        offset = (paragraph.first.x0 - parts.left) / MM
        near = [indent for indent in INDENTS if abs(offset - indent) <= INDENT_SLACK]
        used.update(near)
        cases.append((bool(near), f"{offset:.1f} mm, {paragraph.first.where()}"))
        for line in paragraph.lines[1:]:
            offset = (line.x0 - parts.left) / MM
            cases.append((abs(offset) <= INDENT_SLACK, f"{offset:.1f} mm, {line.where()}"))
    cases.append((len(used) == 1, f"indents in use: {sorted(used)}"))
    report.all_hold("B03", cases)


def check_lines(report: Report, parts: Anatomy) -> None:
    """Justification, paragraph gaps and line spacing, from the baselines."""
    short, pitches, gaps = [], [], []
    for paragraph in parts.paragraphs:
        for line, following in zip(paragraph.lines, paragraph.lines[1:]):
            short.append((right_gap(line, parts.right) / MM, line.where()))
            if line.page == following.page:
                pitches.append((following.base - line.base, following.where()))
    size = median(line.size for line in parts.body)
    pitch = median(value for value, _ in pitches) if pitches else SINGLE * size
    for above, below in zip(parts.paragraphs, parts.paragraphs[1:]):
        last, first = above.lines[-1], below.first
        if last.page == first.page:
            gaps.append((first.base - last.base - pitch, first.where()))
    report.measure("B05", gaps)
    if not pitches:
        for code in ("B04", "B06", "B07"):
            report.absent(code, "no paragraph of two lines")
        return
    report.measure("B04", short)
    report.measure("B06", [(value / (SINGLE * size), place) for value, place in pitches])
    report.measure("B07", [(abs(value - pitch), place) for value, place in pitches])


def right_gap(line, right: float) -> float:
    """Returns how far a line ends before the right edge; a closing mark may hang over it."""
    gap = right - line.x1
    if gap < 0 and line.text[-1] in ".,;:-”)…":
        return min(0.0, gap + 0.4 * line.size)
    return gap


def check_bases(report: Report, parts: Anatomy) -> None:
    """Legal bases on lines of their own, before the first heading (II.6a)."""
    bases = []
    for paragraph in parts.paragraphs:
        if ROMAN.match(paragraph.text):
            break
        if paragraph.text.startswith("Căn cứ ") and len(paragraph.text) < 600:
            bases.append(paragraph)
    # A single opening sentence that begins with these words and goes on to enact is a run-in basis, not a list.
    if not bases or (len(bases) == 1 and not bases[0].first.italic and not bases[0].text.endswith(";")):
        report.absent("K01", "run in")
        report.absent("K02", "run in")
        return
    report.all_hold("K01", [(all(l.italic and l.light for l in p.lines), p.first.where()) for p in bases])
    ends = [(p.text.endswith(";"), p.first.where()) for p in bases[:-1]]
    ends.append((bases[-1].text[-1] in ".;", bases[-1].first.where()))
    report.all_hold("K02", ends)


def check_headings(report: Report, parts: Anatomy) -> None:
    """Weight, case and order of headings and markers (II.6d)."""
    romans, numbers, points = [], [], []
    roman, number, letter = 0, 0, -1
    order_one, order_two, order_three = [], [], []
    for paragraph in parts.paragraphs:
        text, place = paragraph.text, paragraph.first.where()
        if match := ROMAN.match(text):
            romans.append((heading_holds(paragraph), place))
            roman, number, letter = roman + 1, 0, -1
            order_one.append((match.group(1) == to_roman(roman), place))
        elif match := NUMBERED.match(text):
            numbers.append((numbered_holds(paragraph), place))
            value = int(match.group(1))
            order_two.append((value in (number + 1, 1), place))
            number, letter = value, -1
        elif match := POINT.match(text):
            points.append((marker_plain(paragraph), place))
            index = POINT_LETTERS.index(match.group(1)) if match.group(1) in POINT_LETTERS else -2
            order_three.append((index in (letter + 1, 0), place))
            letter = index
    for code, cases in (
        ("S01", romans),
        ("S02", order_one),
        ("S03", numbers),
        ("S04", order_two),
        ("S05", points),
        ("S06", order_three),
    ):
        if cases or code in ("S01", "S02"):
            report.all_hold(code, cases)
        else:
            report.absent(code, "none in this plan")


def heading_holds(paragraph: Paragraph) -> bool:
    """Tells whether a Roman heading is bold, upright and in capitals."""
    return all(line.bold and line.upright and line.upper for line in paragraph.lines)


def numbered_holds(paragraph: Paragraph) -> bool:
    """Tells whether a numbered heading's number is upright, bold in a bold title, and not bold before plain words."""
    length = len(NUMBERED.match(paragraph.text).group(1)) + 1
    marker, words = paragraph.first.inked[:length], paragraph.first.inked[length:]
    words += [char for line in paragraph.lines[1:] for char in line.inked]
    if any(char.italic for char in marker):
        return False
    if all(char.bold for char in words):
        return all(char.bold for char in marker)
    return words[0].bold or not any(char.bold for char in marker)


def marker_plain(paragraph: Paragraph) -> bool:
    """Tells whether the marker of a point is upright and not bold."""
    return not any(char.bold or char.italic for char in paragraph.first.inked[:2])


def to_roman(value: int) -> str:
    """Returns a Roman numeral."""
    text = ""
    for number, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= number:
            text, value = text + letters, value - number
    return text
