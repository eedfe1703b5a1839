"""The report: self-contained, described, without persons, the same on every run, in two languages."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from graphs import SMALL, store_of
from vanort.analysis.analysing import analyse
from vanort.dataset.compile import compile_workspace
from vanort.report import report_workspace, write_report
from vanort.report.words import LANGUAGES, words
from vanort.workspace.model import open_workspace

DATA = Path(__file__).parent.parent / "data"
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
NAME = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def quads() -> str:
    """The example workspace, compiled."""
    return compile_workspace(open_workspace(DATA)).nquads()


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, quads: str) -> str:
    """The report of the example workspace."""
    return report_workspace(open_workspace(DATA), dataset=quads, language=request.param)


class Tags(HTMLParser):
    """Collect tags and attributes; complain where they are not closed in order."""

    EMPTY = frozenset({"meta", "link", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note a tag that begins."""
        self.found.append((tag, dict(attributes)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note a tag that holds nothing."""
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        """Check that the tag that ends is the one that began last."""
        assert self.open.pop() == tag


def tags_of(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """All tags of a page that is well formed."""
    parser = Tags()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser.found


def test_nothing_is_loaded_and_nothing_runs(page: str) -> None:
    """No script, no image, no link to elsewhere, no inline style: the page's own policy forbids all but its style."""
    tags = tags_of(page)

    assert {"script", "img", "iframe", "link", "object", "form"}.isdisjoint(tag for tag, _ in tags)
    assert not any("style" in attributes or "src" in attributes for _, attributes in tags)
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert all((attributes["href"] or "").startswith("#") for _, attributes in tags if "href" in attributes)
    assert "@import" not in page
    assert "url(" not in page


def test_the_policy_allows_exactly_the_style_that_is_there(page: str) -> None:
    """Its hash is in the policy."""
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_every_drawing_says_in_words_what_it_shows(page: str) -> None:
    """Six drawings, each XML by itself, with a title and a description that an assistive program reads."""
    drawings = [ET.fromstring(drawing) for drawing in SVG.findall(page)]  # noqa: S314 (our own page)

    assert len(drawings) == 6
    for drawing in drawings:
        title, description = drawing.find(f"{NAME}title"), drawing.find(f"{NAME}desc")
        assert title is not None
        assert description is not None
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert len(description.text or "") > 30


def test_every_note_can_be_reached_and_left(page: str) -> None:
    """A number after a sentence leads to a note, and the note leads back."""
    targets = {attributes["id"] for _, attributes in tags_of(page) if "id" in attributes}
    links = {(attributes["href"] or "")[1:] for _, attributes in tags_of(page) if "href" in attributes}

    assert len(links) > 20
    assert links <= targets


def test_no_person_is_in_it(page: str) -> None:
    """No name, no e-mail address, no telephone number of the nine contacts."""
    for secret in ("Folkesson", "Mustafa", "Palmblad", "Johansson", "@", "0470", "0736"):
        assert secret not in page.partition("</style>")[2]


def test_the_same_input_gives_the_same_bytes(quads: str) -> None:
    """Twice the same page."""
    workspace = open_workspace(DATA)

    assert report_workspace(workspace, dataset=quads) == report_workspace(workspace, dataset=quads)


def test_hostile_labels_stay_text() -> None:
    """A label with markup is shown, not run."""
    store = store_of(SMALL.replace('"Eastlea"', '"<script>alert(1)</script> & \\"]]>"'))
    try:
        page = write_report(analyse(store), title="</title><script>")
    finally:
        store.close()

    assert "script" not in {tag for tag, _ in tags_of(page)}
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_workspace_gives_a_page_that_says_so(language: str) -> None:
    """No drawing, no table, a sentence."""
    store = store_of("")
    try:
        page = write_report(analyse(store, language=language), title="Nothing")
    finally:
        store.close()

    tags_of(page)
    assert "<svg" not in page
    assert words(language)["empty"] in page


def test_money_in_a_circle_is_drawn_all_the_same() -> None:
    """The checks report a circle of money; the drawing leaves out the step that closes it."""
    import networkx as nx

    from vanort.report.flows import flows

    money = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    nx.set_node_attributes(money, {node: node.upper() for node in money}, "label")

    assert flows(money, "en").count('class="flow"') == 2


def test_both_languages_have_the_same_words() -> None:
    """Every caption exists in both languages, with the same places to fill."""
    english, swedish = words("en"), words("sv")

    assert set(english) == set(swedish)
    for name, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", swedish[name]))
