#!/usr/bin/env python3
"""The two accessibility checkers, run so that no rule of theirs drops out unseen and no mistake of theirs counts.

    accessibility.py pdfua|outloud PDF      exit code 1 when an error or a warning remains

pdfua 0.1.3 asks an array whether it is a number, which pikepdf answers with an exception, so that its rule on empty
headings never runs: that question is answered here. A rule that raises all the same is a failure.

outloud 0.2.1 is mistaken about a table that goes on over pages, in two ways; each finding of these kinds is looked into
and excused only when the mistake is proved on the file:
 - TBL-014 looks for the table of a drawn grid by the table's own page entry, which a table on several pages has not.
   Excused when all text of the page inside a tagged table, and nothing else tagged, fills the grid.
 - TAG-002 takes a repeated head row for hidden prose when it recurs on fewer than three pages. Excused when the
   artifact's words are those of a head row of a tagged table that began on an earlier page.
"""

import sys

import outloud
import pdfua.document
import pdfua.rules.structure
import pikepdf
from outloud.model import Document
from pdfua.model import Severity
from pdfua.validator import Validator


def run_pdfua(path: str) -> list[str]:
    """Returns what pdfua finds at warning level or above, and what it could not look at."""
    asked = pdfua.document.as_integer

    def as_integer(value):
        return None if isinstance(value, pikepdf.Array) else asked(value)

    pdfua.document.as_integer = as_integer
    pdfua.rules.structure.as_integer = as_integer
    faults, ran = [], 0
    for outcome in Validator().validate(path).outcomes:
        ran += 1
        if outcome.skipped_reason and "raised" in outcome.skipped_reason:
            faults.append(f"{outcome.rule_id} not evaluated: {outcome.skipped_reason}")
        faults += [
            f"{outcome.rule_id} {f.severity.name}: {f}" for f in outcome.findings if f.severity >= Severity.WARNING
        ]
    print(f"pdfua: {ran} rules ran")
    return faults


def run_outloud(path: str) -> list[str]:
    """Returns what outloud finds at warning level or above, proven mistakes aside, and what it could not look at."""
    result = outloud.check(path)
    if result.error:
        return [f"not read: {result.error}"]
    faults = []
    for run in result.runs:
        expected = run.status in ("ran", "not-applicable", "not-implemented") or "--source" in (run.reason or "")
        if not expected:
            faults.append(f"{run.rule} {run.status}: {run.reason}")
    document = Document(path)
    for finding in result.findings:
        if finding.severity not in ("error", "warning"):
            continue
        shown = f"{finding.rule} {finding.severity}, page {finding.page}: {finding.message} ({finding.evidence})"
        excuse = EXCUSES.get(finding.rule)
        reason = excuse(document, finding) if excuse else None
        if reason:
            print(f"excused: {shown}: {reason}")
        else:
            faults.append(shown)
    document.close()
    print(f"outloud: {len(result.runs)} rules, {len(result.findings)} findings")
    return faults


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


EXCUSES = {"TBL-014": grid_is_tagged, "TAG-002": head_row_is_tagged}


def main(arguments: list[str]) -> int:
    """Runs one checker on one file."""
    if len(arguments) != 2 or arguments[0] not in ("pdfua", "outloud"):
        print(__doc__, file=sys.stderr)
        return 2
    checker, path = arguments
    faults = run_pdfua(path) if checker == "pdfua" else run_outloud(path)
    for fault in faults:
        print(f"{path}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
