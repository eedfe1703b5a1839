"""Remarks in cells: what they say of a row's facts is read by the rules of the texts, and what is past is never plain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tables_at_hand import plain, read_table, said, statements, write_csv
from vanort.claims.terms import short_names
from vanort.tables.remarks import remarks_of
from vanort.tables.standing import Standing, weightiest

PAST = [
    ("sv", "Anmärkning", ["avslutat 2008", "upphörde 2004", "vilande", "inaktiv", "tidigare vänort", "fd vänort", "avtalet löpte ut 2015"]),
    ("no", "Merknad", ["avsluttet 2008", "oppsagt 2022", "hvilende", "ikke aktiv", "tidligere vennskapsby", "meldt ut 2019"]),
    ("da", "Bemærkning", ["ophørt 2015", "udmeldt 2019", "på pause", "inaktiv", "tidl. venskabsby", "opsagt 2022"]),
    ("de", "Bemerkung", ["beendet 2008", "gekündigt 2022", "ruht seit 2014", "nicht aktiv", "ehem. Partnerstadt", "abgelaufen 2015"]),
    ("fi", "Huomautus", ["päättynyt 2008", "irtisanottu 2022", "tauolla", "ei aktiivinen", "ent. ystävyyskaupunki", "erosi 2019"]),
    ("en", "Notes", ["ended 2008", "terminated 2022", "dormant", "not active", "former twin town", "left 2019"]),
]  # fmt: skip
PLANNED = [
    ("sv", "Kommentar", ["planerat", "under förhandling", "planeras 2026"]),
    ("no", "Kommentar", ["planlagt", "søknad sendt"]),
    ("da", "Kommentar", ["planlagt", "under forhandling"]),
    ("de", "Anmerkung", ["geplant für 2026", "in Vorbereitung", "noch nicht unterzeichnet"]),
    ("fi", "Huom.", ["suunnitteilla", "suunniteltu"]),
    ("en", "Comments", ["planned", "under negotiation", "proposed"]),
]
DENIED = [
    ("sv", "Övrigt", ["ansökan avslagen", "inte undertecknat", "saknar avtal"]),
    ("de", "Sonstiges", ["Antrag abgelehnt"]),
    ("fi", "Muuta", ["hakemus hylätty"]),
    ("en", "Remarks", ["application rejected"]),
    ("no", "Annet", ["ikke undertegnet"]),
    ("da", "Andet", ["ikke underskrevet"]),
]
HARMLESS = [
    ("sv", "Anmärkning", ["skolutbyte varje år", "besök planeras till hösten", "firar 50 år 2024", "förnyat 2015", "delegation 2023", "nytt projekt planeras"]),
    ("no", "Merknad", ["skoleutveksling hvert år", "fornyet 2015", "delegasjon 2023"]),
    ("da", "Bemærkning", ["skoleudveksling hvert år", "fornyet 2015", "delegation 2023"]),
    ("de", "Bemerkung", ["Schüleraustausch jährlich", "Besuch geplant im Herbst", "erneuert 2015", "Jubiläum 2024"]),
    ("fi", "Huomautus", ["oppilasvaihto vuosittain", "uusittu 2015"]),
    ("en", "Notes", ["annual school exchange", "visit planned for autumn", "renewed 2015", "jubilee 2024"]),
]  # fmt: skip
HEADS = {
    "sv": "Vänort;Land", "no": "Vennskapsby;Land", "da": "Venskabsby;Land", "de": "Partnerstadt;Land",
    "fi": "Ystävyyskaupunki;Maa", "en": "Twin town;Country",
}  # fmt: skip
COUNTRY = {"sv": "Norge", "no": "Sverige", "da": "Norge", "de": "Norwegen", "fi": "Norja", "en": "Norway"}


def each(rows: list[tuple[str, str, list[str]]]) -> list[tuple[str, str, str]]:
    return [(language, head, remark) for language, head, remarks in rows for remark in remarks]


def twins(tmp_path: Path, language: str, head: str, remark: str) -> Path:
    """Write a list of two twin towns, of which the first has a remark."""
    country = COUNTRY[language]
    return write_csv(
        tmp_path / "twins.csv", f"{HEADS[language]};{head}", f"Torvik;{country};{remark}", f"Halme;{country};"
    )


@pytest.mark.parametrize(
    ("rows", "modality"), [(PAST, "past"), (PLANNED, "planned"), (DENIED, "negated")], ids=["past", "planned", "denied"]
)
def test_what_a_remark_says_of_a_twinning_holds_for_its_facts(
    rows: list[tuple[str, str, list[str]]], modality: str, tmp_path: Path
) -> None:
    """Nothing of the link is plain, each claim names the remark, and the other rows and the town's country stay as they are."""
    for language, head, remark in each(rows):
        file = read_table(twins(tmp_path, language, head, remark), "Ekholma").file
        links = [c for c in file.statements if short_names()[c.predicate] in ("twinnedWith", "partner")]
        marked = [c for c in links if c.reading.modality != "asserted"]

        assert {c.reading.modality for c in marked} == {modality}, remark
        assert all(remark.rstrip(".") in c.reading.note for c in marked), remark
        assert {"Ekholma twinnedWith Halme", f"Torvik country {COUNTRY[language]}"} <= plain(file), remark
        assert not {fact for fact in plain(file) if "Torvik" in fact and "country" not in fact}, remark


