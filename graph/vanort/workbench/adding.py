"""What was missed, added by a person: words become a thing, or say something of one; the words themselves are kept."""

from __future__ import annotations

from vanort.claims.model import ACCEPTED
from vanort.workbench.bench import Bench, Piece, Step
from vanort.workbench.entering import with_entries
from vanort.workbench.gathering import Gathered, NewThing, Statement
from vanort.workbench.judging import Asked, Done, as_one, judge, retried
from vanort.workbench.opened import key_of_claim, key_of_thing


def add(bench: Bench, tab: str, name: str, said: Statement | NewThing) -> Done:
    """Write a thing or a statement into the claims file of a document, signed, with its exact quote.

    Raises ClaimsError, and writes nothing, where the ontology or the text does not bear it.
    """

    def work() -> Done:
        with bench.writing(name) as before:
            found = Gathered(bench, before)
            if isinstance(said, NewThing):
                found.thing(said)
            else:
                found.statement(said)
            after = with_entries(before, found.things, found.claims)
            sha = after.file.document.sha256
            keys = [key_of_thing(t) for t in found.things] + [key_of_claim(c, sha) for c in found.claims]
            if keys:
                bench.write(name, before, after)
                pieces = tuple(Piece(key, None, after.words(key)) for key in keys)
                bench.trails.setdefault(tab, []).append(Step(name, pieces))
        waiting = [Asked(key, state) for key, state in found.proposed]
        judged = judge(bench, tab, name, waiting, ACCEPTED, found.modality) if waiting else Done()
        if keys and judged.changed:
            as_one(bench, tab)
        return Done((*keys, *judged.changed), judged.refused)

    return retried(work)
