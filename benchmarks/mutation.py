"""How many changed rules, numbers and words of packs the tests of reading notice.

    python benchmarks/mutation.py [--places 100] [--seed 17] [--only TEXT]

A mutant is the reader with one place changed: a comparison turned round, `and` for `or`, a number doubled, an entry of a
pack left out. Places are drawn with a fixed seed from all of extraction/ and from the packs. Everything is imported and
collected once; each mutant is a fork in which the changed function is put in place, and in which those tests run, up to
the first that fails, that came to the changed place on the first run, and some that came near. What no test fails on is
printed: it survived. An entry that several patterns match in common may be left out without any difference; such mutants
count as survivors all the same.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import functools
import gc
import io
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import types
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import vanort

PACKAGE = Path(vanort.__file__).parent
ROOT = PACKAGE.parents[1]
READING = re.compile(
    r"^from (reading_of|limits_of|vanort\.extraction|vanort\.languages)\b", re.MULTILINE
)  # what tests of reading import
READERS = (PACKAGE / "extraction", PACKAGE / "languages")  # whose docstrings have examples
NOT_OF_READING = {  # they use the reader, but are about time, memory, other rooms, or texts that are not in the repository
    "test_alphabet.py",
    "test_covering.py",
    "test_endless.py",
    "test_extraction_seeds.py",
    "test_extraction_speed.py",
    "test_extraction_unseen.py",
    "test_geonames.py",
    "test_hostile.py",
    "test_languages_command.py",
    "test_learning.py",
    "test_lint.py",
    "test_lint_files.py",
    "test_no_language_in_python.py",
}
EXACT = "test_readings"  # texts with all that they tell: run first, as they notice most
PACKED = ("test_word_classes", "test_frames", "test_assertion_cues", "test_languages", "test_pack_examples")
MOST_TESTS = 300  # run for one mutant: those that ask the changed place, drawn where there are more
MOST_BESIDE = 60  # of these, run that are not known to ask the changed place: what is kept may have answered for it
MOST_OF_LANGUAGE = 200  # run for an entry of a pack, of those that read its language
MOST_OF_OTHERS = 50  # run for an entry of a pack, of those that read another
MOST_OF_TEST = 0.5  # seconds; one that takes longer would be run for each mutant
MOST_SECONDS = 90  # of the processor for one mutant, however busy the machine is: it runs for ever
KEPT = ("gazetteer.gazetteer", "towns.towns")  # seconds to build, and the same whatever else is changed
KEEPER = PACKAGE / "extraction" / "lexicon" / "gazetteer.py"
SEEN = "_vanort_seen"  # the name by which a watched module calls back
SHARES = (("comparison", 35), ("number", 25), ("pack", 25), ("logic", 15))  # of 100
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Place:
    """Where a mutant differs: a file, a line, the position of its node among all nodes of the file, or a pack's line."""

    kind: str
    path: Path
    line: int
    node: int
    shown: str

    def __str__(self) -> str:
        return f"{self.kind:10} {self.path.relative_to(PACKAGE)}:{self.line}  {self.shown}"


def kind_of(node: ast.AST, parent: ast.AST | None) -> str:
    """Return how a node can be changed, empty where it cannot: a place in a list or the size of a cache is no rule.

    >>> kind_of(ast.parse("a < 3").body[0].value, None), kind_of(ast.Constant(0), None)
    ('comparison', '')
    """
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        return "comparison"
    if isinstance(node, ast.BoolOp) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return "logic"
    number = isinstance(node, ast.Constant) and type(node.value) in {int, float} and node.value not in {0, 1}
    no_rule = isinstance(parent, ast.Subscript | ast.FormattedValue) or getattr(parent, "arg", "") == "maxsize"
    return "number" if number and not no_rule else ""