@pytest.mark.parametrize(("language", "head", "remark"), each(HARMLESS))
def test_a_remark_on_something_else_leaves_a_twinning_plain(
    language: str, head: str, remark: str, tmp_path: Path
) -> None:
    """A visit that is planned plans no link, what was renewed has not ended, and a jubilee is no beginning."""
    file = read_table(twins(tmp_path, language, head, remark), "Ekholma").file

    assert plain(file) == statements(file)
    assert "Ekholma twinnedWith Torvik" in plain(file)
    assert not [fact for fact in statements(file) if " start " in fact or " end " in fact]


@pytest.mark.parametrize(
    ("language", "remark", "expected"),
    [
        ("sv", "sedan 2012", "start 2012"), ("sv", "Avtal från 1999", "start 1999"), ("sv", "t.o.m. 2025", "end 2025"),
        ("sv", "medlem 1995–2010", "end 2010"), ("de", "seit 2012", "start 2012"), ("de", "Vertrag von 1964", "start 1964"),
        ("de", "bis Ende 2025", "end 2025"), ("fi", "vuodesta 2012", "start 2012"), ("fi", "31.12.2025 asti", "end 2025-12-31"),
        ("en", "since May 2004", "start 2004-05"), ("en", "until 2025", "end 2025"), ("no", "siden 1987", "start 1987"),
        ("da", "indtil 2020", "end 2020"), ("sv", "avslutat 2008", "end 2008"), ("en", "lapsed 2015", "end 2015"),
        ("de", "ausgetreten 2019", "end 2019"), ("fi", "päättyi 2008", "end 2008"),
    ],
)  # fmt: skip
def test_a_remark_tells_when_a_link_began_or_ended(language: str, remark: str, expected: str, tmp_path: Path) -> None:
    """The year beside the word is that of the beginning or the end, with the remark as its quote."""
    file = read_table(twins(tmp_path, language, "Notes", remark), "Ekholma").file
    told = [c for c in file.statements if short_names()[c.predicate] == expected.split()[0]]

    assert f"Ekholma – Torvik {expected}" in statements(file)
    assert [file.document.text[c.span.start : c.span.end] for c in told if str(c.object) == expected.split()[1]] == [
        remark
    ]


@pytest.mark.parametrize(
    "remark", ["vilande sedan 2014", "pausat 2022", "ruht seit 2014", "suspended 2022", "keskeytetty 2022"]
)
def test_what_only_rests_since_a_year_has_not_ended_in_it(remark: str) -> None:
    """A link that is dormant is past, without an end."""
    (found,) = remarks_of(remark, "day-month", "sv")

    assert (found.modality, found.begun, found.ended) == ("past", "", "")


@pytest.mark.parametrize(
    "remark", ["Skolutbytet upphörde 2004", "Der Jugendaustausch ist eingeschlafen", "The choir's visits ended 2011"]
)
def test_what_may_be_said_of_something_else_waits_for_review(remark: str, tmp_path: Path) -> None:
    """Where the remark names another thing that ended, the link is not plain, has no end, and somebody is asked."""
    file = read_table(twins(tmp_path, "sv", "Anmärkning", remark), "Ekholma").file
    links = [c for c in file.statements if short_names()[c.predicate] == "twinnedWith" and c.reading.modality == "past"]

    assert [c.reading.review for c in links] == ["unreviewed"]
    assert not [fact for fact in statements(file) if " end " in fact]


OPENED = [  # remarks that open with a word for an end or a denial, and whether that is surely said of the link
    ("en", "no choir exchange since 2011", False), ("en", "not on the coast", False), ("en", "former twin town hall", False),
    ("sv", "inga gäster 2022", False), ("sv", "tidigare residensstad", False), ("de", "keine Schulfahrt 2019", False),
    ("de", "ehemaliger Bischofssitz", False), ("fi", "ei kuoromatkaa 2021", False), ("no", "tidligere gruveby", False),
    ("da", "ingen delegation i år", False),
    ("en", "former sister city of Ekholma", True), ("en", "ended in 2008 when the school closed", True),
    ("sv", "inte undertecknat", True), ("de", "ehem. Partnerstadt", True), ("fi", "ent. ystävyyskaupunki", True),
    ("no", "avsluttet 2008", True), ("da", "opsagt 2022", True), ("en", "no longer active", True),
    ("sv", "vilande, se protokoll", True), ("sv", "inget avtal ännu", True),
]  # fmt: skip


