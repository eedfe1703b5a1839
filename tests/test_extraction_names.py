"""Names: what counts as one, where it ends, and of which type it is; in sentences of our own, in six languages."""

from __future__ import annotations

import itertools

import pytest

from reading_of import names, read

NAMED = [
    ("sv", "I fjol besökte Eslövs kommun sina vänner i Lettland.", ("Municipality", "Eslövs kommun")),
    ("sv", "Skolor i Sala och Avesta kommuner byter lärare.", ("Municipality", "Sala")),
    ("sv", "Skolor i Sala och Avesta kommuner byter lärare.", ("Municipality", "Avesta kommuner")),
    ("sv", "Arbetet leds av Region Dalarna och\xa0Dalarnas Museum.", ("Region", "Region Dalarna")),
    ("sv", "Forskare från Karlstads universitet är med.", ("University", "Karlstads universitet")),
    (
        "sv",
        "Stöd ges av Institutet för nordisk historia (INH) varje år.",
        ("Organisation", "Institutet för nordisk historia"),
    ),
    ("sv", "Läs om EU-stöd på sidan.", ("Organisation", "EU")),
    ("sv", "Det kostade 2,4 mnkr och betalades av Norge.", ("Amount", "2,4 mnkr")),
    ("sv", "Arbetet bidrar till mål 3 och 10 i Agenda 2030.", ("SDG", "mål 3")),
    ("sv", "Arbetet bidrar till mål 3 och 10 i Agenda 2030.", ("SDG", "10")),
    ("en", "The City of Exeter works with Arusha City Council in Tanzania.", ("Municipality", "City of Exeter")),
    ("en", "The City of Exeter works with Arusha City Council in Tanzania.", ("Municipality", "Arusha City Council")),
    ("en", "The money came from the University of Lagos.", ("University", "University of Lagos")),
    ("en", "It received £12,000 from the Interreg North Sea programme.", ("Amount", "£12,000")),
    ("no", "Gjøvik kommune samarbeider med Universitetet i Tartu.", ("Municipality", "Gjøvik kommune")),
    ("no", "Gjøvik kommune samarbeider med Universitetet i Tartu.", ("University", "Universitetet i Tartu")),
    ("da", "Lemvig Kommune og Region Nordjylland deltager.", ("Municipality", "Lemvig Kommune")),
    ("da", "Lemvig Kommune og Region Nordjylland deltager.", ("Region", "Region Nordjylland")),
    ("de", "Die Stadt Fulda arbeitet mit dem Landkreis Fulda zusammen.", ("Municipality", "Stadt Fulda")),
    ("de", "Das Vorhaben kostete 120.000 EUR.", ("Amount", "120.000 EUR")),
    ("fi", "Kouvolan kaupunki ja Turun yliopisto olivat mukana.", ("Municipality", "Kouvolan kaupunki")),
    ("fi", "Kouvolan kaupunki ja Turun yliopisto olivat mukana.", ("University", "Turun yliopisto")),
    ("fi", "Vieraita tuli Ruotsista ja Virosta.", ("Country", "Ruotsista")),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_a_name_is_found_whole_and_typed(language: str, text: str, expected: tuple[str, str]) -> None:
    """A name is found with its head, its ending and its type."""
    assert expected in names(text, language)


TITLES = [
    ("sv", "Projektet Gröna broar pågick 2011–2013 och betalades av Erasmus+.", "Gröna broar"),
    ("sv", "Under våren startade projektet ”Ljusa nätter” i Mora.", "Ljusa nätter"),
    ("en", "In 2014 Exeter started a joint project called Amber Route.", "Amber Route"),
    ("en", "The BRIGHTER project (Horizon 2020) ended in 2019.", "BRIGHTER"),
    ("no", "Lange bølger varte ett år, 2019, og ble betalt av Norad.", "Lange bølger"),
    ("da", "Projektet Stille vand løb fra 2012 til 2014.", "Stille vand"),
    ("de", "Projekt Wilde Wiesen (2015–2017)\n\nDie Stadt Fulda war Partner.\n", "Wilde Wiesen"),
    ("fi", "Hiljainen ranta toteutettiin 2014–2016.", "Hiljainen ranta"),
    ("fi", "Sininen polku -hankkeessa kunnostetaan rantoja.", "Sininen polku"),
    (
        "sv",
        "Förra året kom Building bridges between young people and elders igång i Sala.",
        "Building bridges between young people and elders",
    ),
]


@pytest.mark.parametrize(("language", "text", "title"), TITLES)
def test_a_title_is_known_by_the_words_around_it(language: str, text: str, title: str) -> None:
    """A project's title is found after a project word, in quotes, before a project's verb, or as foreign words."""
    assert ("Project", title) in names(text, language)


def test_mentions_never_overlap() -> None:
    """Of names that overlap, one is kept."""
    extraction = read("Motala Energi AB och Motala kommun är med i projektet Motala Ström (2019–2020).", "sv")
    spans = sorted((m.start, m.end) for e in extraction.entities for m in e.mentions)

    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "text", ["Kommunen växer.", "Tillgänglig stad är ett mål.", "Två digitala träffar hölls under våren."]
)
def test_an_ordinary_capital_is_no_name(text: str) -> None:
    """The first word of a sentence is no name for its capital alone."""
    assert names(text, "sv") == set()


def test_short_forms_belong_to_the_long_name() -> None:
    """An acronym in brackets is another name of the same thing, wherever it stands."""
    extraction = read("Stockholms Internationella Fond (SIF) betalade. SIF betalade också 2019.", "sv")

    assert [len(entity.mentions) for entity in extraction.entities if entity.kind != "Place"] == [3]


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "Twin towns of Granby\n\nWETZLAR, Germany - since 1969\n", {"Granby", "Wetzlar"}),
        ("de", "Partnerstädte der Stadt Fulda\n\nCOMO (Italien), seit 1960\n", {"Stadt Fulda", "Como"}),
        ("sv", "ALE KOMMUN OCH LUNDS KOMMUN", {"Ale kommun", "Lunds kommun"}),
        ("en", "CITY OF LEEDS AND DORTMUND CITY COUNCIL", {"CITY OF LEEDS", "DORTMUND CITY COUNCIL"}),
    ],
)
def test_capitals_join_no_names_and_are_not_kept_for_known_towns(language: str, text: str, labels: set[str]) -> None:
    """A heading in capitals names its towns one by one; a known town is called as in a sentence."""
    assert labels == {entity.label for entity in read(text, language).entities if entity.kind == "Municipality"}
