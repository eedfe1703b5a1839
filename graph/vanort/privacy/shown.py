"""What a command may show of a workspace: a store without persons, wherever its data are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from vanort.privacy.publish import Published, publish
from vanort.privacy.redaction import Personal
from vanort.store import DEFAULT_GRAPHS, EmbeddedStore, Store, open_remote, open_text
from vanort.store.fetching import fetch_dataset
from vanort.vocabulary import ONTOLOGY, SCHEMA, VANORT
from vanort.workspace.home import quads_of
from vanort.workspace.model import Workspace


@dataclass(frozen=True)
class Shown:
    """A store that may be shown, what must stand in nothing that is made of it, and the store that has persons, to count them."""

    store: Store
    personal: Personal
    whole: Store


@contextmanager
def shown_of(
    workspace: Workspace,
    *,
    quads: str = "",
    published: Published | None = None,
    opened: EmbeddedStore | None = None,
    include_contacts: bool = False,
) -> Iterator[Shown]:
    """Give what may be shown of a workspace; `quads` and `published` stand for its dataset where that is at hand.

    `opened` is the store of what is published, where there is one: it stays open.

    A server that holds no person, as after a push, is asked itself. Where it holds some they are taken out here: all is
    fetched for that.

    Raises WorkspaceError where the workspace has not been built, StoreError where its server does not answer.
    """
    if workspace.endpoint and not quads:
        remote = open_remote(workspace.endpoint)
        if include_contacts or not names_persons(remote):
            yield Shown(remote, Personal(), remote)
            return
        quads = fetch_dataset(remote)
    quads = quads or quads_of(workspace)
    published = published or publish(quads, include_contacts=include_contacts)
    shown, whole = (
        opened or open_text(published.data),
        open_text(without_claims(f"{line}\n" for line in quads.split("\n"))),
    )
    try:
        yield Shown(shown, published.personal, whole)
    finally:
        whole.close()
        if shown is not opened:
            shown.close()


def names_persons(store: Store) -> bool:
    """Tell whether anything in a store is of what the ontology, or a list below it, marks as personal; claims count, too."""
    marks = {str(mark) for mark in (VANORT.Person, VANORT.contactPerson, SCHEMA.email, SCHEMA.telephone)}
    with store.query(_MARKED, timeout=_TIMEOUT) as answer:
        marks |= {row[0][1] for row in answer.cells() if row[0]}
    with store.query(_BELOW, timeout=_TIMEOUT) as answer:
        below = {(row[0][1], row[1][1]) for row in answer.cells() if row[0] and row[1]}
    while more := {lower for lower, upper in below if upper in marks} - marks:
        marks |= more
    values = " ".join(f"<{mark}>" for mark in sorted(marks))
    return any(store.query(text.replace("MARKS", values), timeout=_TIMEOUT).boolean for text in _ASKED)


_TIMEOUT = 120.0  # seconds; a server that holds no person has looked at all types
_MARKED = f"SELECT DISTINCT ?mark {{ GRAPH ?graph {{ ?mark <{VANORT.personalData}> ?true }} }}"
_BELOW = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?lower ?upper { GRAPH ?graph { ?lower ?below ?upper }
  VALUES ?below { rdfs:subClassOf rdfs:subPropertyOf } }"""
# What is of a marked class, has a marked property, or claims either; the ontology itself only defines them.
_ASKED = tuple(
    f"ASK {{ VALUES ?mark {{ MARKS }} GRAPH ?graph {{ {pattern} }} FILTER(?graph != <{ONTOLOGY}>) }}"
    for pattern in (
        "?thing a ?mark",
        "?thing ?mark ?value",
        "?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> ?mark",
        "?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> ?mark",
    )
)


def without_claims(lines: Iterable[str]) -> str:
    """Keep what queries see by default: that is enough to count persons in, and a small part of a dataset."""
    ends = tuple(f" <{graph}> .\n" for graph in DEFAULT_GRAPHS)
    return "".join(line for line in lines if line.endswith(ends))
