"""Small registers that the tests write themselves: the forms of the real ones, with invented content."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rdflib import Dataset, URIRef

from vanort.dataset.imported import Imported
from vanort.mappings.sources import find_source
from vanort.registers.importing import import_register
from vanort.vocabulary import ID, VANORT, source_graph
from vanort.workspace.model import Workspace, open_workspace
from vanort.workspace.scaffold import make_workspace

DAY = "2026-11-29"
NAMED = (
    "project_id,pic,partner_role,legal_name,legal_short_name,legal_entity_type,country_code,legal_url,ec_contribution,"
    "project_acronym,framework_programme,start_date,end_date"
)


def named(*rows: str) -> str:
    """Return a table of participations with names."""
    return "\n".join((NAMED, *rows)) + "\n"


LAKES = named(
    "700001,901000001.0,Coordinator,LAKESIDE UNIVERSITY,LU,HES,UK,www.lakeside.example,1000.5,CLEANLAKES,H2020,2019-04-01,2022-03-31",
    "700001,901000002.0,Participant,VAXJO KOMMUN,NA,PUB,SE,NA,500.25,CLEANLAKES,H2020,2019-04-01,2022-03-31",
    "700001,901000003.0,Partner,DIMOS LIMNIS,DL,PUB,EL,,,CLEANLAKES,H2020,2019-04-01,2022-03-31",
    "700002,901000002.0,Participant,VAXJO KOMMUN,NA,PUB,SE,NA,250,WARMHOMES,H2020,2020-01-01,2021-12-31",
    "700002,901000004.0,Coordinator,QENDRA SHA,,PRC,XK,,100,WARMHOMES,H2020,2020-01-01,2021-12-31",
)


def empty_workspace(folder: Path) -> Workspace:
    """Make a workspace in a folder and open it."""
    make_workspace(folder)
    return open_workspace(folder)


def imported(room: Workspace, source: str, *files: Path, dataset: str = "", batch: int = 3) -> Imported:
    """Import files of a source, in batches so small that every file has several."""
    return import_register(room, find_source(source, room), files, dataset, today=DAY, batch=batch)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file of a register."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def as_json(rows: Sequence[dict[str, object]]) -> str:
    """Return rows as a list of objects."""
    return json.dumps(rows, ensure_ascii=False)


class Stated:
    """What an import states, to be asked thing by thing."""

    def __init__(self, done: Imported) -> None:
        self.dataset = Dataset()
        self.dataset.parse(done.graph, format="nquads")
        self.graph = self.dataset.graph(source_graph(done.name))

    def of(self, subject: str, name: str) -> set[str]:
        """Return what a thing's property says, things below our namespace by their path."""
        term = URIRef(name) if ":" in name else VANORT[name]
        return {str(o).removeprefix(str(ID)) for o in self.graph.objects(ID[subject], term)}

    def things(self, name: str) -> set[str]:
        """Return the things of a class by their paths."""
        from rdflib import RDF

        return {str(s).removeprefix(str(ID)) for s in self.graph.subjects(RDF.type, VANORT[name])}
