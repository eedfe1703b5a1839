"""Hostile and broken workspaces: one clear error or harmless text, never a traceback, never half a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vanort.dataset.imported import read_imported
from vanort.languages.column_heads import table_words
from vanort.languages.pack import read_pack
from vanort.languages.table import LanguageError
from vanort.workspace.fingerprint import content_mark
from vanort.workspace.model import Workspace
from workspaces import CLAIMS, TEXT, make_workspace


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vanort", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


def claims(text: str) -> bytes:
    return text.encode("utf-8")


BOMB = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nthings: *c\n"
BROKEN: dict[str, tuple[str, bytes, str]] = {
    "a YAML bomb": ("claims/page.yaml", claims(BOMB), "claims/page.yaml:1: An anchor or alias (& or *) stands here."),
    "no YAML": ("claims/page.yaml", claims("things: [a, b"), "This is not YAML"),
    "a tab": ("claims/page.yaml", claims("things:\n\ta: {}"), "claims/page.yaml:2: This is not YAML"),
    "no UTF-8": ("claims/page.yaml", b"document: v\xe4xj\xf6.txt", "claims/page.yaml:1: Byte 0xe4 is not UTF-8."),
    "a thousand levels": ("claims/page.yaml", claims("[" * 1000 + "]" * 1000), "claims/page.yaml:1: The file nests deeper"),
    "a list": ("claims/page.yaml", claims("- a\n- b\n"), "claims/page.yaml:1: The file is no list of 'key: value' lines."),
    "binary": ("claims/page.yaml", bytes(range(256)), "claims/page.yaml:"),
    "a missing document": ("claims/page.yaml", claims(CLAIMS.replace("page.txt", "gone.txt")), "The document 'gone.txt' is not in documents/."),
    "a way out of the folder": ("claims/page.yaml", claims(CLAIMS.replace("page.txt", "../../etc/passwd")), "'../../etc/passwd' is no file name."),
    "an empty document": ("documents/page.txt", b"", "The document has no text."),
    "settings that are not TOML": ("vanort.toml", b"title = ", "The settings are not TOML"),
    "a rank that is no text": ("vanort.toml", b"[view]\nsource_rank = [1, {a = 2}]\n", "'view.source_rank' cannot be"),
    "a list that is not Turtle": ("reference/own.ttl", b"<a> <b> .", "This is not Turtle"),
    "a decision about nothing": ("decisions/d.yaml", b"- decision: same\n", "'date' is missing."),
    "a script as an address": ("claims/page.yaml", claims(CLAIMS + '  - {subject: shores, property: homepage, object: "javascript:alert(1)", quote: Clean Shores}\n'), "No thing 'javascript:alert(1)' is declared in this file."),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = make_workspace(tmp_path_factory.mktemp("hostile") / "ws")
    assert run("build", "-w", workspace.root).returncode == 0
    return workspace


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_gives_one_message_and_changes_nothing(case: str, built: Workspace, tmp_path: Path) -> None:
    """The build exits with 1 and one message that names the place; what was built stays as it was."""
    name, content, message = BROKEN[case]
    workspace = make_workspace(tmp_path)
    (workspace.root / name).parent.mkdir(exist_ok=True)
    (workspace.root / name).write_bytes(content)
    workspace.build.mkdir()
    workspace.dataset.write_bytes(built.dataset.read_bytes())

    result = run("build", "-w", workspace.root)

    said = result.stderr.decode()
    assert (result.returncode, result.stdout) == (1, b"")
    assert message in said
    assert "Traceback" not in said
    assert sorted(p.name for p in workspace.build.iterdir()) == ["dataset.nq"]
    assert workspace.dataset.read_bytes() == built.dataset.read_bytes()


def test_a_file_of_a_gigabyte_is_refused_at_once(tmp_path: Path) -> None:
    """A document or claims file that is too large is refused by its size, without being read."""
    for name in ("documents/page.txt", "claims/page.yaml"):
        workspace = make_workspace(tmp_path / name.replace("/", "-"))
        with (workspace.root / name).open("r+b") as file:
            file.truncate(1 << 30)

        result = run("build", "-w", workspace.root)

        assert result.returncode == 1
        assert b"at most" in result.stderr
        assert b"Traceback" not in result.stderr


def test_names_that_look_like_markup_stay_text(tmp_path: Path) -> None:
    """A name or quote with tags, quotes and closing scripts is in the page as text only."""
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    text = TEXT.replace("Clean Shores", evil)
    quoted = evil.replace("'", "''")
    workspace = make_workspace(tmp_path, {"page": (text, CLAIMS.replace("name: Clean Shores", f"name: '{quoted}'"))})

    result = run("build", "-w", workspace.root)

    page = (workspace.build / "explorer.html").read_text(encoding="utf-8")
    assert result.returncode == 0
    assert evil not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["Q99"], b"", "There is no question 'Q99'."),
        (["partners_of", "-p", 'organisation=" } ; DROP ALL'], b"", "The graph has no organisation called"),
        (["partners_of", "-p", "organisation"], b"", "The parameter 'organisation' has no value."),
        (["-"], b"DROP ALL", "vanort:"),
        (["-"], b"SELECT * WHERE {", "vanort:"),
        (["-"], b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        (["-"], b"\xff\xfe", "Standard input is not UTF-8"),
        (["no-such-file.rq"], b"", "There is no such file."),
        (["-", "--timeout", "0.2"], b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "took longer than 0.2 s"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_says_why(
    arguments: list[str], stdin: bytes, message: str, built: Workspace
) -> None:
    """Wrong names, wrong SPARQL, updates, SERVICE and endless queries end with one message and exit 1."""
    result = run("query", "-w", built.root, *arguments, stdin=stdin)

    assert (result.returncode, result.stdout) == (1, b"")
    assert message in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_a_folder_that_is_no_workspace_is_named(tmp_path: Path) -> None:
    """Outside of any workspace the message says how to make one."""
    result = run("build", "-w", tmp_path)

    assert result.returncode == 1
    assert b"Make one with: vanort init DIR" in result.stderr


def test_an_output_that_cannot_be_written_is_named(built: Workspace) -> None:
    """A place where nothing can be written is an error with its name."""
    result = run("query", "-w", built.root, "things", "-o", "/dev/null/answers.csv", "-f", "csv")

    assert result.returncode == 1
    assert b"/dev/null" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    "name", ["claims/other.yaml", "decisions/other.yaml", "reference/other.ttl", "vanort.toml", "tour.yaml"]
)
@pytest.mark.parametrize("kind", ["a pipe", "an endless device", "a link to itself"])
def test_what_is_no_file_is_named_and_never_read(name: str, kind: str, tmp_path: Path) -> None:
    """A pipe, a device or a link to itself in the place of a file is told; nobody waits for it, and it fills no memory."""
    path = make_workspace(tmp_path).root / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "an endless device" else path.name)

    result = run("build", "-w", tmp_path)

    said = result.stderr.decode()
    assert "Traceback" not in said
    assert result.returncode == 1 or name == "tour.yaml"  # a tour that is no file is no tour


@pytest.mark.parametrize("name", ["pack.toml", "tables.toml", "frames.tsv", "months.txt"])
def test_no_file_of_a_language_is_a_pipe(name: str, tmp_path: Path) -> None:
    """What would be waited for without an end is told, in each file that a language may have."""
    folder = tmp_path / "fr"
    folder.mkdir()
    (folder / "pack.toml").write_text('language = "fr"\n', encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    with pytest.raises(LanguageError, match="a pipe or a device"):
        table_words("fr", tmp_path) if name == "tables.toml" else read_pack(folder)


def test_an_import_whose_description_is_a_pipe_counts_as_none(tmp_path: Path) -> None:
    """Nobody waits for it, and an import that has not ended is no import."""
    os.mkfifo(tmp_path / "import.json")

    assert read_imported(tmp_path) is None
    assert content_mark(tmp_path / "import.json") == ""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("decisions/a.yaml", "- {decision: same, by: M, date: 2026-05-01, why: x, things: [" + ", ".join(["page:ekby"] * 100_000) + "]}", "1,000 things at most"),
        ("claims/page.yaml", "# " + "x" * 9_000_000, "at most 8,000,000 are read"),
    ],
    ids=["things of a decision", "claims"],  # a test's name is handed to what it starts, as a variable of the environment
)  # fmt: skip
def test_what_is_far_too_much_is_refused_before_it_is_computed(
    name: str, content: str, message: str, tmp_path: Path
) -> None:
    """A decision about more things, or a claims file of more bytes, than anybody writes is told, with what is too much."""
    path = make_workspace(tmp_path).root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")

    result = run("build", "-w", tmp_path)

    assert result.returncode == 1
    assert message in result.stderr.decode()


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_name_that_is_not_unicode_is_told(command: str, tmp_path: Path) -> None:
    """A document, or a claims file, whose name is in an old encoding is named in signs that can be printed."""
    workspace = make_workspace(tmp_path)
    folder = workspace.documents if command == "extract" else workspace.claims
    Path(
        os.fsdecode(os.fsencode(folder) + b"/v\xe4xj\xf6" + (b".txt" if command == "extract" else b".yaml"))
    ).write_text(TEXT, encoding="utf-8")

    result = run(command, "-w", tmp_path)

    assert result.returncode == 1
    assert b"The file's name is not Unicode. Rename it." in result.stderr
    assert b"Traceback" not in result.stderr
