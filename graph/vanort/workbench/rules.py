"""Rules of the workspace: offered from what was decided, taken as a line of `rules.toml`, and taken back.

python -m vanort.workbench.rules FOLDER prints the offers as JSON.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from vanort.claims.of_workspace import read_claims
from vanort.errors import VanortError
from vanort.languages.own_rules import read_rules
from vanort.languages.pack import packs_with
from vanort.languages.table import LanguageError
from vanort.learning import offers
from vanort.learning.offering import Offer
from vanort.support.files import read_text, write_atomically
from vanort.support.turns import turn
from vanort.workbench.background import answer
from vanort.workbench.bench import Bench, Step
from vanort.workbench.bringing import propose
from vanort.workspace.model import Workspace

_HEAD = (
    "# Rules of this workspace, one a line: an entry of a language pack, and a sentence that it reads. Edit freely.\n"
)
_REFUSED = "# not: "  # how a line begins of a rule that somebody did not want


def offered(workspace: Workspace) -> dict[str, Any]:
    """Return the rules that are worth taking, with what each would add, and those that are there already.

    Raises VanortError where the rules or the language packs cannot be read.
    """
    faults: list[VanortError] = []
    text = read_text(workspace.rules, error=LanguageError) if workspace.rules.is_file() else ""
    refused = {line.removeprefix(_REFUSED).split(" = ")[0] for line in text.splitlines() if line.startswith(_REFUSED)}
    found = offers(read_claims(workspace, faults=faults), packs_with(workspace.languages))
    shown = [_shown(offer) for offer in found if offer.rule.line().split(" = ")[0] not in refused]
    return {"offers": shown, "rules": [rule.line() for rule in read_rules(text, path="rules.toml")]}


def take(bench: Bench, tab: str, line: str, documents: tuple[str, ...], *, wanted: bool = True) -> tuple[str, ...]:
    """Write a rule down, signed, and read the documents of which it was said that it adds something; or refuse it.

    Return a line for each document. Raises LanguageError where it is no rule.
    """
    (rule,) = read_rules(line)
    written = f"{rule.line()}  # {bench.by.replace(chr(10), ' ')}, {bench.today()}\n"
    written = written if wanted else _REFUSED + written
    with bench.lock, turn(bench.workspace.root):
        path = bench.workspace.rules
        text = read_text(path, error=LanguageError) if path.is_file() else _HEAD
        text += "" if text.endswith("\n") else "\n"
        if rule in read_rules(text):
            raise LanguageError("The rule is there already.", path="rules.toml")
        write_atomically(path, text + written)
    bench.trails.setdefault(tab, []).append(Step("", rule=written, documents=documents if wanted else ()))
    return _read_anew(bench, documents) if wanted else ()


def take_rule_back(bench: Bench, step: Step) -> None:
    """Take a rule out again, and read the documents without it.

    Raises LanguageError where somebody has changed its line since.
    """
    with bench.lock, turn(bench.workspace.root):
        path = bench.workspace.rules
        text = read_text(path, error=LanguageError) if path.is_file() else ""
        if step.rule not in text:
            raise LanguageError("The rule has been changed by somebody else.", path="rules.toml")
        before, _, after = text.rpartition(step.rule)
        if before + after == _HEAD:
            path.unlink()
        else:
            write_atomically(path, before + after)
    _read_anew(bench, step.documents)


def _read_anew(bench: Bench, documents: tuple[str, ...]) -> tuple[str, ...]:
    lines: list[str] = []
    for name in documents:
        with suppress(VanortError):  # of one that is not there any more
            lines += propose(bench, bench.open_path(name))
    return tuple(lines)


def _shown(offer: Offer) -> dict[str, Any]:
    adds, agree, disagree = offer.counts()
    return {
        "line": offer.rule.line(),
        "place": list(offer.rule.place),
        "entry": offer.rule.entry.replace("\\", ""),
        "language": offer.rule.language,
        "seen": list(offer.seen),
        "adds": adds,
        "agree": agree,
        "disagree": disagree,
        "loses": offer.loses,
        "documents": sorted({fact.document for fact in offer.adds}),
        "facts": [[*fact.said, fact.words, fact.verdict, fact.document] for fact in offer.adds],
    }


if __name__ == "__main__":
    answer(offered)
