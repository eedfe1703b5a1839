"""The frames of each language read what their own examples say."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_of import facts, names
from vanort.extraction.pack_examples import facts_of
from vanort.languages import LanguageError, language_packs
from vanort.languages.frames import Frame, read_frames

EVERY = [(code, frame) for code, pack in sorted(language_packs().items()) for frame in pack.frames]


def _name(value: object) -> str:
    return f"{value.relation}: {value.phrase[:40]}" if isinstance(value, Frame) else str(value)


@pytest.mark.parametrize(("code", "frame"), EVERY, ids=_name)
def test_a_frame_reads_its_example_and_not_its_counter_example(code: str, frame: Frame) -> None:
    """Each line of frames.tsv finds its relation in its example, and nothing in its counter-example."""
    for example in frame.examples:
        assert facts_of(code, frame, example)
    for counter in frame.counters:
        assert not facts_of(code, frame, counter)


@pytest.mark.parametrize(
    "line",
    [
        "married\t{A} weds {B}\tAle weds Hof.",
        "twinned\t{A} is alone\tAle is alone.",
        "twinned\t{A} and {A}\tx",
        "twinned\t{A} {B}",
    ],
)
def test_a_line_that_is_no_frame_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    """The message names file and line, and how a frame is written."""
    path = tmp_path / "frames.tsv"
    path.write_text(f"# frames\n{line}\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"frames\.tsv:2: .* is no frame\. Write a relation"):
        read_frames(path, {})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Arboga, Barlinek och Pukkila är vänorter sedan länge."),
        ("en", "Ludlow, Barlinek and Pukkila have been twin towns for long."),
        ("de", "Demmin, Barlinek und Pukkila sind seit langem Partnerstädte."),
    ],
)
def test_towns_in_one_row_are_twinned_with_one_another(language: str, text: str) -> None:
    """Three towns that are twinned are three pairs."""
    pairs = {frozenset((s, o)) for s, predicate, o in facts(text, language) if predicate == "twinnedWith"}

    assert len(pairs) == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("no", "Narbonne er vennskapsby med Hamar, Karlstad og Tornio."),
        ("fi", "Narbonne on Hamarin ystävyyskaupunki."),
    ],
)
def test_one_town_is_twinned_with_each_of_a_row_and_those_not_with_one_another(language: str, text: str) -> None:
    """What stands in {A} is linked with what stands in {B}."""
    pairs = [{s, o} for s, predicate, o in facts(text, language) if predicate == "twinnedWith"]

    assert pairs
    assert all("Narbonne" in pair for pair in pairs)


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("sv", "Ale kommun finansierar Maria Lindgren under ett år.", "Maria Lindgren"),
        ("en", "Carlisle City Council funds Peter Davies for a year.", "Peter Davies"),
        ("de", "Die Stadt Ulm fördert Sabine Krüger ein Jahr lang.", "Sabine Krüger"),
        ("fi", "Turun kaupunki rahoittaa Liisa Korhosen matkan.", "Liisa Korhosen"),
    ],
)
def test_a_person_in_a_frame_is_made_no_project(language: str, text: str, person: str) -> None:
    """Who may be a person is not published as the title of a project."""
    assert ("Project", person) not in names(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Siv Aune leder projektet Blå Lagun."),
        ("no", "Gry Moen leder prosjektet Havbruk Pluss."),
        ("da", "Bo Krag leder projektet Genbrugte Mure."),
    ],
)
def test_who_leads_is_a_body_only_where_its_name_says_so(language: str, text: str) -> None:
    """A leader of unknown kind may be a person; an acronym in the name makes it a body."""
    assert not [kind for kind, name in names(text, language) if kind == "Organisation"]
