"""The sentences about whole views, and those about limits, counted a second time: made-up workspaces that meet them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import networkx as nx
import pytest

from claims_reading import Reading, Ties
from sentence_counting import COUNTS, Page, kinds_in
from test_report_numbers import page
from vanort.analysis import analysing
from vanort.analysis.analysing import Analysis, analyse_network
from vanort.analysis.output import DEFAULT_ROWS, write_text
from vanort.analysis.sentences import LANGUAGES, Answer, say
from vanort.dataset.compile import compile_workspace
from vanort.network import read_network
from vanort.store import open_text
from workspaces import make_workspace

MONEY = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  state: {type: Organisation, name: Statsfonden}
  sea: {type: Organisation, name: Havsfonden}
  lake: {type: Organisation, name: Sjöfonden}
  light: {type: Project, name: Ljus}
  boats: {type: Project, name: Båtar}
  nets: {type: Project, name: Nät}
  to-light: {type: Funding, quote: kontakt}
  to-sea: {type: Funding, quote: kontakt}
  own: {type: Funding, quote: kontakt}
claims:
  - {subject: light, property: partner, object: oby, quote: kontakt}
  - {subject: boats, property: partner, object: oby, quote: kontakt}
  - {subject: nets, property: partner, object: oby, quote: kontakt}
  - {subject: boats, property: fundedBy, object: sea, quote: kontakt}
  - {subject: nets, property: fundedBy, object: sea, quote: kontakt}
  - {subject: light, property: fundedBy, object: lake, quote: kontakt}
"""
CHAIN = """\
  - {subject: light, property: funding, object: to-light, quote: kontakt}
  - {subject: to-light, property: funder, object: sea, quote: kontakt}
  - {subject: to-light, property: drawsOn, object: to-sea, quote: kontakt}
  - {subject: to-sea, property: funder, object: state, quote: kontakt}
  - {subject: to-sea, property: recipient, object: sea, quote: kontakt}
"""
LOOP = """\
  - {subject: to-light, property: drawsOn, object: own, quote: kontakt}
  - {subject: own, property: funder, object: sea, quote: kontakt}
  - {subject: own, property: recipient, object: sea, quote: kontakt}
"""


class Money(Reading):
    """A second reading in which those are tied who give money and who or what gets it."""

    def organisations(self) -> set[str]:
        """All ends of flows."""
        return {end for flow in self.flows() for end in flow}

    def ties(self, undertakings: object = None) -> Ties:
        """Who gives to whom or what, seen from both ends."""
        found: Ties = {one: set() for one in self.organisations()}
        for one, other in self.flows():
            if one != other:
                found[one].add(other)
                found[other].add(one)
        return found


def view_of_money(folder: Path, claims: str, language: str) -> tuple[Analysis, Money]:
    """The view of money of a workspace with these claims, and its second reading."""
    workspace = make_workspace(folder, {"page": (page(claims), claims)})
    store = open_text(compile_workspace(workspace).nquads())
    try:
        network = read_network(store, "funding", language=language)
    finally:
        store.close()
    return analyse_network(network, language=language), Money(folder)


def met(analysis: Analysis, reading: Reading) -> set[str]:
    """The kinds of sentences of an analysis of a view, each held against the second reading."""
    counted = Page(reading, "", analysis)
    for answer in analysis.answers:
        COUNTS[answer.key](counted, answer)
    return {kind for answer in analysis.answers for kind in kinds_in(answer)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("claims", "kinds"),
    [
        (MONEY, {"overview.view-size", "flows.out", "flows.not-between"}),
        (MONEY + CHAIN, {"overview.view-size", "flows.out", "flows.into", "flows.between"}),
        (MONEY + CHAIN + LOOP, {"overview.loops", "flows.between"}),
    ],
    ids=["straight", "passed on", "to itself"],
)
def test_sentences_about_a_whole_view_are_those_of_the_claims(
    claims: str, kinds: set[str], language: str, tmp_path: Path
) -> None:
    """Who gives to most, who gets from most, who passes on, what goes round: each is counted again from the claims."""
    assert kinds <= met(*view_of_money(tmp_path, claims, language))


def test_an_estimate_says_from_how_many_starting_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network too large to follow every path is measured from some of its nodes, and that is told.

    What is too large is set lower here: a network of 200 million nodes times ties takes a minute.
    """
    network = nx.MultiGraph(nx.gnm_random_graph(300, 600, seed=7))
    nx.relabel_nodes(network, {node: f"node/{node}" for node in list(network)}, copy=False)
    monkeypatch.setattr(analysing, "measures", partial(analysing.measures, exact_work=10))

    analysis = analyse_network(network)
    (told,) = (answer for answer in analysis.answers if answer.key == "limits.sampled")

    COUNTS[told.key](Page(None, "", analysis), told)  # type: ignore[arg-type]
    assert f"estimates from {told.values['count']} starting points" in say(told)


def test_a_table_that_is_cut_says_of_how_many_rows(tmp_path: Path) -> None:
    """Fifteen rows are shown; how many there are is counted from the claims."""
    towns = "".join(f"  t{n}: {{type: Municipality, name: By {n}}}\n" for n in range(DEFAULT_ROWS + 3))
    claims = MONEY.replace("claims:\n", f"{towns}claims:\n") + "".join(
        f"  - {{subject: light, property: fundedBy, object: t{n}, quote: kontakt}}\n" for n in range(DEFAULT_ROWS + 3)
    )
    analysis, reading = view_of_money(tmp_path, claims, "en")
    values = {"count": len(reading.organisations()), "shown": DEFAULT_ROWS}

    COUNTS["limits.more"](Page(reading, "", analysis), Answer("limits.more", values))
    assert say(Answer("limits.more", values)) in write_text(analysis)
