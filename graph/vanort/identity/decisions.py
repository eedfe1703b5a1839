"""What people have decided about who is who: read from `decisions/*.yaml`, each with who, when and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from vanort.claims.model import class_slug
from vanort.claims.terms import terms
from vanort.errors import ClaimsError
from vanort.support.schema import is_language, known_keys, language_hint, nearest
from vanort.support.yaml_source import Located, read_yaml

SAME, DIFFERENT, NEVER_SUGGEST = "same", "different", "never-suggest"
KINDS = (SAME, DIFFERENT, NEVER_SUGGEST)
_KEEP = re.compile(r"[a-z-]+/[a-z0-9][a-z0-9.-]*")
_THING = re.compile(r"(?P<stem>[^:]+):(?P<id>[a-z0-9][a-z0-9-]*)")
_MOST_THINGS = 1_000  # every two of them are a pair that is decided
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: of which kind, about which things (`stem:id`), and who took it, when, why.

    `keep` is the path of the IRI that the things share from now on, below the namespace of things; `names` are
    the labels that they shall bear, by language: the first of a language is the name, the rest are other names. One that is not active is kept but not followed.
    """

    kind: str
    things: tuple[str, ...]
    keep: str
    names: tuple[tuple[str, str], ...]
    by: str
    date: str
    why: str
    active: bool
    path: str
    line: int


def read_decisions(folder: Path, *, shown: str = "decisions") -> tuple[Decision, ...]:
    """Read every decision of a folder, in the order of file names and lines.

    Raises ClaimsError with file and line for the first that cannot be used.
    """
    found: list[Decision] = []
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        name = f"{shown}/{path.name}"
        root = read_yaml(path, error=ClaimsError)
        if root.value in ({}, ""):
            continue
        if not isinstance(root.value, tuple):
            raise ClaimsError(
                "The file is no list of decisions.",
                path=name,
                line=root.line,
                hint="Begin each with '- decision: same'.",
            )
        found += [_decision(node, name) for node in root]
    return tuple(found)


def _decision(node: Located, path: str) -> Decision:
    def fault(found: str, line: int = node.line, hint: str = "") -> ClaimsError:
        return ClaimsError(found, path=path, line=line, hint=hint)

    if not isinstance(node.value, Mapping):
        raise fault("The decision is no list of 'key: value' lines.")
    fields = node.value
    for key, value in fields.items():
        if key not in known_keys("decision"):
            raise fault(f"A decision has no '{key}'.", value.line, nearest(key, known_keys("decision")))

    def text(key: str, default: str | None = None) -> str:
        value = fields.get(key)
        if value is None:
            if default is None:
                raise fault(
                    f"'{key}' is missing.",
                    hint=f"Add a line '{key}: …'; a decision says what, who, when and why.",
                )
            return default
        if not isinstance(value.value, str):
            raise fault(f"'{key}' is no single text.", value.line)
        return value.value

    kind, keep, active = text("decision"), text("keep", ""), text("active", "true")
    if kind not in KINDS:
        raise fault(f"'{kind}' is no kind of decision.", hint=nearest(kind, KINDS))
    if keep and not _KEEP.fullmatch(keep):
        raise fault(f"'{keep}' is no path of an IRI.", fields["keep"].line, "Write it as project/sekos.")
    if keep and (kept := keep.partition("/")[0]) not in _kinds_of_things():
        raise fault(
            f"There is no kind of thing called '{kept}'.", fields["keep"].line, nearest(kept, _kinds_of_things())
        )
    if active not in ("true", "false"):
        raise fault(f"'active' is true or false, not '{active}'.", fields["active"].line)
    if not _is_day(text("date")):
        raise fault(f"'{text('date')}' is no day.", fields["date"].line, "Write a day that there is, as 2026-11-22.")
    things = fields.get("things")
    if things is None or not isinstance(things.value, tuple) or not things.value:
        raise fault("'things' is no list of things.", hint="Write things: [file:id, file:id].")
    for item in things:
        if not isinstance(item.value, str) or not _THING.fullmatch(item.value):
            raise fault(
                f"'{item.plain()}' names no thing.",
                item.line,
                "Write the claims file without .yaml, a colon, and the id.",
            )
    if len(things.value) > _MOST_THINGS:
        raise fault(f"A decision is about {_MOST_THINGS:,} things at most.", things.line, "Split it.")
    if len(things.value) < 2 and not (kind == SAME and (keep or "name" in fields)):
        raise fault(f"'{kind}' needs two things.", things.line)
    names = fields.get("name")
    if names is not None and not isinstance(names.value, Mapping):
        raise fault(
            "'name' is no name by language.",
            names.line,
            "Write name: {en: …, sv: …}, or name: {en: [the name, another name]}.",
        )
    for tag, value in _items(names):
        if not is_language(tag):
            raise fault(f"'{tag}' is no language.", value.line, language_hint(tag))
    labels = tuple((tag, str(name.plain())) for tag, value in _items(names) for name in _each(value))
    return Decision(
        kind,
        tuple(str(item.value) for item in things),
        keep,
        labels,
        text("by"),
        text("date"),
        text("why"),
        active == "true",
        path,
        node.line,
    )


@cache
def _kinds_of_things() -> tuple[str, ...]:
    """Return what the path of a thing may begin with: the classes of claims files, as project and contact-point."""
    return tuple(sorted(class_slug(term.iri) for name, term in terms().items() if name[:1].isupper()))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DATE.fullmatch(text) is not None


def _items(names: Located | None) -> Iterator[tuple[str, Located]]:
    """Yield what a table of names holds, by the code of the language."""
    if names is not None and isinstance(names.value, Mapping):
        yield from names.value.items()


def _each(value: Located) -> tuple[Located, ...]:
    """Return the names of a language, of which there may be one or several."""
    return value.value if isinstance(value.value, tuple) else (value,)
