"""The example workspace: what its claims and decisions say, as complete as the pages and free of what no page states."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import URIRef

from vanort.claims import Claim, format_claims_file, parse_claims_file
from vanort.claims.of_workspace import read_claims
from vanort.dataset.assemble import country_codes, read_reference
from vanort.documents import read_document
from vanort.identity.decisions import read_decisions
from vanort.identity.merge import identify
from vanort.vocabulary import SCHEMA, VANORT
from vanort.workspace.model import Workspace, open_workspace

DATA = Path(__file__).parents[1] / "data"
SWEDISH, ENGLISH = "vaxjo-2017", "icld"
FILES = {file.stem: file for file in read_claims(open_workspace(DATA))}


def stated(stem: str, subject: str, property_: URIRef) -> set[str]:
    """Return what one file asserts of a thing: ids of things, or plain values."""
    file = FILES[stem]
    ids = {thing.iri: thing.id for thing in file.things}
    return {
        ids.get(URIRef(str(c.object)), str(c.object))
        for c in file.claims()
        if ids[c.subject] == subject and c.predicate == property_ and c.reading.stands
    }


def claims_of(property_: URIRef) -> list[tuple[str, Claim]]:
    return [(stem, c) for stem, file in FILES.items() for c in file.claims() if c.predicate == property_]


def test_both_pages_are_there_with_what_is_known_of_them() -> None:
    """Each sheet says in its head and in its metadata which page it restates: title, publisher, site, date."""
    swedish, english = FILES[SWEDISH].document, FILES[ENGLISH].document

    assert (swedish.title, swedish.publisher, swedish.date) == ("Internationella projekt", "Växjö kommun", "2017-09-05")
    assert (english.title, english.publisher, english.date) == ("Svensk partner: Växjö Kommun", "ICLD", "")
    for document in (swedish, english):
        head = document.text.split("\n## ")[0]
        assert document.title in head
        assert document.publisher in head
        assert document.address.split(",")[0] in head
    assert "5 september 2017" in swedish.text


def test_sources_disagree_on_two_starts() -> None:
    """An Giang since 2010 and 2015, Vushtrri since 2013 and 2014: all four are claims; Tlokwe since 2006 only."""
    assert stated(SWEDISH, "an-giang-partnership", VANORT.start) == {"2010", "2015"}
    assert stated(ENGLISH, "an-giang-partnership", VANORT.start) == {"2010"}
    assert stated(SWEDISH, "vushtrri-partnership", VANORT.start) == {"2013", "2014"}
    assert stated(SWEDISH, "tlokwe-partnership", VANORT.start) == {"2006"}


def test_nine_contacts_each_with_all_that_the_page_gives() -> None:
    """Nine persons, each with an employer and one contact point that has an e-mail address and a telephone number."""
    file = FILES[SWEDISH]
    persons = {t.iri: t.names[0].text for t in file.things if t.type == VANORT.Person}
    points = [t.iri for t in file.things if t.type == VANORT.ContactPoint]
    reached = {}
    for point in points:
        found = {c.predicate: str(c.object) for c in file.statements if c.subject == point}
        person = URIRef(found[VANORT.contactPerson])
        employers = {str(c.object) for c in file.statements if c.subject == person and c.predicate == VANORT.worksFor}
        reached[persons[person]] = (found[SCHEMA.email], found[SCHEMA.telephone], bool(employers))

    assert len(persons) == len(points) == len(reached) == 9
    for email, telephone, employed in reached.values():
        assert re.fullmatch(r"[a-z.0-9-]+@(?:vaxjo\.se|id-vaxjo\.com|idvxo\.se)", email)
        assert re.fullmatch(r"\+46\d{7,9}", telephone)
        assert employed


def test_a_telephone_number_is_the_written_one() -> None:
    """The international form has the digits of the quote, which keeps the written form."""
    numbers = [
        (str(c.object), FILES[s].document.text[c.span.start : c.span.end]) for s, c in claims_of(SCHEMA.telephone)
    ]

    assert numbers
    for number, quote in numbers:
        assert number == "+46" + re.sub(r"\D", "", quote).removeprefix("0")


def test_no_iri_names_a_person() -> None:
    """Ids of persons and contact points are neutral: they stand in IRIs that are published."""
    names = {
        part.casefold()
        for file in FILES.values()
        for t in file.things
        if t.type == VANORT.Person
        for part in re.split(r"[\s-]", t.names[0].text)
    }
    folded = {name.translate(str.maketrans("åäö", "aao")) for name in names}

    assert [t.id for file in FILES.values() for t in file.things if set(t.id.split("-")) & (names | folded)] == []


def test_times_are_as_precise_as_the_page() -> None:
    """Years, months and days keep the precision of the words."""
    assert stated(SWEDISH, "ready", VANORT.start) == {"2014-12-01"}
    assert stated(SWEDISH, "cense2020", VANORT.start) == {"2015-07"}
    assert stated(SWEDISH, "resolve", VANORT.start) == {"2016-04"}
    assert stated(SWEDISH, "serbian-eu-approach", VANORT.duration) == {"P30M"}


@pytest.mark.parametrize(
    ("stem", "project", "property_", "values"),
    [
        (SWEDISH, "citizen", VANORT.partnerCount, {"6", "7"}),
        (SWEDISH, "citizen", VANORT.meetingCount, {"12"}),
        (SWEDISH, "cense2020", VANORT.partnerCount, {"7"}),
        (SWEDISH, "resolve", VANORT.partnerCount, {"9"}),
        (SWEDISH, "world-cities", VANORT.partnerCount, {"8"}),
        (SWEDISH, "world-cities", VANORT.meetingCount, {"3"}),
        (SWEDISH, "sekos", VANORT.meetingCount, {"4"}),
        (SWEDISH, "daily-activities", VANORT.meetingCount, {"4"}),
        (SWEDISH, "mis", VANORT.beneficiaryCount, {"100"}),
        (ENGLISH, "environmental-education", VANORT.beneficiaryCount, {"100"}),
        (ENGLISH, "environmental-education", VANORT.activityCount, {"12"}),
        (ENGLISH, "environmental-education", VANORT.participantCount, {"13"}),
        (ENGLISH, "environmental-education", VANORT.meetingCount, {"4"}),
        (ENGLISH, "energy-plan", VANORT.activityCount, {"10"}),
        (ENGLISH, "public-skills-training", VANORT.activityCount, {"15"}),
        (ENGLISH, "coordination-structure", VANORT.activityCount, {"8"}),
        (ENGLISH, "coordination-structure", VANORT.beneficiaryCount, {"40"}),
        (ENGLISH, "sustainability-education", VANORT.participantCount, {"12"}),
        (ENGLISH, "sustainability-education", VANORT.beneficiaryCount, {"500"}),
    ],
)
def test_counts(stem: str, project: str, property_: URIRef, values: set[str]) -> None:
    """Every count that a page states is there, and where it says one number and lists another, both are."""
    assert stated(stem, project, property_) == values


def test_every_thing_takes_part_in_a_claim() -> None:
    """Nothing is declared that no claim speaks of."""
    for file in FILES.values():
        used = {c.subject for c in file.statements} | {c.object for c in file.statements}

        assert [t.id for t in file.things if t.iri not in used] == []


def test_names_are_whole_words() -> None:
    """A name rests on the words of the text, never on a part of a word ("Sida" in "Sidan")."""
    for file in FILES.values():
        text = file.document.text
        for thing in file.things:
            for name in thing.names:
                if text[name.span.start : name.span.end] == name.text:
                    around = text[name.span.start - 1 : name.span.start] + text[name.span.end : name.span.end + 1]

                    assert not re.search(r"\w", around), name


@pytest.mark.parametrize("stem", FILES)
def test_the_files_survive_being_written_again(stem: str) -> None:
    """Reading a claims file, writing it and reading it again gives the same claims."""
    file = FILES[stem]

    assert parse_claims_file(format_claims_file(file), stem, file.document).things == file.things
    assert parse_claims_file(format_claims_file(file), stem, file.document).statements == file.statements


def test_decisions_say_who_when_and_why() -> None:
    """Every decision names who took it, when and why, and every lasting IRI is kept once."""
    decisions = read_decisions(DATA / "decisions")
    kept = [d.keep for d in decisions if d.keep]

    assert all(len(d.why.split()) > 3 and d.by and re.fullmatch(r"2026-\d\d-\d\d", d.date) for d in decisions)
    assert len(kept) == len(set(kept))


def test_universities_are_two() -> None:
    """Växjö University and the Linnaeus University stay two organisations: no page says that one followed the other."""
    workspace = open_workspace(DATA)
    identity = _identity(workspace)
    local = {t.id: t.iri for t in FILES[ENGLISH].things}

    assert identity(local["vaxjo-university"]) != identity(local["linnaeus-university"])


def _identity(workspace: Workspace):  # type: ignore[no-untyped-def]
    codes = country_codes(read_reference(workspace.reference))
    return identify(read_claims(workspace), read_decisions(workspace.decisions), codes)


def test_documents_are_plain_and_read_as_they_are() -> None:
    """The sheets are UTF-8 Markdown with line feeds, and nothing is lost in reading."""
    for path in sorted((DATA / "documents").glob("*.md")):
        assert read_document(path).text.encode("utf-8") == path.read_bytes()
        assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize("stem", ["icld", "vaxjo-2017"])
def test_who_takes_part_is_quoted_with_the_words_that_say_so(stem: str) -> None:
    """The quote of a partner, coordinator or funder is more than the name of the one it speaks of."""
    file = next(file for file in read_claims(open_workspace(DATA)) if file.stem == stem)
    names = {thing.iri: {name.text for name in thing.names} for thing in file.things}
    roles = {VANORT.partner, VANORT.involves, VANORT.coordinator, VANORT.fundedBy, VANORT.twinnedWith}

    bare = [
        f"{file.path}:{claim.line}"
        for claim in file.statements
        if claim.predicate in roles
        and isinstance(claim.object, URIRef)
        and file.document.text[claim.span.start : claim.span.end] in names.get(claim.object, set())
    ]

    assert bare == []
