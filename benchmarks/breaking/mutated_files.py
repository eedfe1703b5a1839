"""Broken files of each kind that comes in: documents, tables, registers, and all that people write for a workspace."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from kinds import KINDS
from trials import Case, Command
from warm import copied

from workspaces import make_workspace

_ANEW = 21  # of so many files one is read by commands that are started anew: python, imports and all


def mutated_files(*, seed: int, each: int, kinds: Sequence[str] = (), built: Path) -> Iterator[Case]:
    """Yield so many broken files of each kind, one of each kind after the other: a run that is stopped has tried all.

    `built` is a workspace that has been built, for those kinds that no build reads.
    """
    for number in range(each):
        for place, kind in enumerate(kinds or KINDS):
            yield _case(kind, seed, number + place, built)  # so that not all go through all commands in the same round


def _case(name: str, seed: int, number: int, built: Path) -> Case:
    kind = KINDS[name]

    def prepare(room: Path) -> Sequence[Command]:
        chance = random.Random(f"{seed}/{name}/{number}")  # noqa: S311 (to be repeated, not to be secret)
        sound = list(kind.sound())
        data = kind.change(sound[number % len(sound)], sound, chance)
        if kind.asked:
            copied(built, room)
        else:
            make_workspace(room)
        return kind.put(room, data, number)

    anew = number % _ANEW == 0
    name_of = f"{seed}/{name}/{number}"
    return Case(f"mutated {name}", name_of, prepare, kind.look, keeps=kind.keeps, anew=anew, alone=not anew)
