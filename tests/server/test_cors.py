"""Pages of other sites: they may ask where the server is told so, and never change anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.running import Answered, Server, serving
from vanort.build import build
from vanort.errors import StoreError
from vanort.server.cors import read_origins
from workspaces import make_workspace

ASK = "/sparql?query=ASK%7B%7D"
ALLOWED = "access-control-allow-origin"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(make_workspace(tmp_path_factory.mktemp("workspace"))).folder / "dataset.nq"


@pytest.fixture(scope="module", params=["*", "https://yasgui.org"])
def opened(request: pytest.FixtureRequest, dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    arguments = ("--data", str(dataset), "--allow-update", "--allow-origin", request.param)
    with serving(tmp_path_factory.mktemp("opened"), *arguments) as server:
        yield server


@pytest.fixture(scope="module")
def closed(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("closed"), "--data", str(dataset)) as server:
        yield server


def preflight(server: Server, path: str = "/sparql", **headers: str) -> Answered:
    asked = {
        "Origin": "https://yasgui.org",
        "Access-Control-Request-Method": "POST",
        "Sec-Fetch-Site": "cross-site",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return server.request("OPTIONS", path, headers=asked)


@pytest.mark.parametrize(
    "asked",
    ["content-type", "accept, content-type, x-requested-with", "accept,user-agent,content-type", "authorization"],
)
def test_a_browser_is_told_what_a_page_may_send(opened: Server, asked: str) -> None:
    """The question before the question is answered with the methods and headers that YASGUI, Comunica and d3-sparql use."""
    answer = preflight(opened, Access_Control_Request_Headers=asked)

    assert answer.status == 204
    assert answer.headers[ALLOWED] in ("*", "https://yasgui.org")
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == asked


def test_a_page_may_read_answers_and_errors(opened: Server) -> None:
    """Rows and reasons of a failure can be read, by GET and by each way of POST; other pages of ours cannot."""
    origin = {"Origin": "https://yasgui.org", "Sec-Fetch-Site": "cross-site"}
    form = {**origin, "Content-Type": "application/x-www-form-urlencoded"}
    answers = [
        opened.request("GET", ASK, headers=origin),
        opened.request("POST", "/sparql", b"query=ASK%7B%7D", form),
        opened.request("POST", "/sparql", b"ASK{}", {**origin, "Content-Type": "application/sparql-query"}),
        opened.request("GET", "/sparql?query=ASK%7B", headers=origin),
    ]

    assert [answer.status for answer in answers] == [200, 200, 200, 400]
    for answer in answers:
        assert answer.headers[ALLOWED] in ("*", "https://yasgui.org")
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/things", "/graphs?default", "/id/project/page.shores"):
        assert ALLOWED not in opened.request("GET", path, headers=origin).headers


def test_an_update_from_a_page_is_refused_all_the_same(opened: Server) -> None:
    """To be allowed to ask is not to be allowed to change, with or without the headers of newer browsers."""
    for origin in ({"Origin": "https://yasgui.org", "Sec-Fetch-Site": "cross-site"}, {"Origin": "https://yasgui.org"}):
        for type_, body in (
            ("application/sparql-update", b"CLEAR ALL"),
            ("application/x-www-form-urlencoded", b"update=CLEAR%20ALL"),
        ):
            assert opened.request("POST", "/sparql", body, {**origin, "Content-Type": type_}).status == 403
        put = {**origin, "Content-Type": "text/turtle"}
        assert opened.request("PUT", "/graphs?graph=urn:g", b"<a:b> <a:b> 1 .", put).status == 403


def test_a_site_that_was_not_named_reads_nothing(opened: Server) -> None:
    """Where one site is allowed, another gets no permission, and caches are told that it depends."""
    answer = opened.request("GET", ASK, headers={"Origin": "https://other.example"})

    if answer.headers.get(ALLOWED) != "*":
        assert ALLOWED not in answer.headers
        assert "Origin" in answer.headers["vary"]


def test_nobody_is_let_in_by_default(closed: Server) -> None:
    """Without the option no page of another site may read an answer."""
    answer, before = closed.request("GET", ASK, headers={"Origin": "https://yasgui.org"}), preflight(closed)

    assert answer.status == 200
    assert ALLOWED not in answer.headers
    assert before.status == 204
    assert ALLOWED not in before.headers
    assert before.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize("origin", ["yasgui.org", "https://yasgui.org/page", "ftp://a", ""])
def test_what_is_no_origin_is_refused(origin: str) -> None:
    """A name without its scheme, or with a path, is told before the server starts."""
    with pytest.raises(StoreError, match="Write it as"):
        read_origins([origin])
