"""Attack vanort in every way that is known here, and count how it went.

python benchmarks/breaking            an hour at most on two processors
python benchmarks/breaking --short    some minutes, one of each
python benchmarks/breaking --write    a whole run, whose table goes into ASSURANCE.md
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1].parent / "tests"))

from attacks import ATTACKS, SHARES, attack
from guard import guarded
from table import add_row, as_table, read_rows, write_table
from trials import BAD, Result

ROWS = (
    Path(__file__).parents[2] / "build" / "breaking.csv"
)  # what a run has tried stays there, also one that is stopped
_SAID_EVERY = 20  # seconds


def main() -> int:
    """Run what was asked for, print the table, and return 1 where anything was not clean."""
    asked = _arguments()
    begun = time.monotonic()
    results: list[Result] = []
    if asked.tables:
        results = read_rows(asked.tables)
        write_table(results, made="Made of runs of its parts, each with the counts in the table")
        print(as_table(results))
        return int(any(result.outcome in BAD for result in results))
    asked.rows.parent.mkdir(parents=True, exist_ok=True)
    asked.rows.unlink(missing_ok=True)
    try:
        with guarded(), TemporaryDirectory() as held:
            asked.held = Path(held)  # what is needed by all cases is made there when the first of them comes
            _run(asked, begun, results)
    except KeyboardInterrupt:
        print(as_table(results))
        print(f"Stopped; the cases so far are in {asked.rows}.", file=sys.stderr)
        return 130
    minutes = (time.monotonic() - begun) / 60
    if asked.write:
        write_table(results, made=f"One run of {minutes:.0f} minutes, seed {asked.seed}")
    print(as_table(results))
    return int(any(result.outcome in BAD for result in results))


def _run(asked: argparse.Namespace, begun: float, results: list[Result]) -> None:
    """Run the attacks one after the other, each in its share of the time; add how each case went."""
    said, ends = 0.0, begun + 60 * asked.minutes
    names = asked.only or list(ATTACKS)
    for name in names:
        left = max(ends - time.monotonic(), 0.0)
        asked.until = time.monotonic() + left * (SHARES[name] if name != names[-1] else 1)
        with closing(attack(name, asked)) as coming:
            for result in coming:
                results.append(result)
                add_row(asked.rows, result)
                if result.outcome in BAD:
                    told = f"{result.outcome}: {result.attack} {result.name}: {result.said}"
                    print(told, file=sys.stderr, flush=True)
                if time.monotonic() - said > _SAID_EVERY:
                    said = time.monotonic()
                    print(_progress(name, results, (said - begun) / 60, asked.minutes), file=sys.stderr, flush=True)
                if time.monotonic() > asked.until:
                    print(f"{name}: its time is up after {len(results):,} cases", file=sys.stderr, flush=True)
                    break


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Attack vanort in every way that is known here, and count how it went."
    )
    parser.add_argument("--short", action="store_true", help="one of each kind, some minutes")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so many; mutated files come last")
    parser.add_argument("--seed", type=int, default=11, help="another one makes other faults")
    parser.add_argument("--only", nargs="*", default=[], metavar="ATTACK", help=f"some of: {', '.join(ATTACKS)}")
    parser.add_argument(
        "--like",
        nargs="*",
        default=[],
        help="places and bombs with one of these in their names; with --short, beside some others",
    )
    parser.add_argument("--each", type=int, help="mutated files of each kind; 300 by default")
    parser.add_argument("--requests", type=int, default=10_000, help="fuzzed requests; twice as many quiet ones follow")
    parser.add_argument("--moments", type=int, help="at which each command is killed; 10 by default")
    parser.add_argument("--kinds", nargs="*", help="kinds of mutated files")
    parser.add_argument("--jobs", type=int, default=2, help="cases at a time")
    parser.add_argument(
        "--rows", type=Path, default=ROWS, help="the CSV file of a row a case; build/breaking.csv by default"
    )
    parser.add_argument("--write", action="store_true", help="put the table into ASSURANCE.md")
    parser.add_argument("--tables", type=Path, nargs="*", help="attack nothing; write a table of these files of rows")
    return parser.parse_args()


def _progress(name: str, results: list[Result], minutes: float, most: float) -> str:
    counts = Counter(result.outcome in BAD for result in results)
    return f"{minutes:.0f} of {most:.0f} minutes: {name}; {len(results):,} cases, {counts[True]} not clean"


if __name__ == "__main__":
    sys.exit(main())
