"""Reads a PDF into pages of text segments and drawn lines, measured in points from the page's top left corner.

A segment is a run of characters on one baseline without a column gap in it. Nothing here knows the form rules.
"""

import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

import pdfplumber
import pikepdf

# Two characters further apart than this, with no blank between them, stand in different columns.
COLUMN_GAP = 3.0
# A gap of this share of the size reads as a blank (a blank is a quarter of it).
GAP_BLANK = 0.18
# Blanks wider than this separate columns even so.
WIDE_BLANK = 60.0
# A character that begins this share of the size before the one on its left ends is printed over it.
OVERLAP = 0.15
# A superscript (a footnote mark) belongs to its line though its baseline is higher.
SAME_BASELINE = 0.6


@dataclass
class Char:
    """One glyph."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    base: float
    black: bool

    @property
    def bold(self) -> bool:
        return "bold" in self.font.lower()

    @property
    def italic(self) -> bool:
        return "italic" in self.font.lower() or "oblique" in self.font.lower()


@dataclass
class Segment:
    """Characters on one baseline. What is derived from them is kept until `forget` is called."""

    page: int
    chars: list[Char]

    @cached_property
    def inked(self) -> list[Char]:
        return [char for char in self.chars if not char.text.isspace()]

    @cached_property
    def text(self) -> str:
        pieces = []
        for index, char in enumerate(self.chars):
            last = self.chars[index - 1] if index else char
            # A gap may stand for a blank, as between the mark of an item and its text.
            if char.x0 - last.x1 > GAP_BLANK * char.size:
                pieces.append(" ")
            pieces.append(char.text)
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    @cached_property
    def x0(self) -> float:
        return min(char.x0 for char in self.inked)

    @cached_property
    def x1(self) -> float:
        return max(char.x1 for char in self.inked)

    @cached_property
    def width(self) -> float:
        return self.x1 - self.x0

    @cached_property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @cached_property
    def base(self) -> float:
        return Counter(round(char.base, 2) for char in self.inked).most_common(1)[0][0]

    @cached_property
    def size(self) -> float:
        return Counter(round(char.size, 2) for char in self.inked).most_common(1)[0][0]

    @cached_property
    def bold(self) -> bool:
        return all(char.bold for char in self.inked)

    @cached_property
    def italic(self) -> bool:
        return all(char.italic for char in self.inked)

    @cached_property
    def upright(self) -> bool:
        return not any(char.italic for char in self.inked)

    @cached_property
    def light(self) -> bool:
        return not any(char.bold for char in self.inked)

    @cached_property
    def upper(self) -> bool:
        return self.text == self.text.upper() and any(char.isalpha() for char in self.text)

    def sizes(self) -> set[float]:
        """Returns the sizes of the characters on the baseline (a raised note mark is not among them)."""
        return {round(char.size, 2) for char in self.inked if abs(char.base - self.base) < SAME_BASELINE}

    def forget(self) -> None:
        """Drops what was derived, after the characters were changed."""
        kept = {"page": self.page, "chars": self.chars}
        self.__dict__.clear()
        self.__dict__.update(kept)

    def where(self) -> str:
        """Returns the place for a message."""
        return f"page {self.page}, “{self.text[:40]}”"


@dataclass
class Stroke:
    """A drawn straight line, horizontal or vertical."""

    x0: float
    x1: float
    y0: float
    y1: float
    black: bool

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 > 4 and self.y1 - self.y0 < 2.5

    @property
    def vertical(self) -> bool:
        return self.y1 - self.y0 > 4 and self.x1 - self.x0 < 2.5

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass
class Page:
    """A page with its segments from top to bottom and left to right."""

    number: int
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def under(self, segments: list[Segment], depth: float = 14.0) -> list[Stroke]:
        """Returns the horizontal lines drawn close beneath these segments, the nearest first."""
        base = max(segment.base for segment in segments)
        left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
        found = [
            stroke
            for stroke in self.strokes
            if stroke.horizontal and base < stroke.y < base + depth and left - 2 < stroke.centre < right + 2
        ]
        return sorted(found, key=lambda stroke: stroke.y)


@dataclass
class Document:
    """A whole PDF as measured."""

    name: str
    pages: list[Page]
    fonts: list[tuple[str, bool]]
    info: dict[str, str]


def read(path: str) -> Document:
    """Measures a PDF file."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            height = float(page.height)
            chars = [read_char(raw, height) for raw in page.chars]
            strokes = [stroke for raw in page.lines + page.rects + page.curves for stroke in read_strokes(raw)]
            segments = split(number, chars)
            pages.append(Page(number, float(page.width), height, segments, strokes))
    return Document(path, pages, read_fonts(path), read_info(path))


def read_char(raw: dict, height: float) -> Char:
    """Takes over a glyph; the baseline comes from the text matrix, not from the font's box."""
    base = height - raw["matrix"][5]
    font = raw["fontname"].split("+")[-1]
    black = is_black(raw.get("non_stroking_color"))
    return Char(raw["text"], font, round(float(raw["size"]), 2), raw["x0"], raw["x1"], base, black)


