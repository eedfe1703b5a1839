"""Activities of aid come in: chains of money, days as they were, goals, sectors, roles, in the old and the new form."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SKOS

import vanort
from registers_at_hand import Stated, empty_workspace, imported, written
from vanort.errors import DocumentError

COUNTRY = "http://publications.europa.eu/resource/authority/country/"

GIVER = """
<iati-activity xml:lang="en" default-currency="SEK">
  <iati-identifier>SE-0-LAKE</iati-identifier>
  <reporting-org ref="SE-0" type="10"><narrative>Agency of the North</narrative></reporting-org>
  <title><narrative>Support to lakes</narrative><narrative xml:lang="sv">Stöd till sjöar</narrative></title>
  <activity-status code="2"/>
  <activity-date iso-date="2019-01-01" type="1"/><activity-date iso-date="2019-03-01+01:00" type="2"/>
  <transaction><transaction-type code="1"/><transaction-date iso-date="2019-02-01"/><value>900</value>
    <provider-org ref="SE-00"><narrative>Treasury</narrative></provider-org></transaction>
</iati-activity>"""
TAKER = """
<iati-activity xml:lang="en" default-currency="USD">
  <iati-identifier>XM-LAKES</iati-identifier>
  <reporting-org ref="XM-1" type="21"><narrative>Friends of Lakes</narrative></reporting-org>
  <title><narrative>Clean water for Lakeside</narrative></title>
  <participating-org role="4" type="10"><narrative>Municipality of Lakeside</narrative></participating-org>
  <participating-org ref="-" role="1" type="70"><narrative>Private donors</narrative></participating-org>
  <participating-org role="3" ref="47045"><narrative>Global Fund of Something</narrative></participating-org>
  <activity-status code="3"/>
  <activity-date iso-date="2020-01-01" type="1"/><activity-date iso-date="2020-02-15" type="2"/>
  <activity-date iso-date="2021-12-31" type="3"/>
  <contact-info><person-name><narrative>Eva Lind</narrative></person-name><email>eva@lakes.example</email></contact-info>
  <recipient-country code="XK"/>
  <sector vocabulary="1" code="14030"/><sector vocabulary="99" code="77"/>
  <tag vocabulary="2" code="6"/><tag vocabulary="3" code="6.1"/><tag vocabulary="99" code="13"/>
  <related-activity ref="XM-OTHER" type="1"/>
  <transaction><transaction-type code="11"/><transaction-date iso-date="2020-03-01"/><value currency="SEK">500.50</value>
    <provider-org ref="SE-0" provider-activity-id="SE-0-LAKE"><narrative>Agency of the North</narrative></provider-org></transaction>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2020-04-01"/><value>10</value>
    <receiver-org><narrative>Lakeside Waterworks</narrative></receiver-org></transaction>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2020-04-01"/><value>10</value>
    <receiver-org><narrative>Lakeside Waterworks</narrative></receiver-org></transaction>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2020-05-01"/><value>-4</value>
    <receiver-org><narrative>Lakeside Waterworks</narrative></receiver-org></transaction>
  <transaction><transaction-type code="6"/><transaction-date iso-date="2020-06-01"/><value>3</value></transaction>
</iati-activity>"""
OLD = """<iati-activities version="1.01"><iati-activity xml:lang="en" default-currency="GBP">
  <reporting-org ref="GB-9" type="10">Department of Lakes</reporting-org>
  <participating-org ref="GB-9" type="10" role="Funding">Department of Lakes</participating-org>
  <participating-org ref="GB-7" type="21" role="Implementing">Lake Trust</participating-org>
  <iati-identifier>GB-9-1</iati-identifier><title>Lakes of old</title><description>To keep lakes.</description>
  <activity-date type="end-planned" iso-date="2010-12-31"/><activity-date type="start-actual">2004-01-01</activity-date>
  <activity-status code="4">Post-completion</activity-status><recipient-country code="CD">Congo</recipient-country>
  <sector code="15110">Policy</sector>
  <transaction><value value-date="2009-04-01">1067</value><transaction-type code="C"/><transaction-date iso-date="2004-01-01"/></transaction>
</iati-activity></iati-activities>"""


def activities(*parts: str, version: str = "2.03") -> str:
    """Return an activity file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="{version}">{"".join(parts)}</iati-activities>\n'


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stated, Path]:
    """Two activities, one paid by the other."""
    folder = tmp_path_factory.mktemp("iati")
    room = empty_workspace(folder / "room")
    done = imported(room, "iati", written(folder, "lakes.xml", activities(GIVER, TAKER)))
    assert (done.left_out, done.set_aside, done.cells) == (0, 2, 1)
    return Stated(done), room.root


def flows(stated: Stated, project: str) -> set[tuple[str, ...]]:
    """Return the money of a project: from whom, to whom, how much, in what."""
    return {
        tuple(next(iter(stated.of(flow, name)), "") for name in ("funder", "recipient", "amount", "currency"))
        for flow in stated.of(project, "funding")
    }


def test_money_is_followed_to_its_end(lakes: tuple[Stated, Path]) -> None:
    """Money from an activity of the giver draws on that activity's money, and that on what came into it."""
    stated, room = lakes
    (incoming,) = [f for f in stated.of("project/iati-XM-LAKES", "funding") if stated.of(f, "drawsOn")]
    (upstream,) = stated.of(incoming, "drawsOn")
    (source,) = stated.of(upstream, "drawsOn")

    assert [stated.of(flow, "funder") for flow in (incoming, upstream, source)] == [
        {"organisation/iati-SE-0"},
        {"organisation/iati-SE-0"},
        {"organisation/iati-SE-00"},
    ]
    with vanort.open(room) as ws:
        rows = ws.query("money_chain", project="Clean water for Lakeside").to_python()  # type: ignore[union-attr]
    assert "Treasury" in {value for row in rows for value in row.values()}


