"""The workbench without a browser: what is asked, judged, added and undone, and that nothing of others is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanort.claims.of_workspace import read_claims
from vanort.claims.terms import short_names
from vanort.errors import ClaimsError
from vanort.review.editing import Edit, Where, apply_edits
from vanort.review.entries import edit_entry, find_entries
from vanort.support.files import replace_unchanged
from vanort.workbench import Bench
from vanort.workbench.adding import add
from vanort.workbench.correcting import correct
from vanort.workbench.gathering import NewThing, Statement
from vanort.workbench.judging import Asked, judge, say_nothing_there
from vanort.workbench.questions import names_of, questions_of
from vanort.workbench.showing import document_shown
from vanort.workbench.undoing import undo
from vanort.workspace.model import Workspace
from workspaces import make_workspace

TEXT = """\
# Hemby in the world

Hemby and Nordvik run the project Clean Shores together since 2015. Sweden pays for it.

- Sydby, Finland

Contact: Eva Ek, eva.ek@hemby.example. The budget is 500 000 SEK.
"""
CLAIMS = """\
# What the page says.
document: page.txt
things:
  hemby: {type: Municipality, name: Hemby}   # checked
  nordvik: {type: Municipality, name: Nordvik, confidence: 0.9, review: unreviewed, rule: en/names/place}
  shores:
    type: Project
    name: Clean Shores
    # a remark
    review: unreviewed
    rule: en/projects/title
  sydby: {type: Municipality, name: Sydby, review: unreviewed, rule: en/names/place}
  finland: {type: Country, name: Finland, code: FI, review: unreviewed, rule: en/names/place}
  sweden: {type: Country, name: Sweden, code: SE, review: unreviewed, rule: en/names/place}
claims:
  # partners
  - {subject: shores, property: partner, object: hemby, quote: Hemby and Nordvik run, review: unreviewed, confidence: 0.9}
  - subject: shores
    property: partner
    object: nordvik
    quote: Hemby and Nordvik run
    confidence: 0.8
    review: unreviewed
  - {subject: shores, property: start, object: 2015, quote: since 2015, review: unreviewed, rule: r}
  - {subject: hemby, property: twinnedWith, object: sydby, quote: "Sydby, Finland", review: unreviewed}
  - {subject: sydby, property: country, object: finland, quote: Finland, review: unreviewed}
"""
PAGE = "page.txt"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return the bench of a workspace of one page, at which Maja works on a day in May."""
    return bench_of(make_workspace(tmp_path, {"page": (TEXT, CLAIMS)}))


def bench_of(workspace: Workspace, by: str = "Maja") -> Bench:
    return Bench(workspace, by, today=lambda: "2026-05-01")


def claims_text(bench: Bench) -> str:
    return (bench.workspace.claims / "page.yaml").read_text(encoding="utf-8")


def question(bench: Bench, number: int) -> list[Asked]:
    """Return the entries of one question, as a page that has just been loaded sends them."""
    return [Asked(key, "unreviewed") for key in document_shown(bench, PAGE)["questions"][number]]


def said(bench: Bench, keys: list[str]) -> list[str]:
    """Return what claims say, in the short names of their file."""
    shown = document_shown(bench, PAGE)
    facts = [shown["facts"][key] for key in keys]
    return [f"{f['subject']} {f['property']} {f.get('object') or f.get('value') or f.get('concept')}" for f in facts]


def test_what_a_person_sees_as_one_is_one_question(bench: Bench) -> None:
    """Two partners said in one sentence are one question, and so is a list item with the country that stands in it."""
    asked = [said(bench, keys) for keys in document_shown(bench, PAGE)["questions"]]

    assert asked == [
        ["thing:shores partner thing:hemby", "thing:shores partner thing:nordvik"],
        ["thing:shores start 2015"],
        ["thing:hemby twinnedWith thing:sydby", "thing:sydby country thing:finland"],
    ]


def test_names_from_official_lists_are_one_question(bench: Bench) -> None:
    """Things with an official code are asked of at once; others by section and type."""
    opened = bench.open(PAGE)

    names = names_of(opened.file, opened.sentences)

    assert [(question.of_list, len(question.keys)) for question in names] == [(False, 2), (False, 1), (True, 2)]


def test_an_accepted_fact_accepts_whom_it_speaks_of(bench: Bench) -> None:
    """The things of an accepted fact are accepted with it, signed; comments, order and layout stay."""
    done = judge(bench, "s", PAGE, question(bench, 0), "accepted")

    assert set(done.changed) >= {"thing:shores", "thing:nordvik"}
    text = claims_text(bench)
    assert (
        '    # a remark\n    review: accepted\n    rule: en/projects/title\n    by: Maja\n    date: "2026-05-01"\n'
        in text
    )
    assert "hemby: {type: Municipality, name: Hemby}   # checked" in text
    assert "  # partners\n" in text
    assert text.count("review: accepted") == 4


