"""Everything that can be said about a network, worked out in one go."""

from __future__ import annotations

import difflib
import html
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import networkx as nx

from vanort.analysis.alike import alike, alike_answers, as_one
from vanort.analysis.asking import ask, newest_day
from vanort.analysis.bridges import bridge_answers, flow_answers, path_answers
from vanort.analysis.communities import Communities, communities
from vanort.analysis.dependence import dependence_answers, most, partner_counts
from vanort.analysis.disagreement import contradiction_answers
from vanort.analysis.gaps import gap_answers
from vanort.analysis.growth import Year, as_far_as_told, growth, growth_answers, renewal_answers
from vanort.analysis.measures import Measures, measures
from vanort.analysis.not_asserted import names_in, not_asserted_answers
from vanort.analysis.overview import NODES, ORGANISATIONS, overview_answers
from vanort.analysis.passages import Statements, read_statements
from vanort.analysis.sentences import Answer, heading, say
from vanort.analysis.structure import Structure, structure
from vanort.analysis.suggestions import Suggestion, suggest, suggestion_answers
from vanort.analysis.undertakings import Undertakings, read_undertakings
from vanort.analysis.waiting import waiting_answers
from vanort.analysis.without import loss_answers, money_answers, over_answers, without
from vanort.catalogue.question import question_folders
from vanort.catalogue.waiting import waiting_facts
from vanort.errors import QueryError
from vanort.network import adjacency, read_network
from vanort.store import Store

MOST_LOSSES = 2  # where more share the first place, none of them is the largest
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
    "contradictions",
    "suggestions",
    "limits",
    "analysts",
)


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What was worked out: the network with its measures, groups and figures, and the answers in order.

    `statements` are what passages say, by thing; `documents` have `documentLabel`, `publisher`, `date` and `address`;
    `not_asserted` are the rows of what is told only as over or planned, or denied; groups that are `alike` may be one thing each.
    `newest` is the day of which the data are.
    """

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
    statements: Statements = field(default_factory=dict)
    documents: tuple[Mapping[str, Any], ...] = ()
    not_asserted: tuple[Mapping[str, Any], ...] = ()
    alike: tuple[set[str], ...] = ()
    newest: str = ""

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
    asks what is lost without someone: a partner, a funder, a programme, by default without the partner and the funder
    of most; `connecting` how two are connected. Names may be given in
    any form that a question takes. `persons` is the store in which contact persons are counted, where `store`
    has been made fit to be shown. `as_of` keeps what ran in that year, and is the year from which endings and
    suggestions are seen; by default that is the year of the newest source, or the
    last year stated where a source has no date.

    Raises QueryError where a name means no organisation of the network.
    """
    everything = read_undertakings(
        store, persons=persons, language=language, include_contacts=include_contacts, own=own
    )
    not_so = ask(store, "not-asserted", language, own)
    everything = replace(everything, labels=names_in(not_so) | dict(everything.labels))
    folders = question_folders("network", own)
    money = read_network(store, "funding", language=language, as_of=as_of, folders=folders)
    year = as_of if as_of is not None else everything.vantage()
    undertakings = everything if as_of is None else in_year(everything, as_of)
    network = undertakings.with_twinnings() if as_of is None else undertakings.network()
    for node, data in network.nodes(data=True):
        data["label"] = undertakings.label(node)
    focus = _named(organisation, undertakings) if organisation else busiest(undertakings, not_so)
    simple = adjacency(network)
    found, groups, figures = measures(simple), communities(simple), structure(simple)
    years = growth(everything)
    answers = overview_answers(undertakings, network, groups, figures, ORGANISATIONS)
    counted = {*network, *undertakings.members, *(p for u in undertakings.members for p in undertakings.payers(u))}
    told = {row[end] for row in not_so for end in ("thing", "value")}
    perhaps_one = alike(store, undertakings, counted | told, own=own)
    answers += alike_answers(undertakings, [group & counted for group in perhaps_one if len(group & counted) > 1])
    suggestions: list[Suggestion] = []
    answers += bridge_answers(undertakings, network, found, figures, ORGANISATIONS, focus)
    if connecting is not None:
        one, other = (_named(name, undertakings) for name in connecting)
        answers += path_answers(undertakings, one, other)
    if focus:
        answers += dependence_answers(undertakings, focus)
        answers += _losses(undertakings, focus, without_organisation, year)
        answers += gap_answers(undertakings, focus)
        if year is not None:
            answers += renewal_answers(everything, focus, year, perhaps_one)
        suggestions, rule = suggest(everything, focus, year, alike=perhaps_one)
        answers += suggestion_answers(everything, focus, suggestions, rule, year)
        answers.append(Answer("limits.named"))
    answers += growth_answers(everything, years)
    answers += contradiction_answers(everything)
    answers += not_asserted_answers(as_one(everything, perhaps_one), not_so)
    answers += waiting_answers(waiting_facts(store, language, own))
    if everything.members:
        answers.append(Answer("limits.sources", {"tells": as_far_as_told(everything)}))
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
        statements=read_statements(ask(store, "passages", language, own)),
        documents=tuple(ask(store, "documents", language, own)),
        not_asserted=tuple(not_so),
        alike=tuple(perhaps_one),
        newest=newest_day(store, own),
    )


