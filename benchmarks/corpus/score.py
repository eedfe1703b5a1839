"""How well the pages of this folder, or of another, are read, and the held-out third apart.

    python benchmarks/corpus/score.py [FOLDER] [--pages] [--wrong PAGE]

Each page is read in its own form: HTML, Markdown or plain text. `--pages` says the figures of every page, `--wrong` lists
what is missed and what is false on one page. Nothing outside the repository is needed; it takes some ten seconds.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from agreement import OPTIONAL, Fact, agreeing, facts_of, names_of, same_fact, same_name

from vanort.claims.model import TOLD
from vanort.documents import read_document
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.annotations import annotation_of

HERE = Path(__file__).resolve().parent
HELD_OUT = HERE / "heldout.txt"
FORMS = (".html", ".md", ".txt")  # the first that a page has is the one it is read in
CONTACTS = frozenset({"contactPerson", "email", "phone", "affiliation"})


@dataclass(frozen=True, slots=True)
class Count:
    """How many were wanted, were found, and were both."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        """Return both together."""
        return Count(self.right + other.right, self.wanted + other.wanted, self.found + other.found)

    def figures(self) -> tuple[float, float, float]:
        """Return precision, recall and F1, 1 where nothing was wanted and nothing found.

        >>> Count(right=1, wanted=2, found=1).figures()
        (1.0, 0.5, 0.6666666666666666)
        """
        if not self.wanted and not self.found:
            return 1.0, 1.0, 1.0
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        return precision, recall, 2 * self.right / (self.wanted + self.found)


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted on a page or on several: facts, those told, contacts, names, and counter-facts said as plain."""

    facts: Count = Count()
    told: Count = Count()
    contacts: Count = Count()
    names: Count = Count()
    counter: int = 0
    fallen: int = 0
    fallen_told: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the counts of both."""
        return Score(
            self.facts + other.facts,
            self.told + other.told,
            self.contacts + other.contacts,
            self.names + other.names,
            self.counter + other.counter,
            self.fallen + other.fallen,
            self.fallen_told + other.fallen_told,
        )


def pages(folder: Path = HERE) -> list[str]:
    """Return the names of the pages."""
    return sorted(path.name.removesuffix(".gold.json") for path in folder.glob("*.gold.json"))


def held_out(path: Path = HELD_OUT) -> frozenset[str]:
    """Return the names of the pages on which nothing is tuned."""
    return frozenset(path.read_text(encoding="utf-8").split())


def form_of(name: str, folder: Path = HERE) -> Path:
    """Return the file that a page is read in."""
    return next(path for form in FORMS if (path := folder / f"{name}{form}").is_file())


def wanted_and_read(name: str, folder: Path = HERE) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the annotation of a page, and what is read of it, with places in the same text."""
    gold = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
    path = form_of(name, folder)
    extraction = extract(read_document(path))
    if path.suffix == ".html" and extraction.document is not None:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        gold = placed(gold, text, extraction.document.text)
    return gold, annotation_of(extraction)


