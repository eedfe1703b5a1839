"""What a person reads while a command works: words and progress go to standard error, never to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from vanort.support.printable import printable
from vanort.wording import said


def say(line: str) -> None:
    """Print a line for the person, not for the data, in the language that is spoken."""
    print(printable(said(line)), file=sys.stderr)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where there is not just one.

    >>> counted(1, "document"), counted(1200, "fact")
    ('1 document', '1,200 facts')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines, columns of numbers set to the right; the first row is the head.

    >>> print(aligned([("document", "open"), ("page.txt", "7"), ("a.txt", "1,200")]), end="")
    document   open
    page.txt      7
    a.txt     1,200
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    numbers = [all(cell.replace(",", "").isdigit() for cell in column[1:]) for column in columns]
    return "".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, numbers, strict=True)
        ).rstrip()
        + "\n"
        for row in rows
    )


@contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """Show the step that is being worked on, on a terminal; print nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(said("Starting")) as status:
        yield lambda step: status.update(said(step))


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None]]:
    """Show how many of how many are done, and which is next, on a terminal; print nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    name_column = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name_column)
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total, name: shown.update(task, completed=done, total=total, description=name[:40])


def write_output(content: str | bytes, output: object) -> None:
    """Write data to standard output, or to the file that -o names, in one step; a terminal obeys nothing that is in them."""
    from pathlib import Path

    from vanort.support.files import write_atomically

    if output is None or str(output) == "-":
        content = printable(content) if isinstance(content, str) and sys.stdout.isatty() else content
        data = content.encode("utf-8") if isinstance(content, str) else content
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_atomically(Path(str(output)), content)


def write_parts(parts: Iterable[str], output: object) -> None:
    """Write data as they come to standard output, or to the file that -o names, which is there once they have all come."""
    from pathlib import Path

    from vanort.support.files import write_lines_atomically

    if output is None or str(output) == "-":
        for part in map(printable, parts) if sys.stdout.isatty() else parts:
            sys.stdout.buffer.write(part.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    write_lines_atomically(Path(str(output)), parts)
