"""Collects the verdicts of one file and prints them as a table."""

from dataclasses import dataclass, field

from rules import Rule

# What floating-point rounding may add to a measure.
SLACK = 0.005


@dataclass
class Row:
    """One verdict: `passed` is None where the file has nothing that the rule speaks of."""

    rule: Rule
    measured: str
    passed: bool | None


@dataclass
class Report:
    """The verdicts of one file, in the order of the checks."""

    name: str
    rules: dict[str, Rule]
    rows: dict[str, Row] = field(default_factory=dict)

    def measure(self, code: str, values, digits: int = 2) -> None:
        """Holds numbers (or pairs of a number and the place it was met) against the rule's range."""
        rule = self.rules[code]
        pairs = [pair if isinstance(pair, tuple) else (pair, "") for pair in values]
        if not pairs:
            self.expect(code, False, "nothing found to measure")
            return
        outside = [pair for pair in pairs if not inside(rule, pair[0])]
        numbers = [value for value, _ in pairs]
        low, high = min(numbers), max(numbers)
        shown = f"{low:.{digits}f}" if high - low < 0.005 else f"{low:.{digits}f}–{high:.{digits}f}"
        shown = f"{shown} {rule.unit}".strip()
        if outside:
            worst, place = max(outside, key=lambda pair: distance(rule, pair[0]))
            shown += f"; {len(outside)} outside, worst {worst:.{digits}f} {place}".rstrip()
        self.rows[code] = Row(rule, shown, not outside)

    def expect(self, code: str, passed: bool, measured: str) -> None:
        """Notes a verdict that is not a number."""
        self.rows[code] = Row(self.rules[code], measured, bool(passed))

    def all_hold(self, code: str, cases, nothing: str = "nothing found to look at") -> None:
        """Notes whether every (verdict, place) pair holds; no pair at all is a failure."""
        cases = list(cases)
        broken = [place for holds, place in cases if not holds]
        if not cases:
            self.expect(code, False, nothing)
        elif broken:
            self.expect(code, False, f"{len(broken)} of {len(cases)}: {broken[0]}")
        else:
            self.expect(code, True, f"all {len(cases)}")

    def absent(self, code: str, why: str) -> None:
        """Notes that the plan has nothing of the kind, so the rule asks nothing of it."""
        self.rows[code] = Row(self.rules[code], why, None)

    def finish(self) -> None:
        """Turns every rule that no check spoke of into a failure: a silent check is a broken one."""
        for code, rule in self.rules.items():
            if code not in self.rows:
                self.rows[code] = Row(rule, "not measured", False)

    def failures(self) -> list[Row]:
        """Returns the rows that failed."""
        return [row for row in self.rows.values() if row.passed is False]

    def failed_codes(self) -> set[str]:
        """Returns the codes of the rows that failed."""
        return {row.rule.code for row in self.failures()}

    def table(self) -> str:
        """Returns the whole table as text."""
        lines = [f"== {self.name}"]
        for code in self.rules:
            row = self.rows[code]
            mark = {True: "ok  ", False: "FAIL", None: "n/a "}[row.passed]
            lines.append(
                f"{mark} {code:4} {row.rule.place:7} {row.rule.title:52.52} {row.rule.range():32.32} {row.measured}"
            )
        return "\n".join(lines)


def inside(rule: Rule, value: float) -> bool:
    """Tells whether a number lies in the rule's range, rounding aside."""
    return (rule.low is None or value >= rule.low - SLACK) and (rule.high is None or value <= rule.high + SLACK)


def distance(rule: Rule, value: float) -> float:
    """Returns how far a number lies outside the rule's range."""
    below = 0 if rule.low is None else rule.low - value
    above = 0 if rule.high is None else value - rule.high
    return max(below, above)


def main_result(reports: list[Report], quiet: bool = False) -> int:
    """Prints all tables, then every failure once more by file, and returns the exit code."""
    failed = 0
    for report in reports:
        if not quiet:
            print(report.table())
    for report in reports:
        for row in report.failures():
            failed += 1
            print(
                f"{report.name}: {row.rule.code} {row.rule.title} ({row.rule.place}): "
                f"measured {row.measured}; allowed {row.rule.range()}"
            )
    done = sum(1 for report in reports for row in report.rows.values() if row.passed)
    print(f"{len(reports)} files, {done} rules hold, {failed} broken")
    return 1 if failed or not reports else 0
