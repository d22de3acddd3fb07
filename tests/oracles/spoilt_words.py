"""Words lost, swapped, changed and added: the words test must find each."""

import contextlib
import io
import re
import shutil
import zipfile
from pathlib import Path

import words


def rewrite(source: Path, target: Path, part: str, change) -> None:
    """Copies a zip file with one part changed; the change must change something."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == part:
                changed = change(data.decode())
                assert changed != data.decode(), f"nothing to change in {part}"
                data = changed.encode()
            new.writestr(item, data)


def spoilt_word_cases(plans: Path, fixtures: Path, built: Path, folder: Path):
    """Yields a name and what went wrong for each spoilt text."""
    plan = next(p for p in sorted(plans.glob("*.plan")) if (fixtures / f"{p.stem}.txt").exists())
    docx, pdf = built / f"{plan.stem}.docx", built / f"{plan.stem}.pdf"

    def faults(fixture_folder: Path = fixtures, docx_path: Path = docx, made: Path | None = None) -> list[str]:
        with contextlib.redirect_stdout(io.StringIO()):
            return words.check(str(fixture_folder), str(plan), str(pdf), str(docx_path), str(made) if made else None)

    before = faults()
    changes = {
        "a word lost": lambda text: text.replace("Nhân dân ", "Nhân ", 1),
        "two words swapped": lambda text: text.replace("tập thể, cá nhân", "cá nhân tập thể,", 1),
        "a word added": lambda text: text.replace("tập thể", "tập thể lạ", 1),
        "a letter changed": lambda text: text.replace("khen thưởng", "khen thuởng", 1),
    }
    for name, change in changes.items():
        spoilt = folder / "words.docx"
        rewrite(docx, spoilt, "word/document.xml", change)
        after = faults(docx_path=spoilt)
        yield f"DOCX words: {name}", "" if len(after) > len(before) else "not found"
    copy = folder / "fixtures"
    shutil.copytree(fixtures, copy)
    path = copy / f"{plan.stem}.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("phong trào", "phong trào vô danh", 1), encoding="utf-8")
    yield "PDF words: a word lost", "" if any(" PDF: “vô”" in fault for fault in faults(copy)) else "not found"
    path.write_text(re.sub(r"\b(khen thưởng)\b", "thưởng", text, count=1), encoding="utf-8")
    yield (
        "PDF words: a word added",
        "" if any("PDF: “khen” is added" in fault for fault in faults(copy)) else "not found",
    )
    other = next(p for p in sorted(built.glob("*.pdf")) if p.stem != plan.stem)
    yield "words of the PDF made of the DOCX", "" if len(faults(made=other)) > len(before) else "not found"
