"""Any RDF file is served: in memory or on disk, with the ontology, without persons, and with a word on what is seen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pyoxigraph as ox
import pytest

from event_loops import awaited
from server.running import serving
from vanort.errors import StoreError
from vanort.server import loading
from vanort.server.answering import answer
from vanort.server.engine import Engine, Limits
from vanort.server.replies import Question, Reply
from vanort.store.embedded import open_embedded
from vanort.vocabulary import ONTOLOGY, VANORT

FORMATS = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
EX = "http://example.org/"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
PLAIN = [ox.Triple(ox.NamedNode(f"{EX}{i}"), LABEL, ox.Literal(f"Thing {i}", language="en")) for i in range(50)]
PERSON = [
    ox.Triple(ox.NamedNode(f"{EX}kim"), TYPE, ox.NamedNode(str(VANORT.Person))),
    ox.Triple(ox.NamedNode(f"{EX}kim"), LABEL, ox.Literal("Kim Exempel")),
]


def written(folder: Path, ending: str, triples: list[ox.Triple]) -> Path:
    path = folder / f"data.{ending}"
    path.write_bytes(bytes(ox.serialize(triples, format=FORMATS[ending]) or b""))
    return path


def rows(held: loading.Held, text: str) -> str:
    return bytes(answer(held, Question(text, "csv")).body).decode()


def asked(path: Path, question: Question, *, include_contacts: bool = False) -> Reply:
    """Ask what is served of a file as the server does: a keeper, and a worker that opens the store for itself."""
    engine = Engine(lambda: loading.load(path, include_contacts=include_contacts), Limits())
    try:
        return awaited(engine.ask(question))
    finally:
        engine.stop()


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_syntax_is_served_with_the_ontology(
    tmp_path: Path, ending: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file of every RDF syntax is loaded; questions see it and the ontology, and it is said that they do."""
    held = loading.load(written(tmp_path, ending, PLAIN), include_contacts=False)
    said = capfd.readouterr().err

    assert "Thing 49" in rows(held, f"SELECT ?label {{ ?s <{LABEL.value}> ?label }}")
    assert "true" in rows(held, f"ASK {{ <{VANORT.Project}> ?p ?o }}")
    assert str(ONTOLOGY) in rows(held, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert "Questions see the file's default graph and the ontology" in said
    assert "in memory" in said


@pytest.mark.parametrize("ending", ["nt", "ttl"])
def test_persons_are_left_out_of_every_syntax(tmp_path: Path, ending: str) -> None:
    """A person in a file of any syntax is not served, unless contacts are asked for."""
    path = written(tmp_path, ending, PLAIN + PERSON)
    text = f"SELECT ?label {{ ?s <{LABEL.value}> ?label }}"

    assert "Kim" not in rows(loading.load(path, include_contacts=False), text)
    assert "Kim" in rows(loading.load(path, include_contacts=True), text)


def test_what_is_no_rdf_is_told(tmp_path: Path) -> None:
    """A file of an unknown ending, or with other content than its ending says, is an error that names it."""
    for name, wanted in (("data.xlsx", "says of no RDF syntax"), ("data.nt", "This is not N-Triples")):
        path = tmp_path / name
        path.write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(StoreError, match=wanted):
            loading.load(path, include_contacts=False)


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT ?label {{ ?s <{LABEL.value}> ?label }}",
        f"SELECT ?s {{ ?s a <{VANORT.Person}> }}",
        f"SELECT (COUNT(*) AS ?n) {{ ?s <{LABEL.value}> ?label }}",
        f"ASK {{ ?s a <{VANORT.Person}> }}",
        f"CONSTRUCT WHERE {{ ?s <{LABEL.value}> ?label }}",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        f"SELECT ?label {{ <{EX}7> <{LABEL.value}> ?label }}",
    ],
)
def test_a_store_on_disk_counts_what_it_withholds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What is served from disk answers, and counts what it withholds, as what is served from memory does."""
    path = written(tmp_path, "ttl", PLAIN + PERSON)
    question = Question(text, "csv", "nt", counted=True)
    in_memory = asked(path, question)
    monkeypatch.setattr(loading, "DISK_ABOVE_BYTES", 0)
    for _ in ("made", "found again"):
        on_disk = asked(path, question)

        assert on_disk.withheld == in_memory.withheld
        assert sorted(bytes(on_disk.body).splitlines()) == sorted(bytes(in_memory.body).splitlines())
    assert (tmp_path / "data.ttl.served").is_dir()
    assert bool(in_memory.withheld) is not ("?g" in text or f"{EX}7" in text)
    assert asked(path, question, include_contacts=True).withheld == {}


def test_a_server_that_has_filled_a_store_on_disk_can_load_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its successor is a copy of it, and fills another store; also where the process of all has written one itself."""
    open_embedded(written(tmp_path, "nq", PLAIN), home="disk").close()
    monkeypatch.setattr(loading, "DISK_ABOVE_BYTES", 0)
    path = written(tmp_path, "ttl", PLAIN)
    question = Question(f"SELECT ?label {{ ?s <{LABEL.value}> ?label }} ORDER BY ?label LIMIT 1", "csv")
    engine = Engine(lambda: loading.load(path, include_contacts=False), Limits())

    async def told() -> list[bytes]:
        answers = []
        for name in ("A first", "A second", "A third"):
            path.write_bytes(f'<{EX}s> <{LABEL.value}> "{name}"@en .\n'.encode())
            await engine.reload()
            answers.append(bytes((await engine.ask(question)).body).split()[-1])
        return answers

    try:
        assert awaited(asyncio.wait_for(told(), 60)) == [b"first", b"second", b"third"]
    finally:
        engine.stop()


@pytest.mark.slow
def test_a_large_file_lies_on_disk(tmp_path: Path) -> None:
    """Above 100 MB a file is loaded onto disk with its progress shown, is answered from there, and is found there again."""
    path = tmp_path / "large.nt"
    with path.open("w", encoding="utf-8") as file:
        for number in range(330_000):
            file.write(f'<{EX}thing/{number}> <{EX}words> "{number} {"word " * 55}" .\n')
    for again in (False, True):
        (tmp_path / f"server{again}").mkdir()
        with serving(tmp_path / f"server{again}", "--data", str(path)) as server:
            found = server.query(f"SELECT (COUNT(*) AS ?n) {{ ?s <{EX}words> ?o }}", "text/csv").text
            said = server.log.read_text(encoding="utf-8")
        assert "330000" in found
        assert "on disk" in said
        assert ("% of" in said) is not again
    assert (tmp_path / "large.nt.served").is_dir()
