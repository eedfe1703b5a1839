"""Folders and files as systems have them: pipes, links in a circle, odd names, no right to write, a disk that is full."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from disks import fill_disk, only_to_read, possible, without_rights
from table_seeds import FRIENDS, SOURCE, tables
from trials import Case, Command, run_command

from workspaces import CLAIMS, TEXT, make_workspace

_NAMES = (
    "a\nb.txt",
    "a\tb.txt",
    "-rf.txt",
    "--help.txt",
    " .txt",
    "ä\u0308.txt",
    "a" * 240 + ".txt",
    "'\"$(x)`.txt",
    "%00.txt",
)
_NOT_UNICODE = os.fsdecode(b"v\xe4xj\xf6.txt")
_STARTS = "SELECT ?year { ?project <https://w3id.org/vanort/ns#start> ?year }"
_ENDLESS = Path("/dev/zero")
_PUT = ("documents/other.txt", "documents/page.txt.yaml", "claims/other.yaml", "decisions/other.yaml", "reference/other.ttl",
        "queries/questions/other.rq", "queries/network/other.rq", "queries/checks/other.rq", "tour.yaml", "vanort.toml", "mappings/page.toml", "sources/friends.toml", "queries/rules/other.rq",
        "languages/fr/pack.toml", "imports/friends/import.json")  # fmt: skip
_FREE = (0, 5_000, 200_000)  # bytes: nothing can be made, some files, all but the pages
_BUILD: tuple[Command, ...] = (("extract",), ("build",), ("check",), ("queries",), ("review",))


def places() -> Iterator[Case]:
    """Yield each hostile place, and say which are left out where this machine gives a process no disk of its own."""
    disks = possible()
    if not disks:
        print("left out: a full disk and a disk that is read only (no mounts of its own here)", file=sys.stderr)
    for case, before in _places():
        if disks or getattr(before, "func", before) not in (_full, only_to_read):
            yield case


def _places() -> Iterator[tuple[Case, object]]:
    for target in _PUT:
        for name, put in (
            ("a pipe", _pipe),
            ("a link to itself", _circle),
            ("a link to nothing", _nowhere),
            ("a link to an endless file", _endless),
            ("a folder", _folder),
            ("a socket", _socket),
        ):
            yield _of(f"{name} as {target}", lambda room, target=target, put=put: put(_free(room / target)))
    for folder in (
        "documents",
        "claims",
        "reference",
        "queries",
        "build",
        "mappings",
        "sources",
        "languages",
        "imports",
    ):
        yield _of(f"a link in a circle in {folder}/", lambda room, folder=folder: _loop(room / folder))
        yield _of(f"{folder}/ is a file", lambda room, folder=folder: _instead(room / folder))
    for name in (*_NAMES, _NOT_UNICODE):
        yield _of(f"a document called {name[:30]!r}", lambda room, name=name: _document(room, name), _named(name))
        yield _of(f"claims called {name[:30]!r}", lambda room, name=name: _claims(room, name))
    for name, command in (("build", "build"), ("extract", "extract"), ("review", "review --accept-above 0"), ("add", "add new.txt"),
                          ("export", "export -f trig -o out.trig"), ("explore", "explore -o page.html"), ("network", "network partners -f gexf -o n.gexf"),
                          ("query", "query things -o rows.csv -f csv"), ("init", "init sub"), ("map", "map towns.csv -o m.toml"), ("template", "template -o t.xlsx"),
                          ("import", "import friends friends.csv"), ("add a table", "add towns.csv --home Ekby")):  # fmt: skip
        commands = (tuple(command.split()),)
        for free in _FREE:
            yield _of(f"{name} with {free:,} bytes free", _with_proposals, commands, before=partial(_full, free=free))
        for where, before in (
            ("where no file may grow", _no_growth),
            ("in a folder that may not be written", _may_not_write),
            ("on a disk that is read only", only_to_read),
        ):
            yield _of(f"{name} {where}", _with_proposals, commands, before=before)
        yield _of(
            f"{name} to a full device",
            _with_proposals,
            ((*command.split(" -o ")[0].split(), "-o", "/dev/full"),) if "-o" in command else (("queries",),),
        )
    yield _of("a file that may not be read", lambda room: (room / "claims/page.yaml").chmod(0), before=_as_anybody)
    yield _of(
        "a document that may not be read", lambda room: (room / "documents/page.txt").chmod(0), before=_as_anybody
    )
    yield _of("a folder that may not be read", lambda room: (room / "claims").chmod(0), before=_as_anybody)
    yield _of(
        "few open files", lambda room: None, before=lambda room: resource.setrlimit(resource.RLIMIT_NOFILE, (24, 24))
    )
    yield _of(
        "a home that does not exist",
        lambda room: None,
        before=lambda room: os.environ.update(HOME="/nowhere", TMPDIR="/nowhere"),
    )
    yield _of(
        "an empty workspace",
        lambda room: [path.unlink() for path in (*room.glob("claims/*"), *room.glob("documents/*"))],
    )
    yield _of("files from ten years ahead", _from_ahead)
    for name, hours in (
        ("stands still", 0),
        ("is set back an hour", -1),
        ("is set back ten years", -87_660),
        ("is set ahead", 1),
    ):
        yield _changed_while(f"the clock {name} between build and query", hours), None
    yield _of("files from before 1970", lambda room: [os.utime(path, (-1e9, -1e9)) for path in room.rglob("*")])


def _case(
    name: str,
    make: Callable[[Path], object],
    commands: tuple[Command, ...] = _BUILD,
    before: Callable[[Path], object] = lambda room: None,
) -> Case:
    def prepare(room: Path) -> tuple[Command, ...]:
        make_workspace(room)
        make(room)
        before(room)
        return commands

    return Case(
        "places", name, prepare, _whole, keeps=not any(c[0] in ("extract", "add", "init", "review") for c in commands)
    )


def _of(
    name: str,
    make: Callable[[Path], object],
    commands: tuple[Command, ...] = _BUILD,
    before: Callable[[Path], object] = lambda room: None,
) -> tuple[Case, object]:
    """Return a case with what is done before it, so that it can be left out."""
    return _case(name, make, commands, before), before


def _changed_while(name: str, hours: int) -> Case:
    """Edit a file after a build, with as many letters and a time of our choice: the answer has to be the new one."""

    def prepare(room: Path) -> tuple[Command, ...]:
        make_workspace(room)
        path = room / "claims/page.yaml"
        run_command(("build",))
        (room / "starts.rq").write_text(_STARTS, encoding="utf-8")
        run_command(("query", "starts.rq"))
        before = path.stat().st_mtime_ns + hours * 3_600 * 10**9
        path.write_text(CLAIMS.replace("start, object: 2015", "start, object: 2017"), encoding="utf-8")
        os.utime(path, ns=(before, before))
        return (("query", "starts.rq", "-f", "csv", "-o", "after.csv"),)

    def look(room: Path) -> str:
        said = (room / "after.csv").read_text("utf-8")
        return "" if "2017" in said and "2015" not in said else f"the answer is the old one: {said!r}"

    return Case("places", name, prepare, look)


def _whole(room: Path) -> str:
    """Say which file of people is gone or empty: none of the attacks may take one away."""
    for name, text in (("documents/page.txt", TEXT), ("claims/page.yaml", "document: page.txt")):
        path = room / name
        if (
            os.access(path, os.R_OK)
            and path.is_file()
            and not path.is_symlink()
            and text not in path.read_text("utf-8")
        ):
            return name
    halves = [path.name for path in room.rglob(".*") if path.is_file() and path.name != ".gitignore"]
    return f"half a file stayed: {halves}" if halves else ""


def _free(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _nowhere(path: Path) -> None:
    path.symlink_to("gone")


def _endless(path: Path) -> None:
    path.symlink_to(_ENDLESS)


def _folder(path: Path) -> None:
    path.mkdir()


def _socket(path: Path) -> None:
    import socket
    import stat

    try:
        os.mknod(path, 0o600 | stat.S_IFSOCK)
    except PermissionError:
        here = os.getcwd()
        os.chdir(path.parent)
        socket.socket(socket.AF_UNIX).bind(path.name)
        os.chdir(here)


def _loop(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "again").symlink_to("..")
    (folder / "self").symlink_to(".")


def _instead(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file\n", encoding="utf-8")


def _named(name: str) -> tuple[Command, ...]:
    return (("add", "--", f"in/{name}"), ("extract",), ("build", "--with-proposals"), ("check",))


def _document(room: Path, name: str) -> None:
    (room / "in").mkdir()
    (room / "in" / name).write_text(TEXT, encoding="utf-8")


def _claims(room: Path, name: str) -> None:
    (room / "documents" / name).write_text(TEXT, encoding="utf-8")
    (room / "claims" / f"{name.removesuffix('.txt')}.yaml").write_text(
        CLAIMS.replace(
            "page.txt",
            '"'
            + name.replace("\\", "\\\\")
            .replace('"', '\\"')
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .encode("utf-8", "replace")
            .decode()
            + '"',
        ),
        encoding="utf-8",
    )


def _with_proposals(room: Path) -> None:
    claims = CLAIMS.replace('quote: "2015–2017"}', 'quote: "2015–2017", review: unreviewed, confidence: 0.9}')
    (room / "claims/page.yaml").write_text(claims, encoding="utf-8")
    (room / "new.txt").write_text(TEXT, encoding="utf-8")
    (room / "towns.csv").write_bytes(tables()["csv"][0])
    (room / "friends.csv").write_text(FRIENDS, encoding="utf-8")
    (room / "sources").mkdir()
    (room / "sources/friends.toml").write_text(SOURCE, encoding="utf-8")
    (room / "documents/more.txt").write_text(TEXT, encoding="utf-8")


def _no_growth(room: Path) -> None:
    """Let no file grow beyond 600 bytes: writing fails in the middle of a file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))


def _full(room: Path, *, free: int) -> None:
    fill_disk(room, free)


def _as_anybody(room: Path) -> None:
    without_rights()


def _may_not_write(room: Path) -> None:
    without_rights()
    for path in (*room.rglob("*"), room):
        if path.is_dir():
            path.chmod(0o555)


def _from_ahead(room: Path) -> None:
    """Date every file ten years ahead, as after a clock was set back."""
    import time

    ahead = time.time() + 10 * 365 * 86_400
    for path in room.rglob("*"):
        os.utime(path, (ahead, ahead))
