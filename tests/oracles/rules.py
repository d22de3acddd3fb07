"""The form rules as data: code, paragraph of the form rules, what is measured, allowed range, unit.

The paragraphs are those of Nghị định 30/2020/NĐ-CP, Phụ lục I. A range is closed; `None` leaves that side open.
A rule whose measure is not a number (a text, a yes or no) says what is allowed in words.
"""

from dataclasses import dataclass

MM = 72 / 25.4  # points in a millimetre
TWIPS = 20  # twips in a point

NATIONAL_HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."
FAMILIES = ("Times New Roman", "Liberation Serif")
# The order of the points, as in the decree's own text; letters after o) follow custom.
POINT_LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split()


@dataclass(frozen=True)
class Rule:
    """One rule: `low` and `high` for numbers, `allowed` in words for everything else."""

    code: str
    place: str
    title: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    allowed: str = ""

    def range(self) -> str:
        """Returns the allowed range or words, for the table."""
        if self.allowed:
            return self.allowed
        low = "" if self.low is None else f"{self.low:g}"
        high = "" if self.high is None else f"{self.high:g}"
        return f"{low}–{high} {self.unit}".strip()


# Tolerances that are ours: drawing and rounding, not law.
MILLIMETRE_SLACK = 0.5

PDF_RULES = [
    Rule("P01", "I.1", "paper width", 209.7, 210.3, "mm"),
    Rule("P02", "I.1", "paper height", 296.7, 297.3, "mm"),
    Rule("P03", "I.3", "left margin", 30 - MILLIMETRE_SLACK, 35 + MILLIMETRE_SLACK, "mm"),
    Rule("P04", "I.3", "right margin", 15 - MILLIMETRE_SLACK, 20 + MILLIMETRE_SLACK, "mm"),
    Rule("P05", "I.3", "top margin (first line of the page)", 20 - MILLIMETRE_SLACK, 25 + MILLIMETRE_SLACK, "mm"),
    # A full page may end a line or two early (a heading or a paragraph kept together), so the fullest page is measured.
    Rule("P06", "I.3", "bottom margin (fullest page)", 20 - MILLIMETRE_SLACK, 25 + 7, "mm"),
    Rule("P07", "I.4", "one font family", allowed="Times New Roman | Liberation Serif"),
    Rule("P08", "I.4", "fonts embedded", allowed="all"),
    Rule("P09", "I.4", "colour of text and lines", allowed="black"),
    Rule("P10", "I.4", "text in composed Unicode", allowed="NFC"),
    Rule("P11", "I.6", "number on page 1", allowed="none"),
    Rule("P12", "I.6", "page numbers from page 2 on", allowed="2, 3, …"),
    Rule("P13", "I.6", "page number size", 13, 14, "pt"),
    Rule("P14", "I.6", "page number upright, not bold", allowed="upright"),
    Rule("P15", "I.6", "page number off the centre line", 0, 1, "mm"),
    Rule("P16", "I.6", "page number lies in the top margin", 3, 25, "mm"),
    Rule("P17", "—", "text printed over text", allowed="nowhere"),
    Rule("H01", "II.1", "national heading, exact text on one line", allowed=NATIONAL_HEADING),
    Rule("H02", "II.1", "national heading size", 12, 13, "pt"),
    Rule("H03", "II.1", "national heading bold upright", allowed="bold"),
    Rule("H04", "II.1", "motto, exact text on one line", allowed=MOTTO),
    Rule("H05", "II.1", "motto size", 13, 14, "pt"),
    Rule("H06", "II.1", "motto bold upright", allowed="bold"),
    Rule("H07", "II.1", "motto centred under the national heading", 0, 1, "mm"),
    Rule("H08", "II.1", "line under the motto / its text", 0.97, 1.03, "×"),
    Rule("H09", "II.1", "line under the motto off the text's centre", 0, 1, "mm"),
    Rule("H10", "II.1", "national heading to motto, line pitch", 1.0, 1.4, "×size"),
    Rule("G01", "II.2", "issuer upper case bold upright", allowed="bold upper"),
    Rule("G02", "II.2", "agency size", 12, 13, "pt"),
    Rule("G03", "II.2", "agency lines on one axis", 0, 1, "mm"),
    Rule("G04", "II.2", "agency left of and level with the national heading", allowed="left, same first baseline"),
    Rule("G05", "II.2", "line under the agency / its text", 1 / 3 - 0.005, 1 / 2 + 0.005, "×"),
    Rule("G06", "II.2", "line under the agency off the text's centre", 0, 1, "mm"),
    Rule("G07", "II.2", "superior agency upper case, not bold", allowed="upper, not bold"),
    Rule("G08", "II.2", "agency text is the plan's", allowed="as in the header field"),
    Rule("N01", "II.3", "number and symbol", allowed="Số: [n]/KH-XXX"),
    Rule("N02", "II.3", "number size", 13, 13, "pt"),
    Rule("N03", "II.3", "number upright, not bold", allowed="upright"),
    Rule("N04", "II.3", "number centred under the agency", 0, 2, "mm"),
    Rule("D01", "II.4", "place and date", allowed="Place, ngày dd tháng m năm yyyy"),
    Rule("D02", "II.4", "place and date size", 13, 14, "pt"),
    Rule("D03", "II.4", "place and date italic, not bold", allowed="italic"),
    Rule("D04", "II.4", "place and date on the number's baseline", 0, 0.3, "mm"),
    Rule("D05", "II.4", "place and date centred under the national heading", 0, 2, "mm"),
    Rule("T01", "II.5", "document type upper case bold upright", allowed="KẾ HOẠCH, bold"),
    Rule("T02", "II.5", "document type size", 13, 14, "pt"),
    Rule("T03", "II.5", "document type off the text block's centre", 0, 1, "mm"),
    Rule("T04", "II.5", "subject bold upright", allowed="bold"),
    Rule("T05", "II.5", "subject size", 13, 14, "pt"),
    Rule("T06", "II.5", "subject off the text block's centre", 0, 1, "mm"),
    Rule("T07", "II.5", "line under the subject / its text", 1 / 3 - 0.005, 1 / 2 + 0.005, "×"),
    Rule("T08", "II.5", "line under the subject off the text block's centre", 0, 1, "mm"),
    Rule("T09", "II.5", "subject is the plan's", allowed="as in the header field"),
    Rule("K01", "II.6a", "separate legal bases italic, not bold", allowed="italic"),
    Rule("K02", "II.6a", "separate legal bases close with ; and .", allowed="; … ; ."),
    Rule("B01", "II.6", "body size", 13, 14, "pt"),
    Rule("B02", "II.6", "body sizes in use", 1, 1, "sizes"),
    Rule("B03", "II.6e", "first-line indent 10 or 12.7 mm", allowed="10 | 12.7 mm ±0.5"),
    Rule("B04", "II.6e", "justified: full lines short of the right edge", -1, 1, "mm"),
    Rule("B05", "II.6e", "gap between paragraphs", 6 - 0.1, None, "pt"),
    Rule("B06", "II.6e", "line spacing / single", 0.99, 1.51, "×"),
    Rule("B07", "II.6e", "line spacing even", 0, 0.3, "pt"),
    Rule("S01", "II.6d", "Roman headings bold upright upper case", allowed="bold upper"),
    Rule("S02", "II.6d", "Roman headings in order", allowed="I, II, III, …"),
    Rule("S03", "II.6d", "numbered headings upright; bold when a title", allowed="upright"),
    Rule("S04", "II.6d", "numbered headings in order", allowed="1, 2, 3, …"),
    Rule("S05", "II.6d", "markers of points upright, not bold", allowed="upright"),
    Rule("S06", "II.6d", "points in order", allowed="a b c d đ e g …"),
    Rule("E01", "PL III", "end mark once, at the end of the body", allowed="… ./."),
    Rule("R01", "II.9", "“Nơi nhận:” size", 12, 12, "pt"),
    Rule("R02", "II.9", "“Nơi nhận:” bold italic", allowed="bold italic"),
    Rule("R03", "II.9", "“Nơi nhận:” flush left", -0.5, 0.5, "mm"),
    Rule("R04", "II.9", "“Nơi nhận:” on the first signing line's baseline", 0, 0.3, "mm"),
    Rule("R05", "II.9", "recipients size", 11, 11, "pt"),
    Rule("R06", "II.9", "recipients upright, not bold", allowed="upright"),
    Rule("R07", "II.9", "recipients begin with a hyphen flush left", -0.5, 0.5, "mm"),
    Rule("R08", "II.9", "recipients end with ; and the last with .", allowed="- …; … - Lưu: VT, …."),
    Rule("Q01", "II.7", "authority and position upper case bold upright", allowed="bold upper"),
    Rule("Q02", "II.7", "authority and position size", 13, 14, "pt"),
    Rule("Q03", "II.7", "signing lines and name on one axis", 0, 1, "mm"),
    Rule("Q04", "II.7", "name bold upright, capitals at each word", allowed="bold"),
    Rule("Q05", "II.7", "name size", 13, 14, "pt"),
    Rule("Q06", "II.7", "name without titles, as in the plan", allowed="as in the header field"),
    Rule("Q07", "II.7", "room for the signature", 15, 60, "mm"),
    Rule("Q08", "II.7", "signing block right of the text block's centre", allowed="right half"),
    Rule("Q09", "II.7", "signing block on one page with the end of the body", allowed="one page, body above it"),
    Rule("A01", "III.1", "annexes", allowed="as many as the plan has"),
    Rule("A02", "III.1", "annex label on its own line, lower case, bold upright", allowed="Phụ lục [I], bold"),
    Rule("A03", "III.1", "annex label size", 14, 14, "pt"),
    Rule("A04", "III.1", "annex title upper case bold upright", allowed="bold upper"),
    Rule("A05", "III.1", "annex title size", 13, 14, "pt"),
    Rule("A06", "III.1", "annex heading off the page block's centre", 0, 1.5, "mm"),
    Rule("A07", "III.1", "“(Kèm theo …)” italic, not bold", allowed="italic"),
    Rule("A08", "III.1", "“(Kèm theo …)” size", 13, 14, "pt"),
    Rule("A09", "III.1", "“(Kèm theo …)” names the plan's number", allowed="the number line's"),
    Rule("A10", "III.1đ", "annex pages numbered on their own", allowed="[1], 2, 3, …"),
    Rule("A11", "I.2", "annex turned when and only when asked", allowed="khổ ngang"),
    Rule("U01", "II.10b", "urgency mark upper case bold, 13–14 pt, in a box", allowed="boxed"),
    Rule("M01", "—", "language of the document", allowed="vi-VN"),
    Rule("M02", "—", "title and author set", allowed="subject; issuer"),
    Rule("M04", "—", "tables tagged, with head cells", allowed="as many as in the plan"),
    Rule("M03", "—", "PDF/A-2a and PDF/UA-1 claimed", allowed="2 A, 1"),
]

BY_CODE = {rule.code: rule for rule in PDF_RULES}
