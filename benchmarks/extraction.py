"""How well names and facts are read: the scorer of the development corpus over both its folders.

    python benchmarks/extraction.py [--unseen] [--by-language]

The corpus is looked for in the folder that VANORT_SHARED names, else in `shared/` beside the repository folder. Two
simple baselines run on the same texts: capitalised words, and the gazetteer alone. `--unseen` scores again with all
names, numbers and addresses replaced (see unseen.py).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from vanort.documents import read_document
from vanort.extraction.lexicon.gazetteer import find_known, flatten
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.annotations import annotation_of
from vanort.languages import detect_language, language_packs

sys.path.insert(0, str(Path(__file__).parent))
from unseen import disguise_folder

FOLDERS = ("dev", "dev-genre")
# Names are drawn by chance: one draw may be lucky.
DRAWS = 5
CONTACT = ("contactPerson", "email", "phone", "affiliation")


def corpus() -> Path | None:
    """Return the corpus folder, None where it is missing."""
    named = os.environ.get("VANORT_SHARED")
    shared = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return shared / "corpus" if (shared / "corpus" / "score.py").is_file() else None


def scorer(folder: Path) -> ModuleType:
    """Load the corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("vanort_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_rules(path: Path) -> dict[str, Any]:
    """Annotate a text with everything that vanort knows."""
    return annotation_of(extract(read_document(path)))


def by_capitals(path: Path) -> dict[str, Any]:
    """Annotate runs of capitalised words as organisations: the simplest baseline."""
    text = path.read_bytes().decode("utf-8")
    spans = [m.span() for m in re.finditer(r"[A-ZÅÄÖÆØÜ][\w'’-]+(?:[ \xa0][A-ZÅÄÖÆØÜ][\w'’-]+)*", text)]
    return _entities(text, [(start, end, "Organisation") for start, end in spans])


def by_gazetteer(path: Path) -> dict[str, Any]:
    """Annotate what the gazetteer knows, the longest first."""
    text = path.read_bytes().decode("utf-8")
    hits = find_known(text, flatten(text), language_packs()[detect_language(text)])
    taken: set[int] = set()
    found = []
    for hit in sorted(hits, key=lambda h: -(h.end - h.start)):
        if not hit.entry.weak and not taken.intersection(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            found.append((hit.start, hit.end, "Municipality" if hit.entry.kind == "City" else hit.entry.kind))
    return _entities(text, found)


def _entities(text: str, spans: list[tuple[int, int, str]]) -> dict[str, Any]:
    return {
        "entities": [
            {"id": f"e{n}", "type": kind, "label": text[a:b], "mentions": [{"start": a, "end": b, "text": text[a:b]}]}
            for n, (a, b, kind) in enumerate(spans)
        ],
        "facts": [],
    }


def measure(folder: Path, annotate: Any, score: ModuleType, *, only: str = "") -> dict[str, Any]:
    """Score one way of annotating over one folder."""
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as predicted:
        for path in sorted(folder.glob(f"{only}*.txt")):
            (Path(predicted) / f"{path.stem}.json").write_text(json.dumps(annotate(path)), encoding="utf-8")
            for suffix in (".txt", ".gold.json"):
                source = path.with_name(path.stem + suffix)
                (Path(gold) / source.name).write_bytes(source.read_bytes())
        tables, micro, *_ = score.score(gold, predicted)
        contacts = score.Count()
        for name in CONTACT:
            if name in tables["facts"]:
                count = tables["facts"][name]
                contacts.add(count.tp, count.g, count.p)
        return {
            "entities": micro["overlap"].prf(),
            "facts": micro["facts"].prf(),
            "contacts": contacts.prf(),
            "counter": sum(c.tp for c in tables["counter"].values()),
            "tables": tables,
        }


def measure_unseen(folder: Path, score: ModuleType, draw: int) -> dict[str, Any]:
    """Score a folder with every name, number and address replaced, by one of several draws."""
    with tempfile.TemporaryDirectory() as other:
        disguise_folder(folder, Path(other), draw)
        return measure(Path(other), by_rules, score)


def mean(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of several scores; counter-facts are added up."""
    averaged: dict[str, Any] = {
        key: tuple(sum(one[key][i] for one in results) / len(results) for i in range(3))
        for key in ("entities", "facts", "contacts")
    }
    return {**averaged, "counter": sum(one["counter"] for one in results)}


def line(name: str, result: dict[str, Any]) -> str:
    """Return one row of the table that is printed."""
    cells = [f"{100 * value:5.1f}" for key in ("entities", "facts", "contacts") for value in result[key]]
    return f"{name:34}" + " ".join(cells) + f"  {result['counter']:3}"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--unseen", action="store_true", help="also with every name replaced")
    parser.add_argument("--by-language", action="store_true")
    parser.add_argument("--tables", action="store_true", help="each type and predicate")
    arguments = parser.parse_args()
    root = corpus()
    if root is None:
        print("The corpus is missing: name its folder in VANORT_SHARED.", file=sys.stderr)
        return 1
    score = scorer(root)
    print(f"{'':34}entities P R F1     facts P R F1        contacts P R F1   counter")
    for folder in FOLDERS:
        started = time.perf_counter()
        result = measure(root / folder, by_rules, score)
        spent = time.perf_counter() - started
        print(line(folder, result), f" {spent:.1f} s")
        for name, annotate in (("capitals", by_capitals), ("gazetteer", by_gazetteer)):
            print(line(f"  {name} alone", measure(root / folder, annotate, score)))
        if arguments.by_language:
            for code in sorted({path.name[:2] for path in (root / folder).glob("*.txt")}):
                print(line(f"  {code}", measure(root / folder, by_rules, score, only=f"{code}-")))
        if arguments.tables:
            for mode in ("overlap", "facts"):
                for key, count in sorted(result["tables"][mode].items()):
                    p, r, f = count.prf()
                    print(f"    {key:20} {p:.3f} {r:.3f} {f:.3f} {count.g:5} {count.p:5} {count.tp:5}")
        if arguments.unseen:
            draws = [measure_unseen(root / folder, score, draw) for draw in range(DRAWS)]
            for draw, one in enumerate(draws, 1):
                print(line(f"  {folder}, names unseen, draw {draw}", one))
            print(line(f"  {folder}, names unseen, mean", mean(draws)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
