"""What the ontology marks as personal leaves no trace in what is published."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from weakref import ref

import pytest

from vanort.errors import PrivacyError
from vanort.privacy.hiding import Hiding
from vanort.privacy.passages import Passages
from vanort.privacy.publish import leaks, must_not_leak, publish
from vanort.privacy.redaction import MASK, Personal
from vanort.privacy.telephone_signs import unstated_telephones

PREFIXES = {
    "": "https://w3id.org/vanort/ns#",
    "id": "https://w3id.org/vanort/id/",
    "g": "https://w3id.org/vanort/graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
}

LINES = """\
id:project/lake rdf:type :Project g:view
id:project/lake skos:prefLabel "Clean lake"@en g:view
id:project/lake :contact id:contact-point/a.akero-contact g:view
id:project/lake :partner id:organisation/bjorkvik g:view
id:organisation/bjorkvik skos:prefLabel "Björkviks kommun"@sv g:view
id:organisation/bjorkvik skos:altLabel "Kim Åkerö Konsult"@sv g:view
id:contact-point/a.akero-contact rdf:type :ContactPoint g:view
id:contact-point/a.akero-contact skos:prefLabel "Kontakt: Kim Åkerö"@sv g:view
id:contact-point/a.akero-contact :contactPerson id:person/1 g:view
id:contact-point/a.akero-contact schema:email "kim@bjorkvik.example" g:view
id:contact-point/a.akero-contact schema:telephone "+4647041000" g:view
id:person/1 rdf:type :Person g:view
id:person/1 skos:prefLabel "Kim Åkerö"@sv g:view
id:person/1 :worksFor id:organisation/bjorkvik g:view
id:person/a.kim owl:sameAs id:person/1 g:links
id:person/a.kim skos:altLabel "Kimpan" g:links
id:decision/d prov:used id:person/a.kim g:links
id:decision/d skos:note "Samma människa" g:links
id:claim/1 rdf:subject id:project/lake g:claims
id:claim/1 rdf:predicate :partner g:claims
id:claim/1 rdf:object id:organisation/bjorkvik g:claims
id:claim/1 oa:hasTarget id:claim/1#target g:claims
id:claim/1#target oa:hasSelector id:claim/1#quote g:claims
id:claim/1#quote oa:exact "Björkviks kommun, Kim Åkerö (0470-410 00), deltar" g:claims
id:claim/1#quote oa:prefix "erö och Kim på " g:claims
id:claim/2 rdf:subject id:contact-point/a.akero-contact g:claims
id:claim/2 rdf:predicate schema:telephone g:claims
id:claim/2 rdf:object "+4647041000" g:claims
id:claim/2 oa:hasTarget id:claim/2#target g:claims
id:claim/2#target oa:hasSelector id:claim/2#quote g:claims
id:claim/2#quote oa:exact "0470-410 00" g:claims
id:claim/3 rdf:subject id:person/2 g:claims
id:claim/3 rdf:predicate rdf:type g:claims
id:claim/3 rdf:object :Person g:claims
id:claim/4 rdf:subject id:person/2 g:claims
id:claim/4 rdf:predicate skos:prefLabel g:claims
id:claim/4 rdf:object "Robin Exempel"@sv g:claims
id:project/lake :note "Robin Exempel avvisades" g:view
"""


def term(short: str) -> str:
    if short.startswith('"'):
        return short
    prefix, _, name = short.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def dataset() -> str:
    import re

    words = (re.findall(r'"[^"]*"(?:@\w+)?|\S+', line) for line in LINES.splitlines())
    return "".join(" ".join(map(term, line)) + " .\n" for line in words)


def test_persons_leave_no_trace() -> None:
    """Names, addresses and numbers are gone from every graph, from passages, labels and IRIs alike."""
    text = publish(dataset()).nquads

    for trace in (
        "Kim",
        "Åker",
        "akero",
        "Robin",
        "410",
        "@bjorkvik",
        "person/",
        "Kimpan",
        "människa",
        "Person",
    ):
        assert trace not in text, trace
    assert not leaks(text.encode(), publish(dataset()).personal)


def test_the_rest_stays_with_its_offsets() -> None:
    """What is not personal stays, and a passage keeps its length."""
    text = publish(dataset()).nquads

    assert '"Clean lake"@en' in text
    assert f'"Björkviks kommun, {MASK * 9} {MASK * 12}), deltar"' in text
    assert f'"{MASK * 3} och {MASK * 3} på "' in text
    assert "id/project/lake> <https://w3id.org/vanort/ns#contact> <https://w3id.org/vanort/id/contact-point/" in text


def test_contacts_stay_where_they_are_asked_for() -> None:
    """With contacts included the dataset is the dataset."""
    assert publish(dataset(), include_contacts=True).nquads == "".join(sorted(dataset().splitlines(keepends=True)))


def test_publishing_twice_gives_the_same_bytes() -> None:
    """The published dataset has the same bytes each time, and publishing it again changes nothing."""
    once = publish(dataset()).nquads

    assert once == publish(dataset()).nquads == publish(once).nquads


def test_a_leak_is_refused_without_repeating_it() -> None:
    """A file that still holds a name is refused; the message says how many, not who."""
    with pytest.raises(PrivacyError, match=r"^page\.html: The file still holds 1 names") as refused:
        must_not_leak(Path("page.html"), b"Kim Exempel", Personal(frozenset({"Kim Exempel"})))

    assert "Kim" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Kontakt: Eva Lund\nBelopp: 210000 EUR", []),
        ("Contact: Tom Reed, budget 4500000 SEK", []),
        ("Kontakt: Kari Vik, støtte NOK 1500000", []),
        ("Ansprechpartner: Jan Adler\nBetrag: 1200000", []),
        ("Kontakt: Eva Lund 0470123456 M: 0701234567", ["0470123456", "0701234567"]),
        ("Contact: Tom Reed, 01453 762817", ["01453 762817"]),
    ],
)
def test_an_amount_beside_a_person_is_no_telephone_number(text: str, hidden: list[str]) -> None:
    """A currency beside the digits, or the label of an amount before them, tells money; a letter behind them does not."""
    at = re.search(r"Eva Lund|Tom Reed|Kari Vik|Jan Adler", text)
    assert at is not None
    assert [text[start:end] for start, end in unstated_telephones(text, [at.span()])] == hidden


def test_what_was_hidden_goes_at_once() -> None:
    """All terms of a dataset are remembered while it is published, and go without a search for what refers to itself."""
    hiding = Hiding(Personal(frozenset({"Kim Exempel"})), Passages({}, {}), {})
    subject, name = ("uri", "https://w3id.org/vanort/id/person/kim-exempel"), ("literal", "Kim Exempel", "sv", "")
    hidden = hiding.changed([("its line", (subject, ("uri", "a:p"), name, None))])["its line"]
    gone = ref(hiding)
    gc.disable()
    try:
        del hiding
        assert hidden is not None
        assert hidden[0] != subject
        assert gone() is None
    finally:
        gc.enable()
