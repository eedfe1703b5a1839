"""Workers of the server: what the engine keeps of each answer goes with the process."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from event_loops import awaited
from vanort.server import engine, loading
from vanort.server.engine import Engine, Limits
from vanort.server.replies import Question


def test_a_worker_ends_after_so_many_answers_and_another_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No process answers for ever, and whoever asks notices nothing of the change."""
    monkeypatch.setattr(engine, "MOST_ANSWERS", 3)
    path = tmp_path / "data.nt"
    thing = ox.NamedNode("http://example.org/a")
    path.write_bytes(bytes(ox.serialize([ox.Triple(thing, thing, thing)], format=ox.RdfFormat.N_TRIPLES) or b""))
    served = Engine(lambda: loading.load(path, include_contacts=False), Limits())
    text = f"SELECT ?o {{ {thing} {thing} ?o }}"

    async def ask() -> tuple[list[str], set[int]]:
        answers, workers = [], set()
        for _ in range(7):
            answers.append(bytes((await served.ask(Question(text, "csv"))).body).decode())
            workers |= {worker.pid for worker in served._idle}
        return answers, workers

    try:
        answers, workers = awaited(ask())
    finally:
        served.stop()

    assert len(set(answers)) == 1
    assert "http://example.org/a" in answers[0]
    assert len(workers) == 3
