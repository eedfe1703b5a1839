"""A person is hidden wherever a sentence names them, in page, report and exports; what only shares a word with them stays."""

from __future__ import annotations

import base64
import gzip
import re
from pathlib import Path

import pytest

from vanort.build import build
from vanort.dataset.compile import compile_workspace
from vanort.errors import PrivacyError
from vanort.explorer import explore_workspace
from vanort.privacy.publish import publish
from vanort.privacy.redaction import MASK
from vanort.publish.export import FORMS, export
from vanort.report import report_workspace
from vanort.workspace.model import Workspace, open_workspace
from workspaces import make_document, make_workspace

TEXT = """\
Lund and Ekby

Ekby Municipality and Lund have been twin towns since 2006.
Eva Lund leads the project Lund Bridges for Ekby Municipality.

The office is at 4 Lund Street, and the money comes from Lund Trading Ltd.
Evaluation by Lund Trading Ltd says that Lund gained most. Eva was glad.
"""
CLAIMS = """\
document: page.txt
things:
  ekby: {type: Municipality, name: Ekby Municipality}
  lund: {type: Municipality, name: Lund}
  bridges: {type: Project, name: Lund Bridges}
  trading: {type: Organisation, name: Lund Trading Ltd}
  eva: {type: Person, name: Eva Lund}
claims:
  - {subject: eva, property: worksFor, object: ekby, quote: Eva Lund leads the project Lund Bridges for Ekby Municipality}
  - {subject: bridges, property: partner, object: ekby, quote: Eva Lund leads the project Lund Bridges for Ekby Municipality}
  - {subject: bridges, property: funder, object: trading, quote: the money comes from Lund Trading Ltd}
  - {subject: bridges, property: partner, object: lund, quote: Lund gained most. Eva was glad}
"""
OTHER = (
    """\
Roads

The project Safe Roads is led by Hill Town. Eva Lund, of Ekby Municipality, sat in its board with EVA LUND'S deputy.
"""
    + "A line about gravel and culverts.\n" * 60
    + "The storm Eva closed roads in Hill Town in 2019.\n"
)
OTHER_CLAIMS = """\
document: other.txt
things:
  roads: {type: Project, name: Safe Roads}
  hill: {type: Municipality, name: Hill Town}
  ekby: {type: Municipality, name: Ekby Municipality}
claims:
  - {subject: roads, property: coordinator, object: hill, quote: The project Safe Roads is led by Hill Town. Eva Lund}
  - {subject: roads, property: partner, object: ekby, quote: "of Ekby Municipality, sat in its board with EVA LUND'S deputy"}
  - {subject: roads, property: start, object: 2019, quote: The storm Eva closed roads in Hill Town in 2019}
"""


