"""Twin towns as municipalities tell them in a sentence: whose they are, each of a row, and since when."""

from __future__ import annotations

import pytest

from reading_of import facts, read

ROWS = [
    ("sv", "Vänorter\n\nOskarshamn har tre vänorter: Pärnu i Estland, Korsholm i Finland och Mandal i Norge."),
    ("en", "Links\n\nGrantham's twin towns are Pärnu in Estonia, Korsholm in Finland and Mandal in Norway."),
    ("no", "Om oss\n\nBodø kommune har vennskapsavtaler med Pärnu i Estland, Korsholm i Finland og Mandal i Norge."),
    ("da", "Om os\n\nHorsens Kommune har tre venskabsbyer: Pärnu i Estland, Korsholm i Finland og Mandal i Norge."),
    (
        "de",
        "Über uns\n\nDie Partnerstädte von Celle sind Pärnu in Estland, Korsholm in Finnland und Mandal in Norwegen.",
    ),
    ("fi", "Kaupunki\n\nKokkolan ystävyyskaupungit ovat Pärnu Virossa, Hultsfred Ruotsissa ja Mandal Norjassa."),
]
OWNERS = [
    (
        "sv",
        "Oskarshamn",
        (
            "Vänorter\n\nOskarshamn har en vänort, Pärnu i Estland.\n\n"
            "Vi deltar i projektet Kusten nu med Region Blekinge. Vi hade tidigare en vänort i Norge, Mandal."
        ),
    ),
    (
        "en",
        "Grantham",
        (
            "Links\n\nGrantham is twinned with Pärnu in Estonia. A twinning with Mandal ended in 2004.\n\n"
            "We take part in the project Clean Coast, led by the City of Bruges."
        ),
    ),
    (
        "de",
        "Celle",
        (
            "Partnerschaften\n\nCelle hat eine Partnerstadt, Pärnu in Estland. Die Partnerschaft mit Mandal endete 2004.\n\n"
            "Am Projekt Küste jetzt ist auch die Stadt Brügge beteiligt."
        ),
    ),
]
APART = [
    ("sv", "Oskarshamns vänorter är mindre än Pärnu."),
    ("en", "Grantham's twin towns are as old as Pärnu."),
    ("no", "Bodøs vennskapsbyer er eldre enn Mandal."),
    ("da", "Horsens' venskabsbyer er ældre end Mandal."),
    ("de", "Celles Partnerstädte sind so groß wie Pärnu."),
    ("fi", "Kokkolan ystävyyskaupungit ovat pienempiä kuin Pärnu."),
]


def twins(text: str, language: str, modality: str = "asserted") -> set[frozenset[str]]:
    return {frozenset((a, b)) for a, predicate, b in facts(text, language, modality) if predicate == "twinnedWith"}


@pytest.mark.parametrize(("language", "text"), ROWS, ids=[language for language, _ in ROWS])
def test_each_town_of_a_row_with_its_country_is_a_twin_town(language: str, text: str) -> None:
    """In "A in B-land, C in D-land and E in F-land" all three are linked, and not only the first."""
    assert len(twins(text, language)) == 3


@pytest.mark.parametrize(("language", "owner", "text"), OWNERS, ids=[language for language, *_ in OWNERS])
def test_who_opens_the_sentences_owns_the_twin_towns(language: str, owner: str, text: str) -> None:
    """A body that only takes part or leads a project is not the page's own, even where its name says what it is."""
    home = read(text, language).home

    assert home is not None
    assert home.label == owner
    assert twins(text, language) == {frozenset((owner, "Pärnu"))}
    assert all(owner in pair for pair in twins(text, language, "past"))


def test_a_year_in_a_row_is_that_of_its_own_town() -> None:
    """What stands behind one town says nothing of the next; what stands before all says it of each."""
    one = facts("Links\n\nGrantham has two twin towns: Pärnu in Estonia (since 1963) and Mandal in Norway.", "en")
    both = facts("Links\n\nSince 1963 Grantham has been twinned with Pärnu and Mandal.", "en")

    assert {link for link, predicate, year in one if (predicate, year) == ("startYear", "1963")} == {"Grantham – Pärnu"}
    assert len({link for link, predicate, year in both if (predicate, year) == ("startYear", "1963")}) == 2


def test_the_year_of_an_end_is_no_beginning() -> None:
    """A twinning that ended in a year did not begin in it."""
    told = read("Vänorter\n\nOskarshamn hade tidigare en vänort, Mandal, men samarbetet avslutades 2011.", "sv").facts

    assert not [fact for fact in told if fact.predicate == "startYear"]


@pytest.mark.parametrize(("language", "text"), APART, ids=[language for language, _ in APART])
def test_a_town_that_is_compared_is_no_twin_town(language: str, text: str) -> None:
    """Who says "Our twin towns are smaller than X" names no twin town."""
    assert twins(text, language) == set()
