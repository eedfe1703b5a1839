"""The catalogue of questions: every file can be asked as it stands, and answers the example workspace exactly."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import Dataset, URIRef
from typer.testing import CliRunner

import vanort
from vanort.api import OpenWorkspace
from vanort.build import build
from vanort.catalogue.ordering import in_alphabet
from vanort.catalogue.parameters import bind_parameters, examples_used, find_thing, read_parameter
from vanort.catalogue.question import REMARKS, Parameter, Question, question_folders, read_catalogue
from vanort.cli import app
from vanort.errors import QueryError, QueryLimit
from vanort.store import Answer, open_text
from vanort.store.cells import cell_from_rdflib
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.vocabulary import ID, PREFIXES, SDG, VANORT
from workspaces import make_workspace

ROOT = Path(__file__).parents[1]
CATALOGUE = read_catalogue(question_folders("questions"))
ANSWERS = yaml.safe_load((ROOT / "tests/resources/answers.yaml").read_text(encoding="utf-8"))
FIFTEEN = [f"Q{number}" for number in range(1, 16)]
NOTHING = "not stated"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWorkspace]:
    """Build a copy of the example workspace."""
    root = tmp_path_factory.mktemp("questions") / "data"
    shutil.copytree(ROOT / "data", root, ignore=shutil.ignore_patterns("build"))
    with vanort.open(root) as workspace:
        build(workspace.workspace)
        yield workspace


def columns_of(question: Question) -> list[str]:
    """Return the variables that a question selects."""
    head = re.search(r"SELECT DISTINCT (?P<names>.*?)\s*WHERE", question.text, re.DOTALL)
    assert head is not None
    return re.findall(r"\?(\w+)", head["names"])


def cells(row: dict[str, Any], columns: list[str]) -> tuple[str, ...]:
    """Return a row as a reader sees it: a thing by its label."""
    found = (row[f"{name}Label"] if f"{name}Label" in row else row[name] for name in columns)
    return tuple(NOTHING if term is None else str(term) for term in found)


def expected_row(text: object, short: dict[str, str]) -> tuple[str, ...]:
    """Return a row of the file of answers; `=x` is the very text x."""
    parts = (part.strip() for part in str(text).split(" | "))
    return tuple(part[1:] if part.startswith("=") else short.get(part, part) for part in parts)


@pytest.mark.parametrize(
    "case", ANSWERS["answers"], ids=lambda case: f"{case['question']}-{case.get('parameters', '')}"
)
def test_every_question_answers_the_example_exactly(case: dict[str, Any], example: OpenWorkspace) -> None:
    """The rows are those that a person has worked out from the two fact sheets: none missing, none more."""
    columns = [name.strip() for name in case["columns"].split("|")]
    expected = [expected_row(row, ANSWERS["short"]) for row in case["rows"]]
    rows = example.query(case["question"], **case.get("parameters", {}))

    assert sorted({cells(row, columns) for row in rows}) == sorted(expected)


def test_every_question_has_an_answer_to_be_held_to() -> None:
    """No question is in the catalogue without an expected answer, and none is expected that is not there."""
    known = {question.id: name for name, question in CATALOGUE.items() if question.id}
    asked = {known.get(case["question"], case["question"]) for case in ANSWERS["answers"]}

    assert asked == set(CATALOGUE)
    assert sorted(known, key=lambda id_: int(id_[1:])) == FIFTEEN


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda question: question.name)
class TestFile:
    """What holds for every file of the catalogue."""

    def test_its_header_says_what_it_answers(self, question: Question) -> None:
        """There is a summary in English and in Swedish, each a question, and every parameter has an example."""
        assert question.header("summary").endswith("?")
        assert question.header("summary", "sv").endswith("?")
        assert question.header("summary", "sv") != question.header("summary")
        assert all(parameter.example or parameter.optional for parameter in question.parameters)
        assert re.fullmatch(r"[a-z][a-z_]*", question.name)

    def test_what_a_row_means_is_said_in_both_languages(self, question: Question) -> None:
        """A note on the answer is there in English and in Swedish, in sentences, and names questions that there are."""
        notes = question.texts("answer")

        assert set(notes) in (set(), {"en", "sv"})
        assert len(set(notes.values())) == len(notes)
        assert all(note.endswith(".") for note in notes.values())
        for name in re.findall(r"(?:\bsee|\bse frågan) (\w+)", " ".join(notes.values())):
            assert name in CATALOGUE

    def test_what_no_row_means_is_said_in_both_languages(self, question: Question) -> None:
        """It is said in English and in Swedish, in sentences; who asks what is lacking is not told that it is not stated."""
        none = question.texts("none")
        lacking = re.search(r"_(?:without|not)_|^not_|_only|^only_", question.name)

        assert set(none) in (set(), {"en", "sv"})
        assert len(set(none.values())) == len(none)
        assert all(said.endswith(".") for said in none.values())
        assert none or not lacking

    def test_it_keeps_to_what_every_store_can_do(self, question: Question) -> None:
        """No other service, no path that is open at both ends, no rows twice, and an order."""
        assert "SERVICE" not in question.text
        assert "SELECT DISTINCT" in question.text
        assert re.search(r"^ORDER BY .+$", question.text, re.MULTILINE)
        for prefix, namespace in re.findall(r"^PREFIX ([\w-]+): <(.+)>$", question.text, re.MULTILINE):
            assert PREFIXES.get(prefix, "https://w3id.org/vanort/graph/") == namespace

    def test_its_examples_are_in_the_example_workspace(self, question: Question, example: OpenWorkspace) -> None:
        """Each example means the very term that stands in the query, so that the file runs as it is."""
        for parameter in filter(lambda parameter: not parameter.optional, question.parameters):
            block = re.search(rf"VALUES \?{parameter.name} \{{ (.+?) \}}", question.text)
            assert block is not None
            written = re.sub(r"^(\w+):(\w+)$", lambda name: URIRef(PREFIXES[name[1]] + name[2]).n3(), block[1])
            read = read_parameter(parameter, parameter.example, example.store)

            assert written in (read, re.sub(r'^"(\d+)".*$', r"\1", read))

    def test_it_runs_as_it_stands(self, question: Question, example: OpenWorkspace) -> None:
        """The file gives any tool the rows that vanort gives for its examples, but for the order of the alphabet."""
        examples = {parameter.name: parameter.example for parameter in question.parameters}
        rows = in_alphabet(example.store.query(question.text), question.text, "en").fetch()

        assert rows == example.query(question.name, **examples)

    def test_things_come_with_their_names(self, question: Question, example: OpenWorkspace) -> None:
        """Where a column holds a thing, the column of its label stands beside it and is filled."""
        names = columns_of(question)
        for row in example.query(question.name):
            for name in names:
                if isinstance(row[name], URIRef):
                    assert row[f"{name}Label"] is not None

    def test_things_come_once(self, question: Question, example: OpenWorkspace) -> None:
        """No two rows differ in nothing but the name of a thing."""
        rows = example.query(question.name)
        bare = [tuple(row[name] for name in row if not name.endswith("Label") or name[:-5] not in row) for row in rows]

        assert len(bare) == len(set(bare))

    def test_swedish_changes_names_only(self, question: Question, example: OpenWorkspace) -> None:
        """In Swedish the same things come as in English; what others say of them (`disputed`) is in words."""
        names = [name for name in columns_of(question) if not name.endswith("Label") and name not in REMARKS]
        english, swedish = (
            sorted(str([row[name] for name in names]) for row in example.query(question.name, language=language))
            for language in ("en", "sv")
        )

        assert swedish == english


def test_labels_come_in_the_language_asked_for(example: OpenWorkspace) -> None:
    """A country is named in the language; a thing that has no name in it is named in the other."""
    rows = example.query("partners_by_country", country="Tyskland", language="sv")
    theme = example.query("themes_of_project", project="Resolve", language="sv")

    assert [str(row["projectLabel"]) for row in rows] == [
        "World Cities: EU – Third Countries Cooperation on Urban Development"
    ]
    assert [str(row["themeLabel"]) for row in theme] == [
        "Klimat",
        "Mobilitet och transporter",
        "Stadsplanering och stadsutveckling",
    ]


def test_a_thing_with_many_names_comes_once(tmp_path: Path) -> None:
    """Names in other languages, and those of a list that differ from the documents', are other names."""
    text = "Ekby and Arnhem in Holland share Clean Shores, in Finnish Puhtaat rannat."
    claims = """\
document: page.txt
things:
  arnhem: {type: Municipality, name: {en: Arnhem, nl: Gemeente Arnhem}, quote: Arnhem}
  holland: {type: Country, name: Holland, code: NL}
  shores: {type: Project, name: {fi: Puhtaat rannat, se: Čábbát}, quote: Puhtaat rannat}
claims:
  - {subject: shores, property: partner, object: arnhem, quote: Arnhem}
  - {subject: arnhem, property: country, object: holland, quote: Arnhem in Holland}
"""
    workspace = make_workspace(tmp_path / "w", {"page": (text, claims)})
    shutil.copytree(ROOT / "data/reference", workspace.root / "reference")
    with vanort.open(workspace.root) as opened:
        english, swedish = (
            {
                question: [cells(row, columns) for row in opened.query(question, language=language)]
                for question, columns in {
                    "municipalities": ["municipality", "country"],
                    "projects_per_partner": ["partner", "projects"],
                    "projects": ["project"],
                }.items()
            }
            for language in ("en", "sv")
        )

    assert english == {
        "municipalities": [("Arnhem", "Holland")],
        "projects_per_partner": [("Arnhem", "1")],
        "projects": [("Puhtaat rannat",)],
    }
    assert swedish == english | {"municipalities": [("Arnhem", "Nederländerna")]}


