"""Attack vanort in every way that is known here, and count how it went.

python benchmarks/breaking            an hour at most on two processors
python benchmarks/breaking --short    two minutes, one of each
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1].parent / "tests"))

from attacks import ATTACKS, attack
from table import add_row, as_table
from trials import BAD, Result


def main() -> int:
    """Run what was asked for, print the table, and return 1 where anything was not clean."""
    parser = argparse.ArgumentParser(
        description="Attack vanort in every way that is known here, and count how it went."
    )
    parser.add_argument("--short", action="store_true", help="one of each kind, some two minutes")
    parser.add_argument("--seed", type=int, default=11, help="another one makes other faults")
    parser.add_argument("--only", nargs="*", default=[], metavar="ATTACK", help=f"some of: {', '.join(ATTACKS)}")
    parser.add_argument("--each", type=int, help="mutated files of each kind; 300 by default")
    parser.add_argument("--requests", type=int, default=10_000, help="fuzzed requests; twice as many quiet ones follow")
    parser.add_argument("--kinds", nargs="*", help="kinds of mutated files")
    parser.add_argument("--jobs", type=int, default=2, help="cases at a time")
    parser.add_argument("--rows", type=Path, help="write a row for every case to this CSV file")
    asked = parser.parse_args()
    results: list[Result] = []
    if asked.rows:
        asked.rows.unlink(missing_ok=True)
    for name in asked.only or ATTACKS:
        for result in attack(name, asked):
            results.append(result)
            if asked.rows:
                add_row(asked.rows, result)
            if result.outcome in BAD:
                print(f"{result.outcome}: {result.attack} {result.name}: {result.said}", file=sys.stderr, flush=True)
    print(as_table(results))
    return int(any(result.outcome in BAD for result in results))


if __name__ == "__main__":
    sys.exit(main())
