"""Learn how likely what is read is right, from annotated pages; say how well that holds on pages not learned from.

    python benchmarks/calibrate.py [--check]

Writes the weights and their card into `graph/vanort/extraction/certainty/`, and the reliability diagram into
`benchmarks/reliability.md`. `--check` writes nothing and measures the shipped way of learning. The corpus is looked for
as in extraction.py. The same pages give the same bytes; it takes some twenty seconds.

A fact counts as right where the scorer of the corpus finds it in the annotation, one that may be read either way as
well. Every tenth of the pages is judged by weights learned from the other nine, and all figures come from these.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

# More threads than rows to share cost more than they bring.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from vanort.claims.model import TOLD
from vanort.documents import read_document
from vanort.extraction.certainty.features import entity_features, fact_features
from vanort.extraction.certainty.probability import BASE, STRENGTH, WEIGHTS, Model, log_odds
from vanort.extraction.pipeline import Extraction, extract
from vanort.extraction.proposing.annotations import annotation_of

sys.path.insert(0, str(Path(__file__).parent))
from extraction import corpus, scorer

TABLE = Path(__file__).resolve().parents[1] / "graph" / "vanort" / "extraction" / "certainty" / WEIGHTS
DIAGRAM = Path(__file__).with_name("reliability.md")
# How much a page counts. Rules were written with dev at hand, and pages written for the corpus read cleaner than real ones.
# These and HELD are the best of 24 settings in cross-validation; the others differ from them by 0.03 in calibration error at most.
COUNTS = {"dev": 0.7, "dev-genre": 0.1, "dev-pages": 1.0}
PARTS = 10  # of the pages, in cross-validation
# How strongly weights are held near none. Few pages, so strongly.
HELD = 16.0
LOOSE = {BASE: 1e-3, STRENGTH: 0.5}
BANDS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One thing or fact as it was read on an annotated page, and whether it is right."""

    model: str
    corpus: str
    page: str
    language: str
    features: tuple[str, ...]
    strength: float | None
    right: bool
    optional: bool


def rows_of(root: Path, score: ModuleType) -> list[Row]:
    """Read all annotated pages; a page that the scorer does not hold a text of is left out."""
    return [
        row
        for folder in COUNTS
        for gold in sorted((root / folder).glob("*.gold.json"))
        if (text := gold.with_name(gold.name.replace(".gold.json", ".txt"))).is_file()
        for row in _rows_of_page(folder, text, gold, score)
    ]


def _rows_of_page(folder: str, text: Path, gold: Path, score: ModuleType) -> Iterator[Row]:
    extraction = extract(read_document(text))
    annotation = annotation_of(extraction)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "predicted.json"
        path.write_text(json.dumps(annotation), encoding="utf-8")
        predicted = score.load(str(path))
    wanted = score.load(str(gold))
    told = (folder, text.stem, extraction.page.lexicon.pack.code)
    yield from _facts(told, extraction, annotation, predicted, wanted, score)
    yield from _things(told, extraction, predicted, wanted, score)


def _facts(
    told: tuple[str, str, str], extraction: Extraction, annotation: Any, predicted: Any, wanted: Any, score: ModuleType
) -> Iterator[Row]:
    features = fact_features(
        extraction.page, extraction.home, extraction.entities, (*extraction.facts, *extraction.details)
    )
    first: dict[tuple[object, ...], int] = {}  # the scorer counts the same fact once
    for number, fact in enumerate(annotation["facts"]):
        kind = score.certainty(fact["certainty"])[0]
        key = (fact["subject"], fact["predicate"], score.norm(fact["object"]), kind == "counter")
        first.setdefault(key, number)
    plain = [(n, fact) for n, fact in zip(first.values(), score.facts(predicted), strict=True) if fact[4] != "counter"]
    gold = score.facts(wanted)
    stated = set(score.match_facts([f for f in gold if f[4] == "plain"], [f for _, f in plain]).values())
    rest = [at for at in range(len(plain)) if at not in stated]
    spare = score.match_facts([f for f in gold if f[4] == "optional"], [plain[at][1] for at in rest]).values()
    optional = {rest[at] for at in spare}
    for at, (number, _) in enumerate(plain):
        strength = extraction.facts[number].confidence
        yield Row("fact", *told, features[number], strength, at in stated or at in optional, at in optional)


