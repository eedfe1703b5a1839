"""A function runs in a fresh Python: what it returns and what it raises come back, what it prints goes to standard error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vanort.errors import StoreError, VanortError
from vanort.store.embedded import open_embedded
from vanort.support.fresh_process import in_fresh_process


def test_what_it_returns_comes_back(capfd: pytest.CaptureFixture[str]) -> None:
    """It has a process of its own, and its words do not get into the answer."""
    assert in_fresh_process(max, 3, 5) == 5
    assert in_fresh_process(os.getpid) != os.getpid()

    in_fresh_process(print, "on its way")

    said = capfd.readouterr()
    assert said.out == ""
    assert said.err == "on its way\n"


def test_what_it_raises_is_raised_here(tmp_path: Path) -> None:
    """An error keeps its file; a process that was ended from outside is told, too."""
    broken = tmp_path / "data.nq"
    broken.write_text("this is no quad\n", encoding="utf-8")

    with pytest.raises(StoreError, match=r"data\.nq.*not N-Quads"):
        open_embedded(broken, home="disk")
    with pytest.raises(VanortError, match="ended from outside"):
        in_fresh_process(os._exit, 3)