@pytest.mark.parametrize(("language", "remark", "sure"), OPENED)
def test_a_denial_that_opens_a_remark_is_said_of_the_link_only_where_nothing_else_is_named(
    language: str, remark: str, sure: bool, tmp_path: Path
) -> None:
    """Behind it stands a word for a tie, a date or nothing; of anything else the claim waits for review, and has no state."""
    file = read_table(twins(tmp_path, language, "Notes", remark), "Ekholma").file
    links = [c for c in file.statements if short_names()[c.predicate] == "twinnedWith"]
    halme, torvik = sorted(links, key=lambda claim: claim.reading.modality != "asserted")

    assert (halme.reading.modality, halme.reading.review) == ("asserted", "accepted")
    assert torvik.reading.modality != "asserted"
    assert (torvik.reading.review == "accepted") is sure
    assert sure or not [fact for fact in statements(file) if " status " in fact]


def test_what_is_surely_said_goes_before_what_may_be_said_of_something_else() -> None:
    """A twinning that ended, with no visit in its last year, is past, and not denied."""
    found = weightiest(
        Standing(one.modality, "", one.sure) for one in remarks_of("beendet 2008; kein Besuch 2007", "day-month", "de")
    )

    assert (found.modality, found.sure) == ("past", True)


@pytest.mark.parametrize(
    ("status", "plain_facts"),
    [
        ("avslutat 2021", {"partner Kiel", "status status/completed", "end 2021"}),
        ("abgeschlossen", {"partner Kiel", "status status/completed"}),
        ("Pågår", {"partner Kiel", "status status/ongoing"}),
        ("ansökt", {"status status/planned"}),
        ("geplant", {"status status/planned"}),
        ("hakemus hylätty", set()),
        ("ej beviljad", {"status status/cancelled"}),
    ],
)
def test_a_project_that_ended_keeps_its_partners_and_a_planned_one_has_none_yet(
    status: str, plain_facts: set[str], tmp_path: Path
) -> None:
    """The state of a project says which of its facts are plain; the state itself always is."""
    path = write_csv(
        tmp_path / "p.csv", "Projekt;Partner;Land;Status", f"Skog;Kiel;Tyskland;{status}", "Sjö;Riga;Lettland;"
    )
    file = read_table(path).file

    assert {fact for fact in plain(file) if fact.startswith("Skog")} == {f"Skog {fact}" for fact in plain_facts}
    assert "Skog partner Kiel" in statements(file)
    assert "Sjö partner Riga" in plain(file)


@pytest.mark.parametrize(
    ("cell", "name", "facts"),
    [
        ("Torvik (vilande)", "Torvik", {"status status/completed"}),
        ("Torvik (avslutat 2008)", "Torvik", {"end 2008", "status status/completed"}),
        ("Torvik [seit 1978]", "Torvik", {"start 1978"}),
        ("Torvik (1964–2008)", "Torvik", {"start 1964", "end 2008"}),
        ("Torvik (1964)", "Torvik", {"start 1964"}),
        ("Torvik (Nord)", "Torvik (Nord)", set()),
    ],
)
def test_a_remark_in_brackets_is_no_part_of_a_name(cell: str, name: str, facts: set[str], tmp_path: Path) -> None:
    """What stands behind a name in brackets is a remark where it reads as one, and else part of the name."""
    file = read_table(write_csv(tmp_path / "t.csv", "Vänort;Land", f"{cell};Norge", "Halme;Finland"), "Ekholma").file
    link = f"Ekholma – {name}"

    assert f"{name} country Norge" in plain(file)
    assert {f"{link} {fact}" for fact in facts} == {
        f for f in statements(file) if f.startswith(link) and "artner" not in f and "kind" not in f
    }


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        ("1964 (avslutat 2008)", {"start 1964", "end 2008", "status status/completed"}),
        ("1964, vilande sedan 2014", {"start 1964", "status status/completed"}),
        ("1964–2008", {"start 1964", "end 2008"}),
        ("sedan 1964", {"start 1964"}),
        ("seit 3.4.1964", {"start 1964-04-03"}),
        ("fr.o.m. 1964 t.o.m. 2008", {"start 1964", "end 2008"}),
    ],
)
def test_a_cell_of_a_date_may_say_more(cell: str, facts: set[str], tmp_path: Path) -> None:
    """A period, a word before the year and a remark behind it are read in a column of beginnings."""
    path = write_csv(
        tmp_path / "t.csv", "Vänort;Land;Sedan", f"Torvik;Norge;{cell}", "Halme;Finland;1970", "Narva;Estland;1993"
    )

    assert {f"Ekholma – Torvik {fact}" for fact in facts} <= said(path, "Ekholma")
    assert not read_table(path, "Ekholma").unread


