"""The workbench answers its own page on this machine, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from workbenches import Running, running_workbench
from workspaces import make_workspace


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A workbench for all tests of this file."""
    root = tmp_path_factory.mktemp("guarded")
    make_workspace(root)
    with running_workbench(root) as running:
        yield running


def test_the_address_opens_the_door_for_a_browser(workbench: Running) -> None:
    """The page comes with a cookie that only this server gets, and that no script can read; with it the calls work."""
    status, headers, body = workbench.ask(f"/?token={workbench.token}", key=False)
    cookie = headers["set-cookie"]

    assert (status, b"<main" in body or b"main.js" in body) == (200, True)
    assert cookie.endswith("; HttpOnly; SameSite=Strict; Path=/")
    status, _, body = workbench.ask("/api/documents", key=False, headers={"Cookie": cookie.partition(";")[0]})
    assert (status, json.loads(body)["documents"][0]["name"]) == (200, "page.txt")


def test_every_answer_keeps_the_policy(workbench: Running) -> None:
    """Page, script, call and refusal alike may load nothing from elsewhere, run no text as script, and stand in no frame."""
    for path, key in (("/", True), ("/main.js", True), ("/api/documents", True), ("/api/documents", False)):
        policy = workbench.ask(path, key=key)[1]["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("path", "headers", "key", "status"),
    [
        ("/api/documents", {}, False, 403),
        ("/", {}, False, 403),
        ("/main.js", {}, False, 403),
        ("/?token=wrong", {}, False, 403),
        ("/api/documents?token={token}", {}, False, 403),  # the token in an address opens the page, and no call
        ("/api/documents", {"Authorization": "Bearer ä"}, False, 403),
        ("/api/documents", {"Cookie": "vanort-workbench-{port}=wrong"}, False, 403),
        ("/api/documents", {"Host": "evil.example:{port}"}, True, 421),
        ("/api/documents", {"Host": "localhost"}, True, 421),
        ("/api/documents", {"Origin": "http://evil.example"}, True, 403),
        ("/api/documents", {"Origin": "null"}, True, 403),
        ("/api/documents", {"Sec-Fetch-Site": "cross-site"}, True, 403),
        ("/api/documents", {"Sec-Fetch-Site": "same-site"}, True, 403),
        ("/api/documents", {"Origin": "http://localhost:{port}"}, True, 403),  # asked as 127.0.0.1
    ],
)
def test_nobody_else_is_answered(
    workbench: Running, path: str, headers: dict[str, str], key: bool, status: int
) -> None:
    """A request without the key, under another name or from another page is refused."""
    own = {name: value.replace("{port}", str(workbench.port)) for name, value in headers.items()}
    own = {name: value.encode("utf-8").decode("latin-1") for name, value in own.items()}

    found, _, body = workbench.ask(path.replace("{token}", workbench.token), headers=own, key=key)

    assert found == status
    assert b"page.txt" not in body


def test_a_change_says_from_which_page_it_comes(workbench: Running) -> None:
    """With the cookie alone nothing is changed: a form of another page sends it with no origin of ours."""
    cookie = workbench.ask(f"/?token={workbench.token}", key=False)[1]["set-cookie"].partition(";")[0]
    own = {"Origin": f"http://127.0.0.1:{workbench.port}"}

    statuses = [
        workbench.ask("/api/undo", {}, key=False, headers={"Cookie": cookie} | more)[0]
        for more in ({}, {"Origin": "http://evil.example"}, own | {"Content-Type": "text/plain"}, own)
    ]

    assert statuses == [403, 403, 415, 200]


@pytest.mark.parametrize(
    ("call", "body", "status"),
    [
        ("judge", {"document": "page.txt", "entries": {"thing:ekby": "unreviewed"}, "verdict": "burnt"}, 409),
        ("judge", {"document": "../page.txt", "entries": {}, "verdict": "accepted"}, 409),
        ("judge", {"document": "nothing.txt", "entries": {}, "verdict": "accepted"}, 409),
        ("judge", {"document": 7}, 409),
        ("judge", [], 400),
        ("silent", {"document": "page.txt", "starts": ["x"]}, 400),
        ("add", {"document": "page.txt"}, 400),
        ("add", {"document": "page.txt", "thing": {"type": "Ufo", "name": "x", "start": 0, "end": 3}}, 409),
        ("add", {"document": "page.txt", "thing": {"type": "Theme", "name": "x", "start": -9, "end": 10**30}}, 409),
    ],
)
def test_what_no_page_sends_is_refused_in_words(workbench: Running, call: str, body: object, status: int) -> None:
    """Calls that cannot be meant are answered with a reason, and the server goes on."""
    found, headers, answer = workbench.ask(f"/api/{call}", body)

    assert found == status
    assert json.loads(answer)["error"]
    assert b"Traceback" not in answer
    assert headers["content-type"].startswith("application/json")
