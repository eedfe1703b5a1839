"""Lists of twin towns come in: as stated, in one direction where only one says so, under the right country."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SKOS

import vanort
from registers_at_hand import Stated, as_json, empty_workspace, imported, written
from vanort.errors import DocumentError
from vanort.mappings.sources import find_source
from vanort.registers.importing import import_register

PLACES = (
    "origincityLabel\torigincountry\toriginlat\toriginlong\toriginpopulation\tsistercityLabel\tdestinationlat\tdestinationlong\t"
    "destinationpopulation\tdestination_countryLabel\tdist\teu\n"
)
FIGURES = ("56.88", "14.81")  # Växjö


def test_pairs_and_names_are_of_the_same_items(tmp_path: Path) -> None:
    """Numbers get their names from the other file; two items of one name stay two; one that is stated once is so both ways."""
    pairs = written(tmp_path, "pairs.tsv", "Q1001\tQ1002\nQ1003\tQ1001\nQ1001\tQ1003\n")
    names = written(tmp_path, "names.tsv", "Q1001\tSeestadt\nQ1002\tBerghem\nQ1003\tSeestadt\n")
    room = empty_workspace(tmp_path / "room")

    stated = Stated(imported(room, "twin-towns", names, pairs))

    assert stated.things("Municipality") == {f"municipality/wikidata-Q100{n}" for n in (1, 2, 3)}
    assert stated.of("municipality/wikidata-Q1002", "twinnedWith") == set()
    with vanort.open(room.root) as ws:
        rows = ws.query("twin_towns", municipality="Berghem").to_python()  # type: ignore[union-attr]
        lonely = ws.query("one_sided_twinnings").to_python()  # type: ignore[union-attr]
    assert [row["twinLabel"] for row in rows] == ["Seestadt"]
    assert [(row["municipalityLabel"], row["twinLabel"]) for row in lonely] == [("Seestadt", "Berghem")]


def test_a_town_and_its_municipality_stay_apart(tmp_path: Path) -> None:
    """Only the full name of a municipality means that of the official list where towns stand in the same table."""
    table = PLACES + "".join(
        f"{name}\tSweden\t56.88\t14.81\t1\tLohja\t60.25\t24.07\t1\tFinland\t600\tEU\n"
        for name in ("Växjö", "Växjö Municipality")
    )

    stated = Stated(imported(empty_workspace(tmp_path / "room"), "twin-towns", written(tmp_path, "places.tsv", table)))

    towns = {thing for thing in stated.things("Municipality") if "lohja" not in thing}
    assert towns == {"municipality/se-0780", "municipality/se-vaxjo-56d9-14d8"}


def test_a_country_that_the_position_denies_is_caught(tmp_path: Path) -> None:
    """A row whose place lies in another country is left out with the reason; --set says what the column should hold."""
    table = PLACES + (
        "Holstebro\tSweden\t56.36\t8.62\t1\tBrașov\t45.65\t25.6\t1\tRomania\t1\tEU\n"
        "Helsingør\tSweden\t56.03\t12.61\t1\tPärnu\t58.38\t24.5\t1\tEstonia\t1\tEU\n"
        "Helsingborg\tSweden\t56.05\t12.70\t1\tTornio\t65.85\t24.15\t1\tFinland\t1\tEU\n"
    )
    room = empty_workspace(tmp_path / "room")
    path = written(tmp_path, "places.tsv", table)

    done = imported(room, "twin-towns", path)

    reasons = [line.split("\t")[3] for line in done.unread.read_text(encoding="utf-8").splitlines()[1:]]
    assert reasons == ["The row says Sweden, and the position lies in Denmark."] * 2
    right = import_register(
        room, find_source("twin-towns"), [path], today="2026-11-29", instead={"origincountry": "Denmark"}
    )
    assert (right.rows, right.left_out) == (3, 1)
    with pytest.raises(DocumentError, match="has a column 'Ursprung'"):
        import_register(room, find_source("twin-towns"), [path], today="2026-11-29", instead={"Ursprung": "Denmark"})


def test_the_german_list_has_year_and_kind(tmp_path: Path) -> None:
    """A partnership keeps its year and its kind; only what is called a partnership is a twinning."""
    head = (
        "municipality,plz,bundesland,state,latitude,longitude,municipality_place_name,partnergemeinde,land,country,kontinent,"
        "continent,seit,form,partner_latitude,partner_longitude,partner_place_name\n"
    )
    rows = (
        'Apolda,99510,Thüringen,Thuringia,51.02,11.51,"Apolda, Germany",Mark,Schweden,Sweden,Europa,Europe,1994,p,57.5,12.7,x\n'
        'Apolda,99510,Thüringen,Thuringia,51.02,11.51,"Apolda, Germany",Lohja,Finnland,Finland,Europa,Europe,2001,k,60.25,24.07,x\n'
    )
    stated = Stated(
        imported(empty_workspace(tmp_path / "room"), "twin-towns", written(tmp_path, "list.csv", head + rows))
    )

    apolda = "municipality/de-apolda-99510"
    assert stated.of(apolda, "twinnedWith") == {"municipality/se-1463"}
    tie = "partnership/apolda-99510--fi-lohja"
    assert (stated.of(tie, "start"), len(stated.of(tie, "partner"))) == ({"2001"}, 2)
    assert {kind.rsplit("/", 1)[1] for kind in stated.of(tie, "kind")} == {"other"}
    assert stated.of("partnership/apolda-99510--se-mark", "start") == {"1994"}


def test_interreg_has_lead_and_associated_partners(tmp_path: Path) -> None:
    """LP leads, AP is associated, a budget of 0 is none, and a day that there is not is listed."""
    row = {
        "id": 1, "program": "Hav och sjö", "projekttyp": "Regular", "startdatum": "2023-01-01", "slutdatum": "2026-09-31",
        "projektnamn": "Rena sjöar", "organisationsnamn": "Växjö kommun", "organisationsagande": "Public",
        "organisationstyp": "Local public authority", "organisationsroll": "LP", "nuts3": "Kronobergs län", "partnerbudget": 1500,
        "land": "Sverige", "aktiv": "Ja",
    }  # fmt: skip
    rows = [
        row,
        row | {"organisationsnamn": "Sjöbolaget AB", "organisationstyp": "Large enterprise", "organisationsroll": "AP", "partnerbudget": 0},
        row | {"organisationsnamn": None},
    ]  # fmt: skip
    done = imported(empty_workspace(tmp_path / "room"), "interreg", written(tmp_path, "list.json", as_json(rows)))

    stated, project = Stated(done), "project/interreg-hav-och-sjo-rena-sjoar"
    assert (done.rows, done.left_out, done.cells) == (3, 0, 4)
    assert stated.of(project, "coordinator") == {"municipality/se-0780"}
    assert stated.of(project, "partner") == {"municipality/se-0780", "organisation/se-sjobolaget-ab"}
    parts = {
        (
            *stated.of(part, "participant"),
            *(r.rsplit("/", 1)[1] for r in stated.of(part, "role")),
            *stated.of(part, "amount"),
        )
        for part in stated.of(project, "participation")
    }
    assert parts == {
        ("municipality/se-0780", "coordinator", "1500"),
        ("organisation/se-sjobolaget-ab", "associated-partner"),
    }
    assert stated.of("organisation/se-sjobolaget-ab", str(SKOS.prefLabel)) == {"Sjöbolaget AB"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[{", "not JSON"),
        ('[{"program": "a"', "not JSON"),
        ("{}", "no list"),
        ("[]", "no list"),
        ('[{"a": 1}]', "knows no table"),
        (b'[{"program": "\xe5"}]', "not UTF-8|not JSON"),
        ("[" * 100_000, "nests too deep"),
        ('[{"a": ' + "9" * 5_000 + "}]", "1,000 digits or more"),
        ('[{"a": -' + "8" * 100_000 + ".5}]", "1,000 digits or more"),
        ('[{"a": 1e' + "7" * 400 + "}]", "nobody counts with"),
    ],
    ids=[
        "open",
        "cut off",
        "object",
        "empty",
        "other keys",
        "other encoding",
        "deep",
        "integer",
        "decimal",
        "exponent",
    ],
)
def test_damaged_json_ends_with_one_error(tmp_path: Path, content: str | bytes, said: str) -> None:
    """What is no list of objects is refused as a whole."""
    room = empty_workspace(tmp_path / "room")

    with pytest.raises(DocumentError, match=said):
        imported(room, "interreg", written(tmp_path, "bad.json", content))

    assert not room.imports.exists() or not list(room.imports.glob("*/*"))