def changed(node: ast.expr) -> ast.expr:
    """Return a node turned round: another comparison, the other of and and or, no `not`, a number twice as large.

    >>> [ast.unparse(changed(ast.parse(text).body[0].value)) for text in ("a < 3", "a and b", "not a", "70", "0.75")]
    ['a >= 3', 'a or b', 'a', '141', '0.25']
    """
    new = copy.deepcopy(node)
    if isinstance(new, ast.Compare):
        new.ops[0] = TURNED[type(new.ops[0])]()
    elif isinstance(new, ast.BoolOp):
        new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
    elif isinstance(new, ast.UnaryOp):
        return new.operand
    elif isinstance(new, ast.Constant):
        new.value = new.value * 2 + 1 if isinstance(new.value, int) else round(1 - new.value, 4)
    return new


def places_in_python() -> Iterator[Place]:
    """Yield all places of the reader's Python that can be changed."""
    for path in sorted((PACKAGE / "extraction").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for position, node in enumerate(ast.walk(tree)):
            if kind := kind_of(node, parents.get(node)):
                shown = ast.unparse(parents[node] if isinstance(node, ast.Constant) else node).replace("\n", " ")
                yield Place(kind, path, node.lineno, position, shown[:110])  # type: ignore[attr-defined]


def places_in_packs() -> Iterator[Place]:
    """Yield the lines of the packs that hold one entry each."""
    for path in sorted((PACKAGE / "languages").glob("*/*")):
        if path.name not in {"pack.toml", "frames.tsv", "assertion.tsv", "word_classes.tsv"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            entry = line.strip()
            in_list = path.name == "pack.toml" and entry.startswith(('"', "'")) and entry.endswith(",")
            in_table = path.suffix == ".tsv" and "\t" in entry and not entry.startswith("#")
            if in_list or (in_table and (path.name == "word_classes.tsv" or not line.startswith("\t"))):
                yield Place("pack", path, number, 0, entry[:110])


def drawn(count: int, seed: int) -> list[Place]:
    """Draw places of each kind, by their shares, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    by_kind: dict[str, list[Place]] = defaultdict(list)
    for place in (*places_in_python(), *places_in_packs()):
        by_kind[place.kind].append(place)
    return [p for kind, share in SHARES for p in chance.sample(by_kind[kind], share * count // 100)]


def reading_tests() -> list[Path]:
    """Return the files of tests that import the reader or its packs, but for those about something else."""
    files = sorted((ROOT / "tests").glob("test_*.py"))
    return [f for f in files if f.name not in NOT_OF_READING and READING.search(f.read_text(encoding="utf-8"))]


def file_by_file(numbers: list[int], names: list[str], most: int, chance: random.Random) -> list[int]:
    """Draw numbers of tests, one from each file in turn: a small file states its rule as a large table of examples does.

    >>> sorted(file_by_file([0, 1, 2, 3], ["a::1", "a::2", "a::3", "b::1"], 2, random.Random(1)))[-1]
    3
    """
    of_file: dict[str, list[int]] = defaultdict(list)
    for number in chance.sample(numbers, len(numbers)):
        of_file[names[number].split("::")[0]].append(number)
    in_turn = zip_longest(*(of_file[name] for name in sorted(of_file)))
    return [number for turn in in_turn for number in turn if number is not None][:most]


def put_in_place(place: Place) -> None:
    """Change one place of a module that is loaded: every function keeps its identity and gets its new code."""
    tree = ast.parse(place.path.read_text(encoding="utf-8"))
    target = list(ast.walk(tree))[place.node]
    load_anew(place.path, Wrapping({id(target): changed}).visit(tree), {}, constants=True)


class Wrapping(ast.NodeTransformer):
    """Put something else in the place of chosen nodes, and of names; and a call at the head of each function, if asked."""

    def __init__(
        self,
        nodes: Mapping[int, Callable[[Any], ast.expr]],
        names: Mapping[str, Callable[[Any], ast.expr]] = MappingProxyType({}),
        opening: Callable[[ast.FunctionDef], ast.stmt] | None = None,
    ) -> None:
        self.nodes, self.names, self.opening = nodes, names, opening

    def visit(self, node: ast.AST) -> Any:
        """Return what stands for a node."""
        chosen = self.nodes.get(id(node))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            chosen = self.names.get(node.id)
        new = self.generic_visit(node)
        if isinstance(new, ast.FunctionDef) and self.opening is not None:
            new.body.insert(0, self.opening(new))
        return chosen(new) if chosen else new


def load_anew(path: Path, tree: ast.Module, also: Mapping[str, Any], constants: bool) -> None:
    """Give a module that is loaded the code of another tree of its file."""
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    module = sys.modules[name]
    ast.fix_missing_locations(tree)
    fresh = types.ModuleType(name)
    fresh.__dict__.update({"__file__": module.__file__, "__package__": module.__package__, "__name__": name, **also})
    module.__dict__.update(also)
    sys.modules[name] = fresh  # dataclasses look their module up
    exec(compile(tree, str(path), "exec"), fresh.__dict__)  # noqa: S102 (our own code)
    sys.modules[name] = module
    take_over(module.__dict__, fresh.__dict__, name, constants)


def watch(places: Iterable[Place], seen: Callable[..., Any]) -> None:
    """Have each place, and each function of its file, say when it is asked: what no test asks no test can notice."""
    by_path: dict[Path, list[Place]] = defaultdict(list)
    for place in places:
        if place.kind != "pack":
            by_path[place.path].append(place)
    for path, within in by_path.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        parents = {id(child): node for node in nodes for child in ast.iter_child_nodes(node)}
        asked: dict[int, Callable[[Any], ast.expr]] = {}
        names: dict[str, Callable[[Any], ast.expr]] = {}
        for place in within:
            node = nodes[place.node]
            if isinstance(parents.get(id(node)), ast.MatchValue):
                continue
            asked[id(node)] = functools.partial(_saying, str(place))
            top = node
            while not isinstance(parents[id(top)], ast.Module):
                top = parents[id(top)]
            if isinstance(top, ast.Assign | ast.AnnAssign):  # a constant is asked where its name is
                targets = top.targets if isinstance(top, ast.Assign) else [top.target]
                given = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
                names |= {name: functools.partial(_saying, str(place)) for name in given}
        opening = functools.partial(_head, path)
        load_anew(path, Wrapping(asked, names, opening).visit(tree), {SEEN: seen}, constants=False)


def _saying(key: str, node: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(SEEN, ast.Load()), [ast.Constant(key), node], [])


def _head(path: Path, node: ast.FunctionDef) -> ast.stmt:
    return ast.Expr(_saying(f"{path}:{node.lineno}", ast.Constant(None)))


def take_over(old: dict[str, Any], new: dict[str, Any], module: str, constants: bool) -> None:
    """Give the functions and classes of a module the code of another version of it, and the module its constants if asked."""
    for name, value in new.items():
        known = old.get(name)
        if isinstance(known, type) and known.__module__ == module:
            take_over(dict(vars(known)), dict(vars(value)), module, constants)
            continue
        one, other = (getattr(thing, "__wrapped__", thing) for thing in (known, value))
        one, other = (getattr(thing, "fget", thing) for thing in (one, other))
        if isinstance(one, types.FunctionType) and isinstance(other, types.FunctionType):
            if one.__module__ == module:
                one.__code__, one.__defaults__ = other.__code__, other.__defaults__
        elif constants and not name.startswith("__") and not callable(value):
            with contextlib.suppress(TypeError):
                old[name] = value


@functools.cache
def imported_by_module() -> dict[str, set[str]]:
    """Return what each module of the package imports, by name."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        of = found.setdefault(".".join(parts[:-1] if parts[-1] == "__init__" else parts), set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                of |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                of |= {alias.name for alias in node.names}
    return found


def importers(path: Path) -> set[str]:
    """Return a module and all that import it, also through others: only what they keep can differ when it is changed."""
    touched, more = set[str](), {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)}
    while more:
        touched |= more
        more = {name for name, of in imported_by_module().items() if of & touched} - touched
    return touched


def without_entry(line: str, name: str) -> str:
    r"""Return a line of a pack whose entry matches nothing, its example left as it is.

    >>> without_entry('  "since",\n', "pack.toml"), without_entry("\tlapsed\tIt has lapsed.\n", "word_classes.tsv")
    ('  "qxqxq",\n', '\tqxqxq\tIt has lapsed.\n')
    """
    if name == "pack.toml":
        return re.sub(r"\S.*(?=\n)", '"qxqxq",', line)
    cells = line.split("\t")
    cell = 0 if name == "assertion.tsv" else 1
    if name == "frames.tsv":
        cells[cell] = "{A} qxqxq {B}"
    else:
        cells[cell] = "qxqxq"
    return "\t".join(cells)


def leave_out(place: Place) -> None:
    """Read the packs from a copy in which one entry is missing."""
    from vanort.languages import pack

    folder = Path(tempfile.mkdtemp())
    shutil.copytree(PACKAGE / "languages", folder / "languages", ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / place.path.relative_to(PACKAGE)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[place.line - 1] = without_entry(lines[place.line - 1], place.path.name)
    path.write_text("".join(lines), encoding="utf-8")
    pack.language_packs.__wrapped__.__defaults__ = (folder / "languages",)  # type: ignore[attr-defined]


class Mutation:
    """The plugin of pytest that runs the tests once for each mutant."""

    def __init__(self, places: list[Place]) -> None:
        self.places = places
        self.asked: dict[str, set[int]] = defaultdict(set)  # by place, and by function: the tests that came there
        self.now: set[str] = set()
        self.names: dict[str, dict[str, Any]] = {}  # by example in a docstring: the names that it uses
        self.caches: list[functools._lru_cache_wrapper[Any]] = []
        self.failed = False
        self.survivors: list[Place] = []
        self.report = sys.stdout  # pytest's own report is of no interest

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test failed."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests as they are, then for each mutant those that its function was called by."""
        items = session.items
        watch(self.places, self._seen)
        broken = {number for number, item in enumerate(items) if self._recorded(number, item)}
        items = [item for number, item in enumerate(items) if number not in broken]
        kept = [number for number in range(len(session.items)) if number not in broken]
        position = {number: place for place, number in enumerate(kept)}
        print(
            f"{len(items)} tests pass; {len(broken)} fail as it is, or take long, and are left out",
            file=self.report,
            flush=True,
        )
        # Asked for now: what is frozen is no longer listed. It is frozen so that forks share its memory.
        self.caches = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
        imported_by_module()  # once, before the forks
        gc.freeze()
        for place in self.places:
            chosen = [items[position[n]] for n in self._chosen(place, session.items) if n in position]
            begun = time.time()
            noticed = self._noticed(place, chosen)
            if not noticed:
                self.survivors.append(place)
            told = "noticed " if noticed else "SURVIVED"
            print(f"{told} {place}  [{len(chosen)} tests, {time.time() - begun:.0f} s]", file=self.report, flush=True)
        return True

    def _seen(self, key: str, value: Any) -> Any:
        self.now.add(key)
        return value

    def _run(self, item: pytest.Item) -> None:
        if isinstance(item, pytest.DoctestItem):
            item.dtest.globs.update(
                self.names.setdefault(item.nodeid, dict(item.dtest.globs))
            )  # it forgets them once it has run
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)

    def _recorded(self, number: int, item: pytest.Item) -> bool:
        self.failed, self.now = False, set()
        begun = time.process_time()
        self._run(item)
        for key in self.now:
            self.asked[key].add(number)
        return self.failed or time.process_time() - begun > MOST_OF_TEST

    def _chosen(self, place: Place, items: list[pytest.Item]) -> list[int]:
        chance = random.Random(place.line)  # noqa: S311 (no secret)
        names = [item.nodeid for item in items]
        if place.kind == "pack":
            language = place.path.parent.name
            first = [n for n, name in enumerate(names) if any(p in name for p in PACKED) and f"[{language}" in name]
            own = [n for n, name in enumerate(names) if f"[{language}" in name and n not in set(first)]
            rest = [n for n in range(len(names)) if n not in {*first, *own}]
            own, rest = (
                file_by_file(own, names, MOST_OF_LANGUAGE, chance),
                file_by_file(rest, names, MOST_OF_OTHERS, chance),
            )
            return [*first, *own, *rest]
        around = self._around(place)
        if around is not None and any("cache" in ast.unparse(decorator) for decorator in around.decorator_list):
            return file_by_file(
                list(range(len(names))), names, MOST_TESTS, chance
            )  # the first that asked got it for all
        asked = sorted(self.asked.get(str(place), ()))
        called = self.asked.get(self._function(place), set()).difference(asked)
        beside = set().union(*(tests for key, tests in self.asked.items() if key.startswith(f"{place.path}:")))
        if not (asked or called or beside):
            return file_by_file(
                list(range(len(names))), names, MOST_TESTS, chance
            )  # of a class, or of the package's head
        first = file_by_file(asked, names, MOST_TESTS, chance)
        second = file_by_file(sorted(called), names, MOST_BESIDE, chance)
        third = file_by_file(sorted(beside.difference(asked, called)), names, MOST_BESIDE - len(second), chance)
        return sorted([*first, *second, *third], key=lambda number: EXACT not in names[number])

    def _function(self, place: Place) -> str:
        around = self._around(place)
        return f"{place.path}:{around.lineno}" if around else ""

    def _around(self, place: Place) -> ast.FunctionDef | None:
        functions = [
            n for n in ast.walk(ast.parse(place.path.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)
        ]
        around = [node for node in functions if node.lineno <= place.line <= (node.end_lineno or 0)]
        return max(around, key=lambda node: node.lineno, default=None)

    def _noticed(self, place: Place, items: list[pytest.Item]) -> bool:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            with contextlib.suppress(BaseException):
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    self._try(place, items)
                os._exit(int(self.failed))
            os._exit(1)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) != 0  # stopped by the clock is noticed, too

    def _try(self, place: Place, items: list[pytest.Item]) -> None:
        self.failed = False
        leave_out(place) if place.kind == "pack" else put_in_place(place)
        touched = importers(place.path)
        if place.path == KEEPER:
            os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()  # where what is built lies for the next process
        for cache in self.caches:
            name = f"{cache.__module__}.{getattr(cache, '__name__', '')}"
            ours = cache.__module__.split(".")[0] == PACKAGE.name
            costly = name.endswith(KEPT) and place.path != KEEPER
            if not costly and (place.kind == "pack" or not ours or cache.__module__ in touched):
                cache.cache_clear()
        for item in items:
            self._run(item)
            if self.failed:
                return


def main() -> None:
    """Draw the places, run the mutants, and print how many were noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=100)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--only", default="", help="only places whose line of the report holds this text")
    chosen = parser.parse_args()
    places = [place for place in drawn(chosen.places, chosen.seed) if chosen.only in str(place)]
    plugin = Mutation(places)
    options = [
        "-q",
        "-m",
        "not slow",
        "-p",
        "no:cacheprovider",
        "-s",
        "--rootdir",
        str(ROOT),
        *map(str, [*reading_tests(), *READERS]),
    ]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = pytest.main(options, plugins=[plugin])
    if code == pytest.ExitCode.USAGE_ERROR or not plugin.asked:
        raise SystemExit(f"The tests could not be run.\n{said.getvalue()}")
    by_kind = {kind: [p for p in places if p.kind == kind] for kind, _ in SHARES}
    lost = {kind: [p for p in plugin.survivors if p.kind == kind] for kind, _ in SHARES}
    print("; ".join(f"{kind}: {len(by_kind[kind]) - len(lost[kind])} of {len(by_kind[kind])}" for kind in by_kind))
    print(f"Noticed: {len(places) - len(plugin.survivors)} of {len(places)}")


if __name__ == "__main__":
    main()
