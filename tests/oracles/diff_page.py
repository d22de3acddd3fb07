#!/usr/bin/env python3
"""The page of two plans compared, opened in Chromium: nothing fetched, no complaint, every word there, usable by keyboard.

    diff_page.py PAGE JSON [SCREENSHOT]     exit code 1 when something does not hold
    diff_page.py --self-test PAGE JSON      every check finds the fault made for it
"""

import base64
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import Browser

# The least contrast of text with what is behind it (WCAG 2.1, 1.4.3).
CONTRAST = 4.5

HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => [+h.tagName[1], h.textContent.trim()])"

# For every element with words of its own: the contrast of its colour with the first opaque background at or above it.
FAINT = """
(() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.getClientRects().length) continue;
    const [one, other] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < %s) faint.push(`${element.tagName} ${element.className}: ${contrast.toFixed(2)}`);
  }
  return faint;
})()
""" % CONTRAST

FOCUS = """
(() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {tag: element.tagName, id: element.id, name: element.className, text: element.textContent.trim(),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    shown: box.width > 0 && box.right > 0 && box.left < innerWidth};
})()
"""

SHOWN = "[...document.querySelectorAll('%s')].filter(e => getComputedStyle(e).display !== 'none').length"


def faults(browser: Browser, page: str, expected: dict, screenshot: str | None = None) -> list[str]:
    """Returns what does not hold of a page."""
    found = []

    def hold(name: str, holds: bool, why: object = "") -> None:
        if not holds:
            found.append(f"{name}: {why}")

    browser.open(page)
    tell = browser.tell
    hold("lang", tell("document.documentElement.lang") == "vi", tell("document.documentElement.lang"))
    hold("title", bool(tell("document.title.trim()")))
    hold("scripts", tell("document.scripts.length") == 0)
    headings = tell(HEADINGS)
    hold("one first heading", [level for level, _ in headings].count(1) == 1, headings[:3])
    skips = [b for a, b in zip(headings, headings[1:]) if b[0] > a[0] + 1]
    hold("headings skip no level", not skips, skips[:3])
    hold("headings have words", all(text for _, text in headings))
    for landmark in ("header", "nav", "main", "footer"):
        hold("landmarks", tell(f"document.querySelectorAll('body > {landmark}').length") == 1, landmark)
    dead = tell("[...document.querySelectorAll('a')].filter(a => !document.querySelector(a.getAttribute('href'))).length")
    hold("links lead somewhere", dead == 0, dead)
    hold("ids are single", tell("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"))
    hold("heads of tables", tell("[...document.querySelectorAll('th')].every(th => th.scope)"))
    hold("fields have labels", tell("[...document.querySelectorAll('input')].every(field => field.labels.length)"))

    shown = words_of(tell("document.body.textContent"))
    for row in expected["changes"]:
        for part in filter(None, (row["parent"], row["child"])) if not row["words"] else ():
            if row["status"] != "same":
                hold("every word", words_of(part["text"]) in shown, part["place"])
        if row["words"]:
            for side, lost in (("child", "dropped"), ("parent", "added")):
                text = "".join(piece["text"] for piece in row["words"] if piece["kind"] != lost)
                hold("every word", words_of(text) in shown, (side, row[side]["place"]))
    for finding in expected["findings"]:
        if finding["verdict"] != "conforms":
            hold("every word", words_of(finding["message"]) in shown, finding["code"])

    faint = tell(FAINT)
    hold("contrast", not faint, faint[:5])
    if screenshot:
        image = browser.ask("Page.captureScreenshot", format="png")
        Path(screenshot).write_bytes(base64.b64decode(image["data"]))

    # By keyboard: the way to the contents first, every stop seen, and the arrow turns two columns into one.
    stops = []
    for _ in range(12):
        browser.press("Tab")
        stop = tell(FOCUS)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)
        if stop["tag"] == "INPUT":
            break
    hold("the first stop leads to the contents", bool(stops) and "skip" in stops[0]["name"], stops[:1])
    hold("every stop is seen", all(stop["shown"] and stop["outline"] >= 2 for stop in stops), stops)
    if expected["changes"] and any(row["status"] != "same" for row in expected["changes"]):
        hold("the choice is reached", bool(stops) and stops[-1]["tag"] == "INPUT", stops[-1:])
        hold("two columns at first", tell(SHOWN % "td.beside") > 0 and tell(SHOWN % "td.inline") == 0)
        browser.press("ArrowRight")
        hold("one column then", tell(SHOWN % "td.inline") > 0 and tell(SHOWN % "td.beside") == 0)
        faint = tell(FAINT)
        hold("contrast", not faint, faint[:5])
        if screenshot:
            browser.ask("Runtime.evaluate", expression="document.querySelector('#loi-van').scrollIntoView()")
            image = browser.ask("Page.captureScreenshot", format="png")
            Path(screenshot).with_suffix(".inline.png").write_bytes(base64.b64decode(image["data"]))
        browser.press("ArrowLeft")

    for width in (1280, 360):
        browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        over = tell("document.documentElement.scrollWidth - innerWidth")
        hold("nothing reaches beyond the window", over <= 0, f"{over} px at {width}")

    # On paper: what is to be clicked is gone, and every heading is there.
    browser.ask("Emulation.setEmulatedMedia", media="print")
    hold("nothing to click on paper", tell(SHOWN % "nav, fieldset, .skip") == 0)
    pdf = base64.b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
    browser.ask("Emulation.setEmulatedMedia", media="")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        if screenshot:
            Path(screenshot).with_suffix(".pdf").write_bytes(pdf)
        paper = words_of(subprocess.run(["pdftotext", file.name, "-"], capture_output=True, text=True, check=True).stdout)
    missing = [text for _, text in headings if not any(words_of(line) in paper for line in (text, text[:40]))]
    hold("headings on paper", not missing, missing[:3])

    for event in browser.events:
        params = event.get("params", {})
        match event.get("method"):
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                hold("no complaint", False, params)
            case "Log.entryAdded":
                hold("no complaint", False, params["entry"].get("text"))
            case "Network.requestWillBeSent":
                url = params["request"]["url"]
                own = url.startswith("data:") or url.split("#")[0] == f"file://{Path(page).resolve()}"
                hold("nothing fetched", own, url)
    return found


