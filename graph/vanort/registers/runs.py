"""Lines sorted on disk: runs of sorted lines, one a file, and all of them merged, each line once."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from pathlib import Path


def merged_lines(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the lines of sorted files in order, each once."""
    files = [path.open(encoding="utf-8", newline="\n") for path in paths]
    try:
        last = ""
        for line in heapq.merge(*files):
            if line != last:
                yield line
                last = line
    finally:
        for file in files:
            file.close()
