"""Mistakes of outloud 0.2.1, and how each is proved on the file at hand.

- TBL-014 looks for the table of a drawn grid by the table's own page entry, which tables here have not: all text of the
  page inside the grid must belong to a tagged table.
- TAG-002 takes a repeated head row for hidden prose when it recurs on fewer than three pages: the artifact's words must
  be those of a head row tagged on an earlier page.
- TBL-004 forgets a cell that spans rows in the last column when it counts its last row: counted rightly, all rows of
  every table must be equally wide.
- ORD-001 wants a footnote's tag where the note is painted, at the foot of the page, and not at its mark, where it is
  read: with notes and their marks left out, every page must be painted in the order of its tags.
"""

from outloud.model import Document
from outloud.rules.tables import grids


def grid_is_tagged(document: Document, finding) -> str | None:
    """Returns why a drawn grid is a tagged table after all."""
    page = finding.page - 1
    marks = {
        (r.stream, r.mcid)
        for t in document.elements_of("Table")
        for n in t.descendants()
        for r in n.mcrefs
        if r.page == page
    }
    if not finding.boxes or not marks:
        return None
    box = finding.boxes[0]
    inside = [
        run
        for run in document.content(page).runs
        if run.text.strip() and not run.artifact and within(run.bbox, (box["x0"], box["y0"], box["x1"], box["y1"]))
    ]
    if inside and all(run.key in marks for run in inside):
        return f"all {len(inside)} runs of text in the grid belong to a tagged table"
    return None


def within(inner: tuple, outer: tuple) -> bool:
    """Tells whether the middle of one box lies in another."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def head_row_is_tagged(document: Document, finding) -> str | None:
    """Returns why hidden words are a repeated head row."""
    page = finding.page - 1
    lines = [
        line for line in document.content(page).lines if line.artifact_share >= 0.8 and len(line.text.split()) >= 8
    ]
    heads = []
    for table in document.elements_of("Table"):
        cells = [node for node in table.descendants() if node.type == "TH"]
        marks = [r for cell in cells for n in [cell, *cell.descendants()] for r in n.mcrefs]
        if marks and all(r.page is not None and r.page < page for r in marks):
            words = " ".join(document.content(r.page).mcid_text.get((r.stream, r.mcid), "") for r in marks).split()
            heads.append(words)
    if (
        finding.count <= len(lines)
        and heads
        and all(any(fits(line.text.split(), head) for head in heads) for line in lines)
    ):
        return "the words are those of a head row tagged on an earlier page"
    return None


def fits(words: list[str], head: list[str]) -> bool:
    """Tells whether a line's words are all words of a head row."""
    left = list(head)
    for word in words:
        if word not in left:
            return False
        left.remove(word)
    return True


def rows_are_even(document: Document, finding) -> str | None:
    """Returns why a table is regular after all."""
    for grid in grids(document):
        carry: dict[int, int] = {}
        widths = []
        for row in grid.rows:
            column, following = 0, {}
            for cell in row:
                while carry.get(column, 0) > 0:
                    column += 1
                for place in range(column, column + cell.colspan):
                    following[place] = cell.rowspan
                column += cell.colspan
            occupied = {place for place, rows in carry.items() if rows > 0} | set(following)
            widths.append(len(occupied))
            carry = {place: rows - 1 for place, rows in {**carry, **following}.items()}
        if len(set(widths)) > 1:
            return None
    return "with cells that span rows counted to their end, all rows of every table are equally wide"


def only_notes_are_moved(document: Document, finding) -> str | None:
    """Returns why the order of painting is that of reading."""
    # A note and, beside it, the mark in the text.
    parts = [kid for note in document.elements_of("Note") for kid in note.logical_parent.logical_children]
    notes = {id(node) for part in parts if part.type in ("Note", "Lbl") for node in [part, *part.descendants()]}
    logical: dict[int, list[tuple]] = {}
    for element in document.elements:
        for mark in element.mcrefs if id(element) not in notes else []:
            if mark.page is not None:
                logical.setdefault(mark.page, []).append((mark.stream, mark.mcid))
    if not notes:
        return None
    for page in document.pages:
        rank = {key: index for index, key in enumerate(logical.get(page.index, []))}
        painted = [rank[key] for key in document.content(page.index).paint_order if key in rank]
        if painted != sorted(painted):
            return None
    return "with the footnotes left out, every page is painted in the order of its tags"


EXCUSES = {
    "TBL-014": grid_is_tagged,
    "TAG-002": head_row_is_tagged,
    "TBL-004": rows_are_even,
    "ORD-001": only_notes_are_moved,
}
