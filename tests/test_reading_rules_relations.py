"""Which year, country and town a relation gets when several stand near."""

from __future__ import annotations

import pytest

from reading_of import facts


def years(text: str, language: str) -> set[str]:
    """Return the first years of the partnerships of a text."""
    return {value for _, said, value in facts(text, language) if said == "startYear"}


@pytest.mark.parametrize(
    ("language", "dated", "undated", "behind"),
    [
        (
            "sv",
            "Vara kommun är vänort med Hof sedan 1963.",
            "Vara kommun är vänort med Hof.",
            "Vänortsavtalet gäller sedan 1990.",
        ),
        (
            "en",
            "Hull City Council has been twinned with Hof since 1963.",
            "Hull City Council is twinned with Hof.",
            "The twinning agreement has been in force since 1990.",
        ),
    ],
)
def test_the_sentence_behind_gives_the_year_only_where_there_is_none_yet(
    language: str, dated: str, undated: str, behind: str
) -> None:
    """A later year is that of an agreement made anew, not of the beginning."""
    assert years(f"{dated} {behind}", language) == {"1963"}
    assert years(f"{undated} {behind}", language) == {"1990"}


@pytest.mark.parametrize(
    ("language", "text", "host"),
    [
        ("sv", "Vara kommun\n\nFörutom samarbetet med Kose har kommunen två vänorter: Hof och Brno.", "Vara kommun"),
        ("en", "Hull City Council\n\nBesides its link with Kose, the city has two twin towns: Hof and Brno.", "Hull City Council"),
        ("da", "Ribe Kommune\n\nUd over samarbejdet med Kose har kommunen to venskabsbyer: Hof og Brno.", "Ribe Kommune"),
        ("de", "Stadt Ulm\n\nNeben der Zusammenarbeit mit Kose hat die Stadt zwei Partnerstädte: Hof und Brno.", "Stadt Ulm"),
        ("no", "Moss kommune\n\nI tillegg til samarbeidet med Kose har kommunen to vennskapsbyer: Hof og Brno.", "Moss kommune"),
    ],
)  # fmt: skip
def test_twin_towns_besides_another_link_are_those_of_the_list(language: str, text: str, host: str) -> None:
    """The town that the sentence sets aside is no twin town, and not the one that has the others."""
    twins = {frozenset((one, other)) for one, said, other in facts(text, language) if said == "twinnedWith"}

    assert twins == {frozenset((host, "Hof")), frozenset((host, "Brno"))}


@pytest.mark.parametrize(
    ("language", "table", "expected"),
    [
        (
            "en",
            "Projects\n\n| Project | Period |\n| --- | --- |\n| Clean Piers | 2019–2021 |\n| Quiet Lanes | 2018 |\n",
            {("Clean Piers", "2019", "2021"), ("Quiet Lanes", "2018", "")},
        ),
        (
            "de",
            "Projekte\n\n| Projekt | Laufzeit |\n| --- | --- |\n| Stille Ufer | 2019–2021 |\n| Ruhige Wege | 2018 |\n",
            {("Stille Ufer", "2019", "2021"), ("Ruhige Wege", "2018", "")},
        ),
        (
            "en",
            "Projects\n\n| Project | Start | End |\n| --- | --- | --- |\n| Clean Piers | 2019 | 2021 |\n| Quiet Lanes | 2018–2020 | 2022 |\n",
            {("Clean Piers", "2019", "2021"), ("Quiet Lanes", "2018", "2022")},
        ),
    ],
)
def test_a_column_gives_the_years_that_its_head_names(
    language: str, table: str, expected: set[tuple[str, str, str]]
) -> None:
    """A period has a first year and, where it is told, a last one; a column of first years gives no last one."""
    told: dict[str, dict[str, str]] = {}
    for one, said, value in facts(table, language):
        if said in {"startYear", "endYear"}:
            assert said not in told.setdefault(one, {})
            told[one][said] = value

    assert {(one, of.get("startYear", ""), of.get("endYear", "")) for one, of in told.items()} == expected


@pytest.mark.parametrize(
    ("language", "text", "host"),
    [
        ("en", "Hull City Council\n\nHof in Germany and Kose in Estonia are our twin towns.", "Hull City Council"),
        ("sv", "Vara kommun\n\nHof i Tyskland och Kose i Estland är våra vänorter.", "Vara kommun"),
        ("da", "Ribe Kommune\n\nHof i Tyskland og Kose i Estland er vores venskabsbyer.", "Ribe Kommune"),
        ("no", "Moss kommune\n\nHof i Tyskland og Kose i Estland er våre vennskapsbyer.", "Moss kommune"),
        ("fi", "Kemin kaupunki\n\nHof Saksassa ja Kose Virossa ovat ystävyyskaupunkejamme.", "Kemin kaupunki"),
    ],
)
def test_towns_that_are_ours_are_the_page_s_twin_towns_and_not_each_other_s(
    language: str, text: str, host: str
) -> None:
    """Each of the two is twinned with the authority that says "our"."""
    twins = {frozenset((one, other)) for one, said, other in facts(text, language) if said == "twinnedWith"}

    assert twins == {frozenset((host, "Hof")), frozenset((host, "Kose"))}
