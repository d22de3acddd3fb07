"""Files spoilt on disk: the readers must measure what changed, and the outside programs must refuse what is broken."""

import subprocess
from pathlib import Path

import pikepdf

import docx_model
import form_docx
import form_pdf
import pdf_model
import plan_header
from spoilt_words import rewrite


def refused(*command: object) -> str:
    """Returns nothing when a program fails on its input, else a complaint."""
    done = subprocess.run([str(part) for part in command], capture_output=True)
    return "" if done.returncode else "accepted"


def spoilt_file_cases(plans: Path, built: Path, folder: Path):
    """Yields a name and what went wrong for each spoilt file."""
    plan = sorted(p for p in plans.glob("*.plan") if (built / f"{p.stem}.pdf").exists())[0]
    yield from pdf_files(plan, built, folder)
    yield from docx_files(plan, built / f"{plan.stem}.docx", folder)


def pdf_files(plan: Path, built: Path, folder: Path):
    """PDFs spoilt on disk."""
    pdf = built / f"{plan.stem}.pdf"
    here = Path(__file__).parent
    spoilt = folder / "spoilt.pdf"
    header = plan_header.read(str(plan))
    before = form_pdf.check(pdf_model.read(str(pdf)), header).failed_codes()

    def found(change, *codes: str) -> str:
        with pikepdf.open(pdf) as document:
            change(document)
            document.save(spoilt)
        after = form_pdf.check(pdf_model.read(str(spoilt)), header).failed_codes() - before
        missed = [code for code in codes if code not in after | before]
        return f"not found: {missed}, found {sorted(after)}" if missed or not after else ""

    data = pdf.read_bytes()
    spoilt.write_bytes(data[: len(data) * 2 // 3])
    yield "qpdf: a cut file", refused("qpdf", "--check", spoilt)
    yield (
        "paper: letter",
        found(lambda d: [p.__setitem__("/MediaBox", [0, 0, 612, 792]) for p in d.pages], "P01", "P02"),
    )
    yield "page shrunk", found(lambda d: [prefix(d, p, b"0.9 0 0 0.9 0 0 cm") for p in d.pages], "H05", "B01")
    yield "text in red", found(lambda d: [recolour(d, p) for p in d.pages], "P09")
    yield "font not embedded", found(lambda d: bare_fonts(d), "P08")
    yield "lines taken out", found(lambda d: [without_paths(d, p) for p in d.pages], "H08", "G05", "T07")
    yield "language taken out", found(lambda d: d.Root.__delitem__("/Lang"), "M01")
    with pikepdf.open(pdf) as document:
        del document.Root["/StructTreeRoot"]
        document.save(spoilt)
    yield "pdfua: no structure", refused("python", here / "accessibility.py", "pdfua", spoilt)
    yield "outloud: no structure", refused("python", here / "accessibility.py", "outloud", spoilt)
    with pikepdf.open(pdf) as document:
        empty_headings(document)
        document.save(spoilt)
    yield "pdfua: an empty heading", refused("python", here / "accessibility.py", "pdfua", spoilt)
    yield "outloud: an empty heading", refused("python", here / "accessibility.py", "outloud", spoilt)
    yield from wrongly_excused(built, here, spoilt)
    with pikepdf.open(pdf) as document:
        prefix(document, document.pages[0], b"1 w")
        document.save(spoilt)
    yield "same objects: another operator", refused("python", here / "same_pdf.py", pdf, spoilt)
    yield (
        "same objects: the same file",
        "two copies differ" if not refused("python", here / "same_pdf.py", pdf, pdf) == "accepted" else "",
    )


def wrongly_excused(built: Path, here: Path, spoilt: Path):
    """A fault of a kind that outloud is also mistaken about, and one that it cannot see: neither goes through."""
    for name, change in (("a table cell too wide", widen_cell), ("no table tagged", untag_tables)):
        for pdf in sorted(built.glob("*.pdf")):
            with pikepdf.open(pdf) as document:
                items = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
                hit = any([change(item) for item in items])
                document.save(spoilt)
            if hit and change is widen_cell:
                yield f"outloud: {name}", refused("python", here / "accessibility.py", "outloud", spoilt)
            elif hit:
                yield f"tables: {name}", "" if pdf_model.read_info(str(spoilt))["tables"] == "0" else "not found"
            if hit:
                break
        else:
            yield name, "no built PDF has a table to spoil"


def widen_cell(item: pikepdf.Dictionary) -> bool:
    """Makes a cell that spans columns wider than its table."""
    attributes = item.get("/A") if item.get("/S") == "/TD" else None
    groups = [attributes] if isinstance(attributes, pikepdf.Dictionary) else list(attributes or [])
    wide = [group for group in groups if isinstance(group, pikepdf.Dictionary) and "/ColSpan" in group]
    for group in wide:
        group["/ColSpan"] = 9
    return bool(wide)


def untag_tables(item: pikepdf.Dictionary) -> bool:
    """Turns a table's element into a plain section."""
    table = item.get("/S") == "/Table"
    if table:
        item["/S"] = pikepdf.Name("/Sect")
    return table


def prefix(document: pikepdf.Pdf, page: pikepdf.Page, operators: bytes) -> None:
    """Puts operators before a page's content, as an artifact."""
    page.contents_coalesce()
    data = page.Contents.read_bytes()
    page.Contents = document.make_stream(operators + b"\n" + data)


def edited(document: pikepdf.Pdf, page: pikepdf.Page, change) -> None:
    """Rewrites a page's content, one instruction to none or several."""
    instructions = []
    for operands, operator in pikepdf.parse_content_stream(page):
        instructions += change(list(operands), str(operator))
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))


