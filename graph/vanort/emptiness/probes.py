"""Small questions to a store about the terms of a query: whether one occurs, as what, and which is written like it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection
from functools import cached_property

from vanort.emptiness.pattern import Term, Where
from vanort.store.cells import Cell, Row, cell_text
from vanort.store.guard import tokens
from vanort.store.prefixes import declared_prefixes
from vanort.vocabulary import PREFIXES

Ask = Callable[[str], list[Row]]  # a query's rows; of an ASK one row with "true" or "false"
_MOST = 20_000
_DECLARED = "?x a ?vanort_t FILTER(STRENDS(STR(?vanort_t), '{0}'))"


class Probes:
    """Ask about the dataset that a query sees, with the query's own prefixes."""

    def __init__(self, where: Where, ask: Ask) -> None:
        self._where, self._ask = where, ask
        self._prefixes = declared_prefixes(list(tokens(where.prologue)))
        self._known: dict[str, bool] = {}

    def holds(self, *parts: str) -> bool:
        """Tell whether there is anything that fits all parts."""
        body = " ".join(f"{part} ." for part in parts)
        if body not in self._known:
            text = f"{self._where.prologue} ASK {self._where.dataset} {{ {body} }}"
            self._known[body] = self._ask(text)[0][0] == TRUE
        return self._known[body]

    def anywhere(self, part: str) -> bool:
        """Tell whether there is anything that fits, in the default graph or in a named one."""
        return self.holds(part) or self.holds(f"GRAPH ?vanort_g {{ {part} }}")

    def has_graph(self, name: Term) -> bool:
        """Tell whether the store has a graph of this name, whatever graphs the query itself chooses."""
        text = f"{self._where.prologue} ASK {{ GRAPH {name.text} {{ ?vanort_s ?vanort_p ?vanort_o }} }}"
        return self._ask(text)[0][0] == TRUE

    def values(self, what: str, body: str, limit: int = 50) -> list[Row]:
        """Return rows of expressions over what fits."""
        return self._ask(
            f"{self._where.prologue} SELECT DISTINCT {what} {self._where.dataset} {{ {body} }} LIMIT {limit}"
        )

    def iri(self, term: Term) -> str:
        """Return the IRI of a term that is written in full or short."""
        if term.kind == "iri":
            return term.text[1:-1]
        prefix, _, name = term.text.partition(":")
        return self._prefixes.get(prefix, "") + re.sub(r"\\(.)", r"\1", name)

    def shown(self, iri: str) -> str:
        """Return an IRI as this query may write it: short where the prefix means the same here, or is not taken."""
        for prefix, namespace in {**PREFIXES, **self._prefixes}.items():
            name = iri.removeprefix(namespace)
            if name != iri and re.fullmatch(r"\w[\w-]*", name) and self._prefixes.get(prefix, namespace) == namespace:
                return f"{prefix}:{name}"
        return f"<{iri}>"

    def written(self, cell: Cell) -> str:
        """Return a value as this query may write it."""
        if cell and cell[0] == "uri":
            return self.shown(cell[1])
        if cell and cell[0] == "literal" and cell[3].rpartition("#")[2] in ("integer", "decimal", "boolean"):
            return str(cell[1])
        text = cell_text(cell)
        if "^^<" in text and cell:
            return text[: text.rfind("^^<")] + "^^" + self.shown(cell[3])
        return text

    @cached_property
    def properties(self) -> list[str]:
        """Every property that is used, or declared as one."""
        return self._iris("?vanort_s ?x ?vanort_o", _DECLARED.format("Property"))

    @cached_property
    def classes(self) -> list[str]:
        """Every class that is used, or declared as one."""
        return self._iris("?vanort_s a ?x", _DECLARED.format("Class"))

    @cached_property
    def things(self) -> list[str]:
        """Every IRI of which something is said, or which is said of something."""
        return self._iris("?x ?vanort_p ?vanort_o FILTER(isIRI(?x))", "?vanort_s ?vanort_p ?x FILTER(isIRI(?x))")

    @cached_property
    def graphs(self) -> list[str]:
        """The names of all graphs."""
        text = f"SELECT ?x {{ GRAPH ?x {{ ?vanort_s ?vanort_p ?vanort_o }} }} GROUP BY ?x LIMIT {_MOST}"
        return sorted(row[0][1] for row in self._ask(text) if row[0])

    def _iris(self, *patterns: str) -> list[str]:
        found: set[str] = set()
        for pattern in patterns:
            body = (
                pattern
                if pattern.startswith("GRAPH")
                else f"{{ {pattern} }} UNION {{ GRAPH ?vanort_g {{ {pattern} }} }}"
            )
            rows = self.values("?x", body, _MOST)
            found |= {row[0][1] for row in rows if row[0] and row[0][0] == "uri"}
        return sorted(found)

    def nearest(self, iri: str, among: Collection[str]) -> str:
        """Return what one may have meant instead of an IRI, as a question; nothing where nothing is like it."""
        namespace, name = _split(iri)
        scored = []
        for other in among:
            its_namespace, its_name = _split(other)
            if abs(len(its_name) - len(name)) > max(len(name), 4):
                continue
            matcher = difflib.SequenceMatcher(None, its_name.lower(), name.lower())
            if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
                continue
            score = matcher.ratio()
            if score >= _ALIKE:
                scored.append((-score, its_namespace != namespace, other))
        scored.sort()
        if scored and (-scored[0][0] > _SURE or not scored[0][1]):  # of the same vocabulary, or nearly the same word
            scored = [one for one in scored if one[1] == scored[0][1]][: 1 if -scored[0][0] > _SURE else 2]
        found = [self.shown(other) for _, _, other in scored[:2]] or self._meaning(namespace, name, set(among))
        return f"Did you mean {' or '.join(found)}?" if found else ""

    def _meaning(self, namespace: str, name: str, among: set[str]) -> list[str]:
        """Return the terms of a vocabulary that are explained with a word, where none is spelt like it."""
        word = name.lower()
        if not re.fullmatch(r"[^\W\d_]{4,}", word):
            return []
        body = (
            f"?x <{_DEFINITION}> ?d FILTER(CONTAINS(LCASE(STR(?d)), '{word[:5]}') && STRSTARTS(STR(?x), '{namespace}'))"
        )
        rows = self.values("?x ?d", body, 20)
        return list(
            dict.fromkeys(self.shown(row[0][1]) for row in sorted(rows, key=str) if row[0] and row[0][1] in among)
        )[:3]


_ALIKE, _SURE = 0.6, 0.85  # of difflib's ratio
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
TRUE: Cell = ("literal", "true", "", "http://www.w3.org/2001/XMLSchema#boolean")


def _split(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("#"), iri.rfind("/", 0, -1), iri.rfind(":")) + 1
    return iri[:cut], iri[cut:]
