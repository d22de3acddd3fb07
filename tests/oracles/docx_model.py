"""Reads a DOCX into paragraphs with the formatting that is in force for them (styles resolved), tables and sections.

Lengths are points unless a name says twips. Nothing here knows the form rules.
"""

import xml.etree.ElementTree as xml
import zipfile
from dataclasses import dataclass, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 12700  # in a point
DEFAULT_CELL_MARGIN = 108  # twips, left and right


@dataclass
class Run:
    """A run of text in one formatting."""

    text: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    font: str
    colour: str
    language: str
    raised: bool


@dataclass
class Paragraph:
    """A paragraph with its formatting in force."""

    style: str
    runs: list[Run]
    jc: str
    left: float
    right: float
    first: float
    before: float
    after: float
    line: float
    line_rule: str
    keep_next: bool
    borders: dict[str, str]
    drawing: float | None
    outline: int | None
    section: int = 0
    cell: "Cell | None" = None

    @property
    def text(self) -> str:
        return " ".join("".join(run.text.upper() if run.caps else run.text for run in self.runs).split())

    @property
    def lines(self) -> list[str]:
        """Returns the text between the breaks that stand in it."""
        return "".join(run.text for run in self.runs).split("\n")

    @property
    def inked(self) -> list[Run]:
        return [run for run in self.runs if run.text.strip() and not run.raised]

    @property
    def bold(self) -> bool:
        return bool(self.inked) and all(run.bold for run in self.inked)

    @property
    def italic(self) -> bool:
        return bool(self.inked) and all(run.italic for run in self.inked)

    @property
    def upright(self) -> bool:
        return not any(run.italic for run in self.inked)

    @property
    def light(self) -> bool:
        return not any(run.bold for run in self.inked)

    @property
    def upper(self) -> bool:
        return self.text == self.text.upper() and any(char.isalpha() for char in self.text)

    def sizes(self) -> set[float]:
        """Returns the sizes in use."""
        return {run.size for run in self.inked}

    def where(self) -> str:
        """Returns the place for a message."""
        return f"[{self.style}] “{self.text[:40]}”"


@dataclass
class Cell:
    """A table cell: which one it is and how wide its text may be."""

    table: int
    row: int
    column: int
    width: float


@dataclass
class Table:
    """What of a table the form test asks."""

    bordered: bool
    head_rows: int
    rows_that_split: int
    rows: int


@dataclass
class Section:
    """A section's page, in twips, and its numbering."""

    width: int
    height: int
    orientation: str
    top: int
    right: int
    bottom: int
    left: int
    header: int
    title_page: bool
    start: str
    headers: dict[str, str]


@dataclass
class Docx:
    """A whole DOCX as read."""

    name: str
    paragraphs: list[Paragraph]
    tables: list[Table]
    sections: list[Section]
    parts: dict[str, bytes]
    notes: list[Paragraph]
    header_parts: dict[str, list[Paragraph]] = field(default_factory=dict)


class Styles:
    """The style sheet with its inheritance."""

    def __init__(self, data: bytes) -> None:
        root = xml.fromstring(data)
        self.styles = {style.get(W + "styleId"): style for style in root.iter(W + "style")}
        self.default_run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default_paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self.normal = next(
            (k for k, s in self.styles.items() if s.get(W + "default") == "1" and s.get(W + "type") == "paragraph"), ""
        )

    def chain(self, name: str | None) -> list[xml.Element]:
        """Returns a style and its ancestors, the eldest first."""
        found: list[xml.Element] = []
        while name in self.styles and self.styles[name] not in found:
            found.insert(0, self.styles[name])
            base = self.styles[name].find(W + "basedOn")
            name = base.get(W + "val") if base is not None else None
        return found

    def layers(self, paragraph: xml.Element, kind: str, table: str | None) -> list[xml.Element]:
        """Returns the property elements in force for a paragraph, the weakest first."""
        own = paragraph.find(W + "pPr")
        style = own.find(W + "pStyle") if own is not None else None
        name = style.get(W + "val") if style is not None else self.normal
        default = self.default_run if kind == "rPr" else self.default_paragraph
        layers = [default]
        layers += [s.find(W + kind) for s in self.chain(table)]
        layers += [s.find(W + kind) for s in self.chain(name)]
        if kind == "pPr":
            layers.append(own)
        return [layer for layer in layers if layer is not None]


