"""The attacks, in the order in which they are run."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bombs import bombs
from interruptions import interruptions
from mutated_files import mutated_files
from places import places
from requests_sent import fire
from trials import Case, Result, run_cases
from warm import warm

_SOME = 30  # of so many places and bombs one is tried in the short form
# Of the time that is left when an attack begins: what one does not use is there for those that follow.
SHARES = {"interruptions": 0.3, "requests": 0.3, "places": 0.4, "bombs": 0.5, "files": 1.0}


def _files(asked: argparse.Namespace) -> Iterator[Result]:
    each = asked.each or (1 if asked.short else 300)
    with TemporaryDirectory() as held:
        cases = mutated_files(seed=asked.seed, each=each, kinds=asked.kinds or (), built=warm(Path(held)))
        yield from run_cases(cases, jobs=asked.jobs)


def _bombs(asked: argparse.Namespace) -> Iterator[Result]:
    yield from _cases(bombs(), asked)


def _places(asked: argparse.Namespace) -> Iterator[Result]:
    yield from _cases(places(), asked)


def _cases(cases: Iterator[Case], asked: argparse.Namespace) -> Iterator[Result]:
    chosen = [case for case in cases if not asked.like or any(words in case.name for words in asked.like)]
    with TemporaryDirectory() as held:
        warm(Path(held))
        yield from run_cases(chosen[:: _SOME if asked.short and not asked.like else 1], jobs=asked.jobs)


def _requests(asked: argparse.Namespace) -> Iterator[Result]:
    sizes = (200, 5, 500) if asked.short else (asked.requests, 60, 2 * asked.requests)
    yield from fire(seed=asked.seed, requests=sizes[0], seconds=sizes[1], many=sizes[2])


def _interruptions(asked: argparse.Namespace) -> Iterator[Result]:
    moments = asked.moments or (1 if asked.short else 30)
    yield from interruptions(seed=asked.seed, moments=moments, until=asked.until, jobs=asked.jobs)


ATTACKS: dict[str, Callable[[argparse.Namespace], Iterator[Result]]] = {
    "interruptions": _interruptions,
    "requests": _requests,
    "places": _places,
    "bombs": _bombs,
    "files": _files,
}


def attack(name: str, asked: argparse.Namespace) -> Iterator[Result]:
    """Run one attack by its name."""
    yield from ATTACKS[name](asked)
