"""What every case needs, brought into memory once: a case is forked from here and costs what it costs itself."""

from __future__ import annotations

import gc
import shutil
import sys
from contextlib import chdir
from functools import cache
from pathlib import Path

from seeds import seeds
from table_seeds import REGISTERS, SOURCE, language_pack, tables
from trials import Command, run_command

import vanort.report  # noqa: F401 (a build draws it elsewhere)
from workspaces import make_workspace

_COMMANDS: tuple[Command, ...] = (
    ("extract",),
    ("build",),
    ("lint",),
    ("check",),
    ("review",),
    ("query", "things"),
    ("network", "partners", "-f", "gexf", "-o", "out"),
    ("explore", "--lite", "-o", "out"),
    ("explore", "-o", "out"),
    ("analyse",),
)


@cache
def warm(folder: Path) -> Path:
    """Run the commands once on sound files, and return a small workspace in this folder that has been built.

    A build draws its pages in processes of their own; the later commands draw them here, so that what they read stays.
    """
    room = make_workspace(folder / "sound").root
    for kind in ("html", "pdf", "docx"):
        (room / "documents" / f"sound.{kind}").write_bytes(seeds()[kind][0])
    with_tables = make_workspace(folder / "tables").root
    for kind, (data, *_) in tables().items():
        path = folder / f"table.{'xlsx' if kind == 'template' else kind}"
        path.write_bytes(data)
        _run("add", str(path), "--home", "Ekby kommun", room=with_tables, most=1)  # some cells are odd on purpose
    language_pack()
    for source, files in REGISTERS.values():
        (with_tables / "sources").mkdir(exist_ok=True)
        (with_tables / "sources" / "friends.toml").write_text(SOURCE, encoding="utf-8")
        for name, text in files:
            (with_tables / name).write_text(text, encoding="utf-8")
        _run("import", source, *(name for name, _ in files), room=with_tables, most=1)
    for command in _COMMANDS:
        _run(*command, room=room)
    built = make_workspace(folder / "built").root
    _run("build", room=built)
    gc.collect()
    gc.freeze()  # else each case copies all of it, only to look what can be thrown away
    return built


def copied(built: Path, room: Path) -> None:
    """Fill the folder of a case with a workspace that has been built."""
    shutil.copytree(built, room, dirs_exist_ok=True)


def _run(*command: str, room: Path, most: int = 0) -> None:
    with chdir(room):
        code = run_command(command)
    if code > most:  # then every clean error below would be this one
        sys.exit(f"A sound workspace comes to a fault: vanort {' '.join(command)}")