def read(path: str) -> Docx:
    """Reads a DOCX file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = Styles(parts["word/styles.xml"])
    body = xml.fromstring(parts["word/document.xml"]).find(W + "body")
    document = Docx(path, [], [], [], parts, [])
    relations = read_relations(parts)
    for child in body:
        if child.tag == W + "p":
            paragraph = read_paragraph(child, styles, None)
            paragraph.section = len(document.sections)
            document.paragraphs.append(paragraph)
            inner = child.find(f"{W}pPr/{W}sectPr")
            if inner is not None:
                document.sections.append(read_section(inner, relations))
        elif child.tag == W + "tbl":
            read_table(child, styles, document)
        elif child.tag == W + "sectPr":
            document.sections.append(read_section(child, relations))
    if "word/footnotes.xml" in parts:
        for note in xml.fromstring(parts["word/footnotes.xml"]).iter(W + "footnote"):
            if note.get(W + "type") is None:
                document.notes += [read_paragraph(p, styles, None) for p in note.iter(W + "p")]
    for name, data in parts.items():
        if name.startswith("word/header"):
            document.header_parts[name] = [read_paragraph(p, styles, None) for p in xml.fromstring(data).iter(W + "p")]
    return document


def read_relations(parts: dict[str, bytes]) -> dict[str, str]:
    """Returns the targets of the document's relations by id."""
    data = parts.get("word/_rels/document.xml.rels", b"<x/>")
    return {r.get("Id"): "word/" + r.get("Target", "").lstrip("/") for r in xml.fromstring(data)}


def read_section(node: xml.Element, relations: dict[str, str]) -> Section:
    """Reads a `w:sectPr`."""
    size, margins = node.find(W + "pgSz"), node.find(W + "pgMar")
    numbering = node.find(W + "pgNumType")
    identity = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    headers = {h.get(W + "type"): relations.get(h.get(identity), "") for h in node.findall(W + "headerReference")}

    def margin(name: str) -> int:
        return int(margins.get(W + name, 0)) if margins is not None else 0

    return Section(
        int(size.get(W + "w")) if size is not None else 0,
        int(size.get(W + "h")) if size is not None else 0,
        size.get(W + "orient", "portrait") if size is not None else "",
        margin("top"),
        margin("right"),
        margin("bottom"),
        margin("left"),
        margin("header"),
        is_on(node.find(W + "titlePg")),
        numbering.get(W + "start", "") if numbering is not None else "",
        headers,
    )


def read_table(node: xml.Element, styles: Styles, document: Docx) -> None:
    """Reads a table's cells into paragraphs, row by row."""
    number = len(document.tables)
    properties = node.find(W + "tblPr")
    style = properties.find(W + "tblStyle") if properties is not None else None
    name = style.get(W + "val") if style is not None else None
    layers = [s.find(W + "tblPr") for s in styles.chain(name)] + [properties]
    layers = [layer for layer in layers if layer is not None]
    border = last_of(layers, "tblBorders")
    bordered = border is not None and any(side.get(W + "val") not in (None, "nil", "none") for side in border)
    margins = last_of(layers, "tblCellMar")
    sides = [cell_margin(margins, "left", "start"), cell_margin(margins, "right", "end")]
    rows = node.findall(W + "tr")
    table = Table(bordered, 0, 0, len(rows))
    document.tables.append(table)
    for index, row in enumerate(rows):
        own = row.find(W + "trPr")
        table.head_rows += own is not None and is_on(own.find(W + "tblHeader"))
        table.rows_that_split += own is None or not is_on(own.find(W + "cantSplit"))
        for column, cell in enumerate(row.findall(W + "tc")):
            width = cell.find(f"{W}tcPr/{W}tcW")
            inner = (int(width.get(W + "w")) if width is not None else 0) / 20 - sum(sides)
            place = Cell(number, index, column, inner)
            if any(s.get(W + "val") not in ("nil", "none") for b in cell.iter(W + "tcBorders") for s in b):
                table.bordered = True
            for child in cell.iter(W + "p"):
                paragraph = read_paragraph(child, styles, name)
                paragraph.section, paragraph.cell = len(document.sections), place
                document.paragraphs.append(paragraph)