def test_a_rejected_thing_rejects_what_is_said_of_it(bench: Bench) -> None:
    """Facts of a thing that is none fall with it."""
    judge(bench, "s", PAGE, [Asked("thing:sydby", "unreviewed")], "rejected")

    (file,) = read_claims(bench.workspace)
    assert [claim.reading.review for claim in file.statements] == ["unreviewed"] * 3 + ["rejected"] * 2


def test_planned_is_said_with_the_decision(bench: Bench) -> None:
    """One decision accepts a fact as planned, and what follows from it as it is."""
    judge(bench, "s", PAGE, question(bench, 1), "accepted", "planned")

    (file,) = read_claims(bench.workspace)
    assert (file.statements[2].reading.modality, file.statements[2].reading.review) == ("planned", "accepted")
    assert next(thing for thing in file.things if thing.id == "shores").reading.modality == "asserted"


def test_every_step_is_undone_to_the_byte(bench: Bench) -> None:
    """Undo has no limit, and gives back each file as it was, additions and words without a fact among it."""
    before = claims_text(bench)
    judge(bench, "s", PAGE, question(bench, 0), "accepted")
    judge(bench, "s", PAGE, question(bench, 1), "rejected")
    say_nothing_there(bench, "s", PAGE, [0])
    add(bench, "s", PAGE, NewThing("Person", "Eva Ek", TEXT.index("Eva"), TEXT.index("Eva") + 6))

    while undo(bench, "s"):
        pass

    assert claims_text(bench) == before
    assert not bench.open(PAGE).no_facts


def test_each_session_undoes_its_own(bench: Bench) -> None:
    """What one browser takes back is its own last step, not that of another one."""
    judge(bench, "a", PAGE, question(bench, 1), "accepted")
    judge(bench, "b", PAGE, question(bench, 1), "accepted")

    undo(bench, "a")

    (file,) = read_claims(bench.workspace)
    assert [claim.reading.review for claim in file.statements[2:]] == ["unreviewed", "accepted", "accepted"]


def test_what_others_changed_is_kept_and_not_overruled(bench: Bench) -> None:
    """An editor's change underneath stays; an entry that it judged is told, not written over."""
    asked = question(bench, 1)
    path = bench.workspace.claims / "page.yaml"
    edited = claims_text(bench).replace("since 2015, review: unreviewed", "since 2015, review: rejected").replace(
        "# partners", "# the partners, by hand"
    )  # fmt: skip
    path.write_text(edited, encoding="utf-8")

    done = judge(bench, "s", PAGE, [*asked, Asked("thing:sydby", "unreviewed")], "accepted")

    assert (done.changed, done.refused) == (("thing:sydby",), (asked[0].key,))
    assert "# the partners, by hand" in claims_text(bench)
    assert "since 2015, review: rejected" in claims_text(bench)


def test_an_editor_that_saves_between_reading_and_writing_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision is made anew on what an editor has saved meanwhile."""
    path = bench.workspace.claims / "page.yaml"
    write, times = Bench.write, []

    def saved_meanwhile(self: Bench, *given: object) -> None:
        if not times:
            times.append(1)
            path.write_text(claims_text(bench).replace("# checked", "# checked twice"), encoding="utf-8")
        write(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Bench, "write", saved_meanwhile)
    judge(bench, "s", PAGE, question(bench, 1), "accepted")

    assert "# checked twice" in claims_text(bench)
    assert "since 2015, review: accepted" in claims_text(bench)


def test_a_decision_that_an_editor_saves_over_is_made_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that read before a decision and saves right behind it does not undo it unseen."""
    path = bench.workspace.claims / "page.yaml"
    before, saves = path.read_bytes(), iter([True])

    def saved_over(where: Path, content: bytes, held: bytes | None) -> bool:
        done = replace_unchanged(where, content, held)
        if next(saves, False):
            path.write_bytes(b"# A remark.\n" + before)
        return done

    monkeypatch.setattr("vanort.workbench.bench.replace_unchanged", saved_over)
    done = judge(bench, "tab", "page.txt", question(bench, 0), "accepted")

    assert done.changed
    assert claims_text(bench).startswith("# A remark.")
    assert all(entry.reading.review == "accepted" for entry in map(bench.open("page.txt").entry, done.changed) if entry)
    undo(bench, "tab")
    assert path.read_bytes() == b"# A remark.\n" + before


