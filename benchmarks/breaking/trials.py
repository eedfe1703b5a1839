"""One attack, one process: run a case under a limit of time, look at what it did, and say in one word how it went.

The process is forked from one that has vanort in memory already, so that a case costs what it costs itself.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from guard import die_with_parent

OUTCOMES = ("clean error", "fine", "traceback", "hang", "over 1.5 GB", "lost")
CLEAN, FINE, TRACEBACK, HANG, HEAVY, LOST = OUTCOMES
BAD = (TRACEBACK, HANG, HEAVY, LOST)
PATIENCE = 60  # seconds of processor time: longer than anybody waits without a word
_MAKING = 300  # seconds of processor time to make a case, which is our own work
_STILL = 60  # seconds by the clock without any work: it waits for something that does not come
MOST_MEMORY = 1_500  # MB
_OF_ITS_OWN = 100  # MB of a vanort that is started anew, when it has read nothing yet
_MARKS = (b"Traceback (most recent call last)", b"Exception ignored in", b"Fatal Python error")
_READY = re.compile(
    rb"\0ready ([\d.]+)\0"
)  # said by a case that is made: the seconds that it took are not what it takes
_OWN = ("documents", "claims", "decisions", "reference", "queries", "mappings", "sources", "languages",
        "vanort.toml", "tour.yaml")  # fmt: skip
_MOST_ADDRESSES = 6 << 30  # bytes of address space of a process: more than any case needs that is not broken
_MOST_TOGETHER = 4 * MOST_MEMORY  # MB of the processes of a case together
_LOOK_EVERY = 0.25  # seconds: reading what each process takes has its price

Command = Sequence[str]


@dataclass(frozen=True)
class Case:
    """One attack: `prepare` makes a folder hostile and returns the commands; `look` says afterwards what was lost."""

    attack: str
    name: str
    prepare: Callable[[Path], Sequence[Command]]
    look: Callable[[Path], str] = lambda folder: ""
    keeps: bool = True  # whether the commands have to leave alone what people wrote
    anew: bool = False  # whether each command is started anew, python and imports, instead of forked
    alone: bool = False  # whether it has one processor: no process of its own for the pages of a build


@dataclass(frozen=True)
class Result:
    """How one attack went, in which time (of the processor, for a case of ours) and memory, and what was said last."""

    attack: str
    name: str
    outcome: str
    seconds: float
    megabytes: int
    said: str


def run_cases(cases: Iterable[Case], *, jobs: int = 2) -> Iterator[Result]:
    """Run cases, so many at a time, each in a process and a folder of its own; yield the results as they come."""
    waiting, running = iter(cases), list[_Trial]()
    more = True
    try:
        while more or running:
            while more and len(running) < jobs:
                case = next(waiting, None)
                if case is None:
                    more = False
                else:
                    free = min(set(range(jobs)) - {trial.place for trial in running})
                    running.append(_Trial(case, free))
            time.sleep(0.01)
            for trial in list(running):
                if (result := trial.result()) is not None:
                    running.remove(trial)
                    yield result
    finally:
        for trial in running:  # nobody waits for them any more
            trial.end()


class _Trial:
    """A case that is under way."""

    def __init__(self, case: Case, place: int) -> None:
        self.case, self.place = case, place
        self.folder = Path(tempfile.mkdtemp(prefix="breaking-"))
        self.room = self.folder / "ws"
        self.log, theirs = os.pipe()  # not a file: it must have room where the disk is full
        self.said = b""
        self.peak, self.spent, self.made = 0, 0.0, 0.0
        # What a fork finds in memory was read for the cases that went before; no command would have all of it.
        self.inherited = 0 if case.anew else max(_megabytes_now() - _OF_ITS_OWN, 0)
        self.stopped, self.looked = "", time.monotonic()
        self.worked = self.looked
        self.pid = os.fork()
        if self.pid == 0:
            _attack(case, self.room, theirs, place)
        os.close(theirs)
        os.set_blocking(self.log, False)

    def result(self) -> Result | None:
        """Return how it went, None while it is under way."""
        pid, status, used = os.wait4(self.pid, os.WNOHANG)
        if pid == 0:
            self._watch()
            return None
        seconds, largest = max(self.spent, used.ru_utime + used.ru_stime), max(self.peak, used.ru_maxrss // 1024)
        megabytes = max(largest - self.inherited, 0)
        _end_group(self.pid)
        self._listen()
        os.close(self.log)
        seconds = max(seconds - self.made, 0.0)
        outcome = self._outcome(status, megabytes, self.said)
        result = Result(self.case.attack, self.case.name, outcome, seconds, megabytes, _told(self.said))
        if outcome not in BAD or not os.environ.get("BREAKING_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)
        return result

    def end(self) -> None:
        """Stop it, and take away what it made."""
        _end_group(self.pid)
        os.waitpid(self.pid, 0)
        os.close(self.log)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _outcome(self, status: int, megabytes: int, said: bytes) -> str:
        if self.stopped:
            return self.stopped
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            return HEAVY  # the guard of the run, or of the machine, has ended it
        if os.WIFSIGNALED(status) or any(mark in said for mark in _MARKS):
            return TRACEBACK
        if megabytes > MOST_MEMORY:
            return HEAVY
        code = os.WEXITSTATUS(status)
        if code == _LOST:
            return LOST
        if code not in (0, 1, 2, 130) or (code and not said.strip()):
            return TRACEBACK  # it ended in a way that nobody is told
        return CLEAN if code else FINE

    def _listen(self) -> None:
        """Take over what the case has said so far."""
        with suppress(BlockingIOError):
            while part := os.read(self.log, 1 << 16):
                self.said = (self.said + part)[-1_000_000:]
        if ready := _READY.search(self.said):
            self.said, self.made = _READY.sub(b"", self.said), float(ready[1])

    def _watch(self) -> None:
        self._listen()
        if time.monotonic() - self.looked < _LOOK_EVERY:
            return
        self.looked = time.monotonic()
        spent, megabytes, together = _used_by_group(self.pid)
        self.peak = max(self.peak, megabytes)
        if megabytes - self.inherited > 2 * MOST_MEMORY or together > _MOST_TOGETHER:
            self.stopped = HEAVY
        if spent > self.spent:
            self.spent, self.worked = spent, time.monotonic()
        if spent - self.made > (PATIENCE if self.made else _MAKING) or time.monotonic() - self.worked > _STILL:
            self.stopped = self.stopped or HANG
        if self.stopped:
            _end_group(self.pid)


def _told(said: bytes) -> str:
    """Return the last line, or the end of a traceback where there is one."""
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    faults = [number for number, line in enumerate(lines) if any(mark.decode() in line for mark in _MARKS)]
    return " / ".join(lines[faults[-1] :][:40] if faults else lines[-1:])[:2_000]


_LOST = 99  # the exit of an attack that found something gone


def _attack(case: Case, room: Path, out: int, place: int) -> None:
    """Be the process of a case: prepare, run its commands, look; never returns."""
    code = 0
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the run's own way to end is no way of a case
        die_with_parent()
        if case.alone:
            processors = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, {processors[place % len(processors)]})
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, resource.getrlimit(resource.RLIMIT_AS)[1]))
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, target in ((0, nothing), (1, out), (2, out)):
            os.dup2(target, number)
        room.mkdir()
        os.chdir(room)
        commands = case.prepare(room)
        _forget_peak()
        os.write(out, b"\0ready %.2f\0" % max(sum(os.times()[:4]), 0.01))
        before = written_by_people(room) if case.keeps else {}
        for command in commands:
            code = max(code, _start(command) if case.anew else run_command(command))
        if case.keeps and (gone := changed(before, written_by_people(room))):
            print(f"lost: {gone}")
            code = _LOST
        elif lost := case.look(room):
            print(f"lost: {lost}")
            code = _LOST
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _forget_peak() -> None:
    """Let the largest memory count from here: what it took to make the case is not what the case takes."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def run_command(command: Command) -> int:
    """Run `vanort COMMAND` in this process and return its exit."""
    from vanort.cli import main

    sys.argv = ["vanort", *command]
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return 0


