"""The notebooks run from a clean kernel, as a reader runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
PROGRAM = """
import sys
import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=300).execute()
print(sum(bool(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"))
"""


@pytest.mark.parametrize("name", ["01-explore", "03-network-analysis"])
def test_a_notebook_runs_in_a_kernel_of_its_own(name: str) -> None:
    """Every cell in turn; nearly every cell shows something."""
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM, f"{name}.ipynb"], cwd=NOTEBOOKS, capture_output=True, text=True, check=False
    )

    assert process.returncode == 0, process.stderr[-2000:]
    assert int(process.stdout) > 10
