"""Sound tables, mappings, sources and files of registers, to be broken: small, with every form that the kind knows."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tables_at_hand import write_ods, write_xlsx

_RESOURCES = Path(__file__).parents[2] / "tests" / "resources"
_TOWNS = (
    ("Vänort", "Land", "Sedan", "Avtal", "Kontakt"),
    ("Talsi", "Lettland", "1994", "3.5.1994", "Ebba Ek, ebba.ek@ekby.example"),
    ("Zadar", "Kroatien", "2003–2011", "", "saknas"),
    ("Turku; Åhus", "Finland", "omkring 1970", "2 januari 1971", "+46 470 123 45"),
)
_PROJECTS = (
    ("Our projects", None, None, None),
    ("Project", "Partner", "Period", "Budget (1,000 euro)"),
    ("Clean Shores", "Talsi", "2015–2017", 1000.5),
    ("Green Paths", "Zadar", date(2019, 3, 1), -1),
)
MAPPING = """\
# How towns.csv is read.
[[sheet]]
head = 1
each = "Partnership"
home = "Ekby kommun"
dates = "day-month"
ignore = ["Avtal"]

[sheet.columns]
"Vänort" = { to = "twinnedWith", split = [";", "/"] }
"Land" = "twinnedWith.country"
"Sedan" = "start"
"Kontakt" = { to = "contact", sure = false }
"Belopp" = { to = "amount", currency = "SEK", times = 1000 }
"""
SOURCE = """\
# Our friends
title = "Our friends"
publisher = "Ekby"
homepage = "https://ekby.example"
format = "csv"
language = "sv"
missing = ["-", "saknas"]

[words.kind]
"Kommunal" = "organisation-kind/agency"
"Annan" = ""

[[table]]
columns = ["Ort", "Land", "Sedan", "Projekt", "Slag"]
optional = ["Not"]
need = ["Ort"]
dates = "day-month"
decimal = ","
set_aside = { Slag = ["Privat"] }
because = "It is private."

[table.things.town]
type = "Municipality"
id = ["{Land:country}-{Ort:slug}", "{Ort:slug}"]
authority = { name = "Ort", country = "Land" }
name = "Ort"
country = "Land"
description = { first = ["Not", "Slag"] }

[table.things.project]
type = "Project"
id = "friends-{Projekt:slug}"
when = { Projekt = [] }
name = "Projekt"
start = "Sedan"
partner = { thing = "town", unless = { Land = ["Sverige"] } }
status = { always = "status/ongoing" }
"""
FRIENDS = """\
Ort,Land,Sedan,Projekt,Slag,Not
Halme,Finland,3/4 1999,Klara sjöar,Kommunal,
Talsi,Lettland,-,Klara sjöar,Annan,"Ett ""ord"", till"
Åhus,Sverige,2011,,Privat,saknas
"""
_CORDIS = (
    """\
projectID;projectAcronym;organisationID;name;shortName;activityType;country;role;ecContribution;organizationURL
800001;CLEANSHORES;902000001;Shoreside University;SU;HES;UK;coordinator;1234,5;
800001;CLEANSHORES;902000002;EKBY KOMMUN;;PUB;SE;participant;500;
800001;CLEANSHORES;902000003;DIMOS LIMNIS;;PUB;EL;participant;many;
""",
    """\
id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;frameworkProgramme;objective
800001;CLEANSHORES;SIGNED;Shores without algae;2021-01-01;2024-12-31;2000;1734,5;HORIZON;
""",
)
_IATI = """\
<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03"><iati-activity xml:lang="en" default-currency="USD">
  <iati-identifier>XM-SHORES</iati-identifier>
  <reporting-org ref="XM-1" type="21"><narrative>Friends of Shores</narrative></reporting-org>
  <title><narrative>Clean shores</narrative><narrative xml:lang="sv">Klara stränder</narrative></title>
  <participating-org role="4" type="10"><narrative>Municipality of Talsi</narrative></participating-org>
  <participating-org ref="SE-0" role="1" type="10"><narrative>Agency of the North</narrative></participating-org>
  <activity-status code="3"/>
  <activity-date iso-date="2020-01-01" type="1"/><activity-date iso-date="2020-02-15+01:00" type="2"/>
  <recipient-country code="LV"/><sector vocabulary="1" code="14030"/><tag vocabulary="2" code="6"/>
  <related-activity ref="XM-OTHER" type="1"/>
  <transaction><transaction-type code="11"/><transaction-date iso-date="2020-03-01"/><value currency="SEK">500.50</value>
    <provider-org ref="SE-0" provider-activity-id="SE-0-1"><narrative>Agency of the North</narrative></provider-org></transaction>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2020-04-01"/><value>-4</value>
    <receiver-org><narrative>Talsi Waterworks</narrative></receiver-org></transaction>
