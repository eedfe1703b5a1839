"""Who may be who: what is beyond doubt, what is a candidate, and what is never one."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanort.identity import Candidate, Entity, candidates
from vanort.identity.blocking import pairs
from vanort.identity.edit_distance import nearly_equal, slips
from vanort.identity.name_parts import short_forms, take_apart
from vanort.identity.name_statistics import describe

PAIRS = Path(__file__).parent.parent / "benchmarks" / "resolution_pairs.csv"
VAXJO = Entity("list:vaxjo", "Municipality", ("Växjö kommun",), codes=("se-0780",), country="SE")


@dataclass(frozen=True)
class Decision:
    """A decision as far as resolution looks at it."""

    kind: str
    things: tuple[str, ...]
    keep: str = ""
    active: bool = True


def found(*entities: Entity) -> Candidate | None:
    """Return the only candidate of some entities."""
    result = candidates(entities)

    assert len(result) <= 1
    return result[0] if result else None


def organisation(name: str, country: str = "SE", type_: str = "Organisation") -> Entity:
    """Return an entity whose id is its name."""
    return Entity(f"{type_}:{name}", type_, (name,), country=country)


def test_a_shared_code_is_beyond_doubt() -> None:
    """Two entities with one official code are one, whatever they are called."""
    other = Entity("a:x", "Municipality", ("The municipality",), codes=("se-0780",))

    candidate = found(VAXJO, other)

    assert candidate == Candidate("a:x", "list:vaxjo", 1.0, "Both have the code se-0780.", True)


def test_two_codes_of_one_scheme_are_two_bodies() -> None:
    """An equal name does not outweigh two different official codes."""
    assert found(VAXJO, replace(VAXJO, id="b", codes=("se-0781",))) is None


@pytest.mark.parametrize("name", ["Växjö kommun", "VAXJO KOMMUN", "VAEXJOE KOMMUN", "Växjö\u00a0kommun"])
def test_the_exact_official_name_is_beyond_doubt(name: str) -> None:
    """The full official name, also in capitals without diacritics, needs no person."""
    candidate = found(VAXJO, Entity("a:x", "Municipality", (name,), country="SE"))

    assert candidate is not None
    assert candidate.sure


@pytest.mark.parametrize(
    "name",
    ["City of Växjö", "Municipality of Växjö", "Växjö Municipality", "Växjö", "Vaxjo municipality", "Växjö stad"],
)
def test_another_form_of_the_name_waits_for_a_person(name: str) -> None:
    """Forms of a municipality's name are candidates with a high score, and not sure."""
    candidate = found(VAXJO, Entity("a:x", "Municipality", (name,), country="SE"))

    assert candidate is not None
    assert candidate.score > 0.7
    assert not candidate.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Köpenhamns kommun", "City of Copenhagen"),
        ("Göteborgs Stad", "City of Gothenburg"),
        ("Tampereen kaupunki", "Tammerfors stad"),
        ("Gemeente Den Haag", "City of The Hague"),
    ],
)
def test_names_of_a_place_in_two_languages_are_candidates(left: str, right: str) -> None:
    """Exonyms lead to a candidate, with the place as the reason."""
    candidate = found(organisation(left, "", "Municipality"), organisation(right, "", "Municipality"))

    assert candidate is not None
    assert "one place in two languages" in candidate.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ICLD", "Swedish International Centre for Local Democracy"),
        ("SMHI", "Sveriges meteorologiska och hydrologiska institut"),
        ("SLU", "Sveriges lantbruksuniversitet"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("Växjö Energi AB", "Växjö Energy Ltd"),
        ("Linnéuniversitetet", "Linnaeus University"),
        ("Energimyndigheten", "Swedish Energy Agency"),
        ("Vushtri Water Company", "Vushtrri Water Company"),
        ("BLUEHARBOURnet", "Blue Harbour Net"),
        ("Kyst-Vind", "KystVind"),
        ("Järvi verkko", "Järviverkko"),
        ("Länsstyrelsen i Kronobergs län", "County Administrative Board of Kronoberg"),
    ],
)
def test_short_forms_translations_and_slips_are_candidates(left: str, right: str) -> None:
    """An acronym, a translation, another legal form or a letter too few is for a person to judge."""
    candidate = found(organisation(left), organisation(right))

    assert candidate is not None
    assert not candidate.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (organisation("Växjö", type_="Place"), organisation("Växjö kommun", type_="Municipality")),
        (organisation("ICLD"), organisation("ICLEI")),
        (organisation("Växjö Energi AB"), organisation("Växjö kommun", type_="Municipality")),
        (organisation("Växjö Energi AB"), organisation("Växjö kommun")),
        (organisation("Region Uppsala"), organisation("Uppsala kommun", type_="Municipality")),
        (organisation("Region Kronoberg"), organisation("Länsstyrelsen i Kronobergs län")),
        (organisation("Uppsala universitet"), organisation("Uppsala kommun", type_="Municipality")),
        (organisation("City of Lancaster", "GB"), organisation("City of Lancaster", "US")),
        (organisation("Slovenien", "", "Country"), organisation("Slovakien", "", "Country")),
    ],
)
def test_look_alikes_are_never_candidates(left: Entity, right: Entity) -> None:
    """Town and municipality, region and county board, one town in two countries: not even a candidate."""
    assert found(replace(left, id="a"), replace(right, id="b")) is None


