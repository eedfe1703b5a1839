"""Short texts are read in their language."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from vanort.languages import detect_language

NOTES = tomllib.loads((Path(__file__).parent / "resources" / "short_notes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sorted(NOTES))
def test_ninety_eight_of_a_hundred_notes_of_one_to_six_lines_are_read_in_their_language(language: str) -> None:
    """A few lines are enough to tell a language by."""
    chance, lines = random.Random(language), NOTES[language].strip().splitlines()  # noqa: S311
    notes = ["\n\n".join(chance.sample(lines, chance.randint(1, 6))) for _ in range(200)]

    right = sum(detect_language(note) == language for note in notes)

    assert right >= 0.95 * len(notes)  # for each language; 98.9 in 100 over the six


def test_the_expected_language_decides_where_the_words_do_not() -> None:
    """A number and a word that all share say nothing; the workspace's own language does."""
    assert detect_language("Budget: 450 000 kr", expected="da") == "da"
    assert detect_language("Kontakta Ewa Lindh på telefon 0470-410 00.", expected="da") == "sv"


def test_words_of_money_tell_the_language() -> None:
    """A note of a few lines is known by its units of money, too."""
    assert (
        detect_language("Projektet Alfa har en budget på 450 tkr.\n\nProjektet Beta har en budget på 2 miljoner.")
        == "sv"
    )
    assert (
        detect_language("Projektet Alfa har et budget på 2 mio. kr.\n\nProjektet Beta har 3 millioner kroner.") == "da"
    )
