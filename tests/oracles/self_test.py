#!/usr/bin/env python3
"""Proves that every check can fail: puts a fault into good outputs, rule by rule, and sees it found.

    self_test.py PLANS FIXTURES BUILT      folders: the sources, the words, and the built NAME.pdf, NAME.docx

Three kinds of fault: one for each form rule, put into the measured document; files spoilt on disk, for the readers
and the outside programs; and a lost, a swapped and an added word.
"""

import pickle
import sys
import tempfile
from pathlib import Path

import anatomy
import docx_model
import form_docx
import form_pdf
import mutants_docx
import mutants_pdf
import pdf_model
import plan_header
import rules
import rules_docx
from spoilt_files import spoilt_file_cases
from spoilt_words import spoilt_word_cases


def sources(plans: Path, built: Path) -> list[Path]:
    """Returns the sources whose outputs were built."""
    return [plan for plan in sorted(plans.glob("*.plan")) if (built / f"{plan.stem}.pdf").exists()]


def pdf_cases(plans: Path, built: Path):
    """Yields, for each rule of the PDF, whether its fault was found."""
    bases = [
        (plan_header.read(str(plan)), pdf_model.read(str(built / f"{plan.stem}.pdf"))) for plan in sources(plans, built)
    ]
    sound = [(header, document, form_pdf.check(document, header).failed_codes()) for header, document in bases]
    for rule in rules.PDF_RULES:
        yield f"form PDF {rule.code}", try_rule(rule.code, sound, spoil_pdf, form_pdf.check)


def docx_cases(plans: Path, built: Path):
    """Yields, for each rule of the DOCX, whether its fault was found."""
    bases = [
        (plan_header.read(str(plan)), docx_model.read(str(built / f"{plan.stem}.docx")))
        for plan in sources(plans, built)
    ]
    sound = [(header, document, form_docx.check(document, header).failed_codes()) for header, document in bases]
    for rule in rules_docx.DOCX_RULES:
        yield f"form DOCX {rule.code}", try_rule(rule.code, sound, spoil_docx, form_docx.check)


def spoil_pdf(document, header) -> dict:
    """Returns the faults that can be put into this PDF."""
    return mutants_pdf.faults(anatomy.dissect(document), header)


def spoil_docx(document, header) -> dict:
    """Returns the faults that can be put into this DOCX."""
    return mutants_docx.faults(document, header)


def try_rule(code: str, sound: list, spoil, check) -> str:
    """Breaks one rule in the first document that keeps it and can be broken; returns what went wrong, or nothing."""
    reason = "every built document breaks this rule already"
    for header, document, failed in sound:
        if code in failed:
            continue
        # Pickling copies several times faster than deepcopy.
        header, document = pickle.loads(pickle.dumps((header, document)))
        action = spoil(document, header).get(code)
        if action is None:
            return "no fault is known for this rule"
        try:
            action()
        except (AttributeError, IndexError, KeyError, StopIteration, TypeError, AssertionError) as error:
            # This plan has nothing of the kind (no annex, one page); another may.
            reason = f"the fault fits no plan ({type(error).__name__}: {error})"
            continue
        if code in check(document, header).failed_codes():
            return ""
        reason = "the fault was not found"
    return reason


def main(arguments: list[str]) -> int:
    """Runs all cases; every fault that is not found is a failure."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    plans, fixtures, built = map(Path, arguments)
    total, lost = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for cases in (
            pdf_cases(plans, built),
            docx_cases(plans, built),
            spoilt_word_cases(plans, fixtures, built, Path(folder)),
            spoilt_file_cases(plans, built, Path(folder)),
        ):
            for name, trouble in cases:
                total += 1
                if trouble:
                    lost += 1
                    print(f"FAIL {name}: {trouble}")
    print(f"self-test: {total - lost} of {total} faults found")
    return 1 if lost or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
