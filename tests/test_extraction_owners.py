"""Whose the lines below a heading are, on a page with several projects whose headings have levels."""

from __future__ import annotations

from pathlib import Path

from reading_of import facts, value_of
from vanort.documents import read_document
from vanort.extraction.pipeline import extract

PAGE = """<!DOCTYPE html><html lang="sv"><head><title>Projekt - Ale kommun</title></head><body><main>
<h1>Internationella projekt</h1>
<h2>Ljusa vägar</h2><p>Projektet Ljusa vägar pågår 2023–2026.</p>
<h3>Kontakt</h3><p>Anna Ek, projektledare, 0303-70 30 01, anna.ek@ale.example</p>
<h2>Gröna kajer</h2><p>Projektet Gröna kajer pågår 2024–2027.</p>
<h3>Partner</h3><ul><li>Kiel</li><li>Gdynia</li></ul>
<h3>Kontakt</h3><p>Bo Alm, projektledare, 0303-70 30 02, bo.alm@ale.example</p>
</main></body></html>"""


def told(path: Path) -> set[tuple[str, str, str]]:
    """Return the facts of a file, by label."""
    return {(fact.subject.label, fact.predicate, value_of(fact)) for fact in extract(read_document(path)).facts}


def test_headings_of_a_page_have_the_levels_that_it_gives_them(tmp_path: Path) -> None:
    """A heading in the page's markup has its level; the words alone would make all the same."""
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    levels = {section.heading: section.level for section in read_document(path).sections}
    assert levels == {"Internationella projekt": 1, "Ljusa vägar": 2, "Gröna kajer": 2, "Partner": 3, "Kontakt": 3}


def test_what_stands_below_a_sub_heading_belongs_to_the_project_above_it(tmp_path: Path) -> None:
    """Partners and contacts of each part are those of its own project, of no other."""
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    found = told(path)
    assert {f for f in found if f[1] == "partner" and f[0] != "Ljusa vägar"} >= {
        ("Gröna kajer", "partner", "Kiel"),
        ("Gröna kajer", "partner", "Gdynia"),
    }
    assert {(f[0], f[2]) for f in found if f[1] == "contactPerson"} == {
        ("Ljusa vägar", "Anna Ek"),
        ("Gröna kajer", "Bo Alm"),
    }


def test_an_acronym_with_an_ending_behind_a_colon_is_the_same_body() -> None:
    """The Finnish genitive of the European Union is named as the Union is."""
    text = "Hanketta Valoisat Polut rahoittaa EU:n aluekehitysrahasto."
    assert ("Valoisat Polut", "fundedBy", "EU") in facts(text, "fi")


def test_a_country_behind_a_row_of_towns_in_a_heading_places_them_all() -> None:
    """A heading with three towns and one country in brackets says where each of them is."""
    told = facts("Samarbete\n\nKiel, Ulm och Leer (Tyskland)\n\nVi arbetar med energi.\n", "sv")
    assert {(a, c) for a, what, c in told if what == "country"} == {
        ("Kiel", "Tyskland"),
        ("Ulm", "Tyskland"),
        ("Leer", "Tyskland"),
    }


def test_a_town_is_no_twin_of_its_own_municipality() -> None:
    """A municipality whose name holds the town's is the same place; the word for a twinning is no town."""
    told = facts("Ribe-Vester Kommune\n\nRibe er venskabsby med Nora. Venskabsbyaftalen gælder.\n", "da")
    pairs = {frozenset((a, c)) for a, what, c in told if what == "twinnedWith"}
    assert frozenset({"Ribe-Vester Kommune", "Ribe"}) not in pairs
    assert not any("Venskabsbyaftalen" in name for pair in pairs for name in pair)


def test_a_line_that_ends_with_a_conjunction_goes_on_in_the_next() -> None:
    """A row of towns broken behind "and" is one row."""
    told = facts("Ystads kommun\n\nYstads vänorter är Kiel i Tyskland, Riga i Lettland och\nGdynia i Polen.\n", "sv")
    assert {c for _, what, c in told if what == "twinnedWith"} >= {"Kiel", "Riga", "Gdynia"}
