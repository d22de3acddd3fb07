#!/usr/bin/env python3
"""The two accessibility checkers, run so that no rule of theirs drops out unseen and no mistake of theirs counts.

    accessibility.py pdfua|outloud PDF      exit code 1 when an error or a warning remains

pdfua 0.1.3 asks an array whether it is a number, which pikepdf answers with an exception, so that its rule on empty
headings never runs: that question is answered here. A rule that raises all the same is a failure.

outloud's known mistakes are in `outloud_mistakes.py`; a finding of such a kind is excused only when the mistake is
proved on the file.
"""

import sys

import outloud
import pdfua.document
import pdfua.rules.structure
import pikepdf
from outloud.model import Document
from pdfua.model import Severity
from pdfua.validator import Validator

from outloud_mistakes import EXCUSES


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
