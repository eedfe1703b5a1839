"""How well one sentence after another is judged: both errors, asserting what is denied and denying what is asserted.

    python benchmarks/assertion.py SENTENCES.jsonl [--wrong]

Each line is an object with `id`, `language`, `text`, `fact` (one name, the relation, the other name) and `expected`
(asserted, denied, planned or past). The relations are twinned, partner, leads, funded and cooperates. Each text is read as a document of its own, and its fact looked up
between the two names. A fact that reading does not find is counted apart: nothing was judged there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from reading_of import read
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.relations.fact import Fact

NOT_FOUND = "fact not found"
PREDICATES = {
    "twinned": ("twinnedWith",),
    "partner": ("partner",),
    "leads": ("coordinator",),
    "funded": ("fundedBy",),
    "cooperates": ("twinnedWith", "partner"),
}


@dataclass(frozen=True)
class Sentence:
    """A text, the fact that it speaks of, and what it makes of the fact."""

    name: str
    language: str
    text: str
    fact: tuple[str, str, str]
    expected: str

    @property
    def side(self) -> str:
        """Which of the two errors the sentence can show."""
        return "asserted" if self.expected == "asserted" else "not asserted"


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a JSON-lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            subject, relation, thing = row["fact"]
            language = {"nb": "no", "nn": "no"}.get(row["language"], row["language"])
            yield Sentence(str(row["id"]), language, row["text"], (subject, relation, thing), row["expected"])


def told(sentence: Sentence) -> str:
    """Return how the fact comes out of reading: asserted, planned, past, negated, or that it is not found."""
    facts = read(sentence.text, sentence.language).facts
    found = {fact.modality for fact in facts if _is_fact(fact, sentence)}
    return "asserted" if "asserted" in found else next(iter(sorted(found)), NOT_FOUND)


def _is_fact(fact: Fact, sentence: Sentence) -> bool:
    """Tell whether a fact of the text is the one that the sentence is about."""
    one, relation, other = sentence.fact
    if fact.predicate not in PREDICATES[relation] or not isinstance(fact.object, Entity):
        return False
    pairs = [(fact.subject, fact.object), *((party, fact.object) for party in fact.subject.parties or ())]
    named = [(_words(left, sentence.text), _words(right, sentence.text)) for left, right in pairs]
    return any((_named(one, a) and _named(other, b)) or (_named(one, b) and _named(other, a)) for a, b in named)


def _words(entity: Entity, text: str) -> set[str]:
    return {entity.label, *(text[mention.start : mention.end] for mention in entity.mentions)}


def _named(name: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words is the name, whole or as a part: "Hull" for "Hull City Council"."""
    return any(name.casefold() in each.casefold() or each.casefold() in name.casefold() for each in words if each)


def report(every: list[Sentence], *, wrong: bool) -> Iterator[str]:
    """Yield the lines of the table: for each language and side, how many of the found facts are judged rightly."""
    counts: Counter[tuple[str, str, str]] = Counter()
    errors = []
    for sentence in every:
        status = told(sentence)
        verdict = status if status == NOT_FOUND else ("right" if _right(status, sentence) else "wrong")
        for language in (sentence.language, "all"):
            counts[language, sentence.side, verdict] += 1
        if verdict != "right":
            errors.append(f"{sentence.name} {sentence.language}: {sentence.expected}, told {status}: {sentence.text}")
    yield f"{'':9}{'side':14}{'right':>6}{'wrong':>6}{'not found':>11}"
    for language in [*sorted({sentence.language for sentence in every}), "all"]:
        for side in ("asserted", "not asserted"):
            right, mistaken, missing = (counts[language, side, verdict] for verdict in ("right", "wrong", NOT_FOUND))
            yield f"{language:9}{side:14}{right:6}{mistaken:6}{missing:11}"
    if wrong:
        yield from errors


def _right(status: str, sentence: Sentence) -> bool:
    return (status == "asserted") == (sentence.side == "asserted")


def main() -> None:
    """Score a file of sentences."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", action="store_true", help="say which are wrong or not found")
    options = parser.parse_args()
    print("\n".join(report(list(sentences(options.file)), wrong=options.wrong)))


if __name__ == "__main__":
    main()
