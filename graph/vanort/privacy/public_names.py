"""Names that things bear which may be shown to anyone: no person's name hides them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rdflib import RDF, RDFS, SKOS

from vanort.languages.person_names import is_given_name, names_a_person
from vanort.privacy.redaction import Personal
from vanort.store.quads import Quad
from vanort.support.letters import plain_letters
from vanort.vocabulary import SCHEMA, VANORT

NAMES = frozenset(map(str, (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, VANORT.formerName)))
NAMES |= {"http://xmlns.com/foaf/0.1/name", str(SCHEMA.name)}
_TYPE, _PREDICATE, _OBJECT = map(str, (RDF.type, RDF.predicate, RDF.object))
ASKED = NAMES | {_TYPE, _PREDICATE, _OBJECT}


def public_labels(kept: Iterable[Quad]) -> frozenset[str]:
    """Return the names of things that are not persons, nor called after one for being their contact or their page.

    `kept` are the quads that stay, of the properties that are ASKED at least.
    """
    kept = [quad for quad in kept if quad[1][1] in ASKED]
    own = (str(VANORT.ContactPoint), str(VANORT.Document))
    passed_over = {s for s, p, o, _ in kept if p[1] == _TYPE and o[1] in own}
    passed_over |= {s for s, p, o, _ in kept if p[1] == _OBJECT and o[1] in own}
    stated = {s: o for s, p, o, _ in kept if p[1] == _PREDICATE}
    return frozenset(
        o[1]
        for s, p, o, _ in kept
        if o[0] == "literal"
        and s not in passed_over
        and (p[1] in NAMES or (p[1] == _OBJECT and s in stated and stated[s][1] in NAMES))
    )


def without_public(personal: Personal, labels: frozenset[str]) -> Personal:
    """Leave out the names that a thing bears which may be shown; protect the words of such things' names.

    A name made like a person's stays personal even inside another one: "Kim Exempel Konsult".
    """
    whole = {_words(label) for label in labels}
    inside = [f" {label} " for label in whole]
    names = frozenset(
        name
        for name in personal.names
        if not (_words(name) in whole and not names_a_person(name))
        and (is_given_name(name.split()[0]) or not any(f" {_words(name)} " in label for label in inside))
    )
    personal = replace(personal, names=names)
    words = frozenset(word.casefold() for label in labels for word in re.findall(r"\w+", personal.mask(label)))
    return replace(personal, protected=words)


def _words(name: str) -> str:
    return " ".join(plain_letters(name).split())
