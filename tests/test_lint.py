"""What is misspelt is told with its place and the nearest name, all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.cli import app
from vanort.dataset.compile import compile_workspace
from vanort.languages.pack import packs_with
from vanort.languages.table import LanguageError
from vanort.support.resources import resource
from vanort.validation.lint import lint
from vanort.workspace.model import open_workspace

HEAD = "PREFIX vanort: <https://w3id.org/vanort/ns#>\n"
DECISION = "- decision: same\n  things: [a:b, c:d]\n  by: Kim\n  date: 2026-01-15\n  why: so\n"
BROKEN = {
    "a setting": ("vanort.toml", b'titel = "x"\n', "vanort.toml:1: There is no setting 'titel'. Did you mean title?"),
    "a table": ("vanort.toml", b"[veiw]\nsource_rank = []\n", "vanort.toml:1: There is no setting 'veiw'. Did you mean view?"),
    "a key of a table": ("vanort.toml", b"[view]\nsourcerank = []\n", "vanort.toml:2: 'view' has no key 'sourcerank'. Did you mean source_rank?"),
    "another table": ("vanort.toml", b'[store]\nhoem = "disk"\n', "vanort.toml:2: 'store' has no key 'hoem'. Did you mean home?"),
    "a value for a table": ("vanort.toml", b'view = "a"\n', "vanort.toml:1: 'view' is 'a', and a table of the keys source_rank belongs here."),
    "a key twice": ("vanort.toml", b"[view]\n[view]\n", "vanort.toml:2: The settings are not TOML"),
    "settings in Latin-1": ("vanort.toml", 'title = "Växjö"\n'.encode("latin-1"), "vanort.toml:1: Byte 0xe4 is not UTF-8"),
    "a key of a decision": ("decisions/d.yaml", (DECISION + "  wyh: x\n").encode(), "d.yaml:6: A decision has no 'wyh'. Did you mean why?"),
    "a kind of decision": ("decisions/d.yaml", DECISION.replace("same", "smae").encode(), "d.yaml:1: 'smae' is no value of 'decision'. Did you mean same?"),
    "a decision twice": ("decisions/d.yaml", (DECISION + "  by: Bo\n").encode(), "d.yaml:6: 'by' stands here for the second time."),
    "a tab in YAML": ("decisions/d.yaml", b"- decision: same\n\tthings: [a:b]\n", "d.yaml:2: This is not YAML"),
    "a decision that is none": ("decisions/d.yaml", b"same\n", "d.yaml:1: The file is 'same', and a list of decisions belongs here."),
    "a day": ("decisions/d.yaml", DECISION.replace("01-15", "02-30").encode(), "d.yaml:4: 'date' is '2026-02-30', and a day that there is, as 2026-11-22, belongs here."),
    "a header": ("queries/questions/q.rq", b"#+ summry: x\nASK {}\n", "q.rq:1: A header has no key 'summry'. Did you mean summary?"),
    "a Swedish header": ("queries/questions/q.rq", b"#+ sumary@sv: x\nASK {}\n", "q.rq:1: A header has no key 'sumary'. Did you mean summary?"),
    "a header without a value": ("queries/questions/q.rq", b"ASK {}\n#+ summary\n", "q.rq:2: This line of the header is not read"),
    "a header in capitals": ("queries/questions/q.rq", b"#+ Summary: x\nASK {}\n", "q.rq:1: This line of the header is not read"),
    "a severity": ("queries/checks/q.rq", b"#+ severity: violaton\nASK {}\n", "q.rq:1: 'violaton' is no value of 'severity'. Did you mean violation?"),
    "a severity with a capital": ("queries/checks/q.rq", b"#+ severity: Warning\nASK {}\n", "Did you mean warning?"),
    "a type": ("queries/questions/q.rq", b"#+ parameter: p (Projekt) = x\nSELECT ?p { VALUES ?p { 1 } }\n", "q.rq:1: There is no type of parameter called 'Projekt'."),
    "a parameter without a block": ("queries/questions/q.rq", b"#+ parameter: p (year) = 1\nASK {}\n", "q.rq:1: The header '#+ parameter: p (year) = 1' does not fit"),
    "a parameter without a type": ("queries/questions/q.rq", b"#+ parameter: p = 1\nSELECT ?p { VALUES ?p { 1 } }\n", "does not fit the query"),
    "a class": ("queries/questions/q.rq", f"{HEAD}ASK {{ ?s a vanort:Projct }}".encode(), "q.rq:2: The ontology has no term 'Projct'. Did you mean Project?"),
    "a property": ("queries/rules/q.rq", f"{HEAD}ASK {{ ?s vanort:coordinater ?o }}".encode(), "Did you mean coordinator?"),
    "a property in a path": ("queries/checks/q.rq", f"{HEAD}ASK {{ ?s vanort:partner/vanort:contry ?o }}".encode(), "Did you mean country?"),
    "a term written out": ("queries/network/q.edges.rq", b"ASK { ?s <https://w3id.org/vanort/ns#fundetBy> ?o }", "Did you mean fundedBy?"),
    "a term under another prefix": ("queries/questions/q.rq", b"PREFIX v: <https://w3id.org/vanort/ns#>\nASK { ?s v:strat ?o }", "Did you mean start?"),
    "a term with a capital": ("queries/questions/q.rq", f"{HEAD}ASK {{ ?s vanort:twinnedwith ?o }}".encode(), "Did you mean twinnedWith?"),
    "grammar": ("queries/rules/q.rq", b"SELECT ?s { ?s a }", "q.rq:1: The query cannot be asked (column 13): "),
    "a brace": ("queries/checks/q.rq", b"ASK { ?s ?p ?o", "This { is never closed"),
    "a prefix": ("queries/questions/q.rq", b"ASK { ?s vanrot:partner ?o }", "The prefix vanrot: is not declared. Did you mean vanort:?"),
    "an update": ("queries/rules/q.rq", b"INSERT DATA { <x:a> <x:b> 1 }", "This is an update, not a query"),
    "an empty query": ("queries/questions/q.rq", b"", "This is not a SPARQL query"),
    "a query in Latin-1": ("queries/questions/q.rq", "# på\nASK {}".encode("latin-1"), "q.rq:1: Byte 0xe5 is not UTF-8"),
    "a merge": ("queries/rules/q.rq", b"<<<<<<< HEAD\nASK {}\n", "q.rq:1: A merge conflict is left here"),
    "another server": ("queries/questions/q.rq", b"ASK { SERVICE <http://e.org/> { ?s ?p ?o } }", "SERVICE is not allowed here"),
    "a function": ("queries/checks/q.rq", b"ASK { ?s ?p ?o FILTER(STRSTART(?o, 'a')) }", "Did you mean STRSTARTS"),
    "a form": ("queries/questions/q.rq", b"SELCT ?s { ?s ?p ?o }", "did you mean SELECT?"),
    "a merge of settings": ("vanort.toml", b"=======\n", "vanort.toml:1: A merge conflict is left here"),
    "a source that there is not": ("vanort.toml", b'[view]\nsource_rank = [\n  "paeg",\n]\n', "vanort.toml:3: There is no claims file and no import called 'paeg'. Did you mean page?"),
    "a server without https": ("vanort.toml", b'[store]\nendpoint = "localhost:8890/sparql"\n', "vanort.toml:2: 'endpoint' is 'localhost:8890/sparql', and an address that begins with https:// or nothing"),
    "a day in words": ("vanort.toml", b'[published]\nassessed = "30 november"\n', "vanort.toml:2: 'assessed' is '30 november', and a day that there is"),
    "a language in words": ("documents/page.md.yaml", b"title: x\nlanguage: svenska\n", "page.md.yaml:2: 'language' is 'svenska', and the code of a language, as sv or pt-BR, or nothing belongs here."),
    "a date in words": ("documents/page.md.yaml", b"date: last year\n", "page.md.yaml:1: 'date' is 'last year', and a year, a month or a day"),
    "a month that there is not": ("documents/page.md.yaml", b"date: 2024-13\n", "page.md.yaml:1: 'date' is '2024-13', and a year"),
    "a kind of thing to keep": ("decisions/d.yaml", (DECISION + "  keep: municipalty/lund\n").encode(), "d.yaml:6: There is no kind of thing called 'municipalty'. Did you mean municipality?"),
    "a language of a decision": ("decisions/d.yaml", (DECISION + "  name:\n    sv: Y\n    svv: Y\n").encode(), "d.yaml:8: 'svv' is no language. Did you mean sv?"),
    "a language with an underscore": ("decisions/d.yaml", (DECISION + "  name: {pt_BR: Y}\n").encode(), "d.yaml:6: 'pt_BR' is no language. Did you mean pt-BR?"),
    "a language of a title": ("vanort.toml", b'[title]\nen = "a"\nens = "b"\n', "vanort.toml:3: 'ens' is no language."),
    "a language of a contact": ("vanort.toml", b'[published]\ncontact = {en = "a", svenska = "b"}\n', "vanort.toml:2: 'svenska' is no language. Use a code such as sv or en."),
    "a language of a step": ("tour.yaml", b"- title: a\n  text: {en: a, xy: b}\n", "tour.yaml:2: 'xy' is no language."),
    "a language of a header": ("queries/questions/q.rq", b"#+ summary: x\n#+ summary@svv: y\nASK {}\n", "q.rq:2: 'svv' is no language. Did you mean sv?"),
    "a language of a register": ("sources/r.toml", b'title = "a"\nformat = "csv"\nlanguage = "zz"\n', "r.toml:3: 'language' is 'zz', and the code of a language"),
    "a language of a register's things": ("sources/r.toml", b'title = "a"\nformat = "csv"\n[[table]]\ncolumns = ["n"]\n[table.things.t]\ntype = "Municipality"\nid = "{n:slug}"\nname = "n"\nlanguage = "dex"\n', "r.toml:9: 'dex' is no language. Did you mean de?"),
    "a language of a document": ("documents/page.md.yaml", b"language: svv\n", "page.md.yaml:1: 'language' is 'svv', and the code of a language"),
    "a language of a pack": ("languages/nl/pack.toml", b'language = "nqx"\n', "pack.toml:1: 'language' is 'nqx', and the code of a language"),
    "an expression": ("languages/nl/pack.toml", b'language = "nl"\n[cues]\ntwin = [\n  "zusterstad",\n  "stad (in",\n]\n', "pack.toml:5: 'stad (in' is no regular expression: missing ), unterminated subpattern at position 5."),
    "an expression of a table": ("languages/nl/tables.toml", b'[columns]\ncontact = ["tel[efoon"]\n', "tables.toml:2: 'tel[efoon' is no regular expression"),
    "a property as a class": ("queries/checks/q.rq", f"{HEAD}ASK {{ ?s a vanort:fundedBy }}".encode(), "q.rq:2: 'fundedBy' is a property, and a class belongs behind 'a'."),
    "a rule that gives nothing": ("queries/rules/q.rq", b"SELECT ?x ?predicate ?object { ?x ?predicate ?object }", "q.rq:1: There is no ?subject in this query. Bind ?subject"),
    "edges without an end": ("queries/network/q.edges.rq", b"SELECT ?source ?to { ?source ?p ?to }", "q.edges.rq:1: There is no ?target and no ?via in this query."),
    "a term in a template": ("queries/remote/q.rq", f"{HEAD}CONSTRUCT {{ ?s vanort:lead ?o }} WHERE {{ ?s ?p ?o }}".encode(), "The ontology has no term 'lead'."),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_told(case: str, tmp_path: Path) -> None:
    """Each fault is told with its file, and with its line and the nearest name where there are such."""
    name, content, message = BROKEN[case]
    (tmp_path / "vanort.toml").touch()
    for there in ("documents/page.md", "claims/page.yaml"):
        (tmp_path / there).parent.mkdir()
        (tmp_path / there).touch()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(content)

    said = [str(fault) for fault in lint(tmp_path)]

    assert [line for line in said if message in line]
    assert all(str(tmp_path) in line for line in said)


def test_what_ships_and_what_is_right_has_no_fault(tmp_path: Path) -> None:
    """Nothing is told of the shipped queries, nor of a query with a byte order mark."""
    (tmp_path / "q.rq").write_bytes(b"\xef\xbb\xbf#+ summary: x\nASK {}\n")

    assert lint(resource("queries")) == ()
    assert lint(tmp_path) == ()


def test_every_language_that_there_is_may_be_written(tmp_path: Path) -> None:
    """Small languages, families, scripts and regions, and texts of no language are none the worse for being rare."""
    tags = ("fit", "sma", "rmf", "smi", "zh-Hant-TW", "sr-Latn", "zxx", "mul", "qaa")
    (tmp_path / "vanort.toml").write_text("[title]\n" + "".join(f'{tag} = "a"\n' for tag in tags), encoding="utf-8")
    (tmp_path / "decisions").mkdir()
    names = ", ".join(f"{tag}: Y" for tag in tags)
    (tmp_path / "decisions" / "d.yaml").write_text(f"{DECISION}  name: {{{names}}}\n", encoding="utf-8")

    assert lint(tmp_path) == ()


def test_the_command_tells_all_at_once(tmp_path: Path) -> None:
    """Every fault stands on standard output, and the exit says whether there is any."""
    (tmp_path / "vanort.toml").write_text('titel = "x"\n', encoding="utf-8")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "q.rq").write_text("#+ summry: x\nASK { ?s a }", encoding="utf-8")

    result = CliRunner().invoke(app, ["lint", str(tmp_path)])

    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 3)
    (tmp_path / "vanort.toml").write_text("", encoding="utf-8")
    (tmp_path / "queries" / "q.rq").unlink()
    assert CliRunner().invoke(app, ["lint", str(tmp_path)]).exit_code == 0


def test_a_pack_that_cannot_be_read_says_so_wherever_it_is_used(tmp_path: Path) -> None:
    """A pattern that is none ends no command in a traceback: it is told with file and line before anything is read."""
    pack = tmp_path / "languages" / "nl" / "pack.toml"
    pack.parent.mkdir(parents=True)
    pack.write_text('language = "nl"\nmonths = ["jan(uari"]\n', encoding="utf-8")

    with pytest.raises(LanguageError, match=r"pack.toml:2: 'jan\(uari' is no regular expression"):
        packs_with(tmp_path / "languages")


def test_a_rank_of_nothing_is_told_by_a_build_and_leaves_nothing_out(tmp_path: Path) -> None:
    """A source that the settings misspell ranks nothing, so the build says it; documents and decisions stay as they are."""
    (tmp_path / "vanort.toml").write_text('[view]\nsource_rank = ["paeg"]\n', encoding="utf-8")
    for folder, text in (
        ("documents", "Lund\n"),
        ("claims", "document: page.txt\nthings:\n  lund: {type: Municipality, name: Lund}\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ("page.txt" if folder == "documents" else "page.yaml")).write_text(text, encoding="utf-8")

    made = compile_workspace(open_workspace(tmp_path))

    assert [file.stem for file in made.files] == ["page"]
    assert [str(fault) for fault in made.faults] == [
        f"{(tmp_path / 'vanort.toml')}:2: There is no claims file and no import called 'paeg'. Did you mean page?"
    ]
