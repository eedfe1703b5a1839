"""The things of a graph as entities to compare: what a store knows of their names, codes and countries."""

from __future__ import annotations

from vanort.identity.entities import Entity
from vanort.identity.name_parts import fold
from vanort.identity.place_names import country_codes
from vanort.store import Store
from vanort.vocabulary import PREFIXES

# The classes whose members are matched by name, the narrower one first: a municipality is an organisation, too. Nobody is
# told from a list of names who a person is.
CLASSES = ("Municipality", "Country", "Place", "Programme", "Project", "Partnership", "Organisation")
_TOLD = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT DISTINCT ?thing ?class ?kind ?value WHERE {
  VALUES ?class { %s }
  ?thing a ?class .
  VALUES ?kind { skos:prefLabel skos:altLabel vanort:formerName dcterms:identifier vanort:country }
  ?thing ?kind ?value
}"""
_COUNTRIES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT DISTINCT ?country ?name WHERE { ?country a vanort:Country ; skos:prefLabel ?name }"""
_PREFERRED = f"{PREFIXES['skos']}prefLabel"
_FORMER = f"{PREFIXES['vanort']}formerName"
_CODE = f"{PREFIXES['dcterms']}identifier"
_COUNTRY = f"{PREFIXES['vanort']}country"


def stored_entities(store: Store, *, timeout: float | None = None) -> tuple[Entity, ...]:
    """Return all that has a name in a store as entities under their IRIs, the preferred names first.

    Raises QueryLimit where the store takes longer than `timeout` seconds.
    """
    codes = country_codes()
    countries = {
        country[1]: code
        for country, name in store.query(_COUNTRIES, timeout=timeout).cells()
        if country and name and (code := codes.get(fold(name[1])))
    }
    classes = {f"{PREFIXES['vanort']}{name}": place for place, name in enumerate(CLASSES)}
    narrowest: dict[str, int] = {}
    said: dict[str, dict[str, dict[str, None]]] = {}
    text = _TOLD % " ".join(f"<{iri}>" for iri in classes)
    for thing, class_, kind, value in store.query(text, timeout=timeout).cells():
        if thing and class_ and kind and value:
            narrowest[thing[1]] = min(classes[class_[1]], narrowest.get(thing[1], len(classes)))
            said.setdefault(thing[1], {}).setdefault(kind[1], {})[value[1]] = None
    return tuple(_entity(iri, CLASSES[narrowest[iri]], said[iri], countries) for iri in sorted(said))


def _entity(iri: str, type_: str, said: dict[str, dict[str, None]], countries: dict[str, str]) -> Entity:
    preferred = sorted(said.get(_PREFERRED, ()))
    former = tuple(sorted(said.get(_FORMER, ())))
    others = sorted(name for kind in said for name in said[kind] if kind not in (_PREFERRED, _FORMER, _CODE, _COUNTRY))
    names = tuple(name for name in dict.fromkeys((*preferred, *others)) if name not in former)
    country = next((countries[each] for each in sorted(said.get(_COUNTRY, ())) if each in countries), "")
    return Entity(iri, type_, names, former, tuple(sorted(said.get(_CODE, ()))), countries.get(iri, country))
