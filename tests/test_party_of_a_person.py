"""What stands in brackets behind a politician is a party, and behind anybody else who employs them."""

from __future__ import annotations

import pytest

from reading_of import read


def _employers(text: str, language: str) -> list[str]:
    return [getattr(f.object, "label", "") for f in read(text, language).facts if f.predicate == "affiliation"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ansprechpartnerin ist Anna Berg (SPD), anna.berg@mail.example"),
        ("no", "Kontaktperson er Anne Berg (FrP), anne.berg@mail.example"),
        ("sv", "Kontaktperson är Karin Lindgren (KD), karin.lindgren@mail.example"),
        ("en", "The contact is John Carter (SNP), john.carter@mail.example"),
    ],
)
def test_a_party_employs_nobody(language: str, text: str) -> None:
    """No body is made of a party in brackets."""
    assert _employers(text, language) == []


def test_another_body_in_brackets_does() -> None:
    """An institute behind a name is where somebody works."""
    assert _employers("The contact is John Carter (RISE), john.carter@mail.example", "en") == ["RISE"]
