"""Whether a question asks for what a dataset leaves out: persons, addresses and numbers of one that was published."""

from __future__ import annotations

from vanort.emptiness.probes import Ask
from vanort.errors import VanortError
from vanort.store.prefixes import names_term
from vanort.vocabulary import VANORT

_MARKED = f"SELECT ?term WHERE {{ ?term <{VANORT.personalData}> true }}"


def leaves_out(text: str, ask: Ask) -> bool:
    """Tell whether a query uses a term that the dataset's ontology marks as personal, and the dataset has none of them.

    `ask` is as for `explain`; where the store cannot be asked, nothing is known to be left out.
    """
    try:
        marked = [cell[1] for (cell,) in ask(_MARKED) if cell is not None]
        used = [iri for iri in marked if names_term(text, iri)]
        return bool(used) and not any(_occurs(iri, ask) for iri in marked)
    except VanortError:
        return False


def _occurs(iri: str, ask: Ask) -> bool:
    (row,) = ask(f"ASK {{ {{ ?thing a <{iri}> }} UNION {{ ?thing <{iri}> ?value }} }}")
    return row[0] is not None
