"""Titles: what a text calls itself at its top, and no bullet, menu, logo or start page."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanort.documents import read_document
from vanort.documents.titles import title_in

TITLES = [
    ("---\ntitle: 'Våra vänorter'\ndate: 2020-01-01\n---\n\n# Annat\n", "Våra vänorter"),
    ('+++\ntitle = "Our twin towns"\n+++\nText.\n', "Our twin towns"),
    ("• Start\n• Kontakt\n\n# Vänorter i **Norden**\n\nText.", "Vänorter i Norden"),
    ("Twin towns\n==========\n\nWe have two.", "Twin towns"),
    (
        "Våra vänorter\nLjunga kommun har två vänorter, Narva i Estland och Molde i Norge.\n\nKontakt\n\nEva Lund",
        "Våra vänorter",
    ),
    ("• Ljunga\n• Narva\n\nVåra vänorter\n\nVi har två.", "Våra vänorter"),
    ("Start | Bygga | Skola | Kontakt\n\nVåra vänorter\n\nVi har två.", "Våra vänorter"),
    ("Hem > Kommun > Vänorter\n\nLyssna\n\nVänorter\n\nVi har två.", "Vänorter"),
    ("Etusivu › Kaupunki › Ystävyyskaupungit\n\nYstävyyskaupungit\n\nNiitä on kaksi.", "Ystävyyskaupungit"),
    ("Vänorter i världen\n\nStart / Kommun / Vänorter\n\nVi har två.\n\nNarva\n\nEn stad.", "Vänorter i världen"),
    (
        "Projekte der Stadt\n\nStartseite > Rathaus > Projekte\n\nEs gibt zwei.\n\nMeer\n\nDas erste.",
        "Projekte der Stadt",
    ),
    ("Our links\n\nHome › Council › Our links\n\nWe have two.\n\nNarva\n\nA town.", "Our links"),
    ("Zum Inhalt springen\n\nPartnerstädte\n\nEs gibt zwei.", "Partnerstädte"),
    ("Ljunga kommuns logotyp\n\nVåra vänorter\n\nVi har två.", "Våra vänorter"),
    ("Vi använder kakor   OK\n\nVåra vänorter\n\nVi har två.", "Våra vänorter"),
    ("Startsida\n\nVåra vänorter\n\nVi har två.", "Våra vänorter"),
    ("Ljunga kommun har två vänorter. De ligger långt borta.", "Ljunga kommun har två vänorter."),
    ("  \n", ""),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_texts_title_is_what_it_calls_itself(text: str, title: str) -> None:
    """Front matter, then a heading, then the first line that reads as one."""
    assert title_in(text) == title


def test_the_title_of_a_file_beside_it_comes_first(tmp_path: Path) -> None:
    """What a person has written beside a document stands."""
    (tmp_path / "a.md").write_text("# Vänorter\n", encoding="utf-8")
    (tmp_path / "a.md.yaml").write_text("title: Våra vänner\n", encoding="utf-8")

    assert read_document(tmp_path / "a.md").title == "Våra vänner"


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Årsrapport 2023 internationellt arbete\nHemby kommun\n\nGröna gårdar\nProjektet pågår.", "Årsrapport 2023 internationellt arbete"),
        ("Bericht über internationale Arbeit\nStadt Lindau\n\nBach digital\nDas Projekt läuft.", "Bericht über internationale Arbeit"),
        ("Hemby\nSök\n\nVänorter\nVi har två vänorter i Norden och en i Polen, och alla är med i ett projekt.", "Vänorter"),
    ],
)  # fmt: skip
def test_a_title_above_whose_it_is_opens_a_report(top: str, title: str) -> None:
    """A title of several words, and the name below it, stand alone at the top; one word above another is read as before."""
    assert title_in(top) == title
