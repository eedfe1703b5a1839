"""Where what is served comes from, and whether it is still the same: a new build is loaded, and what is stale is said.

A build replaces the dataset by renaming, so a file with another entry is a new one, and whole. Anything else that writes
there is given time: what has changed is loaded when it has stayed the same from one look to the next.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from vanort.errors import StoreError, VanortError
from vanort.server.engine import Engine
from vanort.workspace.fingerprint import STATE, inputs_of, noted, stamps_of
from vanort.workspace.model import Workspace

STALE = "vanort-stale"
EVERY = 2.0  # seconds between two looks

_Mark = tuple[int, int, int] | None
_Marks = tuple[_Mark, _Mark]
_WORDS = {
    "workspace": (
        (
            "The workspace changed at {changed}; answers are from the build of {built}. "
            "After vanort build they are from the new one."
        ),
        "Arbetsytan ändrades {changed}; svaren kommer från bygget {built}. Efter vanort build kommer de från det nya.",
    ),
    "updated": (
        (
            "The dataset changed at {changed}; answers are from that of {built}, with the updates since. "
            "Restart the server to serve the new one."
        ),
        (
            "Datamängden ändrades {changed}; svaren kommer från den från {built} med ändringarna därefter. "
            "Starta om servern så används den nya."
        ),
    ),
    "unreadable": (
        "The dataset changed at {changed} and cannot be loaded; answers are from that of {built}. Run vanort build.",
        "Datamängden ändrades {changed} och kan inte läsas; svaren kommer från den från {built}. Kör vanort build.",
    ),
}


class Notice(NamedTuple):
    """Why answers are not from what lies there now; `changed` and `built` are times as they are shown."""

    why: str
    changed: str
    built: str

    def sentence(self, language: str = "en") -> str:
        """Return it in words.

        >>> Notice("workspace", "2026-03-01 10:04", "2026-03-01 09:00").sentence().partition(". ")[0]
        'The workspace changed at 2026-03-01 10:04; answers are from the build of 2026-03-01 09:00'
        """
        return _WORDS[self.why][language == "sv"].format(changed=self.changed, built=self.built)


class Source:
    """The file that is served and the workspace that it was built from, as they were when it was loaded.

    `notice` is what there is to say now.
    """

    def __init__(self, path: Path | None = None, workspace: Workspace | None = None) -> None:
        """Look at a file and its workspace; there may be neither."""
        self.path, self.workspace = path, workspace
        self.notice: Notice | None = None
        self.look()

    def look(self) -> None:
        """Take what lies there now for what is served."""
        self.mark = self.marks()
        self.built = _shown(datetime.fromtimestamp(self.mark[0][1] / 1e9)) if self.mark[0] else ""

    def marks(self) -> _Marks:
        """Return what tells the dataset that lies there, and the note that a build writes last, from others."""
        note = self.workspace.build / STATE if self.workspace else None
        return _mark(self.path), _mark(note)

    def tell(self, why: str) -> None:
        """Say in the log, and with every answer from now on, that answers are not from what lies there."""
        self.notice = Notice(why, _shown(datetime.now()), self.built)
        _log(self.notice.sentence())


async def watch(engine: Engine, source: Source, *, allow_update: bool) -> None:
    """Load each new dataset, and say what has changed without one; never ends.

    What updates have changed in the store would be lost, so where they are allowed nothing is loaded again.
    """
    seen = tried = source.mark
    inputs = ""  # looked at once in any case: the last build may be older than its files
    while source.path is not None:
        await asyncio.sleep(EVERY)
        mark = await asyncio.to_thread(source.marks)
        if mark != seen:
            seen = mark
        elif mark not in (source.mark, tried):
            tried, inputs = mark, ""
            await _take(engine, source, allow_update=allow_update)
        elif mark == source.mark and source.workspace:
            now = await asyncio.to_thread(stamps_of, source.workspace)
            if now != inputs:
                inputs = now
                stale = await asyncio.to_thread(_is_stale, source.workspace)
                if not stale:
                    source.notice = None
                elif source.notice is None:
                    source.tell("workspace")


async def _take(engine: Engine, source: Source, *, allow_update: bool) -> None:
    """Load a dataset that is another one now, or say why not."""
    if allow_update:
        source.tell("updated")
        return
    before = (source.mark, source.built)
    source.look()
    try:
        if source.mark[0] is None:
            raise StoreError("There is no dataset any more.", path=source.path)
        await engine.reload()
    except VanortError as error:
        source.mark, source.built = before
        source.tell("unreadable")
        _log(str(error))
        return
    source.notice = None
    _log(f"The dataset changed: answers are from that of {source.built} now.")


def _is_stale(workspace: Workspace) -> bool:
    """Tell whether the files of a workspace would give another graph than was built from them."""
    note = noted(workspace.build)
    try:
        return (
            bool(note) and inputs_of(workspace, with_proposals=bool(note.get("with_proposals"))).graph != note["graph"]
        )
    except (VanortError, OSError, KeyError):
        return True


def _mark(path: Path | None) -> _Mark:
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ino) if status else None


def _shown(time: datetime) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S")


def _log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
