"""Sources are read: those that ship with vanort and those of a workspace, and what is written wrong in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vanort.errors import DocumentError
from vanort.mappings.faults import faults_of_file
from vanort.mappings.source import Authority, Position, Source, Table, ThingRule, Value, When, columns_of_template
from vanort.mappings.source_targets import TYPES, complaint
from vanort.support.schema import Written, is_language, language_hint, nearest, written_toml
from vanort.workspace.model import Workspace

SOURCES = Path(__file__).parents[1] / "sources"
FORMATS = ("csv", "json", "iati")
_OWN = frozenset(
    {"type", "id", "when", "unless", "language", "authority", "mention"}
)  # keys of a thing that are no property of it

_OF_VALUE = frozenset({"column", "first", "thing", "always", "words", "split", "when", "unless"})


def source_files(workspace: Workspace | None = None) -> dict[str, Path]:
    """Return the files of all sources by name; those of a workspace lie over the shipped ones.

    >>> sorted(source_files())
    ['cordis', 'iati', 'interreg', 'twin-towns']
    """
    folders = [SOURCES, *([workspace.sources] if workspace else [])]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def find_source(name: str, workspace: Workspace | None = None) -> Source:
    """Return the source of a name.

    Raises DocumentError where there is none of that name, or where its file cannot be used.
    """
    files = source_files(workspace)
    if name not in files:
        raise DocumentError(f"There is no source '{name}'.", hint=nearest(name, files))
    return read_source(files[name])


def read_source(path: Path) -> Source:
    """Read the file of a source.

    Raises DocumentError with file and line for the first thing in it that cannot be used.
    """
    for fault in faults_of_source(path):
        raise fault
    found = written_toml(path, error=DocumentError, what="The source is").value
    words = found.get("words", {})
    tables = tuple(_table(table, found, words) for table in found["table"])
    title, publisher, licence, homepage = (found.get(key, "") for key in ("title", "publisher", "licence", "homepage"))
    language = found.get("language", "en")
    return Source(path.stem, title, publisher, licence, homepage, found["format"], language, tables, path)


def faults_of_source(path: Path) -> Iterator[DocumentError]:
    """Return what is written wrong in the file of a source, with its lines."""
    return faults_of_file(path, "source", what="The source is", impossible=_impossible)


def _impossible(path: Path, written: Written) -> Iterator[DocumentError]:
    def fault(said: str, *place: str | int, hint: str = "") -> DocumentError:
        return DocumentError(said, path=path, line=written.line(place), hint=hint)

    for key in ("title", "format", "table"):
        if key not in written.value:
            yield fault(f"'{key}' is missing.")
    for number, table in enumerate(written.value.get("table", ())):
        columns, things = {*table.get("columns", ())}, table.get("things", {})
        if not things:
            yield fault("The table names no things.", "table", number, hint="Write [table.things.NAME].")
        for name, thing in things.items():
            place = ("table", number, "things", name)
            if thing.get("type") not in TYPES:
                yield fault(
                    f"'{thing.get('type', '')}' is no class of things in a register.", *place, hint=nearest("", TYPES)
                )
            if not thing.get("id"):
                yield fault("'id' is missing.", *place, hint="Write it with columns in braces, such as pic-{pic}.")
            language = str(thing.get("language", "en"))
            if not language.startswith("{") and not is_language(language):
                yield fault(f"'{language}' is no language.", *place, "language", hint=language_hint(language))
            for key, value in thing.items():
                if key not in _OWN and (said := complaint(key)):
                    yield fault(said, *place, key)
                for wrong in sorted(_keys_of(key, value) - _OF_VALUE):
                    yield fault(f"A value has no key '{wrong}'.", *place, key, hint=nearest(wrong, _OF_VALUE))
                for named in _things_of(value):
                    if named not in things:
                        yield fault(f"The row names no thing '{named}'.", *place, key, hint=nearest(named, things))
                for column in sorted(set(_columns_of(key, value)) - columns - {*table.get("optional", ())}):
                    hint = "Add it to columns or to optional."
                    yield fault(f"The table has no column '{column}'.", *place, key, hint=hint)


def _keys_of(key: str, value: Any) -> set[str]:
    if key in ("id", "when", "unless", "authority"):
        return set()
    return {name for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict) for name in each}


def _things_of(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.startswith("@"):
            yield each[1:]
        elif isinstance(each, dict) and "thing" in each:
            yield each["thing"]


def _columns_of(key: str, value: Any) -> Iterator[str]:
    if key in ("type", "language", "mention"):
        return
    if key == "id":
        for template in [value] if isinstance(value, str) else value:
            yield from columns_of_template(template)
    elif key in ("when", "unless"):
        yield from value
    elif key == "authority":
        yield from (value["name"], value["country"], *value.get("when", ()), *value.get("unless", ()))
    else:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                yield from () if each.startswith("@") else columns_of_template(each) if "{" in each else (each,)
            else:
                yield from ([each["column"]] if "column" in each else each.get("first", ()))
                yield from (*each.get("when", ()), *each.get("unless", ()))


def _table(table: Mapping[str, Any], source: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> Table:
    things = tuple(
        ThingRule(
            name,
            thing["type"],
            (thing["id"],) if isinstance(thing["id"], str) else tuple(thing["id"]),
            tuple(
                (key, _value(each, words))
                for key, value in thing.items()
                if key not in _OWN
                for each in (value if isinstance(value, list) else [value])
            ),
            thing.get("language", source.get("language", "en")),
            _conditions(thing),
            _authority(thing.get("authority")),
            thing.get("mention", False),
        )
        for name, thing in table["things"].items()
    )
    return Table(
        table.get("name", ""),
        tuple(table.get("columns", ())),
        things,
        table.get("heads", True),
        table.get("delimiter", ""),
        table.get("patterns", {}),
        frozenset(word.casefold() for word in table.get("missing", source.get("missing", ()))),
        tuple(table.get("whole", ())),
        table.get("dates", "day-month"),
        table.get("decimal", "."),
        tuple(table.get("need", ())),
        tuple(table.get("expect", ())),
        _conditions({"when": table.get("set_aside", {})}),
        table.get("because", ""),
        tuple(Position(**position) for position in table.get("positions", ())),
    )


def _authority(given: Mapping[str, Any] | None) -> Authority | None:
    if given is None:
        return None
    return Authority(given["name"], given["country"], given.get("full", False), _conditions(given))


def _conditions(given: Mapping[str, Any]) -> tuple[When, ...]:
    return tuple(
        When(column, frozenset(word.casefold() for word in words), key == "unless")
        for key in ("when", "unless")
        for column, words in given.get(key, {}).items()
    )


def _value(given: str | Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> Value:
    if isinstance(given, str):
        return Value(thing=given[1:]) if given.startswith("@") else Value((given,))
    named = given.get("words", "")
    return Value(
        (given["column"],) if "column" in given else tuple(given.get("first", ())),
        given.get("thing", ""),
        given.get("always", ""),
        {word.casefold(): term for word, term in words.get(named, {}).items()} if named else None,
        given.get("split", ""),
        _conditions(given),
    )
