"""A dataset that is published line by line has the bytes of one that is held whole, and what is withheld is counted alike."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanort
from joined_towns import town
from registers_at_hand import imported, named, written
from vanort.errors import PrivacyError
from vanort.privacy.publish import publish
from vanort.privacy.redaction import Personal
from vanort.privacy.streamed import Streamed, streamed
from vanort.publish.export import export, exported
from vanort.store.quads import quad_line
from vanort.workspace.model import open_workspace

DATA = Path(__file__).parent.parent / "data"
CONTACT = """
  - subject: eva
    property: worksFor
    object: town
    quote: Eva Lindkvist
  - subject: contact
    property: contactPerson
    object: eva
    quote: Eva Lindkvist
  - subject: contact
    property: email
    object: eva.lindkvist@halme.example
    quote: eva.lindkvist@halme.example
  - subject: contact
    property: telephone
    object: 0470-123 456
    quote: 0470-123 456
"""
THINGS = """  eva:
    type: Person
    name: Eva Lindkvist
  contact:
    type: ContactPoint
    quote: eva.lindkvist@halme.example

claims:"""
# A body of a register that is called after the person of the documents, one that has her surname, and one with her number.
ROWS = named(
    "700001,901000001.0,Coordinator,EVA LINDKVIST AB,LU,PRC,SE,www.x.example/eva-lindkvist,1000,LAKES,H2020,2019-04-01,2022-03-31",
    "700001,901000002.0,Participant,Eva Lindkvist Konsult,NA,PRC,SE,NA,500,LAKES,H2020,2019-04-01,2022-03-31",
    "700002,901000003.0,Coordinator,Lindkvist Bygg 0470-123456,NA,PUB,SE,NA,250,HOMES,H2020,2020-01-01,2021-12-31",
    '700003,901000004.0,Coordinator,"Halme ""Kommun"" 100%",NA,PUB,SE,NA,250,ROADS,H2020,2020-01-01,2021-12-31',
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset of a page with a contact, and of a register that has some of her words."""
    folder = tmp_path_factory.mktemp("streamed")
    room = town(folder / "b", "Halme", code="se-1280")
    page, claims = room.documents / "page.txt", room.claims / "page.yaml"
    words = " Fråga Eva Lindkvist, eva.lindkvist@halme.example, 0470-123 456."
    page.write_text(page.read_text(encoding="utf-8") + words, encoding="utf-8")
    text = claims.read_text(encoding="utf-8").replace("\nclaims:", THINGS, 1)
    claims.write_text(text.rstrip() + CONTACT, encoding="utf-8")
    imported(room, "cordis", written(folder, "rows.csv", ROWS))
    vanort.open(room.root).build()
    return room.dataset


@pytest.mark.parametrize("which", ["example", "contact"])
def test_line_by_line_is_the_same(dataset: Path, which: str) -> None:
    """Every line, every stand-in and every masked word is as where the dataset is held whole; most of a register is not held."""
    path = dataset
    if which == "example":
        with vanort.open(DATA) as ws:
            path = ws.build().folder / "dataset.nq"
    whole, by_line = publish(path), streamed(path)

    assert "".join(by_line.lines()) == whole.nquads
    assert sorted(map(quad_line, by_line.stand_ins)) == sorted(map(quad_line, whole.stand_ins))
    assert whole.stand_ins
    if which == "contact":
        assert "Lindkvist" in path.read_text(encoding="utf-8")
        assert "Eva Lindkvist" not in whole.nquads


@pytest.mark.parametrize("form", ["nq", "trig", "rdf12"])
@pytest.mark.parametrize("include_contacts", [False, True])
def test_an_export_in_parts_is_the_same(dataset: Path, form: str, include_contacts: bool) -> None:
    """What is exported line by line has the bytes of what is exported whole, in every form that can be."""
    room = open_workspace(dataset.parent.parent)

    parts = "".join(exported(room, form, include_contacts=include_contacts, large=0))

    assert parts == export(room, form, include_contacts=include_contacts)
    assert not list(dataset.parent.glob(".exporting*"))


def test_what_is_left_stops_it() -> None:
    """A name that is still there stops the stream before the lines that hold it have left."""
    lines = ["<a:s> <a:p> <a:o> .\n", '<a:s> <a:p> "Eva Lindkvist" .\n']
    left = Streamed(lambda: iter(lines), Personal(frozenset({"Eva Lindkvist"})), ())

    with pytest.raises(PrivacyError):
        list(left.searched("out.nq"))
