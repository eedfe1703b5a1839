"""Proposed claims: grounded in the text, written as a person would, and never over what a person decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reading_of import read
from vanort.claims import Claim, ClaimsFile, format_claims_file, local_iri, parse_claims_file
from vanort.claims.model import ACCEPTED, REJECTED, UNREVIEWED
from vanort.claims.terms import terms
from vanort.extraction.proposing.claims_file import propose
from vanort.extraction.proposing.merge import renew
from vanort.languages.relations import RELATIONS
from vanort.vocabulary import VANORT

TEXT = """Gröna broar

Projektet Gröna broar (2015–2017) drivs av Sala kommun tillsammans med Avesta kommun och Lublin i Polen.
Projektet finansieras av ICLD med medel från Sida. Budgeten är 3,2 miljoner kronor. Det bidrar till mål 11 i Agenda 2030.
Tranås kommun är inte partner i projektet Gröna broar.

Kontaktperson: Alva Brattberg, Sala kommun, 0224-74 70 00, alva.brattberg@sala.example.se
"""


def proposed() -> ClaimsFile:
    """Return what is proposed for the text above."""
    return propose(read(TEXT, "sv"), "broar")


def with_review(file: ClaimsFile, claim: Claim, review: str) -> ClaimsFile:
    """Return the file as it is when a person has reviewed one claim."""
    reviewed = replace(claim, reading=replace(claim.reading, review=review))
    return replace(file, statements=tuple(reviewed if c is claim else c for c in file.statements))


def test_every_claim_rests_on_words_of_the_text() -> None:
    """Each span is a passage that is not empty; each proposal is unreviewed and names its rule."""
    for claim in proposed().claims():
        assert TEXT[claim.span.start : claim.span.end].strip()
        assert claim.reading.review == UNREVIEWED
        assert claim.reading.rule.startswith("sv/")


def test_a_proposal_written_and_read_again_is_the_same() -> None:
    """The file that is written reads back as the same claims."""
    file = proposed()
    again = parse_claims_file(format_claims_file(file), "broar", file.document)

    assert {(c.triple, c.span, c.reading) for c in again.statements} == {
        (c.triple, c.span, c.reading) for c in file.statements
    }
    assert {t.iri for t in again.things} == {t.iri for t in file.things}


def test_money_is_a_chain_and_the_contact_is_a_point() -> None:
    """Sida's money goes through ICLD; e-mail and telephone hang on the contact point, the number in E.164."""
    text = format_claims_file(proposed())

    assert "property: drawsOn" in text
    assert 'property: telephone\n    object: "+46224747000"' in text
    assert "property: amount\n    object: 3200000" in text
    assert "object: SDG 11" in text


def test_what_is_denied_is_proposed_as_negated() -> None:
    """A denial becomes a claim of its own modality, never a plain one."""
    file = proposed()
    tranas = next(t.iri for t in file.things if t.names and t.names[0].text.startswith("Tranås"))

    assert {c.reading.modality for c in file.statements if c.object == tranas} == {"negated"}


def test_a_partnership_is_as_sure_and_as_present_as_its_partners() -> None:
    """One that has ended is declared as past, and none is surer than the claims of who is in it."""
    text = "Die Stadt Ulm hat eine Partnerschaft mit Brest. Die Partnerschaft mit Jewpatorija ruht seit 2014."
    file = propose(read(text, language="de"), "page")
    told = [claim for claim in file.statements if claim.predicate == VANORT.partner]
    partners = {claim.subject: [one.reading for one in told if one.subject == claim.subject] for claim in told}
    partnerships = [thing for thing in file.things if thing.type == VANORT.Partnership]

    assert {thing.reading.modality for thing in partnerships} >= {"past"}
    for thing in partnerships:
        assert thing.reading.confidence <= min(reading.confidence for reading in partners[thing.iri])


def test_running_again_changes_nothing() -> None:
    """The same text proposes the same claims: none new, none gone."""
    renewal = renew(proposed(), proposed())

    assert (renewal.added, renewal.removed) == (0, 0)