@pytest.mark.parametrize(
    ("organisation", "partners"),
    [("Ekby", {"Arnhem", "Lund", "Hof"}), ("Arnhem", {"Ekby", "Lund"}), ("Hof", {"Ekby"})],
)
def test_who_leads_a_project_and_who_takes_part_in_it_are_partners(
    organisation: str, partners: set[str], tmp_path: Path
) -> None:
    """A coordinator is no partner beside that, and all the same its partners are its, and it is theirs."""
    text = "Ekby leads Clean Shores with Arnhem and Lund. Hof leads Green Roofs with Ekby, says Vilnius."
    claims = """\
document: page.txt
things:
  ekby: {type: Municipality, name: Ekby}
  arnhem: {type: Municipality, name: Arnhem}
  lund: {type: Municipality, name: Lund}
  hof: {type: Municipality, name: Hof}
  vilnius: {type: Municipality, name: Vilnius}
  shores: {type: Project, name: Clean Shores}
  roofs: {type: Project, name: Green Roofs}
claims:
  - {subject: shores, property: coordinator, object: ekby, quote: Ekby leads Clean Shores}
  - {subject: shores, property: partner, object: arnhem, quote: with Arnhem}
  - {subject: shores, property: partner, object: lund, quote: Arnhem and Lund}
  - {subject: roofs, property: coordinator, object: hof, quote: Hof leads Green Roofs}
  - {subject: roofs, property: partner, object: ekby, quote: with Ekby}
"""
    workspace = make_workspace(tmp_path / "w", {"page": (text, claims)})
    with vanort.open(workspace.root) as opened:
        rows = list(opened.query("partners_of", organisation=organisation))

    assert {str(row["partnerLabel"]) for row in rows} == partners