def words_of(text: str) -> str:
    """Returns the letters and digits of a text alone: blanks and line ends are nobody's concern here."""
    return "".join(re.findall(r"\w", text))


def mutants(page: str):
    """Yields pages with one fault each, and the check that has to find it."""
    def put(old: str, new: str, count: int = 1) -> str:
        assert old in page, old
        return page.replace(old, new, count)

    yield "lang", put(' lang="vi"', "")
    yield "title", re.sub("<title>.*?</title>", "<title> </title>", page)
    yield "scripts", put("</main>", "<script>1</script></main>")
    yield "no complaint", put("</main>", "<script>1</script></main>")
    yield "nothing fetched", put("img-src data:", "img-src *").replace("</main>", '<img alt="" src="http://a.invalid/b.png"></main>')
    yield "one first heading", put("<h1>", "<h2>").replace("</h1>", "</h2>")
    yield "headings skip no level", put("<h2 ", "<h4 ")
    yield "headings have words", put("<h1>", "<h2></h2><h1>")
    yield "landmarks", put("<main", "<div").replace("</main>", "</div>")
    yield "links lead somewhere", put('href="#tong-hop"', 'href="#x"')
    yield "ids are single", put("<footer", '<footer id="noi-dung"')
    yield "heads of tables", put('<th scope="col"', "<th")
    yield "fields have labels", put("<label>", "<b>").replace("</label>", "</b>", 1)
    yield "every word", re.sub("<td.*?</td>", "<td></td>", page, flags=re.S)
    yield "contrast", put("--ink: #1b1b1b", "--ink: #9b9b9b")
    yield "the first stop leads to the contents", put('class="skip"', 'tabindex="-1" class="skip"')
    yield "every stop is seen", put("outline: 3px solid", "outline: 0 solid")
    yield "the choice is reached", page.replace('<input type="radio"', '<input tabindex="-1" type="radio"')
    yield "one column then", put("body:has(#one-column:checked) .inline", ".none")
    yield "two columns at first", put(".inline { display: none; }", "")
    yield "nothing reaches beyond the window", put("</main>", '<div style="width:3000px">x</div></main>')
    yield "nothing to click on paper", put("nav, .skip, fieldset { display: none; }", "")
    yield "headings on paper", put("h2, h3, h4 { break-after: avoid; }", "h2, h3, h4 { display: none; }")


def main(arguments: list[str]) -> int:
    """Opens the page and prints what does not hold."""
    is_self_test = arguments[:1] == ["--self-test"]
    page, expected, *screenshot = arguments[1:] if is_self_test else arguments
    expected = json.loads(Path(expected).read_text())
    browser = Browser()
    try:
        if not is_self_test:
            found = faults(browser, page, expected, *screenshot)
            print("\n".join(found) or "everything holds")
            return 1 if found else 0
        missed = []
        with tempfile.TemporaryDirectory() as folder:
            spoilt = Path(folder) / "page.html"
            for name, text in mutants(Path(page).read_text()):
                spoilt.write_text(text)
                found = faults(browser, str(spoilt), expected)
                if not any(fault.startswith(f"{name}:") for fault in found):
                    missed.append(f"not found: {name}; instead {found[:3]}")
        print("\n".join(missed) or "every fault is found")
        return 1 if missed else 0
    finally:
        browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
