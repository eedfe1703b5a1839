"""People decide: the queue, what a verdict writes, undo, the threshold, and a real terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pexpect
import pytest
from rich.console import Console
from typer.testing import CliRunner

from vanort.claims.of_workspace import read_claims
from vanort.cli import app
from vanort.dataset.assemble import country_codes, read_reference
from vanort.errors import ClaimsError
from vanort.identity.decisions import read_decisions
from vanort.identity.merge import identify
from vanort.review import Proposal, Question
from vanort.review.session import Queue, Sweep, accept_all_above, gather
from vanort.review.terminal import Sitting, passage, review
from vanort.support.printable import printable
from vanort.workspace.model import Workspace
from workspaces import make_workspace

TEXT = """\
Clean Shores

Växjö municipality and Ekby Town Council run the project Clean Shores together since 2015.
It may go on until 2019.
"""
CLAIMS = """\
# What the page says.
document: page.txt
things:
  shores: {type: Project, name: Clean Shores, confidence: 0.9, review: unreviewed, rule: en/projects/title}
  vaxjo:  {type: Municipality, name: Växjö municipality}   # checked
  ekby:
    type: Municipality
    name: Ekby Town Council
    confidence: 0.97
    review: unreviewed
    rule: en/municipalities
claims:
  # partners
  - {subject: shores, property: partner, object: vaxjo, quote: Växjö municipality, review: unreviewed, confidence: 0.96}
  - subject: shores
    property: partner
    object: ekby
    quote: Ekby Town Council
    confidence: 0.8
    review: unreviewed
    rule: en/roles/partner-list
  - {subject: shores, property: start, object: 2015, quote: "2015"}
  - {subject: shores, property: end, object: 2019, quote: "2019", confidence: 0.5, review: unreviewed}
"""
OTHER = """\
document: other.txt
things:
  ekby: {type: Municipality, name: Ekby Town Council}
  sweden: {type: Country, name: Sweden, code: SE}
