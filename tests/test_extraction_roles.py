"""What somebody is, and where: a role and its body are two names, and a record gives each its line."""

from __future__ import annotations

import pytest

from reading_of import facts, names


def employers(text: str, language: str) -> set[tuple[str, str]]:
    """Return who works for whom, by label."""
    return {(who, body) for who, predicate, body in facts(text, language) if predicate == "affiliation"}


@pytest.mark.parametrize(
    ("language", "text", "person", "body"),
    [
        ("en", "Jill Rawson, the Chair of Hindon Parish Council, spoke.", "Jill Rawson", "Hindon Parish Council"),
        ("en", "Peter Davison for Hindon Parish Council signed.", "Peter Davison", "Hindon Parish Council"),
        ("en", "Doncaster Mayor Peter Davison announced it.", "Peter Davison", "Doncaster"),
        ("sv", "Kommunalrådet i Eslöv, Eva Lindqvist, var där.", "Eva Lindqvist", "Eslöv"),
        ("no", "Ordføreren i Arendal, Kari Johansen, var der.", "Kari Johansen", "Arendal"),
        ("da", "Borgmesteren i Vejen, Mette Sørensen, var der.", "Mette Sørensen", "Vejen"),
        ("de", "Die Oberbürgermeisterin von Ulm, Petra Schneider, kam.", "Petra Schneider", "Ulm"),
        ("fi", "Keravan kaupunginjohtaja Pekka Virtanen puhui.", "Pekka Virtanen", "Kerava"),
    ],
)
def test_who_leads_a_body_works_for_it(language: str, text: str, person: str, body: str) -> None:
    """A title with its body, before or behind the name, says where somebody works."""
    assert (person, body) in employers(text, language)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The Kentish town of Deal and the Somali city of Borama met.", {"Somali", "Kentish", "Kentish town"}),
        ("en", "The Mayor of Carlisle was there.", {"Mayor", "Mayor of Carlisle"}),
        ("sv", "Kommunalrådet i Eslöv kom.", {"Kommunalrådet"}),
        ("de", "Beisitzer:\n\nMehr folgt.\n", {"Beisitzer"}),
        ("da", "Borgmesteren i Vejen kom.", {"Borgmesteren"}),
    ],
)
def test_what_somebody_is_is_no_name(language: str, text: str, wrong: set[str]) -> None:
    """Neither a role, nor a role with its body, nor what a town is called after is a name."""
    assert not wrong & {words for _, words in names(text, language)}


def test_a_town_is_named_behind_the_word_for_it() -> None:
    """The word for a town belongs to the name where it follows, and not where it leads to another name."""
    assert ("Municipality", "Deal") in names("The Kentish town of Deal lies there.", "en")
    assert ("Municipality", "Lidingö stad") in names("Det gäller Lidingö stad. Och Vara kommun.", "sv")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "no",
            (
                "Kontakt\n\nKari Johansen\n\nInnlandet fylkeskommune\n\n+47 62 54 44 00\n\n"
                "Ola Nordmann\n\nRådgiver\n\nArendal kommune\n\n+47 37 01 30 00\n"
            ),
            {("Kari Johansen", "Innlandet fylkeskommune"), ("Ola Nordmann", "Arendal kommune")},
        ),
        (
            "en",
            (
                "Contacts\n\nJill Rawson\nProject officer\nLeeds City Council\n+44 113 496 0000\n\n"
                "Peter Davison\n\nUniversity of Hull\n\np.davison@hull.example\n"
            ),
            {("Jill Rawson", "Leeds City Council"), ("Peter Davison", "University of Hull")},
        ),
        (
            "de",
            "Kontakt\n\nPetra Schneider\n\nStadt Ulm\n\n+49 731 1610\n\nKarl Weber\n\nLandkreis Biberach\n\n+49 7351 520\n",
            {("Petra Schneider", "Stadt Ulm"), ("Karl Weber", "Landkreis Biberach")},
        ),
    ],
)
def test_a_record_in_blocks_gives_the_employer(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    """A name, a role, a body and numbers, each on a line or in a block of its own, are one record."""
    assert employers(text, language) == expected


def test_a_name_above_a_sentence_is_no_record() -> None:
    """A body below a name is no employer where words go on, or where no address follows."""
    assert not employers("Jill Rawson\n\nLeeds City Council decided to build a bridge.\n", "en")
    assert not employers("Jill Rawson\n\nLeeds City Council\n\nThe river is long.\n", "en")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Partnerschaftsverein Ulm e.V.\n\nVorsitzende: Petra Schneider\n", {("Petra Schneider", "Partnerschaftsverein Ulm e.V.")}),
        ("en", "Hindon Twinning Association\n\nWe meet often.\n\nTreasurer: Jill Rawson\n", {("Jill Rawson", "Hindon Twinning Association")}),
        ("sv", "Föreningen Norden Eslöv\n\nVi träffas ofta.\n\nOrdförande: Eva Lindqvist\n", {("Eva Lindqvist", "Föreningen Norden Eslöv")}),
        ("en", "Hindon Twinning Association\n\nWe meet often.\n\nFormer treasurer: Jill Rawson\n", set()),
        ("en", "Hindon Twinning Association\n\nWe meet often.\n\nPhoto: Jill Rawson\n", set()),
    ],
)  # fmt: skip
def test_an_office_on_a_body_s_own_page_is_held_in_it(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    """Who is chair or treasurer on an association's page works for that association."""
    assert employers(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "person", "body"),
    [
        ("sv", "Karin Holm från Region Skåne berättade om kajen.", "Karin Holm", "Region Skåne"),
        ("sv", "Karin Holm arbetar som projektledare på Lunds kommun.", "Karin Holm", "Lunds kommun"),
        ("en", "Karen Holmes, who works at the University of Hull, joined.", "Karen Holmes", "University of Hull"),
        ("en", "Karen Holmes of the University of Hull joined.", "Karen Holmes", "University of Hull"),
        ("en", "Karen Holmes\nChief Executive, Leeds City Council\n", "Karen Holmes", "Leeds City Council"),
        ("fi", "Kaisa Virtanen Helsingin yliopistosta kertoi hankkeesta.", "Kaisa Virtanen", "Helsingin yliopisto"),
        ("de", "Das sagt Karin Holm, Bürgermeisterin von Ulm.", "Karin Holm", "Ulm"),
        ("de", "Ulm liegt an der Donau. Der Ulmer Oberbürgermeister Peter Schneider kam.", "Peter Schneider", "Ulm"),
        (
            "de",
            "Das freute Petra Schneider, Klimabeauftragte und Koordinatorin der Entwicklungshilfe bei der Stadt Ulm.",
            "Petra Schneider",
            "Stadt Ulm",
        ),
    ],
)
def test_words_around_a_name_say_where_somebody_works(language: str, text: str, person: str, body: str) -> None:
    """Where somebody comes from, works or holds an office is the employer, with an article and a longer role between."""
    assert (person, body) in employers(text, language)


def test_words_apart_do_not_employ() -> None:
    """A body that a person met, or that stands behind another clause, is no employer."""
    text = "Det var Eva Lindqvist, förvaltningschef på skolan, som träffade en delegation från Lutsk."
    assert ("Eva Lindqvist", "Lutsk") not in employers(text, "sv")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The former Mayor of Cork, Ann Hughes, spoke."),
        ("sv", "Karin Holm, tidigare projektledare på Lunds kommun, är pensionär."),
    ],
)
def test_a_role_that_somebody_no_longer_has_is_not_asserted(language: str, text: str) -> None:
    """A former mayor or project manager works there no longer."""
    assert not employers(text, language)
