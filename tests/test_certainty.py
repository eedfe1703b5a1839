"""How likely each proposed fact is right: learned from annotated pages, the same in all languages, told with its grounds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_of import read
from vanort.extraction.certainty.features import entity_features, fact_features
from vanort.extraction.certainty.probability import BASE, STRENGTH, Model, certainty_of, models
from vanort.extraction.proposing.claims_file import propose

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import calibrate

TWINS = {
    "sv": "Vänorter\n\nSala är vänort med Odense i Danmark.\n",
    "no": "Vennskapsbyer\n\nSala er vennskapsby med Odense i Danmark.\n",
    "da": "Venskabsbyer\n\nSala er venskabsby med Odense i Danmark.\n",
    "en": "Twin towns\n\nSala is twinned with Odense in Denmark.\n",
}


def row(page: int, right: bool, *features: str) -> calibrate.Row:
    return calibrate.Row("fact", "own", f"page-{page}", "sv", features, None, right, optional=False)


def rows(rule: str, right: int, wrong: int) -> list[calibrate.Row]:
    return [row(n, n < right, f"rule {rule}", "relation partner") for n in range(right + wrong)]


@given(st.lists(st.sampled_from(sorted(models()["fact"].weights))), st.floats(0, 1))
def test_a_probability_is_never_certainty(features: list[str], strength: float) -> None:
    """Whatever speaks for a fact or against it, 2 in 100 are left for the opposite."""
    assert 0.02 <= models()["fact"].probability(features, strength) <= 0.98


def test_a_rule_that_was_never_met_counts_as_its_relation_does() -> None:
    """A rule without a weight leaves its relation to decide, and a relation without a weight leaves all facts."""
    model = models()["fact"]
    relation = ("relation country",)

    assert model.probability(("rule new/rule", *relation)) == model.probability(relation)
    assert model.probability(("rule new/rule", "relation new")) == model.probability(())


def test_a_rule_that_is_surer_of_itself_is_believed_more() -> None:
    """The number that a rule gives is one of the features."""
    model = models()["fact"]

    assert model.probability((), 0.5) < model.probability((), 0.75) < model.probability((), 0.95)


def test_the_same_page_in_another_language_is_as_likely() -> None:
    """Languages, names and words are no features: what counts is where and how something stands."""
    found = {
        code: [(fact.predicate, round(fact.probability, 6)) for fact in read(text, code).facts]
        for code, text in TWINS.items()
    }

    assert found["sv"]
    assert all(facts == found["sv"] for facts in found.values())


@pytest.mark.parametrize("code", sorted(TWINS))
def test_a_claim_is_as_likely_as_its_fact_and_says_why(code: str) -> None:
    """The claims file carries the probability, and in `note` what spoke for the claim."""
    extraction = read(TWINS[code], code)
    fact = next(fact for fact in extraction.facts if fact.predicate == "twinnedWith")
    claim = next(c for c in propose(extraction, "page").statements if c.predicate.endswith("twinnedWith"))

    assert float(claim.reading.confidence) == round(fact.probability, 2)
    assert claim.reading.note == fact.grounds
    assert claim.reading.note.startswith("for: ")
    assert "passage" in claim.reading.note  # a sign in words, whichever the weights name first


@pytest.mark.parametrize("code", sorted(TWINS))
def test_the_partners_of_a_partnership_are_accepted_together(code: str) -> None:
    """No limit leaves a partnership with one partner, or with a year and none: all that is said of it hangs on both."""
    extraction = read(
        TWINS[code]
        .replace(".\n", " 1986.\n")
        .replace(" 1986", {"en": " since 1986", "sv": " sedan 1986"}.get(code, " siden 1986")),
        code,
    )
    of_links = [fact for fact in extraction.facts if fact.subject.kind == "Partnership"]
    partners = {fact.probability for fact in of_links if fact.predicate == "partner"}

    assert {fact.predicate for fact in of_links} == {"partner", "startYear"}
    assert len(partners) == 1
    assert all(fact.probability <= min(partners) for fact in of_links)


def test_all_facts_and_things_of_a_page_are_weighed() -> None:
    """None keeps the number of its rule: each has a probability of its own."""
    extraction = read(
        TWINS["sv"] + "\nProjektet Klar natt leds av Sala kommun och har en budget på 2 miljoner kronor.\n", "sv"
    )

    assert {fact.predicate for fact in extraction.facts} >= {"twinnedWith", "coordinator", "budget"}
    assert all(0.02 <= fact.probability <= 0.98 for fact in extraction.facts)
    assert all(
        0.02 <= certainty_of(extraction.page, entity) <= 0.98 for entity in extraction.entities if entity.mentions
    )


def test_features_hold_no_words_of_the_page() -> None:
    """No name and no word of a text is a feature, so that the shipped table holds none of the pages it was learned from."""
    text = "Projektet Xyzzy Qwrt\n\nProjektet Xyzzy Qwrt drivs av Plughs kommun med stöd av Erasmus+ och kostar 3 miljoner kronor.\n"
    extraction = read(text, "sv")
    features = fact_features(extraction.page, extraction.home, extraction.entities, extraction.facts)
    names = {"xyzzy", "qwrt", "plugh", "plughs", "erasmus", "kronor", "miljoner"}

    assert extraction.facts
    assert not {word for of_one in features for one in of_one for word in re.findall(r"\w+", one.lower())} & names


def test_the_shipped_table_knows_only_features_that_are_still_made() -> None:
    """Renamed features would count for nothing without anyone noticing: each weight's words are those of today's code."""
    made = re.compile(
        r"rule [a-z]+/[a-zA-Z-]+|relation [a-zA-Z ]+|stands in a (?:\w+|place of its own)|passage of [\w ]+ words"
        r"|(?:facts of this (?:rule in the passage|kind about the subject)|projects on the page): [\w ]+"
        r"|(?:subject|object|neither end) is the page's own authority"
        r"|(?:subject|object|thing) (?:is a \w+(?: found as [\w+ ]+)?|found as [\w ]+|named [\w ]+ times|of [\w ]+ words"
        r"|in the same passage|[\w ]+ passages away)"
    )
    for model in models().values():
        assert not {name for name in model.weights if name not in {BASE, STRENGTH} and not made.fullmatch(name)}


def pages_of(number: int) -> Iterator[str]:
    """Yield pages on which as many words, partners, projects, mentions and sentences stand."""
    named = " ".join(["Bokbåten", "för", "barn", "i", "våra", "gamla", "skolor", "nu"][:number])
    partners = ", ".join(["Hof", "Lund", "Brno", "Ulm", "Åbo"][:number])
    others = (f"Projektet Blå Väg {one}a leds av Lunds kommun{' och vi alla' * one}." for one in range(number - 1))
    again, rain = f" Projektet ”{named}” pågår." * number, " Det regnar." * number
    yield f"Projektet ”{named}” startade 2015.{again}\n\n- Partner: {partners}\n\n" + "\n\n".join(others)
    funded = "Projektet Bokbåten får pengar från Kulturfonden för Sverige och Finland."
    yield f"# Ekby kommun\n\n{funded}{rain} Ekby kommun leder projektet."
    yield f"# Ekby kommun\n\n{rain[12:]} Kommunen leder projektet Bokbåten."


def test_each_class_of_a_count_that_has_a_weight_is_one_that_pages_make() -> None:
    """From one to fourteen of everything, all classes of the table are met: none ends elsewhere than when it was learned."""
    made: set[str] = set()
    for text in (text for number in (1, 2, 3, 4, 5, 8, 14) for text in pages_of(number)):
        extraction = read(text, "sv")
        page, things = extraction.page, extraction.entities
        made.update(*fact_features(page, extraction.home, things, extraction.facts))
        made.update(*(entity_features(page, thing) for thing in things if thing.mentions))

    assert {name for model in models().values() for name in model.weights if re.search(r"\d", name)} - made == set()


def test_the_grounds_are_the_few_strongest_signs_of_each_side() -> None:
    """Three that speak for and two against, the strongest first; what hardly counts is not told."""
    model = Model({"a": 0.5, "b": 0.9, "c": 0.4, "d": 0.2, "e": 0.05, "u": -0.3, "v": -0.2, "w": -0.15, "x": -0.01})

    assert model.grounds("abcduvw") == "for: b, a, c; against: u, v"
    assert model.grounds("dexw") == "for: d; against: w"
    assert model.grounds("ex") == ""


def test_learning_finds_how_often_each_rule_is_right() -> None:
    """With enough of each, the probability of a rule is its share of right ones; the seldom met keep near their relation."""
    model = calibrate.learn([*rows("often-right", 450, 50), *rows("half-right", 250, 250), *rows("once", 0, 1)])
    often, half, once, new = (
        model.probability((f"rule {name}", "relation partner")) for name in ("often-right", "half-right", "once", "new")
    )

    assert often == pytest.approx(0.9, abs=0.04)
    assert half == pytest.approx(0.5, abs=0.04)
    assert half < once < new < often


def test_learning_gives_the_same_weights_whatever_the_order() -> None:
    """The order of pages leaves no trace in what is learned."""
    some = [*rows("a", 30, 10), *rows("b", 5, 20)]

    assert calibrate.learn(some) == calibrate.learn(some[::-1])


def test_no_page_is_judged_by_weights_learned_from_it() -> None:
    """Cross-validation leaves all rows of a page out of what judges them."""
    some = [row(page, True, f"rule page-{page}") for page in range(40)]

    def spying(learned: list[calibrate.Row]) -> Model:
        return Model({feature: 9.0 for one in learned for feature in one.features})

    assert set(calibrate.cross_validated(some, spying)) == {0.5}


@given(st.lists(st.floats(0, 0.999), min_size=1))
def test_what_is_told_as_likely_as_it_is_has_no_calibration_error(told: list[float]) -> None:
    """The error is none where each band is right as often as said, and at most 1."""
    assert 0 <= calibrate.expected_calibration_error((p, True) for p in told) <= 1
    assert calibrate.expected_calibration_error([(1.0, True), (0.0, False), (0.5, True), (0.5, False)]) == 0


def test_a_text_bar_shows_what_is_right_and_what_was_said() -> None:
    """The diagram has a line for each band that holds something, with its count and both shares."""
    judged = [(0.95, one) for one in rows("a", 3, 1)]
    lines = list(calibrate.tables(judged))

    assert "| all | 4 | 75.0 | 0.200 | 4 | 75.0 | 75.0 |" in lines
    assert any(line.startswith("| 0.9 to 1.0 | 4 | 95.0 | 75.0 | `███") for line in lines)
