"""Who was asked for money, who refused it, what is not there any more, and who was there at first only: none is told as plain."""

from __future__ import annotations

import pytest

from reading_of import facts

UNTOLD = [
    ("sv", "Ekby kommun har bett Tillväxtverket om bidrag till projektet Rena stränder.", "fundedBy"),
    ("sv", "I höstas sökte Ekby kommun pengar hos Nordplus till projektet Bokbåten.", "fundedBy"),
    ("sv", "Med Narva har Ekby kommun inget vänortsutbyte längre.", "twinnedWith"),
    ("no", "Miljødirektoratet nektet å støtte prosjektet Rene strender.", "fundedBy"),
    ("no", "Alta kommune var med i prosjektet Rene strender kun i starten.", "partner"),
    ("da", "Vi har bedt Nordplus om penge til projektet Rene Strande.", "fundedBy"),
    ("da", "Vejle Kommune deltog i projektet Rene Strande kun det første år.", "partner"),
    ("de", "Mit Tartu besteht seit 2019 keine Städtepartnerschaft mehr, sagt die Stadt Celle.", "twinnedWith"),
    ("de", "Die Stadt Celle hat Erasmus+ für das Projekt Stille Ufer um einen Zuschuss ersucht.", "fundedBy"),
    ("fi", "Nordplus kieltäytyi rahoittamasta hanketta Puhtaat rannat.", "fundedBy"),
    ("en", "Hull City Council has asked Erasmus+ for a grant for the project Clean Piers.", "fundedBy"),
    ("en", "There is no twinning between Hull City Council and Tartu any more.", "twinnedWith"),
]
TOLD = [
    ("sv", "Nordplus stöder projektet Bokbåten, och Ekby kommun har bett skolorna om hjälp.", "fundedBy"),
    ("de", "Das Projekt Stille Ufer wird von Erasmus+ gefördert, und es gibt keine Grenzen mehr.", "fundedBy"),
    ("da", "Nordplus støtter projektet Rene Strande, og Vejle Kommune har bedt om mere tid.", "fundedBy"),
    ("en", "The project Clean Piers is funded by Erasmus+, and Hull City Council has asked for more time.", "fundedBy"),
]


@pytest.mark.parametrize(("language", "sentence", "predicate"), UNTOLD)
def test_it_is_not_told_as_plain(language: str, sentence: str, predicate: str) -> None:
    """It was asked for, refused, or is over."""
    assert predicate not in {found for _, found, _ in facts(sentence, language)}


@pytest.mark.parametrize(("language", "sentence", "predicate"), TOLD)
def test_what_stands_beside_it_is(language: str, sentence: str, predicate: str) -> None:
    """Something else is asked for, or gone, beside what holds."""
    assert predicate in {found for _, found, _ in facts(sentence, language)}
