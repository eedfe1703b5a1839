"""Questions as values: a `.rq` file with its header, its parameters, and the catalogue that they make up.

A question's file is valid SPARQL that runs in any tool. Its parameters stand in one-row VALUES blocks with example
values; asking fills the blocks with RDF terms, serialised, so that no text is ever pasted into a query.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vanort.errors import QueryError
from vanort.store.limits import DEFAULT_TIMEOUT
from vanort.support.files import read_text
from vanort.support.merge_conflicts import refuse_conflict
from vanort.support.resources import resource

HEADER = re.compile(r"#\+\s*(?P<key>[a-z]+)(?:@(?P<language>[a-z]{2,3}))?:\s*(?P<value>.*\S)\s*$")
_PARAMETER = re.compile(r"(?P<name>[a-z][a-zA-Z]*)\s*\((?P<type>[A-Za-z]+)\)(?:\s*=\s*(?P<example>.+))?")
_BLOCK = "VALUES\\s*\\?{name}\\s*\\{{[^{{}}]*\\}}"
LANGUAGE = "language"
MOST_ROWS = (
    500_000  # of a query of a workspace: a network of so many ties fills half a gigabyte, and nobody can look at it
)
# Columns that say something only where there is something to say: shown to people where a row has them.
REMARKS = frozenset({"disputed"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: `type` is a class of the ontology, or year, integer, text, goal, language."""

    name: str
    type: str
    example: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One query file: its name is what it is asked by, `text` the SPARQL with example values."""

    name: str
    text: str
    path: Path
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def timeout(self) -> float | None:
        """How many seconds it may take: those that ship take what they need, nobody has tried those of a workspace."""
        return DEFAULT_TIMEOUT if self._is_own else None

    @property
    def max_rows(self) -> int | None:
        """How many rows it may give, for the same reason."""
        return MOST_ROWS if self._is_own else None

    @property
    def _is_own(self) -> bool:
        return not self.path.is_relative_to(resource("queries"))

    def header(self, key: str, language: str = "") -> str:
        """Return the first line of the header with this key, in a language if there is one; else nothing."""
        for wanted in (f"{key}@{language}", key):
            if wanted in self.headers:
                return self.headers[wanted][0]
        return ""

    def texts(self, key: str) -> dict[str, str]:
        r"""Return the first line of the header with this key in each of its languages; one that names none is English.

        >>> parse_question("who", "#+ answer: A row each.\n#+ answer@sv: En rad var.").texts("answer")
        {'en': 'A row each.', 'sv': 'En rad var.'}
        """
        parts = ((*name.partition("@"), lines[0]) for name, lines in self.headers.items())
        return {language or "en": line for found, _, language, line in parts if found == key}

    @property
    def id(self) -> str:
        """The short id, such as Q1; empty where the file gives none."""
        return self.header("id")

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters in the order of the header.

        Raises QueryError where a header line is none, or where the text has no VALUES block for it.
        """
        found = []
        for line in self.headers.get("parameter", ()):
            match = _PARAMETER.fullmatch(line)
            block = match and re.search(_BLOCK.format(name=match["name"]), self.text)
            if match is None or block is None:
                raise QueryError(
                    f"The header '#+ parameter: {line}' does not fit the query.",
                    path=self.path,
                    hint="Write 'name (type) = example' and give the query a line 'VALUES ?name { … }'.",
                )
            found.append(Parameter(match["name"], match["type"], match["example"] or "", "UNDEF" in block[0]))
        return tuple(found)

    def bind(self, values: Mapping[str, str]) -> str:
        """Return the text with values in place of the examples; `values` are terms as SPARQL writes them.

        A parameter that is given no value keeps its example, or stays open where the example is UNDEF.

        Raises QueryError for a name that is no parameter of the question.
        """
        text = self.text
        for name, term in values.items():
            # Backslashes of a term are doubled: the replacement is read as a template.
            block = f"VALUES ?{name} {{ {term} }}"
            text, count = re.subn(_BLOCK.format(name=re.escape(name)), block.replace("\\", r"\\"), text)
            if not count:
                known = ", ".join(p.name for p in self.parameters) or "none"
                raise QueryError(f"'{self.name}' has no parameter '{name}'.", hint=f"It has: {known}.")
        return text


def read_question(path: Path) -> Question:
    """Read a query file with its header.

    Raises QueryError where the file cannot be read.
    """
    text = read_text(path, error=QueryError)
    refuse_conflict(text, path=path, error=QueryError)
    return parse_question(path.stem, text, path)


def parse_question(name: str, text: str, path: Path | None = None) -> Question:
    r"""Take the header of a query apart.

    >>> parse_question("who", "#+ summary: Who?\n#+ summary@sv: Vem?\nASK {}").header("summary", "sv")
    'Vem?'
    """
    headers: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if match := HEADER.fullmatch(line):
            key = match["key"] + (f"@{match['language']}" if match["language"] else "")
            headers[key] = (*headers.get(key, ()), match["value"])
    return Question(name, text, path or Path(f"{name}.rq"), headers)


def read_catalogue(folders: Iterable[Path]) -> dict[str, Question]:
    """Read every question of several folders, by name; a later folder lies over the earlier ones."""
    found: dict[str, Question] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.rq")) if folder.is_dir() else ():
            found[path.stem] = read_question(path)
    return dict(sorted(found.items()))


def question_folders(kind: str, own: Path | None = None) -> tuple[Path, ...]:
    """Return the shipped folder of a kind (questions, network, checks, rules, remote) and a workspace's own."""
    shipped = resource(f"queries/{kind}")
    return (shipped,) if own is None else (shipped, own / kind)


def find_question(catalogue: Mapping[str, Question], name: str) -> Question:
    """Return the question of a name or an id; capitals, hyphens and spaces do not matter.

    Raises QueryError, with the nearest names, where there is none.
    """
    by_id = {question.id.lower(): question for question in catalogue.values() if question.id}
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    found = catalogue.get(name) or catalogue.get(plain) or by_id.get(plain)
    if found is None:
        near = difflib.get_close_matches(plain, catalogue, n=3, cutoff=0.4)
        hint = f"Did you mean {', '.join(near)}?" if near else "List them with: vanort queries"
        raise QueryError(f"There is no question '{name}'.", hint=hint)
    return found
