"""Importing keeps its promises: the same bytes again, nothing half done, one error for a bad file, its own graph only."""

from __future__ import annotations

import gzip
import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vanort
import vanort.registers.delimited_rows as delimited_rows
from registers_at_hand import DAY, LAKES, NAMED, Stated, empty_workspace, imported, named, written
from vanort.errors import DocumentError
from vanort.mappings.sources import faults_of_source, find_source, source_files
from vanort.registers.importing import import_register
from vanort.workspace.model import Workspace

IMPORT = """
import sys
from pathlib import Path
from vanort.mappings.sources import find_source
from vanort.registers.importing import import_register
from vanort.workspace.model import open_workspace
import_register(open_workspace(sys.argv[1]), find_source("cordis"), [Path(sys.argv[2])], today=sys.argv[3], batch=40)
"""


def many(number: int) -> str:
    """Return a table of so many participations."""
    return named(
        *(
            f"{700000 + n % 97},{900000000 + n % 211}.0,Participant,BODY {n % 211},B{n % 211},PRC,SE,,{n}.5,ACRO{n % 97},H2020,"
            "2019-01-01,2020-12-31"
            for n in range(number)
        )
    )


def contents(room: Workspace) -> dict[str, bytes]:
    """Return what an import has written, by name."""
    return {path.name: path.read_bytes() for path in sorted(room.imports.rglob("*")) if path.is_file()}


def test_importing_again_changes_no_byte(tmp_path: Path) -> None:
    """The same file by the same rules is not even written again, and on another day keeps its day."""
    room, path = empty_workspace(tmp_path / "room"), written(tmp_path, "lakes.csv", LAKES)
    imported(room, "cordis", path)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in room.imports.rglob("*") if p.is_file()}

    import_register(room, find_source("cordis"), [path], today="2030-01-01", batch=3)

    assert before == {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in room.imports.rglob("*") if p.is_file()}


def test_what_was_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    """A graph that is not what was written is not taken for it."""
    room, path = empty_workspace(tmp_path / "room"), written(tmp_path, "lakes.csv", LAKES)
    done = imported(room, "cordis", path)
    before = contents(room)
    done.graph.write_text("", encoding="utf-8")

    imported(room, "cordis", path)

    assert contents(room) == before


def test_a_new_edition_takes_the_place_of_its_own_graph_only(tmp_path: Path) -> None:
    """Two datasets of one source live side by side; a new file for one leaves the other as it is, to the byte."""
    room = empty_workspace(tmp_path / "room")
    first, second = written(tmp_path, "a.csv", LAKES), written(tmp_path, "b.csv", many(20))
    imported(room, "cordis", first, dataset="lakes")
    other = imported(room, "cordis", second, dataset="others")
    kept = other.graph.read_bytes()

    new = imported(room, "cordis", written(tmp_path, "a.csv", named(LAKES.splitlines()[1])), dataset="lakes")

    assert other.graph.read_bytes() == kept
    assert Stated(new).things("Project") == {"project/cordis-700001"}
    assert len(list(new.folder.glob("graph*"))) == 1