def test_two_browsers_and_an_editor_lose_nothing(tmp_path: Path) -> None:
    """Decisions of two benches on one folder and lines of an editor, interleaved: all are there, signed, at the end."""
    things = "".join(f"  t{n}: {{type: Theme, name: Thing {n}x, review: unreviewed, rule: r}}\n" for n in range(60))
    text = " ".join(f"Thing {n}x." for n in range(60))
    workspace = make_workspace(tmp_path, {"page": (text, f"document: page.txt\nthings:\n{things}claims:\n")})
    path = workspace.claims / "page.yaml"
    benches = [bench_of(workspace, "Maja"), bench_of(workspace, "Ola")]
    lost: list[str] = []

    def decide(bench: Bench, numbers: range) -> None:
        for number in numbers:
            done = judge(bench, "s", PAGE, [Asked(f"thing:t{number}", "unreviewed")], "accepted")
            lost.extend(f"t{number}" for _ in done.refused)

    workers = [
        threading.Thread(target=decide, args=(benches[0], range(0, 60, 2))),
        threading.Thread(target=decide, args=(benches[1], range(1, 60, 2))),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    (file,) = read_claims(workspace)
    signed = [(thing.reading.review, thing.reading.by) for thing in file.things]
    assert (lost, signed) == ([], [("accepted", "Maja"), ("accepted", "Ola")] * 30)
    assert path.read_text(encoding="utf-8").count("review: accepted") == 60


def words(part: str) -> tuple[int, int]:
    return TEXT.index(part), TEXT.index(part) + len(part)


def test_what_was_missed_becomes_a_claim_with_its_quote(bench: Bench) -> None:
    """A new thing and a fact about it are written as a person would write them, and read back."""
    add(bench, "s", PAGE, Statement("thing:shores", "fundedBy", "thing:sweden", "", *words("Sweden pays for it.")))
    done = add(bench, "s", PAGE, Statement("thing:hemby", "country", NewThing("Country", "Sverige", *words("Sweden"), "SE"), "", *words("Sweden pays for it.")))  # fmt: skip

    assert "thing:sverige" in done.changed
    assert (
        "  - subject: shores\n    property: fundedBy\n    object: sweden\n    quote: Sweden pays for it.\n"
        '    by: Maja\n    date: "2026-05-01"\n'
    ) in claims_text(bench)
    read_claims(bench.workspace)


def test_the_words_of_a_value_are_kept_and_the_value_is_normalised(bench: Bench) -> None:
    """A budget becomes a funding with amount and currency, an address a contact point, each with the sentence as quote."""
    add(
        bench, "s", PAGE, Statement("thing:shores", "budget", None, "500 000 SEK", *words("The budget is 500 000 SEK."))
    )
    contact = words("Contact: Eva Ek, eva.ek@hemby.example.")
    add(
        bench,
        "s",
        PAGE,
        Statement("thing:shores", "contactPerson", NewThing("Person", "Eva Ek", *words("Eva Ek")), "", *contact),
    )
    add(bench, "s", PAGE, Statement("thing:shores", "email", None, "eva.ek@hemby.example", *contact))

    shown = document_shown(bench, PAGE)
    facts = [fact for fact in shown["facts"].values() if fact["by"]]
    assert [(f["subject"], f["property"], f.get("object") or f.get("value")) for f in facts] == [
        ("thing:shores", "funding", "thing:funding"),
        ("thing:funding", "amount", "500000"),
        ("thing:funding", "currency", "SEK"),
        ("thing:shores", "contact", "thing:contactpoint"),
        ("thing:contactpoint", "contactPerson", "thing:eva-ek"),
        ("thing:contactpoint", "email", "eva.ek@hemby.example"),
    ]


def test_twin_towns_that_are_added_are_partners(bench: Bench) -> None:
    """As reading does, an added twinning makes a partnership of the two; a second one of the same makes none."""
    said = Statement("thing:hemby", "twinnedWith", "thing:nordvik", "", *words("Hemby and Nordvik run the project"))
    add(bench, "s", PAGE, said)

    (file,) = read_claims(bench.workspace)
    ids = {thing.iri: thing.id for thing in file.things}
    new = [
        (ids[c.subject], str(c.predicate).rsplit("#", 1)[-1], ids[c.object]) for c in file.statements if c.reading.by
    ]
    assert new == [
        ("hemby", "twinnedWith", "nordvik"),
        ("hemby-nordvik", "partner", "hemby"),
        ("hemby-nordvik", "partner", "nordvik"),
    ]
    add(bench, "s", PAGE, Statement("thing:nordvik", "twinnedWith", "thing:hemby", "", *words("Hemby and Nordvik run")))
    assert [t.id for t in read_claims(bench.workspace)[0].things].count("hemby-nordvik") == 1
    undo(bench, "s")
    undo(bench, "s")
    assert claims_text(bench).count("by: Maja") == 0


@pytest.mark.parametrize("types", [("Municipality", "Municipality"), ("Organisation", "Municipality")])
def test_two_bodies_that_work_together_have_a_partnership(bench: Bench, types: tuple[str, str]) -> None:
    """“A · partner · B” said of two bodies makes the partnership between them, once; a second passage is its evidence, too."""
    start, end = words("Hemby and Nordvik run")
    one, other = (NewThing(type_, name, *words(name)) for type_, name in zip(types, ("Eva Ek", "Finland"), strict=True))
    first = add(bench, "tab", PAGE, Statement(one, "partner", other, "", start, end))
    file = bench.open(PAGE).file
    link = next(thing for thing in file.things if thing.names and thing.names[0].text == "Eva Ek – Finland")
    parties = [claim for claim in file.statements if claim.subject == link.iri]
    keys = [key for key in first.changed if key.startswith("thing:") and key != f"thing:{link.id}"]
    again = add(bench, "tab", PAGE, Statement(keys[0], "partner", keys[1], "", *words("Sweden pays for it")))

    assert short_names()[link.type] == "Partnership"
    assert [short_names()[claim.predicate] for claim in parties] == ["partner", "partner"]
    assert not [key for key in again.changed if key.startswith("thing:")]
    with pytest.raises(ClaimsError, match="A partnership is between two"):
        add(bench, "tab", PAGE, Statement(keys[0], "partner", keys[0], "", start, end))


def test_adding_what_is_proposed_accepts_the_proposal(bench: Bench) -> None:
    """A fact that the machine proposed from the same words is not written twice."""
    done = add(bench, "s", PAGE, Statement("thing:shores", "start", None, "2015", *words("since 2015")))

    (file,) = read_claims(bench.workspace)
    assert len(file.statements) == 5
    assert (file.statements[2].reading.review, len(done.changed)) == ("accepted", 2)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (Statement("thing:shores", "start", None, "soon", 0, 5), "'soon' is no value of start"),
        (Statement("thing:shores", "budget", None, "much", 0, 5), "'much' is no amount of money"),
        (Statement("thing:nobody", "start", None, "2015", 0, 5), "The thing is not there any more"),
        (Statement("thing:shores", "starts", None, "2015", 0, 5), "The ontology has no term 'starts'"),
        (Statement("thing:shores", "start", None, "2015", 0, 0), "No words are selected"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_written(bench: Bench, statement: Statement, found: str) -> None:
    """A fault of what is added leaves the file as it was."""
    before = claims_text(bench)

    with pytest.raises(ClaimsError, match=found):
        add(bench, "s", PAGE, statement)

    assert claims_text(bench) == before
    assert not bench.trails


def test_a_corrected_proposal_stays_as_superseded(bench: Bench) -> None:
    """What a rule proposed wrongly is superseded, what a person makes of it stands, and both are signed; undone at once."""
    before = claims_text(bench)
    (key,) = [one.key for one in question(bench, 1)]

    correct(bench, "s", PAGE, key, "unreviewed", Statement("thing:shores", "end", None, "2015", *words("since 2015")))

    assert 'quote: since 2015, review: superseded, by: Maja, date: "2026-05-01"}' in claims_text(bench).replace(
        "rule: r, ", ""
    )
    assert (
        "  - subject: shores\n    property: end\n    object: 2015\n    quote: since 2015\n    by: Maja\n"
    ) in claims_text(bench)
    undo(bench, "s")
    assert claims_text(bench) == before


def test_a_correction_of_a_persons_own_words_is_made_in_place(bench: Bench) -> None:
    """What a person has written is written anew where it stands, with its comments; only that entry changes."""
    add(bench, "s", PAGE, Statement("thing:shores", "fundedBy", "thing:sweden", "", *words("Sweden pays for it.")))
    before = claims_text(bench)
    key = next(k for k, f in document_shown(bench, PAGE)["facts"].items() if f["property"] == "fundedBy")

    correct(bench, "s", PAGE, key, "accepted", Statement("thing:shores", "partner", "thing:hemby", "", *words("Sweden pays"), "planned"))  # fmt: skip

    after = claims_text(bench)
    assert "property: partner\n    object: hemby\n    quote: Sweden pays\n" in after
    assert ("superseded" in after, "modality: planned\n" in after, after.count("- subject")) == (False, True, 2)
    undo(bench, "s")
    assert claims_text(bench) == before


def test_a_thing_is_corrected_where_it_stands(bench: Bench) -> None:
    """Type, name and code change in place; a name that the text does not have rests on the words that mean the thing."""
    before = claims_text(bench)

    correct(bench, "s", PAGE, "thing:nordvik", "unreviewed", NewThing("Organisation", "The town of Nordvik", 0, 0))

    assert "nordvik: {type: Organisation, name: The town of Nordvik, confidence: 0.9, review: accepted," in claims_text(
        bench
    )
    (file,) = read_claims(bench.workspace)
    nordvik = next(thing for thing in file.things if thing.id == "nordvik")
    assert TEXT[nordvik.span.start : nordvik.span.end] == "Nordvik"
    assert file.statements[1].object == nordvik.iri
    undo(bench, "s")
    assert claims_text(bench) == before


def test_a_correction_of_what_somebody_judged_meanwhile_is_refused(bench: Bench) -> None:
    """An entry in another state than the page showed is left alone."""
    (asked,) = question(bench, 1)
    judge(bench, "o", PAGE, [asked], "rejected")

    done = correct(bench, "s", PAGE, asked.key, "unreviewed", Statement("thing:shores", "end", None, "2015", *words("since 2015")))  # fmt: skip

    assert (done.changed, done.refused) == ((), (asked.key,))


def test_a_document_without_claims_gets_a_file(bench: Bench) -> None:
    """What is added to a document that nobody has read makes its claims file."""
    (bench.workspace.documents / "other.txt").write_text("Östby is a town.", encoding="utf-8")
    (bench.workspace.documents / "other.txt.yaml").write_text("language: en\n", encoding="utf-8")

    add(bench, "s", "other.txt", NewThing("Municipality", "Östby", 0, 5))

    assert [thing.id for file in read_claims(bench.workspace) for thing in file.things if file.stem == "other"] == [
        "ostby"
    ]


KEYS = st.sampled_from(["review", "by", "note", "modality"])
PLACES: list[Where] = [("things", "hemby"), ("things", "shores"), ("claims", 0), ("claims", 1), ("claims", 4)]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), KEYS, st.text(max_size=12)), max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_one_entry_is_edited_as_the_whole_file_would_be(
    edits: list[tuple[Where, str, str]], newline: str, mark: str
) -> None:
    """Editing an entry where it stands gives the same bytes as reading the whole, however many edits went before."""
    text = whole = mark + CLAIMS.replace("\n", newline)
    entries = find_entries(text, path="a.yaml")
    for where, key, value in edits:
        edit = Edit(where, key, value.replace("\0", ""))
        whole = apply_edits(whole, [edit], path="a.yaml")
        text, entries = edit_entry(text, entries, where, [edit], path="a.yaml")

    assert text == whole
    assert entries == find_entries(whole, path="a.yaml")


