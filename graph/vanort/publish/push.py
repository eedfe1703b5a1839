"""The dataset on a SPARQL server: what changed and nothing else, verified by values, resumed where it broke off.

Of a graph in which little has changed only that is sent, in one request. Any other graph is first filled beside its place
(its IRI with `.arriving` added), in batches of SPARQL Update, and read back; only when every value is there does it move
to its place, in one request. What was on the server stays until then, and nothing is touched but graphs of ours. Blank
nodes get IRIs (RDF 1.1, section 3.5), since a batch knows no other's blank nodes; a value that the server refuses or
changes is stored as text, and said so.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from vanort.privacy.publish import must_not_leak, publish
from vanort.privacy.streamed import LARGE, streamed
from vanort.publish.content import Content, difference, file_of, sent, split, texts_in, typed
from vanort.publish.target import State, Target, read_state
from vanort.store.endpoint import endpoint
from vanort.store.quads import Term
from vanort.vocabulary import GRAPH
from vanort.workspace.fingerprint import noted

_FEW = 1_000  # triples that a server takes in one request; see vanort.publish.content

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Report:
    """What a push came to: graphs sent and left alone, triples sent, and what could not be stored as it is."""

    sent: tuple[str, ...]
    unchanged: tuple[str, ...]
    dropped: tuple[str, ...]
    triples: int
    as_text: dict[str, int]  # datatype: how many literals of what was sent


class _Step(NamedTuple):
    """A graph that is another one now; the lines that are gone and new where they are few, else all are sent."""

    graph: str
    content: Content
    few: tuple[list[str], list[str]] | None

    def lines(self) -> Iterator[str]:
        return chain(*self.few) if self.few else self.content.lines()


def push(
    dataset: Path,
    *,
    url: str,
    update_url: str | None = None,
    auth: str = "auto",
    include_contacts: bool = False,
    state: Path | None = None,
    large: int = LARGE,
    progress: Progress = lambda _: None,
) -> Report:
    """Bring the graphs of a server to what the dataset holds.

    `state` is where the progress is kept, by default beside the dataset, and in a folder beside it what was sent; a push
    that was broken off goes on from it. From `large` bytes on the dataset, one that a build has written, is never held.

    Raises StoreError where the server does not do as it is asked, or does not hold what it was given.
    """
    lines = _lines(dataset, url, include_contacts=include_contacts, large=large)
    target = Target(endpoint(url, auth=auth), endpoint(update_url or url, auth=auth))
    known = read_state(state or dataset.with_name("push.json"), update_url or url)
    known.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".pushing.", dir=known.folder) as making:
        contents = split(lines, Path(making))
        steps = [step for graph, content in contents.items() if (step := _step(graph, content, target, known))]
        as_text = target.literals_it_changes(typed(line for step in steps for line in step.lines()))
        texts: Counter[str] = Counter()
        for number, step in enumerate(steps, 1):
            progress(f"{number}/{len(steps)} {step.graph.removeprefix(str(GRAPH))}: {_size(step)}")
            texts.update(texts_in(step.few[1] if step.few else step.content.lines(), as_text))
            _send(step, target, known, as_text)
    gone = sorted(set(known.graphs) - set(contents))
    for graph in gone:
        target.update(f"DROP SILENT GRAPH <{graph}>")
        known.forget(graph)
    changed = {step.graph for step in steps}
    triples = sum(sum(map(len, step.few)) if step.few else step.content.count for step in steps)
    unchanged = tuple(graph for graph in contents if graph not in changed)
    return Report(tuple(sorted(changed)), unchanged, tuple(gone), triples, dict(sorted(texts.items())))


def _lines(dataset: Path, url: str, *, include_contacts: bool, large: int) -> Iterator[str]:
    """Yield what may be sent, all of it searched for what is personal before any is: it goes to files first."""
    if dataset.is_file() and dataset.stat().st_size >= large and noted(dataset.parent):
        found = streamed(dataset, include_contacts=include_contacts)
        yield from replace(found, stand_ins=()).searched(url)
        return
    published = publish(dataset, include_contacts=include_contacts)
    must_not_leak(url, published.data, published.personal)
    yield from (f"{line}\n" for line in published.nquads.split("\n") if line)


def _step(graph: str, content: Content, target: Target, known: State) -> _Step | None:
    """Return what is to be sent of a graph; None where the server has it."""
    before = file_of(known.folder, graph)
    if graph not in known.graphs:
        return _Step(graph, content, None)
    if known.graphs[graph] == content.digest:
        return None if target.count(graph) == content.count else _Step(graph, content, None)
    return _Step(graph, content, difference(before, content.path, most=_FEW) if before.is_file() else None)


def _size(step: _Step) -> str:
    if step.few:
        gone, new = map(len, step.few)
        return f"{new:,} triples to add, {gone:,} to take away"
    return f"{step.content.count:,} triples"


def _send(step: _Step, target: Target, known: State, as_text: frozenset[Term]) -> None:
    graph, content = step.graph, step.content
    known.graphs.pop(graph, None)
    gone, new = (list(sent(lines, as_text)) for lines in step.few or ((), ()))
    if not step.few or not target.change(graph, gone, new, count=content.count):
        target.replace(graph, content, as_text, known)
    content.path.replace(file_of(known.folder, graph))
    known.graphs[graph] = content.digest
    known.save()
