"""What the answers say about the example workspace, against expectations worked out by hand from its two sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vanort.analysis.analysing import Analysis, analyse
from vanort.analysis.bridges import shortest_paths
from vanort.analysis.growth import not_renewed
from vanort.analysis.sentences import say
from vanort.analysis.undertakings import Undertakings, read_undertakings
from vanort.analysis.without import without
from vanort.dataset.compile import compile_workspace
from vanort.errors import QueryError
from vanort.store import EmbeddedStore, open_text
from vanort.workspace.model import open_workspace

DATA = Path(__file__).parent.parent / "data"
AT = "https://w3id.org/vanort/id/"
VAXJO, JB_MARKS = AT + "municipality/se-0780", AT + "municipality/za-jb-marks"


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """The example workspace, compiled."""
    opened = open_text(compile_workspace(open_workspace(DATA)).nquads())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def undertakings(store: EmbeddedStore) -> Undertakings:
    """Who takes part in what."""
    return read_undertakings(store)


@pytest.fixture(scope="module")
def analysis(store: EmbeddedStore) -> Analysis:
    """Everything, in English."""
    return analyse(store)


def ends(iris: object) -> set[str]:
    """The last parts of IRIs."""
    return {str(iri).rsplit("/", 1)[-1] for iri in iris}  # type: ignore[attr-defined]


def sentences(analysis: Analysis, section: str) -> list[str]:
    """A section in words."""
    return [say(answer, analysis.language) for answer in analysis.by_section().get(section, [])]


def test_the_network_is_vaxjos(analysis: Analysis) -> None:
    """Växjö takes part in everything but Framtid Kronoberg, a project without named partners."""
    assert analysis.organisation == VAXJO
    assert len(analysis.undertakings.of(VAXJO)) == 24


def test_what_keeps_two_named_partners_without_vaxjo(undertakings: Undertakings) -> None:
    """By the facts: departments count as their municipality, and unnamed partners cannot be counted.

    READY: Aarhus, Kaunas, IKEA. World Cities: seven cities, ICLEI. CitiZEN: six cities, Energy Cities. Serbia: Niš,
    Kula, Varvarin, in project and partnership. Resolve: County Board, Region, Energikontor, Citysamverkan. MIS: Vushtrri,
    Linnaeus University. Energy plan: JB Marks, Växjö Energi. The South African partnership: JB Marks, Region Kronoberg,
    Växjö Energi. Those who "will take part" in SEKOS and PR are planned only.
    """
    loss = without(undertakings, VAXJO)

    assert ends(loss.kept) == {
        "ready",
        "world-cities",
        "citizen",
        "serbian-energy-planning",
        "rs-kula--rs-nis--rs-varvarin--se-0780",
        "resolve",
        "mis",
        "energy-plan-jb-marks",
        "se-0780--se-region-kronoberg--vaxjo-energi--za-jb-marks",
    }
    assert ends(loss.lost) == {"kontaktcenter", "serbian-eu-approach"}
    assert len(loss.weakened) == 13


def test_which_partners_would_still_share_a_project(undertakings: Undertakings) -> None:
    """An Giang and Macken work with nobody but Växjö by name; everyone else keeps someone."""
    assert ends(without(undertakings, VAXJO).cut_off) == {"vn-an-giang", "macken"}


def test_region_kronoberg_ties_what_is_left(undertakings: Undertakings) -> None:
    """The region is in Resolve and in the South African partnership."""
    loss = without(undertakings, VAXJO)

    assert ends(loss.ties[AT + "municipality/se-region-kronoberg"]) == {
        "resolve",
        "se-0780--se-region-kronoberg--vaxjo-energi--za-jb-marks",
    }


def test_goals_that_only_vaxjo_holds(undertakings: Undertakings) -> None:
    """Goal 7 stays with JB Marks and Växjö Energi; goal 4 hangs on Växjö and Vushtrri alone."""
    assert without(undertakings, VAXJO).uncovered == ("http://metadata.un.org/sdg/4",)


def test_losing_a_small_partner_loses_little(undertakings: Undertakings) -> None:
    """Without IKEA READY goes on; without JB Marks five projects are left to Växjö alone."""
    assert ends(without(undertakings, AT + "organisation/ikea").kept) == {"ready"}
    assert ends(without(undertakings, JB_MARKS).weakened) == {
        "coordination-structure",
        "paving-way",
        "public-relations-best-practices-3",
        "public-skills-training",
        "tshwaraganang-library",
    }


def test_all_shortest_paths(undertakings: Undertakings) -> None:
    """IKEA meets Vushtrri through READY, Växjö, and each of their six undertakings."""
    paths = shortest_paths(undertakings, AT + "organisation/ikea", AT + "municipality/xk-vushtrri")

    assert len(paths) == len(set(undertakings.of(VAXJO)) & set(undertakings.of(AT + "municipality/xk-vushtrri")))
    assert {path[2] for path in paths} == {VAXJO}
    assert shortest_paths(undertakings, VAXJO, AT + "nobody") == []


def test_what_ended_and_was_not_renewed(undertakings: Undertakings) -> None:
    """Seen from 2021: READY and CENSE2020, and the energy plan within a partnership whose end no source states.

    Paving way, SEKOS, MIS and the coordination structure were followed by later projects with the same partners.
    """
    rows = not_renewed(undertakings, VAXJO, 2021)

    assert {(iri.rsplit("/", 1)[-1], end, bool(standing)) for iri, end, standing in rows} == {
        ("energy-plan-jb-marks", 2020, True),
        ("ready", 2019, False),
        ("cense2020", 2017, False),
    }


def test_growth_by_year(analysis: Analysis) -> None:
    """2016: two partnerships and the Vushtrri one, Paving way, SEKOS, MIS, READY, CENSE2020, Resolve."""
    years = {year.year: year for year in analysis.years}

    assert (min(years), max(years)) == (2006, 2021)
    assert years[2016].running == 9
    assert years[2005 + 1].running == 1


def test_gaps(analysis: Analysis) -> None:
    """Two goals are stated; Greece, Malta and the Netherlands are named without a partner."""
    said = "\n".join(sentences(analysis, "gaps"))

    assert "The sources state 2 of 17 goals, for 2 of 24 projects and partnerships" in said
    assert "Greece, Malta and Netherlands (in CENSE2020)" in said


def test_who_weighs_most_is_counted_with_all_who_tie(analysis: Analysis) -> None:
    """Three persons answer for two each; persons are counted, never named. Sida reaches through its programme."""
    said = "\n".join(sentences(analysis, "dependence"))

    assert "3 of them answer for 2 each" in said
    assert re.search(r"Sida pays for Municipal partnerships \(KP\), to which \d+ of 24", said)
    assert "Folkesson" not in str(analysis.answers)
    assert "Johansson" not in str(analysis.answers)


def test_persons_are_named_only_when_asked_for(store: EmbeddedStore) -> None:
    """With contacts included the sentence names whom it is about."""
    said = "\n".join(sentences(analyse(store, include_contacts=True), "dependence"))

    assert re.search(r"\w+ \w+, \w+ \w+ and \w+ \w+ answer for 2 each", said)


def test_former_partners_are_suggested_with_reasons(analysis: Analysis) -> None:
    """Everyone in the network has worked with Växjö, so winning back is what can be suggested."""
    found = {suggestion.organisation.rsplit("/", 1)[-1]: suggestion for suggestion in analysis.suggestions}

    assert "linnaeus-university" in found
    assert ends(found["linnaeus-university"].former) == {"mis"}
    assert VAXJO not in {suggestion.organisation for suggestion in analysis.suggestions}


def test_the_year_chooses_the_network(store: EmbeddedStore) -> None:
    """In 2012 there were two partnerships: with JB Marks, and with An Giang."""
    analysis = analyse(store, as_of=2012)

    assert ends(analysis.undertakings.members) == {
        "se-0780--se-region-kronoberg--vaxjo-energi--za-jb-marks",
        "se-0780--vn-an-giang",
    }


def test_names_are_taken_in_any_form(store: EmbeddedStore) -> None:
    """A part of a name will do if it means one organisation; else the error names what could be meant."""
    assert analyse(store, organisation="jb marks").organisation == JB_MARKS
    with pytest.raises(QueryError, match="no organisation 'Atlantis'"):
        analyse(store, organisation="Atlantis")
    with pytest.raises(QueryError, match=r"several organisations.*Region Kronoberg"):
        analyse(store, organisation="kronoberg")


def test_swedish_says_the_same(store: EmbeddedStore, analysis: Analysis) -> None:
    """The same findings in the same order, in another language."""
    swedish = analyse(store, language="sv")

    assert [answer.key for answer in swedish.answers] == [answer.key for answer in analysis.answers]
    assert "Utan JB Marks kommun skulle ett av de 4 projekt och partnerskap" in "\n".join(sentences(swedish, "without"))