def placed(gold: dict[str, Any], text: str, other: str) -> dict[str, Any]:
    """Return an annotation with its places in another text of nearly the same words; a place that is not there is left out.

    >>> gold = {"entities": [{"id": "o", "mentions": [{"start": 10, "end": 14, "text": "Oulu"}]}]}
    >>> placed(gold, "Menu Oulu Oulu is", "Oulu is")["entities"][0]["mentions"]
    [{'start': 0, 'end': 4, 'text': 'Oulu'}]
    """
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks()

    def place(mention: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for block in blocks:
            if block.a <= mention["start"] and mention["end"] <= block.a + block.size:
                moved = block.b - block.a
                yield {**mention, "start": mention["start"] + moved, "end": mention["end"] + moved}

    entities = [
        {**entity, "mentions": [new for mention in entity["mentions"] for new in place(mention)]}
        for entity in gold["entities"]
    ]
    return {**gold, "entities": entities}


def score(gold: dict[str, Any], read: dict[str, Any]) -> Score:
    """Count what agrees between an annotation and what was read.

    What may be read either way is neither missed nor false. What the text denies, plans or calls past must not be said
    as plain; it is counted as false, and apart.
    """
    wanted, found = facts_of(gold), [fact for fact in facts_of(read) if fact.asserted]
    told = [fact for fact in found if isinstance(fact.said, float | int) and fact.said >= TOLD]
    names, read_names = names_of(gold), names_of(read)
    counter = [fact for fact in wanted if not fact.asserted]
    return Score(
        _counted(wanted, found),
        _counted(wanted, told),
        _counted([f for f in wanted if f.predicate in CONTACTS], [f for f in found if f.predicate in CONTACTS]),
        Count(len(agreeing(names, read_names, same_name)), len(names), len(read_names)),
        len(counter),
        len(agreeing(counter, false_of(wanted, found), same_fact)),
        len(agreeing(counter, false_of(wanted, told), same_fact)),
    )


def _counted(wanted: list[Fact], found: list[Fact]) -> Count:
    required = [fact for fact in wanted if fact.asserted and fact.said != OPTIONAL]
    right = len(agreeing(required, found, same_fact))
    return Count(right, len(required), right + len(false_of(wanted, found)))


def false_of(wanted: list[Fact], found: list[Fact]) -> list[Fact]:
    """Return what was found and is neither required nor optional."""
    required = [fact for fact in wanted if fact.asserted and fact.said != OPTIONAL]
    taken = set(agreeing(required, found, same_fact).values())
    rest = [fact for at, fact in enumerate(found) if at not in taken]
    spared = set(agreeing([fact for fact in wanted if fact.said == OPTIONAL], rest, same_fact).values())
    return [fact for at, fact in enumerate(rest) if at not in spared]


def table(scores: Iterable[tuple[str, Score]]) -> Iterator[str]:
    """Yield the lines of a table, in Markdown."""
    yield "| | facts P | R | F1 | told P | R | entities F1 | contacts F1 | counter-facts as plain | told |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, one in scores:
        facts = " | ".join(f"{figure:.2f}" for figure in one.facts.figures())
        told = " | ".join(f"{figure:.2f}" for figure in one.told.figures()[:2])
        others = " | ".join(f"{count.figures()[2]:.2f}" for count in (one.names, one.contacts))
        yield f"| {name} | {facts} | {told} | {others} | {one.fallen} of {one.counter} | {one.fallen_told} |"


def groups(scores: dict[str, Score], languages: dict[str, str], held: frozenset[str]) -> Iterator[tuple[str, Score]]:
    """Yield the sums: all pages, those that may be tuned on, those held out, and each language."""

    def total(names: Iterable[str]) -> Score:
        return sum((scores[name] for name in names), Score())

    yield "all", total(scores)
    if held & scores.keys():
        yield "open", total(name for name in scores if name not in held)
        yield "held out", total(name for name in scores if name in held)
    for language in sorted(set(languages.values())):
        yield language, total(name for name in scores if languages[name] == language)


def differences(gold: dict[str, Any], read: dict[str, Any]) -> Iterator[str]:
    """Yield what is missed and what is false on a page, a line each."""
    wanted, found = facts_of(gold), [fact for fact in facts_of(read) if fact.asserted]
    required = [fact for fact in wanted if fact.asserted and fact.said != OPTIONAL]
    got = agreeing(required, found, same_fact)
    for at, fact in enumerate(required):
        if at not in got:
            yield f"missed  {_in_words(fact)}"
    for fact in false_of(wanted, found):
        yield f"false   {_in_words(fact)} ({fact.said})"


def _in_words(fact: Fact) -> str:
    subject, thing = (min(end.words, key=lambda words: (-len(words), words)) for end in (fact.subject, fact.object))
    return f"{subject} · {fact.predicate} · {thing}"


def main() -> int:
    """Read and score."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, nargs="?", default=HERE, help="where the pages are, else this folder")
    parser.add_argument("--pages", action="store_true", help="say the figures of every page")
    parser.add_argument("--wrong", metavar="PAGE", help="list what is missed and what is false on a page")
    arguments = parser.parse_args()
    names = pages(arguments.folder)
    if not names:
        print(f"There are no annotated pages (NAME.gold.json) in {arguments.folder}.", file=sys.stderr)
        return 2
    if arguments.wrong:
        if arguments.wrong not in names:
            print(f"There is no page {arguments.wrong}. The pages: {', '.join(names)}.", file=sys.stderr)
            return 2
        print("\n".join(differences(*wanted_and_read(arguments.wrong, arguments.folder))))
        return 0
    both = {name: wanted_and_read(name, arguments.folder) for name in names}
    scores = {name: score(*one) for name, one in both.items()}
    languages = {name: gold["language"] for name, (gold, _) in both.items()}
    print("\n".join(table([*(scores.items() if arguments.pages else ()), *groups(scores, languages, held_out())])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
