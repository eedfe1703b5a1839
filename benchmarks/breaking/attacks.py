"""The attacks, in the order in which they are run."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from bombs import bombs
from interruptions import interruptions
from mutated_files import mutated_files
from places import places
from requests_sent import fire
from trials import Case, Result, run_cases
from warm import warm

_SOME = 30  # of so many places and bombs one is tried in the short form
# Of the time that is left when an attack begins: what one does not use is there for those that follow.
# The bombs need most: 34 minutes one at a time. Of the files a few rounds, each with one of every kind, fit into what is left.
SHARES = {"interruptions": 0.15, "requests": 0.2, "places": 0.2, "bombs": 0.8, "files": 1.0}
_MOMENTS = 10  # at which each command is killed; with 30 of them they alone would take a third of the hour


def _files(asked: argparse.Namespace) -> Iterator[Result]:
    each = asked.each or (1 if asked.short else 300)
    cases = mutated_files(seed=asked.seed, each=each, kinds=asked.kinds or (), built=warm(asked.held))
    yield from run_cases(cases, jobs=asked.jobs)


def _bombs(asked: argparse.Namespace) -> Iterator[Result]:
    yield from _cases(bombs(), asked)


def _places(asked: argparse.Namespace) -> Iterator[Result]:
    yield from _cases(places(), asked)


def _cases(cases: Iterator[Case], asked: argparse.Namespace) -> Iterator[Result]:
    """Try all; with `--short` some of them, with `--like` those that are named, with both some and those."""
    every = _SOME if asked.short else 0 if asked.like else 1
    chosen = [
        case
        for place, case in enumerate(cases)
        if (every and place % every == 0) or any(words in case.name for words in asked.like)
    ]
    warm(asked.held)
    yield from run_cases(_in_turn(chosen), jobs=asked.jobs)


def _in_turn(cases: Iterable[Case]) -> list[Case]:
    """Return cases so that one of each kind comes before the second of any: a run whose time is up has tried all kinds.

    The kind is how a name begins: "a.xlsx: …", "a pipe as …", "build in …".
    """
    kinds: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        file, named, _ = case.name.partition(": ")
        kinds[file if named else " ".join(case.name.split()[:2])].append(case)
    return [case for turn in zip_longest(*kinds.values()) for case in turn if case is not None]


def _requests(asked: argparse.Namespace) -> Iterator[Result]:
    sizes = (200, 5, 500) if asked.short else (asked.requests, 60, 2 * asked.requests)
    every = 4 if asked.short else 1
    yield from fire(seed=asked.seed, requests=sizes[0], seconds=sizes[1], many=sizes[2], every=every)


def _interruptions(asked: argparse.Namespace) -> Iterator[Result]:
    moments = asked.moments or (1 if asked.short else _MOMENTS)
    every = 2 if asked.short else 1
    yield from interruptions(seed=asked.seed, moments=moments, until=asked.until, jobs=asked.jobs, every=every)


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
