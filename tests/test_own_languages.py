"""A language that vanort has no pack for is a folder of a workspace: French and Dutch, in fewer than 80 lines each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assertions import holds, verdict
from reading_of import facts
from vanort.cli import app
from vanort.extraction.pack_examples import facts_of
from vanort.languages import LanguageError, detect_language
from vanort.languages.pack import packs_with

OWN = Path(__file__).parent / "resources" / "languages"
PACKS = packs_with(OWN)
CODES = ("fr", "nl")

PAGES = {
    "fr": """\
Villes jumelles

La ville de Quimper est jumelée avec Limerick depuis 1981. Nos villes jumelles sont Remscheid (Allemagne) et Foggia (Italie).

Projets

Le projet Marée Verte est financé par la Région Bretagne. Il est coordonné par la ville de Quimper et dure de janvier 2019 à
décembre 2021. Le budget est de 1,2 million d'euros. La ville de Lorient est partenaire du projet Marée Verte.
La ville de Brest n'est pas partenaire du projet Marée Verte.

Contact : Camille Le Goff, ville de Quimper, tél. 02 98 55 01 23, camille.legoff@quimper.example.fr
""",
    "nl": """\
Zustersteden

De gemeente Zwolle heeft een stedenband met Coventry sinds 1981. Onze zustersteden zijn Remscheid (Duitsland) en Foggia (Italië).

Projecten

Het project Groene Kade wordt gefinancierd door de Provincie Overijssel. Het project wordt gecoördineerd door de gemeente Zwolle
en loopt van januari 2019 tot december 2021. De begroting is 1,2 miljoen euro. De gemeente Gouda is partner in het project
Groene Kade. De gemeente Delft is geen partner in het project Groene Kade.

Contact: Sanne de Vries, gemeente Zwolle, telefoon 038 555 01 23, sanne.devries@zwolle.example.nl
""",
}
TOLD = {
    "fr": {
        ("Quimper", "twinnedWith", "Limerick"),
        ("Quimper", "twinnedWith", "Remscheid"),
        ("Quimper", "twinnedWith", "Foggia"),
        ("Marée Verte", "fundedBy", "Région Bretagne"),
        ("Marée Verte", "coordinator", "Quimper"),
        ("Marée Verte", "startYear", "2019-01"),
        ("Marée Verte", "endYear", "2021-12"),
        ("Marée Verte", "budget", "1,2 million d'euros"),
        ("Marée Verte", "partner", "Lorient"),
        ("Camille Le Goff", "phone", "02 98 55 01 23"),
        ("Camille Le Goff", "email", "camille.legoff@quimper.example.fr"),
        ("Camille Le Goff", "affiliation", "Quimper"),
    },
    "nl": {
        ("Zwolle", "twinnedWith", "Coventry"),
        ("Zwolle", "twinnedWith", "Remscheid"),
        ("Zwolle", "twinnedWith", "Foggia"),
        ("Groene Kade", "fundedBy", "Provincie Overijssel"),
        ("Groene Kade", "coordinator", "Zwolle"),
        ("Groene Kade", "startYear", "2019-01"),
        ("Groene Kade", "endYear", "2021-12"),
        ("Groene Kade", "budget", "1,2 miljoen euro"),
        ("Groene Kade", "partner", "Gouda"),
        ("Sanne de Vries", "phone", "038 555 01 23"),
        ("Sanne de Vries", "email", "sanne.devries@zwolle.example.nl"),
        ("Sanne de Vries", "affiliation", "Zwolle"),
    },
}


@pytest.mark.parametrize("code", CODES)
def test_a_language_takes_no_more_than_80_lines(code: str) -> None:
    """All files of the pack together are as long as an afternoon is."""
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (OWN / code).iterdir()) <= 80


@pytest.mark.parametrize("code", CODES)
def test_a_page_in_the_language_is_known_and_read(code: str) -> None:
    """Twin towns, projects, money, dates, contacts are told; nothing of another language's page changes."""
    assert detect_language(PAGES[code], PACKS) == code
    assert facts(PAGES[code], "", packs=PACKS) >= TOLD[code]


@pytest.mark.parametrize(
    ("code", "text", "status", "denied"),
    [
        ("fr", PAGES["fr"], "negated", ("Marée Verte", "partner", "Brest")),
        ("fr", "Brest n’est pas partenaire du projet Marée Verte.", "negated", ("Marée Verte", "partner", "Brest")),
        ("fr", "La ville de Brest ne participe pas au projet Marée Verte.", "negated", ("Marée Verte", "partner", "Brest")),
        ("fr", "Quimper n'a jamais été jumelée avec Vannes.", "negated", ("Quimper", "twinnedWith", "Vannes")),
        ("fr", "Brest n'est plus partenaire du projet Marée Verte.", "past", ("Marée Verte", "partner", "Brest")),
        ("fr", "Brest souhaite devenir partenaire du projet Marée Verte.", "planned", ("Marée Verte", "partner", "Brest")),
        ("nl", PAGES["nl"], "negated", ("Groene Kade", "partner", "Delft")),
        ("nl", "Gouda neemt niet deel aan het project Groene Kade.", "negated", ("Groene Kade", "partner", "Gouda")),
        ("nl", "Zwolle heeft geen stedenband met Namen.", "negated", ("Zwolle", "twinnedWith", "Namen")),
        ("nl", "Gouda is niet langer partner in het project Groene Kade.", "past", ("Groene Kade", "partner", "Gouda")),
        ("nl", "Gouda wil partner worden in het project Groene Kade.", "planned", ("Groene Kade", "partner", "Gouda")),
    ],
)  # fmt: skip
def test_what_is_denied_planned_or_over_is_told_as_such(
    code: str, text: str, status: str, denied: tuple[str, str, str]
) -> None:
    """A denial in the language is no statement: "n'est pas partenaire"."""
    assert denied in facts(text, code, status, packs=PACKS)
    assert denied not in facts(text, code, packs=PACKS)


