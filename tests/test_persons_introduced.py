"""A possible name is a person's where the words beside it say so; addresses and numbers go to whose they are."""

from __future__ import annotations

import pytest

from reading_of import facts, names, read
from vanort.extraction.proposing.telephones import country_of_number
from vanort.privacy.publish import publish
from vanort.privacy.redaction import Personal

_NS = "https://w3id.org/vanort/"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Ale kommun deltar. Page Nordin, projektledare, reste.", "Page Nordin"),
        ("sv", "Ale kommun deltar. Max Uppsala svarar för ekonomin.", "Max Uppsala"),
        ("en", "Leeds takes part. Contact: Will London, 0113 555 0101.", "Will London"),
        ("en", "Leeds takes part. Summer Winchester, twinning officer, agreed.", "Summer Winchester"),
        ("no", "Molde kommune deltar. Mark Bergen, rådgiver, reiste.", "Mark Bergen"),
        ("da", "Vejle Kommune deltager. Max Odense svarer for økonomien.", "Max Odense"),
        ("de", "Die Stadt Fulda ist dabei. Das Vorhaben leitet Friederike Bremen.", "Friederike Bremen"),
        ("de", "Die Stadt Fulda ist dabei. Max Kassel, Projektleiter, kam.", "Max Kassel"),
        ("de", "Die Stadt Fulda ist dabei. HERMANN FULDA, Stadtrat, kam.", "HERMANN FULDA"),
        ("fi", "Raahen kaupunki on mukana. Pekka Oulu, hankepäällikkö, matkusti.", "Pekka Oulu"),
        ("fi", "Raahen kaupunki on mukana. Onni Imatran mukaan matka onnistui.", "Onni Imatran"),
        ("sv", "Ale kommun deltar. Stig Å. Berg håller i arbetet.", "Stig Å. Berg"),
        ("sv", "Ale kommun deltar.\n\nKontakt\nÖrebro Andersson, handläggare, 0303-555 66", "Örebro Andersson"),
        ("en", "Leeds takes part.\n\nContact\nLeeds Thompson, project manager, 0113 555 0101.", "Leeds Thompson"),
        ("de", "Die Stadt Fulda ist dabei.\n\nKontakt\nKassel Schmidt, Projektleiter, 0661 555 01.", "Kassel Schmidt"),
        ("fi", "Raahen kaupunki on mukana. Turku Virtanen, hankepäällikkö, matkusti.", "Turku Virtanen"),
    ],
)
def test_words_beside_a_name_tell_that_a_person_bears_it(language: str, text: str, name: str) -> None:
    """A title behind it, a verb beside it or a contact label before it makes a possible name a person's."""
    assert ("Person", name) in names(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Vorhaben mit Izmir: Hamburg Bremen leitet die Arbeit."),
        ("en", "The project has Paris North, a partner, and Leeds."),
        ("en", "Max Lab, coordinator, takes part. Virginia Beach leads the project."),
        ("da", "Mark Kommune, koordinator, deltager."),
        ("sv", "Kontakt: Växjö Energi, 0470-555 01 02."),
        ("no", "Halden Forsyning leder prosjektet."),
        ("fi", "Lahti Energia johtaa hanketta."),
        ("en", "Leeds takes part in the ROSE STONE project."),
        ("sv", "Ale kommun deltar i projektet ROSA STEN."),
        ("de", "Die Stadt Fulda leitet das Projekt ROSA STEIN."),
    ],
)
def test_bodies_and_towns_that_lead_are_no_persons(language: str, text: str) -> None:
    """A body, a town of two words and two towns side by side are nobody's name, whatever stands beside them."""
    assert not [name for kind, name in names(text, language) if kind == "Person"]


def test_a_town_named_before_somebody_with_its_name_stays_a_town() -> None:
    """The name of a municipality is kept where a person bears the same word as a surname."""
    found = names("Kassel arbeitet mit Izmir zusammen. Max Kassel, Projektleiter, kam. Kassel zahlt.", "de")

    assert {("Person", "Max Kassel"), ("Municipality", "Kassel")} <= found


