"""The claims file: what people write, what it means, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import XSD, Dataset, Literal, URIRef

from vanort.claims import (
    Claim,
    ClaimsFile,
    Name,
    Reading,
    Span,
    Thing,
    find_quote,
    format_claims_file,
    local_iri,
    parse_claims_file,
)
from vanort.claims.graph import OA, claims_to_cells, link_triples, triples_to_claims_file
from vanort.claims.model import MODALITIES, REVIEWS
from vanort.errors import ClaimsError
from vanort.store.cells import cell_to_rdflib
from vanort.vocabulary import CLAIMS as CLAIMS_GRAPH
from vanort.vocabulary import ID, LINKS, VANORT
from workspaces import CLAIMS, TEXT, make_claims, make_document


def edited(old: str, new: str) -> str:
    assert CLAIMS.count(old) == 1
    return CLAIMS.replace(old, new)


def test_every_quote_is_what_stands_at_its_offsets(tmp_path: Path) -> None:
    """Offsets are found from the quote, and the text at the offsets is the quote."""
    claims_file = make_claims(tmp_path)

    start = next(c for c in claims_file.statements if c.predicate == VANORT.start)

    assert TEXT[start.span.start : start.span.end] == "2015–2017"
    assert start.object == Literal("2015", datatype=XSD.gYear)


def test_a_declaration_claims_type_and_names(tmp_path: Path) -> None:
    """A thing's type and each of its names are claims that rest on where the text names it."""
    ekby = make_claims(tmp_path).things[0]

    assert [(c.predicate.rsplit("#", 1)[-1], str(c.object)) for c in ekby.claims()][1:] == [
        ("prefLabel", "Ekby Municipality"),
        ("altLabel", "Ekby"),
    ]
    assert ekby.iri == ID["municipality/page.ekby"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("quote: led by Ekby Municipality}\n  - {subject: shores, property: coordinator", "quote: run by Ekby}\n  - {subject: shores, property: coordinator", "page.yaml:9: The quote is not in the document: “run by Ekby”. Copy the exact words"),
        ("object: 2015, quote: \"2015–2017\"", "object: 2015, quote: Ekby", "page.yaml:11: The quote stands 4 times in the document (lines 1, 3, 4, 5)"),
        ("object: 2015,", "object: spring 2015,", "page.yaml:11: 'spring 2015' is no value of start. Write a year, a month or a day that there is"),
        ("property: end", "property: ends", "page.yaml:12: The ontology has no term 'ends'. Did you mean end"),
        ("property: coordinator, object: ekby", "property: coordinator, object: eckby", "page.yaml:10: No thing 'eckby' is declared in this file. Did you mean ekby?"),
        ("name: Clean Shores", "name: Clean Shore Project", "page.yaml:5: The name “Clean Shore Project” is not in the document."),
        ("type: Project", "type: Projekt", "page.yaml:5: The ontology has no term 'Projekt'. Did you mean Project?"),
        ("{type: ContactPoint, quote: \"Contact: Anna Ek\"}", "{type: ContactPoint}", "page.yaml:7: 'desk' has no name in the text to rest on."),
        ("object: desk, quote: \"Contact: Anna Ek\"", "object: desk, quote: \"Contact: Anna Ek\", modality: maybe", "page.yaml:13: 'maybe' is no modality. Known are asserted, planned, past, negated."),
        ("object: desk, quote: \"Contact: Anna Ek\"", "object: desk, quote: \"Contact: Anna Ek\", confidence: nan", "page.yaml:13: The confidence 'nan' is no number from 0 to 1."),
        ("{subject: desk, property: contactPerson", "{subject: desk, colour: red, property: contactPerson", "page.yaml:14: The claim has an unknown key 'colour'."),
        ("  anna:", "  Anna Ek:", "page.yaml:6: 'Anna Ek' is no id. Use small letters"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A fault names file and line, what was found, and what to do."""
    with pytest.raises(ClaimsError) as fault:
        make_claims(tmp_path, edited(old, new))

    assert message in str(fault.value)


def test_within_says_which_of_several_places_is_meant() -> None:
    """A quote that stands twice is found in the longer passage that stands once."""
    assert find_quote("in 2015, and in 2015 again", "2015", within="2015 again") == Span(16, 20)


def test_rdf_has_both_selectors(tmp_path: Path) -> None:
    """Every claim's target has one position and one quote selector, and the quote equals the text."""
    claims_file = make_claims(tmp_path)
    graph = Dataset().graph(CLAIMS_GRAPH)
    for triple in claims_to_cells(claims_file, lambda iri: iri):
        graph.add(tuple(map(cell_to_rdflib, triple)))

    quotes = list(graph.subject_objects(OA.exact))

    assert len(quotes) == sum(1 for _ in claims_file.claims())
    for selector, exact in quotes:
        position = URIRef(str(selector).replace("#quote", "#position"))
        start, end = (int(str(graph.value(position, part))) for part in (OA.start, OA.end))
        assert TEXT[start:end] == str(exact)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)


@st.composite
def claims_files(draw: st.DrawFn, folder: Path) -> ClaimsFile:
    """Draw a claims file about a text made of drawn names: every kind of scalar that YAML might misread."""
    names = draw(st.lists(WORDS, min_size=2, max_size=5, unique=True))
    text = " | ".join(f"<{number}> {name}" for number, name in enumerate(names))
    document = make_document(folder, text)
    readings = st.builds(
        Reading,
        st.sampled_from([Decimal(1), Decimal("0.85"), Decimal("0.5")]),
        st.sampled_from(MODALITIES),
        st.sampled_from(REVIEWS),
        st.one_of(st.just(""), WORDS),
        st.one_of(st.just(""), WORDS),
    )
    things, at = [], 0
    for number, name in enumerate(names):
        at += len(f"<{number}> ")
        first = Span(at, at + len(name))  # its own place: "1" may stand in a mark and in "01", too
        at = first.end + len(" | ")
        iri = local_iri(VANORT.Project, "page", f"t{number}")
        language = draw(st.sampled_from(["en", "sv"]))
        things.append(
            Thing(f"t{number}", iri, VANORT.Project, (Name(name, language, first, True),), first, "", draw(readings))
        )
    statements = [
        Claim(draw(st.sampled_from(things)).iri, predicate, value, draw(st.sampled_from(things)).span, draw(readings))
        for predicate, value in draw(
            st.lists(
                st.one_of(
                    st.tuples(st.just(VANORT.buildsOn), st.sampled_from([thing.iri for thing in things])),
                    st.tuples(
                        st.just(VANORT.formerName), st.builds(Literal, WORDS, lang=st.sampled_from(["en", "sv"]))
                    ),
                    st.tuples(st.just(VANORT.activityCount), st.integers(0, 99).map(Literal)),
                    st.tuples(st.just(VANORT.start), st.sampled_from([Literal("2016-04", datatype=XSD.gYearMonth)])),
                    st.tuples(st.just(VANORT.addressesGoal), st.just(URIRef("http://metadata.un.org/sdg/7.2"))),
                ),
                max_size=6,
            )
        )
    ]
    unique = {(*claim.triple, claim.span): claim for claim in statements}
    return ClaimsFile("page", document, tuple(things), tuple(unique.values()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
def test_a_written_claims_file_reads_back_equal(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever the names and quotes are, writing a claims file and reading it again gives an equal value."""
    claims_file = data.draw(claims_files(tmp_path))

    again = parse_claims_file(format_claims_file(claims_file), "page", claims_file.document)

    assert again == claims_file


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_rdf_and_claims_file_are_two_forms_of_one_thing(tmp_path: Path, data: st.DataObject) -> None:
    """RDF → claims file → RDF is the same, also where things have been merged."""
    drawn = data.draw(claims_files(tmp_path))
    claims_file = parse_claims_file(format_claims_file(drawn), "page", drawn.document)

    def resolve(iri: URIRef) -> URIRef:
        return ID["project/one"] if iri.endswith(("t0", "t1")) else iri

    def rdf(value: ClaimsFile) -> tuple[set[object], set[object]]:
        claims = {tuple(map(cell_to_rdflib, triple)) for triple in claims_to_cells(value, resolve)}
        return claims, set(link_triples(value, resolve))

    dataset = Dataset()
    for name, triples in zip((CLAIMS_GRAPH, LINKS), rdf(claims_file), strict=True):
        for triple in triples:
            dataset.graph(name).add(triple)
    back = triples_to_claims_file(dataset.graph(CLAIMS_GRAPH), dataset.graph(LINKS), claims_file.document)
    again = parse_claims_file(format_claims_file(back), "page", claims_file.document)

    assert format_claims_file(back) == format_claims_file(claims_file)
    assert rdf(again) == rdf(parse_claims_file(format_claims_file(claims_file), "page", claims_file.document))