</iati-activity>
<iati-activity><reporting-org ref="GB-9">Department of Shores</reporting-org><iati-identifier>GB-9-1</iati-identifier>
  <title>Shores of old</title><activity-date type="start-actual">2004-01-01</activity-date><sector code="15110">Policy</sector>
  <transaction><value value-date="2009-04-01">1067</value><transaction-type code="C"/></transaction></iati-activity>
</iati-activities>
"""
_INTERREG = [
    {
        "id": number, "program": "Hav och sjö", "projekttyp": "Regular", "startdatum": "2023-01-01", "slutdatum": "2026-09-31",
        "projektnamn": "Klara stränder", "organisationsnamn": name, "organisationsagande": "Public", "organisationstyp": kind,
        "organisationsroll": role, "nuts3": "Kronobergs län", "partnerbudget": budget, "land": "Sverige", "aktiv": "Ja",
    }
    for number, name, kind, role, budget in (
        (1, "Ekby kommun", "Local public authority", "LP", 1500),
        (2, "Sjöbolaget AB", "Large enterprise", "AP", 0.5),
        (3, None, "Other", "PP", None),
    )
]  # fmt: skip
_PAIRS = "Q1001\tQ1002\nQ1003\tQ1001\nQ1001\tQ1003\n"
_NAMES = "Q1001\tSeestadt\nQ1002\tBerghem\nQ1003\tSeestadt\n"
_PLACES = """\
origincityLabel\torigincountry\toriginlat\toriginlong\toriginpopulation\tsistercityLabel\tdestinationlat\tdestinationlong\tdestinationpopulation\tdestination_countryLabel\tdist\teu
Ekby\tSweden\t56.88\t14.81\t1\tLohja\t60.25\t24.07\t1\tFinland\t600\tEU
Lund-by-Sea\tSweden\t56.36\t8.62\t1\tBrașov\t45.65\t25.6\t1\tRomania\t1\tEU
"""
REGISTERS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {  # kind: its source; its files, of which one is broken
    "cordis": ("cordis", (("organization.csv", _CORDIS[0]), ("project.csv", _CORDIS[1]))),
    "iati": ("iati", (("activities.xml", _IATI),)),
    "interreg": ("interreg", (("list.json", json.dumps(_INTERREG, ensure_ascii=False, indent=1)),)),
    "twin towns": ("twin-towns", (("pairs.tsv", _PAIRS), ("names.tsv", _NAMES), ("places.tsv", _PLACES))),
    "own register": ("friends", (("friends.csv", FRIENDS),)),
}
GOALS = 'id,text\n1,Projektet rör mål 6 och 13 i Agenda 2030.\n2,"Clean water, and decent work"\n'


@cache
def tables() -> dict[str, tuple[bytes, ...]]:
    """Return sound tables by kind; the template is filled in."""
    text = "\n".join(";".join(row) for row in _TOWNS) + "\n"
    projects = "\n".join("\t".join(map(str, row)) for row in _PROJECTS[1:]) + "\n"
    with TemporaryDirectory() as held:
        folder = Path(held)
        xlsx = write_xlsx(
            folder / "a.xlsx", {"Vänorter": _TOWNS, "Projects": _PROJECTS}, merged=[("Projects", "A1:D1")]
        )
        ods = write_ods(folder / "a.ods", "Vänorter", _TOWNS)
        return {
            "csv": (text.encode(), text.encode("cp1252"), text.replace(";", ",").encode("utf-16")),
            "tsv": (projects.encode(), text.replace(";", "\t").encode()),
            "xlsx": (xlsx.read_bytes(),),
            "xls": ((_RESOURCES / "towns.xls").read_bytes(),),
            "ods": (ods.read_bytes(),),
            "template": (_template(folder),),
        }


@cache
def language_pack() -> dict[str, bytes]:
    """Return the files of a language that vanort has no pack for."""
    return {path.name: path.read_bytes() for path in sorted((_RESOURCES / "languages" / "fr").iterdir())}


def packed(name: str, data: bytes) -> bytes:
    """Return a file in a zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return held.getvalue()


def _template(folder: Path) -> bytes:
    from openpyxl import load_workbook

    from vanort.tables.template import make_template

    book = load_workbook(io.BytesIO(make_template("en")))
    for sheet in book.worksheets:
        heads = [cell.value for row in sheet.iter_rows(max_row=1) for cell in row if cell.value]
        for number in range(3):
            sheet.append([f"{head} {number}" for head in heads])
    path = folder / "template.xlsx"
    book.save(path)
    return path.read_bytes()
