"""The endpoint does what the SPARQL 1.1 Protocol says, test by test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.protocol.harness import ProtocolTest, read_manifest, run
from server.running import Server, serving

HERE = Path(__file__).parent / "protocol"
# The W3C's own manifest, where someone has it: VANORT_PROTOCOL_MANIFEST=…/sparql11/protocol/manifest.ttl, and
# VANORT_PROTOCOL_DATA=FILE.nq with its data as named graphs.
MANIFEST = Path(os.environ.get("VANORT_PROTOCOL_MANIFEST", HERE / "manifest.ttl"))
DATA = Path(os.environ.get("VANORT_PROTOCOL_DATA", HERE / "data.nq"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("protocol"), "--data", str(DATA), "--allow-update") as server:
        yield server


@pytest.mark.parametrize("test", read_manifest(MANIFEST), ids=lambda test: test.name)
def test_protocol(server: Server, test: ProtocolTest) -> None:
    """Each request of the manifest gets the status, the media type and the answer that it is to get."""
    assert run(test, server.endpoint) == []


def test_the_manifest_is_whole() -> None:
    """The manifest has the 34 tests of the W3C's."""
    assert len(read_manifest(MANIFEST)) == 34
