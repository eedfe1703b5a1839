"""A changed document of a workspace with large imports: only its own things are written again, and every byte is as if all were."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registers_at_hand import LAKES, empty_workspace, imported, written
from vanort.build import AT_HAND, DATASET, build
from vanort.dataset import with_imports
from vanort.dataset.assemble import read_ontology
from vanort.dataset.merging import ViewRules, merged
from vanort.dataset.splicing import rewrite, subjects_of_changes
from vanort.dataset.with_imports import WithImports
from vanort.store import open_embedded
from vanort.store.embedded import disk_folder, disk_store, stamp_of
from vanort.store.patching import bring_along
from vanort.vocabulary import GRAPH, VANORT, VIEW

RULES = ViewRules(read_ontology(), [str(VANORT.startYear)])
# Subjects of which one begins as another does, with signs before and after the space and the angle bracket, and an Å.
SUBJECTS = [f"<https://id.test/{name}>" for name in ("a", "a!", "aa", "a/b", "Å", "z")]
SAYS = ["<http://www.w3.org/2004/02/skos/core#prefLabel>", f"<{VANORT.startYear}>", f"<{VANORT.theme}>"]
VALUES = ['"Å b"@sv', '"AB"@en', '"1"', "<https://id.test/a>"]


def lines_in(*graphs: str) -> st.SearchStrategy[list[str]]:
    """Sorted lines of a dataset, in some of its graphs."""
    quads = st.tuples(*map(st.sampled_from, (SUBJECTS, SAYS, VALUES, [f"<{graph}>" for graph in graphs])))
    return st.lists(quads.map(lambda quad: " ".join(quad) + " .\n"), max_size=25).map(lambda some: sorted(set(some)))


DOCUMENTS, IMPORTS = (
    lines_in(VIEW, f"{GRAPH}document/x"),
    st.lists(lines_in(f"{GRAPH}source/one"), min_size=1, max_size=2),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions=st.lists(DOCUMENTS, min_size=2, max_size=5), imports=IMPORTS)
def test_what_is_written_again_has_the_bytes_of_all_written_anew(
    tmp_path: Path, editions: Sequence[list[str]], imports: Sequence[list[str]]
) -> None:
    """After any sequence of editions the dataset, and the store that came along with it, are those of the last one."""
    folder = tmp_path / "each"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = [written(folder, f"{number}.nq", "".join(lines)) for number, lines in enumerate(imports)]
    path = written(folder, "dataset.nq", "".join(merged(editions[0], files, RULES)))
    before = editions[0]
    for now in editions[1:]:
        rewrite(path, subjects_of_changes("".join(before), "".join(now)), now, files, RULES)
        before = now

        assert path.read_text(encoding="utf-8") == "".join(merged(now, files, RULES))


def test_the_lines_that_went_and_came_bring_the_store_along(tmp_path: Path) -> None:
    """A store on disk gets what is different, and is then the store of the new file; none of it is loaded again."""
    old = [line("a", "1"), line("b", "2"), line("c", "3")]
    new = [line("a", "1"), line("b", "20"), line("c", "3"), line("d", "4")]
    path = written(tmp_path, "dataset.nq", "".join(old))
    values_on_disk(path)
    was = stamp_of(path)
    path.write_text("".join(new), encoding="utf-8")

    assert bring_along(path, was, sorted(set(old) - set(new)), sorted(set(new) - set(old)))
    disk_store(path, disk_folder(path), lambda *_: pytest.fail("The store was filled again."))
    assert values_on_disk(path) == ["1", "20", "3", "4"]


@pytest.mark.parametrize("fault", ["of another state", "with a blank node"])
def test_a_store_that_cannot_be_brought_along_is_made_anew(tmp_path: Path, fault: str) -> None:
    """A store of another state of the file, or a line whose node has no name, is left as it is, and filled when it is opened."""
    added = line("b", "2") if fault == "of another state" else '_:b <a:p> "2" <a:g> .\n'
    path = written(tmp_path, "dataset.nq", line("a", "1"))
    values_on_disk(path)
    was = "1 2 3 4" if fault == "of another state" else stamp_of(path)
    path.write_text(line("a", "1") + added, encoding="utf-8")

    assert not bring_along(path, was, [], [added])
    assert sorted(values_on_disk(path)) == ["1", "2"]


def line(thing: str, value: str) -> str:
    return f'<a:{thing}> <a:p> "{value}" <a:g> .\n'


def values_on_disk(path: Path) -> list[str]:
    """Open the store on disk of a dataset, and return what it has, in the order of the subjects."""
    with open_embedded(path, home="disk", default_graphs=("a:g",)).query(
        "SELECT ?o { ?s ?p ?o } ORDER BY ?s"
    ) as answer:
        return [str(row["o"]) for row in answer.fetch()]


PAGE = "Hemby runs the project Lakes with Växjö kommun since {year}.\n"
CLAIMS = """document: {page}.txt
things:
  vaxjo: {{type: Municipality, name: Växjö kommun, code: se-0780}}
  lakes: {{type: Project, name: Lakes, code: "cordis:{code}"}}
