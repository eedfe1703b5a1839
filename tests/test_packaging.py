"""What is published around the code: one version, files that machines read, systems that lack a module."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import vanort
from vanort.explorer.bundle import page_digest, towns_digest
from vanort.support.extras import EXTRAS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_there_is_one_version() -> None:
    """The package says its version; what is built from it and how it is cited say the same."""
    assert "version" in PROJECT["dynamic"]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == vanort.__version__


def test_every_direct_dependency_is_constrained() -> None:
    """CI and make install the versions of constraints.txt: whatever pyproject.toml names stands there."""
    wanted = [
        *PROJECT["dependencies"],
        *(line for lines in PROJECT["optional-dependencies"].values() for line in lines),
    ]
    names = {normal(re.split(r"[^\w.-]", line)[0]) for line in wanted} - {"vanort"}
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert names <= {normal(line.split("==")[0]) for line in lines if "==" in line}


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda path: path.name)
def test_files_for_the_forge_are_yaml(path: Path) -> None:
    """A workflow or template that does not parse would be passed over without a word."""
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)


def test_the_workflow_may_only_read() -> None:
    """CI gets no right beyond reading the repository, in any of its jobs."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())


def without(modules: tuple[str, ...], program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a Python that has none of these modules, nor fork where `resource` is missing, as on Windows."""
    hidden = f"import os, sys; sys.modules.update(dict.fromkeys({modules!r}))\n"
    if "resource" in modules:
        hidden += "del os.fork\n"
    return subprocess.run([sys.executable, "-c", hidden + program], capture_output=True, text=True, check=False)


def test_serve_needs_no_module_that_windows_lacks() -> None:
    """Where there is no module `resource` and no fork, the server's modules load and serve says what to do."""
    loaded = without(("resource",), "import vanort.server.serving, vanort.server.keeper, vanort.store.worker")
    assert loaded.returncode == 0, loaded.stderr

    refused = without(("resource",), "sys.argv = ['vanort', 'serve']; from vanort.cli import main; main()")
    assert refused.returncode == 1
    assert "On Windows use WSL" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("library", "program", "extra"),
    [
        ("starlette", "sys.argv = ['vanort', 'serve']; from vanort.cli import main; main()", "server"),
        (
            "pyvis",
            "import networkx; from vanort.explorer.bridge import show_network as f; f(networkx.Graph())",
            "notebook",
        ),
        ("openpyxl", "from vanort.tables.template import make_template as f; f('en')", "xlsx"),
        (
            "pypdfium2",
            "from pathlib import Path; from vanort.documents.pdf import read_pdf as f; f(Path('a.pdf'), b'%PDF')",
            "pdf",
        ),
    ],
)
def test_a_missing_library_is_named_with_its_extra(library: str, program: str, extra: str) -> None:
    """Whoever did not install an extra is told in one sentence which one the task needs."""
    done = without((library,), program)
    assert done.returncode == 1
    assert f"pip install 'vanort[{extra}]'" in done.stderr


def test_every_extra_that_is_named_exists() -> None:
    """What a message tells to install stands in pyproject.toml and holds the library."""
    lines = {extra: " ".join(PROJECT["optional-dependencies"][extra]) for extra in EXTRAS.values()}
    assert all(library in lines[extra] for library, extra in EXTRAS.items())


def test_the_page_names_the_works_in_it() -> None:
    """Whoever has only the page finds whose data and programs are in it, and under which licences, in both languages."""
    from vanort.explorer.bundle import bundled

    script = bundled("explorer.js").decode("utf-8")
    for work, licence in (
        ("GeoNames", "CC BY 4.0"),
        ("Natural Earth", "ISC"),
        ("Oxigraph", "Apache-2.0"),
        ("CodeMirror", "MIT"),
    ):
        assert script.count(work) >= 2
        assert script.count(licence) >= 2


def test_every_bundled_work_is_named_with_its_licence() -> None:
    """THIRD_PARTY.md names what is bundled now, in its version, and every library that pip installs (make third-party)."""
    made = runpy.run_path(str(ROOT / "graph" / "third_party.py"))
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")

    assert all(f"| {name} | {version} | {licence} |" in text for name, (version, licence) in made["bundled"]().items())
    rows = made["third_party"]().split("## Installed")[1].splitlines()
    assert [row.split("|")[1] for row in rows if row.startswith("|")] == [
        row.split("|")[1] for row in text.split("## Installed")[1].splitlines() if row.startswith("|")
    ]
    assert "THIRD_PARTY.md" in PROJECT["license-files"]


@pytest.mark.parametrize("script", ["ask.js", "sparql.js"])
def test_what_a_licence_asks_to_stand_in_every_copy_stands_in_the_scripts(script: str) -> None:
    """The page carries the copyright lines and terms of the editor that is bundled in it."""
    from vanort.explorer.bundle import bundled

    head = bundled(script).decode("utf-8")[:20_000]
    assert "@codemirror/view" in head
    assert "Marijn Haverbeke" in head
    assert "Permission is hereby granted, free of charge" in head


def test_a_changed_script_of_the_page_has_no_table_made_again(tmp_path: Path) -> None:
    """Scripts, lists of towns and tables of names are made each from its own sources; what is read meanwhile is the old file or the new."""
    hatch = runpy.run_path(str(ROOT / "graph" / "explorer" / "hatch_build.py"))
    sources = tmp_path / "graph" / "explorer"
    shutil.copytree(ROOT / "graph" / "explorer" / "src", sources / "src")
    for name in ("build.mjs", "package-lock.json"):
        shutil.copy(ROOT / "graph" / "explorer" / name, sources)
    for name in ("explorer/geography.py", "identity/name_parts.py", "support/letters.py"):
        (tmp_path / "graph" / "vanort" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "graph" / "vanort" / name, tmp_path / "graph" / "vanort" / name)

    assert page_digest(sources) == hatch["page_digest"](ROOT / "graph" / "explorer")
    assert towns_digest(sources) == hatch["towns_digest"](ROOT / "graph" / "explorer")

    before = page_digest(sources), towns_digest(sources)
    (sources / "src" / "zip.js").write_text("// another", encoding="utf-8")

    assert page_digest(sources) != before[0]
    assert towns_digest(sources) == before[1]

    old, new = tmp_path / "old", tmp_path / "new"
    for folder, files in ((old, ("a", "gone", "stamp")), (new, ("a", "b", "stamp"))):
        folder.mkdir()
        for name in files:
            (folder / name).write_text(f"{folder.name} {name}", encoding="utf-8")
    with (old / "a").open(encoding="utf-8") as reading:
        hatch["_replace"](new, old)

        assert reading.read() == "old a"

    assert {path.name: path.read_text(encoding="utf-8") for path in old.iterdir()} == {
        name: f"new {name}" for name in ("a", "b", "stamp")
    }
