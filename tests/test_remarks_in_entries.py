"""What brackets, dashes and cells in a list of twin towns say of an entry, and which of its years is that of the beginning."""

from __future__ import annotations

import pytest

from reading_of import read

HEADS = {
    "sv": "Vara kommun\n\nVänorter\n\n",
    "no": "Moss kommune\n\nVennskapsbyer\n\n",
    "da": "Ribe Kommune\n\nVenskabsbyer\n\n",
    "de": "Stadt Ulm\n\nPartnerstädte\n\n",
    "en": "Hull City Council\n\nTwin towns\n\n",
    "fi": "Kemin kaupunki\n\nYstävyyskaupungit\n\n",
}


def _told(language: str, entries: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return how each town is told, and when its tie began."""
    facts = read(HEADS[language] + entries, language).facts
    ties = {getattr(f.object, "label", ""): f.modality for f in facts if f.predicate == "twinnedWith"}
    years = {f.subject.label.split(" – ")[-1]: str(f.object) for f in facts if f.predicate == "startYear"}
    return ties, years


@pytest.mark.parametrize(
    ("language", "entry"),
    [
        ("sv", "Leive, Lettland (samarbetet avslutades 2012)"),
        ("sv", "Narva – avtalet sades upp 2012"),
        ("no", "Leive, Latvia (avsluttet i 2012)"),
        ("da", "Leive, Letland (opsagt i 2012)"),
        ("de", "Leive, Lettland (ruht seit 2012)"),
        ("de", "Narva (beendet 2012)"),
        ("en", "Leive, Latvia (the agreement ended in 2012)"),
        ("en", "Narva – dormant since 2012"),
        ("fi", "Leive, Latvia (sopimus päättyi 2012)"),
    ],
)
def test_a_remark_that_ends_an_entry_gives_no_beginning(language: str, entry: str) -> None:
    """The tie is past, its year that of the end; the entry beside it stays as it is."""
    beside = {
        "sv": "Hof, Tyskland (sedan 1963)",
        "no": "Hof, Tyskland (siden 1963)",
        "da": "Hof, Tyskland (siden 1963)",
    }
    beside |= {"de": "Kose, Estland (seit 1963)", "en": "Hof, Germany (since 1963)", "fi": "Hof, Saksa (vuodesta 1963)"}
    ties, years = _told(language, f"- {beside[language]}\n- {entry}\n")

    other = "Kose" if language == "de" else "Hof"
    ended = "Narva" if entry.startswith("Narva") else "Leive"
    assert ties == {other: "asserted", ended: "past"}
    assert years == {other: "1963"}


@pytest.mark.parametrize(
    ("language", "entry"),
    [
        ("sv", "Hof, Tyskland (avtal sedan 1963)"),
        ("en", "Hof, Germany (agreement signed in 1963)"),
        ("en", "Hof, Germany (since 1963; the last visit was cancelled)"),
        ("da", "Hof, Tyskland (siden 1963, ikke opsagt)"),
    ],
)
def test_a_remark_that_ends_nothing_leaves_the_entry(language: str, entry: str) -> None:
    """What says since when, or that something else was called off, ends no tie."""
    ties, years = _told(language, f"- {entry}\n")

    assert ties == {"Hof": "asserted"}
    assert years == {"Hof": "1963"}


def test_the_year_of_a_cell_that_says_it_rests_is_not_that_of_its_beginning() -> None:
    """In a table the column says since when, the remark since when no more."""
    ties, years = _told(
        "no", "By\tLand\tSiden\tMerknad\nHof\tTyskland\t1951\tHviler siden 2018\nKose\tEstland\t1990\t\n"
    )

    assert ties == {"Hof": "past", "Kose": "asserted"}
    assert years == {"Hof": "1951", "Kose": "1990"}
