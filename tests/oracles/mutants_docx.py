"""Faults put into a DOCX as read, one for each rule: the form test must find every one of them."""

from docx_model import Docx, Paragraph
from plan_header import PlanHeader
from rules import MOTTO, NATIONAL_HEADING


def runs(paragraphs: list[Paragraph], **values) -> None:
    """Sets attributes of every run."""
    for paragraph in paragraphs:
        for run in paragraph.runs:
            for name, value in values.items():
                setattr(run, name, value)


def put(paragraph: Paragraph, text: str) -> None:
    """Gives a paragraph another text."""
    paragraph.runs[0].text = text
    del paragraph.runs[1:]


def faults(document: Docx, header: PlanHeader) -> dict:
    """Returns, by rule, an action that breaks it; `document` and `header` are the copies to be spoilt."""
    from form_docx import line_after
    from form_docx_body import NUMBERED, POINT, ROMAN, body_of

    paragraphs = document.paragraphs

    def one(test) -> Paragraph:
        return next(p for p in paragraphs if test(p))

    national = one(lambda p: p.text == NATIONAL_HEADING)
    motto = one(lambda p: p.text == MOTTO)
    number = one(lambda p: p.text.startswith("Số"))
    date = one(lambda p: p.cell is not None and "ngày" in p.text)
    kind = one(lambda p: p.text == "KẾ HOẠCH")
    start = next(i for i, p in enumerate(paragraphs) if p is kind)
    subject = paragraphs[start + 1]
    last_subject = [p for p in paragraphs[start + 1 : start + 5] if p.inked and p.jc == "center"][-1]
    agency = [
        p for p in paragraphs if p.cell and p.cell.table == national.cell.table and p.cell.row == national.cell.row
    ]
    agency = [p for p in agency if p.cell.column == 0 and p.inked]
    body = body_of(document)
    label = one(lambda p: p.text.startswith("Nơi nhận"))
    closing = [p for p in paragraphs if p.cell and p.cell.table == label.cell.table and p.inked]
    recipients = [p for p in closing if p.cell.column == label.cell.column and p is not label]
    signing = [p for p in closing if p.cell.column != label.cell.column]
    section = document.sections[0]
    main_header = document.header_parts[section.headers["default"]]
    annex = next((i for i, p in enumerate(paragraphs) if p.section and p.text.lower().startswith("phụ lục")), None)
    heading = [p for p in paragraphs[annex : annex + 6] if p.inked and p.cell is None] if annex is not None else []

    def starting(pattern) -> Paragraph:
        return next(p for p in body if pattern.match(p.text))

    def bases() -> None:
        for paragraph in body[:2]:
            put(paragraph, "Căn cứ Luật;")
            runs([paragraph], italic=False)
        put(body[0], "Căn cứ Luật")

    def part(name: str, before: bytes, after: bytes) -> None:
        assert before in document.parts[name], (name, before)
        document.parts[name] = document.parts[name].replace(before, after)

    def fields(**values) -> None:
        header.fields.update(values)

    def bend(paragraph: Paragraph, left: float, right: float) -> None:
        paragraph.left, paragraph.right = paragraph.left + left, paragraph.right + right

    return {
        "W01": lambda: setattr(section, "width", 12240),
        "W02": lambda: setattr(section, "height", 15840),
        "W03": lambda: setattr(section, "top", 1440 + 60),
        "W04": lambda: setattr(section, "bottom", 1000),
        "W05": lambda: setattr(section, "left", 1440),
        "W06": lambda: setattr(section, "right", 1440),
        "W07": lambda: setattr(section, "title_page", False),
        "W08": lambda: [setattr(p, "jc", "right") for p in main_header],
        "W09": lambda: runs(main_header, size=12.0),
        "W10": lambda: setattr(section, "header", 1400),
        "W11": lambda: document.sections.append(section),
        "W12": lambda: setattr(document.tables[0], "bordered", True),
        "W13": lambda: runs(body[:1], language="en-US"),
        "W14": lambda: part("docProps/core.xml", b"vi-VN", b"en-US"),
        "W15": lambda: setattr(header, "footnotes", header.footnotes + 1),
        "W16": lambda: part("word/document.xml", b"<w:pPr>", b"<w:pPr><w:numPr>"),
        "W17": lambda: setattr(body[0], "style", "Normal"),
        "W18": lambda: part("word/document.xml", b'<w:pStyle w:val="', b'<w:pStyle w:val="Lost'),
        "W19": lambda: setattr(body[-1], "keep_next", False),
        "W20": lambda: setattr(starting(ROMAN), "outline", None),
        "W21": lambda: setattr(body[0], "jc", "left"),
        "W22": lambda: setattr(number, "jc", "left"),
        "W23": lambda: [setattr(table, "head_rows", 0) for table in document.tables],
        "P07": lambda: runs(body[:1], font="Calibri"),
        "P09": lambda: runs(body[:1], colour="FF0000"),
        "P10": lambda: setattr(body[0].runs[0], "text", "e\u0302"),
        "H01": lambda: put(national, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "H02": lambda: runs([national], size=14.0),
        "H03": lambda: runs([national], bold=False),
        "H04": lambda: put(motto, "Độc lập – Tự do – Hạnh phúc"),
        "H05": lambda: runs([motto], size=12.0),
        "H06": lambda: runs([motto], italic=True),
        "H08": lambda: bend(line_after(paragraphs, motto), 10, 10),
        "H09": lambda: bend(line_after(paragraphs, motto), 8, -8),
        "G01": lambda: runs(agency[-1:], italic=True),
        "G02": lambda: runs(agency, size=14.0),
        "G05": lambda: bend(line_after(paragraphs, agency[-1]), -40, -40),
        "G06": lambda: bend(line_after(paragraphs, agency[-1]), 8, -8),
        "G07": lambda: fields(superior="Ủy ban nhân dân tỉnh"),
        "G08": lambda: fields(issuer="Ủy ban nhân dân xã Khác"),
        "N01": lambda: put(number, "Số 5 / KH-UBND"),
        "N02": lambda: runs([number], size=14.0),
        "N03": lambda: runs([number], italic=True),
        "D01": lambda: put(date, "Cần Thơ, ngày 4 tháng 09 năm 2024"),
        "D02": lambda: runs([date], size=12.0),
        "D03": lambda: runs([date], italic=False),
        "T01": lambda: runs([kind], bold=False),
        "T02": lambda: runs([kind], size=16.0),
        "T04": lambda: runs([subject], bold=False),
        "T05": lambda: runs([subject], size=12.0),
        "T07": lambda: bend(line_after(paragraphs, last_subject), -100, -100),
        "T08": lambda: bend(line_after(paragraphs, last_subject), 8, -8),
        "T09": lambda: fields(subject="Một trích yếu khác"),
        "K01": bases,
        "K02": bases,
        "B01": lambda: runs(body, size=12.0),
        "B02": lambda: runs(body[:1], size=13.5),
        "B03": lambda: setattr(body[0], "first", 20.0),
        "B05": lambda: [setattr(p, "before", 3.0) or setattr(p, "after", 0.0) for p in body],
        "B06": lambda: setattr(body[0], "line", 480.0),
        "S01": lambda: runs([starting(ROMAN)], bold=False),
        "S02": lambda: put(starting(ROMAN), "II. MỤC ĐÍCH"),
        "S03": lambda: runs([starting(NUMBERED)], italic=True),
        "S04": lambda: put(starting(NUMBERED), "4. Mục đích"),
        "S05": lambda: runs([starting(POINT)], bold=True),
        "S06": lambda: put(starting(POINT), "c) Mục đích"),
        "E01": lambda: put(body[-1], "xem xét, quyết định."),
        "R01": lambda: runs([label], size=13.0),
        "R02": lambda: runs([label], italic=False),
        "R05": lambda: runs(recipients, size=12.0),
        "R06": lambda: runs(recipients, italic=True),
        "R08": lambda: put(recipients[-1], "- Lưu: VT"),
        "Q01": lambda: runs(signing[:1], bold=False),
        "Q02": lambda: runs(signing[:-1], size=12.0),
        "Q04": lambda: runs(signing[-1:], bold=False),
        "Q05": lambda: runs(signing[-1:], size=12.0),
        "Q06": lambda: put(signing[-1], "ThS. " + signing[-1].text),
        "A01": lambda: setattr(header, "annexes", header.annexes + 1),
        "A02": lambda: runs(heading[:1], bold=False),
        "A03": lambda: runs(heading[:1], size=13.0),
        "A04": lambda: runs(heading[1:2], bold=False),
        "A05": lambda: runs(heading[1:2], size=12.0),
        "A07": lambda: runs(heading[2:3], italic=False),
        "A08": lambda: runs(heading[2:3], size=12.0),
        "A09": lambda: put(heading[2], "(Kèm theo Kế hoạch số 1/KH)"),
        "A11": lambda: setattr(header, "landscape", header.landscape + 1),
        "U01": lambda: fields(urgency="Khẩn"),
    }
