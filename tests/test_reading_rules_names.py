"""What a name is: a town or only a place, a title or a common word, a body or a phrase, a person or the end of a sentence."""

from __future__ import annotations

import pytest

from reading_of import names, read

LED = {
    "sv": "Ekby kommun leder projektet Bokbåten. {}",
    "en": "Leeds City Council leads the project Clean Piers. {}",
    "de": "Die Stadt Celle leitet das Projekt Stille Ufer. {}",
    "da": "Vejle Kommune leder projektet Rene Strande. {}",
    "no": "Alta kommune leder prosjektet Rene strender. {}",
}


def kinds(text: str, language: str) -> dict[str, str]:
    """Return the kind of each thing that a text names, by its label."""
    return {entity.label: entity.kind for entity in read(text, language).entities}


@pytest.mark.parametrize(
    ("language", "located", "acting"),
    [
        ("sv", "Den visades i Brno.", "Brno kom på besök."),
        ("en", "It was shown in Brno.", "Brno came on a visit."),
        ("de", "Es wurde in Brno gezeigt.", "Brno kam zu Besuch."),
        ("da", "Det blev vist i Brno.", "Brno kom på besøg."),
        ("no", "Det ble vist i Brno.", "Brno kom på besøk."),
    ],
)
def test_a_town_that_only_says_where_is_a_place(language: str, located: str, acting: str) -> None:
    """A town behind "in" that takes part in nothing is a place; one that does something is a municipality."""
    assert kinds(LED[language].format(located), language)["Brno"] == "Place"
    assert kinds(LED[language].format(acting), language)["Brno"] == "Municipality"


def test_who_takes_part_stays_a_town_where_it_is_said_to_be() -> None:
    """A town behind "in" that a fact names is a municipality all the same."""
    assert kinds("Ekby kommun har en vänort i Brno.", "sv")["Brno"] == "Municipality"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Tartu ist eine Stadt Estlands.", "Stadt Estlands"),
        ("Partnerstädte: Tartu, Hafen Estlands; Narva, Grenzstadt Estlands", "Grenzstadt Estlands"),
        ("Gyula liegt im Süden Ungarns und ist ein Kurort Ungarns.", "Kurort Ungarns"),
    ],
)
def test_a_noun_before_a_country_in_the_genitive_is_no_name(text: str, noun: str) -> None:
    """In German nouns have capitals, too: a town of a country is no name, and the country is one."""
    found = names(text, "de")

    assert noun not in {words for _, words in found}
    assert ("Country", noun.split()[1]) in found


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("sv", 'Projektet "{}" startade 2015.', "Vatten nu"),
        ("sv", 'Projektet "{}" startade 2015.', "Skola"),
        ("en", "The project “{}” is led by Leeds City Council.", "Water now"),
        ("en", "The project “{}” is led by Leeds City Council.", "Home"),
        ("de", "Das Projekt „{}“ wird von der Stadt Celle geleitet.", "Schule"),
    ],
)
def test_what_quotes_enclose_behind_the_word_project_is_its_title(language: str, text: str, title: str) -> None:
    """Quotes make a title of a common word, and keep the adverb that it ends in."""
    assert ("Project", title) in names(text.format(title), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("sv", "Projektet Skola startade 2015.", "Skola"),
        ("en", "The project Home is led by Leeds City Council.", "Home"),
    ],
)
def test_without_quotes_a_common_word_is_no_title(language: str, text: str, word: str) -> None:
    """A common word behind the word project may be anything."""
    assert ("Project", word) not in names(text, language)


def test_a_long_title_is_read_whole_before_its_verb() -> None:
    """Where a title of many words ends its verb says, not the first word in small letters."""
    title = "Better roads for all who live in the villages along the old coast"

    assert ("Project", title) in names(f"The project {title} is led by Leeds City Council.", "en")


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        (
            "en",
            "Leeds City Council signed an Energy Saving Contract (ESC). The project Clean Piers is led by ESC.",
            "ESC",
        ),
        ("en", "The town uses Smart Street Lights (SSL). SSL takes part in the project Clean Piers.", "SSL"),
        ("de", "Celle nutzt die Blaue Grüne Achse (BGA). Das Projekt Stille Ufer wird von der BGA geleitet.", "BGA"),
        ("fi", "Tampere kehittää Vihreä Uusi Keskusta (VUK). Hanketta Puhtaat rannat johtaa VUK.", "VUK"),
    ],
)
def test_the_short_form_of_a_phrase_is_no_body(language: str, text: str, short: str) -> None:
    """Letters in brackets behind a phrase that names nobody stand for the phrase, wherever they stand again."""
    assert short not in kinds(text, language)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("sv", "Ring gärna: Xyloma Kvarrén, 046-35 50 00", "Person"),
        ("sv", "Kontakt – Xyloma Kvarrén, 046-35 50 00", "Person"),
        ("sv", "Välkommen till Xyloma Kvarrén, 046-35 50 00", "Place"),
        ("en", "Our office (Xyloma Quarren, +44 113 222 4444) is open.", "Person"),
        ("en", "Welcome to Xyloma Quarren, +44 113 222 4444", "Place"),
        ("de", "Auskunft: Xyloma Quarren, 05141 12 34 56", "Person"),
        ("de", "Kommen Sie nach Xyloma Quarren, 05141 12 34 56", "Place"),
    ],
)
def test_an_unknown_name_before_a_number_is_a_person_where_it_stands_alone(language: str, text: str, kind: str) -> None:
    """Behind a colon, a dash or a bracket nothing else can be meant; behind a preposition a place is."""
    assert {found for label, found in kinds(text, language).items() if label.startswith("Xyloma")} == {kind}


@pytest.mark.parametrize(
    ("language", "text", "name", "place"),
    [
        ("en", "We met {} in May.", "Civic Tech Sweden", "Sweden"),
        ("sv", "Vi träffade {} i maj.", "Civic Tech Sweden", "Sweden"),
        ("de", "Wir arbeiten mit {} zusammen.", "Urban Roots Kiel", "Kiel"),
        ("da", "Vi mødte {} i maj.", "Urban Roots Kiel", "Kiel"),
    ],
)
def test_a_place_at_the_end_of_a_name_is_part_of_it(language: str, text: str, name: str, place: str) -> None:
    """A name of several words is a body's, and not the town or country that it ends in."""
    found = kinds(text.format(name), language)

    assert found.get(name) == "Organisation"
    assert place not in found


@pytest.mark.parametrize(
    ("language", "text", "told", "other"),
    [
        ("sv", "Ekby kommun är vänort med Danzig. I år kom {} på besök.", "Danzig", "Gdańsk"),
        ("en", "Hull City Council is twinned with Danzig. This year {} came on a visit.", "Danzig", "Gdańsk"),
        ("de", "Die Stadt Celle ist Partnerstadt von Danzig. Im Mai kam {} zu Besuch.", "Danzig", "Gdańsk"),
        ("sv", "Ekby kommun är vänort med Åbo. I år kom {} på besök.", "Åbo", "Turku"),
    ],
)
def test_two_names_of_one_town_are_one_town_and_those_of_two_are_two(
    language: str, text: str, told: str, other: str
) -> None:
    """A town is called in one language so, in another otherwise."""
    assert other not in kinds(text.format(other), language)
    assert {told, "Brno"} <= set(kinds(text.format("Brno"), language))
