"""What was proposed nearly right, as a person writes it: a fact's words, sides and property, a thing's type and name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanort.claims import Claim, Span, Thing
from vanort.claims.model import ACCEPTED, SUPERSEDED
from vanort.claims.quotes import find_name, passage_around
from vanort.claims.terms import short_names, term
from vanort.claims.writing import bearers_of, object_written
from vanort.errors import ClaimsError
from vanort.review.editing import Edit, Where
from vanort.review.entries import edit_entry
from vanort.workbench.bench import Bench, Piece, Step
from vanort.workbench.entering import read_anew, with_entries
from vanort.workbench.gathering import Gathered, NewThing, Statement
from vanort.workbench.judging import Done, judged_as, retried
from vanort.workbench.opened import Opened, key_of_claim, key_of_thing


def correct(bench: Bench, tab: str, name: str, key: str, seen: str, said: Statement | NewThing) -> Done:
    """Accept an entry as a person corrects it; `seen` is the state in which the page showed it.

    A thing is changed where it stands. So is a fact that a person wrote, or of which only the quote or the modality
    changes; of one that a rule proposed the correction is a new entry, and the proposal stays as superseded, so that
    no later reading proposes it again.

    Raises ClaimsError, and writes nothing, where the ontology or the text does not bear the correction.
    """

    def work() -> Done:
        with bench.writing(name) as before:
            entry = before.entry(key)
            if entry is None or entry.reading.review != seen:
                return Done((), (key,))
            if isinstance(entry, Thing) and isinstance(said, NewThing):
                after, pieces = _thing(bench, before, entry, said)
            elif isinstance(entry, Claim) and isinstance(said, Statement):
                after, pieces = _claim(bench, before, entry, said)
            else:
                raise ClaimsError("A thing is corrected by a thing, and a fact by a fact.", hint="Load the page again.")
            bench.write(name, before, after)
            bench.trails.setdefault(tab, []).append(Step(name, tuple(pieces)))
            return Done(tuple(dict.fromkeys(piece.key for piece in pieces)))

    return retried(work)


def _thing(bench: Bench, opened: Opened, thing: Thing, said: NewThing) -> tuple[Opened, list[Piece]]:
    type_, words = term(said.type), " ".join(said.name.split())
    if not type_.name[0].isupper():
        raise ClaimsError(f"'{type_.name}' is a property, not a type.")
    shown = next((name.text for name in thing.names if name.preferred), "")
    fields = {}
    if type_.iri != thing.type:
        fields["type"] = said.type
    if words != shown:
        text, others = opened.file.document.text, bearers_of(opened.file).longer(words, thing.id)
        fields["name"] = words
        if find_name(text, words, others=others) is None:  # the text calls it something else
            fields |= _quoted(opened, thing.span.start, thing.span.end)
    if said.code != thing.code:
        fields["code"] = said.code
    opened, piece = _rewritten(bench, opened, key_of_thing(thing), fields, key_of_thing(thing))
    return opened, [piece]


def _claim(bench: Bench, opened: Opened, claim: Claim, said: Statement) -> tuple[Opened, list[Piece]]:
    sha = opened.file.document.sha256
    key = key_of_claim(claim, sha)
    found = Gathered(bench, opened, apart=key)
    found.statement(said)
    pieces: list[Piece] = []
    for waiting, _ in found.proposed:
        opened, piece = judged_as(bench, opened, waiting, ACCEPTED, "")
        pieces += [piece] if piece else []
    if found.kept:  # the same statement: other words bear it, or it is told otherwise
        fields = {"modality": said.modality} if said.modality != claim.reading.modality else {}
        if found.kept != claim.span:
            fields |= _quoted(opened, found.kept.start, found.kept.end)
        new = Claim(*claim.triple, found.kept)
        opened, piece = _rewritten(bench, opened, key, fields, key_of_claim(new, sha))
        return opened, [*pieces, piece]
    if not claim.reading.rule and len(found.claims) == 1:
        new = found.claims[0]
        opened, added = _with(opened, found.things, ())
        ids = {thing.iri: thing.id for thing in opened.file.things}
        fields = {
            "subject": ids[new.subject],
            "property": short_names()[new.predicate],
            "object": object_written(new.object, ids),
            "modality": said.modality,
        }
        if new.span != claim.span:
            fields |= _quoted(opened, new.span.start, new.span.end)
        opened, piece = _rewritten(bench, opened, key, fields, key_of_claim(new, sha))
        return opened, [*pieces, *added, piece]
    opened, piece_ = judged_as(bench, opened, key, SUPERSEDED, "")
    opened, added = _with(opened, found.things, found.claims)
    return opened, [*pieces, *([piece_] if piece_ else []), *added]


def _with(opened: Opened, things: Sequence[Thing], claims: Sequence[Claim]) -> tuple[Opened, list[Piece]]:
    after = with_entries(opened, things, claims) if things or claims else opened
    sha = after.file.document.sha256
    keys = [*map(key_of_thing, things), *(key_of_claim(claim, sha) for claim in claims)]
    return after, [Piece(key, None, after.words(key)) for key in keys]


def _rewritten(bench: Bench, opened: Opened, key: str, fields: dict[str, str], new_key: str) -> tuple[Opened, Piece]:
    """Return the state in which an entry holds other values and is accepted; `new_key` is its key then."""
    where, before = opened.places[key], opened.words(key)
    edits = [*_edits(where, fields), *_edits(where, {"review": ACCEPTED, "by": bench.by, "date": bench.today()})]
    text, _ = edit_entry(opened.text or "", opened.entries, where, edits, path=opened.file.path)
    after = read_anew(opened, text)
    return after, Piece(new_key, before, after.words(new_key))


def _edits(where: Where, fields: dict[str, str]) -> Iterator[Edit]:
    return (Edit(where, key, value) for key, value in fields.items())


def _quoted(opened: Opened, start: int, end: int) -> dict[str, str]:
    """Return the fields that name a passage of the text."""
    text = opened.file.document.text
    return {"quote": text[start:end], "within": passage_around(text, Span(start, end))}