def test_the_size_of_batches_makes_no_difference(tmp_path: Path) -> None:
    """The graph is the same, however much is read at once."""
    path = written(tmp_path, "many.csv", many(50))
    graphs = set()
    for batch in (1, 7, 1000):
        room = empty_workspace(tmp_path / f"room{batch}")
        graphs.add(imported(room, "cordis", path, batch=batch).graph.read_bytes())

    assert len(graphs) == 1


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(LAKES.splitlines()[1:]))
def test_the_order_of_rows_changes_their_lines_only(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    """What rows say does not depend on where they stand."""
    folder = tmp_path_factory.mktemp("order")
    done = imported(empty_workspace(folder / "room"), "cordis", written(folder, "lakes.csv", named(*rows)))
    again = imported(empty_workspace(folder / "again"), "cordis", written(folder, "again.csv", LAKES))

    def said(graph: Path) -> set[str]:
        lines = graph.read_text(encoding="utf-8").splitlines()
        return {line for line in lines if "#line>" not in line and "/document/" not in line}

    assert said(done.graph) == said(again.graph)


@pytest.mark.parametrize("changed", [False, True], ids=["the same files", "a new edition"])
def test_what_a_killed_import_left_half_written_goes_away(tmp_path: Path, changed: bool) -> None:
    """Half a file beside the graph, and batches, are taken away by the next import, whether that has anything to do or not."""
    room, path = empty_workspace(tmp_path / "room"), written(tmp_path, "lakes.csv", LAKES)
    done = imported(room, "cordis", path)
    batches = room.build / "importing" / "cordis"
    batches.mkdir(parents=True)
    (batches / "000000.nq").write_text("half", encoding="utf-8")
    for name in (".graph.new.x1", ".unread.tsv.x2", ".import.json.x3", "graph-0123456789ab.nq"):
        (done.folder / name).write_text("half", encoding="utf-8")

    again = imported(room, "cordis", written(tmp_path, "lakes.csv", named(LAKES.splitlines()[1])) if changed else path)

    assert {each.name for each in done.folder.iterdir()} == {again.graph.name, "import.json", "unread.tsv"}
    assert not batches.exists()


@pytest.mark.slow
def test_a_killed_import_ends_in_the_same_bytes(tmp_path: Path) -> None:
    """Killed at ten random moments, an import goes on, and ends as one that nobody disturbed."""
    path = written(tmp_path, "many.csv", many(6000))
    quiet = empty_workspace(tmp_path / "quiet")
    command = [sys.executable, "-c", IMPORT]
    started = time.monotonic()
    subprocess.run([*command, str(quiet.root), str(path), DAY], check=True)
    lasted = time.monotonic() - started
    expected, draw, killed = contents(quiet), random.Random(7), 0  # noqa: S311 (a moment, no secret)
    for number in range(10):
        room = empty_workspace(tmp_path / f"room{number}")
        process = subprocess.Popen([*command, str(room.root), str(path), DAY])
        time.sleep(draw.uniform(0.1, 0.7) * lasted)  # a machine may have been busier when the first run was timed
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert contents(room) in ({}, expected) or not list(room.imports.glob("*/import.json"))

        subprocess.run([*command, str(room.root), str(path), DAY], check=True)

        assert contents(room) == expected
        assert not (room.build / "importing" / "cordis").exists()
    assert killed >= 3


def test_a_stopped_import_goes_on_behind_its_last_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was finished is not read into facts a second time."""
    room, path = empty_workspace(tmp_path / "room"), written(tmp_path, "many.csv", many(50))
    import vanort.registers.importing as module

    read = module.RowReader.read
    counted: list[int] = []

    def stopping(self: module.RowReader, record: module.Record) -> object:
        counted.append(record.line)
        if len(counted) == 25:
            raise KeyboardInterrupt
        return read(self, record)

    monkeypatch.setattr(module.RowReader, "read", stopping)
    with pytest.raises(KeyboardInterrupt):
        imported(room, "cordis", path, batch=10)
    done = imported(room, "cordis", path, batch=10)

    assert counted[25] == 22  # two batches of ten were kept; the head is line 1
    assert done.rows == 50


def packed(text: str) -> bytes:
    """Return a text as gzip packs it, the same each time."""
    return gzip.compress(text.encode("utf-8"), mtime=0)


def zipped(**members: str | bytes) -> bytes:
    """Return a .zip with members; two underscores stand for the point in a name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return data.getvalue()


@pytest.mark.parametrize("name", ["lakes.csv", "lakes.csv.gz", "lakes.zip", "lakes.tsv"])
def test_packed_files_say_the_same(tmp_path: Path, name: str) -> None:
    """Packed or not, with commas or tabs, with or without a byte order mark, the facts are the same."""
    content = {
        "lakes.csv": b"\xef\xbb\xbf" + LAKES.encode(),
        "lakes.csv.gz": packed(LAKES),
        "lakes.zip": zipped(lakes__csv=LAKES, readme__md="not a table"),
        "lakes.tsv": LAKES.replace(",", "\t").encode(),
    }[name]
    done = imported(empty_workspace(tmp_path / "room"), "cordis", written(tmp_path, name, content))

    assert (done.rows, done.distinct, done.left_out, done.cells) == (5, 5, 0, 0)
    assert done.things["Project"] == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "knows no table"),
        (b"a,b\n1,2\n", "knows no table"),
        (NAMED.encode() + b"\n", "No row"),
        (LAKES.encode()[:-30], "middle of a row"),
        (packed(LAKES)[:-20], "damaged or cut off"),
        (b"\x1f\x8b\x08\x00" + bytes(range(200)), "damaged or cut off"),
        (zipped(lakes__csv=LAKES)[:150], "damaged or cut off"),
        (zipped(picture__png=b"123"), "holds no file"),
        (LAKES.replace("LAKESIDE", "LÅKESIDE").encode("cp1252"), "is not UTF-8"),
        (LAKES.encode("utf-16"), "not UTF-8|no text holds"),
        (LAKES.encode().replace(b"LAKESIDE", b"LAKE\0SIDE"), "no text holds"),
        (LAKES.replace("LAKESIDE", '"LAKESIDE').encode() + b"x" * 3_000_000, "cannot be read|larger"),
        ((",".join(f"c{n}" for n in range(1_000_000)) + "\n").encode(), "columns|MB"),
        (b"x" * 40_000_000, "MB"),
        (gzip.compress(NAMED.encode() + b"\n" + (b"," * 999 + b"\n") * 60_000, compresslevel=9, mtime=0), "bytes come out|more than"),
        (zipped(lakes__csv=NAMED.encode() + b"\n" + (b"," * 999 + b"\n") * 60_000), "bytes come out|more than"),
    ],
    ids=[
        "empty", "other table", "no rows", "cut off", "gzip cut off", "gzip damaged", "zip cut off", "zip of pictures", "cp1252",
        "utf-16", "zero byte", "open quotation", "a million columns", "one line", "gzip bomb", "zip bomb",
    ],
)  # fmt: skip
def test_damaged_and_hostile_tables_end_with_one_error(tmp_path: Path, content: bytes, said: str) -> None:
    """Such a file is refused as a whole with what was found; what was imported before stays as it was."""
    room = empty_workspace(tmp_path / "room")
    imported(room, "cordis", written(tmp_path, "good.csv", LAKES))
    before = contents(room)

    with pytest.raises(DocumentError, match=said):
        imported(room, "cordis", written(tmp_path, "bad", content))

    assert contents(room) == before
    assert not list(room.build.glob("importing/*/*"))


