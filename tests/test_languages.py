"""Language packs: each says what a reader needs, and a new one needs no Python."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.pipeline import extract
from vanort.languages import detect_language, language_packs
from vanort.languages.assertion_cues import CATEGORIES
from vanort.languages.pack import FOLDER, read_pack
from vanort.languages.table import LanguageError

NEEDED = {
    "cues": "funded_after chain coordinator_after partner member twin since until updated",
    "labels": "coordinator partner funder period budget contact phone email country",
    "project": "noun definite called verb partnership generic_heading",
    "goals": "agenda",
    "money": "unit currency",
}


@pytest.mark.parametrize("code", sorted(language_packs()))
def test_a_pack_has_words_for_everything(code: str) -> None:
    """No pack leaves out a cue or label that rules lean on."""
    pack = language_packs()[code]
    missing = [
        f"{section}.{key}" for section, keys in NEEDED.items() for key in keys.split() if not pack.words(section, key)
    ]

    assert not missing
    assert {cue.category for cue in pack.assertion} == set(CATEGORIES)
    assert len(pack.words("months")) == 12
    assert len(pack.words("stopwords")) >= 60


@pytest.mark.parametrize("code", sorted(language_packs()))
def test_every_entry_is_a_pattern(code: str) -> None:
    """Each entry compiles as a regular expression."""

    def entries(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [entry for inner in value.values() for entry in entries(inner)]
        return [entry for inner in value for entry in entries(inner)] if isinstance(value, list) else []

    data = dict(language_packs()[code].data)
    data["inflection"] = {"endings": data["inflection"]["endings"]}
    for entry in entries(data):
        re.compile(entry)


SENTENCES = {
    "sv": "Kommunen har haft ett samarbete med staden i många år och vill att det ska bli fler.",
    "en": "The council has been working with the town for many years and would like to do more.",
    "no": "Kommunen har ikke hatt noen avtale med byen, men vil gjerne at det skal bli flere.",
    "da": "Kommunen har ikke haft nogen aftale med byen, men vil gerne have at der skal være flere af dem.",
    "de": "Die Stadt arbeitet seit vielen Jahren mit der Gemeinde zusammen und möchte das auch weiter.",
    "fi": "Kaupunki on tehnyt yhteistyötä kunnan kanssa monta vuotta, ja se haluaa myös jatkaa.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_language_of_a_sentence_is_told(code: str) -> None:
    """The commonest words tell the language."""
    assert detect_language(SENTENCES[code]) == code


TOY = """
language = "eo"
name = "Esperanto"
cldr = "eo"
stopwords = ["la", "kaj", "de", "estas", "en", "kun", "por", "ne", "el", "al"]
months = []
and = ["kaj"]
locative = ["en", "el"]
[inflection]
endings = ["n"]
[heads.after]
Municipality = ["urbo"]
[project]
noun = ["projekto(?:n|j)?"]
verb = ["daŭris"]
title_end = ["estas", "daŭris"]
[cues]
funded_after = ["financata de"]
partner = ["partnero(?:j)?", "kune kun"]
"""


def test_a_seventh_language_is_a_folder_of_data(tmp_path: Path) -> None:
    """A pack written as data alone gives names, facts and denials."""
    shutil.copytree(FOLDER / "en", tmp_path / "en")
    (tmp_path / "eo").mkdir()
    (tmp_path / "eo" / "pack.toml").write_text(TOY, encoding="utf-8")
    (tmp_path / "eo" / "assertion.tsv").write_text("ne\tnegated\tbefore\tAlfa ne estas partnero.\n", encoding="utf-8")
    packs = language_packs(tmp_path)
    text = "La projekto Verda Ponto estas financata de Nordplus.\n\nTralia urbo ne estas partnero en la projekto Verda Ponto.\n"
    document = Document(Path("a.txt"), text, find_sections(text), hashlib.sha256(text.encode()).hexdigest())
    extraction = extract(document, packs=packs)
    found = {
        (f.subject.label, f.predicate, f.object.label, f.modality)
        for f in extraction.facts
        if isinstance(f.object, Entity)
    }

    assert extraction.page.lexicon.pack.code == "eo"
    assert ("Verda Ponto", "fundedBy", "Nordplus", "asserted") in found
    assert ("Verda Ponto", "partner", "Tralia urbo", "negated") in found


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    """The message names the folder."""
    with pytest.raises(LanguageError, match=r"no pack\.toml"):
        read_pack(tmp_path)