claims:
  - {subject: ekby, property: country, object: sweden, quote: Sweden}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a workspace with two pages, one of them with proposals."""
    pages = {"page": (TEXT, CLAIMS), "other": ("Ekby Town Council lies in Sweden.", OTHER)}
    return make_workspace(tmp_path, pages)


def queue_of(workspace: Workspace) -> Queue:
    """Gather what waits, signed by Maja on a day in May."""
    reference = read_reference(workspace.reference)
    return gather(workspace, read_claims(workspace), reference, by="Maja", date="2026-05-01")


def sit(queue: Queue, keys: str, answers: Sequence[str] = ()) -> tuple[dict[str, int], str]:
    """Press keys, one after the other, and return the counts and what the screen showed."""
    pressed, given = iter(keys), iter(answers)
    screen = Console(file=io.StringIO(), width=160, color_system=None)

    def key() -> str:
        try:
            return next(pressed)
        except StopIteration:
            raise EOFError from None

    ask: Callable[[str, str], str] = lambda question, default: next(given, default)  # noqa: E731
    counts = review(Sitting(queue.desk, queue.files, queue.decisions, screen, key, ask), queue.waiting)
    assert isinstance(screen.file, io.StringIO)
    return counts, screen.file.getvalue()


def page(workspace: Workspace) -> str:
    """Return the reviewed claims file as it stands."""
    return (workspace.claims / "page.yaml").read_text(encoding="utf-8")


def test_the_queue_holds_what_nobody_has_judged(workspace: Workspace) -> None:
    """Unreviewed things and claims wait in the order of the file, then the questions of who is who."""
    waiting = queue_of(workspace).waiting

    assert [item.statement for item in waiting if isinstance(item, Proposal)] == [
        "Clean Shores is a Project",
        "Ekby Town Council is a Municipality",
        "Clean Shores — partner → Växjö municipality",
        "Clean Shores — partner → Ekby Town Council",
        "Clean Shores — end → 2019",
    ]
    question = next(item for item in waiting if isinstance(item, Question))
    assert (question.candidate.left, question.candidate.right) == ("other:ekby", "page:ekby")


def test_accepting_a_claim_accepts_what_it_speaks_of(workspace: Workspace) -> None:
    """A claim can only stand on things that stand; they are accepted with it, and nothing else changes."""
    sit(queue_of(workspace), "kkka")

    day = 'by: Maja, date: "2026-05-01"'
    block = '    by: Maja\n    date: "2026-05-01"\n'
    expected = (
        CLAIMS.replace(
            "0.9, review: unreviewed, rule: en/projects/title", f"0.9, review: accepted, rule: en/projects/title, {day}"
        )
        .replace(
            "review: unreviewed\n    rule: en/municipalities\n",
            f"review: accepted\n    rule: en/municipalities\n{block}",
        )
        .replace(
            "review: unreviewed\n    rule: en/roles/partner-list\n",
            f"review: accepted\n    rule: en/roles/partner-list\n{block}",
        )
    )
    assert page(workspace) == expected


def test_rejecting_a_thing_rejects_what_is_said_of_it(workspace: Workspace) -> None:
    """When a thing is rejected, the unreviewed claims about it go with it and are not asked again."""
    counts, screen = sit(queue_of(workspace), "r")

    assert counts == {"rejected": 1}
    assert page(workspace).count("review: rejected") == 4
    assert "Clean Shores — partner" not in screen


def test_undo_takes_back_the_last_verdict_byte_for_byte(workspace: Workspace) -> None:
    """Every verdict can be undone, down to the first, and the item is asked again."""
    counts, _ = sit(queue_of(workspace), "raauuu")

    assert counts == {}
    assert page(workspace) == CLAIMS
    assert not (workspace.decisions / "review.yaml").exists()


def test_an_edit_is_accepted_as_written(workspace: Workspace) -> None:
    """An edited value is written in place and the entry accepted; the rest of the file stays."""
    answers = ["shores", "end", "2019", "2019", "planned"]
    counts, _ = sit(queue_of(workspace), "kkkke", answers)

    assert counts == {"edited": 1}
    assert page(workspace).splitlines()[-1] == (
        '  - {subject: shores, property: end, object: 2019, quote: "2019", confidence: 0.5, review: accepted, '
        'modality: planned, by: Maja, date: "2026-05-01"}'
    )
    assert page(workspace).splitlines()[:3] == CLAIMS.splitlines()[:3]


def test_an_edit_that_cannot_stand_is_refused(workspace: Workspace) -> None:
    """A quote that is not in the document is refused with a message, and nothing is written."""
    counts, screen = sit(queue_of(workspace), "kkkke", ["shores", "end", "2019", "2020"])

    assert counts == {}
    assert "2020" in screen
    assert page(workspace) == CLAIMS


def test_merging_appends_a_decision_that_can_be_read(workspace: Workspace) -> None:
    """A merge is a decision with who, when, why and the IRI to keep; what was decided is not asked again."""
    counts, _ = sit(queue_of(workspace), "kkkkkm", ["One council, two pages."])
    (decision,) = read_decisions(workspace.decisions)

    assert counts == {"merged": 1}
    assert (decision.kind, decision.things) == ("same", ("other:ekby", "page:ekby"))
    assert (decision.by, decision.date, decision.why) == ("Maja", "2026-05-01", "One council, two pages.")
    assert decision.keep == "municipality/ekby"
    assert ("other:ekby", "page:ekby") not in {
        (q.candidate.left, q.candidate.right) for q in queue_of(workspace).questions
    }


def test_splitting_says_that_two_are_different(workspace: Workspace) -> None:
    """A split is a decision, too, and what stood in the file before stays as it was."""
    path = workspace.decisions / "review.yaml"
    path.write_text("# mine\n", encoding="utf-8")

    sit(queue_of(workspace), "kkkkks")

    assert path.read_text(encoding="utf-8").startswith("# mine\n\n- decision: different\n")
    assert read_decisions(workspace.decisions)[0].kind == "different"


def test_a_thing_can_be_merged_while_it_is_judged(workspace: Workspace) -> None:
    """A proposed thing can be said to be another one; that is accepted, and undone, in one."""
    counts, _ = sit(queue_of(workspace), "km", ["other:ekby"])

    assert counts == {"merged": 1}
    assert read_decisions(workspace.decisions)[0].things == ("other:ekby", "page:ekby")
    assert "review: accepted" in page(workspace)


def test_a_merge_with_nobody_is_refused(workspace: Workspace) -> None:
    """A thing that no file declares cannot be merged with."""
    counts, screen = sit(queue_of(workspace), "km", ["other:nobody"])

    assert counts == {}
    assert "No claims file declares 'other:nobody'." in screen


def test_nobody_elses_change_is_written_over(workspace: Workspace) -> None:
    """Where somebody edits the file during the sitting, nothing is written and the message says so."""
    queue = queue_of(workspace)
    (workspace.claims / "page.yaml").write_text(CLAIMS + "# theirs\n", encoding="utf-8")

    counts, screen = sit(queue, "a")

    assert counts == {}
    assert "The file has been changed by somebody else." in screen
    assert page(workspace).endswith("# theirs\n")


def test_the_passage_is_shown_with_its_words_marked(workspace: Workspace) -> None:
    """The words that bear a claim stand out from their surroundings."""
    proposal = queue_of(workspace).proposals[3]

    shown = passage(proposal)

    assert [shown.plain[span.start : span.end] for span in shown.spans] == ["Ekby Town Council"]
    assert "run the project" in shown.plain


def test_a_document_cannot_write_on_the_screen() -> None:
    """Escape sequences in a document are shown as marks, never obeyed."""
    assert printable("a\x1b[31mb\x07\u202ec") == "a�[31mb��c"


def test_the_threshold_accepts_the_surest_only(workspace: Workspace) -> None:
    """Above a threshold, proposals are accepted without asking, and only what is beyond doubt is merged."""
    queue = queue_of(workspace)

    sweep = accept_all_above(queue, 0.95)

    assert (sweep.accepted, sweep.merged) == (3, 0)
    assert sweep.wrong == Decimal("0.17")  # 0.03 and 0.04 of the claims, 0.1 of the project that comes along
    assert page(workspace).count("review: accepted") == 3
    assert accept_all_above(queue_of(workspace), 0.95) == Sweep(0, Decimal(0), 0)


def test_sure_candidates_are_merged_by_the_threshold(workspace: Workspace) -> None:
    """One full name, type and country in two files is merged without asking, with the reason written down."""
    other = OTHER.replace("SE}", "SE}\n  council: {type: Municipality, name: Ekby Town Council}") + (
        "  - {subject: council, property: country, object: sweden, quote: Sweden}\n"
    )
    (workspace.claims / "other.yaml").write_text(other, encoding="utf-8")

    assert accept_all_above(queue_of(workspace), 1).merged == 1
    assert read_decisions(workspace.decisions)[0].why == "Both are called Ekby Town Council."


def test_one_authority_in_many_files_keeps_the_iri_of_its_row(tmp_path: Path) -> None:
    """Each decision that the threshold writes can be read by a build, in whatever order the pairs are sure."""
    claims = OTHER.replace("Ekby Town Council", "Lunds kommun").replace("other.txt", "{name}.txt")
    said = "Lunds kommun lies in Sweden."
    names = ("arena", "bridge", "zebra")
    place = make_workspace(tmp_path, {name: (said, claims.replace("{name}", name)) for name in names})
    assert accept_all_above(queue_of(place), 0.9).merged == len(names)
    decisions = read_decisions(place.decisions)
    merged = identify(read_claims(place), decisions, country_codes(read_reference(place.reference)))
    towns = {merged(thing.iri) for file in read_claims(place) for thing in file.things if thing.id == "ekby"}
    assert [str(iri).rpartition("/id/")[2] for iri in towns] == ["municipality/se-1281"]
    assert not queue_of(place).questions


def test_the_threshold_accepts_no_organisation_that_may_be_a_person(tmp_path: Path) -> None:
    """Neither the thing nor the claim that needs it: a first name before a town waits for somebody to look."""
    claims = """\
