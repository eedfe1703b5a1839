"""What the attacks came to: a row a case for the machine, a row an attack for people."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, fields
from importlib.metadata import version
from pathlib import Path

from trials import OUTCOMES, Result

_ONE_EACH = ("bombs", "places")  # no two of them have one name
_BEGINS, _ENDS = "<!-- made by: make break -->", "<!-- end of what make break made -->"


def as_table(results: Sequence[Result]) -> str:
    """Return the counts as a Markdown table, a row an attack, with the longest time and the largest memory."""
    attacks = list(dict.fromkeys(result.attack for result in results))
    rows = [("attack", "cases", *OUTCOMES, "longest (s)", "largest (MB)")]
    for name in attacks:
        of = [result for result in results if result.attack == name]
        rows.append((name, *_numbers(of)))
    rows.append(("**all**", *_numbers(results)))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join((lines[0], f"| --- |{' ---: |' * (len(rows[0]) - 1)}", *lines[1:]))


def write_table(results: Sequence[Result], *, made: str) -> None:
    """Put a table, with a line about how it was made, into ASSURANCE.md, in the place of the last one."""
    page = Path(__file__).parents[2] / "ASSURANCE.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGINS)
    _, _, after = rest.partition(_ENDS)
    run = f"{made}; {os.cpu_count()} processors, vanort {version('vanort')}."
    page.write_text(f"{before}{_BEGINS}\n{run}\n\n{as_table(results)}\n{_ENDS}{after}", encoding="utf-8")


def _numbers(results: Sequence[Result]) -> tuple[str, ...]:
    counts = Counter(result.outcome for result in results)
    longest = max((result.seconds for result in results), default=0.0)
    largest = max((result.megabytes for result in results), default=0)
    return (f"{len(results):,}", *(f"{counts[name]:,}" for name in OUTCOMES), f"{longest:.1f}", f"{largest:,}")


def read_rows(paths: Sequence[Path]) -> list[Result]:
    """Read rows that other runs have written; a case that was tried again counts as it went the last time."""
    found: dict[tuple[str, str], Result] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                name = row["name"] if row["attack"] in _ONE_EACH else f"{number} {path}"
                numbers = float(row["seconds"]), int(row["megabytes"])
                found[row["attack"], name] = Result(row["attack"], row["name"], row["outcome"], *numbers, row["said"])
    return list(found.values())


def add_row(path: Path, result: Result) -> None:
    """Add the row of a case, so that a run that is stopped has told what it did."""
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(field.name for field in fields(Result))
        writer.writerow(astuple(result))