@pytest.fixture(scope="module")
def in_rdflib(example: OpenWorkspace) -> Dataset:
    """Load the dataset into rdflib, which shares no code with the built-in store."""
    dataset = Dataset()
    dataset.parse(example.workspace.dataset, format="nquads")
    for name in DEFAULT_GRAPHS:
        for triple in dataset.graph(URIRef(name)):
            dataset.default_graph.add(triple)
    return dataset


@pytest.mark.slow
@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda question: question.name)
def test_another_engine_gives_the_same_rows_in_the_same_order(
    question: Question, example: OpenWorkspace, in_rdflib: Dataset
) -> None:
    """Rdflib and the built-in store agree on every row and on the order."""
    names = columns_of(question)
    rows = [tuple(map(cell_from_rdflib, row)) for row in in_rdflib.query(question.text)]
    theirs = in_alphabet(Answer("select", variables=names, rows=rows), question.text, "en").fetch()

    assert [tuple(str(row[name]) for name in names) for row in theirs] == [
        tuple(str(row[name]) for name in names) for row in example.query(question.name)
    ]


@pytest.mark.parametrize(
    ("value", "type_", "path"),
    [
        ("växjö kommun", "Organisation", "municipality/se-0780"),
        ("VAXJO", "Municipality", "municipality/se-0780"),
        ("cacak", "Municipality", "municipality/rs-cacak"),
        ("Bistriţa", "Municipality", "municipality/ro-bistrita"),  # the comma below is often typed as a cedilla
        ("Växjö - An Giang", "Partnership", "partnership/se-0780--vn-an-giang"),
        ("municipality/rs-nis", "Organisation", "municipality/rs-nis"),
        ("https://w3id.org/vanort/id/project/sekos", "Project", "project/sekos"),
        ("tlokwe city council", "Organisation", "municipality/za-jb-marks"),
        ("  sekos ", "thing", "project/sekos"),
    ],
)
def test_a_thing_is_found_by_any_spelling_of_its_names(
    value: str, type_: str, path: str, example: OpenWorkspace
) -> None:
    """Case, accents, punctuation and spare spaces do not matter, and any name of the thing will do."""
    assert find_thing(value, type_, example.store) == ID[path]


