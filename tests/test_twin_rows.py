"""Rows of twin towns behind "they are", and such as name one town beside the others."""

from __future__ import annotations

import pytest

from reading_of import read


def _twins(text: str, language: str) -> set[frozenset[str]]:
    facts = read(text, language).facts
    return {
        frozenset({fact.subject.label, getattr(fact.object, "label", "")})
        for fact in facts
        if fact.predicate == "twinnedWith" and fact.modality == "asserted"
    }


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        (
            "sv",
            "Vara kommun har tre vänorter. De är Eskilstuna i Sverige, Jyväskylä i Finland och Suwałki i Polen.",
            "Vara kommun",
        ),
        ("no", "Moss kommune har tre vennskapsbyer. De er Eskilstuna, Jyväskylä og Suwałki.", "Moss kommune"),
        ("da", "Kontoret hjælper Ribe Kommunes venskabsbyer. De er Eskilstuna, Jyväskylä og Suwałki.", "Ribe Kommune"),
        ("de", "Die Stadt Ulm hat drei Partnerstädte. Sie heißen Eskilstuna, Jyväskylä und Suwałki.", "Stadt Ulm"),
        (
            "en",
            "Hull City Council has three twin towns. They are Eskilstuna, Jyväskylä and Suwałki.",
            "Hull City Council",
        ),
        (
            "fi",
            "Kemin kaupungilla on kolme ystävyyskaupunkia. Ne ovat Eskilstuna, Jyväskylä ja Suwałki.",
            "Kemin kaupunki",
        ),
    ],
)
def test_they_are_the_towns_of_the_sentence_before(language: str, text: str, owner: str) -> None:
    """The sentence before says whose they are."""
    assert _twins(text, language) == {frozenset({owner, town}) for town in ("Eskilstuna", "Jyväskylä", "Suwałki")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Vara kommun hade förr tre vänorter. De är Eskilstuna, Jyväskylä och Suwałki."),
        ("de", "Die Stadt Ulm hat keine Partnerstädte. Es sind Eskilstuna und Jyväskylä, die darum baten."),
        ("en", "Hull City Council has three harbours. They are Eskilstuna, Jyväskylä and Suwałki."),
    ],
)
def test_they_are_no_twin_towns_where_the_sentence_before_says_otherwise(language: str, text: str) -> None:
    """Neither where it denies or ends them, nor where it speaks of something else."""
    assert _twins(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("sv", "Vänorter till Vara är utöver Åre även Malmö, Harstad och Kiel.", "Vara"),
        ("no", "Vennskapsbyer til Moss er foruten Åre også Malmö, Harstad og Kiel.", "Moss"),
        ("da", "Ribes venskabsbyer er ud over Åre også Malmö, Harstad og Kiel.", "Ribe"),
        ("de", "Partnerstädte von Ulm sind neben Åre auch Malmö, Harstad und Kiel.", "Ulm"),
        ("en", "Besides Åre, Hull's twin towns are Malmö, Harstad and Kiel.", "Hull"),
        ("fi", "Kemin ystävyyskaupunkeja ovat Åren lisäksi Malmö, Harstad ja Kiel.", "Kemi"),
    ],
)
def test_a_town_named_beside_others_is_one_of_them(language: str, text: str, owner: str) -> None:
    """All are the owner's twin towns, and none is another's."""
    assert _twins(text, language) == {frozenset({owner, town}) for town in ("Åre", "Malmö", "Harstad", "Kiel")}


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("sv", "Förutom Åre är Malmö, Harstad i Norge och Kiel i Tyskland vänorter till Vara.", "Vara"),
        ("no", "I tillegg til Åre er Malmö, Harstad og Kiel i Tyskland vennskapsbyer med Bergen.", "Bergen"),
        ("da", "Åre, Malmö i Sverige, Harstad og Kiel er venskabsbyer med Ribe.", "Ribe"),
        ("de", "Neben Åre sind Malmö in Schweden, Harstad und Kiel Partnerstädte von Görlitz.", "Görlitz"),
        ("en", "Åre, Malmö in Sweden, Harstad and Kiel became twin towns of Leeds.", "Leeds"),
    ],
)
def test_a_row_of_twin_towns_of_somebody_are_no_twins_of_each_other(language: str, text: str, owner: str) -> None:
    """Who stands behind "twin towns of" has them all."""
    assert _twins(text, language) == {frozenset({owner, town}) for town in ("Åre", "Malmö", "Harstad", "Kiel")}


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        (
            "no",
            "Nærøysund er vennskapskommune med Strömsund, og Namsos har siden 1949 en havn.",
            ("Nærøysund", "Strömsund"),
        ),
        ("sv", "Vara är vänort med Strömsund, och Åre har sedan 1949 haft vänskap med Kiel.", ("Vara", "Strömsund")),
        ("sv", "Vara är vänort med Hof och Kose har hamn.", ("Vara", "Hof")),
        ("en", "Hull is twinned with Hof, and Cork has had a harbour since 1949.", ("Hull", "Hof")),
    ],
)
def test_and_before_a_verb_begins_a_clause(language: str, text: str, pair: tuple[str, str]) -> None:
    """The name behind "and" of which a verb tells something else is none of the row."""
    assert _twins(text, language) == {frozenset(pair)}


def test_and_before_the_last_of_a_row_joins_it() -> None:
    """Where the verb stands behind the whole row, or none does, all are in it."""
    for language, text in (("sv", "Hof, Kose och Vara är vänorter."), ("en", "Vara is twinned with Hof and Kose.")):
        assert len(_twins(text, language)) >= 2