claims:
  - {{subject: lakes, property: partner, object: vaxjo, quote: with Växjö kommun}}
  - {{subject: lakes, property: start, object: {year}, quote: since {year}}}
"""


@pytest.mark.parametrize("at_hand", [0, 150])
def test_a_workspace_with_large_imports_is_built_again_by_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_hand: int
) -> None:
    """Documents that come, change and go give the bytes, counts and rows of a full build, and nothing else is written anew."""
    monkeypatch.setattr(with_imports, "MOST_AT_HAND", at_hand)
    room = empty_workspace(tmp_path / "room")
    imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))
    imported(room, "cordis", written(tmp_path, "more.csv", LAKES.replace("7000", "8000") * 3), dataset="more")
    build(room)
    disk = open_embedded(room.dataset, home="disk")
    disk.close()
    whole, spliced = WithImports.write_all, []
    monkeypatch.setattr(WithImports, "write_all", lambda *_: pytest.fail("All was written anew."))

    for page, code, year in [
        ("one", 700001, 2018),
        ("two", 800002, 2016),
        ("one", 700001, 2017),
        ("two", 0, 0),
        ("one", 700002, 2011),
    ]:
        claims = room.claims / f"{page}.yaml"
        if code:
            (room.documents / f"{page}.txt").write_text(PAGE.format(year=year), encoding="utf-8")
            claims.write_text(CLAIMS.format(page=page, code=code, year=year), encoding="utf-8")
        else:
            claims.unlink()
        spliced.append(build(room))
        with monkeypatch.context() as patch:
            patch.setattr(WithImports, "write_all", whole)
            anew = build(room, output=tmp_path / f"{page}-{year}")

        assert room.dataset.read_bytes() == (anew.folder / DATASET).read_bytes()
        assert (spliced[-1].triples, spliced[-1].claims) == (anew.triples, anew.claims)
        disk_store(room.dataset, disk_folder(room.dataset), lambda *_: pytest.fail("The store was filled again."))
        assert named_in(str(quad) for quad in open_embedded(room.dataset, home="disk").oxigraph) == named_in(
            str(quad) for quad in ox.parse(path=str(room.dataset), format=ox.RdfFormat.N_QUADS)
        )


def named_in(quads: Iterable[str]) -> set[str]:
    """Return the quads without blank nodes, which have other names in each store."""
    return {quad for quad in quads if "_:" not in quad}


@pytest.mark.parametrize("name", [AT_HAND, DATASET])
def test_what_somebody_changed_in_the_build_is_not_built_upon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A dataset, or what was at hand of it, that is not as the build wrote it is written anew as a whole."""
    monkeypatch.setattr(with_imports, "MOST_AT_HAND", 0)
    room = empty_workspace(tmp_path / "room")
    imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))
    build(room)
    right = room.dataset.read_bytes()
    (room.build / name).write_bytes(right[: len(right) // 2])
    (room.root / "vanort.toml").write_text('title = "Other"\n', encoding="utf-8")
    build(room)

    assert room.dataset.read_bytes() == right
