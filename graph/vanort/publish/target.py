"""A SPARQL server that takes a dataset graph by graph: filled beside its place, read back, moved there."""

from __future__ import annotations

import hashlib
import http.client
import json
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from vanort.errors import StoreError, VanortError
from vanort.publish.comparing import Triple, comparable
from vanort.publish.content import Content, file_of, line_of
from vanort.store.cells import cell_text
from vanort.store.endpoint import Endpoint
from vanort.store.quads import GENID, Term
from vanort.store.remote import ARRIVING, RemoteStore
from vanort.store.unreachable import told
from vanort.support.files import write_atomically
from vanort.vocabulary import GRAPH

_TIMEOUT = 300.0
_AT_ONCE = 65_536  # bytes
_TRIED = 200  # values at a time
_SCRATCH = f"{GRAPH['push-trial']}{ARRIVING}"


@dataclass
class State:
    """What is on the server already, by graph, in a file beside the dataset; saved after every step."""

    path: Path
    server: str
    graphs: dict[str, str] = field(default_factory=dict)  # graph: hash of what it holds there
    arriving: dict[str, int] = field(default_factory=dict)  # hash: batches that are there

    @property
    def folder(self) -> Path:
        """Where what is on the server lies, a file for each graph."""
        return self.path.with_suffix("")

    def forget(self, graph: str) -> None:
        """Take a graph that is gone from the server out of the state."""
        del self.graphs[graph]
        file_of(self.folder, graph).unlink(missing_ok=True)
        self.save()

    def save(self) -> None:
        """Write the state in one step."""
        content = {"server": self.server, "graphs": self.graphs, "arriving": self.arriving}
        write_atomically(self.path, json.dumps(content, indent=1, sort_keys=True) + "\n")


class Target:
    """A server that is asked at one address and changed at another."""

    def __init__(self, asked: Endpoint, changed: Endpoint) -> None:
        """Find out whether both addresses answer; raises StoreError where one does not."""
        self._asked, self._changed = RemoteStore(asked), changed
        asked.connect()
        changed.connect()

    def update(self, text: str) -> None:
        """Send an update and wait until it is done."""
        request = self._changed.request(text, accept="*/*", update=True)
        with closing(self._changed.open(request, time.monotonic() + _TIMEOUT)) as response:
            try:
                while response.read(_AT_ONCE):  # what it says of a success is not kept, nor unpacked
                    pass
                if left := getattr(
                    response, "length", 0
                ):  # read in parts, an answer that is cut off ends like a whole one
                    raise http.client.IncompleteRead(b"", left)
            except (OSError, http.client.HTTPException) as error:
                raise told(self._changed.shown, error) from None

    def count(self, graph: str) -> int:
        """Return how many triples a graph has there."""
        text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        (row,) = self._asked.query(text, default_graphs=(), timeout=_TIMEOUT).cells()
        return int(row[0][1] if row[0] else 0)

    def read(self, graph: str, subjects: Iterable[Term]) -> set[Triple]:
        """Return all triples of subjects in a graph."""
        values = " ".join(cell_text(subject) for subject in subjects)
        text = f"SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        rows = self._asked.query(text, default_graphs=(), timeout=_TIMEOUT).cells()
        return {(s or (), p or (), o or ()) for s, p, o in rows}

    def literals_it_changes(self, literals: dict[str, list[Term]]) -> frozenset[Term]:
        """Try the values of each datatype in a graph that is dropped again; return those that do not come back."""
        changed: set[Term] = set()
        try:
            for values in literals.values():
                few = {values[0], values[len(values) // 2], values[-1]}
                if few <= self._changed_of(sorted(few)):  # it cannot keep the datatype at all
                    changed.update(values)
                    continue
                for start in range(0, len(values), _TRIED):
                    changed |= self._changed_of(values[start : start + _TRIED])
        finally:
            self.update(f"DROP SILENT GRAPH <{_SCRATCH}>")
        return frozenset(changed)

    def _changed_of(self, values: Sequence[Term]) -> set[Term]:
        # Each trial has a subject of its own, so that nothing is read back that another has left.
        name = hashlib.sha256("".join(map(cell_text, values)).encode("utf-8")).hexdigest()[:16]
        subject = ("uri", f"{GENID}trial-{name}")
        triples = {value: (subject, ("uri", f"{GENID}trial"), value) for value in values}
        try:
            self.update(insert(_SCRATCH, triples.values()))
            kept = {comparable(triple) for triple in self.read(_SCRATCH, [subject])}
        except VanortError:
            if len(values) == 1:
                return set(values)
            half = len(values) // 2
            return self._changed_of(values[:half]) | self._changed_of(values[half:])
        return {value for value, triple in triples.items() if comparable(triple) not in kept}

    def replace(self, graph: str, content: Content, as_text: frozenset[Term], state: State) -> None:
        """Fill a graph beside its place, verify it, and move it there."""
        arriving, digest, count = graph + ARRIVING, content.digest, content.count
        done = state.arriving.get(digest, 0)
        if done == 0 or self.count(arriving) != sum(len(batch) for batch in islice(content.batches(as_text), done)):
            self.update(f"DROP SILENT GRAPH <{arriving}>")
            done = 0
        for number, batch in enumerate(islice(content.batches(as_text), done, None), done + 1):
            self.update(insert(arriving, batch))
            self.verify(arriving, batch)
            state.arriving = {digest: number}
            state.save()
        if (there := self.count(arriving)) != count:
            state.arriving = {}
            state.save()
            raise StoreError(f"The server holds {there:,} triples of {count:,} in {graph}.", hint="Push again.")
        self.update(f"MOVE <{arriving}> TO <{graph}>")
        if (there := self.count(graph)) != count:
            raise StoreError(f"The server lost triples while it moved {graph}: {there:,} of {count:,} are there.")
        state.arriving = {}

    def change(self, graph: str, gone: Sequence[Triple], new: Sequence[Triple], *, count: int) -> bool:
        """Change the few triples of a graph that are others now, in one request; tell whether it holds `count` and all new ones then."""
        parts = [f"DELETE DATA {{ {_in_graph(graph, gone)} }}"] if gone else []
        parts += [insert(graph, new)] if new else []
        try:
            self.update(" ;\n".join(parts))
            self.verify(graph, new)
        except VanortError:
            return False  # it is sent whole then, which says what is wrong if that goes wrong, too
        return self.count(graph) == count

    def verify(self, graph: str, batch: Sequence[Triple]) -> None:
        """Read triples back.

        Raises StoreError where one of them is not there.
        """
        there = {comparable(triple) for triple in self.read(graph, dict.fromkeys(triple[0] for triple in batch))}
        missing = [triple for triple in batch if comparable(triple) not in there]
        if missing:
            raise StoreError(
                f"The server changed {len(missing)} of {len(batch)} values, such as: {line_of(missing[0]).strip()}",
                hint="It is left beside its place; the graph that was there before is untouched.",
            )


def insert(graph: str, triples: Iterable[Triple]) -> str:
    """Return the update that puts triples into a graph."""
    return f"INSERT DATA {{ {_in_graph(graph, triples)} }}"


def _in_graph(graph: str, triples: Iterable[Triple]) -> str:
    return f"GRAPH <{graph}> {{\n{''.join(map(line_of, triples))}}}"


def read_state(path: Path, server: str) -> State:
    """Return what is known of a server; nothing where it is another one, or the file cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["server"] == server:
            return State(path, server, dict(content["graphs"]), dict(content["arriving"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no state, or none that can be read: everything is sent, which is never wrong
    return State(path, server)