def test_a_damaged_file_beside_good_ones_imports_nothing(tmp_path: Path) -> None:
    """Several files come in together or not at all."""
    room = empty_workspace(tmp_path / "room")

    with pytest.raises(DocumentError, match="middle of a row"):
        imported(room, "cordis", written(tmp_path, "a.csv", LAKES), written(tmp_path, "b.csv", LAKES[:-30]))

    assert not room.imports.exists()


def test_an_encoding_can_be_said(tmp_path: Path) -> None:
    """A table in an older encoding comes in where somebody says which."""
    table = LAKES.replace("LAKESIDE UNIVERSITY", "SJÖSIDANS UNIVERSITET").encode("cp1252")
    room = empty_workspace(tmp_path / "room")

    done = import_register(
        room, find_source("cordis"), [written(tmp_path, "old.csv", table)], today=DAY, encoding="cp1252"
    )

    assert "SJÖSIDANS" in done.graph.read_text(encoding="utf-8")


def test_the_list_of_what_was_not_read_runs_nothing(tmp_path: Path) -> None:
    """A cell that a spreadsheet would run stands in the list as a text."""
    table = named(LAKES.splitlines()[1].replace("1000.5", "=HYPERLINK(1)"))

    done = imported(empty_workspace(tmp_path / "room"), "cordis", written(tmp_path, "formula.csv", table))

    assert done.unread.read_text(encoding="utf-8").endswith("This is no number.\t'=HYPERLINK(1)\n")


@pytest.mark.parametrize("name", ["../evil", "Åland", "", "a/b", "x" * 80, "."])
def test_a_dataset_has_a_plain_name(tmp_path: Path, name: str) -> None:
    """A name can be no way out of the workspace."""
    if name:
        with pytest.raises(DocumentError, match="no name of a dataset"):
            imported(empty_workspace(tmp_path / "room"), "cordis", written(tmp_path, "a.csv", LAKES), dataset=name)


@pytest.mark.parametrize("path", source_files().values(), ids=lambda path: path.stem)
def test_every_source_can_be_used(path: Path) -> None:
    """A source that ships has nothing that is misspelt, and says whose it is."""
    assert not list(faults_of_source(path))
    assert find_source(path.stem).publisher


