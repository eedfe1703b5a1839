"""Whom a person works for and answers for: the body that stands before the name, by what stands between."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("sv", "Lunds kommuns {} Anna Kvarrén talade.", "Lunds kommun"),
        ("da", "Vejle Kommunes {} Anna Berg talte.", "Vejle Kommune"),
        ("no", "Alta kommunes {} Anna Berg talte.", "Alta kommune"),
    ],
)
def test_the_body_before_a_title_employs_and_before_another_word_does_not(language: str, text: str, body: str) -> None:
    """A body in the genitive is where its engineer works; its guest works somewhere else."""
    titled = {"sv": "projektledare", "da": "projektleder", "no": "prosjektleder"}[language]
    other = {"sv": "gäst", "da": "gæst", "no": "gjest"}[language]

    assert {o for _, p, o in facts(text.format(titled), language) if p == "affiliation"} == {body}
    assert not {o for _, p, o in facts(text.format(other), language) if p == "affiliation"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Vejle Kommune takker projektleder Anna Berg for talen."),
        ("no", "Alta kommune takker prosjektleder Anna Berg for talen."),
        ("en", "Lund Municipality thanks project manager Anna Berg for the talk."),
    ],
)
def test_a_body_that_is_not_in_the_genitive_does_not_employ(language: str, text: str) -> None:
    """Who thanks a project leader does not say whose leader that is."""
    assert not [o for _, p, o in facts(text, language) if p == "affiliation"]


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        (
            "sv",
            "Ekby kommun och Föreningen Norden svarar. Föreningen Norden: Anna Kvarrén, 046-35 50 00",
            "Föreningen Norden",
        ),
        ("sv", "Projektet Bokbåten\n\nNätverket Eurocities: Anna Kvarrén, 046-35 50 00", "Nätverket Eurocities"),
        (
            "en",
            "The project Clean Piers\n\nNordic Water Association: Anna Berg, +44 113 222 4444",
            "Nordic Water Association",
        ),
        (
            "de",
            "Das Projekt Stille Ufer\n\nVerein Offene Tür e.V.: Anna Berg, 05141 12 34 56",
            "Verein Offene Tür e.V.",
        ),
    ],
)
def test_a_person_answers_for_the_body_of_the_line(language: str, text: str, body: str) -> None:
    """The body that the line names is nearer than the page's authority, or the project of the section."""
    assert {one for one, said, _ in facts(text, language) if said == "contactPerson"} == {body}


@pytest.mark.parametrize(
    ("language", "between"),
    [
        ("en", "The office is open to all who want to know more about schools, roads and the sea"),
        ("de", "Das Büro steht allen offen, die mehr über Schulen, Straßen und das Meer wissen wollen"),
        ("sv", "Kontoret är öppet för alla som vill veta mer om skolor, vägar och havet vid kusten"),
    ],
)
def test_an_address_that_spells_a_name_is_its_person_s_some_lines_below_and_not_a_page_below(
    language: str, between: str
) -> None:
    """A record may have its lines apart; what stands a page away is another record."""

    def owners(lines: int) -> set[str]:
        text = "\n\n".join(["Anna Berg", *[between] * lines, "anna.berg@hull.example"])
        return {one for one, said, _ in facts(text, language) if said == "email"}

    assert owners(3) == {"Anna Berg"}
    assert owners(6) == set()


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        ("sv", "# Ekby kommun\n\nAnna Berg (C), {}, hälsar alla välkomna.", "Ekby kommun"),
        ("en", "# Hull City Council\n\nAnna Berg, {}, welcomes all.", "Hull City Council"),
        ("da", "# Ribe Kommune\n\nAnna Berg (V), {}, byder velkommen.", "Ribe Kommune"),
    ],
)
def test_the_mayor_on_an_authority_s_page_is_its_own(language: str, text: str, home: str) -> None:
    """The title may stand behind the name; another one says nothing of where somebody works."""
    mayor = {"sv": "kommunstyrelsens ordförande", "en": "the mayor", "da": "borgmester"}[language]
    guest = {"sv": "glad gäst", "en": "the guest", "da": "glad gæst"}[language]

    assert {o for _, said, o in facts(text.format(mayor), language) if said == "affiliation"} == {home}
    assert not {o for _, said, o in facts(text.format(guest), language) if said == "affiliation"}


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Phone"), ("sv", "Telefon"), ("de", "Telefon"), ("fi", "Puhelin")]
)
@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("12345", False),
        ("123 456", True),
        ("0123 456 789 012 34", True),
        ("0123 456 789 012 345", False),
    ],
)  # fmt: skip
def test_a_telephone_number_has_six_to_fifteen_digits(language: str, label: str, number: str, is_one: bool) -> None:
    """No number in the world has more than fifteen (E.164), and a few digits behind a label are an extension."""
    told = {value for _, said, value in facts(f"Eva Berg\n{label}: {number}\n", language) if said == "phone"}

    assert told == ({number} if is_one else set())


@pytest.mark.parametrize("language", ["en", "sv", "de"])
@pytest.mark.parametrize(("number", "is_one"), [("+46 123 45", False), ("+46 123 456", True), ("0123456", False)])
def test_without_a_label_a_number_is_a_telephone_s_by_its_form(language: str, number: str, is_one: bool) -> None:
    """With the code of a country and digits enough; digits in one piece may be anything."""
    told = {value for _, said, value in facts(f"Anna Berg {number}\n", language) if said == "phone"}

    assert told == ({number} if is_one else set())
