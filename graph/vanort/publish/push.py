"""The dataset on a SPARQL server: graph by graph, verified by values, resumed where it broke off.

A graph is first filled beside its place (its IRI with `.arriving` added), in batches of SPARQL Update, and read back;
only when every value is there does it move to its place, in one request. What was on the server stays until then,
and nothing is touched but graphs of ours. Blank nodes get IRIs (RDF 1.1, section 3.5), since a batch knows no other's
blank nodes; a value that the server refuses or changes is stored as text, and said so.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from decimal import Context, Decimal, InvalidOperation
from pathlib import Path

from vanort.errors import StoreError, VanortError
from vanort.privacy.publish import must_not_leak, publish
from vanort.store.cells import XSD, XSD_STRING, Cell, cell_text
from vanort.store.endpoint import Endpoint, endpoint
from vanort.store.quads import Quad, Term, to_nquads
from vanort.store.remote import RemoteStore
from vanort.store.transport import Body
from vanort.support.files import write_atomically
from vanort.vocabulary import GRAPH

ARRIVING = ".arriving"
_BATCH = 1_000  # triples; Virtuoso compiles an INSERT DATA as one statement and gives up on long ones
_BATCH_BYTES = 300_000
_TIMEOUT = 300.0
_DURATION = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?")
_TRIED = 200  # values at a time
_SCRATCH = f"{GRAPH['push-trial']}{ARRIVING}"
_LONG = Context(prec=1_000)  # no digit of a number is lost where two are compared
_EXACT = {XSD + "decimal", XSD + "integer"}
_GENID = "https://w3id.org/vanort/.well-known/genid/"

Triple = tuple[Term, Term, Term]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Report:
    """What a push came to: graphs sent and left alone, triples sent, and what could not be stored as it is."""

    sent: tuple[str, ...]
    unchanged: tuple[str, ...]
    dropped: tuple[str, ...]
    triples: int
    as_text: dict[str, int]  # datatype: how many literals


@dataclass
class State:
    """What is on the server already, by graph, in a file beside the dataset; saved after every step."""

    path: Path
    server: str
    graphs: dict[str, str] = field(default_factory=dict)  # graph: hash of what it holds there
    arriving: dict[str, int] = field(default_factory=dict)  # hash: batches that are there

    def save(self) -> None:
        """Write the state in one step."""
        content = {"server": self.server, "graphs": self.graphs, "arriving": self.arriving}
        write_atomically(self.path, json.dumps(content, indent=1, sort_keys=True) + "\n")


def push(
    dataset: Path,
    *,
    url: str,
    update_url: str | None = None,
    auth: str = "auto",
    include_contacts: bool = False,
    state: Path | None = None,
    progress: Progress = lambda _: None,
) -> Report:
    """Bring the graphs of a server to what the dataset holds.

    `state` is where the progress is kept, by default beside the dataset; a push that was broken off goes on from it.

    Raises StoreError where the server does not do as it is asked, or does not hold what it was given.
    """
    published = publish(dataset, include_contacts=include_contacts)
    must_not_leak(url, to_nquads(published.quads).encode("utf-8"), published.personal)
    target = _Target(endpoint(url, auth=auth), endpoint(update_url or url, auth=auth))
    known = _read_state(state or dataset.with_name("push.json"), update_url or url)
    as_text = target.literals_it_changes(_typed(published.quads))
    sent, unchanged, triples, texts = [], [], 0, Counter[str]()
    graphs = _by_graph(published.quads, as_text, texts)
    for number, (graph, content) in enumerate(sorted(graphs.items()), 1):
        digest = hashlib.sha256("".join(map(_line, content)).encode("utf-8")).hexdigest()
        if known.graphs.get(graph) == digest and target.count(graph) == len(content):
            unchanged.append(graph)
            continue
        progress(f"{number}/{len(graphs)} {graph.removeprefix(str(GRAPH))}: {len(content):,} triples")
        known.graphs.pop(graph, None)
        target.replace(graph, content, digest, known)
        sent.append(graph)
        triples += len(content)
    gone = sorted(set(known.graphs) - set(graphs))
    for graph in gone:
        target.update(f"DROP SILENT GRAPH <{graph}>")
        del known.graphs[graph]
        known.save()
    return Report(tuple(sent), tuple(unchanged), tuple(gone), triples, dict(sorted(texts.items())))


class _Target:
    """A server that is asked at one address and changed at another."""

    def __init__(self, asked: Endpoint, changed: Endpoint) -> None:
        self._asked, self._changed = RemoteStore(asked), changed
        asked.connect()
        changed.connect()

    def update(self, text: str) -> None:
        request = self._changed.request(text, accept="*/*", update=True)
        with closing(self._changed.open(request, time.monotonic() + _TIMEOUT)) as response:
            Body(response).read()

    def count(self, graph: str) -> int:
        text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        (row,) = self._asked.query(text, default_graphs=(), timeout=_TIMEOUT).cells()
        return int(row[0][1] if row[0] else 0)

    def read(self, graph: str, subjects: Iterable[Term]) -> set[Triple]:
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
        subject = ("uri", f"{_GENID}trial-{name}")
        triples = {value: (subject, ("uri", f"{_GENID}trial"), value) for value in values}
        try:
            self.update(_insert(_SCRATCH, triples.values()))
            kept = {_comparable(triple) for triple in self.read(_SCRATCH, [subject])}
        except VanortError:
            if len(values) == 1:
                return set(values)
            half = len(values) // 2
            return self._changed_of(values[:half]) | self._changed_of(values[half:])
        return {value for value, triple in triples.items() if _comparable(triple) not in kept}

    def replace(self, graph: str, content: Sequence[Triple], digest: str, state: State) -> None:
        """Fill a graph beside its place, verify it, and move it there."""
        arriving = graph + ARRIVING
        batches = list(_batches(content))
        done = state.arriving.get(digest, 0)
        if done == 0 or self.count(arriving) != sum(map(len, batches[:done])):
            self.update(f"DROP SILENT GRAPH <{arriving}>")
            done = 0
        for number, batch in enumerate(batches[done:], done + 1):
            self.update(_insert(arriving, batch))
            self._verify(arriving, batch)
            state.arriving = {digest: number}
            state.save()
        if (there := self.count(arriving)) != len(content):
            state.arriving = {}
            state.save()
            raise StoreError(f"The server holds {there:,} triples of {len(content):,} in {graph}.", hint="Push again.")
        self.update(f"MOVE <{arriving}> TO <{graph}>")
        if (there := self.count(graph)) != len(content):
            raise StoreError(
                f"The server lost triples while it moved {graph}: {there:,} of {len(content):,} are there."
            )
        state.arriving = {}
        state.graphs[graph] = digest
        state.save()

    def _verify(self, graph: str, batch: Sequence[Triple]) -> None:
        there = {_comparable(triple) for triple in self.read(graph, dict.fromkeys(triple[0] for triple in batch))}
        missing = [triple for triple in batch if _comparable(triple) not in there]
        if missing:
            raise StoreError(
                f"The server changed {len(missing)} of {len(batch)} values, such as: {_line(missing[0]).strip()}",
                hint="It is left beside its place; the graph that was there before is untouched.",
            )


def _insert(graph: str, triples: Iterable[Triple]) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(map(_line, triples))}}} }}"


def _line(triple: Triple) -> str:
    return " ".join(map(cell_text, triple)) + " .\n"


def _comparable(triple: Triple) -> tuple[Cell, ...]:
    """Return a triple as servers agree on it: by the value of its literal, with language tags in lower case."""
    object_ = triple[2]
    if object_[0] == "literal":
        _, text, language, datatype = object_
        # A whole decimal that comes back as an integer is the same number, and computes as one.
        kind = "number" if datatype in _EXACT else datatype
        object_ = ("literal", _value(text, datatype), language.lower(), kind)
    return (*triple[:2], object_)


def _value(text: str, datatype: str) -> str:
    """Return one spelling for all of a value: stores write 0.60 as 0.6, P30M as P2Y6M, and true as 1.

    >>> _value("0.60", XSD + "decimal"), _value("P30M", XSD + "duration") == _value("P2Y6M", XSD + "duration")
    ('0.6', True)
    """
    match datatype.removeprefix(XSD):
        case "boolean":
            return {"1": "true", "0": "false"}.get(text, text)
        case "decimal" | "integer":
            with suppress(InvalidOperation):
                return f"{Decimal(text).normalize(_LONG):f}"
        case "double" | "float":
            with suppress(ValueError):
                return repr(float(text))
        case "duration" if found := _DURATION.fullmatch(text):
            sign, *parts = found.groups(default="0")
            years, months, days, hours, minutes = map(int, parts[:5])
            seconds = ((days * 24 + hours) * 60 + minutes) * 60 + Decimal(parts[5])
            return f"{sign.strip('0')}{years * 12 + months} months {seconds.normalize():f} s"
    return text


def _batches(content: Sequence[Triple]) -> Iterator[list[Triple]]:
    batch: list[Triple] = []
    size = 0
    for triple in content:
        length = len(_line(triple).encode("utf-8"))
        if batch and (len(batch) >= _BATCH or size + length > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(triple)
        size += length
    if batch:
        yield batch


def _by_graph(quads: Iterable[Quad], as_text: frozenset[Term], texts: Counter[str]) -> dict[str, list[Triple]]:
    """Return the triples of each graph as the server will hold them, sorted; count what becomes text."""
    graphs: dict[str, set[Triple]] = defaultdict(set)
    for subject, predicate, object_, graph in quads:
        if graph is None:
            continue  # a dataset of ours has nothing there, and the server's own default graph is not ours
        if object_ in as_text:
            texts[object_[3]] += 1
            object_ = ("literal", object_[1], "", XSD_STRING)
        graphs[graph[1]].add((_named(subject), predicate, _named(object_)))
    return {graph: sorted(triples, key=_line) for graph, triples in graphs.items()}


def _named(term: Term) -> Term:
    return ("uri", _GENID + term[1]) if term[0] == "bnode" else term


def _typed(quads: Iterable[Quad]) -> dict[str, list[Term]]:
    """Return the different literals of each datatype that a server could change, in order."""
    found: dict[str, set[Term]] = defaultdict(set)
    for _, _, object_, _ in quads:
        if object_[0] == "literal" and not object_[2] and object_[3] != XSD_STRING:
            found[object_[3]].add(object_)
    return {datatype: sorted(literals) for datatype, literals in sorted(found.items())}


def _read_state(path: Path, server: str) -> State:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["server"] == server:
            return State(path, server, dict(content["graphs"]), dict(content["arriving"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no state, or none that can be read: everything is sent, which is never wrong
    return State(path, server)