def recolour(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Sets text in red."""

    def change(operands, operator):
        red = ([1, 0, 0], pikepdf.Operator("rg"))
        own = (operands, pikepdf.Operator(operator))
        return [red, own] if operator in ("Tj", "TJ") else [own]

    edited(document, page, change)


def without_paths(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Takes out every painted path."""

    def change(operands, operator):
        name = "n" if operator in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*") else operator
        return [(operands, pikepdf.Operator(name))]

    edited(document, page, change)


def bare_fonts(document: pikepdf.Pdf) -> None:
    """Takes the font programs out of their descriptors."""
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


def empty_headings(document: pikepdf.Pdf) -> None:
    """Takes the content out of every heading's element."""
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and str(item.get("/S", "")) in ("/H1", "/H2", "/H3", "/H4"):
            item["/K"] = pikepdf.Array([])


def docx_files(plan: Path, docx: Path, folder: Path):
    """DOCX files spoilt on disk."""
    spoilt = folder / "spoilt.docx"
    header = plan_header.read(str(plan))
    before = form_docx.check(docx_model.read(str(docx)), header).failed_codes()

    def found(part: str, change, *codes: str) -> str:
        rewrite(docx, spoilt, part, change)
        after = form_docx.check(docx_model.read(str(spoilt)), header).failed_codes() - before
        missed = [code for code in codes if code not in after | before]
        return f"not found: {missed}, found {sorted(after)}" if missed or not after else ""

    document, styles = "word/document.xml", "word/styles.xml"
    yield "DOCX: wide margins", found(document, lambda t: t.replace('w:left="1', 'w:left="2'), "W05")
    yield "DOCX: no first page of its own", found(document, lambda t: t.replace("<w:titlePg/>", ""), "W07")
    yield "DOCX: another font", found(styles, lambda t: t.replace("Times New Roman", "Calibri"), "P07")
    yield "DOCX: another language", found(styles, lambda t: t.replace("vi-VN", "en-US"), "W13")
    yield "DOCX: not justified", found(styles, lambda t: t.replace('<w:jc w:val="both"/>', ""), "W21")
    yield "DOCX: lines taken out", found(styles, lambda t: t.replace('"single"', '"none"'), "H08", "G05", "T07")
    rewrite(docx, spoilt, document, lambda t: t.replace("<w:body>", "<w:body><w:bogus/>", 1))
    yield "openxml-audit: an unknown element", refused("openxml-audit", "--policy", "strict", spoilt)
    rewrite(docx, spoilt, document, lambda t: t.replace("</w:body>", "", 1))
    yield "openxml-audit: broken XML", refused("openxml-audit", "--policy", "strict", spoilt)
    spoilt.write_bytes(docx.read_bytes()[:2000])
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/office",
            "--convert-to",
            "pdf",
            "--outdir",
            folder / "made",
            spoilt,
        ],
        capture_output=True,
        timeout=180,
    )
    yield "LibreOffice: a cut file", "made a PDF of it" if (folder / "made" / "spoilt.pdf").exists() else ""
