"""Broken files of each kind that comes in: documents, tables, registers, and all that people write for a workspace."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from kinds import KINDS
from trials import Case, Command

from workspaces import make_workspace


def mutated_files(*, seed: int, each: int, kinds: Sequence[str] = ()) -> Iterator[Case]:
    """Yield so many broken files of each kind, one of each kind after the other: a run that is stopped has tried all."""
    for number in range(each):
        for place, kind in enumerate(kinds or KINDS):
            yield _case(kind, seed, number + place)  # some go through all commands in each round, not all in the first


def _case(name: str, seed: int, number: int) -> Case:
    kind = KINDS[name]

    def prepare(room: Path) -> Sequence[Command]:
        chance = random.Random(f"{seed}/{name}/{number}")  # noqa: S311 (to be repeated, not to be secret)
        sound = list(kind.sound())
        data = kind.change(sound[number % len(sound)], sound, chance)
        make_workspace(room)
        return kind.put(room, data, number)

    return Case(f"mutated {name}", f"{seed}/{name}/{number}", prepare, kind.look, keeps=kind.keeps)
