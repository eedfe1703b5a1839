"""What the command line says has its Swedish: every sentence, with the same names in it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vanort
from vanort.cli import COMMANDS, app
from vanort.wording import swedish
from workspaces import CLAIMS, TEXT, make_workspace

PACKAGE = Path(vanort.__file__).parent
TEXTS = tomllib.loads((PACKAGE / "wording" / "sv.toml").read_text(encoding="utf-8"))
# Words that stand in every English sentence, and in no Swedish one.
ENGLISH = {"the", "this", "is", "has", "and", "here", "there", "write", "did", "not", "cannot", "give", "where", "of"}
# What becomes a sentence only with the words that come in; the tests of lint show it whole.
ASSEMBLED = re.compile(r"‹0› not TOML: .*")
# What has its Swedish beside it, or becomes a part of the data or of a file for which a person chose the language.
ELSEWHERE_SENTENCES = {"validation/integrity.py", "dataset/view.py", "workspace/scaffold.py", "review/terminal.py"}
OWN_WORDS = {"analysis", "explorer", "report"}
# What is not said on the command line: answers to other programs, faults of the Python interface, conditions in a call.
ELSEWHERE = {"api.py", "server", "__init__.py", "store/answer.py", "store/results.py"}
SPEAKING = {"say", "_say", "progress", "said", "unusable"}
SAMPLE = "‹{}›"


def texts_of(node: ast.expr, names: list[str]) -> list[str]:
    """Return the texts that an expression can be, a sample in the place of each value."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            texts = [""]
            for part in parts:
                more = texts_of(part.value if isinstance(part, ast.FormattedValue) else part, names)
                texts = [text + piece for text in texts for piece in more]
            return texts
        case ast.IfExp(body=one, orelse=other):
            return texts_of(one, names) + texts_of(other, names)
        case ast.BoolOp(values=values):
            return [text for value in values for text in texts_of(value, names)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in texts_of(left, names) for b in texts_of(right, names)]
    names.append(SAMPLE.format(len(names)))
    return [names[-1]]


def spoken_expressions(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what is said in a module: of faults, hints, lines for the reader, help."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        by_name = {keyword.arg: keyword.value for keyword in node.keywords}
        if name.endswith(("Error", "QueryLimit")) or name in SPEAKING:
            yield from node.args
        if name in ("Option", "Argument") and "help" in by_name:
            yield by_name["help"]
        if "hint" in by_name:
            yield by_name["hint"]
        if name == "note":
            yield from node.args[1:]


def written_out(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield every text of a module that reads as an English sentence, wherever it stands, but docstrings."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inner |= {id(part) for value in node.values for part in ast.walk(value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in inner:
            texts = texts_of(node, []) if not isinstance(node, ast.Constant) or isinstance(node.value, str) else []
            if any(re.match(r"[A-Z‹][^?]*[a-z].*[.?]\s*$", text) and not is_swedish(text) for text in texts):
                yield node


def sentences() -> dict[str, str]:
    """Return each English text of the command line with the place where it stands."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if place.as_posix() in ELSEWHERE or place.parts[0] in ELSEWHERE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = place.parts[0] in OWN_WORDS or place.as_posix() in ELSEWHERE_SENTENCES
        for node in (*spoken_expressions(tree), *(() if own else written_out(tree))):
            for text in texts_of(node, []):
                if (
                    not ASSEMBLED.fullmatch(text)
                    and not text.startswith("pip install ")
                    and len(set(re.findall(r"[a-z]+", re.sub(r"‹\d+›", " ", text.lower())))) > 1
                ):
                    found.setdefault(text.strip(), f"{place}:{node.lineno}")
    return found


def is_swedish(text: str) -> bool:
    """Tell whether nothing English is left of a text."""
    plain = re.sub(r"`[^`]*`|[“”][^“”]*”|\{:?\w+\}|--[\w-]+", " ", text).lower()
    return not set(re.findall(r"[\w']+", plain)) & ENGLISH


def test_every_sentence_has_its_swedish() -> None:
    """No text that a person reads is without its Swedish, and every value that stands in it stands there, too."""
    missing = []
    for text, place in sentences().items():
        said = swedish(text)
        if said == text or not is_swedish(said) or set(re.findall(r"‹\d+›", said)) < set(re.findall(r"‹\d+›", text)):
            missing.append(f"{place}: {text!r} → {said!r}")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("kind", ["sentences", "phrases"])
def test_names_are_the_same_in_both_languages(kind: str) -> None:
    """A Swedish sentence has just the names in braces that its English one has."""
    for english, said in TEXTS[kind].items():
        assert set(re.findall(r"\{:?\w+\}", english)) == set(re.findall(r"\{:?\w+\}", said)), english


def test_no_sentence_stands_there_for_nothing() -> None:
    """Each Swedish sentence is written in another way than the English one, and has no English left."""
    same = [e for e, s in TEXTS["sentences"].items() if e == s and re.sub(r"\{:?\w+\}|vanort", "", e).strip(" :·")]
    assert not same
    assert not [said for said in TEXTS["sentences"].values() if not is_swedish(said)]


@pytest.mark.parametrize("command", ["", *(name for name, _ in COMMANDS)])
def test_help_is_swedish_where_the_system_is(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a workspace the locale decides, for every command."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    shown = CliRunner().invoke(app, [command, "--help"] if command else ["--help"]).stdout
    assert "Användning: vanort" in shown
    assert "Flaggor" in shown
    assert is_swedish(re.sub(r"\[annars: [^\]]*\]", "", shown)), shown

    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Usage: vanort" in CliRunner().invoke(app, [command, "--help"] if command else ["--help"]).stdout


def test_a_workspace_decides_before_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system speaks: help, complaints, faults and closing lines are in the language of the workspace."""
    monkeypatch.delenv("LC_ALL", raising=False)
    for language, system, words in (
        ("sv", "en_GB.UTF-8", ("Användning", "Flaggan", "0 fel, 1 varning", "Det finns ingen fråga 'x'")),
        ("en", "sv_SE.UTF-8", ("Usage", "requires an argument", "0 violations, 1 warning", "There is no question 'x'")),
    ):
        root = tmp_path / language
        make_workspace(root, {"page": (TEXT, CLAIMS)}, settings=f'language = "{language}"\n')
        monkeypatch.setenv("LANG", system)
        arguments = (["check", "-w", str(root), "-h"], ["check", "-w", str(root), "-f"], ["check", "-w", str(root)])
        said = [CliRunner().invoke(app, each).output for each in arguments]
        fault = CliRunner().invoke(app, ["query", "x", "-w", str(root)]).exception
        from vanort.wording import in_language, spoken

        said.append(str(in_language(fault, spoken())))  # type: ignore[arg-type]
        assert all(word in text for word, text in zip(words, said, strict=True)), said


def test_what_documents_say_is_left_alone() -> None:
    """Numbers are written as a Swede writes them, names and quotes as they are."""
    assert swedish("Built 1,315 facts from 12 claims in 1 document: a or b") == (
        "Byggde 1\N{NO-BREAK SPACE}315 uppgifter av 12 påståenden i 1 dokument: a or b"
    )
    assert swedish("The quote is not in the document: “this is the name”.") == (
        "Citatet finns inte i dokumentet: ”this is the name”."
    )
