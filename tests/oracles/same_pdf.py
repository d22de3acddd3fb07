#!/usr/bin/env python3
"""Tells whether two PDFs are the same objects: both are written out by `qpdf --qdf`, instance ids are taken out.

same_pdf.py FIRST SECOND      exit code 1 and the first differing line when they are not
"""

import re
import subprocess
import sys
import tempfile

# What two runs of one compiler may choose freely: the id of the instance, in the trailer and in the XMP packet.
IDS = [
    (re.compile(rb"/ID \[[^\]]*\]"), b"/ID []"),
    (re.compile(rb"<xmpMM:InstanceID>[^<]*</xmpMM:InstanceID>"), b"<xmpMM:InstanceID/>"),
    (re.compile(rb"/Length \d+"), b"/Length"),
]


def normalised(path: str) -> list[bytes]:
    """Returns a PDF's objects as lines: streams uncompressed, objects in order, ids taken out."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as out:
        options = ["--qdf", "--object-streams=disable", "--no-original-object-ids", "--static-id"]
        subprocess.run(["qpdf", *options, path, out.name], check=True, capture_output=True)
        data = open(out.name, "rb").read()
    # The cross-reference table holds offsets, which move with the ids taken out.
    data = data[: data.rindex(b"\nxref\n")]
    for pattern, replacement in IDS:
        data = pattern.sub(replacement, data)
    return data.split(b"\n")


def main(arguments: list[str]) -> int:
    """Compares two files."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    first, second = (normalised(path) for path in arguments)
    for number, (one, other) in enumerate(zip(first, second), 1):
        if one != other:
            print(f"{arguments[0]} and {arguments[1]} differ in line {number} of {len(first)} and {len(second)}:")
            print(f"  {one[:160]!r}\n  {other[:160]!r}")
            return 1
    if len(first) != len(second):
        print(f"{arguments[0]} and {arguments[1]} have {len(first)} and {len(second)} lines")
        return 1
    print(f"ok   same {len(first)} lines of objects")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
