"""What makes a title where no noun stands right before it: another name, the years behind it, its paragraph."""

from __future__ import annotations

import pytest

from reading_of import names


def titles(text: str, language: str) -> set[str]:
    """Return the titles of projects in a text."""
    return {words for kind, words in names(text, language) if kind == "Project"}


@pytest.mark.parametrize(
    ("language", "of_project", "of_something", "title"),
    [
        (
            "en",
            "The project to paint the old bridge, also known as Iron Rose, is led by Leeds City Council.",
            "The old bridge, also known as Iron Rose, was painted by Leeds City Council.",
            "Iron Rose",
        ),
        (
            "de",
            "Das Projekt zum Streichen der Brücke, kurz „Eisenrose“, leitet die Stadt Celle.",
            "Die Brücke, kurz „Eisenrose“, wurde von der Stadt Celle gestrichen.",
            "Eisenrose",
        ),
        (
            "sv",
            "Projektet som målar bron, förkortat ”Järnrosen”, leds av Ekby kommun.",
            "Bron, förkortat ”Järnrosen”, målades av Ekby kommun.",
            "Järnrosen",
        ),
    ],
)
def test_another_name_is_a_title_where_a_project_is_spoken_of(
    language: str, of_project: str, of_something: str, title: str
) -> None:
    """What is "also known as" something may be a bridge: only where the word project stands near is it a project."""
    assert title in titles(of_project, language)
    assert title not in titles(of_something, language)


@pytest.mark.parametrize(
    ("language", "titled", "title", "described"),
    [
        (
            "en",
            "Clean Piers for Schools (2019–2021) helped schools.",
            "Clean Piers for Schools",
            "This three-year scheme (2019–2021) helped schools.",
        ),
        (
            "sv",
            "Bokbåten för barn (2019–2021) hjälpte skolor.",
            "Bokbåten för barn",
            "Detta treåriga arbete (2019–2021) hjälpte skolor.",
        ),
        (
            "de",
            "Stille Ufer (2019–2021) half Schulen.",
            "Stille Ufer",
            "Dieses dreijährige Vorhaben (2019–2021) half Schulen.",
        ),
        (
            "fi",
            "Puhtaat rannat (2019–2021) auttoi kouluja.",
            "Puhtaat rannat",
            "Tämä kolmivuotinen työ (2019–2021) auttoi kouluja.",
        ),
    ],
)
def test_years_in_brackets_make_a_title_of_a_name_and_not_of_a_description(
    language: str, titled: str, title: str, described: str
) -> None:
    """What opens with a small word ("this three-year scheme") tells of a project and does not name it."""
    assert titles(titled, language) == {title}
    assert titles(described, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("sv", "{} betalas av Nordplus.", "Öresundsljus"),
        ("de", "{} wird von Nordplus gefördert.", "Uferlicht"),
        ("da", "{} betales af Nordplus.", "Havnelys"),
        ("no", "{} betales av Nordplus.", "Fjordlys"),
    ],
)
def test_a_name_that_opens_a_short_text_and_is_paid_by_a_funder_is_a_project(
    language: str, text: str, title: str
) -> None:
    """One sign is enough in a text of a sentence; in one of many sentences it is not."""
    more = {"sv": " Vi åkte. Det regnade. De kom.", "de": " Wir kamen. Es regnete. Alle sangen."}
    more |= {"da": " Vi kom. Det regnede. Alle sang.", "no": " Vi kom. Det regnet. Alle sang."}

    assert titles(text.format(title), language) == {title}
    assert titles(text.format(title) + more[language], language) == set()


@pytest.mark.parametrize(
    ("language", "called", "title", "tells"),
    [
        ("en", "Our project is called: {}.", "Clean Piers", "We start a project: Schools work on it."),
        ("sv", "Vårt projekt heter: {}.", "Rena Stränder", "Vi startar ett projekt: Skolor arbetar med det."),
        ("de", "Das Projekt heißt: {}.", "Stille Ufer", "Wir beginnen ein Projekt: Schulen arbeiten daran."),
        ("da", "Projektet hedder: {}.", "Rene Strande", "Vi starter et projekt: Skoler arbejder med det."),
        ("no", "Prosjektet heter: {}.", "Rene Strender", "Vi starter et prosjekt: Skoler arbeider med det."),
        ("fi", "Hankkeen nimi on: {}.", "Puhtaat Rannat", "Aloitamme hankkeen: Koulut tekevät työtä."),
    ],
)
def test_a_colon_stands_before_a_title_only_where_something_is_called_so(
    language: str, called: str, title: str, tells: str
) -> None:
    """Behind "is called:" stands a name, behind "a project:" a sentence of its own."""
    assert titles(called.format(title), language) == {title}
    assert titles(tells, language) == set()


@pytest.mark.parametrize(
    ("language", "points", "expected"),
    [
        (
            "en",
            "Projects\n\na) Open Gates. The project is led by Leeds City Council.\n\nb) Quiet Lanes. The project is led by Hull City Council.",
            {"Open Gates", "Quiet Lanes"},
        ),
        (
            "sv",
            "Projekt\n\na) Öppna Grindar. Projektet leds av Ekby kommun.\n\nb) Tysta Gator. Projektet leds av Ekby kommun.",
            {"Öppna Grindar", "Tysta Gator"},
        ),
        ("de", "Projekte\n\n1. Offene Tore. Das Projekt wird von der Stadt Celle geleitet.", {"Offene Tore"}),
        ("fi", "Hankkeet\n\n1. Avoimet Portit. Hanketta johtaa Tampereen kaupunki.", {"Avoimet Portit"}),
    ],
)
def test_what_opens_a_point_is_a_title_where_the_point_goes_on_about_the_project(
    language: str, points: str, expected: set[str]
) -> None:
    """A letter or number, a few words and a stop, and then "the project": the words are its title."""
    assert titles(points, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The projects {} are led by Hull City Council.", ("Clean Piers", "and", "Quiet Lanes")),
        ("en", "Hull City Council leads the projects {}.", ("Clean Piers", "and", "Quiet Lanes")),
        ("de", "Die Projekte {} werden von der Stadt Celle geleitet.", ("Stille Ufer", "und", "Offene Tore")),
        ("sv", "Projekten {} leds av Ekby kommun.", ("Bokbåten", "och", "Tysta Gator")),
        ("fi", "Hankkeita {} johtaa Tampereen kaupunki.", ("Puhtaat Rannat", "ja", "Avoimet Portit")),
    ],
)
def test_behind_the_plural_two_names_joined_by_and_are_two_titles(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    """What names several projects names each of them, and none that is called both."""
    one, _, other = expected

    assert titles(text.format(" ".join(expected)), language) == {one, other}


@pytest.mark.parametrize(
    ("language", "near", "far", "title"),
    [
        (
            "sv",
            "I år finansieras projektet Blå Vägen av Ekby kommun.",
            "I år finansieras, som alla här i kommunen vet, det stora projektet Blå Vägen av Ekby kommun.",
            "Blå Vägen",
        ),
        (
            "no",
            "I år finansieres prosjektet Blå Vei av Moss kommune.",
            "I år finansieres, som alle her i kommunen vet, det store prosjektet Blå Vei av Moss kommune.",
            "Blå Vei",
        ),
    ],
)
def test_by_ends_a_title_where_the_verb_before_it_is_passive(language: str, near: str, far: str, title: str) -> None:
    """However far the verb stands before in its sentence, who does it stands behind "by"."""
    assert titles(near, language) == titles(far, language) == {title}