def test_a_source_of_ones_own_is_one_file(tmp_path: Path) -> None:
    """A text file in sources/ of a workspace is all that a new register needs."""
    room = empty_workspace(tmp_path / "room")
    room.sources.mkdir()
    (room.sources / "friends.toml").write_text(
        'title = "Friends"\npublisher = "Lindby"\nformat = "csv"\nlanguage = "sv"\n\n[[table]]\ncolumns = ["Ort", "Land", "År"]\n\n'
        '[table.things.tie]\ntype = "Partnership"\nid = "lindby--{Ort:slug}"\nname = "Lindby – {Ort}"\npartner = ["@town", "@home"]\n'
        'start = "År"\n\n[table.things.town]\ntype = "Municipality"\nid = "{Land:country}-{Ort:slug}"\nname = "Ort"\ncountry = "Land"\n'
        '\n[table.things.home]\ntype = "Municipality"\nid = "se-lindby"\nname = { always = "Lindby" }\n',
        encoding="utf-8",
    )

    stated = Stated(imported(room, "friends", written(tmp_path, "f.csv", "Ort;Land;År\nHalme;Finland;1970\n")))

    assert stated.of("partnership/lindby--halme", "start") == {"1970"}
    assert stated.of("partnership/lindby--halme", "partner") == {"municipality/fi-halme", "municipality/se-lindby"}


@pytest.mark.parametrize("pattern", ["(a+)+!", "(?:a|aa)*b", "(.*a){40}"])
def test_a_pattern_that_tries_all_ways_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    """A source of one's own whose pattern does not come to an end is named, and nothing is imported."""
    monkeypatch.setattr(delimited_rows, "_MOST_SECONDS", 0.3)
    room = empty_workspace(tmp_path / "room")
    room.sources.mkdir()
    (room.sources / "friends.toml").write_text(
        f'title = "F"\npublisher = "L"\nformat = "csv"\n[[table]]\nheads = false\ncolumns = ["a"]\npatterns = {{ a = "{pattern}" }}\n'
        '[table.things.town]\ntype = "Municipality"\nid = "x-{a:slug}"\nname = "a"\n',
        encoding="utf-8",
    )

    with pytest.raises(DocumentError, match=r"source 'friends' takes more than 0\.3 s"):
        imported(room, "friends", written(tmp_path, "f.csv", "a" * 3_000 + "\n"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('type = "Person"', "no class of things"),
        ('partnr = "a"', "cannot say 'partnr'. Did you mean partner"),
        ('name = "b"', "no column 'b'"),
        ('partner = "@nobody"', "names no thing 'nobody'"),
        ('kind = { colum = "a" }', "no key 'colum'"),
        ('e-mail = "a"', "cannot say 'e-mail'"),
    ],
)
def test_what_is_written_wrong_in_a_source_is_said_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    """A misspelt key, a thing that there is none of, a person: each is named, and nothing is imported by such a file."""
    own = "" if line.startswith("type") else 'type = "Organisation"\n'
    text = (
        f'title = "T"\nformat = "csv"\n[[table]]\ncolumns = ["a"]\n[table.things.body]\n{own}{line}\nid = "x-{{a}}"\n'
    )
    path = written(tmp_path, "wrong.toml", text)

    faults = list(faults_of_source(path))

    assert [said in str(fault) for fault in faults] == [True], list(map(str, faults))
    assert faults[0].line


def test_documents_have_their_say_before_imports(tmp_path: Path) -> None:
    """What a document says of a municipality stands in the view, and the register keeps its own names beside it."""
    room = empty_workspace(tmp_path / "room")
    (room.documents / "page.txt").write_text("Växjö kommun takes part in Lakes since 2018.\n", encoding="utf-8")
    (room.claims / "page.yaml").write_text(
        "document: page.txt\nthings:\n  vaxjo:\n    type: Municipality\n    name: Växjö kommun\n    code: se-0780\n  lakes:\n"
        "    type: Project\n    name: Lakes\n    code: cordis:700001\nclaims:\n  - subject: lakes\n    property: partner\n"
        "    object: vaxjo\n    quote: Växjö kommun takes part in Lakes\n  - subject: lakes\n    property: start\n    object: 2018\n"
        "    quote: since 2018\n",
        encoding="utf-8",
    )
    imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))

    with vanort.open(room.root) as ws:
        built = ws.build()
        about = ws.query(
            "SELECT ?start ?year ?name { <https://w3id.org/vanort/id/project/cordis-700001> vanort:start ?start ;"
            " vanort:startYear ?year ; skos:prefLabel ?name }"
        ).to_python()  # type: ignore[union-attr]
        partners = ws.query("partners_of_project", project="Lakes").to_python()  # type: ignore[union-attr]

    assert not [finding for finding in built.findings if finding.severity == "violation"]
    assert [(row["year"], row["name"]) for row in about] == [(2018, "Lakes")]
    assert {row["partnerLabel"] for row in partners} == {"Växjö kommun", "LAKESIDE UNIVERSITY", "DIMOS LIMNIS"}


