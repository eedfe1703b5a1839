"""Files of registers as streams of bytes: as they are, packed as .gz, or in a .zip; however large, and never larger than they may be."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vanort.errors import DocumentError
from vanort.support.files import refuse_device

ENDINGS = (".csv", ".tsv", ".txt", ".json", ".xml")
MOST_OF_ONE_RECORD = 32 * 1024 * 1024  # bytes; the largest activity seen in IATI has 9 MB
_MOST_RATIO = 250  # tables and XML are packed to a tenth or a thirtieth; a bomb to a thousandth
_FREE = 8 * 1024 * 1024  # bytes that may come out of any packed file, however small it is
_DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Part:
    """One stream of a file: its name (that of the member in a .zip), and its bytes, unpacked."""

    name: str
    stream: BoundedStream


class BoundedStream(io.RawIOBase):
    """Unpacked bytes that refuse to grow beyond measure: in all, against what was packed, and within one record.

    `refuse` makes the error that is raised then. Whoever reads calls `begin_record` where a new record begins.
    """

    def __init__(self, file: IO[bytes], packed: Callable[[], int] | None, path: Path) -> None:
        self._file, self._packed, self._path = file, packed, path
        self._read = self._begun = 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def begin_record(self) -> None:
        """Say that what comes now belongs to another record."""
        self._begun = self._read

    def readinto(self, buffer: object) -> int:
        """Fill a buffer; raises DocumentError where the file is damaged, or grows beyond measure."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most `size`; see `readinto` for what is raised."""
        try:
            data = self._file.read(size if size >= 0 else io.DEFAULT_BUFFER_SIZE)
        except _DAMAGED as fault:
            raise _damaged(self._path, fault) from None
        self._count(len(data))
        return data

    def readline(self, size: int | None = -1) -> bytes:
        """Return the next line, of at most `size` bytes; see `readinto` for what is raised."""
        try:
            data = self._file.readline(-1 if size is None else size)
        except _DAMAGED as fault:
            raise _damaged(self._path, fault) from None
        self._count(len(data))
        return data

    def _count(self, number: int) -> None:
        self._read += number
        if self._read - self._begun > MOST_OF_ONE_RECORD:
            raise DocumentError(
                f"One record has more than {MOST_OF_ONE_RECORD // 1024**2} MB.",
                path=self._path,
                hint="This is no register, or it is damaged. Look at its beginning, or ask its publisher.",
            )
        if self._packed and self._read > _FREE and self._read > _MOST_RATIO * max(1, self._packed()):
            raise DocumentError(
                f"More than {_MOST_RATIO} bytes come out of each byte of this packed file.",
                path=self._path,
                hint="No register is packed so tightly. Unpack it yourself if you trust it.",
            )


@contextmanager
def opened(path: Path, tell: Callable[[int], None] = lambda _: None) -> Iterator[Iterator[Part]]:
    """Open a file and give its streams one after the other; `tell` hears how many of its bytes have been read.

    Raises DocumentError where it is missing, damaged, or holds nothing that is a table.
    """
    try:
        refuse_device(path, error=DocumentError)
        if path.is_dir():
            raise DocumentError("This is a folder, not a file.", path=path, hint="Name the files in it.")
        with path.open("rb") as file:
            raw = _Told(file, tell)
            start = file.read(4)
            file.seek(0)
            if start[:2] == b"\x1f\x8b":
                yield iter([Part(path.name.removesuffix(".gz"), _gzip(raw, path))])
            elif start == b"PK\x03\x04":
                yield _members(file, path, tell)
            else:
                yield iter([Part(path.name, BoundedStream(io.BufferedReader(raw), None, path))])
    except FileNotFoundError:
        raise DocumentError("There is no such file.", path=path, hint="Check the name.") from None
    except PermissionError:
        raise DocumentError("The file may not be read.", path=path, hint="Check its permissions.") from None


class _Told(io.RawIOBase):
    """A file that says how far it has been read."""

    def __init__(self, file: IO[bytes], tell: Callable[[int], None]) -> None:
        self.file, self._tell = file, tell

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.file.read(len(view))
        view[: len(data)] = data
        self._tell(self.file.tell())
        return len(data)


def _gzip(raw: _Told, path: Path) -> BoundedStream:
    return BoundedStream(gzip.GzipFile(fileobj=io.BufferedReader(raw), mode="rb"), raw.file.tell, path)  # type: ignore[arg-type]


def _members(file: IO[bytes], path: Path, tell: Callable[[int], None]) -> Iterator[Part]:
    try:
        packed = zipfile.ZipFile(file)
        members = [m for m in packed.infolist() if m.filename.lower().endswith(ENDINGS) and not m.is_dir()]
    except _DAMAGED as fault:
        raise _damaged(path, fault) from None
    if not members:
        raise DocumentError(
            f"The .zip holds no file that ends in {', '.join(ENDINGS)}.", path=path, hint="Unpack it and look."
        )
    for member in sorted(members, key=lambda each: each.filename):
        try:
            stream = packed.open(member)
        except _DAMAGED as fault:
            raise _damaged(path, fault) from None
        with stream:
            size = max(1, member.compress_size)
            yield Part(member.filename, BoundedStream(stream, lambda size=size: size, path))  # type: ignore[misc]
        tell(file.tell())


def _damaged(path: Path, fault: Exception) -> DocumentError:
    if isinstance(fault, OSError) and fault.errno:
        return DocumentError(
            f"The file cannot be read: {fault.strerror}.", path=path, hint="Look at it, or take it away."
        )
    return DocumentError(
        "The packed file is damaged or cut off.", path=path, hint="Get it once more; nothing of it was imported."
    )