def test_a_reviewed_claim_stays_and_a_rejected_one_never_comes_back() -> None:
    """What a person accepted or rejected is kept as it is."""
    file = proposed()
    partner = next(c for c in file.statements if str(c.predicate).endswith("partner"))
    for review in (ACCEPTED, REJECTED):
        held = with_review(file, partner, review)
        result = renew(held, proposed()).file
        same = [c for c in result.statements if c.triple == partner.triple and c.span == partner.span]

        assert [c.reading.review for c in same] == [review]


def test_what_a_person_wrote_survives_another_reading() -> None:
    """A claim without a rule is a person's; a reading that does not make it leaves it."""
    file = proposed()
    claim = next(c for c in file.statements if str(c.predicate).endswith("start"))
    own = replace(claim, reading=replace(claim.reading, review=ACCEPTED, rule="", note="checked"))
    held = replace(file, statements=(own,))
    result = renew(held, replace(proposed(), statements=())).file

    assert result.statements == (own,)


def test_a_thing_of_another_type_is_not_proposed_again() -> None:
    """What a person calls a programme is not proposed as a project once more, and what is said of it finds it."""
    file = proposed()
    project = next(thing for thing in file.things if thing.type == VANORT.Project)
    iri = local_iri(VANORT.Programme, "broar", project.id)
    judged = replace(project, type=VANORT.Programme, iri=iri, reading=replace(project.reading, review=ACCEPTED))
    held = replace(file, things=(judged,), statements=())
    result = renew(held, proposed()).file

    assert [thing.type for thing in result.things if thing.names[:1] == project.names[:1]] == [VANORT.Programme]
    assert {c.subject for c in result.statements if str(c.predicate).endswith("coordinator")} == {iri}


def test_an_unreviewed_claim_that_is_no_longer_made_goes() -> None:
    """Proposals follow the text: what it no longer says is no longer proposed."""
    file = proposed()
    renewal = renew(file, replace(proposed(), statements=()))

    assert not renewal.file.statements
    assert renewal.removed >= len(file.statements)


def test_claims_files_are_named_for_their_document(tmp_path: Path) -> None:
    """A workspace's documents are extracted once, and again only when they change."""
    from vanort.extraction.proposing.batch import extract_workspace
    from vanort.workspace.model import Workspace

    room = Workspace(tmp_path)
    room.documents.mkdir()
    room.claims.mkdir()
    (room.documents / "Gröna broar.txt").write_text(TEXT, encoding="utf-8")
    (room.documents / "tom.txt").write_text(" ", encoding="utf-8")
    first = extract_workspace(room)

    assert (room.claims / "grona-broar.yaml").is_file()
    assert first.failed == 1
    assert len(extract_workspace(room).lines) == 1


@pytest.mark.parametrize("limit", [number / 100 for number in range(40, 100, 2)])
def test_no_limit_takes_a_part_of_what_is_said_as_one(limit: float) -> None:
    """Whatever limit accepts, a partnership has its two partners, and money that flows somewhere has its giver."""
    file = propose(
        read(f"{TEXT}\nSala har samarbetat med Lublin sedan 2011. Sala är vänort med Lublin sedan 2011.\n", "sv"),
        "broar",
    )
    taken = [claim for claim in file.statements if claim.reading.confidence >= limit]
    spoken_of = {end for claim in taken for end in (claim.subject, claim.object)}
    spoken_of |= {thing.iri for thing in file.things if thing.reading.confidence >= limit}
    counts = {VANORT.Partnership: (VANORT.partner, 2), VANORT.Funding: (VANORT.funder, 1)}

    assert {thing.type for thing in file.things} >= counts.keys()
    for thing in file.things:
        if thing.type in counts and thing.iri in spoken_of:
            property_, least = counts[thing.type]
            assert len({c.object for c in taken if (c.subject, c.predicate) == (thing.iri, property_)}) >= least


def test_what_a_relation_means_is_a_term_of_the_ontology() -> None:
    """So each line of `languages/relations.py` becomes a claim, without another list to keep."""
    assert {relation.property for relation in RELATIONS.values()} <= terms().keys()
