"""A section that a heading gives to one partnership tells of that partnership: who, since when, paid by whom, with what project."""

from __future__ import annotations

import pytest

from reading_of import read, value_of

SECTIONS = {
    "sv": (
        (
            "# Ekby kommun\n\n## Partnerskap\n\n### Kose, Estland\n\nPartnerskapet började 2015. Partnerskapet finansieras av Nordplus. "
            "Brno är också partner i samarbetet.\n\nKontakt: Anna Berg, anna.berg@ekby.example\n\n#### Projektet Bokbåten\n\n"
            "Projektet startade 2016.\n"
        ),
        "Ekby kommun",
        "Bokbåten",
        {("fundedBy", "Nordplus"), ("startYear", "2015")},
    ),
    "en": (
        (
            "# Hull City Council\n\n## Partnerships\n\n### Kose, Estonia (2015–2019)\n\nThe schools meet each year. "
            "Brno is also a partner.\n\nContact: Anna Berg, anna.berg@hull.example\n\n#### Project Clean Piers\n\n"
            "The project began in 2016.\n"
        ),
        "Hull City Council",
        "Clean Piers",
        {("startYear", "2015"), ("endYear", "2019")},
    ),
    "de": (
        (
            "# Stadt Celle\n\n## Partnerschaften\n\n### Kose, Estland (2015–2019)\n\nDie Schulen treffen sich jedes Jahr. "
            "Brno ist ebenfalls Partner.\n\nKontakt: Anna Berg, anna.berg@celle.example\n\n#### Projekt Stille Ufer\n\n"
            "Das Projekt begann 2016.\n"
        ),
        "Stadt Celle",
        "Stille Ufer",
        {("startYear", "2015"), ("endYear", "2019")},
    ),
}


def told(text: str, language: str) -> dict[str, set[tuple[str, str]]]:
    """Return what is asserted of each thing."""
    found: dict[str, set[tuple[str, str]]] = {}
    for fact in read(text, language).facts:
        value = value_of(fact)
        found.setdefault(fact.subject.label, set()).add((fact.predicate, value))
    return found


@pytest.mark.parametrize("language", SECTIONS)
def test_what_stands_below_a_partner_s_heading_is_said_of_the_partnership(language: str) -> None:
    """Its years, who pays for it, who joins it, and the contact who stands in it."""
    text, home, _, more = SECTIONS[language]

    parties = {("partner", home), ("partner", "Kose"), ("partner", "Brno")}
    assert told(text, language)[f"{home} – Kose"] == {*parties, *more, ("contactPerson", "Anna Berg")}


@pytest.mark.parametrize("language", SECTIONS)
def test_a_project_below_a_partner_s_heading_has_its_parties(language: str) -> None:
    """The two of the heading carry the project; who joins the partnership later does not."""
    text, home, project, _ = SECTIONS[language]

    assert {value for said, value in told(text, language)[project] if said == "partner"} == {home, "Kose"}


@pytest.mark.parametrize("language", SECTIONS)
def test_no_rule_proposes_what_it_holds_for_unlikely(language: str) -> None:
    """How sure a rule is of itself speaks for the fact: what it doubts it does not say."""
    extraction = read(SECTIONS[language][0], language)

    assert min(fact.confidence for fact in (*extraction.facts, *extraction.details)) > 0.5


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        (
            "sv",
            "# Ekby kommun\n\n## Vänorter\n\n### Kose, Estland\n\nKose är vår vänort sedan 1995.\n\n### Hof, Tyskland\n\nVänort sedan 1990.\n",
            "Ekby kommun",
        ),
        (
            "en",
            "# Hull City Council\n\n## Twin towns\n\n### Kose, Estonia\n\nKose has been our twin town since 1995.\n\n### Hof, Germany\n\nTwin town since 1990.\n",
            "Hull City Council",
        ),
        (
            "da",
            "# Ribe Kommune\n\n## Venskabsbyer\n\n### Kose, Estland\n\nKose har været vores venskabsby siden 1995.\n\n### Hof, Tyskland\n\nVenskabsby siden 1990.\n",
            "Ribe Kommune",
        ),
    ],
)
def test_each_heading_of_a_twin_town_has_the_year_of_its_own_section(language: str, text: str, home: str) -> None:
    """Town after town under a heading each: a year is of the town that it stands below."""
    found = told(text, language)

    assert {value for said, value in found[home] if said == "twinnedWith"} == {"Kose", "Hof"}
    assert ("startYear", "1995") in found[f"{home} – Kose"]
    assert ("startYear", "1990") in found[f"{home} – Hof"]