def test_a_name_that_two_official_bodies_bear_is_not_sure() -> None:
    """HABO KOMMUN may be Habo or Håbo, so a person decides; Habo kommun is not Håbo."""
    habo = Entity("list:habo", "Municipality", ("Habo kommun",), codes=("se-0643",), country="SE")
    haabo = Entity("list:håbo", "Municipality", ("Håbo kommun",), codes=("se-0305",), country="SE")
    capitals = Entity("a", "Municipality", ("HABO KOMMUN",), country="SE")

    assert [c.sure for c in candidates([habo, haabo, capitals])] == [False, False]
    assert [(c.right, c.sure) for c in candidates([habo, haabo, replace(capitals, names=("Habo kommun",))])] == [
        ("list:habo", True)
    ]


def test_a_former_name_is_a_candidate_and_says_so() -> None:
    """A name borne earlier leads to a candidate, less likely than a present one."""
    now = Entity("a", "Municipality", ("JB Marks Local Municipality",), ("Tlokwe City Council",), country="ZA")
    then = Entity("b", "Municipality", ("Tlokwe City Council",), country="ZA")

    candidate = found(now, then)

    assert candidate is not None
    assert not candidate.sure
    assert "Tlokwe City Council is a former name." in candidate.reason


def test_persons_are_one_by_name_and_address() -> None:
    """A name alone is a weak candidate; the same address with it is beyond doubt."""
    one = Entity("a", "Person", ("Maja Ek",), context=frozenset({"mail:maja@example.org"}))

    assert [(c.score, c.sure) for c in candidates([one, replace(one, id="b")])] == [(0.99, True)]
    assert [(c.score, c.sure) for c in candidates([one, Entity("b", "Person", ("Maja Ek",))])] == [(0.6, False)]
    assert not candidates([one, Entity("b", "Person", ("Maja Ask",))])


def test_projects_with_other_names_are_found_by_partners_and_years() -> None:
    """Two pages may call one project differently: the same partners and years make a candidate."""
    context = frozenset({"partner:vaxjo kommun", "partner:an giang", "start:2019", "end:2021"})
    one = Entity("a:x", "Project", ("Vattenvård",), context=context)

    assert found(one, Entity("b:y", "Project", ("Blue Vietnam",), context=context)) is not None
    assert found(one, Entity("a:y", "Project", ("Blue Vietnam",), context=context)) is None


@pytest.mark.parametrize("kind", ["same", "different", "never-suggest"])
def test_decisions_always_win(kind: str) -> None:
    """What people have decided is not asked again, unless the decision is switched off."""
    one, other = VAXJO, Entity("a", "Municipality", ("City of Växjö",), country="SE")
    decision = Decision(kind, (one.id, other.id))

    assert not candidates([one, other], [decision])
    assert candidates([one, other], [replace(decision, active=False)])


def test_decisions_reach_through_the_same() -> None:
    """What is different from one is different from all that are the same as it."""
    entities = [Entity(i, "Municipality", ("Växjö kommun",), country="SE") for i in "abc"]
    decisions = [Decision("same", ("a", "b")), Decision("different", ("b", "c"))]

    assert not candidates(entities, decisions)


@settings(deadline=None, max_examples=20)  # the towns are read once, in the first example
@given(st.permutations([VAXJO, *(organisation(n) for n in ("Växjö Energi", "Växjö Energi AB", "ICLD", "Region Väst"))]))
def test_the_order_of_entities_does_not_matter(entities: list[Entity]) -> None:
    """The same entities give the same candidates in the same order."""
    assert candidates(entities) == candidates(sorted(entities))


@given(st.text(max_size=60))
def test_any_name_can_be_taken_apart(name: str) -> None:
    """Whatever a name holds, it can be taken apart, folded twice and shortened."""
    parts = take_apart(name)

    assert all(isinstance(short, str) for short in short_forms(name))
    assert parts.text == name


@given(st.text("ab12", min_size=5, max_size=7), st.text("ab12", min_size=5, max_size=7))
def test_words_that_nearly_equal_share_a_slip(left: str, right: str) -> None:
    """Whatever nearly equals is also found by blocking: the two share a form with one letter left out."""
    if nearly_equal(left, right):
        assert set(slips(left)) & set(slips(right))


@pytest.mark.parametrize("name", ["Ort {}", "Linea {}", "Schule {} Ekby"])
def test_numbered_names_are_not_compared_with_each_other(name: str) -> None:
    """A list of names that differ in a number is no list of slips of the pen: none is worth comparing."""
    entities = [Entity(f"a:{number}", "Municipality", (name.format(number),)) for number in range(100, 200)]

    assert not list(pairs(describe(entities)))


def test_the_labelled_pairs_hold() -> None:
    """On the held-out half nothing is merged wrongly and nine in ten of the same are found."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [pair for pair in csv.DictReader(file) if pair["half"] == "held-out"]
    entities = [
        Entity(f"{number}:{side}", pair[f"{side}_type"], (pair[side],), country=pair[f"{side}_country"])
        for number, pair in enumerate(pairs)
        for side in ("left", "right")
    ]
    offered = {(c.left, c.right): c for c in candidates(entities)}
    of = {n: c for n in range(len(pairs)) if (c := offered.get((f"{n}:left", f"{n}:right")))}
    same = {n for n, pair in enumerate(pairs) if pair["label"] == "same"}

    assert {n for n, c in of.items() if c.sure} <= same
    assert len(same & of.keys()) >= 0.9 * len(same)
