"""A full disk, a folder that may only be read, a user without the rights of root: for one process, and gone with it."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path

_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000  # linux/sched.h
_READ_ONLY, _NO_SET_ID, _NO_DEVICES, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = (
    1,
    2,
    4,
    32,
    4096,
    16384,
    1 << 18,
)  # linux/mount.h
_DROP_FROM_BOUNDS = 24  # linux/prctl.h
_SEES_ALL = 0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH (linux/capability.h)
_VERSION = 0x20080522  # of the call about capabilities
_DISK = 8_000_000  # bytes of a disk, the most of them filled


def possible() -> bool:
    """Return whether this machine lets a process have a disk of its own."""
    if sys.platform != "linux":
        return False
    pid = os.fork()
    if pid == 0:
        try:
            _own_mounts()
            os._exit(0)
        except OSError:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def fill_disk(room: Path, free: int) -> None:
    """Put a folder on a disk of its own that has so many bytes left, and temporary files on the same disk."""
    _own_mounts()
    with tempfile.TemporaryDirectory() as held:
        aside = Path(held) / "ws"
        shutil.copytree(room, aside, symlinks=True)
        _mount("tmpfs", room, "tmpfs", 0, f"size={_DISK}")
        shutil.copytree(aside, room, symlinks=True, dirs_exist_ok=True)
    os.chdir(room)
    (room / "tmp").mkdir()
    os.environ["TMPDIR"] = tempfile.tempdir = str(room / "tmp")
    with (room / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError as full:
            if full.errno != errno.ENOSPC:
                raise
        file.truncate(max(file.tell() - free, 0))


def only_to_read(room: Path) -> None:
    """Mount a folder so that nobody may write into it, root neither."""
    _own_mounts()
    _mount(str(room), room, "", _BIND)
    _mount("", room, "", _REMOUNT | _BIND | _READ_ONLY | _NO_SET_ID | _NO_DEVICES)
    os.chdir(room)


def without_rights() -> None:
    """Let the rights of files hold for this process, and for those that it starts, also where it is root."""
    if os.geteuid() != 0:
        return
    libc = _libc()
    for capability in (1, 2):
        _done(libc.prctl(_DROP_FROM_BOUNDS, capability, 0, 0, 0))
    head, data = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    _done(libc.capget(head, data))
    for part in range(3):  # what is in force, what is permitted, what is passed on
        data[part] &= ~_SEES_ALL
    _done(libc.capset(head, data))


def _own_mounts() -> None:
    root, user, group = os.geteuid() == 0, os.geteuid(), os.getegid()
    _done(_libc().unshare(_NEW_MOUNTS if root else _NEW_MOUNTS | _NEW_USERS))
    if not root:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    _mount("", Path("/"), "", _RECURSIVE | _PRIVATE)


def _mount(source: str, target: Path, kind: str, flags: int, options: str = "") -> None:
    _done(_libc().mount(source.encode(), os.fsencode(target), kind.encode(), ctypes.c_ulong(flags), options.encode()))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _done(code: int) -> None:
    if code != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
