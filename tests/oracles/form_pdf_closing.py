"""The form test of what follows the body: recipients, signing block, annexes, urgency (II.7, II.9, II.10, III.1)."""

import re

from anatomy import Anatomy, content
from pdf_model import Segment
from plan_header import PlanHeader
from report import Report
from rules import MM

ANNEX_LABEL = re.compile(r"^Phụ lục( [IVXLC]+)?$")
HONOURS = re.compile(r"\b(GS|PGS|TS|ThS|CN|KS|BS|Ông|Bà|NGƯT|NGND|AHLĐ)\b\.?")


def check_closing(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """Recipients and signing block."""
    if parts.label is None:
        return
    label, signing, name = parts.label, parts.signing, parts.name
    report.measure("R01", label.sizes())
    report.expect("R02", label.text == "Nơi nhận:" and label.bold and label.italic, label.text)
    report.measure("R03", [(label.x0 - parts.left) / MM])
    report.measure("R04", [abs(label.base - signing[0].base) / MM] if signing else [])
    check_recipients(report, parts)
    if not signing or name is None:
        return
    report.all_hold("Q01", [(s.upper and s.bold and s.upright, s.where()) for s in signing])
    report.measure("Q02", [(size, s.where()) for s in signing for size in s.sizes()])
    axis = signing[0].centre
    report.measure("Q03", [(abs(s.centre - axis) / MM, s.where()) for s in [*signing, name]])
    words = [word for word in name.text.split() if word.isalpha()]
    capitals = all(word[0].isupper() and word[1:].islower() for word in words if len(word) > 1)
    report.expect("Q04", name.bold and name.upright and capitals and bool(words), name.text)
    report.measure("Q05", name.sizes())
    wanted = header.get("signer")
    report.expect("Q06", name.text == wanted and not HONOURS.search(name.text), f"{name.text} | {wanted}")
    report.measure("Q07", [(name.base - signing[-1].base) / MM])
    report.expect("Q08", axis > parts.centre, f"axis {axis:.0f} pt, block's centre {parts.centre:.0f} pt")
    above = [line for line in parts.body if line.page == label.page]
    together = all(s.page == label.page for s in [*signing, name, *parts.recipients])
    alone = not above
    report.expect("Q09", together and not alone, f"{len(above)} lines of the body on page {label.page}")


def check_recipients(report: Report, parts: Anatomy) -> None:
    """The list under “Nơi nhận:” (II.9)."""
    lines = parts.recipients
    report.measure("R05", [(size, s.where()) for s in lines for size in s.sizes()])
    report.all_hold("R06", [(s.upright and s.light, s.where()) for s in lines])
    entries: list[list[Segment]] = []
    for line in lines:
        if line.text.startswith("-") or not entries:
            entries.append([line])
        else:
            entries[-1].append(line)
    report.measure("R07", [((e[0].x0 - parts.left) / MM, e[0].where()) for e in entries])
    texts = [" ".join(line.text for line in entry) for entry in entries]
    cases = [(t.startswith("- ") and t.endswith(";"), t) for t in texts[:-1]]
    cases += [(t.startswith("- Lưu: VT") and t.endswith("."), t) for t in texts[-1:]]
    report.all_hold("R08", cases)


def check_annexes(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """Annex headings and pages (III.1), and the urgency mark (II.10b)."""
    check_urgency(report, parts, header)
    annexes = parts.annexes
    report.expect("A01", len(annexes) == header.annexes, f"{len(annexes)} of {header.annexes}")
    if not annexes:
        for code in ("A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11"):
            report.absent(code, "no annex")
        return
    several = len(annexes) > 1
    report.all_hold(
        "A02",
        [
            (match and bool(match.group(1)) == several and a.label.bold and a.label.upright, a.label.where())
            for a in annexes
            for match in [ANNEX_LABEL.match(a.label.text)]
        ],
    )
    report.measure("A03", [(size, a.label.where()) for a in annexes for size in a.label.sizes()])
    titles = [s for a in annexes for s in a.title]
    report.all_hold("A04", [(s.upper and s.bold and s.upright, s.where()) for s in titles])
    report.measure("A05", [(size, s.where()) for s in titles for size in s.sizes()])
    report.measure("A06", [(off_centre(a, s) / MM, s.where()) for a in annexes for s in heading(a)])
    attached = [s for a in annexes for s in a.attached]
    report.all_hold("A07", [(s.italic and s.light, s.where()) for s in attached], "no “(Kèm theo …)” line")
    report.measure("A08", [(size, s.where()) for s in attached for size in s.sizes()])
    number = " ".join(s.text for s in parts.number).removeprefix("Số:").replace(" ", "")
    report.all_hold(
        "A09", [(number and number in joined(a.attached).replace(" ", ""), joined(a.attached)) for a in annexes]
    )
    report.all_hold("A10", [case for a in annexes for case in numbering(parts, a)])
    turned = sum(1 for a in annexes if all(p.width > p.height for p in a.pages))
    upright = [p.number for p in parts.main_pages if p.width > p.height]
    report.expect("A11", turned == header.landscape and not upright, f"{turned} of {header.landscape} turned")


def heading(annex) -> list[Segment]:
    """Returns every line of an annex's heading."""
    return [annex.label, *annex.title, *annex.attached]


def off_centre(annex, segment: Segment) -> float:
    """Returns how far a heading line is from the middle of its page's text block."""
    if segment.text.split()[-1] in ("ngày", "tháng", "năm", "số"):
        # A blank for the pen ends the line, and ink alone does not show the line's middle.
        return 0.0
    page = annex.pages[0]
    grid = [stroke for stroke in page.strokes if stroke.vertical]
    if grid:
        return abs(segment.centre - (min(s.x0 for s in grid) + max(s.x1 for s in grid)) / 2)
    below = [s for s in page.segments if s.base > heading(annex)[-1].base]
    middle = (min(s.x0 for s in below) + max(s.x1 for s in below)) / 2 if below else page.width / 2
    return min(abs(segment.centre - middle), abs(segment.centre - page.width / 2))


def numbering(parts: Anatomy, annex) -> list[tuple[bool, str]]:
    """Returns a verdict for each page of an annex: its own count, from 1 (the first may be left out)."""
    cases = []
    for index, page in enumerate(annex.pages, 1):
        shown = parts.page_numbers.get(page.number)
        text = shown.text if shown else ""
        cases.append((text == str(index) or (index == 1 and not text), f"page {page.number} shows “{text}”"))
    return cases


def check_urgency(report: Report, parts: Anatomy, header: PlanHeader) -> None:
    """The boxed urgency mark, where the plan asks for one."""
    wanted = header.get("urgency").upper()
    if not wanted:
        report.absent("U01", "not urgent")
        return
    page = parts.document.pages[0]
    mark = next((s for s in content(parts, page) if s.text == wanted), None)
    if mark is None:
        report.expect("U01", False, f"“{wanted}” not found on page 1")
        return
    around = [s for s in page.strokes if s.x0 - 2 <= mark.x0 and s.x1 + 2 >= mark.x1 and abs(s.y - mark.base) < 40]
    report.expect("U01", mark.bold and mark.upright and 13 <= mark.size <= 14 and bool(around), mark.where())


def joined(segments: list[Segment]) -> str:
    """Returns the text of several lines as one."""
    return " ".join(segment.text for segment in segments)