def read_strokes(raw: dict) -> list[Stroke]:
    """Takes over a drawn line, a thin filled box, or the four sides of a frame."""
    filled = raw.get("fill") and not raw.get("stroke")
    black = is_black(raw.get("non_stroking_color") if filled else raw.get("stroking_color"))
    x0, x1, top, bottom = raw["x0"], raw["x1"], raw["top"], raw["bottom"]
    if filled or x1 - x0 < 2.5 or bottom - top < 2.5:
        return [Stroke(x0, x1, top, bottom, black)]
    return [
        Stroke(x0, x1, top, top, black),
        Stroke(x0, x1, bottom, bottom, black),
        Stroke(x0, x0, top, bottom, black),
        Stroke(x1, x1, top, bottom, black),
    ]


def is_black(colour) -> bool:
    """Tells whether a PDF colour, in whatever space, is black; no colour given is the default, black."""
    if colour is None:
        return True
    parts = [float(part) for part in (colour if isinstance(colour, (tuple, list)) else [colour])]
    if len(parts) == 4:
        return parts[3] > 0.99 or all(part > 0.99 for part in parts[:3])
    return all(part < 0.01 for part in parts)


def split(page: int, chars: list[Char]) -> list[Segment]:
    """Groups characters into segments."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.base):
        if rows and abs(char.base - rows[-1][0].base) < SAME_BASELINE:
            rows[-1].append(char)
        else:
            rows.append([char])
    segments = [segment for row in rows for segment in split_row(page, row)]
    return attach_raised(sorted(segments, key=lambda segment: (segment.base, segment.x0)))


def split_row(page: int, row: list[Char]) -> list[Segment]:
    """Cuts a row where a column gap lies in it."""
    row = sorted(row, key=lambda char: char.x0)
    parts: list[list[Char]] = [[]]
    last = None
    for char in row:
        if not char.text.isspace() and last is not None:
            gap = char.x0 - last.x1
            blank = bool(parts[-1]) and parts[-1][-1].text.isspace()
            if gap > (WIDE_BLANK if blank else COLUMN_GAP) or gap < -OVERLAP * char.size:
                parts.append([])
        parts[-1].append(char)
        if not char.text.isspace():
            last = char
    return [Segment(page, part) for part in parts if any(not char.text.isspace() for char in part)]


def attach_raised(segments: list[Segment]) -> list[Segment]:
    """Joins a raised note mark to the line that it stands in."""
    whole: list[Segment] = []
    marks = [s for s in segments if len(s.inked) <= 3 and s.text.isdigit()]
    for segment in segments:
        if not any(segment is mark for mark in marks):
            whole.append(segment)
    for mark in marks:
        hosts = [
            s
            for s in whole
            if 1.0 < s.base - mark.base < 0.6 * s.size and mark.size < 0.8 * s.size and s.x0 - 8 < mark.x0 < s.x1 + 8
        ]
        if hosts:
            host = min(hosts, key=lambda s: s.base - mark.base)
            host.chars = sorted(host.chars + mark.chars, key=lambda char: char.x0)
            host.forget()
        else:
            whole.append(mark)
    return merge_rows(sorted(whole, key=lambda segment: (segment.base, segment.x0)))


def merge_rows(segments: list[Segment]) -> list[Segment]:
    """Rejoins the halves of a line that was cut where a note mark stands."""
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        if last and abs(last.base - segment.base) < SAME_BASELINE and -1 < segment.x0 - last.x1 <= COLUMN_GAP:
            last.chars = last.chars + segment.chars
            last.forget()
        else:
            merged.append(segment)
    return merged


def read_fonts(path: str) -> list[tuple[str, bool]]:
    """Returns each font's name and whether it is embedded, as `pdffonts` sees it."""
    output = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout
    fonts = []
    for line in output.splitlines()[2:]:
        name = line.split()[0].split("+")[-1]
        embedded = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", line)
        fonts.append((name, bool(embedded) and embedded.group(1) == "yes"))
    return fonts


def read_info(path: str) -> dict[str, str]:
    """Returns the document's title, author, language, conformance claims, and its tagged tables with head cells."""
    with pikepdf.open(path) as pdf:
        tables = sum(1 for item in pdf.objects if is_element(item, "/Table") and has_head(item))
        with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
            return {
                "language": str(pdf.Root.get("/Lang", "")),
                "title": str(meta.get("dc:title", "")),
                "author": "; ".join(meta.get("dc:creator", [])),
                "pdfa": f"{meta.get('pdfaid:part', '')} {meta.get('pdfaid:conformance', '')}".strip(),
                "pdfua": str(meta.get("pdfuaid:part", "")),
                "tables": str(tables),
            }


def is_element(item, kind: str) -> bool:
    """Tells whether an object is a structure element of this kind."""
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind


def has_head(item) -> bool:
    """Tells whether a header cell is somewhere below a structure element."""
    if is_element(item, "/TH"):
        return True
    kids = item.get("/K", []) if isinstance(item, pikepdf.Dictionary) else []
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return any(has_head(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary))
