#!/usr/bin/env python3
"""The words test: every word of a plan stands in its PDF and DOCX, in order, and only computed words are added.

    words.py FIXTURES PLAN PDF DOCX [DOCX-PDF]   FIXTURES: the folder with NAME.txt and printed.tsv

DOCX-PDF is the PDF that an office program made of the DOCX; its words must be the DOCX's own.
A plan without a fixture is held against the words of its own source, case aside.
"""

import csv
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml
import zipfile
from bisect import bisect_left
from collections import Counter

import plan_header
from rules import MOTTO, NATIONAL_HEADING

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a document computes and a source need not have: numbers, letters and dashes of items, note and page numbers.
MARKER = re.compile(r"^([-+]|[a-zđ]\)|\d{1,3}[.)]?|[IVXLC]+\.)$")
# The first words of the keywords of blocks, divisions and the signing block.
KEYWORDS = set(
    "căn mở phần mục điểm kết nơi lưu ký thừa quyền chức người phụ khổ kèm bảng giao đề đối đợt chủ nội nguyên tiêu "
    "khen hằng sơ tổng đột số hồ kinh thời giải tổ yêu".split()
)
COMPUTED = [
    NATIONAL_HEADING,
    MOTTO,
    "KẾ HOẠCH",
    "Căn cứ",
    "Nơi nhận:",
    "- Lưu: VT",
    "TM. KT. TL. TUQ. Q.",
]


def tokens(text: str) -> list[str]:
    """Returns the words of a text; the end mark, which is computed, is taken off the word that carries it."""
    words = unicodedata.normalize("NFC", text).split()
    bare = [re.sub(r"(\./\.?|/\.)$", "", word) for word in words]
    return [word for word in bare if word and word != "/"]


def longest_common(wanted: list[str], found: list[str]) -> list[tuple[int, int]]:
    """Returns the pairs of places of a longest common subsequence (Hunt and Szymanski)."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(found):
        places.setdefault(word, []).append(index)
    tails: list[int] = []
    chains: list[tuple] = []
    for index, word in enumerate(wanted):
        for place in reversed(places.get(word, [])):
            depth = bisect_left(tails, place)
            link = (index, place, chains[depth - 1] if depth else None)
            if depth == len(tails):
                tails.append(place)
                chains.append(link)
            else:
                tails[depth] = place
                chains[depth] = link
    pairs = []
    link = chains[-1] if chains else None
    while link:
        pairs.append((link[0], link[1]))
        link = link[2]
    return pairs[::-1]


def pdf_words(path: str, notes: int = 0) -> list[str]:
    """Returns the words of a PDF in the order they are drawn, without page numbers and note numbers."""
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    words = []
    for page in text.split("\f"):
        lines = page.strip().split("\n")
        # The page number is the only line that is a lone number at an end of the page; a cell may end with a year.
        if is_page_number(lines[0], text):
            lines = lines[1:]
        elif is_page_number(lines[-1], text):
            lines = lines[:-1]
        # A word with a hyphen inside may be broken after it: “2447/QĐ-TTg”.
        words += tokens(re.sub(r"(?<=\S-)\n", "", "\n".join(lines)))
    for number in range(1, notes + 1):
        drop_note_number(words, str(number))
    return words


def is_page_number(line: str, text: str) -> bool:
    """Tells whether a line may be a page's number."""
    return bool(re.fullmatch(r"\d+", line.strip())) and int(line) <= text.count("\f")


def drop_note_number(words: list[str], number: str) -> None:
    """Takes a note's raised number off the word before it, and rejoins the mark that follows."""
    for index, word in enumerate(words):
        match = re.fullmatch(r"(.*[^\W\d])" + number + r"([.,;:”)]*)", word)
        if match:
            following = words[index + 1] if index + 1 < len(words) else ""
            stray = following if re.fullmatch(r"[.,;:”)]+", following) else ""
            words[index] = match.group(1) + match.group(2) + stray
            if stray:
                del words[index + 1]
            return


