"""Addresses at the foot of a page are the authority's; a mailbox below somebody's name is that person's."""

from __future__ import annotations

import pytest

from reading_of import read


def _addresses(text: str, language: str) -> set[tuple[str, str, str]]:
    facts = read(text, language).facts
    return {(f.subject.label, f.predicate, str(f.object)) for f in facts if f.predicate in {"email", "phone"}}


@pytest.mark.parametrize(
    ("language", "text", "body", "mail"),
    [
        (
            "sv",
            (
                "Vänorter\nVara kommun har en vänort, Hof.\nVara kommun, Torget 1, 534 81 Vara\n"
                "Kansli 0512-55 50 00, kommun@vara.example"
            ),
            "Vara kommun",
            "kommun@vara.example",
        ),
        (
            "da",
            (
                "Venskabsbyer\nRibe Kommune har en venskabsby, Hof.\nRibe Kommune, Torvet 1, 6760 Ribe\n"
                "Tlf. 76 16 55 00 | post@ribe.example"
            ),
            "Ribe Kommune",
            "post@ribe.example",
        ),
        (
            "de",
            (
                "Partnerstädte\nDie Stadt Celle hat eine Partnerstadt, Meudon.\nStadt Celle, Am Markt 1, 29221 Celle\n"
                "Telefon 05141 555 0 stadt@celle.example"
            ),
            "Stadt Celle",
            "stadt@celle.example",
        ),
        (
            "en",
            (
                "Our twin towns\nHull City Council has one twin town, Reykjavik.\nHull City Council, Alfred Street, Hull\n"
                "Customer services 01482 555 000 | services@hull.example"
            ),
            "Hull City Council",
            "services@hull.example",
        ),
        (
            "fi",
            (
                "Ystävyyskaupungit\nKemin kaupungilla on yksi ystävyyskaupunki, Luulaja.\n"
                "Yleiset kysymykset: kansainväliset asiat, kirjaamo@kemi.example"
            ),
            "Kemin kaupunki",
            "kirjaamo@kemi.example",
        ),
    ],
)
def test_the_mailbox_of_an_authority_is_its_own(language: str, text: str, body: str, mail: str) -> None:
    """Behind a postal address, or on a line that names nobody, the authority of the page is written to."""
    assert (body, "email", mail) in _addresses(text, language)


@pytest.mark.parametrize(
    ("language", "text", "person", "mail"),
    [
        ("da", "Ribe Kommune\nKontakt\nAnne-Mette Rask Jensen\namrj@ribe.example", "Anne-Mette Rask Jensen", "amrj@ribe.example"),
        ("sv", "Vara kommun\nKontakt\nKarin Lindgren\nkarin@vara.example", "Karin Lindgren", "karin@vara.example"),
        ("sv", "Vara kommun\nKontakt\nKarin Lindgren\nE-post: kalgr@vara.example", "Karin Lindgren", "kalgr@vara.example"),
        ("en", "Hull City Council\nContact\nJohn Carter\njcarter@hull.example", "John Carter", "jcarter@hull.example"),
    ],
)  # fmt: skip
def test_the_mailbox_of_a_person_is_no_authority_s(language: str, text: str, person: str, mail: str) -> None:
    """Initials, a first name and a surname with an initial are somebody's: such mail is personal data."""
    told = _addresses(text, language)

    assert (person, "email", mail) in told
    assert {subject for subject, _, value in told if value == mail} == {person}
