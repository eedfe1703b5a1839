"""Whom a contact section's people answer for: the programme, the project or the municipality that the page tells of."""

from __future__ import annotations

import pytest

from reading_of import facts


def contacts(text: str, language: str) -> set[tuple[str, str]]:
    """Return the contact persons of a text as (of what, who)."""
    return {(subject, person) for subject, predicate, person in facts(text, language) if predicate == "contactPerson"}


def blocks(*lines: str) -> str:
    """Return lines with a blank line between them, as pages made of boxes are read."""
    return "\n\n".join(lines) + "\n"


LISTS = {
    "sv": ("Om programmet", "Interreg Norra Havet stöder samarbete mellan regioner.", "Kontakt", "Skicka e-post",
           ("Karin Lindgren", "Region Gävleborg", "+46 26 555 01 02"), ("Åke Norström", "Region Dalarna", "+46 23 555 01 03"),
           ("Ida Hallberg", "Region Värmland", "+46 54 555 01 04")),
    "en": ("About the programme", "Interreg Western Isles supports cooperation between regions.", "Contact", "Send e-mail",
           ("Fiona Campbell", "Highland Council", "+44 1463 555 010"), ("Peter Davies", "Gwynedd Council", "+44 1286 555 011"),
           ("Mary O'Grady", "Kerry County Council", "+353 66 555 012")),
    "no": ("Om programmet", "Interreg Nordfjellet støtter samarbeid mellom regioner.", "Kontakt", "Send e-post",
           ("Kari Hansen", "Nordland fylkeskommune", "+47 75 55 01 02"), ("Ola Bakken", "Rogaland fylkeskommune", "+47 51 55 01 03"),
           ("Liv Moen", "Agder fylkeskommune", "+47 38 55 01 04")),
    "da": ("Om programmet", "Interreg Vestkysten støtter samarbejde mellem regioner.", "Kontakt", "Send e-mail",
           ("Mette Nielsen", "Vejle Kommune", "+45 55 55 01 02"), ("Lars Kjær", "Esbjerg Kommune", "+45 55 55 01 03"),
           ("Anne Toft", "Odense Kommune", "+45 55 55 01 04")),
    "de": ("Über das Programm", "Interreg Bergland unterstützt die Zusammenarbeit von Regionen.", "Kontakt", "E-Mail senden",
           ("Hans Müller", "Stadt Fulda", "+49 661 555 010"), ("Petra Schmidt", "Stadt Kassel", "+49 561 555 011"),
           ("Jürgen Bauer", "Stadt Marburg", "+49 6421 555 012")),
    "fi": ("Ohjelmasta", "Interreg Pohjoinen Meri tukee alueiden yhteistyötä.", "Yhteystiedot", "Lähetä sähköpostia",
           ("Liisa Korhonen", "Lapin liitto", "+358 16 555 0102"), ("Matti Virtanen", "Kainuun liitto", "+358 8 555 0103"),
           ("Pekka Mäki", "Oulun kaupunki", "+358 8 555 0104")),
}  # fmt: skip


@pytest.mark.parametrize("language", LISTS)
def test_a_list_of_people_from_many_bodies_answers_for_the_programme(language: str) -> None:
    """People of different bodies under one contact heading are the contacts of what the page tells of, not of an employer."""
    about, sentence, heading, link, *people = LISTS[language]
    lines = [line for person in people for line in (*person, link)]
    programme = sentence.split(" st")[0].split(" su")[0].split(" unter")[0].split(" tukee")[0]
    found = contacts(blocks(about, sentence, heading, *lines), language)

    assert found == {(programme, person[0]) for person in people}


