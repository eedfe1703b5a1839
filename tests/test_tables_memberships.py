"""Lists of memberships: who is a member of which network, since when, and whom to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from tables_at_hand import plain, read_table, said, statements, write_csv, write_xlsx

# Head, cells of two rows, and what else the first says, in any order of the columns.
LISTS = {
    "sv": ("Nätverk;Medlem sedan;Vår representant", "Eurocities;1998;Eva Lind", "ICLEI;2003;Ola Berg"),
    "no": ("Vår representant;Nettverk;Innmeldt", "Eva Lind;Eurocities;1998", "Ola Berg;ICLEI;2003"),
    "da": ("Medlem siden;Netværk;Kontakt", "1998;Eurocities;Eva Lind", "2003;ICLEI;Ola Berg"),
    "de": ("Netzwerk;Ansprechpartner;Mitglied seit", "Eurocities;Eva Lind;1998", "ICLEI;Ola Berg;2003"),
    "fi": ("Verkosto;Jäsen vuodesta;Yhteyshenkilö", "Eurocities;1998;Eva Lind", "ICLEI;2003;Ola Berg"),
    "en": ("Contact;Our member since;Network", "Eva Lind;1998;Eurocities", "Ola Berg;2003;ICLEI"),
}


@pytest.mark.parametrize("language", sorted(LISTS))
def test_a_list_of_networks_says_where_its_owner_is_a_member(language: str, tmp_path: Path) -> None:
    """The membership, since when it lasts, whom to ask, and that the other side is a network."""
    found = said(write_csv(tmp_path / "networks.csv", *LISTS[language]), "Ekholma kommun")
    link = "Ekholma kommun – Eurocities"

    assert {
        "Ekholma kommun memberOf Eurocities",
        "Ekholma kommun memberOf ICLEI",
        "Eurocities kind organisation-kind/network",
        f"{link} start 1998",
        f"{link} kind partnership-kind/network",
        f"{link} partner Ekholma kommun",
        f"{link} partner Eurocities",
        f"{link} contact [ContactPoint]",
    } <= found
    assert not [fact for fact in found if "twinnedWith" in fact]


@pytest.mark.parametrize(
    ("heads", "row", "facts"),
    [
        ("Kommun;Medlemskap i nätverk", "Sala;Eurocities | ICLEI", {"Sala memberOf Eurocities"}),
        ("Kommun;Medlemskap i nätverk", "Sala;Eurocities, ICLEI", {"Sala memberOf Eurocities", "Sala memberOf ICLEI"}),
        ("Stadt;Mitgliedschaften", "Celle;Eurocities / ICLEI", {"Celle memberOf Eurocities", "Celle memberOf ICLEI"}),
        ("Kunta;Jäsenyydet", "Kotka;Eurocities, ICLEI", {"Kotka memberOf Eurocities", "Kotka memberOf ICLEI"}),
        ("Network;Members", "Eurocities;Hull, Leeds, York", {"Hull memberOf Eurocities", "York memberOf Eurocities"}),
        ("Netværk;Kommuner", "Eurocities;Varde, Ribe, Vejle", {"Ribe memberOf Eurocities", "Vejle memberOf Eurocities"}),
        ("Municipality;Network;Member since", "Hull;Eurocities;1998", {"Hull memberOf Eurocities", "Hull – Eurocities start 1998"}),
        ("Organisation;Mitglied seit;Land", "Eurocities;1998;Belgien", {"Ekholma memberOf Eurocities", "Eurocities country Belgien"}),
    ],
)  # fmt: skip
def test_members_and_networks_stand_in_any_order(heads: str, row: str, facts: set[str], tmp_path: Path) -> None:
    """A column of memberships beside towns, of members beside networks, one row a membership: the same property."""
    other = ";".join(["Ale", "Norden", "2001", "Norge"][: heads.count(";") + 1])
    found = said(write_csv(tmp_path / "m.csv", heads, row, other), "Ekholma")

    assert facts <= found


def test_a_sheet_of_memberships_tells_what_its_names_are(tmp_path: Path) -> None:
    """Where no head says so, the name of the sheet does."""
    rows = [["Namn", "Sedan", "Kontakt"], ["Eurocities", 1998, "Eva Lind"], ["ICLEI", 2003, "Ola Berg"]]
    found = said(write_xlsx(tmp_path / "m.xlsx", {"Medlemskap": rows}), "Ekholma")

    assert {"Ekholma memberOf Eurocities", "Ekholma – ICLEI start 2003"} <= found


def test_a_membership_that_ended_or_is_planned_is_not_plain(tmp_path: Path) -> None:
    """What a remark says of a membership holds for the property, too."""
    path = write_csv(
        tmp_path / "m.csv",
        "Nätverk;Medlem sedan;Anmärkning",
        "Eurocities;1998;utträdde 2019",
        "ICLEI;;medlemskap planeras",
        "Norden;1970;",
    )
    file = read_table(path, "Ekholma").file

    assert {fact for fact in plain(file) if "memberOf" in fact} == {"Ekholma memberOf Norden"}
    assert "Ekholma memberOf Eurocities" in statements(file, modality="past")
    assert "Ekholma – Eurocities end 2019" in statements(file)
    assert "Ekholma memberOf ICLEI" in statements(file, modality="planned")


def test_nobody_is_said_to_be_a_member_of_a_list_without_an_owner(tmp_path: Path) -> None:
    """Without a home the networks are known, and each row is listed."""
    read = read_table(write_csv(tmp_path / "m.csv", "Nätverk;Medlem sedan", "Eurocities;1998", "ICLEI;2003"))

    assert not [fact for fact in statements(read.file) if "memberOf" in fact or "start" in fact]
    assert [(one.row, one.column) for one in read.unread] == [(2, "Nätverk"), (3, "Nätverk")]
    assert all("--home" in one.reason for one in read.unread)


def test_a_year_of_several_memberships_in_one_cell_is_nobodys(tmp_path: Path) -> None:
    """One year beside two networks is not given to either, and is listed."""
    read = read_table(
        write_csv(tmp_path / "m.csv", "Nätverk;Medlem sedan", '"Eurocities\nICLEI";1998', "Norden;2003"), "Ekholma"
    )

    assert {"Ekholma memberOf Eurocities", "Ekholma memberOf ICLEI"} <= statements(read.file)
    assert not [fact for fact in statements(read.file) if "1998" in fact]
    assert [(one.column, one.text) for one in read.unread] == [("Medlem sedan", "1998")]


def test_a_column_of_networks_beside_twin_towns_is_said_not_to_be_read(tmp_path: Path) -> None:
    """Whose networks they are, the town's or those of both, the list does not say."""
    path = write_csv(tmp_path / "t.csv", "Vänort;Land;Nätverk", "Kiel;Tyskland;Eurocities", "Riga;Lettland;ICLEI")

    assert not [fact for fact in said(path, "Ekholma") if "memberOf" in fact]
