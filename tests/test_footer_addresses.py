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


@pytest.mark.parametrize(
    ("language", "text", "body", "phone", "mail"),
    [
        (
            "sv",
            (
                "Kontakt\nLena Skog\nStrateg\n060-555 11 20\nlena.skog@vara.example\nVara kommun, 534 81 Vara\n"
                "Telefon: 0512-55 50 00\nE-post: kontakt@vara.example"
            ),
            "Vara kommun",
            "0512-55 50 00",
            "kontakt@vara.example",
        ),
        (
            "de",
            (
                "Kontakt\nGesa Ammer, Leiterin\nTelefon: 0441 555-2417\nE-Mail: gesa.ammer@celle.example\n"
                "Stadt Celle, Am Markt 1, 29221 Celle\nTelefon 05141 555-4444\nE-Mail: servicecenter@celle.example"
            ),
            "Stadt Celle",
            "05141 555-4444",
            "servicecenter@celle.example",
        ),
        (
            "en",
            (
                "Contact us\nOrla Devane, Officer, 091 555 416, orla.devane@hull.example\n"
                "Hull City Council, Guildhall, Alfred Street, Hull\nPhone: 01482 555 400\nEmail: info@hull.example"
            ),
            "Hull City Council",
            "01482 555 400",
            "info@hull.example",
        ),
    ],
)
def test_what_stands_below_a_postal_address_is_not_of_the_person_above_who_has_a_number(
    language: str, text: str, body: str, phone: str, mail: str
) -> None:
    assert {(body, "phone", phone), (body, "email", mail)} <= _addresses(text, language)


def test_a_mailbox_that_may_be_somebodys_is_not_the_bodys_below_its_postal_address() -> None:
    text = "Kontakt\nLena Skog\n060-555 11 20\nVara kommun, 534 81 Vara\nTelefon: 0512-55 50 00\nlindgren@vara.example"
    assert ("Vara kommun", "email", "lindgren@vara.example") not in _addresses(text, "sv")


def test_a_number_below_the_employers_address_is_the_persons_who_has_none_above() -> None:
    text = "Kontakt\nLena Skog\nVara kommun, Torget 1, 534 81 Vara\nTelefon: 0512-55 50 07"
    assert ("Lena Skog", "phone", "0512-55 50 07") in _addresses(text, "sv")


@pytest.mark.parametrize(
    ("language", "registry"),
    [("fi", "Kirjaamo, kirjaamo@kemi.example"), ("sv", "Registrator, registrator@kemi.example"), ("de", "Poststelle, post@kemi.example")],
)  # fmt: skip
def test_a_mailbox_with_a_name_of_its_own_is_not_of_the_person_in_the_line_above(language: str, registry: str) -> None:
    text = f"Kontakt\nMirja Nolja, mirja.nolja@kemi.example\n{registry}"
    mail = registry.split()[-1]
    assert ("Mirja Nolja", "email", mail) not in _addresses(text, language)
