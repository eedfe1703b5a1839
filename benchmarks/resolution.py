"""Measure who is who: a labelled set of pairs, and names from CORDIS whose numbers are hidden.

    python benchmarks/resolution.py

`resolution_pairs.csv` holds pairs that are the same, pairs that are not, and many that look alike. Half of them
served for development, the other half was held out. "Merged" are sure candidates, which no person is asked about.
The names from CORDIS (in the folder that VANORT_SHARED names, by default `shared` beside the repository) show the
same at scale, and that time grows with the number of entities and not with its square.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from vanort.identity import Candidate, Entity, candidates
from vanort.support.letters import small_words

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("VANORT_SHARED", HERE.parent.parent / "shared"))
REAL = SHARED / "data" / "real"
SIZES = (5_000, 10_000, 20_000)


def read_pairs(path: Path = HERE / "resolution_pairs.csv") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def entities_of(pairs: list[dict[str, str]]) -> list[Entity]:
    return [
        Entity(f"{number}:{side}", pair[f"{side}_type"], (pair[side],), country=pair[f"{side}_country"])
        for number, pair in enumerate(pairs)
        for side in ("left", "right")
    ]


def judged(pairs: list[dict[str, str]], found: tuple[Candidate, ...]) -> dict[int, Candidate]:
    """Return the candidate of each labelled pair that has one."""
    by_ids = {(candidate.left, candidate.right): candidate for candidate in found}
    return {
        number: by_ids[f"{number}:left", f"{number}:right"]
        for number in range(len(pairs))
        if (f"{number}:left", f"{number}:right") in by_ids
    }


def table(pairs: list[dict[str, str]], of: dict[int, Candidate]) -> Iterator[str]:
    yield "| half | same | different | merged | precision of merged | recall with candidates | look-alikes offered |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for half in ("development", "held-out"):
        numbers = [n for n, pair in enumerate(pairs) if pair["half"] == half]
        same = [n for n in numbers if pairs[n]["label"] == "same"]
        merged = [n for n in numbers if n in of and of[n].sure]
        right = sum(pairs[n]["label"] == "same" for n in merged)
        offered = [n for n in numbers if n in of and n not in same]
        yield (
            f"| {half} | {len(same)} | {len(numbers) - len(same)} | {len(merged)} | {right / max(1, len(merged)):.3f} "
            f"| {sum(n in of for n in same) / len(same):.3f} | {len(offered) / (len(numbers) - len(same)):.3f} |"
        )


def cordis() -> list[tuple[Entity, str]]:
    """Return organisations with their number kept aside, one for each way in which a name is written."""
    found: dict[tuple[str, str], tuple[Entity, str]] = {}
    sources = (
        ("cordis_participations_by_start_year.csv.gz", "legal_name", "country_code", "pic"),
        ("h2020_organisations_2017.csv.gz", "name", "country", "orgId"),
    )
    for source, name, country, number in sources:
        with gzip.open(REAL / "cordis" / source, "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                code = row[number].partition(".")[0]
                if code and row[name].strip() and row[country]:
                    entity = Entity(f"{len(found):06}", "Organisation", (row[name],), country=row[country])
                    found.setdefault((code, row[name]), (entity, code))
    return list(found.values())


def scale() -> Iterator[str]:
    known = cordis()
    random.Random(1).shuffle(known)  # noqa: S311 (a sample, no secret)
    yield "| names | seconds | merged | same number | one name registered twice | other | candidates |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    for size in SIZES:
        numbers = {entity.id: number for entity, number in known[:size]}
        names = {entity.id: small_words(entity.names[0]) for entity, _ in known[:size]}
        start = time.perf_counter()
        found = candidates([entity for entity, _ in known[:size]])
        seconds = time.perf_counter() - start
        sure = [c for c in found if c.sure]
        same = sum(numbers[c.left] == numbers[c.right] for c in sure)
        twice = sum(numbers[c.left] != numbers[c.right] and names[c.left] == names[c.right] for c in sure)
        row = (len(names), f"{seconds:.1f}", len(sure), same, twice, len(sure) - same - twice, len(found) - len(sure))
        yield f"| {' | '.join(map(str, row))} |"


def main() -> None:
    pairs = read_pairs()
    print("\n".join(table(pairs, judged(pairs, candidates(entities_of(pairs))))))
    if (REAL / "cordis").is_dir():
        print()
        print("\n".join(scale()))
    else:
        print(f"\n{REAL} is missing: set VANORT_SHARED to the folder that holds data/real.")


if __name__ == "__main__":
    main()
