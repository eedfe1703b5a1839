"""The pipeline: what it makes, that it makes the same again, and that nothing broken is ever left behind."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from rdflib import Graph

from vanort.build import build, check_built
from vanort.errors import VanortError
from vanort.store import open_embedded
from vanort.validation.integrity import FAULTS, integrity_faults
from workspaces import CLAIMS, TEXT, make_workspace


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two builds in two processes differ in no byte, whatever the hash seed."""
    results = []
    for seed in ("1", "2"):
        workspace = make_workspace(tmp_path / seed)
        command = [sys.executable, "-m", "vanort", "build", "-w", str(workspace.root)]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"}, capture_output=True)
        results.append(bytes_of(workspace.build))

    assert results[0] == results[1]
    assert {"dataset.nq", "view.ttl"} <= set(results[0])


def test_a_second_build_does_nothing(tmp_path: Path) -> None:
    """Where no input has changed, nothing is done and nothing is written."""
    workspace = make_workspace(tmp_path)
    first = build(workspace)
    before = bytes_of(workspace.build)

    second = build(workspace)

    assert (first.fresh, second.fresh) == (True, False)
    assert bytes_of(workspace.build) == before


def test_a_build_says_which_facts_came_went_and_changed(tmp_path: Path) -> None:
    """After an edit the build names what is different, under the names of things."""
    workspace = make_workspace(tmp_path)
    build(workspace)
    path = workspace.claims / "page.yaml"
    path.write_text(CLAIMS.replace("object: 2017", "object: 2016"), encoding="utf-8")

    changes = build(workspace).changes

    assert "~ Clean Shores · end · “2017” → “2016”" in changes


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("after", [0.6, 1.4, 2.5])
def test_a_build_that_is_stopped_leaves_the_last_good_one_and_no_process(
    tmp_path: Path, way: signal.Signals, after: float
) -> None:
    """Whenever a build is stopped, every file is whole, the old one or the new, and what it had started ends too."""
    workspace = make_workspace(tmp_path)
    build(workspace)
    before = bytes_of(workspace.build)
    path = workspace.claims / "page.yaml"
    path.write_text(CLAIMS.replace("object: 2017", "object: 2016"), encoding="utf-8")
    command = [sys.executable, "-m", "vanort", "build", "-w", str(workspace.root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    if process.poll() is None:
        process.send_signal(way)
    process.communicate(timeout=20)  # returns only when nobody holds the pipes any more

    found = bytes_of(workspace.build)

    assert process.returncode in (0, 128 + way, -way)
    again = build(workspace)
    assert not (process.returncode == 0 and again.fresh)  # what was stopped after its last file needs no second build
    new = bytes_of(workspace.build)
    assert all(data in (before.get(name), new.get(name)) for name, data in found.items())
    assert set(before) <= set(found)


def test_a_build_that_fails_leaves_the_last_good_one(tmp_path: Path) -> None:
    """A fault in the claims raises, and every file of the last build stays as it was."""
    workspace = make_workspace(tmp_path)
    build(workspace)
    before = bytes_of(workspace.build)
    (workspace.claims / "page.yaml").write_text(CLAIMS.replace("Clean Shores}", "No Such Words}"), encoding="utf-8")

    with pytest.raises(VanortError):
        build(workspace)

    assert bytes_of(workspace.build) == before


def test_every_triple_of_a_document_graph_has_a_claim_and_every_quote_its_words(tmp_path: Path) -> None:
    """The promise holds over a whole dataset."""
    workspace = make_workspace(tmp_path)
    build(workspace)
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (workspace.build / "text").iterdir()}

    assert list(integrity_faults(open_embedded(workspace.dataset), texts)) == []


DAMAGES = [
    ('#exact> "led by Ekby Municipality"', '#exact> "led by Akby Municipality"', "is not what stands at"),
    ("oa#start> \"", "oa#start> \"9999", "lie outside the text"),
    ('<https://w3id.org/vanort/ns#end> "2017"^^<http://www.w3.org/2001/XMLSchema#gYear> <https://w3id.org/vanort/graph/document', '<https://w3id.org/vanort/ns#end> "2018"^^<http://www.w3.org/2001/XMLSchema#gYear> <https://w3id.org/vanort/graph/document', "No claim bears the triple"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), DAMAGES)
def test_damage_is_found_and_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A dataset changed behind the claims' back is found out, with the place and what to do."""
    workspace = make_workspace(tmp_path)
    build(workspace)
    quads = workspace.dataset.read_text(encoding="utf-8").replace("ns/oa#exact", "ns/oa#exact")
    assert old in quads
    workspace.dataset.write_text(quads.replace(old, new, 1), encoding="utf-8")

    findings = [f for f in check_built(workspace) if f.severity == "violation" and message in f.found]

    assert findings
    assert all(f.where.startswith("claims/page.yaml:") for f in findings)


SAID = {
    "en": [
        "The quote “{led} by Ekby Municipality” is not what stands at 120–144: “led by Ekby Municipality”.",
        "It ends before it begins. Compare both claims with the text; if the text says so, leave them.",
        "A thing is named but has no relation to anything else. Found: Lund-by-Sea · type · Organisation.",
    ],
    "sv": [
        "Citatet ”{led} by Ekby Municipality” är inte det som står på 120–144: ”led by Ekby Municipality”.",
        "Det slutar innan det börjar. Jämför båda påståendena med texten; låt dem stå om texten säger så.",
        "En sak nämns men har ingen relation till något annat. Hittat: Lund-by-Sea · type · Organisation.",
    ],
}


@pytest.mark.parametrize("language", SAID)
def test_findings_are_said_in_the_language_of_the_workspace(tmp_path: Path, language: str) -> None:
    """What spans, shapes and checks find is said in English or Swedish, as the settings have it, when built or checked."""
    claims = CLAIMS.replace("object: 2015", "object: 2018")
    workspace = make_workspace(tmp_path, {"page": (TEXT, claims)}, settings=f'language = "{language}"\n')
    built = build(workspace)
    quads = workspace.dataset.read_text(encoding="utf-8")
    workspace.dataset.write_text(quads.replace('#exact> "led by', '#exact> "{led} by', 1), encoding="utf-8")

    assert sorted(finding.found for finding in built.findings) == sorted(w for w in SAID[language] if "led by" not in w)
    assert sorted(finding.found for finding in check_built(workspace)) == sorted(SAID[language])


def test_every_fault_has_words_in_both_languages() -> None:
    """What was found and what to do is there for each kind of fault in English and Swedish, and names the same."""
    english, swedish = FAULTS["en"], FAULTS["sv"]

    assert list(english) == list(swedish)
    for kind, (found, hint) in english.items():
        named = re.findall(r"\{\w+\}", found)

        assert sorted(named) == sorted(re.findall(r"\{\w+\}", swedish[kind][0]))
        assert (found, hint) != swedish[kind]


def test_the_view_as_turtle_is_the_view_of_the_dataset(tmp_path: Path) -> None:
    """view.ttl and graph/view hold the same triples."""
    workspace = make_workspace(tmp_path)
    build(workspace)

    turtle = Graph().parse(workspace.build / "view.ttl")

    query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <https://w3id.org/vanort/graph/view> { ?s ?p ?o } }"
    assert set(turtle) == set(open_embedded(workspace.dataset).query(query).graph)


def test_the_text_as_read_lies_beside_the_dataset(tmp_path: Path) -> None:
    """Offsets refer to a file that anyone can open."""
    workspace = make_workspace(tmp_path)
    build(workspace)

    (text,) = (workspace.build / "text").iterdir()

    assert text.read_bytes().decode("utf-8") == TEXT


def test_findings_stand_in_the_order_of_their_lines(tmp_path: Path) -> None:
    """Whoever goes through the findings goes through each file from its first line to its last."""
    things = "".join(f"  lonely-{n}: {{type: Organisation, name: Body {n}}}\n" for n in range(12))
    text = TEXT + " ".join(f"Body {n}." for n in range(12))
    workspace = make_workspace(tmp_path, {"page": (text, CLAIMS.replace("things:\n", f"things:\n{things}"))})

    lines = [int(finding.where.rpartition(":")[2]) for finding in build(workspace).findings if "Body" in finding.found]

    assert len(lines) == 12
    assert lines == sorted(lines)


def test_a_document_that_cannot_be_used_is_left_out_and_named(tmp_path: Path) -> None:
    """One broken claims file costs its own document: the others are built, and where the fault is stays said."""
    workspace = make_workspace(tmp_path)
    (workspace.documents / "other.txt").write_text("Somewhere else.\n", encoding="utf-8")
    (workspace.claims / "other.yaml").write_text(
        "document: other.txt\n\nthings:\n  place:\n    type: Place\n    name: Nowhere\n", encoding="utf-8"
    )

    first, again = build(workspace), build(workspace)

    assert first.documents == 1
    assert [finding.where for finding in first.left_out] == ["claims/other.yaml:6"]
    assert again.left_out == first.left_out


def test_a_tour_that_needs_a_document_left_out_is_left_out_with_it(tmp_path: Path) -> None:
    """The others are built; the fault of the document is told first, and then what the tour misses, each with its line."""
    other = CLAIMS.replace("page.txt", "other.txt").replace("Clean Shores", "Green Paths")
    pages = {"page": (TEXT, CLAIMS), "other": (TEXT.replace("Clean Shores", "Green Paths"), other)}
    workspace = make_workspace(tmp_path, pages)
    (workspace.root / "tour.yaml").write_text("- text: {en: Green Paths}\n  focus: Green Paths\n", encoding="utf-8")
    assert not build(workspace).left_out
    (workspace.claims / "other.yaml").write_text(other.replace("quote: Anna Ek}", "quote: Nobody}"), encoding="utf-8")

    built = build(workspace)
    assert built.documents == 1
    assert [Path(finding.where.partition(":")[0]).name for finding in built.left_out] == ["other.yaml", "tour.yaml"]
    assert "The quote is not in the document" in built.left_out[0].found
    assert "Green Paths" not in (built.folder / "explorer.html").read_text(encoding="utf-8")
