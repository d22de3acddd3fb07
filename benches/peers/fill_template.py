"""Fills a Word template with the paragraphs of text files, as an office's script would with docxtpl.

fill_template.py --make TEMPLATE             writes a template with one loop over paragraphs
fill_template.py TEMPLATE FOLDER TEXT…       writes a DOCX into FOLDER for each TEXT
"""

import sys
from pathlib import Path

import docx
from docxtpl import DocxTemplate


def make(path):
    document = docx.Document()
    for line in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(path)


def fill(template, folder, texts):
    folder.mkdir(exist_ok=True)
    for text in texts:
        document = DocxTemplate(template)
        document.render({"lines": text.read_text(encoding="utf-8").splitlines()}, autoescape=True)
        document.save(folder / f"{text.stem}.docx")


if __name__ == "__main__":
    if sys.argv[1] == "--make":
        make(sys.argv[2])
    else:
        fill(sys.argv[1], Path(sys.argv[2]), [Path(word) for word in sys.argv[3:]])
