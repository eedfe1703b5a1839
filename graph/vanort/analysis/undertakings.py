"""What the answers are worked out from: who takes part in what, when, towards which goals, for whose money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

import networkx as nx

from vanort.analysis.asking import ask
from vanort.analysis.sentences import Counted
from vanort.catalogue.question import question_folders
from vanort.languages import alphabet_key, in_order
from vanort.languages.alphabet import Key
from vanort.network import read_network, refuse_too_many
from vanort.store import Store
from vanort.vocabulary import VANORT

End = TypeVar("End")
Years = tuple[int | None, int | None]
Links = Mapping[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One property (`term`) of one thing on which passages disagree: names, and (value, passage, document) of each."""

    thing: str
    name: str
    property: str
    passages: tuple[tuple[str, str, str], ...]
    term: str = ""


@dataclass(frozen=True)
class Undertakings:
    """Undertakings (what organisations share) and their organisations, all by IRI.

    `members`, `goals`, `themes`, `funders`, `contacts` and `named_countries` lead from an undertaking to what it has (`contacts` from
    an organisation and its departments, too); `all_goals` and `all_themes` are those that could be taken up. `whole` leads from a part
    (a department) to what it is part of, from a project to its partnership; `builds_on` from a project to the one it continues; `joined`
    to since when each member is said to take part. `funders` are stated of the undertaking itself; `inherited` are pairs of what it lies
    in and who pays for that. Of `stated_ends` a source states the end; others are computed. `source_years` has an entry a document.
    """

    labels: Mapping[str, str]
    members: Links
    years: Mapping[str, Years]
    countries: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)
    builds_on: Mapping[str, str] = field(default_factory=dict)
    goals: Links = field(default_factory=dict)
    themes: Links = field(default_factory=dict)
    funders: Links = field(default_factory=dict)
    inherited: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    programmes: Links = field(default_factory=dict)
    partnerships: frozenset[str] = frozenset()
    stated_ends: frozenset[str] = frozenset()
    joined: Mapping[tuple[str, str], int | None] = field(default_factory=dict)
    source_years: tuple[int | None, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    contacts: Links = field(default_factory=dict)
    named_countries: Links = field(default_factory=dict)
    all_goals: tuple[str, ...] = ()
    all_themes: tuple[str, ...] = ()
    twinnings: frozenset[frozenset[str]] = frozenset()
    never: frozenset[frozenset[str]] = frozenset()
    language: str = "en"
    employers: Mapping[str, str] = field(default_factory=dict)

    def label(self, iri: str) -> str:
        """Return the name of anything."""
        return self.labels.get(iri) or iri.rsplit("/", 1)[-1]

    def named(self, iris: Iterable[str]) -> list[str]:
        """Return the names of things in the order of the alphabet."""
        return in_order(map(self.label, iris), self.language)

    def label_key(self, iri: str) -> Key:
        """Return what puts a thing in its place by its name."""
        return alphabet_key(self.label(iri), self.language)

    def organisation(self, iri: str) -> str:
        """Return the outermost whole that an organisation is part of; itself where it is part of nothing."""
        seen = {iri}
        while (above := self.whole.get(iri)) is not None and above not in seen:
            iri = above
            seen.add(iri)
        return iri

    def partners(self, undertaking: str) -> frozenset[str]:
        """Return who takes part, each department counted as the organisation that it is part of."""
        return frozenset(self.organisation(member) for member in self.members.get(undertaking, _NONE))

    def departments(self) -> tuple[str, ...]:
        """Return the departments that take part in something, each counted as the organisation that it is part of."""
        members = {member for those in self.members.values() for member in those}
        return tuple(sorted(member for member in members if self.organisation(member) != member))

    def partners_in(self, undertaking: str, year: int) -> frozenset[str]:
        """Return who is known to take part in a year in which the undertaking runs."""
        known = self.years.get(undertaking, (None, None))[0]
        return frozenset(
            self.organisation(member)
            for member in self.members.get(undertaking, _NONE)
            if (since := self.joined.get((undertaking, member), known)) is not None and since <= year
        )

    def payers(self, undertaking: str) -> frozenset[str]:
        """Return whose money is stated of an undertaking or of what it lies in."""
        return self.funders.get(undertaking, _NONE) | {way[1] for way in self.inherited.get(undertaking, ())}

    def counted(self, undertakings: Iterable[str]) -> Counted:
        """Count undertakings by kind."""
        found = set(undertakings)
        partnerships = len(found & self.partnerships)
        return Counted(len(found) - partnerships, partnerships)

    def projects(self, undertakings: Iterable[str]) -> tuple[str, ...]:
        """Return those undertakings that are projects, not standing partnerships."""
        return tuple(u for u in undertakings if u not in self.partnerships)

    def newest_source(self) -> int | None:
        """Return the latest year that a document gives for itself; None where none does."""
        return max((year for year in self.source_years if year is not None), default=None)

    def vantage(self) -> int | None:
        """Return the year from which endings are seen: that of the newest source, or a later one that is stated.

        A later stated year counts where some source has no date, for it may be newer than the others.
        """
        newest = self.newest_source()
        if newest is not None and None not in self.source_years:
            return newest
        return max((year for year in (newest, self.last_year()) if year is not None), default=None)

    def of(self, organisation: str) -> tuple[str, ...]:
        """Return what an organisation takes part in, itself or by a department, sorted."""
        return self._by_partner.get(self.organisation(organisation), ())

    @cached_property
    def _by_partner(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for undertaking in sorted(self.members):
            for partner in self.partners(undertaking):
                found[partner].append(undertaking)
        return {partner: tuple(undertakings) for partner, undertakings in found.items()}

    def runs_in(self, undertaking: str, year: int) -> bool | None:
        """Tell whether an undertaking is under way in a year; None where it is not stated when it began."""
        if self.is_over(undertaking, year):
            return False
        begin = self.years.get(undertaking, (None, None))[0]
        return None if begin is None else begin <= year

    def is_over(self, undertaking: str, year: int) -> bool:
        """Tell whether the last year of an undertaking, stated or computed, lies before a year."""
        end = self.years.get(undertaking, (None, None))[1]
        return end is not None and end < year

    def last_year(self) -> int | None:
        """Return the latest year that is stated anywhere; None where no year is."""
        return max((year for pair in self.years.values() for year in pair if year is not None), default=None)

    def network(self, keep: Callable[[str], bool] = lambda _: True) -> nx.MultiGraph:
        """Return organisations tied once for each undertaking that they share, of those to keep; too many raise QueryLimit."""
        refuse_too_many(len(self.partners(u)) for u in self.members if keep(u))
        network = nx.MultiGraph()
        network.add_nodes_from(sorted({member for u in self.members for member in self.partners(u)}))
        for undertaking in sorted(filter(keep, self.members)):
            network.add_edges_from(combinations(sorted(self.partners(undertaking)), 2), via=undertaking)
        return network

    def with_twinnings(self) -> nx.MultiGraph:
        """Return the network of all organisations, those that are only twinned with one among them."""
        network = self.network()
        network.add_edges_from(tuple(map(self.organisation, sorted(pair))) for pair in self.twinnings)
        return network


def read_undertakings(
    store: Store,
    *,
    persons: Store | None = None,
    language: str = "en",
    include_contacts: bool = False,
    own: Path | None = None,
    networks: Callable[..., nx.MultiGraph] | None = None,
) -> Undertakings:
    """Read everything that the answers need from a store; persons are numbered unless contacts are included.

    Contact persons are counted in the store `persons`, where it differs from the one that all else is read from.
    `networks` returns the network of a view, for whoever needs it for something else, too.
    """
    folders = question_folders("network", own)
    read = networks or partial(read_network, store, language=language, folders=folders)
    projects, goals, themes = map(read, ("projects", "goals", "themes"))
    partners = read("partners", shared=False)  # no ties of thousands
    nodes = {**_wholes(store, language, own), **partners.nodes, **goals.nodes, **themes.nodes, **projects.nodes}
    funders = ask(store, "funders", language, own)
    countries = ask(store, "named-countries", language, own)
    contacts = ask(persons or store, "contacts", language, own)
    numbers = {iri: f"person-{n}" for n, iri in enumerate(sorted({row["person"] for row in contacts}), 1)}
    shown = {row["person"]: row["personLabel"] for row in contacts if include_contacts}
    labels = {iri: str(data["label"]) for iri, data in nodes.items() if "label" in data}
    labels |= {row["funder"]: row["funderLabel"] for row in funders}
    labels |= {row["country"]: row["countryLabel"] for row in countries}
    labels |= {data["country"]: data["countryLabel"] for data in nodes.values() if "countryLabel" in data}
    labels |= {numbers[row["person"]]: shown.get(row["person"], numbers[row["person"]]) for row in contacts}
    programmes = ask(store, "programmes", language, own)
    labels |= {row["through"]: row["throughLabel"] for row in funders if row["through"]}
    labels |= {row["programme"]: row["programmeLabel"] for row in programmes}
    told = {row["undertaking"] for row in ask(store, "asserted-undertakings", language, own)}
    undertakings = {iri for iri, data in projects.nodes.items() if data.get("bipartite") == 1} & told
    return Undertakings(
        labels=labels,
        members={iri: frozenset(projects[iri]) for iri in sorted(undertakings)},
        years={iri: (projects.nodes[iri].get("from"), projects.nodes[iri].get("to")) for iri in undertakings},
        countries={iri: data["country"] for iri, data in nodes.items() if "country" in data},
        whole={iri: data["partOf"] for iri, data in nodes.items() if "partOf" in data},
        builds_on={iri: data["buildsOn"] for iri, data in nodes.items() if "buildsOn" in data},
        goals={iri: frozenset(goals[iri]) for iri in sorted(undertakings & set(goals))},
        themes={iri: frozenset(themes[iri]) for iri in sorted(undertakings & set(themes))},
        funders=_links((row["undertaking"], row["funder"]) for row in funders if not row["through"]),
        inherited=_links((row["undertaking"], (row["through"], row["funder"])) for row in funders if row["through"]),
        programmes=_links((row["undertaking"], row["programme"]) for row in programmes),
        partnerships=frozenset(u for u in undertakings if projects.nodes[u].get("type") == str(VANORT.Partnership)),
        stated_ends=frozenset(row["undertaking"] for row in ask(store, "stated-ends", language, own)),
        joined=_joined(projects, undertakings),
        source_years=tuple(row["year"] for row in ask(store, "sources", language, own)),
        contradictions=_contradictions(ask(store, "contradictions", language, own)),
        contacts=_links((row["undertaking"], numbers[row["person"]]) for row in contacts),
        named_countries=_links((row["undertaking"], row["country"]) for row in countries),
        all_goals=tuple(sorted((g for g, data in goals.nodes.items() if data.get("bipartite") == 1), key=_natural)),
        all_themes=tuple(sorted(t for t, data in themes.nodes.items() if data.get("bipartite") == 1)),
        twinnings=frozenset(
            frozenset((source, target)) for source, target, data in partners.edges(data=True) if "via" not in data
        ),
        never=_never(store, own),
        language=language,
        employers={numbers[row["person"]]: row["organisationLabel"] for row in contacts if row["organisationLabel"]},
    )


def _wholes(store: Store, language: str, own: Path | None) -> dict[str, dict[str, Any]]:
    """Return what organisations are part of as nodes: what takes part only by its departments is no node of a view."""
    names = {"organisationLabel": "label"}
    return {
        row["organisation"]: {names.get(name, name): value for name, value in row.items() if value is not None}
        for row in ask(store, "wholes", language, own)
    }


def _joined(projects: nx.MultiGraph, undertakings: set[str]) -> dict[tuple[str, str], int | None]:
    """Return since when each member takes part, None where that is not known: the earliest of several statements."""
    found: dict[tuple[str, str], int | None] = {}
    for one, other, data in projects.edges(data=True):
        key = (one, other) if one in undertakings else (other, one)
        years = [year for year in (found.get(key), data.get("from")) if year is not None]
        found[key] = min(years, default=None)
    return found


def _contradictions(rows: list[dict[str, Any]]) -> tuple[Contradiction, ...]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["thing"], row["property"]].append(row)
    return tuple(
        Contradiction(
            thing=thing,
            name=those[0]["thingLabel"] or thing.rsplit("/", 1)[-1],
            property=those[0]["propertyLabel"] or property_.rsplit("#", 1)[-1],
            passages=tuple((row["valueLabel"], row["passage"], row["documentLabel"]) for row in those),
            term=property_.rsplit("#", 1)[-1],
        )
        for (thing, property_), those in found.items()
    )


def _links(pairs: Iterable[tuple[str, End]]) -> Mapping[str, frozenset[End]]:
    found: dict[str, set[End]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(found[one]) for one in sorted(found)}


def _never(store: Store, own: Path | None) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["one"], row["other"])) for row in ask(store, "never-suggest", "en", own))


def _natural(iri: str) -> tuple[int, str]:
    """Sort goals 2 before 10."""
    last = iri.rsplit("/", 1)[-1]
    return (int(last), "") if last.isdigit() else (10**9, last)
