"""A document that is being worked on: its sentences, what its claims file says, and where each entry stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from vanort.claims import Claim, ClaimsFile, Thing
from vanort.claims.model import Reading
from vanort.coverage import NoFact, Sentence
from vanort.review.editing import Where
from vanort.review.entries import Entries


@dataclass(frozen=True)
class Opened:
    """One state of a document and its files. `text` is the claims file as it stands, None where there is none yet.

    `places` says where the entry of each key stands; `version` changes with every change of a file, whoever made it.
    """

    file: ClaimsFile
    text: str | None
    entries: Entries
    places: Mapping[str, Where]
    sentences: tuple[Sentence, ...]
    wording: tuple[str, ...]  # of each sentence, as what holds no fact is kept
    no_facts: Mapping[str, NoFact]
    version: str

    @cached_property
    def by_id(self) -> Mapping[str, Thing]:
        """The things by their ids."""
        return {thing.id: thing for thing in self.file.things}

    def entry(self, key: str) -> Thing | Claim | None:
        """Return the thing or the claim of a key; None where it is not there any more."""
        where = self.places.get(key)
        if where is None:
            return None
        return self.by_id[str(where[1])] if where[0] == "things" else self.file.statements[int(where[1])]

    def words(self, key: str) -> str:
        """Return an entry as it stands in the file; empty where it is not there any more."""
        where = self.places.get(key)
        return self.entries.text_of(self.text or "", where) if where else ""

    def read_as(self, key: str, reading: Reading) -> ClaimsFile:
        """Return the file's content with another reading of one entry."""
        part, place = self.places[key]
        if part == "things":
            things = tuple(replace(t, reading=reading) if t.id == place else t for t in self.file.things)
            return replace(self.file, things=things)
        statements = list(self.file.statements)
        statements[int(place)] = replace(statements[int(place)], reading=reading)
        return replace(self.file, statements=tuple(statements))


def places_of(file: ClaimsFile) -> Mapping[str, Where]:
    """Return where the entry of each key stands in a claims file."""
    found: dict[str, Where] = {key_of_thing(thing): ("things", thing.id) for thing in file.things}
    sha = file.document.sha256
    return found | {key_of_claim(claim, sha): ("claims", number) for number, claim in enumerate(file.statements)}


def key_of_thing(thing: Thing) -> str:
    """Return the key by which a page names a thing: its id stays, wherever others move the entry."""
    return f"thing:{thing.id}"


def key_of_claim(claim: Claim, sha: str) -> str:
    """Return the key by which a page names a claim: a hash of what it says and where, not its place in the file."""
    return f"claim:{claim.iri(sha).rsplit('/', 1)[-1]}"