def analyse_network(network: nx.MultiGraph, *, language: str = "en") -> Analysis:
    """Work out measures, groups and figures of any network, without the answers that need to know who does what."""
    labels = {node: str(data.get("label", node)) for node, data in network.nodes(data=True)}
    undertakings = Undertakings(labels=labels, members={}, years={})
    simple = adjacency(network)
    found, groups, figures = measures(network), communities(simple), structure(simple)
    answers = overview_answers(undertakings, network, groups, figures, NODES)
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
    kept = {u: members for u, members in undertakings.members.items() if undertakings.runs_in(u, year)}
    return replace(undertakings, members=kept)


def not_over(undertakings: Undertakings, year: int | None) -> Undertakings:
    """Keep what has no last year before a year."""
    kept = {u: those for u, those in undertakings.members.items() if year is None or not undertakings.is_over(u, year)}
    return replace(undertakings, members=kept)


def busiest(undertakings: Undertakings, not_so: Iterable[Mapping[str, Any]] = ()) -> str:
    """Return the organisation that takes part in most; empty where there is none.

    Of several it is the one of which most else is told (`not_so`: planned, over or denied), then the one with most
    partners, then the first by IRI.
    """
    counts = Counter(partner for u in undertakings.members for partner in undertakings.partners(u))
    told = Counter(undertakings.organisation(row[end]) for row in not_so for end in ("thing", "value"))
    near = {one: set().union(*map(undertakings.partners, undertakings.of(one))) for one in counts}
    return min(counts, key=lambda one: (-counts[one], -told[one], -len(near[one]), one), default="")


def _losses(everything: Undertakings, focus: str, name: str, year: int | None) -> list[Answer]:
    """Say what is lost without whoever is named; else without the partner and without the funder of most.

    What had its last year before `year` cannot be lost any more and is left out, which is said of whoever is named.
    """
    undertakings = not_over(everything, year)
    if name:
        payers = {payer for u in everything.members for payer in everything.payers(u)}
        payers |= {programme for those in everything.programmes.values() for programme in those}
        lost = _named(name, everything, payers)
        money = money_answers(undertakings, lost)
        over = over_answers(everything, undertakings, lost, year)
        return [*over, *loss_answers(undertakings, without(undertakings, lost), focus), *money]
    partners, _ = most(partner_counts(undertakings, focus))
    funders, _ = most(Counter(payer for u in undertakings.of(focus) for payer in undertakings.payers(u)))
    answers: list[Answer] = []
    if 0 < len(partners) <= MOST_LOSSES:
        for partner in partners:
            loss = without(undertakings, partner)
            # That nothing is left of what two have alone goes without saying, unless it costs others something, too.
            if loss.kept or loss.uncovered or set(loss.cut_off) - {focus}:
                answers += [
                    *over_answers(everything, undertakings, partner, year),
                    *loss_answers(undertakings, loss, focus),
                ]
    if 0 < len(funders) <= MOST_LOSSES:
        for funder in funders:
            if money := [answer for answer in money_answers(undertakings, funder) if answer.values["count"]]:
                answers += [*over_answers(everything, undertakings, funder, year), *money]
    return answers


def _named(name: str, undertakings: Undertakings, others: Iterable[str] = ()) -> str:
    """Return the organisation that a name, an IRI or the end of one means; `others` may be meant, too."""
    from vanort.catalogue.parameters import fold

    members = sorted(
        {m for u in undertakings.members for m in (undertakings.partners(u) | undertakings.members[u])} | set(others)
    )
    exact = [m for m in members if m == name or m.endswith(f"/{name}") or fold(undertakings.label(m)) == fold(name)]
    near = exact or [m for m in members if fold(name) in fold(undertakings.label(m))]
    if len(near) != 1:
        known = {undertakings.label(m): m for m in near or members}
        alike = [undertakings.label(m) for m in near] or difflib.get_close_matches(undertakings.label(name), known, n=5)
        names = ", ".join((alike or undertakings.named(members))[:8])
        shown = undertakings.label(name)
        found = f"'{shown}' means several organisations." if near else f"The network has no organisation '{shown}'."
        raise QueryError(found, hint=f"Give one of: {names}." if names else "The network is empty.")
    return undertakings.organisation(near[0])