@pytest.mark.parametrize(
    ("value", "type_", "meant"),
    [
        ("Serbien", "Country", "http://publications.europa.eu/resource/authority/country/SRB"),
        ("rs", "Country", "http://publications.europa.eu/resource/authority/country/SRB"),
        ("Affordable and clean energy", "goal", "http://metadata.un.org/sdg/7"),
        ("början", "property", str(VANORT.start)),
        ("vanort:start", "property", str(VANORT.start)),
        ("projekt", "class", str(VANORT.Project)),
        ("theme/energy", "Theme", "https://w3id.org/vanort/concept/theme/energy"),
        ("Intressent", "concept", "https://w3id.org/vanort/concept/role/stakeholder"),
        ("documents/icld-vaxjo-partnerships.md", "Document", "Svensk partner: Växjö Kommun"),
    ],
)
def test_what_is_no_thing_of_the_view_is_found_too(value: str, type_: str, meant: str, example: OpenWorkspace) -> None:
    """Countries, goals, terms, concepts and documents are found by name, code or short form."""
    found = find_thing(value, type_, example.store)

    assert found == (find_thing(meant, type_, example.store) if type_ == "Document" else URIRef(meant))


@pytest.mark.parametrize(
    ("value", "type_", "message"),
    [
        ("Sekso", "Project", "The graph has no project called 'Sekso'. Did you mean “SEKOS”?"),
        ("Linnaeus", "Organisation", "Did you mean “Linnaeus University”?"),
        ("Växjö", "thing", "'Växjö' is the name of 2 things. Give municipality/se-0780 or place/vaxjo."),
        ("project/none", "Project", "The graph has no project called 'project/none'."),
        ("https://w3id.org/vanort/id/project/none", "Project", "The graph has no project called"),
        ("SEKOS", "Municipality", "The graph has no municipality called 'SEKOS'."),
        ("x", "Town", "There is no type of parameter called 'Town'."),
    ],
)
def test_a_name_that_means_nothing_gets_the_nearest(
    value: str, type_: str, message: str, example: OpenWorkspace
) -> None:
    """The message says what was not found and what was perhaps meant."""
    with pytest.raises(QueryError, match=re.escape(message)):
        find_thing(value, type_, example.store)


@pytest.mark.parametrize("value", ["7.2", "SDG 7.2", "sdg7.2", "Mål 7.2", " goal 7.2"])
def test_a_goal_is_given_by_its_number(value: str, example: OpenWorkspace) -> None:
    """The number will do, with or without a word before it."""
    assert read_parameter(Parameter("goal", "goal", "7", False), value, example.store) == SDG["7.2"].n3()


def test_a_language_without_labels_is_refused(example: OpenWorkspace) -> None:
    """Only the languages that every term has a label in can be chosen."""
    with pytest.raises(QueryError, match=r"'de' is no value of language\. Give en or sv"):
        bind_parameters(CATALOGUE["partners_of_project"], {}, example.store, language="de")


def test_the_examples_that_are_asked_about_are_known() -> None:
    """What is not given is asked with its example, and the person can be told."""
    used = examples_used(CATALOGUE["partnership_start"], {"partner": "Vushtrri"})

    assert [(parameter.name, parameter.example) for parameter in used] == [("organisation", "Växjö")]


@pytest.mark.parametrize("name", ["Q1", "q1", "contact_for_project", "contact-for-project", "Contact for project"])
def test_the_command_takes_a_name_or_an_id(name: str, example: OpenWorkspace) -> None:
    """Capitals, hyphens and spaces do not matter in the name of a question."""
    result = CliRunner().invoke(app, ["query", name, "-w", str(example.workspace.root), "-f", "csv"])

    assert result.exit_code == 0
    assert "Daniel Folkesson" in result.stdout
    assert "project: SEKOS (the example; ask about another with -p project=…)" in result.stderr


def test_no_row_is_told_as_not_stated(example: OpenWorkspace) -> None:
    """A question that no source answers prints nothing but says so."""
    result = CliRunner().invoke(app, ["query", "Q14", "-w", str(example.workspace.root)])

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Not stated" in result.stderr


@pytest.mark.parametrize(
    "question", [*FIFTEEN, *(pytest.param(name, marks=pytest.mark.slow) for name, q in CATALOGUE.items() if not q.id)]
)
def test_the_command_asks_every_question(question: str, example: OpenWorkspace) -> None:
    """Each question can be asked from the command line, in Swedish, as a table."""
    command = ["query", question, "-w", str(example.workspace.root), "--language", "sv"]
    result = CliRunner().invoke(app, command)

    assert result.exit_code == 0, result.stderr
    assert bool(result.stdout) == bool(example.query(question))


