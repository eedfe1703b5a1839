"""The examples beside the ontology: a valid one for each class, and one that breaks each shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import OWL, RDF, SH, Graph, URIRef

from vanort.support.resources import resource
from vanort.vocabulary import PREFIXES, VANORT

SHAPE = PREFIXES["shape"]
VALID = sorted(resource("ontology/examples/valid").glob("*.ttl"))
INVALID = sorted(resource("ontology/examples/invalid").glob("*.ttl"))


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The shapes."""
    return Graph().parse(resource("ontology/shapes.ttl"))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology and its concept schemes, which say what is below what."""
    return Graph().parse(resource("ontology/vanort.ttl")).parse(resource("ontology/concepts.ttl"))


def broken_shapes(example: Path, shapes: Graph, ontology: Graph) -> set[str]:
    """Return the names of the shapes that an example breaks."""
    _, results, message = validate(Graph().parse(example), shacl_graph=shapes, ont_graph=ontology)
    assert isinstance(results, Graph), message
    return {str(shape).removeprefix(SHAPE) for shape in results.objects(None, SH.sourceShape)}


@pytest.mark.parametrize("example", VALID, ids=lambda path: path.stem)
def test_a_valid_example_breaks_no_shape(example: Path, shapes: Graph, ontology: Graph) -> None:
    """What is shown as right is right."""
    assert broken_shapes(example, shapes, ontology) == set()


@pytest.mark.parametrize("example", VALID, ids=lambda path: path.stem)
def test_a_valid_example_shows_its_class(example: Path) -> None:
    """The example of a class has a thing of that class."""
    assert (None, RDF.type, VANORT[example.stem]) in Graph().parse(example)


@pytest.mark.parametrize("example", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_the_shape_it_names_and_no_other(
    example: Path, shapes: Graph, ontology: Graph
) -> None:
    """What is shown as wrong is wrong in one way only, and the second line of the file says in which."""
    named = example.read_text(encoding="utf-8").splitlines()[1]

    assert named == f"# breaks shape:{example.stem}"
    assert broken_shapes(example, shapes, ontology) == {example.stem}


def test_each_class_has_a_valid_example(ontology: Graph) -> None:
    """No class of the ontology is without an example file."""
    classes = {str(c).removeprefix(str(VANORT)) for c in ontology.subjects(RDF.type, OWL.Class) if c in VANORT}

    assert {path.stem for path in VALID} == classes


def test_each_shape_has_an_invalid_example(shapes: Graph) -> None:
    """No rule is without an example that breaks it."""
    rules = {str(shape).removeprefix(SHAPE) for shape in shapes.subjects(SH.severity, None)}

    assert {path.stem for path in INVALID} == rules


def test_each_shape_says_what_was_found_and_what_to_do(shapes: Graph) -> None:
    """A message has two sentences, what was found and what to do, in English and in Swedish."""
    for shape in shapes.subjects(SH.severity, None):
        messages = {str(m.language): str(m) for m in shapes.objects(shape, SH.message)}  # type: ignore[attr-defined]

        assert set(messages) == {"en", "sv"}, shape
        assert all(text.count(". ") >= 1 and text.endswith(".") for text in messages.values()), shape


def test_shapes_are_sound(shapes: Graph) -> None:
    """The shapes keep the rules that SHACL makes for shapes, and speak only of terms that the ontology has."""
    conforms, _, message = validate(Graph(), shacl_graph=shapes, meta_shacl=True)

    assert conforms, message
    for term in {t for triple in shapes for t in triple if isinstance(t, URIRef)}:
        if str(term).startswith(str(VANORT)) and str(term) != str(VANORT):
            assert term in VANORT, term
