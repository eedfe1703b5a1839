"""CORDIS comes in: who takes part, in which role, with how much money, and from which row it is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, SKOS

import vanort
from registers_at_hand import LAKES, Stated, empty_workspace, imported, named, written
from vanort.dataset.imported import Imported

COUNTRY = "http://publications.europa.eu/resource/authority/country/"


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Imported, Stated, Path]:
    """A small table, imported."""
    folder = tmp_path_factory.mktemp("lakes")
    room = empty_workspace(folder / "room")
    done = imported(room, "cordis", written(folder, "lakes.csv", LAKES))
    return done, Stated(done), room.root


def test_things_have_the_identifiers_of_their_register(lakes: tuple[Imported, Stated, Path]) -> None:
    """A project goes by its number, an organisation by its PIC, and a municipality of the lists by its official code."""
    stated = lakes[1]

    assert stated.things("Project") == {"project/cordis-700001", "project/cordis-700002"}
    assert "organisation/pic-901000001" in stated.things("Organisation")
    assert "municipality/se-0780" in stated.things("Municipality")


def test_roles_are_kept(lakes: tuple[Imported, Stated, Path]) -> None:
    """All take part, one coordinates, and a partner without money of its own is an associated partner."""
    stated = lakes[1]
    members = {"organisation/pic-901000001", "municipality/se-0780", "organisation/pic-901000003"}

    assert stated.of("project/cordis-700001", "partner") == members
    assert stated.of("project/cordis-700001", "coordinator") == {"organisation/pic-901000001"}
    (part,) = stated.of("project/cordis-700001", "participation")
    assert stated.of(part, "participant") == {"organisation/pic-901000003"}
    assert {role.rsplit("/", 1)[1] for role in stated.of(part, "role")} == {"associated-partner"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("organisation/pic-901000001", "GBR"),
        ("organisation/pic-901000003", "GRC"),
        ("organisation/pic-901000004", "XKX"),
    ],
)
def test_the_countries_of_the_commission_are_those_of_the_lists(
    lakes: tuple[Imported, Stated, Path], body: str, code: str
) -> None:
    """UK is the United Kingdom, EL is Greece, and XK is Kosovo."""
    found = lakes[1].of(body, "country")

    assert found == {COUNTRY + code} or (code == "XKX" and found == {COUNTRY + "1A0"})


def test_each_sum_has_giver_receiver_and_currency(lakes: tuple[Imported, Stated, Path]) -> None:
    """A contribution is a flow of its own, in the currency of the register."""
    stated = lakes[1]
    sums = {
        (*stated.of(flow, "recipient"), *stated.of(flow, "amount"), *stated.of(flow, "currency"))
        for flow in stated.of("project/cordis-700001", "funding")
    }

    assert sums == {("organisation/pic-901000001", "1000.5", "EUR"), ("municipality/se-0780", "500.25", "EUR")}


def test_na_says_nothing(lakes: tuple[Imported, Stated, Path]) -> None:
    """NA is no name, no address and no sum."""
    assert lakes[1].of("municipality/se-0780", str(SKOS.altLabel)) == {"VAXJO KOMMUN"}
    assert not lakes[0].left_out
    assert not lakes[0].cells


def test_a_fact_leads_to_its_row(lakes: tuple[Imported, Stated, Path]) -> None:
    """Each thing derives from the rows that name it, each with its line, its hash and the file that it is a part of."""
    stated = lakes[1]
    rows = stated.of("municipality/se-0780", str(PROV.wasDerivedFrom))

    assert {line for row in rows for line in stated.of(row, "line")} == {"3", "5"}
    assert all(len(next(iter(stated.of(row, str(DCTERMS.identifier))))) == 16 for row in rows)
    (file,) = {file for row in rows for file in stated.of(row, str(DCTERMS.isPartOf))}
    assert stated.of(file, str(DCTERMS.license)) == {"https://creativecommons.org/licenses/by/4.0/"}


def test_provenance_is_light(lakes: tuple[Imported, Stated, Path]) -> None:
    """At most three triples of provenance come on one fact."""
    stated = lakes[1]
    rows = stated.things("Row")
    provenance = sum(1 for s, p, _ in stated.graph if p == PROV.wasDerivedFrom or any(str(s).endswith(r) for r in rows))

    assert provenance <= 3 * (len(stated.graph) - provenance)


def test_questions_are_answered_from_an_import(lakes: tuple[Imported, Stated, Path]) -> None:
    """What was imported is asked like what documents say, under the official name of a municipality."""
    with vanort.open(lakes[2]) as ws:
        rows = ws.query("partners_of_project", project="CLEANLAKES").to_python()  # type: ignore[union-attr]
        years = ws.query("projects_of", organisation="Växjö kommun").to_python()  # type: ignore[union-attr]

    assert {row["partnerLabel"] for row in rows} == {"LAKESIDE UNIVERSITY", "Växjö kommun", "DIMOS LIMNIS"}
    assert len(years) == 2


def test_checks_find_nothing_wrong_with_an_import(lakes: tuple[Imported, Stated, Path]) -> None:
    """Every statement of the view rests on a row, and every thing keeps to its shape."""
    with vanort.open(lakes[2]) as ws:
        ws.build()
        findings = [finding for finding in ws.check() if finding.severity == "violation"]

    assert not findings


def test_the_tables_that_cordis_publishes_go_together(tmp_path: Path) -> None:
    """organization.csv and project.csv, with semicolons and commas in numbers, are about the same projects."""
    parts = (
        "projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;city;country;role;"
        'ecContribution;organizationURL\n"800001";"HEATNET";"902000001";"";"Lindby Energi AB";"LE";"false";"PRC";"Lindby";'
        '"SE";"coordinator";"1234,5";""\n"800001";"HEATNET";"902000002";"";"LUNDS KOMMUN";"";"";"PUB";"Lund";"SE";'
        '"thirdParty";"";""\n'
    )
    projects = (
        "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;frameworkProgramme;objective\n"
        '"800001";"HEATNET";"SIGNED";"Nets of heat; for towns";"2021-01-01";"2024-12-31";"9999";"5000,75";"HORIZON";"Heat, and\nmore of it"\n'
    )
    room = empty_workspace(tmp_path / "room")
    files = written(tmp_path, "organization.csv", parts), written(tmp_path, "project.csv", projects)

    done = imported(room, "cordis", *files)

    stated = Stated(done)
    assert (done.rows, done.left_out, done.cells) == (3, 0, 0)
    assert stated.of("project/cordis-800001", "partner") == {"organisation/pic-902000001"}
    assert stated.of("project/cordis-800001", "involves") == {"municipality/se-1281"}
    assert {a for flow in stated.of("project/cordis-800001", "funding") for a in stated.of(flow, "amount")} == {
        "1234.5",
        "5000.75",
    }
    assert stated.of("project/cordis-800001", str(SKOS.altLabel)) == {"Nets of heat; for towns"}
    assert stated.of("project/cordis-800001", "end") == {"2024-12-31"}


def test_the_dashboard_writes_days_first(tmp_path: Path) -> None:
    """01/02/2022 is the first of February there, and a thing without a name is called by its number."""
    table = (
        "project_id,project_acronym,partner_role,partner_type,pic,legal_name,legal_entity_type,country_code,eu_contribution,"
        "project_start_date,project_end_date\n"
        "900001,.,COORDINATOR,BENEFICIARY,903000001,STADT BERGHEIM,PUB,DE,100,01/02/2022,31/01/2025\n"
    )
    done = imported(empty_workspace(tmp_path / "room"), "cordis", written(tmp_path, "dashboard.csv", table))

    stated = Stated(done)
    assert stated.of("project/cordis-900001", "start") == {"2022-02-01"}
    assert stated.of("project/cordis-900001", str(SKOS.prefLabel)) == {"CORDIS 900001"}
    assert "organisation/pic-903000001" in stated.things("Municipality")


def test_a_name_stands_before_a_number(tmp_path: Path) -> None:
    """Where one file has numbers only, and another the names, things are called by their names."""
    numbers = "rcn,role,pic,type,contribution,country,start_date,end_date\n55,coordinator,904000001,PRC,10,FR,2019-01-01,2020-01-01\n"
    names = "orgId,name,shortName,activityType,country,organizationUrl\n904000001,LUMIERE SARL,,PRC,FR,\n"
    room = empty_workspace(tmp_path / "room")
    imported(room, "cordis", written(tmp_path, "numbers.csv", numbers), written(tmp_path, "names.csv", names))

    with vanort.open(room.root) as ws:
        rows = ws.query("organisations_in_country", country="France").to_python()  # type: ignore[union-attr]
        projects = ws.query("projects").to_python()  # type: ignore[union-attr]

    assert [row["organisationLabel"] for row in rows] == ["LUMIERE SARL"]
    assert [row["projectLabel"] for row in projects] == ["RCN 55"]


def test_what_cannot_be_read_is_listed_and_the_rest_comes_in(tmp_path: Path) -> None:
    """A day that there is not, a country that there is not, a word that nobody knows, a row with too many cells."""
    rows = LAKES.splitlines()[1:]
    table = named(
        rows[0].replace("2019-04-01", "2019-02-30"),
        rows[1].replace(",SE,", ",QQ,"),
        rows[2].replace(",PUB,", ",ABC,"),
        rows[3] + ",more",
        rows[4].replace("700002", ""),
    )
    done = imported(empty_workspace(tmp_path / "room"), "cordis", written(tmp_path, "odd.csv", table))

    listed = [line.split("\t")[1:4] for line in done.unread.read_text(encoding="utf-8").splitlines()[1:]]
    assert [(line, column) for line, column, _ in listed] == [
        ("2", "start_date"),
        ("3", "country_code"),
        ("4", "legal_entity_type"),
        ("5", ""),
        ("6", ""),
    ]
    assert (done.left_out, done.cells) == (2, 3)
    assert "project/cordis-700001" in Stated(done).things("Project")
