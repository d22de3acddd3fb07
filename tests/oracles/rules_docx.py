"""The form rules of a DOCX: those it shares with the PDF, and those of sections, styles and parts."""

from rules import BY_CODE as PDF
from rules import Rule

SHARED = (
    "P07 P09 P10 H01 H02 H03 H04 H05 H06 H08 H09 G01 G02 G05 G06 G07 G08 N01 N02 N03 D01 D02 D03 "
    "T01 T02 T04 T05 T07 T08 T09 K01 K02 B01 B02 B03 B05 B06 S01 S02 S03 S04 S05 S06 E01 "
    "R01 R02 R05 R06 R08 Q01 Q02 Q04 Q05 Q06 A01 A02 A03 A04 A05 A07 A08 A09 A11 U01"
).split()

SLACK = 29  # twips: half a millimetre

OWN = [
    Rule("W01", "I.1", "page short side", 11906 - 10, 11906 + 10, "twips"),
    Rule("W02", "I.1", "page long side", 16838 - 10, 16838 + 10, "twips"),
    Rule("W03", "I.3", "top margin", 1134 - SLACK, 1417 + SLACK, "twips"),
    Rule("W04", "I.3", "bottom margin", 1134 - SLACK, 1417 + SLACK, "twips"),
    Rule("W05", "I.3", "left margin", 1701 - SLACK, 1984 + SLACK, "twips"),
    Rule("W06", "I.3", "right margin", 850 - SLACK, 1134 + SLACK, "twips"),
    Rule("W07", "I.6", "first page has a header of its own without a number", allowed="titlePg, no PAGE"),
    Rule("W08", "I.6", "page number field centred in the header", allowed="PAGE, centred, upright"),
    Rule("W09", "I.6", "page number size", 13, 14, "pt"),
    Rule("W10", "I.6", "header lies in the top margin", 1, 1134 - 280, "twips"),
    Rule("W11", "III.1đ", "a section for each annex, numbered from 1", allowed="1 + annexes, start=1"),
    Rule("W12", "II.1", "letterhead and signing block in tables without borders", allowed="no borders"),
    Rule("W13", "—", "language of every run", allowed="vi-VN"),
    Rule("W14", "—", "title, author and language in the properties", allowed="subject; issuer; vi-VN"),
    Rule("W15", "—", "footnotes are real ones", allowed="as many as in the plan"),
    Rule("W16", "—", "numbers are text, no automatic lists", allowed="no numPr"),
    Rule("W17", "—", "every paragraph in a named style", allowed="not Normal"),
    Rule("W18", "—", "styles used are defined", allowed="all"),
    Rule("W19", "II.7", "signing block kept with the end of the body", allowed="keepNext, cantSplit"),
    Rule("W20", "II.6d", "Roman headings have outline level 1 and stay with what follows", allowed="level 1, keepNext"),
    Rule("W21", "II.6", "body justified", allowed="both"),
    Rule("W22", "II.1", "letterhead, title and signing lines centred", allowed="center"),
    Rule("W23", "III.1", "head rows of annex tables repeat, rows with borders", allowed="tblHeader, borders"),
]

DOCX_RULES = [*OWN, *(PDF[code] for code in SHARED)]
BY_CODE = {rule.code: rule for rule in DOCX_RULES}
