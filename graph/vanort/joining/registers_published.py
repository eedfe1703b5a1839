"""The registers of a published dataset as imports of a workspace."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rdflib import DCTERMS

from vanort.dataset.imported import NOTE
from vanort.errors import DocumentError, VanortError
from vanort.joining.published import Published
from vanort.registers.importing import DATASET_NAME, counting
from vanort.registers.listing import HEAD
from vanort.registers.runs import merged_lines
from vanort.support.files import write_atomically, write_lines_atomically
from vanort.vocabulary import source_graph
from vanort.workspace.fingerprint import content_mark
from vanort.workspace.model import Workspace

_DAY = re.compile(r' <http://purl\.org/pav/retrievedOn> "(\d{4}-\d\d-\d\d)"')


def write_registers(published: Published, place: Workspace, faults: list[VanortError]) -> None:
    """Write each register of a dataset into `imports/`, as its import had written it; one with a strange name is left out."""
    for name, runs in sorted(published.registers.items()):
        if not DATASET_NAME.fullmatch(name):
            faults.append(DocumentError(f"'{name}' is no name of a dataset.", path=published.path))
            continue
        folder = place.imports / name
        said = _Said(f"<{source_graph(name)}> <{DCTERMS.title}> ")
        counts: Counter[str] = Counter()
        whole = folder / "whole"
        mark = write_lines_atomically(whole, counting(said.heard(merged_lines(runs)), counts))
        graph = f"graph-{mark[:12]}.nq"
        whole.replace(folder / graph)
        write_atomically(folder / "unread.tsv", HEAD)
        rows = counts.pop("Row", 0)
        note = {
            "plan": {"published": True},
            "title": said.title or name,
            "date": said.day,
            "graph": graph,
            "marks": {graph: mark, "unread.tsv": content_mark(folder / "unread.tsv")},
            "rows": rows,
            "distinct": rows,
            "left_out": 0,
            "set_aside": 0,
            "cells": 0,
            "quads": counts.pop("quads", 0),
            "things": dict(sorted(counts.items())),
        }
        write_atomically(folder / NOTE, json.dumps(note, ensure_ascii=False, indent=1) + "\n")


class _Said:
    """What a register says of itself, heard while its lines go by: its title, and the day of its files."""

    def __init__(self, titled: str) -> None:
        self._titled = titled
        self.title = self.day = ""

    def heard(self, lines: Iterable[str]) -> Iterator[str]:
        """Pass lines on."""
        for line in lines:
            if line.startswith(self._titled):
                self.title = json.loads(line[len(self._titled) :].partition('"@')[0] + '"')
            elif found := _DAY.search(line):
                self.day = max(self.day, found[1])
            yield line
