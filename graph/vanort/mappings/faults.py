"""What is written wrong in a file that says how tables are read: its form first, then what its words cannot mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from vanort.errors import DocumentError
from vanort.support.schema import Written, misfits, written_toml


def faults_of_file(
    path: Path, shape: str, *, what: str, impossible: Callable[[Path, Written], Iterator[DocumentError]]
) -> Iterator[DocumentError]:
    """Yield what is wrong in a TOML file of a shape, with its lines; a file of sound form is also asked what is `impossible` in it.

    `what` begins the sentence for a file that is no TOML: "The mapping is".
    """
    try:
        written = written_toml(path, error=DocumentError, what=what)
    except DocumentError as fault:
        yield fault
        return
    found = [*misfits(written, shape, path=path, error=DocumentError)]
    yield from found  # type: ignore[misc]
    if not found:
        yield from impossible(path, written)