document: page.txt
things:
  per: {type: Organisation, name: Per Borås, confidence: 0.6, review: unreviewed, rule: sv/names}
  energi: {type: Organisation, name: Borås Energi, confidence: 0.6, review: unreviewed, rule: sv/names}
  fest: {type: Project, name: Festen}
claims:
  - {subject: fest, property: coordinator, object: per, quote: Per Borås, confidence: 0.9, review: unreviewed}
  - {subject: fest, property: partner, object: energi, quote: Borås Energi, confidence: 0.9, review: unreviewed}
"""
    place = make_workspace(tmp_path, {"page": ("Festen leds av Per Borås och Borås Energi.", claims)})

    assert accept_all_above(queue_of(place), 0.8).accepted == 2
    assert [p.statement for p in queue_of(place).proposals if "Per" in p.statement] == [
        "Per Borås is a Organisation",
        "Festen — coordinator → Per Borås",
    ]
    assert accept_all_above(queue_of(place), 0.5).accepted == 2


def test_the_command_asks_nothing_where_nobody_sits(workspace: Workspace) -> None:
    """Without a terminal the command says what waits, changes nothing and ends well."""
    result = CliRunner().invoke(app, ["review", "-w", str(workspace.root)], input="aaaa")

    assert result.exit_code == 0
    assert "5 proposals" in result.stderr
    assert result.stdout == ""
    assert page(workspace) == CLAIMS


def test_the_command_takes_a_threshold(workspace: Workspace) -> None:
    """The command accepts above a threshold and says how many."""
    arguments = ["review", "-w", str(workspace.root), "--accept-above", "0.95", "--by", "Maja"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 0
    assert "Accepted 3 proposals, less than one of them wrong, and merged 0 pairs of things." in result.stderr


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("0", "none of them"), ("0.4", "less than one of them"), ("1.2", "about 1 of them"), ("12.6", "about 13 of them")],
)
def test_a_threshold_says_how_many_errors_it_expects(wrong: str, words: str) -> None:
    """The number of errors follows from how likely each entry is, and is said in whole ones."""
    assert f", {words} wrong, " in str(Sweep(90, Decimal(wrong), 0))


def test_what_is_told_and_what_is_to_look_at_is_said_beside_each_proposal(workspace: Workspace) -> None:
    """Beside the number stand the word that `vanort extract` counts by, and what spoke for the claim."""
    path = workspace.claims / "page.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("confidence: 0.97", 'confidence: 0.97\n    note: "for: stands in a field"'), encoding="utf-8"
    )
    _, shown = sit(queue_of(workspace), "kkkkkk")

    assert "confidence 0.97 (told)" in shown
    assert "for: stands in a field" in shown
    assert "confidence 0.8 (to look at)" in shown


def test_a_broken_claims_file_does_not_stop_the_review_of_the_others(workspace: Workspace) -> None:
    """It is named with its line and left out, with the decisions that speak of its things; the others are reviewed."""
    sit(queue_of(workspace), "kkkkkm", [""])
    (workspace.claims / "other.yaml").write_text("document: other.txt\nthings: [\n", encoding="utf-8")
    arguments = ["review", "-w", str(workspace.root), "--accept-above", "0.95", "--by", "Maja"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 1
    assert "other.yaml:3: " in result.stderr
    assert "Accepted 3 proposals" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_person_reviews_in_a_real_terminal(workspace: Workspace) -> None:
    """In a terminal single keys judge: accept, skip, undo, reject, merge, quit; the files hold the verdicts."""
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120", "LINES": "40"}
    arguments = ["-m", "vanort", "review", "-w", str(workspace.root), "--by", "Maja"]
    child = pexpect.spawn(
        sys.executable, arguments, env=environment, encoding="utf-8", timeout=60, dimensions=(40, 120)
    )
    for shown, pressed in [
        ("Clean Shores is a Project", "a"),
        ("Ekby Town Council is a Municipality", "k"),
        ("partner → Växjö municipality", "a"),
        ("partner → Ekby Town Council", "u"),
        ("partner → Växjö municipality", "r"),
        ("partner → Ekby Town Council", "k"),
        ("end → 2019", "k"),
        ("Are these the same", "m"),
    ]:
        child.expect(shown)
        child.expect("uit")
        child.send(pressed)
    child.expect("Why")
    child.sendline("Same council.")
    child.expect(["Are these the same", pexpect.EOF])
    if child.isalive():
        child.send("q")
        child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    signed = f'by: Maja, date: "{date.today().isoformat()}"'
    assert page(workspace) == CLAIMS.replace(
        "0.9, review: unreviewed, rule: en/projects/title", f"0.9, review: accepted, rule: en/projects/title, {signed}"
    ).replace(
        "municipality, review: unreviewed, confidence: 0.96",
        f"municipality, review: rejected, confidence: 0.96, {signed}",
    )
    assert read_decisions(workspace.decisions)[0].why == "Same council."


def test_undo_refuses_a_file_that_others_have_changed(workspace: Workspace) -> None:
    """Undo does not bring back a text over somebody else's change."""
    queue = queue_of(workspace)
    accept_all_above(queue, 0.95)
    (workspace.claims / "page.yaml").write_text(page(workspace) + "# theirs\n", encoding="utf-8")

    with pytest.raises(ClaimsError, match="changed by somebody else"):
        queue.desk.undo()


def test_a_row_of_a_reference_list_gives_the_iri_to_keep(workspace: Workspace) -> None:
    """A thing that is the same as a row of a list keeps the row's IRI."""
    (question,) = (q for q in queue_of(workspace).questions if "page:vaxjo" in (q.candidate.left, q.candidate.right))
    queue = replace(queue_of(workspace), proposals=(), questions=(question,))

    sit(queue, "m")
    (decision,) = read_decisions(workspace.decisions)

    assert (decision.things, decision.keep) == (("page:vaxjo",), "municipality/se-0780")
