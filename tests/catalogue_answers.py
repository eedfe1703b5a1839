"""What `vanort query` answers, to hold the page and the server against: rows as CSV, with and without persons."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rdflib import URIRef
from typer.testing import CliRunner

from vanort.catalogue.parameters import names_query
from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.cli import app
from vanort.store import EmbeddedStore, open_text
from vanort.vocabulary import ID

CATALOGUE = read_catalogue(question_folders("questions"))
OTHER = {"year": "2015", "integer": "24", "text": "energi", "class": "Project", "property": "end", "goal": "7"}
Row = tuple[str, ...]


@dataclass(frozen=True)
class CommandLine:
    """The command line in a built workspace."""

    root: Path
    store: EmbeddedStore = field(repr=False)

    def rows(self, question: str, values: dict[str, str]) -> list[Row]:
        """Ask with `vanort query`, and return the rows under its head."""
        given = [word for pair in values.items() for word in ("-p", "=".join(pair))]
        result = CliRunner().invoke(app, ["query", question, "-w", str(self.root), "-f", "csv", *given])
        assert result.exit_code == 0, (question, values, result.output)
        return read_rows(result.stdout)

    @cached_property
    def persons(self) -> dict[str, str]:
        """The person that an IRI or a name stands for."""
        rows = self.store.query(names_query("Person")).fetch()
        return {str(text): str(row["thing"]) for row in rows for text in (row["thing"], row["name"])}

    def other_values(self, question: Question) -> dict[str, str]:
        """Return values for all parameters of a question that are not its examples."""
        return {
            p.name: OTHER.get(p.type) or self._name(p.type, p.example)
            for p in question.parameters
            if p.type not in ("language", "Person")
        }

    def _name(self, type_: str, example: str) -> str:
        """Return the first name, from behind, that only one thing of this type bears and that is not the example."""
        rows = self.store.query(names_query(type_)).fetch()
        things = {(URIRef(str(row["thing"])), str(row["name"])) for row in rows}
        own = {(thing, name) for thing, name in things if str(thing) not in self.persons.values()}
        names = Counter(name.casefold() for _, name in own)
        return max(
            name
            for thing, name in own
            if names[name.casefold()] == 1 and name != example and str(thing).startswith((str(ID), "http"))
        )


def command_line(root: Path) -> CommandLine:
    """Return the command line of a workspace that has been built."""
    return CommandLine(root, open_text((root / "build/dataset.nq").read_text(encoding="utf-8")))


def read_rows(text: str) -> list[Row]:
    """Return the rows of a CSV file under its head."""
    return [tuple(row) for row in list(csv.reader(io.StringIO(text)))[1:]]


def disagreements(
    home: CommandLine, question: str, values: dict[str, str], shown: list[Row], said: str
) -> list[tuple[object, ...]]:
    """Return where what is shown is not what the command line answers, or where what it lacks is not told aright.

    `said` is the sentence about what is withheld; it must stand there where rows are lacking, and only there.
    """
    whole = Counter(home.rows(question, values))
    seen = Counter(row for row in shown if any(row))
    lacking, more = whole - seen, seen - whole
    persons = {home.persons[cell] for row in lacking for cell in row if cell in home.persons}
    told = re.search(r"(\d+) persons?\b", said)
    none = CATALOGUE[question].header("none")  # what no row means, where that is not that nothing is stated
    right = {
        "rows": all(any(_resembles(row, other) for other in lacking) for row in more),
        "withheld": ("Withheld here" in said) == bool(lacking),
        "not stated": ("not stated" in said.casefold()) == (not whole and not none),
        "none": (bool(none) and none in said) == (not whole and bool(none)),
        "persons": int(told[1] if told else 0) == len(persons),
    }
    return [(question, values, what, said, *lacking) for what, holds in right.items() if not holds]


def _resembles(row: Row, other: Row) -> bool:
    """Say whether two rows are the same but for a cell."""
    return sum(a != b for a, b in zip(row, other, strict=True)) == 1
