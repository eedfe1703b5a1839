"""Every figure that README and the site quote, measured anew: `make figures`.

    python benchmarks/figures.py [--only README]    measures, and writes figures.json and the pages that quote it
    python benchmarks/figures.py --pages            writes the pages from figures.json, and measures nothing

`quoted.toml` says in which sentence of which page a figure stands. The annotated texts are no part of the project: they are
looked for as in extraction.py, and what cannot be measured without them keeps the value that it has. `once` in figures.json
holds what can be measured only once, such as how well pages were read that nobody had seen before; no command changes it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FIGURES, QUOTED = HERE / "figures.json", HERE / "quoted.toml"
_PLACE = re.compile(r"\{([\w.]+)\}")
_NUMBER = r"(\d+(?:[.,]\d+)*)"


def quotes() -> Iterator[tuple[Path, str]]:
    """Yield each page that quotes figures with each sentence that does."""
    for page, sentences in tomllib.loads(QUOTED.read_text(encoding="utf-8")).items():
        for sentence in sentences["sentences"]:
            yield ROOT / page, sentence


def pattern(sentence: str) -> tuple[re.Pattern[str], list[str]]:
    r"""Return what finds a sentence on a page, over line ends and with any figures, and the names of the figures.

    >>> pattern("on {pages.count} pages")[1]
    ['pages.count']
    """
    parts = _PLACE.split(sentence)  # text, name, text, name, … text
    words = [re.sub(r"(?:\\ )+", lambda _: r"\s+", re.escape(part)) for part in parts[::2]]
    return re.compile(_NUMBER.join(words)), parts[1::2]


def shown(figures: dict[str, Any], name: str, page: Path) -> str:
    """Return a figure as a page has it: with a comma in Swedish."""
    value: Any = figures
    for key in name.split("."):
        value = value[key]
    return str(value).replace(".", ",") if {"sv", "README.sv.md"} & set(page.parts) else str(value)


def written(page: Path, figures: dict[str, Any]) -> str:
    """Return a page's text with the figures in it."""
    text = page.read_text(encoding="utf-8")
    for other, sentence in quotes():
        if other != page:
            continue
        found, names = pattern(sentence)
        match = found.search(text)
        if match is None:
            raise SystemExit(f"{page.relative_to(ROOT)} has no sentence: {sentence}")
        for number in reversed(range(len(names))):
            start, end = match.span(number + 1)
            text = text[:start] + shown(figures, names[number], page) + text[end:]
    return text


def per_cent(value: float) -> float:
    """Return a share as the pages have it: in per cent, with one decimal."""
    return round(100 * float(value), 1)


def reading(folder: Path, *, unseen: bool) -> dict[str, Any]:
    """Measure how well a folder of annotated texts is read, and the same with every name replaced."""
    import extraction

    score = extraction.scorer(folder.parent)

    def row(result: dict[str, Any]) -> dict[str, Any]:
        scores = {
            f"{kind}_{name}": per_cent(value)
            for kind in ("entities", "facts", "contacts")
            for name, value in zip(("precision", "recall", "f1"), result[kind], strict=True)
        }
        return {**scores, "untrue": result["counter"]}

    measured = {"count": len(list(folder.glob("*.txt"))), **row(extraction.measure(folder, extraction.by_rules, score))}
    if unseen:
        draws = [extraction.measure_unseen(folder, score, draw) for draw in range(extraction.DRAWS)]
        measured["unseen"] = row(extraction.mean(draws))
    return measured


def by_hand() -> dict[str, Any]:
    """Measure what is proposed of what people wrote down of the two pages behind the example."""
    import seeds

    folder = seeds.seeds()
    outcome = seeds.whole(seeds.compared(folder).values())
    precision, _, f1 = outcome.prf()
    return {
        "precision": per_cent(precision),
        "f1": per_cent(f1),
        "people": len(outcome.contacts) - len(outcome.lost_contacts),
    }


def goals() -> dict[str, Any]:
    """Measure which goals are told right, cross-validated, and by the goal's name alone."""
    import goals as measuring
    import numpy as np

    snippets = measuring.read_snippets(measuring.SHARED / "corpus" / "sdg" / "dev.csv")
    evidence = measuring.evidence_of(snippets)
    rounds = [
        measuring.by_goal(measuring.cross_validated(evidence, snippets, seed) == snippets.labels, snippets.goals)
        for seed in range(measuring.ROUNDS)
    ]
    named = measuring.by_goal(measuring.by_name(snippets) == snippets.labels, snippets.goals)
    return {"right": per_cent(np.mean(rounds)), "by_name": per_cent(named.mean())}


def who_is_who() -> dict[str, Any]:
    """Measure how many pairs of names are offered, and how many are merged, of the half that was held out."""
    import resolution

    pairs = resolution.read_pairs()
    of = resolution.judged(pairs, resolution.candidates(resolution.entities_of(pairs)))
    held = [number for number, pair in enumerate(pairs) if pair["half"] == "held-out"]
    same = [number for number in held if pairs[number]["label"] == "same"]
    merged = [number for number in held if number in of and of[number].sure]
    return {
        "pairs": len(pairs),
        "offered": round(100 * sum(number in of for number in same) / len(same)),
        "merged": len(merged),
        "wrong": sum(pairs[number]["label"] != "same" for number in merged),
    }


def page() -> dict[str, Any]:
    """Measure how large the example's page is."""
    from vanort.explorer import explore_workspace
    from vanort.workspace.model import open_workspace

    return {"megabytes": round(len(explore_workspace(open_workspace(ROOT / "data")).encode("utf-8")) / 1e6, 1)}


def measured(known: dict[str, Any], *, only_readme: bool) -> dict[str, Any]:
    """Return the figures as they are now; what cannot be measured here keeps its value, and is named."""
    import extraction

    corpus = extraction.corpus()
    figures = dict(known)
    for name, folder in (("documents", "dev"), ("pages", "dev-genre")):
        if corpus is None:
            print(f"{name}: the annotated texts are missing (VANORT_SHARED); kept as it was.", file=sys.stderr)
            continue
        fresh = reading(corpus / folder, unseen=not only_readme)
        figures[name] = {**known.get(name, {}), **fresh}
    for name, measure in (("by_hand", by_hand), ("goals", goals), ("who_is_who", who_is_who), ("page", page)):
        if only_readme and name != "page":
            continue
        try:
            figures[name] = measure()
        except (OSError, TypeError) as missing:  # texts that are not there
            print(f"{name}: {missing}; kept as it was.", file=sys.stderr)
    return figures


def main() -> None:
    """Measure, and write what was measured to where it is quoted."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", action="store_true", help="write the pages from figures.json, and measure nothing")
    parser.add_argument("--only", choices=["README"], help="measure only what README quotes")
    arguments = parser.parse_args()
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    if not arguments.pages:
        figures = measured(figures, only_readme=arguments.only is not None)
        FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for place in dict.fromkeys(place for place, _ in quotes()):
        text = written(place, figures)
        if text != place.read_text(encoding="utf-8"):
            place.write_text(text, encoding="utf-8")
            print(f"{place.relative_to(ROOT)} quotes other figures now.")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
