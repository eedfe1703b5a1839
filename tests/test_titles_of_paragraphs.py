"""Below a heading that says that projects follow, each paragraph may open with the title of one."""

from __future__ import annotations

import pytest

from reading_of import read

OF_TWO = [
    (
        "en",
        (
            "Which projects do we run?\n\nWarm Rooms helps tenants to insulate their homes. Cork City Council is lead partner. "
            "It runs from 2023 to 2027.\n\nOpen Voices came to an end in 2022. Kerry County Council led it."
        ),
        "Warm Rooms",
        "Open Voices",
    ),
    (
        "sv",
        (
            "Våra projekt\n\nGröna Gårdar hjälper lantbrukare att spara vatten. Trosa kommun är projektägare.\n\n"
            "Kustens Röster avslutades 2022. Nyköpings kommun ledde det."
        ),
        "Gröna Gårdar",
        "Kustens Röster",
    ),
    (
        "no",
        (
            "Våre prosjekter\n\nKaldt Vann tester nye målere. Voss kommune eier prosjektet.\n\n"
            "Åpne Dører startet i 2023. Bømlo kommune leder det."
        ),
        "Kaldt Vann",
        "Åpne Dører",
    ),
    (
        "da",
        (
            "Projekter\n\nBlå Byer hjælper havne med at spare strøm. Lemvig Kommune er projektejer.\n\n"
            "Stille Stræder handler om støj. Varde Kommune leder det."
        ),
        "Blå Byer",
        "Stille Stræder",
    ),
    (
        "de",
        (
            "Unsere Projekte\n\nKühlStadt hilft Haushalten beim Sparen. Die Stadt Lüneburg leitet das Vorhaben.\n\n"
            "GrünRaum begann 2024. Die Stadt Celle leitet es."
        ),
        "KühlStadt",
        "GrünRaum",
    ),
    (
        "fi",
        (
            "Käynnissä olevat hankkeet\n\nGreenKids opettaa lapsille kierrätystä. Rauman kaupunki johtaa sitä.\n\n"
            "BlueTown alkoi vuonna 2024. Porin kaupunki johtaa hanketta."
        ),
        "GreenKids",
        "BlueTown",
    ),
]


@pytest.mark.parametrize(("language", "text", "first", "second"), OF_TWO)
def test_each_paragraph_tells_of_the_project_that_opens_it(language: str, text: str, first: str, second: str) -> None:
    reading = read(text, language)
    assert {first, second} <= {entity.label for entity in reading.entities if entity.kind == "Project"}
    leaders = {(fact.subject.label, fact.object.label) for fact in reading.facts if fact.predicate == "coordinator"}
    assert {subject for subject, _ in leaders} == {first, second}
    assert len(leaders) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Our projects\n\nRobin Murphy is our project officer and joined in 2021. Hull City Council employs him.",
        ),
        ("sv", "Våra projekt\n\nEva Lindgren ansvarar för projekten sedan 2021. Hon betalas av Trosa kommun."),
        ("de", "Unsere Projekte\n\nKommunale Partnerschaften erhalten seit 2021 Zuschüsse vom Land."),
        ("no", "Våre prosjekter\n\nInterreg ga støtte til flere søknader i 2021."),
        ("en", "Our projects\n\nRobin Murphy started in 2021 and leads the project. Hull City Council pays."),
        ("no", "Våre prosjekter\n\nKari Nordmann startet i 2021. Voss kommune leder prosjektet."),
    ],
)
def test_no_person_body_or_common_words_become_a_title(language: str, text: str) -> None:
    assert not [entity.label for entity in read(text, language).entities if entity.kind == "Project"]


def test_a_paragraph_that_opens_with_something_else_tells_of_no_project_before_it() -> None:
    text = OF_TWO[2][1] + "\n\nInterreg ga støtte til flere søknader i 2021."
    assert "Interreg" not in {getattr(fact.object, "label", "") for fact in read(text, "no").facts}


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("sv", "Våra projekt\n\nGröna Torg hjälper handlare att spara el. Trosa kommun leder det.", "Lyktan finansieras av Sida."),
        ("en", "Our projects\n\nGreen Squares helps shops to save power. Hull City Council leads it.", "Lanterns are funded by Sida."),
        ("de", "Unsere Projekte\n\nGrünHof hilft Läden beim Sparen. Die Stadt Celle leitet es.", "Laternen fördert die GIZ."),
    ],
)  # fmt: skip
def test_what_another_paragraph_opens_with_is_not_paid_for_the_only_project_that_was_found(
    language: str, first: str, other: str
) -> None:
    payers = [fact.object for fact in read(f"{first}\n\n{other}", language).facts if fact.predicate == "fundedBy"]
    assert not payers


def test_names_that_hold_and_are_one_body() -> None:
    text = (
        "The project Blue Bays is led by Limerick City and County Council and funded by the Department of Rural and "
        "Community Development. The Department of Health and Interreg are no partners of Hull City and York City Council."
    )
    labels = {entity.label for entity in read(text, "en").entities}
    assert {"Limerick City and County Council", "Department of Rural and Community Development"} <= labels
    assert {"Department of Health", "Interreg", "Hull City", "York City Council"} <= labels


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        (
            "de",
            "Das Ministerium für Umwelt und Energie zahlt das Projekt Nordlicht.",
            "Ministerium für Umwelt und Energie",
        ),
        ("sv", "Myndigheten för kultur och fritid betalar projektet Nordljus.", "Myndigheten för kultur och fritid"),
        ("no", "Direktoratet for kultur og fritid betaler prosjektet Nordlys.", "Direktoratet for kultur og fritid"),
    ],
)
def test_a_verb_ends_a_name_in_small_letters(language: str, sentence: str, name: str) -> None:
    assert name in {entity.label for entity in read(sentence, language).entities}
