"""What every page and answer of the server shares: the dataset behind it, and what a request is told apart by."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rdflib import Literal, URIRef

from vanort.catalogue.question import Question as CatalogueQuestion
from vanort.catalogue.question import parse_question
from vanort.identity.matching import Matcher
from vanort.server.engine import Engine
from vanort.server.replies import CELLS, Question, Table
from vanort.server.source import Source
from vanort.support.resources import resource
from vanort.vocabulary import ID


@dataclass
class Matching:
    """The things that are served as they are matched by name, and of which state of the store they are."""

    generation: int = -1
    matcher: Matcher | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True)
class Site:
    """The engine with what is served beside it, and where all of it comes from."""

    engine: Engine
    catalogue: Mapping[str, CatalogueQuestion] = field(default_factory=dict)
    allow_update: bool = False
    loopback: bool = True
    allow_origins: frozenset[str] = frozenset()
    allow_embedding: frozenset[str] = frozenset()
    source: Source = field(default_factory=Source)
    matching: Matching = field(default_factory=Matching)

    async def table(self, text: str, *, max_rows: int = 1_000, everywhere: bool = False) -> Table:
        """Ask for the first rows of a SELECT, for a page; `everywhere` means in all graphs."""
        reply = await self.engine.ask(Question(text, CELLS, CELLS, max_rows=max_rows, everywhere=everywhere))
        return Table(*reply.body)

    async def rows(self, name: str, *, everywhere: bool = False, **values: URIRef | Literal) -> list[dict[str, Any]]:
        """Ask one of the server's own queries with its parameters filled in; each row has only what is bound."""
        question = parse_question(name, resource(f"queries/server/{name}.rq").read_text(encoding="utf-8"))
        text = question.bind({key: term.n3() for key, term in values.items()})
        table = await self.table(text, max_rows=5_000, everywhere=everywhere)
        return [
            {name: cell for name, cell in zip(table.variables, row, strict=True) if cell is not None}
            for row in table.rows
        ]


def local_path(iri: str) -> str:
    """Return where this server shows a thing.

    >>> local_path("https://w3id.org/vanort/id/project/sekos")
    '/id/project/sekos'
    >>> local_path("http://metadata.un.org/sdg/7")
    '/thing?iri=http%3A%2F%2Fmetadata.un.org%2Fsdg%2F7'
    """
    from urllib.parse import quote

    if iri.startswith(str(ID)):
        return "/id/" + quote(iri.removeprefix(str(ID)), safe="/-._~")
    return "/thing?iri=" + quote(iri, safe="")


def text_of(row: Mapping[str, Sequence[str]], *names: str) -> str:
    """Return the text of the first of several cells that is bound."""
    return next((row[name][1] for name in names if name in row), "")
