"""Pairs of towns: a line each below a heading on partnerships, in a sentence, or in a table flattened to lines."""

from __future__ import annotations

import pytest

from reading_of import facts, names


def links(text: str, language: str, modality: str = "asserted") -> set[frozenset[str]]:
    """Return the parties of each partnership of a text."""
    found: dict[str, set[str]] = {}
    for link, predicate, party in facts(text, language, modality):
        if predicate == "partner":
            found.setdefault(link, set()).add(party)
    return set(map(frozenset, found.values()))


def twins(text: str, language: str) -> set[frozenset[str]]:
    """Return which towns are twinned."""
    return {frozenset((one, other)) for one, predicate, other in facts(text, language) if predicate == "twinnedWith"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sv",
            "Dessa kommuner ingår partnerskap\n\nHöörs kommun och Trubarivka\n\nEslövs kommun och Poltava\n",
            [("Höörs kommun", "Trubarivka"), ("Eslövs kommun", "Poltava")],
        ),
        (
            "en",
            "Our partnerships\n\n- Leeds City Council – Kolobrzeg (Poland)\n- Cardiff – Vinnytskaya\n",
            [("Leeds City Council", "Kolobrzeg"), ("Cardiff", "Vinnytskaya")],
        ),
        (
            "de",
            "Kommunale Partnerschaften:\n\nStadt Ulm mit Mödlingsau (Polen)\nGemeinde Kall und Saint-Aubin\n",
            [("Stadt Ulm", "Mödlingsau"), ("Gemeinde Kall", "Saint-Aubin")],
        ),
        (
            "no",
            "Samarbeidspar:\n\nArendal kommune og Rezekne\nLarvik kommune og Borka\n",
            [("Arendal kommune", "Rezekne"), ("Larvik kommune", "Borka")],
        ),
        (
            "da",
            "Samarbejder mellem kommuner\n\n• Vejen Kommune – Siverdal\n• Struer Kommune – Kuressaare\n",
            [("Vejen Kommune", "Siverdal"), ("Struer Kommune", "Kuressaare")],
        ),
    ],
)
def test_a_list_of_pairs_gives_a_partnership_for_each(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    """Below words on partnerships each line with two towns is a partnership, a town that no list knows included."""
    assert links(text, language) == set(map(frozenset, expected))


def test_a_list_of_pairs_of_twin_towns_twins_them() -> None:
    """Below words on twin towns the towns of each line are twinned."""
    text = "Kuntien ystävyyskunnat\n\nKerava – Aschersleben\nSipoo – Mäntyhuru\n"
    assert twins(text, "fi") == {frozenset(("Kerava", "Aschersleben")), frozenset(("Sipoo", "Mäntyhuru"))}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ended partnerships\n\n- Hull – Szczecin\n- Leeds – Dortmund\n"),
        ("en", "Planned partnerships\n\n- Hull – Szczecin\n- Leeds – Dortmund\n"),
        ("sv", "Avslutade partnerskap\n\nHöörs kommun och Poltava\n\nEslövs kommun och Lutsk\n"),
        ("en", "Bus routes\n\n- Hull – Szczecin\n- Leeds – Dortmund\n"),
        ("en", "Our partnerships\n\n- Leeds City Council – Annual Report\n\nRead more about us here.\n"),
    ],
)
def test_pairs_of_another_kind_are_no_partnerships(language: str, text: str) -> None:
    """Ended and planned pairs are not asserted, and neither is what is no pair of towns or no list of them."""
    assert not links(text, language)


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("sv", "Eslövs kommun och Lutsk ska bygga en skola. Samarbetet pågår i tre år.", ("Eslövs kommun", "Lutsk")),
        ("en", "Leeds City Council and Cardiff are building a school. The partnership is new.", ("Leeds City Council", "Cardiff")),
        ("de", "Die Schule wird gebaut. Ulm und Poltava vertiefen ihre Partnerschaft weiter.", ("Ulm", "Poltava")),
    ],
)  # fmt: skip
def test_two_towns_that_open_a_sentence_on_their_cooperation_are_partners(
    language: str, text: str, pair: tuple[str, str]
) -> None:
    """Two towns at the head of a sentence form a partnership where it, or the next, speaks of cooperation."""
    assert frozenset(pair) in links(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leeds City Council and Cardiff are building a school. The bridge is new."),
        ("sv", "Eslövs kommun och Lutsk ska inte inleda något samarbete."),
    ],
)
def test_two_towns_in_another_sentence_are_no_partners(language: str, text: str) -> None:
    """Towns that only stand together, or deny it, form no partnership."""
    assert not links(text, language)


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("no", "Arendal kommune og Kalmar kommune har inngått en vennskapskommuneavtale.", ("Arendal kommune", "Kalmar kommune")),
        ("da", "Vejen Kommune og Motala kommun har indgået en venskabsbyaftale.", ("Vejen Kommune", "Motala kommun")),
        ("sv", "Eslövs kommun och Vejen Kommune har undertecknat ett vänskapsavtal som vänkommuner.", ("Eslövs kommun", "Vejen Kommune")),
    ],
)  # fmt: skip
def test_the_agreement_s_name_says_that_towns_are_twinned(language: str, text: str, pair: tuple[str, str]) -> None:
    """A compound of the word for twin towns tells of twin towns."""
    assert frozenset(pair) in twins(text, language)


@pytest.mark.parametrize(
    ("language", "text", "home", "expected"),
    [
        (
            "da",
            (
                "Venskabsbyer\n\nVejen Kommune har disse venskabsbyer.\n\nVenskabsby, land\n\nÅr\n\n"
                "Motala, Sverige\n\n1951\n\nHalden, Norge\n\n1960\n\nRaisio, Finland\n\n1972\n"
            ),
            "Vejen Kommune",
            {"Motala": "1951", "Halden": "1960", "Raisio": "1972"},
        ),
        (
            "en",
            (
                "Twin towns\n\nHindon Town Council has these twin towns.\n\nTwin town\n\nSince\n\n"
                "Lisieux, France\n\n1951\n\nSolothurn, Switzerland\n\n1960\n"
            ),
            "Hindon Town Council",
            {"Lisieux": "1951", "Solothurn": "1960"},
        ),
    ],
)
def test_a_table_of_twin_towns_in_lines_gives_town_and_year(
    language: str, text: str, home: str, expected: dict[str, str]
) -> None:
    """Where each cell has a line of its own, the year below a town is that of its twinning."""
    told = facts(text, language)
    assert {other for one, predicate, other in told if predicate == "twinnedWith"} == set(expected)
    years = {(link, year) for link, predicate, year in told if predicate == "startYear"}
    assert years == {(f"{home} – {town}", year) for town, year in expected.items()}


def test_an_area_of_several_countries_is_no_town() -> None:
    """The Nordic countries are a place, even though a town is called Norden."""
    assert ("Place", "Norden") in names("Det är det äldsta vänortssamarbetet i Norden.", "sv")
    assert ("Municipality", "Stadt Norden") in names("Die Stadt Norden liegt an der Küste.", "de")
