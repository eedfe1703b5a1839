"""Broken files of each kind that comes in: text, pages, PDF, Word, claims, decisions, settings, tours, lists, questions."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from mutations import mutate, mutate_package
from seeds import seeds
from trials import Case, Command

from workspaces import make_workspace

DOCUMENTS = ("txt", "md", "html", "pdf", "docx")
_PLACES = {
    "claims": "claims/page.yaml",
    "decisions": "decisions/decisions.yaml",
    "settings": "vanort.toml",
    "tour": "tour.yaml",
    "reference": "reference/own.ttl",
    "metadata": "documents/page.txt.yaml",
    "query": "queries/questions/own.rq",
}
KINDS = (*DOCUMENTS, *_PLACES)
_BUILT = 5  # of so many documents one goes on into the graph and the pages


def mutated_files(*, seed: int, each: int, kinds: Sequence[str] = KINDS) -> Iterator[Case]:
    """Yield so many broken files of each kind, one of each kind after the other: a run that is stopped has tried all."""
    sound = seeds()
    for number in range(each):
        for kind in kinds:
            yield _case(kind, sound[kind], seed, number)


def _case(kind: str, sound: list[bytes], seed: int, number: int) -> Case:
    def prepare(room: Path) -> list[Command]:
        chance = random.Random(f"{seed}/{kind}/{number}")  # noqa: S311 (to be repeated, not to be secret)
        change = mutate_package if kind == "docx" else mutate
        data = change(chance.choice(sound), sound, chance)
        make_workspace(room)
        if kind in DOCUMENTS:
            return _read(room, kind, data, into_graph=number % _BUILT == 0)
        path = room / _PLACES[kind]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if kind == "query":
            own = ("query", "own", "--timeout", "10")
            return [own] if number % _BUILT else [("queries",), own, ("query", str(path), "--timeout", "10"), ("lint",)]
        return [("build",)] if number % _BUILT else [("lint",), ("build",), ("check",), ("review",)]

    return Case(f"mutated {kind}", f"{seed}/{kind}/{number}", prepare, keeps=kind not in DOCUMENTS)


def _read(room: Path, kind: str, data: bytes, *, into_graph: bool) -> list[Command]:
    for old in (*(room / "documents").iterdir(), *(room / "claims").iterdir()):
        old.unlink()
    path = room / f"broken.{kind}"
    path.write_bytes(data)
    commands: list[Command] = [("add", str(path)), ("extract",)]
    further = (("extract", "--format", "annotations", str(path)), ("build", "--with-proposals"), ("check",))
    return [*commands, *further] if into_graph else commands
