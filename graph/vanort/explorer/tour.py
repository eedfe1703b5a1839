"""A guided tour from a small YAML file: a list of steps, each a text and what to show while it is read.

A step has `title` and `text` ({en: …, sv: …}, or one text for everybody), and may have `view` (a view of the page),
`focus` (a name or an IRI), `filter` ({country: [Kosovo]}), `year` (2016), `annotation` (a few words that stand at the
focus in the picture) and `notes` (for the presenter alone: published only where they are asked for).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
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


def read_tour(
    path: Path, found: Things, *, views: Mapping[str, Collection[int]], facets: Iterable[str], notes: bool = False
) -> list[Step]:
    """Read a tour and check that all it names is in the page; keep the presenter's `notes` only where they are wanted.

    `views` are the things that each view holds.

    Raises TourError with the line at fault.
    """
    written = _steps(path)
    names = _names(found)
    steps = [_step(step, path, names, list(views), list(facets)) for step in written]
    return steps if notes else [{key: value for key, value in step.items() if key != "notes"} for step in steps]


def tour_faults(
    path: Path, found: Things, *, views: Mapping[str, Collection[int]], facets: Iterable[str]
) -> list[TourError]:
    """Return all that is wrong in a tour: what `read_tour` refuses, and each step whose focus its view does not show.

    Raises TourError where the file is no tour at all.
    """
    names, faults = _names(found), []
    view = next(iter(views), "")
    for step in _steps(path):
        try:
            made = _step(step, path, names, list(views), list(facets))
        except TourError as fault:
            faults.append(fault)
            continue
        view = made.get("view", view)  # a step without one stays where the last was
        if "focus" in made and made["focus"] not in views[view]:
            shown = [name for name, things in views.items() if made["focus"] in things]
            focus, line = step.plain()["focus"], _line_of(step, "focus")
            faults.append(
                TourError(
                    f"The view '{view}' does not show '{focus}'.",
                    path=path,
                    line=line,
                    hint=f"Views that show it: {', '.join(shown)}." if shown else "No view shows it.",
                )
            )
    return faults


def _line_of(step: Located, key: str) -> int:
    value = step.value.get(key) if isinstance(step.value, Mapping) else None
    return value.line if value else step.line


def _steps(path: Path) -> Iterable[Located]:
    tour = read_yaml(path, error=TourError)
    if not isinstance(tour.value, tuple) or not tour.value:
        raise TourError("A tour is a list of steps.", path=path, line=tour.line, hint="Begin each with '- title:'.")
    return tour


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
        made["year"] = _year(year, path)
    if annotation := step.value.get("annotation"):
        if "focus" not in made:
            raise TourError(
                "An annotation stands at a thing.", path=path, line=annotation.line, hint="Give the step a focus."
            )
        made["annotation"] = _text(annotation)
    if notes := step.value.get("notes"):
        made["notes"] = _text(notes)
    return made


def _year(year: Located, path: Path) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", str(year.value)):
        raise TourError(f"'{year.value}' is no year.", path=path, line=year.line, hint="Write four digits.")
    return int(str(year.value))


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