def everything(workspace: Workspace) -> dict[str, str]:
    """Return all that is published of a workspace, with the page's packed blocks unpacked."""
    page = explore_workspace(workspace)
    packed = re.findall(r'<script type="[^"]+" id="block-\w+">([A-Za-z0-9+/=\s]+)</script>', page)
    blocks = [gzip.decompress(base64.b64decode(block)).decode("utf-8", "replace") for block in packed]
    return {
        "page": page + "".join(blocks),
        "report": report_workspace(workspace),
        **{form: export(workspace, form) for form in FORMS},
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is published of two pages, of which the first states a person and the second names her."""
    made = make_workspace(tmp_path_factory.mktemp("two"), {"page": (TEXT, CLAIMS), "other": (OTHER, OTHER_CLAIMS)})
    build(made)
    return everything(made)


def test_a_person_is_hidden_where_stated_and_where_named(published: dict[str, str]) -> None:
    """Her name is nowhere: not at the claim's place, not in another claim's words, not on another page, in no spelling."""
    for where, text in published.items():
        assert not re.search(r"Eva[ _+-]Lund|Lund,? Eva|Eva was", text, re.IGNORECASE), where


@pytest.mark.parametrize(
    "kept",
    [
        f"{MASK * 8} leads the project Lund Bridges for Ekby Municipality",
        "the money comes from Lund Trading Ltd",
        "The office is at 4 Lund Street",
        f"Lund gained most. {MASK * 3} was glad",
        "Evaluation by",
        "led by Hill Town",
        "The storm Eva closed roads in Hill Town in 2019",
    ],
)
def test_what_shares_a_word_with_a_person_stays(published: dict[str, str], kept: str) -> None:
    """A town, a street, a company and a project with her surname keep it, as do words that her first name begins."""
    for form in ("nq", "trig", "jsonld", "rdf12", "page"):
        assert kept in published[form], form


def test_a_person_turned_down_hides_nothing(tmp_path: Path) -> None:
    """Where people reject that somebody is a person, no passage is hidden for that name."""
    claims = CLAIMS.replace("name: Eva Lund}", "name: Eva Lund, review: rejected}")
    made = make_workspace(tmp_path, {"page": (TEXT, claims)})
    build(made)
    exported = export(made, "nq")

    assert "Eva Lund leads the project Lund Bridges" in exported
    assert MASK not in exported


def test_a_build_that_a_name_stops_says_which_claim(tmp_path: Path) -> None:
    """Where a title of the user's own holds a name, the build stops and points to the claim's file and line, not to the name."""
    make_workspace(tmp_path, {"page": (TEXT, CLAIMS)})
    (tmp_path / "vanort.toml").write_text('title = "The work of Eva Lund"\n', encoding="utf-8")
    made = open_workspace(tmp_path)
    line = CLAIMS.splitlines().index("  eva: {type: Person, name: Eva Lund}") + 1

    with pytest.raises(PrivacyError) as refused:
        build(made)

    assert f"claims/page.yaml:{line}" in str(refused.value)
    assert "Eva" not in str(refused.value)


FIRST_NAMES = ["Max", "Mark", "Link", "Page", "Data", "Script", "Style", "Color", "Rose"]
PROJECTS = {
    "sv": "{} leder projektet Rena stränder för Ekby kommun.",
    "en": "{} leads the project Rena stränder for Ekby kommun.",
    "no": "{} leder prosjektet Rena stränder for Ekby kommun.",
    "da": "{} leder projektet Rena stränder for Ekby kommun.",
    "de": "{} leitet das Projekt Rena stränder für Ekby kommun.",
    "fi": "{} johtaa hanketta Rena stränder, Ekby kommun.",
}


@pytest.mark.parametrize("language", sorted(PROJECTS))
def test_first_names_that_are_words_stop_no_build(tmp_path: Path, language: str) -> None:
    """Persons called as words of scripts and style sheets, alone or with a surname, are hidden and stop nothing."""
    called = [*FIRST_NAMES, *(f"{name} Ekdahl" for name in FIRST_NAMES)]
    text = "".join(f"{PROJECTS[language].format(name)}\n" for name in called)
    quotes = text.splitlines()
    things = "".join(
        f'  p{at}: {{type: Person, name: {name}, quote: {name}, within: "{quotes[at]}"}}\n'
        for at, name in enumerate(called)
    )
    stated = "".join(
        f'  - {{subject: p{at}, property: worksFor, object: ekby, quote: "{quote}"}}\n'
        f'  - {{subject: shores, property: partner, object: ekby, quote: "{quote}"}}\n'
        for at, quote in enumerate(quotes)
    )
    claims = (
        "document: page.txt\nthings:\n  ekby: {type: Municipality, name: Ekby kommun}\n"
        f"  shores: {{type: Project, name: Rena stränder}}\n{things}claims:\n{stated}"
    )
    make_workspace(tmp_path, {"page": (text, claims)})
    make_document(tmp_path / "documents", text, language=language)
    made = open_workspace(tmp_path)
    build(made)
    exported = export(made, "nq")

    assert "Ekdahl" not in exported
    assert not re.search(rf"\b(?:{'|'.join(FIRST_NAMES)})\b (?:leder|leads|leitet|johtaa)", exported)
    assert "Ekdahl" not in report_workspace(made)


STREET = """\
document: {stem}.txt
things:
  lund: {{type: Municipality, name: Lunds kommun}}
  street: {{type: Organisation, name: Stiftelsen Karin Boye}}
  karin-lund: {{type: Person, name: Karin Lund}}
  karin-lund-contact: {{type: ContactPoint, quote: "Kontakt: Karin Lund"}}
  fest: {{type: Project, name: Festen}}
claims:
  - {{subject: fest, property: partner, object: lund, quote: Lunds kommun}}
  - {{subject: fest, property: partner, object: street, quote: Stiftelsen Karin Boye}}
  - {{subject: karin-lund-contact, property: contactPerson, object: karin-lund, quote: Karin Lund}}
"""


def test_a_name_whose_words_are_all_public_stands_in_no_address(tmp_path: Path) -> None:
    """A foundation bears the first name and a town the surname: the contact of nobody's project is named by neither."""
    text = "Festen drivs av Lunds kommun och Stiftelsen Karin Boye. Kontakt: Karin Lund"
    made = make_workspace(tmp_path, {"page": (text, STREET.format(stem="page"))})
    shown = publish(compile_workspace(made).nquads()).nquads

    assert "karin-lund" not in shown
    assert "Karin Lund" not in shown
    assert "contact-point/" in shown
    assert "Stiftelsen Karin Boye" in shown
    assert "Lunds kommun" in shown


PERHAPS = """\
document: page.txt
things:
  lund: {{type: Municipality, name: Lunds kommun}}
  per: {{type: Organisation, name: Per Borås, confidence: 0.6, review: {review}}}
  fest: {{type: Project, name: Festen}}
claims:
  - {{subject: fest, property: partner, object: lund, quote: Lunds kommun}}
  - {{subject: fest, property: coordinator, object: per, quote: Per Borås, confidence: 0.8, review: {review}}}
"""


@pytest.mark.parametrize(("review", "shown"), [("unreviewed", False), ("accepted", True)])
def test_what_may_be_a_person_is_treated_as_one_until_decided(review: str, shown: bool, tmp_path: Path) -> None:
    """A first name before a town, taken for an organisation: nobody has said that it is one; somebody has."""
    made = make_workspace(
        tmp_path, {"page": ("Festen leds av Per Borås, Lunds kommun.", PERHAPS.format(review=review))}
    )
    found = publish(compile_workspace(made).nquads()).nquads

    assert ("Per Borås" in found) == shown
    assert "Lunds kommun" in found
