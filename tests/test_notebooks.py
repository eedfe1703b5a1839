"""The notebooks run from top to bottom."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs in turn, in the notebook's own folder, and the value at its end can be shown."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    monkeypatch.chdir(NOTEBOOKS)
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            run_cell("".join(cell["source"]), f"{path.name}, {cell['id']}", names)


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebook_holds_no_outputs(path: Path) -> None:
    """Notebooks are kept without outputs, so that a change of them can be read."""
    notebook = json.loads(path.read_text(encoding="utf-8"))

    assert all(not cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code")


def run_cell(source: str, where: str, names: dict[str, object]) -> None:
    """Run a cell as a notebook does: statements, and the last expression shown."""
    tree = ast.parse(source, where)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, where, "exec"), names)  # noqa: S102 (it is what the test is for)
    if isinstance(last, ast.Expr):
        shown = eval(compile(ast.Expression(last.value), where, "eval"), names)  # noqa: S307
        assert repr(shown)
        if hasattr(shown, "_repr_html_"):
            assert shown._repr_html_() is not None