def _start(command: Command) -> int:
    """Run `vanort COMMAND` as people do, and return its exit; a signal ends the case, too."""
    code = subprocess.run([sys.executable, "-m", "vanort", *command], check=False).returncode
    if code < 0:
        os.kill(os.getpid(), -code)
    return code


def written_by_people(room: Path) -> dict[str, str]:
    """Return a mark of every file of a workspace that is not made by a build."""
    found = {}
    for name in _OWN:
        for path in sorted([room / name, *(room / name).rglob("*")] if (room / name).is_dir() else [room / name]):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:  # in pieces: some of them are gigabytes
                    found[str(path.relative_to(room))] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> str:
    """Name what is gone or different; empty where nothing is."""
    return ", ".join(name for name, mark in before.items() if after.get(name) != mark)


def _used_by_group(leader: int) -> tuple[float, int, int]:
    """Return the seconds of processor time of a group, the megabytes of its largest process, and of all of them.

    In the sum each counts its share (PSS) of what several have in common: it is in memory once.
    """
    ticks, page, spent = os.sysconf("SC_CLK_TCK"), resource.getpagesize(), 0.0
    memory, shares = [], []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            spent += sum(map(int, fields[11:15])) / ticks  # its own, and that of its children that have ended
            memory.append(int(fields[21]) * page // 1_000_000)
            shares.append(_share(entry))
    return spent, max(memory, default=0), sum(shares)


def _share(pid: str) -> int:
    """Return the megabytes of a process: its own pages, and its share of those that others have, too; 0 where it has ended.

    See `smaps_rollup` in https://docs.kernel.org/filesystems/proc.html.
    """
    with suppress(OSError), open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        for line in file:
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1_024 // 1_000_000
    return 0


def _megabytes_now() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1_000_000


def _end_group(leader: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
