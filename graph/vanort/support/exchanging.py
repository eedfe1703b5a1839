"""Two files exchanged in one step, and whether somebody is still writing one of them: where the system can tell (Linux)."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

if sys.platform == "linux":
    import fcntl

_HERE = -100  # AT_FDCWD: paths are taken from the working folder (linux/fcntl.h)
_EXCHANGE = 2  # RENAME_EXCHANGE (linux/fs.h)
_READ_LEASE, _NO_LEASE = 0, 2  # F_RDLCK, F_UNLCK


def exchange(one: Path, other: Path) -> bool:
    """Exchange two files so that there is no moment without them (Linux renameat2); False where that cannot be done.

    Raises FileNotFoundError where one of them is gone.
    """
    rename = _renameat2()
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number == errno.ENOENT:
        raise FileNotFoundError(number, os.strerror(number), str(other))
    return False


def is_being_written(path: Path) -> bool:
    """Tell whether somebody has a file open for writing; the system grants a lease for reading only where nobody has.

    False where it cannot be told.
    """
    if sys.platform != "linux":
        return False
    with path.open("rb") as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, _READ_LEASE)
        except OSError as fault:
            return fault.errno == errno.EAGAIN
        fcntl.fcntl(file, fcntl.F_SETLEASE, _NO_LEASE)
        return False


@cache
def _renameat2() -> Any:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
