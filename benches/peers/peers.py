"""Times plancc and its peers at the same job, by turns, and prints ratios.

Every job starts from files on disk and ends with files on disk. Of each side the fastest of its rounds is kept; a ratio
above one says how many times faster plancc is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx

ROUNDS = 5
FILL = Path(__file__).with_name("fill_template.py")


def timed(command, worst=0, **options):
    """Runs a command to its end and returns its seconds and its peak memory in MiB; `worst` is the greatest good code."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options,
    )
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    if not 0 <= os.waitstatus_to_exitcode(status) <= worst:
        raise SystemExit(f"a program failed: {command}")
    return took, usage.ru_maxrss / 1024


def by_turns(ours, theirs, rounds=ROUNDS):
    """The fastest round of each of two jobs."""
    best = [float("inf"), float("inf")]
    for number in range(rounds):
        jobs = [(0, ours), (1, theirs)]
        for side, job in jobs if number % 2 == 0 else reversed(jobs):
            best[side] = min(best[side], job())
    return best


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(*cells):
    print()
    row(*cells)
    row("---", *["---:"] * (len(cells) - 1))


def copies(samples, folder, count):
    """Copies of the samples by turns, each with a number in its text, so that no two are the same."""
    folder.mkdir()
    texts = [sample.read_text(encoding="utf-8") for sample in samples]
    paths = []
    for number in range(count):
        text = texts[number % len(texts)].replace("thi đua", f"thi đua lần {number}", 3)
        path = folder / f"{number:04}.plan"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def of_items(count):
    begin = (
        "kế hoạch: Triển khai phong trào thi đua “Cả nước thi đua chuyển đổi số”\n"
        "cơ quan: Ủy ban nhân dân xã Tân Minh\nsố: …/KH-UBND\nđịa danh: Tân Minh\nngày: …/3/2026\n\nphần nội dung:\n"
    )
    # Two lines each, however many digits the number has: a second line is what costs.
    item = (
        "{0}. Thi đua thực hiện tốt nhiệm vụ thứ {0} của kế hoạch này, báo cáo kết quả trước ngày 15/11 hằng năm để Ủy "
        "ban nhân dân xã tổng hợp chung.\n"
    )
    end = (
        "\nnơi nhận:\n- Như trên;\nlưu: VT\n\nký thay mặt: Ủy ban nhân dân\nchức vụ: Chủ tịch\n"
        "người ký: Đinh Văn Nhanh\n"
    )
    return begin + "".join(item.format(number + 1) for number in range(count)) + end


def paragraphs(path):
    """Every paragraph of a DOCX, those of its tables too, in order."""
    document = docx.Document(path)
    found = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            found += [text.text for line in part.rows for cell in line.cells for text in cell.paragraphs]
        else:
            found.append(part.text)
    return [text for text in found if text.strip()]


def peers(plancc, typst, plans, work):
    made = work / "made"
    timed([plancc, "build", *plans, "--ignore-system-fonts", "--format", "pdf,docx,typ", "--out", made])
    # The same words for every peer.
    texts, marked = work / "texts", work / "marked"
    texts.mkdir()
    marked.mkdir()
    for plan in plans:
        lines = paragraphs(made / f"{plan.stem}.docx")
        (texts / f"{plan.stem}.txt").write_text("\n".join(lines), encoding="utf-8")
        escaped = (line.replace("*", r"\*").replace("#", r"\#") for line in lines)
        (marked / f"{plan.stem}.md").write_text("\n\n".join(escaped), encoding="utf-8")
    template = work / "template.docx"
    timed([sys.executable, FILL, "--make", template])
    out = work / "out"

    def build(formats):
        command = [plancc, "build", *plans, "--ignore-system-fonts", "--format", formats, "--out", out]
        return lambda: timed(command)[0]

    def each(command):
        return lambda: sum(timed(command(plan))[0] for plan in plans)

    office = [
        "soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", work / "office", *(made / f"{plan.stem}.docx" for plan in plans),
    ]
    jobs = [
        ("PDF: the Typst program on the generated source, a process a plan", "pdf",
         each(lambda plan: [typst, "compile", "--pdf-standard", "a-2a,ua-1", made / f"{plan.stem}.typ", work / "x.pdf"])),
        ("PDF: LibreOffice from DOCX, one process for all", "pdf", lambda: timed(office)[0]),
        ("DOCX: docxtpl fills a template, one process for all", "docx",
         lambda: timed([sys.executable, FILL, template, work / "filled", *sorted(texts.iterdir())])[0]),
        ("DOCX: pandoc from Markdown, a process a plan", "docx",
         each(lambda plan: ["pandoc", marked / f"{plan.stem}.md", "-o", work / "x.docx"])),
    ]
    head(f"{len(plans)} plans", "peer, s", "plancc, s", "times faster")
    for name, formats, job in jobs:
        ours, theirs = by_turns(build(formats), job, 3)
        row(name, f"{theirs:.2f}", f"{ours:.2f}", f"{theirs / ours:.1f}")


def growth(plancc, samples, work):
    head("plans to PDF and DOCX in one call", "s", "ms a plan", "peak MiB")
    for count in (1, 10, 100, 1000, 3321):
        plans = copies(samples, work / f"many-{count}", count)
        out = work / "many-out"
        took, memory = timed([plancc, "build", *plans, "--ignore-system-fonts", "--out", out])
        row(count, f"{took:.2f}", f"{1000 * took / count:.1f}", f"{memory:.0f}")
        shutil.rmtree(out)
    head("items in one plan", "check, s", "µs an item", "PDF and DOCX, s", "ms an item", "peak MiB")
    for count in (10, 100, 1000, 10000):
        plan = work / f"items-{count}.plan"
        plan.write_text(of_items(count), encoding="utf-8")
        check = min(timed([plancc, "check", plan], worst=1)[0] for _ in range(3))
        took, memory = timed([plancc, "build", plan, "--ignore-system-fonts", "--out", work / "items-out"])
        row(count, f"{check:.3f}", f"{1e6 * check / count:.0f}", f"{took:.2f}", f"{1000 * took / count:.1f}", f"{memory:.0f}")


def main():
    plancc, typst, folder = (Path(word).resolve() for word in sys.argv[1:4])
    samples = sorted(folder.glob("*.plan"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        peers(plancc, typst, copies(samples, work / "few", 24), work)
        growth(plancc, samples, work)


if __name__ == "__main__":
    main()
