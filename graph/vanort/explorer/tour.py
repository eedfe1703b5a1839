"""A guided tour from a small YAML file: a list of steps, each a text and what to show while it is read.

A step has `title` and `text` ({en: …, sv: …}, or one text for everybody), and may have `view` (a view of the page),
`focus` (a name or an IRI), `filter` ({country: [Kosovo]}) and `year` (2016).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from vanort.errors import VanortError
from vanort.explorer.things import Things
from vanort.support.letters import plain_letters
from vanort.support.schema import known_keys, nearest
from vanort.support.yaml_source import Located, read_yaml

Step = dict[str, Any]


class TourError(VanortError):
    """A tour names something that is not there, or is not written as a tour."""


def read_tour(path: Path, found: Things, *, views: Iterable[str], facets: Iterable[str]) -> list[Step]:
    """Read a tour and check that all it names is in the page.

    Raises TourError with the line at fault.
    """
    tour = read_yaml(path, error=TourError)
    if not isinstance(tour.value, tuple) or not tour.value:
        raise TourError("A tour is a list of steps.", path=path, line=tour.line, hint="Begin each with '- title:'.")
    names = _names(found)
    return [_step(step, path, names, list(views), list(facets)) for step in tour]


def _step(step: Located, path: Path, names: Mapping[str, int], views: list[str], facets: list[str]) -> Step:
    if not isinstance(step.value, Mapping):
        keys = ", ".join(known_keys("step"))
        raise TourError("This step has no keys.", path=path, line=step.line, hint=f"It may have: {keys}.")
    for key, value in step.value.items():
        _known(key, known_keys("step"), "key of a step", path, value.line)
    made: Step = {"title": _text(step.value.get("title")), "text": _text(step.value.get("text"))}
    if view := step.value.get("view"):
        made["view"] = _known(str(view.value), views, "view", path, view.line)
    if focus := step.value.get("focus"):
        made["focus"] = _thing(focus, names, path)
    if filters := step.value.get("filter"):
        made["filter"] = _filters(filters, names, facets, path)
    if year := step.value.get("year"):
        if not re.fullmatch(r"[0-9]{1,4}", str(year.value)):
            raise TourError(f"'{year.value}' is no year.", path=path, line=year.line, hint="Write four digits.")
        made["year"] = int(str(year.value))
    return made


def _filters(filters: Located, names: Mapping[str, int], facets: list[str], path: Path) -> dict[str, list[int]]:
    if not isinstance(filters.value, Mapping):
        raise TourError("A filter has a name.", path=path, line=filters.line, hint="Write {country: [Kosovo]}.")
    made = {}
    for facet, values in filters.value.items():
        _known(facet, facets, "filter", path, values.line)
        chosen = values.value if isinstance(values.value, tuple) else (values,)
        made[facet] = [_thing(value, names, path) for value in chosen]
    return made


def _thing(name: Located, names: Mapping[str, int], path: Path) -> int:
    wanted = str(name.value)
    number = names.get(wanted, names.get(plain_letters(wanted)))
    if number is None:
        near = difflib.get_close_matches(plain_letters(wanted), names, n=3)
        hint = f"Did you mean {', '.join(near)}?" if near else "Give a name or an IRI as the page shows it."
        raise TourError(f"Nothing is called '{wanted}'.", path=path, line=name.line, hint=hint)
    return number


def _known(name: str, known: Iterable[str], what: str, path: Path, line: int) -> str:
    if name not in known:
        raise TourError(f"'{name}' is no {what}.", path=path, line=line, hint=nearest(name, known))
    return name


def _text(text: Located | None) -> dict[str, str]:
    """Return a text by language; one without languages is for everybody."""
    if text is None:
        return {"": ""}
    plain = text.plain()
    return {str(k): str(v) for k, v in plain.items()} if isinstance(plain, dict) else {"": str(plain)}


def _names(found: Things) -> dict[str, int]:
    """Every IRI and every name, as it is compared; of several things with one name the one with most facts wins."""
    names: dict[str, int] = {}
    for number in sorted(range(len(found.things)), key=lambda n: (-len(found.things[n]["facts"]), n)):
        thing = found.things[number]
        names[thing["iri"]] = number
        for name in (*thing["names"].values(), *(other["text"] for other in thing["others"])):
            names.setdefault(plain_letters(name), number)
    return names
