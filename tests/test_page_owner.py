"""Whose page it is: each piece of evidence decides between two authorities that are alike in all others."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.pipeline import extract

# What is said of the first decides over the second; FILLER keeps both away from the head and the foot of the page.
FILLER = "The weather was good and all had time to talk about bread, boats, music and the long way home. " * 4


def home(text: str, language: str = "en", publisher: str = "") -> str:
    """Return the label of the authority whose page a text is, empty where there is none."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(Path("page.txt"), text, find_sections(text), sha, language=language, publisher=publisher)
    found = extract(document).home
    return found.label if found else ""


def between(words: str) -> str:
    """Return a page in whose middle words stand."""
    return f"Report\n\n{FILLER}\n\n{words}\n\n{FILLER}"


@pytest.mark.parametrize("town", ["Ripon", "Luton"])
def test_the_address_on_a_page_tells_whose_it_is(town: str) -> None:
    """Of two towns that a page names once, the one whose name stands in its e-mail address."""
    text = f"Ripon and Luton met in May.\n\nWrite to info@{town.lower()}.example.uk"

    assert home(text) == town


@pytest.mark.parametrize("town", ["Ripon", "Luton"])
def test_who_publishes_a_page_owns_it(town: str) -> None:
    """The publisher that stands in the page's description weighs more than what its text says."""
    assert home("Ripon and Luton met in May. Both were glad.", publisher=f"{town} Council") == town


def test_who_is_named_at_the_head_owns_the_page() -> None:
    """The head of the page tells whose it is, not who is named in the middle of it."""
    assert home(f"Ripon City Council\n\n{FILLER}\n\nWe met Luton Borough Council.\n\n{FILLER}") == "Ripon City Council"


def test_who_is_named_at_the_foot_owns_the_page() -> None:
    """The foot of the page tells whose it is, too."""
    text = f"Report\n\n{FILLER}\n\nWe met Luton Borough Council.\n\n{FILLER}\n\nRipon City Council"

    assert home(text) == "Ripon City Council"


def test_who_is_abroad_owns_no_page() -> None:
    """A town with its country behind it is the other one, however often it is named."""
    text = between("Ripon City Council met Pärnu, Estonia. Then Pärnu sang. Pärnu danced, and Pärnu won.")

    assert home(text) == "Ripon City Council"


def test_who_only_comes_up_owns_no_page() -> None:
    """One town that is named once in the middle of a page is no owner."""
    assert home(between("In the evening we spoke of Luton.")) == ""


def test_an_association_in_the_first_line_speaks_where_no_authority_does() -> None:
    """An association whose name is the first line of a page is the owner."""
    assert home("Hindon Twinning Association\n\nWe meet often.") == "Hindon Twinning Association"