def test_currencies_are_never_mixed(lakes: tuple[Stated, Path]) -> None:
    """A sum keeps its own currency, and has that of the activity only where it names none; the same payment twice is two."""
    found = flows(lakes[0], "project/iati-XM-LAKES")

    assert ("organisation/iati-SE-0", "organisation/iati-XM-1", "500.50", "SEK") in found
    assert ("organisation/iati-XM-1", "organisation/lakeside-waterworks", "10", "USD") in found
    assert len(lakes[0].of("project/iati-XM-LAKES", "funding")) == 4


def test_what_happened_stands_before_what_was_planned(lakes: tuple[Stated, Path]) -> None:
    """The actual day is the start; the planned one is kept beside it, and stands in where nothing has happened yet."""
    stated, project = lakes[0], "project/iati-XM-LAKES"

    assert (stated.of(project, "start"), stated.of(project, "plannedStart")) == ({"2020-02-15"}, {"2020-01-01"})
    assert (stated.of(project, "end"), stated.of(project, "plannedEnd")) == ({"2021-12-31"}, {"2021-12-31"})
    assert stated.of("project/iati-SE-0-LAKE", "start") == {"2019-03-01"}


def test_goals_targets_sectors_and_countries_are_read(lakes: tuple[Stated, Path]) -> None:
    """Tags of the goals' vocabularies are goals and targets, those of others are not; sectors become themes."""
    stated, project = lakes[0], "project/iati-XM-LAKES"

    assert {goal.rsplit("/", 1)[1] for goal in stated.of(project, "addressesGoal")} == {"6", "6.1"}
    assert {theme.rsplit("/", 1)[1] for theme in stated.of(project, "theme")} == {"water"}
    assert stated.of(project, "partnerCountry") <= {COUNTRY + "XKX", COUNTRY + "1A0"}
    assert len(stated.of(project, "partnerCountry")) == 1


def test_roles_are_relations(lakes: tuple[Stated, Path]) -> None:
    """Who implements is a partner, who funds funds, and a code for a kind of body is nobody."""
    stated, project = lakes[0], "project/iati-XM-LAKES"

    assert stated.of(project, "partner") == {"organisation/municipality-of-lakeside"}
    assert "organisation/municipality-of-lakeside" in stated.things("Municipality")
    assert "organisation/private-donors" in stated.of(project, "fundedBy")
    assert not [body for body in stated.things("Organisation") if "47045" in body or "global-fund" in body]


def test_titles_keep_their_languages(lakes: tuple[Stated, Path]) -> None:
    """A title in Swedish is a Swedish name."""
    names = {(str(o), o.language) for o in lakes[0].graph.objects(None, SKOS.prefLabel)}  # type: ignore[attr-defined]

    assert {("Support to lakes", "en"), ("Stöd till sjöar", "sv")} <= names


def test_no_person_comes_in(lakes: tuple[Stated, Path]) -> None:
    """Contacts of officials are in no graph."""
    assert "lind" not in lakes[0].dataset.serialize(format="nquads").casefold()


def test_the_old_form_says_the_same(tmp_path: Path) -> None:
    """Version 1.01 has words for roles and dates, and texts in the elements themselves."""
    done = imported(empty_workspace(tmp_path / "room"), "iati", written(tmp_path, "old.xml", OLD))
    stated, project = Stated(done), "project/iati-GB-9-1"

    assert not done.left_out
    assert not done.cells
    assert stated.of(project, str(SKOS.prefLabel)) == {"Lakes of old", "IATI GB-9-1"} - {"IATI GB-9-1"}
    assert (stated.of(project, "start"), stated.of(project, "end")) == ({"2004-01-01"}, {"2010-12-31"})
    assert stated.of(project, "partner") == {"organisation/iati-GB-7"}
    assert flows(stated, project) == {("organisation/iati-GB-9", "", "1067", "GBP")}
    assert {status.rsplit("/", 1)[1] for status in stated.of(project, "status")} == {"completed"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '<!DOCTYPE a [<!ENTITY x "ha">]><iati-activities><iati-activity>&x;</iati-activity></iati-activities>',
            "DOCTYPE",
        ),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><iati-activities>&x;</iati-activities>', "DOCTYPE"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><iati-activities/>', "DOCTYPE"),
        (activities(GIVER)[:600], "not XML"),
        ("<html><body>Not found</body></html>", "no <iati-activity>"),
        ("", "XML"),
        (activities(GIVER).encode("utf-16")[:900], "not XML"),
        ("<a>" * 5000, "not XML"),
    ],
    ids=[
        "entity",
        "external entity",
        "external document type",
        "cut off",
        "web page",
        "empty",
        "other encoding",
        "deep",
    ],
)
def test_damaged_and_hostile_files_end_with_one_error(tmp_path: Path, content: str | bytes, said: str) -> None:
    """Nothing of such a file is imported, and nothing is left of the attempt."""
    room = empty_workspace(tmp_path / "room")
    path = written(tmp_path, "bad.xml", content)

    with pytest.raises(DocumentError, match=said):
        imported(room, "iati", path)

    assert not room.imports.exists() or not list(room.imports.glob("*/*"))
    assert not list(room.build.glob("importing/*/*"))
