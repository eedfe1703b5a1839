"""What the sentences behind a town in a list say of the tie with it, and what they leave alone."""

from __future__ import annotations

import pytest

from reading_of import facts

PAGES = {
    "sv": "Ekby kommun\n\nVänorter\n\n",
    "no": "Alta kommune\n\nVennskapsbyer\n\n",
    "da": "Vejle Kommune\n\nVenskabsbyer\n\n",
    "fi": "Kajaanin kaupunki\n\nYstävyyskaupungit\n\n",
    "de": "Stadt Celle\n\nPartnerstädte\n\n",
    "en": "Leeds City Council\n\nTwin towns\n\n",
}
ENTRIES = [
    ("sv", "Narva, Estland. Förbindelserna upphörde 2007.", "past"),
    ("sv", "Narva, Estland. Något avtal finns inte.", "negated"),
    ("sv", "Narva, Estland. Ett avtal är ännu inte undertecknat.", "planned"),
    ("no", "Narva, Estland. Avtalen (1956) ble sagt opp i 2022.", "past"),
    ("no", "Narva, Estland. Det finnes ingen formell avtale.", "negated"),
    ("da", "Narva, Estland. Forbindelsen ophørte i 2007.", "past"),
    ("da", "Narva, Estland. En aftale mangler endnu at blive underskrevet.", "planned"),
    ("fi", "Narva, Viro. Suhteet päättyivät käytännössä kuntaliitokseen 2007.", "past"),
    ("fi", "Narva, Viro. Virallista sopimusta ei ole.", "negated"),
    ("fi", "Narva, Viro. Sopimus on vielä tekemättä.", "planned"),
    ("de", "Narva, Estland. Die Beziehungen endeten 2007.", "past"),
    ("de", "Narva, Estland. Ein Vertrag besteht nicht.", "negated"),
    ("en", "Narva, Estonia. Relations ended in practice in 2007.", "past"),
    ("en", "Narva, Estonia. There is no formal agreement.", "negated"),
    ("en", "Narva, Estonia. An agreement has yet to be signed.", "planned"),
    # of something else, or of an end that does not come
    ("sv", "Narva, Estland. Körutbytet lades ner 2015.", "asserted"),
    ("sv", "Narva, Estland. Avtalet är inte längre vilande.", "asserted"),
    ("no", "Narva, Estland. Avtalen er ikke sagt opp.", "asserted"),
    ("da", "Narva, Estland. Turen til Riga blev aflyst i 2020.", "asserted"),
    ("fi", "Narva, Viro. Yhteistyö on jatkunut vuodesta 1944, eikä sitä ole aikomus lopettaa.", "asserted"),
    ("de", "Narva, Estland. Die Partnerschaft ruht nicht mehr.", "asserted"),
    ("de", "Narva, Estland. Der Schüleraustausch wurde 2019 eingestellt.", "asserted"),
    ("en", "Narva, Estonia. The first visit took place in 1986.", "asserted"),
    ("en", "Narva, Estonia. The last visit was cancelled because of snow.", "asserted"),
]


@pytest.mark.parametrize(("language", "entry", "modality"), ENTRIES)
def test_a_sentence_behind_an_entry_is_said_of_its_tie(language: str, entry: str, modality: str) -> None:
    """Where it speaks of the agreement or of relations as a whole, their state is that of the twin town."""
    page = f"{PAGES[language]}- Kiel\n- {entry}\n"

    def twins(state: str) -> set[str]:
        return {town for _, predicate, town in facts(page, language, state) if predicate == "twinnedWith"}

    assert "Narva" in twins(modality)
    assert "Kiel" in twins("asserted")


def test_an_article_that_opens_a_sentence_is_no_town() -> None:
    """The word "Die" is a town in France only where the word stands alone."""
    page = PAGES["de"] + "- Kiel. Die Verbindung besteht seit 1944.\n"

    assert {town for _, predicate, town in facts(page, "de") if predicate == "twinnedWith"} == {"Kiel"}


@pytest.mark.parametrize(
    ("language", "text", "still", "over"),
    [
        ("en", "is twinned with Torbay and Narva. The partnership with Narva ended in 2010.", {"Torbay"}, {"Narva"}),
        ("sv", "har vänorterna Kiel och Riga. Avtalet med Riga upphörde 2010.", {"Kiel"}, {"Riga"}),
        ("da", "er venskabsby med Kiel og Riga. Aftalen med Riga ophørte i 2010.", {"Kiel"}, {"Riga"}),
        ("sv", "är vänort med Riga. Avtalet upphörde 2010.", set(), {"Riga"}),
        ("en", "is twinned with Riga. The agreement with Riga ended in 2010.", set(), {"Riga"}),
    ],
)
def test_what_ends_with_one_town_of_a_row_goes_on_with_the_others(
    language: str, text: str, still: set[str], over: set[str]
) -> None:
    """A sentence that names only some of the towns of the one before says nothing of the rest."""
    page = f"{PAGES[language].splitlines()[0]}\n\n{PAGES[language].splitlines()[0]} {text}"

    twins = {town for _, predicate, town in facts(page, language) if predicate == "twinnedWith"}
    assert still <= twins
    assert not over & twins
