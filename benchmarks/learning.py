"""Measure what the rules learned from thirty judged pages bring on ten others, in five draws, and print the rules.

python benchmarks/learning.py CORPUS [--draws 5] [--judged 30] [--held 10] [--without 0.5]

CORPUS holds folders with NAME.txt, NAME.json (its metadata) and NAME.gold.json, and score.py. In each draw an oracle judges
thirty pages: what is proposed and stands in the gold is accepted, what does not is rejected, what is missing is added. All rules that
`vanort.learning` then offers are taken, and the other pages are read with and without them. The shipped packs were made with these
pages at hand; --without takes such a share of their entries out by chance first, as if they had been made for other pages.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile, Name, Reading, Span, Thing, local_iri
from vanort.claims.model import ACCEPTED, REJECTED
from vanort.claims.new_id import new_id
from vanort.claims.terms import short_names, terms
from vanort.documents import Document, read_document
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.annotations import annotation_of
from vanort.extraction.proposing.claims_file import propose
from vanort.languages.own_rules import with_rules
from vanort.languages.pack import LanguagePack, language_packs
from vanort.learning import Offer, offers

PROPERTIES = {
    "partner": "partner", "coordinator": "coordinator", "twinnedWith": "twinnedWith", "fundedBy": "fundedBy", "country": "country",
    "memberOf": "memberOf", "startYear": "start", "endYear": "end", "affiliation": "worksFor",
}  # fmt: skip
TYPES = {
    "Region": "Municipality", "Company": "Organisation", "University": "Organisation", "GovernmentAgency": "Organisation",
    "Network": "Organisation",
}  # fmt: skip
NOT_COMPARED = ("Partnership", "ContactPoint", "Funding")  # which the annotation names otherwise, or not at all
Packs = Mapping[str, LanguagePack]
TAKEN_OUT = ("labels", "cues", "heads")  # tables of a pack whose entries a workspace can have of its own
COUNTER = ("negated", "past", "planned", "ambiguous")
SIGNED = Reading(Decimal(1), by="oracle", date="2026-01-01")


@dataclass(frozen=True)
class Page:
    """A page of the corpus: the document, what is annotated, and what the rules propose."""

    document: Document
    gold: dict[str, Any]
    proposed: ClaimsFile


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, of facts."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        """Return the three figures in a line."""
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def read_page(path: Path, packs: Packs) -> Page:
    """Read a page with its annotation."""
    metadata = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    document = replace(read_document(path), language=metadata["language"])
    gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    return Page(document, gold, propose(extract(document, packs=packs), "page"))


def judged(page: Page) -> ClaimsFile:
    """Return the claims file as a person who knows the annotation leaves it."""
    things, iris = _things(page)
    wanted: dict[tuple[Node, Node, Node], Span] = {}
    for fact in page.gold["facts"]:
        property_ = PROPERTIES.get(fact["predicate"])
        if property_ is None or fact.get("certainty") in COUNTER or fact["subject"] not in iris:
            continue
        evidence = fact["evidence"]
        object_: Node = iris.get(fact["object"]) or Literal(str(fact["object"])[:4])
        wanted[iris[fact["subject"]], terms()[property_].iri, object_] = Span(evidence["start"], evidence["end"])
    statements = []
    kinds = {thing.iri: short_names()[thing.type] for thing in things}
    known = {str(short_names()[p]) for p in (terms()[name].iri for name in PROPERTIES.values())}
    for claim in page.proposed.statements:
        keys = [_key(claim.triple)]
        if short_names()[claim.predicate] == "twinnedWith":
            keys.append((URIRef(str(claim.object)), claim.predicate, claim.subject))
        hit = next((key for key in keys if key in {_key(one): 0 for one in wanted}), None)
        if hit is not None:
            wanted = {one: span for one, span in wanted.items() if _key(one) != hit}
        nameless = kinds[claim.subject] in NOT_COMPARED
        right = hit is not None or nameless or short_names()[claim.predicate] not in known
        reading = replace(claim.reading, review=ACCEPTED if right else REJECTED, by="oracle", date="2026-01-01")
        statements.append(replace(claim, reading=reading))
    statements += [Claim(*triple, span, SIGNED) for triple, span in wanted.items()]
    return ClaimsFile("page", page.document, tuple(things), tuple(statements))


def _things(page: Page) -> tuple[list[Thing], dict[str, URIRef]]:
    """Return the things of a page, those of the proposals where the annotation means them, and their IRIs by its ids."""
    text, things, iris = page.document.text, list(page.proposed.things), dict[str, URIRef]()
    right: set[URIRef] = set()
    for entity in page.gold["entities"]:
        type_ = TYPES.get(entity["type"], entity["type"])
        spans = [Span(m["start"], m["end"]) for m in entity["mentions"]]
        if type_ not in terms() or not spans:
            continue
        words = {text[span.start : span.end].casefold() for span in spans} | {entity["label"].casefold()}
        same = next((t for t in things if t.names and words & {name.text.casefold() for name in t.names}), None)
        if same is None:
            best = max(spans, key=lambda span: (text[span.start : span.end] == entity["label"], span.end - span.start))
            iri = terms()[type_].iri
            id_ = new_id(text[best.start : best.end], {thing.id for thing in things})
            names = [
                Name(text[s.start : s.end], page.document.language, s, s == best) for s in dict.fromkeys([best, *spans])
            ]
            same = Thing(id_, local_iri(iri, "page", id_), iri, tuple(names), best, "", SIGNED)
            things.append(same)
        elif short_names()[same.type] != type_ and {type_, short_names()[same.type]} <= {
            "Organisation",
            "Municipality",
            "Programme",
            "Place",
            "Project",
        }:
            things[things.index(same)] = same = replace(same, type=terms()[type_].iri, reading=SIGNED)
        right.add(same.iri)
        iris[entity["id"]] = same.iri
    found = []
    for thing in things:
        machine = bool(thing.reading.rule)
        review = ACCEPTED if thing.iri in right or not thing.names else REJECTED
        found.append(replace(thing, reading=replace(thing.reading, review=review, by="oracle")) if machine else thing)
    return found, iris


def _key(triple: tuple[Node, Node, Node]) -> tuple[Node, Node, Node]:
    """Return what a claim says; a year is the year, however exactly it is dated."""
    return (*triple[:2], Literal(str(triple[2])[:4])) if isinstance(triple[2], Literal) else triple


def learned(pages: list[Page], shipped: Packs, rounds: int = 3) -> list[Offer]:
    """Return the rules that are offered and taken, offered anew after each taking."""
    packs, taken = dict(shipped), list[Offer]()
    files = [judged(page) for page in pages]
    for _ in range(rounds):
        fresh = [offer for offer in offers(files, packs) if offer.rule not in {one.rule for one in taken}]
        if not fresh:
            break
        taken += fresh
        packs = dict(with_rules(shipped, [one.rule for one in taken]))
    return taken


def scored(scorer: Any, pages: list[Page], rules: list[Offer], shipped: Packs) -> Rates:
    """Return how well facts of pages are read with some rules."""
    packs = with_rules(shipped, [offer.rule for offer in rules])
    with tempfile.TemporaryDirectory() as scratch:
        gold, read = Path(scratch) / "gold", Path(scratch) / "read"
        for folder in (gold, read):
            folder.mkdir()
        for number, page in enumerate(pages):
            (gold / f"{number}.gold.json").write_text(json.dumps(page.gold), encoding="utf-8")
            annotation = annotation_of(extract(page.document, packs=packs))
            (read / f"{number}.json").write_text(json.dumps(annotation), encoding="utf-8")
        return Rates(*scorer.score(gold, read)[1]["facts"].prf())


def packs_without(share: float, seed: int) -> Packs:
    """Return the shipped packs without a share of the entries that a workspace could have of its own."""
    chance = random.Random(seed)  # noqa: S311 (of a benchmark)

    def less(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: less(inner) for key, inner in value.items()}
        entries = [value] if isinstance(value, str) else value
        return [entry for entry in entries if chance.random() >= share]

    found = {}
    for code, pack in language_packs().items():
        data = {key: less(value) if key in TAKEN_OUT else value for key, value in pack.data.items()}
        frames = tuple(frame for frame in pack.frames if chance.random() >= share)
        found[code] = replace(pack, data=data, frames=frames)
    return found


def drawn(paths: list[Path], scorer: Any, seed: int, given: argparse.Namespace) -> tuple[Rates, Rates, list[Offer]]:
    """Draw pages to judge and pages to read, and return how well these are read before and after learning."""
    chance = random.Random(seed)  # noqa: S311 (of a benchmark)
    packs = packs_without(given.without, seed) if given.without else language_packs()
    chosen = [read_page(path, packs) for path in chance.sample(paths, given.judged + given.held)]
    rules = learned(chosen[: given.judged], packs)
    held = chosen[given.judged :]
    return scored(scorer, held, [], packs), scored(scorer, held, rules, packs), rules


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--judged", type=int, default=30)
    parser.add_argument("--held", type=int, default=10)
    parser.add_argument("--without", type=float, default=0.0)
    given = parser.parse_args()
    scorer = load_scorer(given.corpus / "score.py")
    paths = sorted(
        path for path in given.corpus.glob("dev*/*.txt") if path.with_name(f"{path.stem}.gold.json").is_file()
    )
    for seed in range(1, given.draws + 1):
        before, after, rules = drawn(paths, scorer, seed, given)
        print(f"draw {seed}: {before} -> {after} ({after.f1 - before.f1:+.3f})", flush=True)
        for offer in rules:
            print(f"    {offer.rule.line()}  # {offer.counts()}", flush=True)


def load_scorer(path: Path) -> Any:
    """Return the scorer of the corpus, a script."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no script.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
