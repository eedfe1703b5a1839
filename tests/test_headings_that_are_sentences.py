"""A heading that tells something of a project is none, and a paragraph that opens with when it ended names none."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("da", "Vejle Kommune\n\nProjekt om stormflod er finansieret\n\nProjektet støttes af Interreg og begyndte i 2025.\n"),
        ("sv", "Ekby kommun\n\nProjekt om översvämning är finansierat\n\nProjektet stöds av Interreg och började 2025.\n"),
        ("en", "Leeds City Council\n\nProject on floods is funded\n\nThe project is supported by Interreg.\n"),
        ("de", "Stadt Celle\n\nProjekt gegen Flut ist bewilligt\n\nDas Projekt wird von Interreg gefördert.\n"),
    ],
)  # fmt: skip
def test_a_heading_with_a_verb_is_no_title(language: str, page: str) -> None:
    """It says what happened to a project."""
    assert not [subject for subject, predicate, _ in facts(page, language) if predicate == "fundedBy"]


@pytest.mark.parametrize(
    ("language", "page", "name"),
    [
        ("en", "# Projects\n\n## Cold Homes, Warm Streets\n\nFinished in March 2020. The project was paid for by Horizon 2020.\n",
         "Cold Homes, Warm Streets"),
        ("sv", "# Projekt\n\n## Kalla hus, varma gator\n\nAvslutades i mars 2020. Projektet betalades av Horisont 2020.\n",
         "Kalla hus, varma gator"),
        ("de", "# Projekte\n\n## Kalte Häuser, warme Straßen\n\nBeendet im März 2020. Das Projekt wurde von Horizont 2020 gefördert.\n",
         "Kalte Häuser, warme Straßen"),
    ],
)  # fmt: skip
def test_when_it_ended_is_no_name(language: str, page: str, name: str) -> None:
    """One word and a date open the paragraph; the heading is the title."""
    assert {subject for subject, predicate, _ in facts(page, language) if predicate == "fundedBy"} == {name}