def _things(
    told: tuple[str, str, str], extraction: Extraction, predicted: Any, wanted: Any, score: ModuleType
) -> Iterator[Row]:
    gold = [(entity["type"], start, end) for entity in wanted["entities"] for start, end in entity["spans"]]
    for entity, read in zip(extraction.entities, predicted["entities"], strict=True):
        if entity.mentions and entity.kind not in {"Amount", "SDG"}:
            right = any(
                kind == read["type"] and start < last and first < end
                for kind, start, end in gold
                for first, last in read["spans"]
            )
            yield Row("thing", *told, entity_features(extraction.page, entity), None, right, optional=False)


def learn(rows: Sequence[Row]) -> Model:
    """Return the weights that fit the rows best while each is held near none (ridge, by Newton's method).

    Weights are rounded to three digits, so that the last bits of a machine's arithmetic leave no trace.
    """
    names = sorted({feature for row in rows for feature in row.features} | {BASE, STRENGTH})
    place = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        x[at, [place[BASE], *(place[feature] for feature in row.features)]] = 1
        x[at, place[STRENGTH]] = 0 if row.strength is None else log_odds(row.strength)
    right = np.array([row.right for row in rows], dtype=float)
    counts = np.array([COUNTS.get(row.corpus, 1.0) for row in rows])
    held = np.array([LOOSE.get(name, HELD) for name in names])
    weights = np.zeros(len(names))

    def loss(at: Any) -> float:
        odds = x @ at
        return float(np.sum(counts * (np.logaddexp(0, odds) - right * odds)) + np.sum(held * at * at) / 2)

    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (counts * (p - right)) + held * weights
        step = np.linalg.solve((x.T * (counts * p * (1 - p))) @ x + np.diag(held), slope)
        width = 1.0
        while loss(weights - width * step) > loss(weights) and width > 1e-6:
            width /= 2
        weights = weights - width * step
        if float(np.abs(step).max()) < 1e-7:
            break
    return Model({name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)})


def part_of(row: Row) -> int:
    """Return the part of the pages that a row's page belongs to, the same on every machine."""
    return int(hashlib.sha256(f"{row.corpus}/{row.page}".encode()).hexdigest(), 16) % PARTS


def cross_validated(rows: Sequence[Row], fit: Callable[[Sequence[Row]], Model] = learn) -> list[float]:
    """Return a probability for each row, from weights learned on pages of other parts."""
    models = [fit([row for row in rows if part_of(row) != part]) for part in range(PARTS)]
    return [models[part_of(row)].probability(row.features, row.strength) for row in rows]


def expected_calibration_error(told: Iterable[tuple[float, bool]]) -> float:
    """Return how far probabilities and what is right lie apart, as a mean over bands of equal width, by what they hold.

    >>> expected_calibration_error([(0.95, True), (0.95, True), (0.55, False), (0.55, True)])
    0.05
    """
    told = list(told)
    gaps = [0.0] * BANDS
    for probability, right in told:
        gaps[band_of(probability)] += probability - right
    return round(sum(abs(gap) for gap in gaps) / max(1, len(told)), 6)


def band_of(probability: float) -> int:
    """Return the band of a probability: 0 for the lowest tenth, 9 for the highest."""
    return min(BANDS - 1, int(probability * BANDS))


