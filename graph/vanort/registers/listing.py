"""The list of what could not be read: file, line, column, reason, and what stands there, as a table for people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanort.registers.facts import Unread

HEAD = "file\tline\tcolumn\treason\tfound\n"
_FORMULA = re.compile(r"^(?=[=+\-@])")  # a spreadsheet would run it
_LONGEST = 200


def listed(unread: Iterable[tuple[str, Unread]]) -> str:
    r"""Return a line for each cell or row, without signs that would break the table, or that a spreadsheet would run.

    >>> listed([("a.csv", Unread(3, "start", "This is no day, month or year.", "=1+1\t"))])
    "a.csv\t3\tstart\tThis is no day, month or year.\t'=1+1\n"
    """
    return "".join(
        "\t".join((_plain(file), str(each.line), _plain(each.column), each.reason, _plain(each.found))) + "\n"
        for file, each in unread
    )


def _plain(text: str) -> str:
    return _FORMULA.sub("'", " ".join(text.split())[:_LONGEST])