def test_large_imports_give_the_same_dataset_as_small_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether an import is at hand or goes from disk to disk, questions get the same answers."""
    import vanort.dataset.with_imports as module

    room = empty_workspace(tmp_path / "room")
    imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))
    imported(room, "cordis", written(tmp_path, "many.csv", many(20)), dataset="more")
    datasets = []
    for most in (module.MOST_AT_HAND, 150, 0):
        monkeypatch.setattr(module, "MOST_AT_HAND", most)
        with vanort.open(room.root) as ws:
            ws.workspace.build.joinpath("build.json").unlink(missing_ok=True)
            ws.build()
        datasets.append(room.dataset.read_bytes())

    assert datasets[0] == datasets[1] == datasets[2]


def test_the_command_says_what_came_and_what_did_not(tmp_path: Path) -> None:
    """The exit is 1 where something could not be read, and 0 where all came in; 1 with one line for a bad file."""
    room, bad = empty_workspace(tmp_path / "room"), LAKES.replace("2019-04-01", "soon")
    written(tmp_path, "good.csv", LAKES)
    written(tmp_path, "odd.csv", bad)
    written(tmp_path, "cut.csv", LAKES[:-30])

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "vanort", "import", *words, "-w", str(room.root)]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "LANG": "C"}
        )

    good, odd, cut, none = (
        run("cordis", "good.csv"),
        run("cordis", "odd.csv"),
        run("cordis", "cut.csv"),
        run("cordiss", "x"),
    )

    assert (good.returncode, odd.returncode, cut.returncode, none.returncode) == (0, 1, 1, 1)
    assert "5 rows" in good.stderr
    assert "0 rows and 3 single cells could not be read: imports/cordis/unread.tsv" in odd.stderr
    assert cut.stderr.strip().splitlines() == [
        line for line in cut.stderr.strip().splitlines() if line.startswith("vanort: ")
    ]
    assert "Did you mean cordis?" in none.stderr


def test_what_is_too_large_for_the_pages_is_named_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page and report say which import they leave out, networks and checks leave it out, and questions have it."""
    import vanort.dataset.with_imports as module
    from vanort.analysis.of_workspace import network_of_workspace
    from vanort.workspace.fingerprint import too_large_of

    room = empty_workspace(tmp_path / "room")
    done = imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))
    monkeypatch.setattr(module, "MOST_AT_HAND", 10)
    with vanort.open(room.root) as ws:
        built = ws.build()
        partners = list(ws.query("partners_of_project", project="CLEANLAKES"))
    network, _ = network_of_workspace(room, "partners", language="en")

    assert len(built.too_large) == 1
    assert built.too_large[0].startswith("imports/cordis is too large")
    assert too_large_of(room.build) == {done.title: built.too_large[0]}
    for page in ("explorer.html", "report.html"):
        assert done.title.replace("'", "&#x27;") in (room.build / page).read_text(encoding="utf-8") or done.title in (
            room.build / page
        ).read_text(encoding="utf-8")
    assert (len(partners), network.number_of_nodes()) == (3, 0)

    monkeypatch.undo()
    with vanort.open(room.root) as ws:
        ws.workspace.build.joinpath("build.json").unlink()
        again = ws.build()

    assert (again.too_large, room.at_hand.exists()) == ((), False)


def test_a_source_that_changed_is_noticed(tmp_path: Path) -> None:
    """An import by a source's file that says something else now is answered from, and the reader is told."""
    from vanort.dataset.outdated import outdated

    room = empty_workspace(tmp_path / "room")
    room.sources.mkdir()
    own = written(room.sources, "cordis.toml", find_source("cordis").text)
    imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))
    before = list(outdated(room))
    own.write_text(own.read_text(encoding="utf-8") + "\n# looked through\n", encoding="utf-8")

    assert before == []
    assert [line.partition(" was ")[0] for line in outdated(room)] == ["imports/cordis"]


def test_lint_reads_the_sources_of_a_workspace(tmp_path: Path) -> None:
    """A misspelt key in sources/ is told with its line, as it is everywhere else."""
    from vanort.validation.lint import lint

    room = empty_workspace(tmp_path / "room")
    room.sources.mkdir()
    written(
        room.sources,
        "friends.toml",
        'title = "Friends"\nformat = "csv"\npublsher = "Lindby"\n\n[[table]]\ncolumns = []\n',
    )

    faults = lint(room.root)

    assert [(fault.line, "publsher" in fault.found) for fault in faults] == [(3, True)]
