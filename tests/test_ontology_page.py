"""The ontology's page: whole, in both languages, needing nothing else, and drawn as the ontology says."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from rdflib import RDFS, Graph, URIRef

from vanort.report.ontology_page import render_page
from vanort.support.resources import resource
from vanort.vocabulary import PREFIXES, VANORT

EMPTY = {"br", "meta", "link", "img", "input", "hr"}
DRAWN_EMPTY = {"path", "rect", "line"}


class Outline(HTMLParser):
    """Note what a page is made of: ids, links, headings, texts by language, and tags that do not close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.loads: list[str] = []
        self.languages: Counter[tuple[str, str]] = Counter()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens."""
        values = {name: value or "" for name, value in attrs}
        if tag not in EMPTY | DRAWN_EMPTY:
            self.open.append(tag)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if tag == "a" else []
        self.loads += [values[name] for name in ("src", "srcset", "data", "poster") if name in values]
        self.loads += [values["href"]] if tag == "link" else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag in ("span", "p", "li", "text"):
            self.languages[tag, values.get("lang", "")] += 1

    def handle_endtag(self, tag: str) -> None:
        """Check that a tag closes the one that is open."""
        if tag not in DRAWN_EMPTY:
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page() -> str:
    """The page."""
    return render_page()


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    """What the page is made of."""
    return Outline(page)


def test_every_term_stands_on_the_page_once(page: str) -> None:
    """Each class and property has one section of its own, with its example."""
    sections = re.findall(r'<section class="term" id="(\w+)"', page)

    assert sorted(sections) == sorted(name for name in VANORT.__annotations__ if not name.startswith("_"))
    assert page.count("<pre>") >= len(sections)


def test_the_page_is_well_formed(outline: Outline) -> None:
    """Every tag closes, every id is there once, every link within the page leads somewhere."""
    assert outline.open == []
    assert [name for name, count in Counter(outline.ids).items() if count > 1] == []
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_headings_go_down_one_step_at_a_time(outline: Outline) -> None:
    """A reader with a screen reader meets one main heading, and no level is skipped."""
    assert outline.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))


def test_every_text_is_there_in_both_languages(outline: Outline) -> None:
    """What is said in English is said in Swedish too."""
    for tag in ("span", "p", "li", "text"):
        assert outline.languages[tag, "en"] == outline.languages[tag, "sv"] > 0


def test_the_page_needs_nothing_else(page: str, outline: Outline) -> None:
    """Nothing is loaded: no script, style, font or picture from another file or address."""
    assert outline.loads == []
    assert re.findall(r"@import|url\((?!#)", page) == []
    assert "<script src" not in page


def test_every_rule_is_told(page: str) -> None:
    """Each shape and each check stands in the table of rules."""
    shapes = re.findall(
        r"^shape:([\w-]+)\n(?:.+\n)*?    sh:severity", resource("ontology/shapes.ttl").read_text(), re.M
    )
    checks = [path.name for path in resource("queries/checks").glob("*.rq")]

    assert len(shapes) > 40
    assert [name for name in (*(f"shape:{s}" for s in shapes), *checks) if f"<code>{name}</code>" not in page] == []


def test_the_page_is_the_same_each_time(page: str) -> None:
    """The same ontology gives the same bytes."""
    assert render_page() == page


def test_the_diagram_draws_what_the_ontology_says() -> None:
    """Each arrow is a property between these classes, or the step from a class to a wider one."""
    ontology = Graph().parse(resource("ontology/vanort.ttl"))
    drawing = resource("ontology/diagram.svg").read_text(encoding="utf-8")
    edges = [edge.split() for edge in re.findall(r'data-edge="(.+?)"', drawing)]

    assert len(edges) > 20
    for start, property_, end in edges:
        if property_ == "subClassOf":
            assert (VANORT[start], RDFS.subClassOf, VANORT[end]) in ontology
        elif ":" not in property_:
            range_ = VANORT[end] if ":" not in end else _expanded(end)
            domain = ontology.value(VANORT[property_], RDFS.domain)

            assert ontology.value(VANORT[property_], RDFS.range) == range_, property_
            assert domain in (None, VANORT[start]), property_
        else:
            assert (_expanded(property_), RDFS.label, None) in ontology


def _expanded(curie: str) -> URIRef:
    prefix, _, local = curie.partition(":")
    return URIRef(PREFIXES[prefix] + local)
