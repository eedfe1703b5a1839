"""The view: the policy chooses, nothing is lost, and every triple knows its claims."""

from __future__ import annotations

from pathlib import Path

from rdflib import SKOS, XSD, Literal

import vanort
from vanort.claims.of_workspace import read_claims
from vanort.dataset.assemble import read_ontology
from vanort.dataset.rules import apply_rules
from vanort.dataset.view import Policy, Support, compute_view
from vanort.identity.decisions import read_decisions
from vanort.identity.merge import identify
from vanort.vocabulary import ID, VANORT
from vanort.workspace.model import Workspace
from workspaces import make_workspace

SAME = "by: A. Person\n  date: 2026-11-22\n  why: One project.\n"
MERGED = f"- decision: same\n  things: [one:lake, two:lake]\n  keep: project/lake\n  {SAME}"
LAKE = ID["project/lake"]


def page(stem: str, name: str, statements: str) -> str:
    return f"document: {stem}.txt\nthings:\n  lake: {{type: Project, name: {name}}}\n  ekby: {{type: Municipality, name: Ekby}}\nclaims:\n{statements}"


def viewed(workspace: Workspace, policy: Policy = Policy()) -> Support:  # noqa: B008 (a frozen value)
    files, decisions, ontology = read_claims(workspace), read_decisions(workspace.decisions), read_ontology()
    identity = identify(files, decisions, {})
    return apply_rules(compute_view(files, identity, ontology, policy))


def disagreeing(root: Path, extra: str = "") -> Workspace:
    start = "  - {{subject: lake, property: start, object: {0}, quote: since {0}{1}}}\n"
    return make_workspace(
        root,
        {
            "one": ("Clean Lake with Ekby since 2010.", page("one", "Clean Lake", start.format(2010, ""))),
            "two": ("The Lake with Ekby since 2015.", page("two", "The Lake", start.format(2015, extra))),
        },
        MERGED,
    )


def starts(support: Support) -> list[str]:
    return [str(o) for s, p, o in support if s == LAKE and p == VANORT.start]


def test_of_clashing_values_one_wins_by_the_ranking_of_sources(tmp_path: Path) -> None:
    """The source that the settings rank first gives the value."""
    workspace = disagreeing(tmp_path)

    assert starts(viewed(workspace, Policy(source_rank=("one", "two")))) == ["2010"]
    assert starts(viewed(workspace, Policy(source_rank=("two", "one")))) == ["2015"]


def test_confidence_decides_where_no_source_is_ranked(tmp_path: Path) -> None:
    """Between equal sources the surer reading wins."""
    assert starts(viewed(disagreeing(tmp_path, ", confidence: 0.6"))) == ["2010"]


def test_a_name_that_is_not_chosen_stays_as_another_name(tmp_path: Path) -> None:
    """One preferred name a language; the others are kept."""
    support = viewed(disagreeing(tmp_path), Policy(source_rank=("two",)))

    names = {p: str(o) for s, p, o in support if s == LAKE and p in (SKOS.prefLabel, SKOS.altLabel)}
    assert names == {SKOS.prefLabel: "The Lake", SKOS.altLabel: "Clean Lake"}


def test_a_decision_gives_a_name_and_further_names_to_be_found_by(tmp_path: Path) -> None:
    """Of the names that a decision lists in a language the first is the name, the rest are other names."""
    workspace = disagreeing(tmp_path)
    decisions = workspace.decisions / "decisions.yaml"
    decisions.write_text(f"{MERGED}  name: {{en: [Lake Works, The Works], sv: Sjöverket}}\n", encoding="utf-8")

    support = viewed(workspace)

    names = {(p, str(o), o.language) for s, p, o in support if s == LAKE and isinstance(o, Literal) and o.language}
    assert {(SKOS.prefLabel, "Lake Works", "en"), (SKOS.prefLabel, "Sjöverket", "sv")} <= names
    assert (SKOS.altLabel, "The Works", "en") in names
    assert {str(o) for s, p, o in support if s == LAKE and p == SKOS.prefLabel} == {"Lake Works", "Sjöverket"}


def test_what_is_planned_past_negated_or_rejected_never_reaches_the_view(tmp_path: Path) -> None:
    """Only asserted claims that stand become plain triples; proposals only where they are asked for."""
    text = "Clean Lake and Ekby: one, two, three, four, five."
    moods = {
        "one": "modality: planned",
        "two": "modality: past",
        "three": "modality: negated",
        "four": "review: rejected",
    }
    statements = "".join(
        f"  - {{subject: lake, property: partner, object: ekby, quote: {quote}, {mood}}}\n"
        for quote, mood in moods.items()
    )
    proposed = "  - {subject: lake, property: partner, object: ekby, quote: five, review: unreviewed}\n"
    one = make_workspace(tmp_path, {"one": (text, page("one", "Clean Lake", statements + proposed))})

    def partners(policy: Policy) -> int:
        return sum(p == VANORT.partner for _, p, _ in viewed(one, policy))

    assert partners(Policy()) == 0
    assert partners(Policy(with_proposals=True)) == 1


def test_superproperties_and_superclasses_are_written_out(tmp_path: Path) -> None:
    """A partner is involved, a municipality is an organisation, and both rest on the same claims."""
    partner = "  - {subject: lake, property: partner, object: ekby, quote: Clean Lake with Ekby}\n"
    support = viewed(make_workspace(tmp_path, {"one": ("Clean Lake with Ekby", page("one", "Clean Lake", partner))}))
    lake, ekby = ID["project/one.lake"], ID["municipality/one.ekby"]

    assert support[lake, VANORT.involves, ekby] == support[lake, VANORT.partner, ekby]
    assert len(support[lake, VANORT.partner, ekby]) == 1


def test_years_are_computed_from_start_and_duration_and_rest_on_both(tmp_path: Path) -> None:
    """Five years from 1 December 2014 end in 2019; the year rests on the claims of start and duration."""
    statements = """\
  - {subject: lake, property: start, object: 2014-12-01, quote: since 1 December 2014}
  - {subject: lake, property: duration, object: P5Y, quote: five years}
"""
    text = "Clean Lake with Ekby since 1 December 2014, for five years."
    support = viewed(make_workspace(tmp_path, {"one": (text, page("one", "Clean Lake", statements))}))
    lake = ID["project/one.lake"]

    assert len(support[lake, VANORT.endYear, Literal(2019, datatype=XSD.integer)]) == 2
    assert (lake, VANORT.durationMonths, Literal(60)) in support


def test_the_workspace_can_say_which_claims_stand_behind_a_triple(tmp_path: Path) -> None:
    """Each triple of the view answers with its claims, a computed one with those that it was computed from."""
    workspace = disagreeing(tmp_path)
    with vanort.open(workspace.root) as ws:
        start = ws.because(LAKE, VANORT.start, Literal("2010", datatype=XSD.gYear))
        year = ws.because(LAKE, VANORT.startYear, Literal(2010))

        assert len(start) == 1
        assert year == start
        assert "The best claim wins" in str(ws.policy)
