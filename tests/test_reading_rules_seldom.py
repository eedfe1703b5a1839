"""Rules that few pages need: each short text tells these facts, no others, and the rule does not doubt what it says."""

from __future__ import annotations

import pytest

from reading_of import read, value_of

Told = set[tuple[str, str, str]]


def assert_told(text: str, language: str, expected: Told) -> None:
    """Compare all that a text asserts, but for who is a partner of a partnership that a twin town's row tells already."""
    found: Told = set()
    extraction = read(text, language)
    for fact in (*extraction.facts, *extraction.details):
        if fact.modality == "asserted" and fact.subject.kind + fact.predicate != "Partnershippartner":
            found.add((fact.subject.label, fact.predicate, value_of(fact)))
            assert fact.confidence > 0.5, fact.rule
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "home", "mail", "number"),
    [
        (
            "en",
            "# Hull City Council\n\nGeneral enquiries: {}\n\nSwitchboard: {}\n",
            "Hull City Council",
            "info@hull.example",
            "+44 1482 300 300",
        ),
        (
            "sv",
            "# Ekby kommun\n\nAllmänna frågor: {}\n\nVäxel: {}\n",
            "Ekby kommun",
            "info@ekby.example",
            "0123-45 60 00",
        ),
        (
            "de",
            "# Stadt Celle\n\nAllgemeine Anfragen: {}\n\nZentrale: {}\n",
            "Stadt Celle",
            "info@celle.example",
            "05141 12 0",
        ),
    ],
)
def test_an_address_for_everybody_is_the_authority_s(
    language: str, text: str, home: str, mail: str, number: str
) -> None:
    """What stands behind "general enquiries" and "switchboard" belongs to no person."""
    assert_told(text.format(mail, number), language, {(home, "email", mail), (home, "phone", number)})


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "Twin towns\n\n## Hof, Ulm and Kiel (Germany)\n\nThe schools meet.\n", "Germany"),
        ("sv", "Vänorter\n\n## Hof, Ulm och Kiel (Tyskland)\n\nSkolorna möts.\n", "Tyskland"),
        ("da", "Venskabsbyer\n\n## Hof, Ulm og Kiel (Tyskland)\n\nSkolerne mødes.\n", "Tyskland"),
    ],
)
def test_one_country_behind_a_row_of_towns_is_the_country_of_each(language: str, text: str, country: str) -> None:
    """In a heading, too, where the country stands in brackets behind the last."""
    assert_told(text, language, {(town, "country", country) for town in ("Hof", "Ulm", "Kiel")})


def test_a_country_in_the_genitive_before_a_town_is_its_country() -> None:
    """Finnish says "Hungary's Kapuvár", whether or not a list knows the town."""
    text = "Unkarin Kapuvár on mukana. Saksan Hof on suuri."

    assert_told(text, "fi", {("Kapuvár", "country", "Unkari"), ("Hof", "country", "Saksa")})


@pytest.mark.parametrize(
    ("language", "text", "home", "bodies"),
    [
        (
            "en",
            "# Hull City Council\n\n## Memberships\n\n- Eurocities\n- Baltic Cities Association\n",
            "Hull City Council",
            ("Eurocities", "Baltic Cities Association"),
        ),
        (
            "sv",
            "# Ekby kommun\n\n## Medlemskap\n\n- Eurocities\n- Föreningen Norden\n",
            "Ekby kommun",
            ("Eurocities", "Föreningen Norden"),
        ),
    ],
)
def test_each_entry_below_memberships_is_what_the_authority_is_a_member_of(
    language: str, text: str, home: str, bodies: tuple[str, str]
) -> None:
    """A list under such a heading tells of the page's own authority."""
    assert_told(text, language, {(home, "memberOf", body) for body in bodies})


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        (
            "sv",
            "Vara kommun har vänorterna Hof och Kose. Den förra sedan 1990, den senare sedan 1962.",
            "Vara kommun",
        ),
        (
            "en",
            "Hull City Council is twinned with Hof and Kose. The former since 1990, the latter since 1962.",
            "Hull City Council",
        ),
    ],
)
def test_the_former_and_the_latter_have_each_their_year(language: str, text: str, home: str) -> None:
    """The first year is that of the town named first, the last that of the town named last."""
    twins = {(home, "twinnedWith", "Hof"), (home, "twinnedWith", "Kose")}
    years = {(f"{home} – Hof", "startYear", "1990"), (f"{home} – Kose", "startYear", "1962")}

    assert_told(text, language, twins | years)


@pytest.mark.parametrize(
    ("language", "text", "often", "rate"),
    [
        ("sv", "Projektet Bokbåten startade 2015. I projektet möts parterna fyra {}.", "gånger", "gånger per år"),
        ("sv", "Projektet Bokbåten startade 2015. I projektet träffas parterna vid fyra {}.", "tillfällen", "tillfällen om året"),
    ],
)  # fmt: skip
def test_how_often_the_parties_meet_is_counted_where_it_is_no_rate(
    language: str, text: str, often: str, rate: str
) -> None:
    """Four times a year is not four times."""

    def meetings(words: str) -> set[object]:
        found = read(text.format(words), language).details
        return {fact.object for fact in found if fact.predicate == "meetingCount" and fact.confidence > 0.5}

    assert meetings(often) == {"4"}
    assert meetings(rate) == set()


def test_a_partnership_that_a_project_is_based_on_is_told_with_its_parties_and_year() -> None:
    """The two carry the project, too."""
    text = "The project Clean Piers is based on the partnership between Hof and Brno since 2010."
    found = {(f.subject.label, f.predicate, getattr(f.object, "label", f.object)) for f in read(text, "en").facts}

    assert found >= {("Hof – Brno", "partner", town) for town in ("Hof", "Brno")}
    assert found >= {("Clean Piers", "partner", town) for town in ("Hof", "Brno")}
    assert ("Hof – Brno", "startYear", "2010") in found
    assert min(fact.confidence for fact in read(text, "en").facts) > 0.5
