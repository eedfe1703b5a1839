"""Everything that can be said about a network, worked out in one go."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from vanort.analysis.bridges import bridge_answers, flow_answers, path_answers
from vanort.analysis.communities import Communities, communities
from vanort.analysis.dependence import dependence_answers
from vanort.analysis.gaps import gap_answers
from vanort.analysis.growth import Year, growth, growth_answers, renewal_answers
from vanort.analysis.measures import Measures, measures
from vanort.analysis.sentences import Answer, heading, say
from vanort.analysis.structure import Structure, assortativity, structure
from vanort.analysis.suggestions import Suggestion, suggest, suggestion_answers
from vanort.analysis.undertakings import Undertakings, read_undertakings
from vanort.analysis.without import loss_answers, without
from vanort.errors import QueryError
from vanort.network import adjacency, read_network
from vanort.queries import question_folders
from vanort.store import Store

STEADY = 0.8
MUCH_MIXING = 0.1
ORGANISATIONS, NODES = "organisations", "nodes"  # what a network is made of: a word of the templates
SECTIONS = (
    "overview",
    "bridges",
    "flows",
    "paths",
    "dependence",
    "without",
    "gaps",
    "growth",
    "renewal",
    "suggestions",
    "limits",
)


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What was worked out: the network with its measures, groups and figures, and the answers in order."""

    language: str
    organisation: str
    year: int | None
    undertakings: Undertakings
    network: nx.MultiGraph
    money: nx.MultiDiGraph
    measures: Measures
    groups: Communities
    structure: Structure
    years: tuple[Year, ...]
    suggestions: tuple[Suggestion, ...]
    answers: tuple[Answer, ...]

    def by_section(self) -> dict[str, list[Answer]]:
        """Return the answers by section, sections in the order in which they are read."""
        found: dict[str, list[Answer]] = {section: [] for section in SECTIONS}
        for answer in self.answers:
            found[answer.section].append(answer)
        return {section: answers for section, answers in found.items() if answers}

    def _repr_html_(self) -> str:
        """Show the answers in a notebook; text is escaped, never markup."""
        parts = []
        for section, answers in self.by_section().items():
            lines = "".join(f"<li>{html.escape(say(answer, self.language))}</li>" for answer in answers)
            parts.append(f"<h4>{html.escape(heading(section, self.language))}</h4><ul>{lines}</ul>")
        return "".join(parts)


def analyse(
    store: Store,
    *,
    persons: Store | None = None,
    organisation: str = "",
    without_organisation: str = "",
    connecting: tuple[str, str] | None = None,
    as_of: int | None = None,
    language: str = "en",
    include_contacts: bool = False,
    own: Path | None = None,
) -> Analysis:
    """Work out every answer, seen from one organisation.

    `organisation` is whose network this is: by default the one that takes part in most. `without_organisation`
    asks what is lost without another than that one; `connecting` how two are connected. Names may be given in
    any form that a question takes. `persons` is the store in which contact persons are counted, where `store`
    has been made fit to be shown. `as_of` keeps what ran in that year, and is the year from which endings and
    suggestions are seen; by default that is the last year stated anywhere.

    Raises QueryError where a name means no organisation of the network.
    """
    everything = read_undertakings(
        store, persons=persons, language=language, include_contacts=include_contacts, own=own
    )
    folders = question_folders("network", own)
    money = read_network(store, "funding", language=language, as_of=as_of, folders=folders)
    year = as_of if as_of is not None else everything.last_year()
    undertakings = everything if as_of is None else in_year(everything, as_of)
    network = undertakings.network()
    network.add_edges_from(
        tuple(map(undertakings.organisation, sorted(pair))) for pair in undertakings.twinnings if as_of is None
    )
    for node, data in network.nodes(data=True):
        data["label"] = undertakings.label(node)
    focus = _named(organisation, undertakings) if organisation else busiest(undertakings)
    lost = _named(without_organisation, undertakings) if without_organisation else focus
    simple = adjacency(network)
    found, groups, figures = measures(simple), communities(simple), structure(simple)
    years = growth(everything)
    answers = _overview(undertakings, network, groups, figures, ORGANISATIONS)
    suggestions: list[Suggestion] = []
    answers += bridge_answers(undertakings, network, found, figures, ORGANISATIONS)
    if connecting is not None:
        one, other = (_named(name, undertakings) for name in connecting)
        answers += path_answers(undertakings, one, other)
    if focus and lost:
        answers += dependence_answers(undertakings, focus)
        answers += loss_answers(undertakings, without(undertakings, lost))
        answers += gap_answers(undertakings, focus)
        if year is not None:
            answers += renewal_answers(everything, focus, year)
        suggestions, rule = suggest(everything, focus, year)
        answers += suggestion_answers(everything, focus, suggestions, rule)
        answers.append(Answer("limits.named"))
    answers += growth_answers(everything, years)
    return Analysis(
        language=language,
        organisation=focus,
        year=year,
        undertakings=undertakings,
        network=network,
        money=money,
        measures=found,
        groups=groups,
        structure=figures,
        years=tuple(years),
        suggestions=tuple(suggestions),
        answers=tuple(answers),
    )