def test_a_partner_that_left_is_past_and_the_others_are_plain(tmp_path: Path) -> None:
    """The remark in the brackets of one name of several holds for that one."""
    path = write_csv(
        tmp_path / "p.csv", "Projekt;Partner;Start", "Skog;Kiel / Riga (hoppade av 2020);2019", "Sjö;Narva / Lyon;2020"
    )
    file = read_table(path).file

    assert {"Skog partner Kiel", "Sjö partner Narva"} <= plain(file)
    assert "Skog partner Riga" in statements(file) - plain(file)


@pytest.mark.parametrize(
    "name", ["Öppna hamnar för alla (AKTIV)", "Regional Upswing Networks (RUN)", "Planung für neue Höfe (GEPLANT)"]
)
def test_an_acronym_in_brackets_is_part_of_a_name(name: str, tmp_path: Path) -> None:
    """Capitals behind a name in small letters are its acronym, also where they spell the word for a state."""
    assert f"{name} start 2021" in plain(
        read_table(write_csv(tmp_path / "p.csv", "Projekt;Start", f"{name};2021", "B;2020")).file
    )


@pytest.mark.parametrize(
    ("heads", "cell", "state"),
    [
        ("Hanke;Kumppani;Maa", "Lahtivalo (suunnitteilla);Narva;Viro", "planned"),
        ("Project;Partner;Country", "Harbour Light (ended 2019);Narva;Estonia", "completed"),
        ("Vorhaben;Partner;Land", "HAFENLICHT (GEPLANT);Narva;Estland", "planned"),
    ],
)
def test_the_state_in_brackets_behind_the_name_of_a_project_is_read(
    heads: str, cell: str, state: str, tmp_path: Path
) -> None:
    """What is taken from the name becomes the project's state, and a planned one has no partner yet."""
    name = cell.partition(" (")[0]
    file = read_table(write_csv(tmp_path / "p.csv", heads, cell, "Skog;Riga;")).file

    assert f"{name} status status/{state}" in plain(file)
    assert (f"{name} partner Narva" in plain(file)) is (state == "completed")


@pytest.mark.parametrize(
    ("heads", "row", "link", "kind"),
    [
        ("Hanke;Kumppani", "Metsä;Torvik University (erosi 2019)", "Metsä partner Torvik University", "university"),
        ("Vorhaben;Partner", "Wald;Universität Halme (ausgetreten 2020)", "Wald partner Universität Halme", "university"),
        ("Network;Country", "Baltic Ring Network (left 2019);Estonia", "Ekholma memberOf Baltic Ring Network", "network"),
    ],
)  # fmt: skip
def test_a_body_that_left_is_what_it_was(heads: str, row: str, link: str, kind: str, tmp_path: Path) -> None:
    """Its link is past; its kind does not end with that."""
    file = read_table(
        write_csv(tmp_path / "t.csv", heads, row, row.split(";")[0].replace("e", "o") + ";"), "Ekholma"
    ).file

    assert link in statements(file, modality="past")
    assert f"{link.split(maxsplit=2)[2]} kind organisation-kind/{kind}" in plain(file)
    assert not [fact for fact in statements(file) - plain(file) if " kind organisation-kind" in fact]


def test_a_link_that_another_row_asserts_is_plain_there(tmp_path: Path) -> None:
    """A town whose link ended and was taken up again has both claims, and the later one stands."""
    path = write_csv(
        tmp_path / "t.csv", "Vänort;Land;Sedan;Anmärkning", "Torvik;Norge;1964;avslutat 2008", "Torvik;Norge;2015;"
    )
    file = read_table(path, "Ekholma").file
    links = [c.reading.modality for c in file.statements if short_names()[c.predicate] == "twinnedWith"]

    assert sorted(links) == ["asserted", "past"]
    assert {"Ekholma twinnedWith Torvik", "Ekholma – Torvik start 2015"} <= plain(file)


def test_persons_in_remarks_are_declared(tmp_path: Path) -> None:
    """A remark is read for the row's facts alone; who is named in it can still be left out of what is published."""
    path = write_csv(
        tmp_path / "t.csv", "Vänort;Land;Anmärkning", "Torvik;Norge;Ring Anna Lind först", "Halme;Finland;Anna Lind"
    )

    assert "Anna Lind" in {name.text for thing in read_table(path, "Ekholma").file.things for name in thing.names}