def docx_words(path: str) -> tuple[list[str], list[str]]:
    """Returns the words of a DOCX's text and those of its footnotes."""
    with zipfile.ZipFile(path) as archive:
        body = part_text(archive.read("word/document.xml"))
        notes = part_text(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in archive.namelist() else ""
    return tokens(body), tokens(notes)


def part_text(data: bytes) -> str:
    """Returns the text of a part, a line to a paragraph."""
    lines = []
    for paragraph in xml.fromstring(data).iter(W + "p"):
        pieces = []
        for node in paragraph.iter():
            if node.tag == W + "t":
                pieces.append(node.text or "")
            elif node.tag in (W + "tab", W + "br", W + "cr"):
                pieces.append(" ")
            elif node.tag == W + "noBreakHyphen":
                pieces.append("-")
        lines.append("".join(pieces))
    return "\n".join(lines)


def expected(fixtures: str, plan: str) -> tuple[list[str], list[list[str]], bool]:
    """Returns the words wanted, those of the footnotes apart, and whether they come from a fixture."""
    name = os.path.basename(plan).removesuffix(".plan")
    notes = source_notes(plan)
    path = os.path.join(fixtures, f"{name}.txt")
    if not os.path.exists(path):
        return source_words(plan), notes, False
    with open(path, encoding="utf-8") as file:
        text = unicodedata.normalize("NFC", file.read())
    for before, after in printed(fixtures, name):
        if text.count(before) < 1:
            raise SystemExit(f"printed.tsv: “{before}” is not in {name}.txt")
        text = text.replace(before, after, 1) if before != "d) Đối với cá nhân" else replace_last(text, before, after)
    lines = [tokens(line) for line in text.split("\n")]
    main = [line for line in lines if line not in notes]
    return [word for line in main for word in line], notes, True


def replace_last(text: str, before: str, after: str) -> str:
    """Replaces the last place only."""
    head, _, tail = text.rpartition(before)
    return head + after + tail


def printed(fixtures: str, name: str) -> list[tuple[str, str]]:
    """Returns what the document prints otherwise on purpose."""
    path = os.path.join(fixtures, "printed.tsv")
    with open(path, encoding="utf-8", newline="") as file:
        return [(row["text"], row["printed"]) for row in csv.DictReader(file, delimiter="\t") if row["plan"] == name]


def source_notes(plan: str) -> list[list[str]]:
    """Returns the words of each footnote of a source."""
    with open(plan, encoding="utf-8-sig") as file:
        text = unicodedata.normalize("NFC", file.read())
    return [tokens(plain(note)) for note in re.findall(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", text)]


def plain(text: str) -> str:
    """Takes the inline marks off a text."""
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)[*\[\]{}]", "", text))


def source_words(plan: str) -> list[str]:
    """Returns the words that a source says will be printed, from its first block on, bare and in lower case.

    Lines that begin with a keyword give what stands behind the colon; what is printed without being written (customary
    titles, numbers, TM. and the like) is not here, nor are footnotes.
    """
    with open(plan, encoding="utf-8-sig") as file:
        text = unicodedata.normalize("NFC", file.read())
    text = re.sub(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", "", text)
    _, found, body = re.split(r"^((?:căn cứ|mở đầu|phần)\b[^\n]*:.*)$", text, maxsplit=1, flags=re.MULTILINE)
    words: list[str] = []
    for line in (found + body).split("\n"):
        line = line.strip()
        if line.startswith("//"):
            continue
        keyword = re.match(r"^(bảng[^:]*|[^:.;,“]{2,40}):(?=\s|$)", line)
        if keyword and keyword.group(1).split()[0] in KEYWORDS:
            # The line under an annex title is computed.
            line = "" if line.startswith("kèm theo") else line[keyword.end() :]
        line = re.sub(r"^(\d+\.|[a-zđ]\)|[-+])\s", "", line)
        # How far a cell reaches is not printed.
        line = re.sub(r"\(gộp \d+ (dòng|cột)\)", "", line)
        words += [bare(word) for word in tokens(plain(line.replace("|", " ")).lower())]
    return [word for word in words if word]


def bare(word: str) -> str:
    """Takes closing marks off a word: the document puts its own."""
    return word.rstrip(".;:,")


def take_out(words: list[str], note: list[str]) -> bool:
    """Removes a footnote's words, in a row, from a text; tells whether they were there."""
    for start in range(len(words) - len(note) + 1):
        if words[start : start + len(note)] == note:
            del words[start : start + len(note)]
            return True
    return False


def allowance(plan: str) -> Counter:
    """Returns how often each word may be added: what the document computes from the header and by rule."""
    header = plan_header.read(plan)
    phrases = list(COMPUTED)
    for name in ("issuer", "superior", "subject", "signer", "urgency"):
        phrases += [header.get(name), header.get(name).upper()]
    number = header.get("number").replace("…", "")
    date = re.split(r"[/.]", header.get("date").replace("…", "")) if header.get("date") else []
    said = [part.strip() for part in date] + ["", "", ""]
    dated = f"ngày {said[0]} tháng {said[1]} năm {said[2]}"
    phrases += ["Số: " + number, f"{header.get('place')}, {dated}"]
    for _ in range(header.annexes):
        phrases.append("Phụ lục I II III IV V")
        phrases.append(f"(Kèm theo Kế hoạch số {number} {dated} của {header.get('issuer')})")
        phrases.append(f"số {number}/ …/KH-UBND")
    allowed = Counter(word for phrase in phrases for word in tokens(phrase))
    with open(plan, encoding="utf-8-sig") as file:
        text = unicodedata.normalize("NFC", file.read())
    phases = len(re.findall(r"^đợt:", text, flags=re.MULTILINE))
    for index in range(1, phases + 1):
        allowed.update(["Đợt", f"{index}:"])
    # The head row of a table is repeated on every page that the table reaches.
    for head in re.findall(r"^bảng[^:\n]*:(.*)$", text, flags=re.MULTILINE):
        for word in tokens(plain(head.replace("|", " "))):
            allowed[word] += 20
    return allowed


def compare(
    title: str, wanted: list[str], found: list[str], notes: list[list[str]], plan: str, exact: bool
) -> list[str]:
    """Returns what is missing from a text and what was added to it without leave."""
    faults = []
    found = list(found)
    for note in notes:
        if not take_out(found, note):
            faults.append(f"{title}: footnote not found in a row: “{' '.join(note)[:60]}…”")
    folded = found if exact else [bare(word.lower()) for word in found]
    pairs = longest_common(wanted, folded)
    held = {index for index, _ in pairs}
    used = {place for _, place in pairs}
    missing = [index for index in range(len(wanted)) if index not in held]
    for index in missing[:5]:
        context = " ".join(wanted[max(0, index - 4) : index + 5])
        faults.append(f"{title}: “{wanted[index]}” is missing or out of order (… {context} …)")
    if exact:
        allowed = allowance(plan)
        spent: Counter = Counter()
        for place, word in enumerate(found):
            if place in used or MARKER.match(word):
                continue
            spent[word] += 1
            if spent[word] > allowed[word]:
                context = " ".join(found[max(0, place - 4) : place + 5])
                faults.append(f"{title}: “{word}” is added and not computed (… {context} …)")
    recall = 100 * len(pairs) / max(1, len(wanted))
    print(
        f"{'FAIL' if faults else 'ok  '} {title}: recall {recall:.2f} % of {len(wanted)} words, "
        f"{len(found) - len(pairs)} added"
    )
    return faults


def same_words(title: str, first: list[str], second: list[str], free: Counter | None = None) -> list[str]:
    """Returns where two texts differ in words or order; the second may have more of the `free` words (table heads)."""
    pairs = longest_common(first, second)
    in_first, in_second = {i for i, _ in pairs}, {j for _, j in pairs}
    lost = [word for index, word in enumerate(first) if index not in in_first]
    extra = [word for index, word in enumerate(second) if index not in in_second]
    spent: Counter = Counter()
    strange = []
    for word in extra:
        spent[word] += 1
        if not re.fullmatch(r"\d{1,2}", word) and (free is None or spent[word] > free[word]):
            strange.append(word)
    lost = [word for word in lost if not re.fullmatch(r"\d{1,2}", word)]
    holds = not lost and not strange
    print(f"{'ok  ' if holds else 'FAIL'} {title}: {len(pairs)} words in common, {len(lost)} lost, {len(strange)} more")
    return [] if holds else [f"{title}: lost {lost[:12]}, more {strange[:12]}"]


def check(fixtures: str, plan: str, pdf: str, docx: str, made: str | None) -> list[str]:
    """Compares all outputs of one plan; returns the faults."""
    name = os.path.basename(plan)
    wanted, notes, exact = expected(fixtures, plan)
    body, footnotes = docx_words(docx)
    of_pdf = pdf_words(pdf, len(notes))
    faults = compare(f"{name} PDF", wanted, of_pdf, notes, plan, exact)
    faults += compare(f"{name} DOCX", wanted, body + footnotes, notes, plan, exact)
    heads = Counter({word: 20 for word in allowance_of_heads(plan)})
    bare_pdf, bare_docx = list(of_pdf), list(body)
    for note in notes:
        take_out(bare_pdf, note)
    faults += same_words(f"{name} DOCX and PDF", bare_docx, bare_pdf, heads)
    if made:
        of_made = pdf_words(made, len(notes))
        for note in notes:
            if not take_out(of_made, note):
                faults.append(f"{name}: footnote not in the PDF made of the DOCX: “{' '.join(note)[:60]}…”")
        faults += same_words(f"{name} DOCX and the PDF made of it", bare_docx, of_made, heads)
    return faults


def allowance_of_heads(plan: str) -> list[str]:
    """Returns the words of the table heads of a source."""
    with open(plan, encoding="utf-8-sig") as file:
        text = unicodedata.normalize("NFC", file.read())
    heads = re.findall(r"^bảng[^:\n]*:(.*)$", text, flags=re.MULTILINE)
    return [word for head in heads for word in tokens(plain(head.replace("|", " ")))]


def main(arguments: list[str]) -> int:
    """Checks one plan's outputs."""
    if len(arguments) not in (4, 5):
        print(__doc__, file=sys.stderr)
        return 2
    fixtures, plan, pdf, docx, *made = arguments
    faults = check(fixtures, plan, pdf, docx, made[0] if made else None)
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