def test_an_address_in_a_bodys_block_is_the_bodys() -> None:
    """Where a body's name opens the line and no person stands in the block, the addresses are the body's."""
    text = (
        "Vara kommun har vänorter.\n\nKim Lindgren\nStrateg\n\nE-post:\nkim.lindgren@vara.example\n\n"
        "Vara kommun | 534 00 Vara | E-post: info@vara.example"
    )
    found = facts(text, "sv")

    assert ("Kim Lindgren", "email", "kim.lindgren@vara.example") in found
    assert ("Vara kommun", "email", "info@vara.example") in found


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "Växjö kommun has worked with Kaunas since 1989.\n\nKim Lindgren, 0470-555 01 02", "SE"),
        ("en", "Leeds has partners.\n\nKim Lindgren, SE-351 12 Växjö, 0470-555 01 02", "SE"),
        ("sv", "Vara kommun har en vänort.\n\nKim Lindgren, Lahtis, Finland, 044 555 0101", "FI"),
    ],
)
def test_a_numbers_country_is_that_of_its_place(language: str, text: str, country: str) -> None:
    """The address, the named country and the home municipality tell a number's country; the language does not."""
    digits = text.rindex("0470" if "0470" in text else "044 ")

    assert country_of_number(read(text, language), digits, len(text)) == country


def _published(status: str) -> str:
    graph = f"<{_NS}graph/claims>"
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    label, person = "http://www.w3.org/2004/02/skos/core#prefLabel", f"<{_NS}id/person/1>"
    claims = {
        1: (f"<{rdf}type>", f"<{_NS}ns#Person>"),
        2: (f"<{label}>", '"Robin Exempel"'),
    }
    lines = [
        line
        for number, (predicate, value) in claims.items()
        for line in (
            f"<{_NS}id/claim/{number}> <{rdf}subject> {person} {graph} .",
            f"<{_NS}id/claim/{number}> <{rdf}predicate> {predicate} {graph} .",
            f"<{_NS}id/claim/{number}> <{rdf}object> {value} {graph} .",
            f"<{_NS}id/claim/{number}> <{_NS}ns#reviewStatus> <{_NS}ns/{status}> {graph} .",
        )
    ]
    lines.append(f'<{_NS}id/project/a> <{_NS}ns#note> "Robin Exempel deltog" {graph} .')
    return publish("".join(f"{line}\n" for line in lines)).nquads


def test_a_rejected_claim_masks_nothing() -> None:
    """What people have turned down as a person is no name to hide; what they accepted is."""
    assert "Robin Exempel deltog" in _published("rejected")
    assert "Robin Exempel deltog" not in _published("accepted")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Ale kommun deltar. Nya Lund leder arbetet."),
        ("sv", "Sankta Maria svarar för ekonomin."),
        ("en", "Saint Denis leads the project. Little Rose, coordinator, takes part."),
        ("en", "Leeds takes part. Contact: Saint Olaf, 01744 555 010."),
        ("no", "Sankt Hans leder prosjektet. Nye Bergen svarer for økonomien."),
        ("da", "Gammel Holte leder projektet. Sankt Knud svarer for økonomien."),
        ("de", "Das Vorhaben leitet Neu Bremen. Sankt Martin leitet das Projekt."),
        ("fi", "Uusi Lahti johtaa hanketta. Pyhä Henrik vastaa taloudesta."),
    ],
)
def test_places_called_new_old_or_after_a_saint_are_no_persons(language: str, text: str) -> None:
    """A word that places begin with, before a place, or a saint's before a first name, makes nobody's name."""
    assert not [name for kind, name in names(text, language) if kind == "Person"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Ale kommun deltar. Nya Berglund, projektledare, reste.", "Nya Berglund"),
        ("en", "Leeds takes part. Neil Armstrong leads the project.", "Neil Armstrong"),
        ("sv", "Kontakt:\nSALA IDA\n0224-55 01 02", "SALA IDA"),
        ("fi", "Yhteystiedot:\nLAHTI PEKKA\n040 555 0101", "LAHTI PEKKA"),
        ("no", "Kontakt\n\nBERGEN KARI\n380 75 000", "BERGEN KARI"),
        ("de", "Ansprechpartner: KASSEL HERMANN, 0561 555 010", "KASSEL HERMANN"),
    ],
)
def test_persons_called_as_places_are_persons_where_the_record_says_so(language: str, text: str, name: str) -> None:
    """A surname that is no place, and a town's name in a contact record with a first name behind it, are persons'."""
    assert ("Person", name) in names(text, language)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kysy Virtasen Matilta, 040 555 0101.", "Matti Virtanen"),
        ("Korhosen Liisan puhelin on 040 555 0101.", "Liisa Korhonen"),
        ("Ota yhteyttä Liisa Korhoseen, 040 555 0101.", "Liisa Korhonen"),
        ("Pekka Mäen numero: 040 555 0101.", "Pekka Mäki"),
        ("Soita Maija Mäki-Virtaselle, 040 555 0101.", "Maija Mäki-Virtanen"),
    ],
)
def test_a_finnish_name_in_a_case_is_known_as_it_is_given(text: str, name: str) -> None:
    """Cases and the order of speech change a name's words, not who it is; what is published shows no form of it."""
    assert (name, "phone", "040 555 0101") in facts(f"Raahen kaupunki on mukana.\n\n{text}", "fi")
    assert name.split()[-1][:4] not in Personal(frozenset({name})).mask(text)


