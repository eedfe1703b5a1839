"""Undo without limit: the last step of a browser tab is taken back, what others did since is left."""

from __future__ import annotations

from vanort.workbench.bench import Bench, Step
from vanort.workbench.decided import take_decision_back
from vanort.workbench.judging import Done, undo_in_document
from vanort.workbench.rules import take_rule_back
from vanort.workbench.taking_out import take_document_back


def undo(bench: Bench, tab: str) -> tuple[Step, Done] | None:
    """Take back the last step of a browser tab; return it and what changed, None where there is no step left.

    An entry that has been changed since stays as it is, and its key is returned as refused. Raises ClaimsError or
    LanguageError where a decision, a rule or a document has been changed since.
    """
    with bench.lock:
        if not bench.trails.get(tab):
            return None
        step = bench.trails[tab][-1]
        done = Done()
        if step.decided:
            take_decision_back(bench, step.decided)
        elif step.rule:
            take_rule_back(bench, step)
        elif step.brought:
            take_document_back(bench, step)
        else:
            done = undo_in_document(bench, step)
        bench.trails[tab].pop()
        return step, done
