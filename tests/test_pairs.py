"""Relations that no frame tells, read from a word of the clause and the kinds of its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_of import told_of
from vanort.languages import LanguageError
from vanort.languages.relation_words import read_relation_words


@pytest.mark.parametrize(
    ("language", "predicate", "text", "fact"),
    [
        ("en", "partner", "Wexford County Council is one of seven in Salt Roads.", ""),
        ("en", "partner", "Alongside it, Wexford County Council is among the partners of the Salt Roads.", "Salt Roads – Wexford County Council"),
        ("en", "fundedBy", "Two thirds of the money for Salt Roads comes from Interreg Aurora.", "Salt Roads – Interreg Aurora"),
        ("sv", "coordinator", "Det är Tierps kommun som sedan i fjol samordnar det stora Salta Vägar.", "Salta Vägar – Tierps kommun"),
        ("sv", "twinnedWith", "Varje höst byter vänorterna Tierp och Kokkola körer med varandra.", "Tierp – Kokkola"),
        ("no", "partner", "Blant dem som deltar i Salte Veier, er Hamar kommune.", "Salte Veier – Hamar kommune"),
        ("da", "coordinator", "Salte Veje har Skive Kommune som koordinator.", "Salte Veje – Skive Kommune"),
        ("de", "partner", "Erstmals ist bei SalzWege auch die Stadt Ulm als Partnerin dabei.", "SalzWege – Stadt Ulm"),
        ("fi", "fundedBy", "Hanketta SuolaTiet rahoittaa tänäkin vuonna Ympäristöministeriö.", "SuolaTiet – Ympäristöministeriö"),
    ],
)  # fmt: skip
def test_a_word_of_the_clause_tells_the_relation_of_its_names(
    language: str, predicate: str, text: str, fact: str
) -> None:
    """Where a clause names one body and one project, the word that stands with them says what they have to do."""
    assert told_of(text, language, predicate) == ({fact} if fact else set())


@pytest.mark.parametrize(
    ("language", "predicate", "text"),
    [
        ("en", "fundedBy", "Wexford County Council has been awarded £2 million for Salt Roads."),
        ("sv", "partner", "Projektet Salta Vägar stöds av Interreg Aurora."),
        ("de", "coordinator", "Das Projekt SalzWege wird in Ulm von einem Verein geleitet."),
        ("da", "twinnedWith", "I venskabsbyen Skive mødtes vi med gæster fra Kiel."),
        ("no", "coordinator", "Salte Veier støttes av Hamar kommune."),
    ],
)
def test_who_only_stands_beside_the_word_has_no_role(language: str, predicate: str, text: str) -> None:
    """Who gets money does not pay, where something happens does not lead it, and a visitor's town is no twin."""
    assert not told_of(text, language, predicate)


def test_a_clause_goes_on_about_whom_the_sentence_before_names() -> None:
    """Where a clause only says "it" or "kommunen", the relation is that of the one body named right before."""
    text = "Tierps kommun tvekade länge. Nu är kommunen fullvärdig partner i Salta Vägar."
    assert told_of(text, "sv", "partner") == {"Salta Vägar – Tierps kommun"}


@pytest.mark.parametrize("line", ["weds\tany\tmarries", "funds\tnear\tpays", "funds\tany\t", "of\tany\tby"])
def test_a_line_without_relation_words_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    """The message names file and line, and how a line is written."""
    path = tmp_path / "relation_words.tsv"
    path.write_text(f"# words\n{line}\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"relation_words\.tsv:2: .* holds no relation words\. Write a relation"):
        read_relation_words(path)


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "Foix, in the French Pyrenees, is Ripon's twin.", "Ripon – Foix"),
        ("sv", "Den kommun som Nybro längst varit vänort med är litauiska Silute.", "Nybro – Silute"),
        ("no", "Vennskapsbyen til Lillehammer i Tyskland er Oberhof.", "Lillehammer – Oberhof"),
        ("da", "Foruden Ystad har Ribe ingen venskabsby i NORDEN.", ""),
        ("en", "The twin towns of Ripon met at the Foix.", ""),
        ("sv", "Nybros vänort fick besök av Svea Lindgren.", ""),
        ("de", "Die Partnerstadt schickte Passau eine Einladung.", ""),
    ],
)
def test_a_name_beside_the_one_town_of_a_sentence_on_twins_is_a_town(language: str, text: str, fact: str) -> None:
    """A list need not know the second town; a word of the language, a person and a word in capitals are none."""
    found = told_of(text, language, "twinnedWith")
    assert {" – ".join(sorted(pair.split(" – "))) for pair in found} == (
        {" – ".join(sorted(fact.split(" – ")))} if fact else set()
    )


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("de", "Die Federführung im Projekt „Grüne Dächer“ liegt bei der Stadt Aalen.", "Grüne Dächer – Stadt Aalen"),
        ("en", 'The project "Green Roofs" is nowadays led by Hull City Council.', "Green Roofs – Hull City Council"),
        ("sv", "Det är Ale kommun som koordinerar ”Gröna tak”.", "Gröna tak – Ale kommun"),
    ],
)
def test_quotation_marks_around_a_name_hide_no_relation(language: str, text: str, fact: str) -> None:
    """A frame fits a title in quotation marks as it fits one without."""
    assert told_of(text, language, "coordinator") == {fact}


@pytest.mark.parametrize(
    ("language", "text", "together"),
    [
        ("en", "Since the floods Exeter has been able to collaborate with Rajkot on dykes.", True),
        ("sv", "Ystad har även i år kunnat samverka med Haderslev.", True),
        ("de", "Es ist gut, dass Ulm mit Regensburg beim Hochwasserschutz kooperiert.", True),
        ("da", "Byrådet lod Randers Kommune samarbejde med Minsk.", True),
        ("no", "Det samarbeidet som Bodø og Jokkmokk har, gjelder skoler.", True),
        ("fi", "Siitä lähtien Tampere ja Mwanza ovat olleet yhteistyökumppaneita.", True),
        ("sv", "I projektet Salta Vägar möts Ystad och Haderslev i samarbetets tecken.", False),
        ("de", "In Ulm sprach Regensburg über die Zusammenarbeit.", False),
    ],
)
def test_two_authorities_of_a_clause_on_cooperation_work_together(language: str, text: str, together: bool) -> None:
    """In whatever form the word stands, and not where the clause is about a project or only takes place in one of them."""
    assert bool([fact for fact in told_of(text, language, "partner") if " – " in fact.rsplit(" – ", 1)[0]]) == together
