"""The table that says how terms of vanort answer to those of others, in the format of https://mapping-commons.github.io/sssom/."""

from __future__ import annotations

import csv
from typing import Any

import pytest
import yaml
from rdflib import RDF, RDFS, Graph, URIRef

from vanort.support.resources import resource

PREDICATES = {f"skos:{strength}Match" for strength in ("exact", "close", "broad", "narrow", "related")}
REQUIRED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
NEIGHBOURS = {"schema", "eurio", "frapo", "dingo", "wd", "wdt", "m8g"}


@pytest.fixture(scope="module")
def header() -> dict[str, Any]:
    """The metadata: YAML behind number signs."""
    lines = resource("ontology/alignments.sssom.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Any] = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    return found


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The mappings: tab-separated values below the metadata."""
    lines = resource("ontology/alignments.sssom.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def expanded(curie: str, header: dict[str, Any]) -> URIRef:
    """Return the IRI that a CURIE stands for."""
    prefix, _, local = curie.partition(":")
    return URIRef(header["curie_map"][prefix] + local)


def test_the_header_has_what_the_format_demands(header: dict[str, Any]) -> None:
    """A mapping set names itself, its licence and its prefixes."""
    assert header["mapping_set_id"] == "https://w3id.org/vanort/ns/alignments"
    assert header["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert set(header["curie_map"]) > NEIGHBOURS


def test_each_row_is_whole(rows: list[dict[str, str]], header: dict[str, Any]) -> None:
    """Each mapping has its four required parts, with prefixes that the header binds and a predicate of SKOS."""
    for row in rows:
        assert all(row[column] for column in REQUIRED), row
        assert all(row[column].partition(":")[0] in header["curie_map"] for column in REQUIRED), row
        assert row["predicate_id"] in PREDICATES, row


def test_each_subject_is_a_term_with_its_label(rows: list[dict[str, str]], header: dict[str, Any]) -> None:
    """What is mapped is declared in the ontology, and is called what the ontology calls it."""
    ontology = Graph().parse(resource("ontology/vanort.ttl"))
    for row in rows:
        subject = expanded(row["subject_id"], header)
        labels = {str(o) for o in ontology.objects(subject, RDFS.label) if o.language == "en"}  # type: ignore[attr-defined]

        assert (subject, RDF.type, None) in ontology, row
        assert labels == {row["subject_label"]}


def test_rows_are_sorted_and_said_once(rows: list[dict[str, str]]) -> None:
    """The table is sorted by subject and object, and maps a pair once."""
    pairs = [(row["subject_id"], row["object_id"]) for row in rows]

    assert pairs == sorted(set(pairs))


def test_each_neighbour_is_mapped(rows: list[dict[str, str]]) -> None:
    """No vocabulary that the table promises is left out."""
    assert {row["object_id"].partition(":")[0] for row in rows} >= NEIGHBOURS
