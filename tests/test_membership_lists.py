"""Memberships in a list below a heading, each with what is said of it."""

from __future__ import annotations

import pytest

from reading_of import facts

PAGES = [
    (
        "da",
        """Vejle Kommune

Netværk og medlemskaber

- **Energy Cities** – medlem, kontingentet betales af forsyningen
- **Culture Next** – kommunen meldte sig ud i 2022
- Nordic Safe Cities – ansøgning om optagelse er under behandling
""",
        {"Energy Cities": "asserted", "Culture Next": "past", "Nordic Safe Cities": "planned"},
    ),
    (
        "en",
        """Leeds City Council

Networks

Eurocities: associate member since 2021
Carbon Neutral Cities Alliance: application refused
Mayors for Peace: membership ended 2022
""",
        {"Eurocities": "asserted", "Carbon Neutral Cities Alliance": "negated", "Mayors for Peace": "past"},
    ),
    (
        "sv",
        "Ekby kommun\n\nInternationella nätverk\n\n- Eurocities: medlem sedan 2010\n- Hav utan gränser\n- Energy Cities: ansökan inlämnad\n",
        {"Eurocities": "asserted", "Energy Cities": "planned"},
    ),
    (
        "de",
        "Stadt Celle\n\nMitgliedschaften\n\n- Klima-Bündnis – Mitglied\n- Mayors for Peace: Austritt 2019\n",
        {"Klima-Bündnis": "asserted", "Mayors for Peace": "past"},
    ),
    (
        "fi",
        "Kajaanin kaupunki\n\nVerkostot\n\n- Energy Cities – jäsen\n- Mayors for Peace: jäsenyys päättyi 2019\n",
        {"Energy Cities": "asserted", "Mayors for Peace": "past"},
    ),
    (
        "no",
        "Alta kommune\n\nNettverk\n\n- Energy Cities – medlem\n- Mayors for Peace: utmeldt 2019\n",
        {"Energy Cities": "asserted", "Mayors for Peace": "past"},
    ),
]


@pytest.mark.parametrize(("language", "page", "told"), PAGES, ids=[language for language, *_ in PAGES])
def test_each_entry_is_a_membership_as_it_says_itself(language: str, page: str, told: dict[str, str]) -> None:
    """The page's own authority is a member, was one, or wants to be one."""
    for group, modality in told.items():
        found = {o for _, p, o in facts(page, language, modality) if p == "memberOf"}
        assert group in found, f"{group} is not {modality}"


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("sv", "Ekby kommun\n\nSociala nätverk\n\n- Facebook\n- LinkedIn: följ oss\n"),
        ("en", "Leeds City Council\n\nNetworks\n\n- Eurocities: Oslo, Riga and Tartu\n"),
        ("en", "Leeds City Council\n\nContacts\n\n- Eurocities: Ann Berg\n"),
        ("de", "Stadt Celle\n\nFrühere Mitgliedschaften\n\n- Klima-Bündnis\n"),
    ],
)
def test_other_lists_make_no_member(language: str, page: str) -> None:
    """Social networks, the members of a network, contacts and what is over are no memberships of the page's town."""
    assert not [o for _, p, o in facts(page, language) if p == "memberOf"]