def cell_margin(margins: xml.Element | None, *names: str) -> float:
    """Returns a cell margin in points."""
    for name in names:
        side = margins.find(W + name) if margins is not None else None
        if side is not None:
            return int(side.get(W + "w")) / 20
    return DEFAULT_CELL_MARGIN / 20


def read_paragraph(node: xml.Element, styles: Styles, table: str | None) -> Paragraph:
    """Reads a paragraph with what its styles give it."""
    layers = styles.layers(node, "pPr", table)
    run_layers = styles.layers(node, "rPr", table)
    own = node.find(W + "pPr")
    style = own.find(W + "pStyle") if own is not None else None
    runs = []
    for run in node.iter(W + "r"):
        text = run_text(run)
        if text:
            runs.append(read_run(run, text, run_layers, styles))
    extent = next(node.iter(WP + "extent"), None)
    borders = last_of(layers, "pBdr")
    outline = last_of(layers, "outlineLvl")
    return Paragraph(
        style.get(W + "val") if style is not None else styles.normal,
        runs,
        value_of(layers, "jc", "left"),
        twips(layers, "ind", "left", "start"),
        twips(layers, "ind", "right", "end"),
        twips(layers, "ind", "firstLine") - twips(layers, "ind", "hanging"),
        twips(layers, "spacing", "before"),
        twips(layers, "spacing", "after"),
        float(attribute(layers, "spacing", "line") or 240),
        attribute(layers, "spacing", "lineRule") or "auto",
        is_on(last_of(layers, "keepNext")),
        {} if borders is None else {b.tag.removeprefix(W): b.get(W + "val", "") for b in borders},
        int(extent.get("cx")) / EMU if extent is not None else None,
        int(outline.get(W + "val")) if outline is not None else None,
    )


def run_text(run: xml.Element) -> str:
    """Returns a run's text, tabs as blanks and breaks as line feeds; field codes are no text."""
    pieces = []
    for node in run:
        if node.tag == W + "t":
            pieces.append(node.text or "")
        elif node.tag == W + "tab":
            pieces.append(" ")
        elif node.tag == W + "br":
            pieces.append("\n")
    return "".join(pieces)


def read_run(run: xml.Element, text: str, layers: list[xml.Element], styles: Styles) -> Run:
    """Reads a run with what the styles give it."""
    own = run.find(W + "rPr")
    style = own.find(W + "rStyle") if own is not None else None
    named = [s.find(W + "rPr") for s in styles.chain(style.get(W + "val"))] if style is not None else []
    layers = [layer for layer in [*layers, *named, own] if layer is not None]
    return Run(
        text,
        float(value_of(layers, "sz", "20")) / 2,
        is_on(last_of(layers, "b")),
        is_on(last_of(layers, "i")),
        is_on(last_of(layers, "caps")),
        attribute(layers, "rFonts", "ascii") or attribute(layers, "rFonts", "asciiTheme"),
        value_of(layers, "color", "auto"),
        attribute(layers, "lang", "val"),
        value_of(layers, "vertAlign", "") == "superscript",
    )


def last_of(layers: list[xml.Element], name: str) -> xml.Element | None:
    """Returns the strongest element of this name."""
    found = None
    for layer in layers:
        here = layer.find(W + name)
        found = here if here is not None else found
    return found


def value_of(layers: list[xml.Element], name: str, default: str) -> str:
    """Returns the strongest element's `w:val`."""
    found = last_of(layers, name)
    return default if found is None else found.get(W + "val", default)


def attribute(layers: list[xml.Element], name: str, *attributes: str) -> str:
    """Returns the strongest attribute: attributes of one element are inherited one by one."""
    found = ""
    for layer in layers:
        here = layer.find(W + name)
        for key in attributes:
            if here is not None and here.get(W + key) is not None:
                found = here.get(W + key)
    return found


def twips(layers: list[xml.Element], name: str, *attributes: str) -> float:
    """Returns a length attribute in points."""
    return float(attribute(layers, name, *attributes) or 0) / 20


def is_on(node: xml.Element | None) -> bool:
    """Tells whether a switch element is there and not off."""
    return node is not None and node.get(W + "val", "1") not in ("0", "false", "off")
