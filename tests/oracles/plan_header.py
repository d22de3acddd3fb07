"""Reads from a plan's source what the form tests compare the paper with.

Only plain `field: value` lines are read, independently of plancc's own parser, so that the two can disagree.
"""

import re
import unicodedata
from dataclasses import dataclass

FIELDS = {
    "kế hoạch": "subject",
    "cơ quan": "issuer",
    "cơ quan chủ quản": "superior",
    "số": "number",
    "địa danh": "place",
    "ngày": "date",
    "độ khẩn": "urgency",
    "người ký": "signer",
}


@dataclass
class PlanHeader:
    """The header fields as typed, and what annexes, notes and tables the plan has."""

    fields: dict[str, str]
    annexes: int
    landscape: int
    footnotes: int
    tables: int

    def get(self, name: str) -> str:
        """Returns a field's value, or an empty text."""
        return self.fields.get(name, "")


def read(path: str) -> PlanHeader:
    """Reads a `.plan` file."""
    with open(path, encoding="utf-8-sig") as file:
        text = unicodedata.normalize("NFC", file.read().replace("\r\n", "\n"))
    fields: dict[str, str] = {}
    # A line that ends with a backslash goes on in the next one.
    lines = re.sub(r"\\\n", "", text).split("\n")
    for line in lines:
        key, colon, value = line.partition(":")
        name = FIELDS.get(" ".join(key.lower().split()))
        if colon and name and name not in fields:
            fields[name] = plain(value)
    annexes = sum(1 for line in lines if re.match(r"phụ lục\s*:", line.lower()))
    landscape = sum(1 for line in lines if re.match(r"khổ ngang\s*:?\s*$", line.lower()))
    footnotes = sum(line.count("^[") for line in lines if not line.startswith("//"))
    tables = sum(1 for line in lines if re.match(r"bảng\s*(\([^)]*\))?\s*:", line.lower()))
    return PlanHeader(fields, annexes, landscape, footnotes, tables)


def plain(value: str) -> str:
    """Takes the inline marks off a value."""
    return " ".join(re.sub(r"[*\[\]{}]", "", value).split())
