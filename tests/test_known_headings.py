"""Headings that numbers, letters or their words alone show, in text where nothing sets them apart."""

from __future__ import annotations

import pytest

from reading_of import facts, read
from vanort.documents.sections import find_sections

NUMBERED = [
    ("da", "Projekter\n\n{0} Grøn brint\nProjektet undersøger, hvordan brint kan bruges til lastbiler og mindre skibe i vest. Port Esbjerg er leadpartner.\n"),
    ("de", "Unsere Projekte\n\n{0} Brot und Garn\nIn diesem Projekt lesen Jugendliche einander vor und nähen zusammen. Die Stadt Celle leitet das Projekt.\n"),
    ("en", "Our projects\n\n{0} Warm Rooms\nThe project helps tenants to insulate their homes before the winter comes. Cork City Council leads the project.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NUMBERED)
@pytest.mark.parametrize("number", ["2.1", "a)", "(b)", "3."])
def test_a_numbered_line_above_its_paragraph_is_the_heading_of_a_project(language: str, text: str, number: str) -> None:
    leaders = {thing for _, predicate, thing in facts(text.format(number), language) if predicate == "coordinator"}
    assert len(leaders) == 1


def test_what_is_numbered_further_stands_below() -> None:
    text = "2. Projects\n\nTwo run.\n\n2.1 Warm Rooms\n\nIt runs.\n\n2.1.1 Money\n\nEnough.\n\nb) Rest\n\nNone.\n"
    levels = {section.heading: section.level for section in find_sections(text)}
    assert levels == {"2. Projects": 2, "2.1 Warm Rooms": 3, "2.1.1 Money": 4, "b) Rest": 3}


CONTACTS_BELOW_NETWORKS = [
    ("en", "Networks\nHull City Council is a member of Eurocities.\nContact us\nAnna Berg\nEmail: anna.berg@hull.example\nPrivacy Accessibility"),
    ("sv", "Nätverk och medlemskap\nLunds kommun är medlem i Eurocities.\nKontakt\nAnna Berg\nE-post: anna.berg@lund.example\nPersonuppgifter Tillgänglighet"),
    ("de", "Netzwerke\nDie Stadt Ulm ist Mitglied im Klima-Bündnis.\nAnsprechpersonen\nAnna Berg\nE-Mail: anna.berg@ulm.example\nImpressum Datenschutz"),
    ("no", "Nettverk\nVoss kommune er medlem av Eurocities.\nKontakt\nAnna Berg\nE-post: anna.berg@voss.example\nPersonvern Tilgjengelighet"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CONTACTS_BELOW_NETWORKS)
def test_what_stands_below_the_heading_for_contacts_is_no_membership(language: str, text: str) -> None:
    members = [thing for _, predicate, thing in facts(text, language) if predicate == "memberOf"]
    assert len(members) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Trosa kommun arbetar med andra länder sedan 1990.\nVåra vänorter\nPaide, Estland\nLejre, Danmark\nEid, Norge"),
        ("da", "Lemvig Kommune har arbejdet med andre lande siden 1990.\nVenskabsbyer\nPaide, Estland\nTrosa, Sverige\nEid, Norge"),
        ("de", "Die Stadt Celle arbeitet seit 1990 mit anderen Ländern zusammen.\nUnsere Partnerstädte\nPaide, Estland\nTrosa, Schweden\nLejre, Dänemark"),
        ("en", "Hull City Council has worked with other countries since 1990.\nOur twin towns\nPaide, Estonia\nTrosa, Sweden\nLejre, Denmark"),
    ],
)  # fmt: skip
def test_a_usual_heading_in_tight_text_says_what_the_lines_below_it_list(language: str, text: str) -> None:
    twins = {thing for _, predicate, thing in facts(text, language) if predicate == "twinnedWith"}
    assert len(twins & {"Paide", "Trosa", "Lejre", "Eid"}) == 3


def test_a_name_behind_the_word_for_contact_is_no_heading() -> None:
    text = "Hull City Council is a member of Eurocities.\nContact {}\nThe office has two rooms."
    named, plain = (read(text.format(rest), "en").page.sections for rest in ("Anna Berg", "details"))
    assert [section.heading for section in named] == [""]
    assert [section.heading for section in plain] == ["", "Contact details"]


@pytest.mark.parametrize(
    ("language", "line"),
    [("sv", "TJÄNSTESKRIVELSE"), ("no", "Saksframlegg"), ("da", "NOTAT"), ("fi", "Muistio"), ("de", "Vermerk"), ("en", "MEMORANDUM")],
)  # fmt: skip
def test_what_kind_of_document_it_is_is_no_title(language: str, line: str) -> None:
    text = f"{line}\n\nDate: 4.2.2025\nPeriod: 2020–2022\nBudget: 4 000 euro\n\n"
    assert not [entity for entity in read(text, language).entities if entity.kind == "Project"]