HOMES = {
    "sv": ("""Ale kommun

Ale kommun samarbetar med andra kommuner i Europa och i världen, för att verksamheterna ska lära mer. Det gäller skolor,
omsorg, näringsliv och kultur. Varje år reser några av kommunens anställda, och varje år kommer gäster hit. Sedan 2004
deltar kommunen i projektet Kalla Källor.
""", "KONTAKT", "Karin Lindgren", "Internationell samordnare", "Ale kommun", "0303-555 01 02"),
    "en": ("""Leeds City Council

Leeds City Council works with other cities in Europe and in the world, so that its services learn more. Schools, care,
trade and culture take part. Each year some of the staff travel, and each year guests come here, too, from many countries.
Since 2004 the council has taken part in the project Cold Springs.
""", "CONTACT", "Mary O'Grady", "International officer", "Leeds City Council", "0113 555 0102"),
    "no": ("""Molde kommune

Molde kommune samarbeider med andre kommuner i Europa og i verden, for at tjenestene skal lære mer. Det gjelder skoler,
omsorg, næringsliv og kultur. Hvert år reiser noen av kommunens ansatte, og hvert år kommer gjester hit. Siden 2004
deltar kommunen i prosjektet Kalde Kilder.
""", "KONTAKT", "Kari Hansen", "Internasjonal rådgiver", "Molde kommune", "71 55 01 02"),
    "da": ("""Vejle Kommune

Vejle Kommune samarbejder med andre kommuner i Europa og i verden, for at forvaltningerne kan lære mere. Det gælder skoler,
omsorg, erhverv og kultur. Hvert år rejser nogle af kommunens ansatte, og hvert år kommer gæster hertil. Siden 2004
deltager kommunen i projektet Kolde Kilder.
""", "KONTAKT", "Mette Nielsen", "International konsulent", "Vejle Kommune", "55 55 01 02"),
    "de": ("""Stadt Fulda

Die Stadt Fulda arbeitet mit anderen Städten in Europa und in der Welt zusammen, damit die Ämter dazulernen. Es geht um
Schulen, Pflege, Wirtschaft und Kultur. Jedes Jahr reisen einige Beschäftigte, und jedes Jahr kommen Gäste hierher. Seit
2004 gehört die Stadt zum Projekt Kalte Quellen.
""", "KONTAKT", "Petra Schmidt", "Internationale Koordination", "Stadt Fulda", "0661 555 012"),
    "fi": ("""Raahen kaupunki

Raahen kaupunki tekee yhteistyötä muiden kuntien kanssa Euroopassa ja maailmalla, jotta palvelut oppivat lisää. Mukana ovat
koulut, hoiva, elinkeinot ja kulttuuri. Joka vuosi kaupungin väkeä matkustaa, ja joka vuosi tänne tulee vieraita. Vuodesta
2004 kaupunki on mukana hankkeessa Kylmät Lähteet.
""", "YHTEYSTIEDOT", "Liisa Korhonen", "Kansainvälisten asioiden koordinaattori", "Raahen kaupunki", "08 555 0102"),
}  # fmt: skip


@pytest.mark.parametrize("language", HOMES)
def test_a_municipalitys_contact_answers_for_it_not_for_a_project_named_in_passing(language: str) -> None:
    """Where all contacts of a municipality's page are its own, a project that one sentence names is not what they answer for."""
    text, heading, person, title, body, number = HOMES[language]
    found = contacts(f"{text}\n\n{heading}\n\n{person}\n{title}\n\n{body}\n\nTel.\n{number}\n", language)

    assert {subject for subject, _ in found} == {body}


RECORDS = {
    "sv": ("I projektet Kalla Källor arbetar Ale kommun med Tartu.", "Projektledare", "Medverkande"),
    "no": ("I prosjektet Kalde Kilder arbeider Molde kommune med Tartu.", "Prosjektleder", "Deltakere"),
    "da": ("I projektet Kolde Kilder arbejder Vejle Kommune med Tartu.", "Projektleder", "Deltagere"),
    "en": ("In the project Cold Springs Leeds works with Tartu.", "Project manager", "Taking part"),
    "fi": ("Hankkeessa Kylmät Lähteet Raahen kaupunki työskentelee Tarton kanssa.", "Hankepäällikkö", "Mukana"),
}


@pytest.mark.parametrize("language", RECORDS)
def test_a_label_over_a_name_says_who_the_projects_contact_is(language: str) -> None:
    """A name below "Project manager" in a line of its own is the project's contact; one below "Taking part" is not."""
    sentence, label, others = RECORDS[language]
    found = contacts(blocks(sentence, label, "Karin Lindgren", others, "Peter Davies"), language)

    assert {person for _, person in found} == {"Karin Lindgren"}
    assert len(found) == 1