def figures(name: str, judged: Sequence[tuple[float, Row]]) -> str:
    """Return a row of a table: how many, right, expected calibration error, told, right of these."""
    told = [row.right for p, row in judged if p >= TOLD]
    strict = [row.right for p, row in judged if p >= TOLD and not row.optional]
    right = sum(row.right for _, row in judged)
    error = expected_calibration_error((p, row.right) for p, row in judged)
    cells = (len(judged), _percent(right, len(judged)), f"{error:.3f}", len(told), _percent(sum(told), len(told)))
    return f"| {name} | {' | '.join(map(str, cells))} | {_percent(sum(strict), len(strict))} |"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def tables(judged: Sequence[tuple[float, Row]]) -> Iterator[str]:
    """Yield the lines of the tables by corpus, by language and by band."""
    yield "| | read | right in 100 | calibration error | told | right in 100 | without optional ones |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    yield figures("all", judged)
    for corpus_name in COUNTS:
        yield figures(corpus_name, [one for one in judged if one[1].corpus == corpus_name])
    for language in sorted({row.language for _, row in judged}):
        yield figures(language, [one for one in judged if one[1].language == language])
    yield ""
    yield "| probability | read | said to be right in 100 | right in 100 | |"
    yield "| --- | --- | --- | --- | --- |"
    for band in range(BANDS):
        held = [(p, row.right) for p, row in judged if band_of(p) == band]
        if held:
            said, right = (100 * sum(one[at] for one in held) / len(held) for at in (0, 1))
            bar = "█" * round(right / 4) + "·" * (25 - round(right / 4))
            mark = min(24, round(said / 4))
            drawn = f"{bar[:mark]}│{bar[mark + 1 :]}"
            yield f"| {band / BANDS:.1f} to {(band + 1) / BANDS:.1f} | {len(held)} | {said:.1f} | {right:.1f} | `{drawn}` |"


def diagram(judged: dict[str, list[tuple[float, Row]]]) -> str:
    """Return the reliability diagram, of facts and of things."""
    lines = ["# How often what is said to be likely is right", ""]
    lines += [
        "Written by `make calibrate`. Each page was judged by weights learned from other pages (ten parts). The bar is what was",
        "right, the line across it what was said. *Told* is what is said to be right in 85 of 100 or more. The corpora are",
        "described in [how well it reads](../docs/en/reference/quality.md); *optional* facts may be read either way.",
    ]
    for model, title in (("fact", "Facts"), ("thing", "Things")):
        lines += ["", f"## {title}", "", *tables(judged[model])]
    return "\n".join(lines) + "\n"


def table_of(models: dict[str, Model], rows: Sequence[Row]) -> str:
    """Return the table of weights, each with how many rows had its feature, and how many of them were right."""
    lines = ["# model\tfeature\tweight\tseen\tright — written by `make calibrate`; weights.md says from what"]
    for name, model in models.items():
        own = [row for row in rows if row.model == name]
        seen = Counter(feature for row in own for feature in row.features)
        right = Counter(feature for row in own if row.right for feature in row.features)
        seen[BASE] = seen[STRENGTH] = len(own)
        right[BASE] = right[STRENGTH] = sum(row.right for row in own)
        for feature, weight in sorted(model.weights.items()):
            if seen[feature] and weight:
                lines.append(f"{name}\t{feature}\t{weight:.3f}\t{seen[feature]}\t{right[feature]}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Learn, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing, print the diagram")
    arguments = parser.parse_args()
    root = corpus()
    if root is None:
        print("The corpus is missing: name its folder in VANORT_SHARED.", file=sys.stderr)
        return 1
    rows = rows_of(root, scorer(root))
    by_model = {name: [row for row in rows if row.model == name] for name in ("fact", "thing")}
    judged = {name: list(zip(cross_validated(own), own, strict=True)) for name, own in by_model.items()}
    if not arguments.check:
        TABLE.write_text(table_of({name: learn(own) for name, own in by_model.items()}, rows), encoding="utf-8")
        DIAGRAM.write_text(diagram(judged), encoding="utf-8")
    print(diagram(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
