"""What names or reaches a person is found in every form it is written in."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanort.privacy.redaction import MASK, Personal

KIM = Personal(
    frozenset({"Kim Åkerö"}),
    frozenset({"kim.akero@bjorkvik.example"}),
    frozenset({"+4647041000"}),
    frozenset({"björkvik"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "Kim Åkerö",
        "KIM ÅKERÖ",
        "Kim\nÅkerö",
        "Kim\u00a0Åkerö",
        "Kim Åkerös",
        "Åkerö, Kim",
        "K. Åkerö",
        "Kim Maria Åkerö",
        unicodedata.normalize("NFD", "Kim Åkerö"),
        "kim.akero@bjorkvik.example",
        "Kim.Akero@Bjorkvik.Example",
        "kim.akero(at)bjorkvik.example",
        "0470-410 00",
        "0470 – 410 00".replace(" – ", "–"),
        "+46 (0)470 410 00",
        "0046 470 410 00",
        "(0470) 410 00",
        "+46-470-41000",
    ],
)
def test_every_spelling_is_blacked_out(text: str) -> None:
    """Names in all orders and cases, addresses and numbers in all notations go; what is around them stays."""
    masked = KIM.mask(f"Ring {text}, tack.")

    assert masked == f"Ring {MASK * len(text)}, tack."


@pytest.mark.parametrize("text", ["Kim", "Åkerö", "Åkerös", "KIM"])
def test_a_name_alone_goes_from_quotations_only(text: str) -> None:
    """A first name or surname alone is blacked out in a quotation, and left in the names of other things."""
    assert KIM.mask(f"Fråga {text} först.", strict=True) == f"Fråga {MASK * len(text)} först."
    assert KIM.mask(f"{text} AB") == f"{text} AB"


def test_a_word_that_others_bear_is_left() -> None:
    """A surname that is a place's name, too, is not blacked out alone."""
    lund = Personal(frozenset({"Eva Lund"}), protected=frozenset({"lund"}))

    assert lund.mask("Eva Lund bor i Lund.", strict=True) == f"{MASK * 8} bor i Lund."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("erö, chef för Björkvik", f"{MASK * 3}, chef för Björkvik"),
        ("projektet leds av Kim Åke", f"projektet leds av {MASK * 3} {MASK * 3}"),
        ("ro@bjorkvik.example eller brev", f"{MASK * 19} eller brev"),
    ],
)
def test_what_the_edge_cuts_through_goes(text: str, masked: str) -> None:
    """A passage that begins or ends in the middle of a name or an address does not show its half."""
    assert KIM.mask(text, strict=True) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Vi besökte Florence", "Vi besökte Florence"),
        ("Florence är vår vänort", "Florence är vår vänort"),
        ("Lund besöktes av Florence Lund", "Lund besöktes av ▒▒▒▒▒▒▒▒▒▒▒▒▒"),
        ("Kontakt: Florence L", "Kontakt: ▒▒▒▒▒▒▒▒▒▒"),
        ("Kontakt: Flor", "Kontakt: ▒▒▒▒"),
        ("Kontakt: Florence", "Kontakt: Florence"),  # the word is the town's, too, and tells of nobody
    ],
)
def test_a_town_at_the_edge_of_a_passage_is_no_half_of_a_name(text: str, masked: str) -> None:
    """A first name that a town bears stands beside its bearer and elsewhere; what is cut of the name goes."""
    personal = Personal(frozenset({"Florence Lund"}), protected=frozenset({"florence", "lund"}))

    assert personal.mask(text, strict=True) == masked


@settings(deadline=None)
@given(st.text(max_size=60), st.booleans())
def test_masking_keeps_every_offset(text: str, strict: bool) -> None:
    """However much is blacked out, the text keeps its length, and masking twice changes nothing more."""
    masked = KIM.mask(text, strict=strict)

    assert len(masked) == len(text)
    assert KIM.mask(masked, strict=strict) == masked


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_nothing_whole_is_left(before: str, after: str) -> None:
    """After masking nothing personal is found, whatever stands around it."""
    assert not KIM.find(KIM.mask(f"{before} Kim Åkerö {after}"))


def test_nothing_personal_means_nothing_masked() -> None:
    """Without names, addresses and numbers every text stays as it is."""
    assert Personal().mask("Kim Åkerö", strict=True) == "Kim Åkerö"


@pytest.mark.parametrize("written", ["0702 063826", "+46 702 06 38 26", "0702-06 38 26", "(0)702 063 826"])
@pytest.mark.parametrize("cut", range(3, 9))
def test_a_number_that_an_edge_cuts_through_goes(written: str, cut: int) -> None:
    """No three digits of a telephone number stay at the edge of a quotation, however the number is spaced."""
    personal = Personal(telephones=frozenset({"+46702063826"}))

    ends, starts = written[-cut:], written[: max(cut, 6)]

    assert len(re.findall(r"\d", personal.mask(f"{ends} and more", strict=True))) < 3
    assert len(re.findall(r"\d", personal.mask(f"call {starts}", strict=True))) < 3