def test_the_catalogue_can_be_searched(example: OpenWorkspace) -> None:
    """Words narrow the list, in either language."""
    result = CliRunner().invoke(app, ["queries", "finansiär", "program", "-w", str(example.workspace.root)])
    one = CliRunner().invoke(app, ["queries", "money", "step", "-w", str(example.workspace.root)])

    assert result.exit_code == one.exit_code == 0
    assert "money_chain" in one.stdout
    assert "partners_of" not in one.stdout


def test_a_remark_has_a_column_only_where_there_is_one() -> None:
    """`disputed` is shown where sources disagree about a row, and not as an empty column; programs always get it."""
    data = str(Path(__file__).parent.parent / "data")
    disputed = CliRunner().invoke(app, ["query", "partners_of", "-w", data]).stdout.splitlines()[0]
    agreed = (
        CliRunner().invoke(app, ["query", "partners_of", "-w", data, "-p", "organisation=Aarhus"]).stdout.splitlines()
    )
    told = (
        CliRunner().invoke(app, ["query", "partners_of", "-w", data, "-p", "organisation=Aarhus", "-f", "csv"]).stdout
    )

    assert "disputed" in disputed.split()
    assert len(agreed) > 1
    assert "disputed" not in agreed[0].split()
    assert "disputed" in told.splitlines()[0]


def test_a_name_as_it_is_written_is_found_by_the_store() -> None:
    """A name written as a thing bears it means that thing, also where another one differs only in its accents."""
    lines = [
        f'<{ID}municipality/{key}> <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}"@sr <https://w3id.org/vanort/graph/view> .\n'
        f"<{ID}municipality/{key}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{VANORT.Municipality}> <https://w3id.org/vanort/graph/view> .\n"
        for key, name in (("nis", "Niš"), ("nis-2", "Nis"), ("cacak", "Čačak"))
    ]
    store = open_text("".join(lines))

    assert find_thing("Niš", "Municipality", store) == ID["municipality/nis"]
    assert find_thing("nis", "Municipality", store) == ID["municipality/nis-2"]
    assert find_thing("cacak", "Municipality", store) == ID["municipality/cacak"]
    with pytest.raises(QueryError, match="is the name of 2 things"):
        find_thing("nís", "Municipality", store)


def test_a_name_is_looked_for_within_the_time_limit() -> None:
    """The time limit of a question holds for finding what its parameters mean, too."""
    name = '<http://a.org/{0}> <http://www.w3.org/2004/02/skos/core#prefLabel> "{0}" <https://w3id.org/vanort/graph/view> .\n'
    store = open_text("".join(name.format(n) for n in range(100_000)))

    with pytest.raises(QueryLimit):
        find_thing("Nobody", "thing", store, timeout=0.001)


@pytest.mark.parametrize(
    ("written", "names", "others"),
    [
        ("Vaxjo", ["Växjö kommun", "VÄXJÖ"], ["Kiel", "Vejle kommune"]),
        ("CSIC", ["C.S.I.C.", "csic"], ["Cisco"]),
        ("Kile", ["Kiel", "Kile-Hagen"], ["Oslo"]),
        ("Universitet Goteborgs", ["UNIVERSITE D'ANGERS", "Göteborgs universitet"], ["Sida", "Interreg Baltic"]),
        ("Nis", ["Niš"], ["Nordplus"]),
    ],
)
def test_the_store_is_asked_for_names_that_are_like_what_was_written(
    written: str, names: list[str], others: list[str]
) -> None:
    """Marks, case and points between letters count for nothing, and names that share nothing stay in the store."""
    from pyoxigraph import Literal, NamedNode, Quad, Store

    from vanort.catalogue.near_names import near_filter

    store = Store()
    for number, name in enumerate([*names, *others]):
        store.add(Quad(NamedNode(f"http://x/{number}"), NamedNode("http://x/name"), Literal(name)))
    found = near_filter(written, "?name")
    assert found is not None
    text, patterns = found
    quoted = tuple('"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"' for pattern in patterns)
    rows = store.query(f"SELECT ?name {{ ?thing <http://x/name> ?name {text % quoted} }}")

    assert {row["name"].value for row in rows} == set(names)


def test_a_value_without_letters_has_no_names_that_are_like_it() -> None:
    """Then all names are looked at, as there is nothing to look for."""
    from vanort.catalogue.near_names import near_filter

    assert near_filter("–", "?name") is None