@pytest.mark.parametrize(
    ("code", "text", "fact"),
    [
        ("fr", "Villes jumelles de Quimper\n\n- Limerick (Irlande)\n", ("Quimper", "twinnedWith", "Limerick")),
        ("fr", "Projet Marée Verte\n\nPartenaires : Ville de Vannes\nBudget : 320 000 €\n", ("Marée Verte", "budget", "320 000 €")),
        ("fr", "Le projet Marée Verte a commencé en mars 2020.\n", ("Marée Verte", "startYear", "2020-03")),
        ("nl", "Zustersteden van Zwolle\n\n- Coventry (Verenigd Koninkrijk)\n", ("Zwolle", "twinnedWith", "Coventry")),
        ("nl", "Project Oude Haven\n\nFinanciering: Erasmus+\nLooptijd: 2020–2022\n", ("Oude Haven", "fundedBy", "Erasmus+")),
        ("nl", "Het project Oude Haven liep tot augustus 2023.\n", ("Oude Haven", "endYear", "2023-08")),
    ],
)  # fmt: skip
def test_lists_and_labels_are_read(code: str, text: str, fact: tuple[str, str, str]) -> None:
    """The layout of a page needs no words but the labels."""
    assert fact in facts(text, code, packs=PACKS)


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_the_pack_hold(code: str) -> None:
    """What tests/test_assertion_cues.py and tests/test_frames.py ask of the shipped packs holds here."""
    pack = PACKS[code]
    wrong = [cue.phrase for cue in pack.assertion for text in cue.examples if not holds(code, cue, text, PACKS)]
    wrong += [
        c.phrase for c in pack.assertion for t in c.counters if verdict(code, t, packs=PACKS).status != "asserted"
    ]
    wrong += [
        frame.phrase for frame in pack.frames for text in frame.examples if not facts_of(code, frame, text, PACKS)
    ]
    wrong += [frame.phrase for frame in pack.frames for text in frame.counters if facts_of(code, frame, text, PACKS)]

    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_a_workspace_reads_what_its_languages_folder_says(code: str, tmp_path: Path) -> None:
    """`languages/CODE` in a workspace is used by add and extract, and a change of it is a reason to read again."""
    (tmp_path / "vanort.toml").write_text("", encoding="utf-8")
    shutil.copytree(OWN / code, tmp_path / "languages" / code)
    (tmp_path / "page.txt").write_text(PAGES[code], encoding="utf-8")
    room = ["-w", str(tmp_path)]
    for command in (["add", str(tmp_path / "page.txt")], ["extract"], ["lint"]):
        result = CliRunner().invoke(app, [*command, *room] if command != ["lint"] else ["lint", str(tmp_path)])
        assert result.exit_code == 0, result.output
    claims = (tmp_path / "claims" / "page.yaml").read_text(encoding="utf-8")
    again = CliRunner().invoke(app, ["extract", *room]).output
    frames = tmp_path / "languages" / code / "frames.tsv"
    frames.write_text(frames.read_text(encoding="utf-8") + "# one more\n", encoding="utf-8")
    anew = CliRunner().invoke(app, ["extract", *room]).output

    assert f'language: "{code}"' in (tmp_path / "documents" / "page.txt.yaml").read_text(encoding="utf-8")
    assert "Limerick" in claims or "Coventry" in claims
    assert "Nothing to do" in again
    assert "Nothing to do" not in anew


def test_annotations_use_the_languages_of_the_workspace(tmp_path: Path) -> None:
    """`vanort extract --format annotations -w DIR` reads with the workspace's packs."""
    (tmp_path / "vanort.toml").write_text("", encoding="utf-8")
    shutil.copytree(OWN / "fr", tmp_path / "languages" / "fr")
    (tmp_path / "page.txt").write_text(PAGES["fr"], encoding="utf-8")
    command = [
        "extract",
        str(tmp_path / "page.txt"),
        "--format",
        "annotations",
        "-w",
        str(tmp_path),
        "-o",
        str(tmp_path),
    ]
    result = CliRunner().invoke(app, command)
    predicates = {
        fact["predicate"] for fact in json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))["facts"]
    }

    assert result.exit_code == 0
    assert {"twinnedWith", "coordinator", "fundedBy", "budget"} <= predicates


def test_a_broken_pack_of_a_workspace_is_named_with_its_line(tmp_path: Path) -> None:
    """What cannot be read is said with file, line and what to do."""
    shutil.copytree(OWN / "fr", tmp_path / "fr")
    with (tmp_path / "fr" / "assertion.tsv").open("a", encoding="utf-8") as table:
        table.write("sans\tnegated\tbeside\tBrest sans elle.\n")
    with pytest.raises(
        LanguageError, match=r"assertion\.tsv:\d+: 'sans' is no cue as 'negated' 'beside'\. Categories are"
    ):
        packs_with(tmp_path)