def test_questions_hold_each_proposal_once(bench: Bench) -> None:
    """No proposal is left out of the questions, and none is asked twice."""
    opened = bench.open(PAGE)

    keys = [key for each in questions_of(opened.file, opened.sentences) for key in each.keys]

    assert sorted(keys) == sorted(key for key in opened.places if key.startswith("claim:"))


KILLED = """\
import sys
from pathlib import Path
from vanort.workbench import Bench
from vanort.workbench.judging import Asked, judge
from vanort.workspace.model import open_workspace
bench = Bench(open_workspace(Path(sys.argv[1])), "Maja")
for thing in [t.id for t in bench.open("page.txt").file.things if t.reading.review == "unreviewed"]:
    judge(bench, "s", "page.txt", [Asked(f"thing:{thing}", "unreviewed")], "accepted")
    print(thing, flush=True)
"""


def test_whoever_is_killed_has_lost_nothing_that_was_said_to_be_done(tmp_path: Path) -> None:
    """After kill -9 in the midst of decisions each one that was told stands in the file, signed, and the file is whole."""
    things = "".join(f"  t{n}: {{type: Theme, name: Thing {n}x, review: unreviewed, rule: r}}\n" for n in range(90))
    text = " ".join(f"Thing {n}x." for n in range(90))
    workspace = make_workspace(tmp_path, {"page": (text, f"document: page.txt\nthings:\n{things}claims:\n")})
    for stop_after in (1, 7):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(workspace.root)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            said = [process.stdout.readline().strip() for _ in range(stop_after)]
            process.kill()
            said += [line.strip() for line in process.stdout if line.endswith("\n")]

        (file,) = read_claims(workspace)
        signed = {
            thing.id for thing in file.things if thing.reading.review == "accepted" and thing.reading.by == "Maja"
        }
        assert set(said) <= signed
