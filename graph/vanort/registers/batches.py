"""Work on a register in batches, each kept on disk when it is done: a stop costs the one that was being worked on, and no more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from vanort.registers.runs import merged_lines
from vanort.support.files import write_atomically

PLAN = "plan.json"


class Batches:
    """The batches of one import, in a folder of their own; those of another plan are thrown away.

    `plan` is all that the result depends on; the first `day` under which it was begun stays its day.
    """

    def __init__(self, folder: Path, plan: Mapping[str, Any], day: str) -> None:
        self.folder = folder
        saved = _read(folder / PLAN)
        if saved.get("plan") != plan:
            shutil.rmtree(folder, ignore_errors=True)
            saved = {"plan": plan, "day": day}
            write_atomically(folder / PLAN, json.dumps(saved, ensure_ascii=False) + "\n")
        self.day: str = saved["day"]

    def finished(self, number: int) -> dict[str, int] | None:
        """Return what was counted in a batch; None where it has not been finished."""
        return _read(self._path(number, "json")) or None

    def finish(self, number: int, lines: Iterable[str], unread: str, counted: Mapping[str, int]) -> None:
        """Keep a batch: its lines, sorted, the list of what was not read, and what was counted, which says that it is whole."""
        write_atomically(self._path(number, "nq"), "".join(sorted(lines)))
        write_atomically(self._path(number, "tsv"), unread)
        write_atomically(self._path(number, "json"), json.dumps(counted) + "\n")

    def lines(self, count: int) -> Iterator[str]:
        """Yield the lines of the first so many batches in order, each once."""
        return merged_lines(self._path(number, "nq") for number in range(count))

    def unread(self, count: int) -> Iterator[str]:
        """Yield the lists of what was not read, batch by batch."""
        return (self._path(number, "tsv").read_text(encoding="utf-8") for number in range(count))

    def clear(self) -> None:
        """Throw the batches away: what they were for is done, or cannot be done."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, number: int, ending: str) -> Path:
        return self.folder / f"{number:06}.{ending}"


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