def analyse_network(network: nx.MultiGraph, *, language: str = "en") -> Analysis:
    """Work out measures, groups and figures of any network, without the answers that need to know who does what."""
    labels = {node: str(data.get("label", node)) for node, data in network.nodes(data=True)}
    undertakings = Undertakings(labels=labels, members={}, years={})
    simple = adjacency(network)
    found, groups, figures = measures(network), communities(simple), structure(simple)
    answers = _overview(undertakings, network, groups, figures, NODES)
    answers += bridge_answers(undertakings, network, found, figures, NODES)
    answers += flow_answers(undertakings, found)
    return Analysis(
        language=language,
        organisation="",
        year=network.graph.get("as_of"),
        undertakings=undertakings,
        network=network,
        money=nx.MultiDiGraph(),
        measures=found,
        groups=groups,
        structure=figures,
        years=(),
        suggestions=(),
        answers=tuple(answers),
    )


def in_year(undertakings: Undertakings, year: int) -> Undertakings:
    """Keep what is known to run in a year."""
    from dataclasses import replace

    kept = {u: members for u, members in undertakings.members.items() if undertakings.runs_in(u, year)}
    return replace(undertakings, members=kept)


def busiest(undertakings: Undertakings) -> str:
    """Return the organisation that takes part in most, the first by IRI of several; empty where there is none."""
    counts: dict[str, int] = {}
    for undertaking in undertakings.members:
        for partner in undertakings.partners(undertaking):
            counts[partner] = counts.get(partner, 0) + 1
    return min(counts, key=lambda partner: (-counts[partner], partner), default="")


def _named(name: str, undertakings: Undertakings) -> str:
    """Return the organisation that a name, an IRI or the end of one means."""
    from vanort.asking import fold

    members = sorted({m for u in undertakings.members for m in (undertakings.partners(u) | undertakings.members[u])})
    exact = [m for m in members if m == name or m.endswith(f"/{name}") or fold(undertakings.label(m)) == fold(name)]
    near = exact or [m for m in members if fold(name) in fold(undertakings.label(m))]
    if len(near) != 1:
        names = ", ".join(undertakings.label(m) for m in (near or members)[:8])
        found = f"'{name}' means several organisations." if near else f"The network has no organisation '{name}'."
        raise QueryError(found, hint=f"Give one of: {names}." if names else "The network is empty.")
    return undertakings.organisation(near[0])


def _overview(
    undertakings: Undertakings, network: nx.MultiGraph, groups: Communities, figures: Structure, nodes: str
) -> list[Answer]:
    countries = {node: undertakings.countries[node] for node in network if node in undertakings.countries}
    first = next(iter(sorted(network)), "")
    size = {
        "count": figures.nodes,
        "name": undertakings.label(first),
        "undertakings": len(undertakings.members),
    }
    key = "overview.size" if nodes == ORGANISATIONS else "overview.view-size"
    answers = [Answer(key, size, tuple(sorted(network)))]
    loops = nx.number_of_selfloops(network)
    if loops:
        answers.append(Answer("overview.loops", {"count": loops}))
    if figures.nodes < 2:
        return answers
    parts = {
        "count": len(figures.components),
        "largest": figures.components[0],
        "alone": sum(size == 1 for size in figures.components),
        "nodes": nodes,
    }
    answers.append(Answer("overview.parts", parts))
    density = {"count": figures.ties, "share": figures.density or 0.0, "nodes": nodes}
    answers.append(Answer("overview.density", density))
    if figures.ties:
        answers.append(Answer("overview.groups", _group_values(groups, undertakings)))
    if countries:
        where = {"count": len(set(countries.values())), "known": len(countries)}
        answers.append(Answer("overview.countries", where, tuple(sorted(countries))))
    return answers + _mixing(network, countries)


def _group_values(groups: Communities, undertakings: Undertakings) -> Mapping[str, object]:
    sizes: dict[int, int] = {}
    for number in groups.membership.values():
        sizes[number] = sizes.get(number, 0) + 1
    return {
        "count": sum(size > 1 for size in sizes.values()),
        "modularity": groups.modularity,
        "stability": groups.stability,
        "steady": "steady" if groups.stability >= STEADY else "unsteady",
        "runs": groups.runs,
    }


def _mixing(network: nx.MultiGraph, countries: Mapping[str, str]) -> list[Answer]:
    index = assortativity(adjacency(network), countries)
    if index is None:
        return []
    tendency = "as-chance" if abs(index) < MUCH_MIXING else "more" if index > 0 else "less"
    return [Answer(f"overview.mixing-{tendency}", {"index": index, "count": len(countries)}, tuple(sorted(countries)))]
