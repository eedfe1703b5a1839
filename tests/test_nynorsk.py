"""Nynorsk pages are found out to be Norwegian, and read as bokmål ones are."""

from __future__ import annotations

import pytest

from reading_of import facts
from vanort.languages.detection import detect_language

TWINS = """# Vennskapskommunar

Stord kommune har tre vennskapskommunar i Norden.

## Våre vennskapskommunar

- Gjerlev, Danmark, sidan 1972
- Götene, Sverige, sidan 1972

## Tidlegare vennskapskommunar

- Kose, Estland, 1992–2009

## Planlagde avtalar

- Kuressaare, Estland

## Kontakt

Kontaktperson: Kari Nes, rådgjevar
Telefon: 53 49 66 00
"""
PROJECT = """# Prosjekt: Grøn kai

Prosjekteigar: Kinn kommune
Prosjektleiar: Olav Lie
Partnarar: Alver kommune, Universitetet i Bergen og Høgskulen på Vestlandet
Finansiering: Interreg Nordsjøen
Tidsrom: 2021–2024
Budsjett: 4,5 millionar kroner
Merknad: Voss kommune trekte seg i 2022.
"""
REPORT = """# Årsmelding 2024 for Sogndal kommune

## Internasjonalt arbeid

Sogndal kommune har òg i år teke del i prosjektet Blå fjord, som blir leia av Luster kommune.
Prosjektet får tilskot frå Miljødirektoratet.

Kommunestyret har vedteke å seia opp vennskapsavtalen med Kiruna. Samarbeidet med vennskapsbyen Odense held fram.

Søknaden til Nordplus om støtte til prosjektet Ung vår fekk avslag. Vi planlegg å søkja på nytt saman med Stryn kommune.

Sogndal kommune er medlem av ICLEI. Kommunen melde seg ut av Eurocities i 2019.
"""
ASSERTED = [
    (TWINS, ("Stord kommune", "twinnedWith", "Gjerlev")),
    (TWINS, ("Stord kommune", "contactPerson", "Kari Nes")),
    (TWINS, ("Kari Nes", "phone", "53 49 66 00")),
    (PROJECT, ("Grøn kai", "coordinator", "Kinn kommune")),
    (PROJECT, ("Grøn kai", "contactPerson", "Olav Lie")),
    (PROJECT, ("Grøn kai", "partner", "Høgskulen på Vestlandet")),
    (PROJECT, ("Grøn kai", "fundedBy", "Interreg Nordsjøen")),
    (PROJECT, ("Grøn kai", "endYear", "2024")),
    (PROJECT, ("Grøn kai", "budget", "4,5 millionar kroner")),
    (REPORT, ("Blå fjord", "coordinator", "Luster kommune")),
    (REPORT, ("Blå fjord", "partner", "Sogndal kommune")),
    (REPORT, ("Blå fjord", "fundedBy", "Miljødirektoratet")),
    (REPORT, ("Sogndal kommune", "twinnedWith", "Odense")),
    (REPORT, ("Sogndal kommune", "memberOf", "ICLEI")),
]
NOT_ASSERTED = [
    (TWINS, ("Stord kommune", "twinnedWith", "Kose")),
    (TWINS, ("Stord kommune", "twinnedWith", "Kuressaare")),
    (PROJECT, ("Grøn kai", "partner", "Voss kommune")),
    (REPORT, ("Sogndal kommune", "twinnedWith", "Kiruna")),
    (REPORT, ("Ung vår", "fundedBy", "Nordplus")),
    (REPORT, ("Ung vår", "partner", "Stryn kommune")),
    (REPORT, ("Sogndal kommune", "memberOf", "Eurocities")),
]


@pytest.mark.parametrize(("page", "fact"), ASSERTED)
def test_what_a_nynorsk_page_asserts_is_read(page: str, fact: tuple[str, str, str]) -> None:
    """The language is found out; lists, labels and sentences are read."""
    assert fact in facts(page, "")


@pytest.mark.parametrize(("page", "fact"), NOT_ASSERTED)
def test_what_a_nynorsk_page_denies_plans_or_ended_is_not_told(page: str, fact: tuple[str, str, str]) -> None:
    """What was, may be, or was turned down is never told as plain."""
    assert fact not in facts(page, "")


@pytest.mark.parametrize(
    "text",
    [
        TWINS,
        PROJECT,
        REPORT,
        "Alver kommune har vore med i Energy Cities sidan 2011.",
        "Sogndal har vore vennskapskommune med Kiruna sidan 1989.",
        "Kvam herad var partnar i Ny veg fram til 2022.",
        "Elevane reiste saman til Skottland og fekk nye vener.",
    ],
)
def test_nynorsk_is_norwegian(text: str) -> None:
    """Neither Danish nor Swedish, though words are shared with both."""
    assert detect_language(text) == "no"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kommunen har et samarbejde med en by i Polen, men ikke længere med byen i Estland.", "da"),
        ("Kommunen har ett samarbete med en stad i Polen, men inte längre med staden i Estland.", "sv"),
        ("Kommunen har et samarbeid med en by i Polen, men ikke lenger med byen i Estland.", "no"),
        ("Die Stadt ist ein Partner und hat eine Kontaktperson.", "de"),
    ],
)
def test_its_neighbours_keep_their_language(text: str, language: str) -> None:
    """What nynorsk shares with other languages takes none of their texts."""
    assert detect_language(text) == language
