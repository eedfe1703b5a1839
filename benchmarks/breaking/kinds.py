"""Each kind of file that comes in: sound ones, how it is broken, where it is put, and which commands then read it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mutations import mutate, mutate_package
from seeds import seeds
from table_seeds import FRIENDS, GOALS, MAPPING, REGISTERS, SOURCE, language_pack, packed, tables
from trials import Command

Put = Callable[[Path, bytes, int], Sequence[Command]]  # folder, broken file, which of its kind it is
Change = Callable[[bytes, list[bytes], random.Random], bytes]
_SOME = 10  # of so many files one goes on into the graph and the pages, or through the rarer commands
_BUILD: tuple[Command, ...] = (("build",),)
_ALL: tuple[Command, ...] = (("lint",), ("build",), ("check",), ("review",))
_FRENCH = "La ville de Quimper est jumelée avec Limerick depuis 1981. La ville de Brest n'est pas partenaire du projet Marée Verte.\n"


@dataclass(frozen=True)
class Kind:
    """Files of one kind; `keeps` says whether what people wrote has to stay as it was, `asked` that no build reads them."""

    sound: Callable[[], Sequence[bytes]]
    put: Put
    change: Change = mutate
    keeps: bool = True
    look: Callable[[Path], str] = lambda folder: ""
    asked: bool = False


def _document(kind: str, room: Path, data: bytes, number: int) -> Sequence[Command]:
    _empty(room)
    path = room / f"broken.{kind}"
    path.write_bytes(data)
    read: list[Command] = [("add", str(path)), ("extract",)]
    further = (("extract", "--format", "annotations", str(path)), ("build", "--with-proposals"), ("check",))
    return read if number % _SOME else [*read, *further]


def _table(ending: str, room: Path, data: bytes, number: int) -> Sequence[Command]:
    _empty(room)
    path = room / f"broken.{ending}"
    path.write_bytes(data)
    added: list[Command] = [("add", str(path), "--home", "Ekby kommun")]
    mapped = ("map", str(path), "-o", "mapped.toml")
    if number % _SOME:
        return added if number % 2 else [mapped]
    return [mapped, *added, ("extract",), ("build", "--with-proposals"), ("check",)]


def _mapping(room: Path, data: bytes, number: int) -> Sequence[Command]:
    _empty(room)
    table, mapping = room / "towns.csv", room / "broken.toml"
    table.write_bytes(tables()["csv"][0])
    mapping.write_bytes(data)
    if number % 2:
        return [("add", str(table), "--mapping", str(mapping))]
    _written(room, "documents/towns.csv", tables()["csv"][0])
    _written(room, "mappings/towns.toml", data)
    return [("lint",), ("extract",)] if number % _SOME else [("lint",), ("extract",), ("build",), ("check",)]


def _source(room: Path, data: bytes, number: int) -> Sequence[Command]:
    _written(room, "sources/friends.toml", data)
    _written(room, "in/friends.csv", FRIENDS.encode())
    imported = ("import", "friends", "in/friends.csv")
    return [imported] if number % _SOME else [("lint",), imported, ("build",), ("query", "things")]


def _register(kind: str, room: Path, data: bytes, number: int) -> Sequence[Command]:
    """Import a sound edition first, at times: what is broken must not take it away."""
    source, files = REGISTERS[kind]
    _written(room, "sources/friends.toml", SOURCE.encode())
    hit = number % len(files)
    names = []
    for place, (name, text) in enumerate(files):
        _written(room, f"sound/{name}", text.encode())
        _written(room, f"in/{name}", data if place == hit else text.encode())
        names.append(f"in/{name}")
    broken = ("import", source, *names)
    if number % _SOME:
        return [broken]
    sound = ("import", source, *(f"sound/{name}" for name, _ in files))
    return [sound, broken, ("build",), ("import", "--dataset", "again", source, *names)]


def _zip(room: Path, data: bytes, number: int) -> Sequence[Command]:
    _written(room, "in/list.zip", data)
    return [("import", "interreg", "in/list.zip")]


def _still_imported(room: Path) -> str:
    """Say which import is no whole one: its graph, its list and its description go together."""
    halves = [
        str(path.relative_to(room))
        for path in (room / "imports").glob("**/*")
        if path.name.startswith(".") and path.is_file()
    ]
    return f"half a file stayed: {halves}" if halves else ""


def _pack(name: str, room: Path, data: bytes, number: int) -> Sequence[Command]:
    for other, sound in language_pack().items():
        _written(room, f"languages/fr/{other}", data if other == name else sound)
    _written(room, "documents/ville.txt", _FRENCH.encode())
    _written(room, "documents/ville.txt.yaml", b"language: fr\ntitle: Une page\n")
    return [("extract",)] if number % 2 else [("lint",), ("extract",)]


def _goals(room: Path, data: bytes, number: int) -> Sequence[Command]:
    _written(room, "broken.csv", data)
    return [("goals", "broken.csv", "-f", ("csv", "json")[number % 2])]


def _tour(room: Path, data: bytes, number: int) -> Sequence[Command]:
    _written(room, "tour.yaml", data)
    shown = ("explore", "--tour", "tour.yaml", "--notes", "--lite", "-o", "shown.html")
    return [("explore", "--check-tour"), shown] if number % _SOME else _ALL


def _query(room: Path, data: bytes, number: int) -> Sequence[Command]:
    path = "queries/questions/own.rq"
    _written(room, path, data)
    own = ("query", "own", "--timeout", "10")
    return [own] if number % _SOME else [("queries",), own, ("query", path, "--timeout", "10"), ("lint",)]


def _view(room: Path, data: bytes, number: int) -> Sequence[Command]:
    _written(room, "queries/network/own.edges.rq", data)
    shown: list[Command] = [("network", "own", "-f", ("gexf", "graphml", "json")[number % 3], "-o", "own.out")]
    return shown if number % _SOME else [("lint",), *shown, ("analyse", "own")]


def _at(
    path: str, commands: Sequence[Command], rarely: Sequence[Command], room: Path, data: bytes, number: int
) -> Sequence[Command]:
    _written(room, path, data)
    return commands if number % _SOME else rarely


def _written(room: Path, name: str, data: bytes) -> None:
    path = room / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _empty(room: Path) -> None:
    for old in (*(room / "documents").iterdir(), *(room / "claims").iterdir()):
        old.unlink()


def _sound(kind: str) -> Sequence[bytes]:
    return seeds()[kind]


def _sound_table(kind: str) -> Sequence[bytes]:
    return tables()[kind]


def _file(kind: str, path: str, commands: Sequence[Command] = _BUILD, rarely: Sequence[Command] = _ALL) -> Kind:
    return Kind(partial(_sound, kind), partial(_at, path, commands, rarely))


def _register_files(kind: str) -> Sequence[bytes]:
    return [text.encode() for _, text in REGISTERS[kind][1]]


def _pack_seed(name: str) -> Sequence[bytes]:
    return [language_pack()[name]]


def _own_view() -> Sequence[bytes]:
    folder = Path(__file__).parents[2] / "queries" / "network"
    return [(folder / name).read_bytes() for name in ("goals.edges.rq", "partners.edges.rq")]


def _packed_register() -> Sequence[bytes]:
    _, ((name, text),) = REGISTERS["interreg"]
    return [packed(name, text.encode())]


KINDS: dict[str, Kind] = {
    **{
        kind: Kind(
            partial(_sound, kind), partial(_document, kind), mutate_package if kind == "docx" else mutate, keeps=False
        )
        for kind in ("txt", "md", "html", "pdf", "docx")
    },
    "claims": _file("claims", "claims/page.yaml"),
    "decisions": _file("decisions", "decisions/decisions.yaml"),
    "settings": _file("settings", "vanort.toml"),
    "tour": Kind(partial(_sound, "tour"), _tour, asked=True),
    "reference": _file("reference", "reference/own.ttl"),
    "metadata": _file("metadata", "documents/page.txt.yaml"),
    "query": Kind(partial(_sound, "query"), _query, asked=True),
    "rule": _file("rule", "queries/rules/own.rq"),
    "check": _file("check", "queries/checks/own.rq", (("check",),), (("lint",), ("check",))),
    "view": Kind(_own_view, _view, asked=True),
    **{
        kind: Kind(
            partial(_sound_table, kind),
            partial(_table, "xlsx" if kind == "template" else kind),
            mutate_package if kind in ("xlsx", "ods", "template") else mutate,
            keeps=False,
        )
        for kind in ("csv", "tsv", "xlsx", "xls", "ods", "template")
    },
    "mapping": Kind(lambda: [MAPPING.encode()], _mapping, keeps=False),
    "source": Kind(lambda: [SOURCE.encode()], _source),
    **{
        kind: Kind(partial(_register_files, kind), partial(_register, kind), look=_still_imported) for kind in REGISTERS
    },
    "packed register": Kind(_packed_register, _zip, mutate_package, look=_still_imported),
    **{
        f"pack: {name}": Kind(partial(_pack_seed, name), partial(_pack, name), keeps=False)
        for name in ("pack.toml", "frames.tsv", "assertion.tsv")
    },
    "goals": Kind(lambda: [GOALS.encode()], _goals),
}
