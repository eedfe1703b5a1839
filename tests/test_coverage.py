"""The example's COVERAGE.md: every sentence of both fact sheets, with the claims that it bears or why it bears none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, Literal, URIRef

from vanort.claims import Claim, ClaimsFile
from vanort.claims.of_workspace import read_claims
from vanort.claims.terms import short_names, write_reference
from vanort.coverage import coverage_of_workspace, read_no_facts
from vanort.coverage.no_fact import no_fact_path, words_of
from vanort.errors import VanortError
from vanort.workspace.model import open_workspace

DATA = Path(__file__).parents[1] / "data"
FILES = {file.stem: file for file in read_claims(open_workspace(DATA))}
SHORTEST_REASON = len("Heading.")
ANOTHER_SENTENCE = re.compile(r"[.!?] [A-ZÅÄÖ]")


def covered(document: str) -> list[tuple[str, list[str]]]:
    """Return the sentences that COVERAGE.md quotes of a document, each with the entries below it."""
    text = (DATA / "COVERAGE.md").read_text(encoding="utf-8")
    part = text.split(f"\n## documents/{document}\n")[1].split("\n## documents/")[0]
    sentences: list[tuple[str, list[str]]] = []
    for line in part.splitlines():
        if line.startswith("> "):
            sentences.append((line.removeprefix("> "), []))
        elif line.startswith("- "):
            sentences[-1][1].append(line.removeprefix("- "))
        else:
            assert not line
    return sentences


def sentences_of(file: ClaimsFile) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a fact sheet with its offset; a sheet has one a line."""
    for match in re.finditer(r"[^\n]+", file.document.text):
        yield match.start(), match.group()


def entry(file: ClaimsFile, claim: Claim) -> str:
    """Write a claim as COVERAGE.md does: subject, property, object, by the ids of its file."""
    ids = {thing.iri: thing.id for thing in file.things}
    property_ = "type" if claim.predicate == RDF.type else short_names()[claim.predicate]
    value = claim.object
    if isinstance(value, Literal):
        return f"`{ids[claim.subject]} {property_} {value}`"
    iri = URIRef(str(value))
    return f"`{ids[claim.subject]} {property_} {ids.get(iri) or write_reference(iri) or short_names()[iri]}`"


@pytest.mark.parametrize("stem", FILES)
def test_every_sentence_is_there(stem: str) -> None:
    """COVERAGE.md quotes all sentences of a sheet, in their order, and no others."""
    quoted = [sentence for sentence, _ in covered(FILES[stem].document.path.name)]

    assert quoted == [sentence for _, sentence in sentences_of(FILES[stem])]


@pytest.mark.parametrize("stem", FILES)
def test_a_line_of_a_sheet_is_one_sentence(stem: str) -> None:
    """A line of a fact sheet holds one sentence, so that going through the lines is going through the sentences."""
    lines = [line for _, line in sentences_of(FILES[stem]) if not line.startswith("#")]

    assert [line for line in lines if ANOTHER_SENTENCE.search(line) or not line.endswith(".")] == []


@pytest.mark.parametrize("stem", FILES)
def test_every_quote_lies_in_one_sentence(stem: str) -> None:
    """No claim rests on words that run over the end of a sentence."""
    file = FILES[stem]
    spans = [(start, start + len(sentence)) for start, sentence in sentences_of(file)]

    outside = [
        entry(file, claim)
        for claim in file.claims()
        if sum(start <= claim.span.start and claim.span.end <= end for start, end in spans) != 1
    ]

    assert outside == []


@pytest.mark.parametrize("stem", FILES)
def test_the_claims_of_a_sentence_stand_under_it(stem: str) -> None:
    """Below a sentence stand exactly the claims whose quotes lie in it, or "no fact" with a reason."""
    file = FILES[stem]
    listed = dict(covered(file.document.path.name))
    for start, sentence in sentences_of(file):
        borne = {entry(file, c) for c in file.claims() if start <= c.span.start < start + len(sentence)}
        entries = listed[sentence]
        if borne:
            assert sorted(entries) == sorted(borne), sentence
        else:
            assert len(entries) == 1, sentence
            assert entries[0].startswith("no fact: "), sentence
            assert len(entries[0].removeprefix("no fact: ")) >= SHORTEST_REASON, sentence


@pytest.mark.parametrize("stem", FILES)
def test_what_holds_no_fact_is_said_in_the_file_that_the_command_reads(stem: str) -> None:
    """COVERAGE.md gives the reasons that coverage/NAME.tsv gives, so that `vanort coverage` counts the same."""
    name = FILES[stem].document.path.name
    told = [
        (words_of(s), entries[0].removeprefix("no fact: ")) for s, entries in covered(name) if "no fact: " in entries[0]
    ]

    said = read_no_facts(no_fact_path(DATA / "coverage", name))

    assert [(one.words, one.why) for one in said.values()] == told


def test_the_example_is_complete() -> None:
    """No sentence of the example is open, and no proposal waits."""
    faults: list[VanortError] = []

    found = coverage_of_workspace(open_workspace(DATA), faults=faults)

    assert [(one.document.path.name, one.open, one.complete) for one in found] == [
        (FILES[stem].document.path.name, (), True) for stem in sorted(FILES)
    ]
    assert faults == []