def test_a_finnish_group_is_not_taken_for_an_association() -> None:
    """The legal form "ry" is a word of its own, not the beginning of the next one."""
    found = names("Hanketta johtaa Liisa Korhosen ryhmä. Kotkan Seura ryhtyi työhön Kotkan Nuoret ry:n kanssa.", "fi")

    assert ("Person", "Liisa Korhosen") in found
    assert ("Organisation", "Kotkan Seura") in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Kontakt\n\nAnna Berg, CFO, 0470-410 00"),
        ("no", "Kontakt\n\nKari Lund, C.E.O., 38 07 50 00"),
        ("da", "Kontakt\n\nMette Holm, COO, 73 76 70 00"),
        ("de", "Ansprechpartnerin: Petra Vogt, CTO, 05141 12345"),
        ("fi", "Yhteystiedot\n\nTiina Aalto, CFO, 05 2341 222"),
        ("en", "Contact: Ann Moss, COO, 0113 555 0101"),
    ],
)
def test_a_chief_officers_letters_are_a_title(language: str, text: str) -> None:
    """What stands behind a person as CFO or C.E.O. is what somebody is, in every language, and no organisation."""
    assert {kind for kind, _ in names(text, language)} == {"Person"}


@pytest.mark.parametrize(
    ("language", "text", "town", "person"),
    [
        (
            "sv",
            "Ale kommun har en vänort. Vänorten Florence i Italien kom med 1964. Resan gick till Florence.\n\nKontakt\nFlorence Nightley, 0303-555 66",
            "Florence",
            "Florence Nightley",
        ),
        (
            "en",
            "Leeds City Council is twinned with Charlotte, USA. Charlotte was visited in 2019.\n\nContact\nCharlotte Barlow, 0113 555 0101",
            "Charlotte",
            "Charlotte Barlow",
        ),
        (
            "de",
            "Die Stadt Fulda ist mit Adelaide in Australien verschwistert. Nach Adelaide reisten 2019 vier Schulen.\n\nKontakt\nAdelaide Maier, 0661 555 01",
            "Adelaide",
            "Adelaide Maier",
        ),
    ],
)
def test_a_town_called_like_a_first_name_is_the_town_where_its_country_stands_beside_it(
    language: str, text: str, town: str, person: str
) -> None:
    """There and wherever its name stands alone; its bearer goes by the full name."""
    found = {words: kind for kind, words in names(text, language) if words in (town, person)}

    assert found == {town: "Municipality", person: "Person"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Ale kommun deltar.\n\nKontakt\nÖrebro Andersson, 0303-555 66"),  # a firm may be called so
        ("de", "Die Stadt Fulda ist dabei. Die Berlin Partner GmbH, 030 555 01, hilft."),
    ],
)
def test_a_place_and_a_surname_are_no_person_without_a_title(language: str, text: str) -> None:
    """A number or a label says that somebody can be reached, and not that it is a person."""
    assert not {words for kind, words in names(text, language) if kind == "Person"}


def test_a_first_name_alone_is_its_bearers_where_no_country_stands_beside_it() -> None:
    """Florence answers questions: she is no town."""
    text = "Ale kommun deltar. Florence svarar på frågor.\n\nKontakt\nFlorence Nightley, 0303-555 66"

    assert ("Person", "Florence") in names(text, "sv")
