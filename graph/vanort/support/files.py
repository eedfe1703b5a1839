"""Write files so that a reader never sees half of one, and read text so that a fault has a place."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from vanort.errors import VanortError
from vanort.support.exchanging import exchange, is_being_written

LARGEST = 50 * 1024 * 1024  # bytes of a document, claims file or query: what is larger is not read
MAX_TEXT_BYTES = 20_000_000
_LINES_AT_ONCE = 5_000


def write_atomically(path: Path, content: bytes | str) -> bool:
    """Put content at `path` in one step and say whether that changed a byte.

    The content is written beside the file first and then renamed over it (POSIX rename is atomic), so whoever
    reads sees the old file or the new one. A file that already holds these bytes is left alone, with its date.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    with _replacing(path) as file:
        file.write(data)
    return True


def write_lines_atomically(path: Path, lines: Iterable[str]) -> str:
    """Put lines at `path` in one step while they come, and return the hash of what was written (SHA-256).

    Nothing but a few lines is held in memory; a reader sees the old file until the last line has come.
    """
    rest = iter(lines)
    batches = iter(lambda: "".join(islice(rest, _LINES_AT_ONCE)), "")
    return write_parts_atomically(path, (batch.encode("utf-8") for batch in batches))


def write_parts_atomically(path: Path, parts: Iterable[bytes]) -> str:
    """Put bytes at `path` in one step while they come, and return the hash of what was written (SHA-256)."""
    digest = hashlib.sha256()
    with _replacing(path) as file:
        for part in parts:
            digest.update(part)
            file.write(part)
    return digest.hexdigest()


def replace_unchanged(path: Path, content: bytes, held: bytes | None) -> bool:
    """Put content at `path` in one step if it still holds what it held when it was read (None: nothing); say whether it did.

    The content is on disk before that is looked at, so that nothing but the renaming comes after. Where the system can
    exchange two files, what comes out is looked at once more: whoever has saved the file in that moment without taking
    turns, as editors do, or is still writing it, gets it back. Elsewhere such a save is overtaken.
    """

    def put(draft: Path, path: Path) -> None:
        if (path.read_bytes() if path.is_file() else None) != held:
            raise _Changed
        try:
            exchanged = held is not None and exchange(draft, path)
        except FileNotFoundError:
            raise _Changed from None
        if not exchanged:
            draft.replace(path)
        elif is_being_written(draft) or draft.read_bytes() != held:
            _give_back(draft, path, content)
            raise _Changed
        else:
            draft.unlink()

    try:
        with _replacing(path, put=put) as file:
            file.write(content)
    except _Changed:
        return False
    return True


class _Changed(Exception):
    """Somebody has saved the file."""


def _give_back(draft: Path, path: Path, ours: bytes) -> None:
    """Put somebody's save, which an exchange has taken out, back in its place, and take ours out of it.

    Where yet another save comes out instead of ours, it is the newest, and goes back in its turn.
    """
    expected = ours
    while True:
        given = draft.read_bytes()
        if not path.exists() or not exchange(draft, path):
            draft.replace(path)
            return
        if draft.read_bytes() == expected:
            return
        expected = given


@contextmanager
def _replacing(path: Path, *, put: Callable[[Path, Path], object] = Path.replace) -> Iterator[BinaryIO]:
    """Yield a file beside `path` that takes its place once it is written, and goes away where writing fails.

    `put` brings the one into the place of the other, and may raise.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            Path(name).chmod(0o644)
            yield file
            file.flush()
            os.fsync(file.fileno())
        put(Path(name), path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def refuse_device(path: Path, *, error: type[VanortError] = VanortError) -> None:
    """Raise `error` where a pipe, a socket or a device stands in the place of a file: reading it might never end.

    Raises OSError where there is nothing.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise error("This is a pipe or a device, not a file.", path=path, hint="Put a file there, or take it away.")


def refuse_unnameable(path: Path, *, error: type[VanortError] = VanortError) -> None:
    """Raise `error` where a file's name is in no Unicode: it could be written into no claims file and no graph."""
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        shown = path.with_name(path.name.encode("utf-8", "backslashreplace").decode())
        raise error("The file's name is not Unicode.", path=shown, hint="Rename it.") from None


def read_text(path: Path, *, error: type[VanortError] = VanortError, max_bytes: int = MAX_TEXT_BYTES) -> str:
    """Return the text of a UTF-8 file, newlines as they stand.

    Raises `error` where the file is missing, too large to be meant, or not UTF-8; the line of the fault is named.
    """
    refuse_unnameable(path, error=error)
    try:
        refuse_device(path, error=error)
        size = path.stat().st_size
        if size > max_bytes:
            raise error(
                f"The file has {size:,} bytes; at most {max_bytes:,} are read.",
                path=path,
                hint="Split it, or remove what does not belong there.",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise error("There is no such file.", path=path, hint="Check the name.") from None
    except IsADirectoryError:
        raise error("This is a folder, not a file.", path=path) from None
    except PermissionError:
        raise error("The file may not be read.", path=path, hint="Check its permissions.") from None
    except OSError as fault:  # a link that leads to itself, a disk that fails
        raise error(
            f"The file cannot be read: {fault.strerror}.", path=path, hint="Look at it, or take it away."
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise error(
            f"Byte {data[fault.start]:#04x} is not UTF-8.",
            path=path,
            line=data.count(b"\n", 0, fault.start) + 1,
            hint="Save the file as UTF-8 (in most editors: Save as, encoding UTF-8).",
        ) from None
