"""Learning without a model: what was added twice in one way is offered as a rule, tried on all documents, and used when taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.claims.of_workspace import read_claims
from vanort.cli import app
from vanort.languages.own_rules import Rule, read_rules, with_rules
from vanort.languages.pack import language_packs, packs_with
from vanort.languages.table import LanguageError
from vanort.learning import Offer, offers
from vanort.learning.ways import ways
from vanort.workbench import Bench
from vanort.workbench.rules import offered, take
from vanort.workbench.undoing import undo
from vanort.workspace.model import Workspace
from workspaces import make_workspace

SIGNED = "by: Maja, date: 2026-05-01"
# Three pages of one kind in each language: two that somebody has completed, one that nobody has.
PAGES = {
    "sv": ("Blå Lagun", "Hults byalag", "{org} skänker pengar åt projektet {project}.", "Värdkommun"),
    "en": ("Blue Lagoon", "Hult ramblers", "{org} throws money at the project {project}.", "Host council"),
    "no": ("Blå Lagune", "Hult vellag", "{org} spytter inn i prosjektet {project}.", "Vertskapskommune"),
}


def page(language: str, number: int, *, done: bool) -> tuple[str, str]:
    project, org, sentence, label = PAGES[language]
    project, org = f"{project} {'XVI'[number]}", org.replace("Hult", ("Hult", "Ekby", "Sala")[number])
    said = sentence.format(org=org, project=project)
    text = f"{project}\n\nProject: {project}\n{label}: {('Ale', 'Sala', 'Eksjö')[number]} kommun\n\n{said}\n"
    claims = f"""\
document: {language}{number}.txt
things:
  project: {{type: Project, name: {project}, rule: r, {SIGNED}}}
  town: {{type: Municipality, name: {("Ale", "Sala", "Eksjö")[number]} kommun, rule: r, {SIGNED}}}
"""
    if done:
        claims += f"""\
  org: {{type: Organisation, name: {org}, {SIGNED}}}
claims:
  - {{subject: project, property: coordinator, object: town, quote: "{label}: {("Ale", "Sala", "Eksjö")[number]} kommun", {SIGNED}}}
  - {{subject: project, property: fundedBy, object: org, quote: "{said}", {SIGNED}}}
"""
    return text, claims


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Nine pages in three languages."""
    pages = {f"{code}{n}": page(code, n, done=n < 2) for code in PAGES for n in range(3)}
    workspace = make_workspace(tmp_path_factory.mktemp("learning"), pages)
    for path in workspace.documents.glob("*.txt"):
        path.with_name(f"{path.name}.yaml").write_text(f"language: {path.name[:2]}\n", encoding="utf-8")
    return workspace


@pytest.fixture(scope="module")
def found(workspace: Workspace) -> tuple[Offer, ...]:
    """What is offered."""
    return offers(read_claims(workspace), packs_with(workspace.languages))


@pytest.mark.parametrize("language", PAGES)
def test_the_ways_of_additions_are_seen(workspace: Workspace, language: str) -> None:
    """A label, a sentence between two names and the word that tells a name's type are seen in each language."""
    _, _, sentence, label = PAGES[language]
    pack = language_packs()[language]
    seen = {
        rule.place: rule.entry
        for file in read_claims(workspace)
        if file.document.language == language
        for rule, _ in ways(file, pack)
    }

    between = sentence.partition("{org} ")[2].partition(" {project}")[0]
    assert seen["labels", "coordinator"] == label.lower()
    assert seen["frames", "funds"] == f"{{A}} {between} {{B}}"
    assert seen["heads", "after", "Organisation"] == PAGES[language][1].split()[1]


def test_a_rule_is_tried_on_all_documents_and_held_against_decisions(found: tuple[Offer, ...]) -> None:
    """What a rule would add to pages that were judged agrees, what to others is new; both are told before it is taken."""
    counts = {(offer.rule.language, offer.rule.place): offer.counts() for offer in found}

    assert {counts[code, ("labels", "coordinator")] for code in PAGES} == {(3, 2, 0)}
    assert all(offer.loses == 0 for offer in found)


def test_nothing_is_offered_of_one_addition(workspace: Workspace) -> None:
    """What was added once, and what stands on its own in other words, makes no rule."""
    files = [file for file in read_claims(workspace) if file.stem in ("sv0", "en1", "no0")]

    assert offers(files, language_packs()) == ()


def test_a_rule_that_decisions_speak_against_is_not_offered(workspace: Workspace) -> None:
    """Where a person has rejected as much as a rule would rightly add, it is not offered."""
    files = read_claims(workspace)
    texts = {file.stem: (workspace.claims / f"{file.stem}.yaml").read_text(encoding="utf-8") for file in files}
    for stem in ("sv1", "sv2"):
        path = workspace.claims / f"{stem}.yaml"
        town = ("Ale", "Sala", "Eksjö")[int(stem[2])]
        text = texts[stem].replace("property: coordinator", "property: coordinator, review: rejected")
        if stem == "sv2":
            text += f'claims:\n  - {{subject: project, property: coordinator, object: town, quote: "Värdkommun: {town} kommun", review: rejected, {SIGNED}}}\n'
        path.write_text(text, encoding="utf-8")
    try:
        swedish = [
            offer.rule.place
            for offer in offers(read_claims(workspace), language_packs())
            if offer.rule.language == "sv"
        ]
    finally:
        for stem in ("sv1", "sv2"):
            (workspace.claims / f"{stem}.yaml").write_text(texts[stem], encoding="utf-8")

    assert ("labels", "coordinator") not in swedish


def test_a_rule_that_is_taken_is_a_signed_line_and_reads_documents(workspace: Workspace) -> None:
    """The line stands in rules.toml, `extract` uses it at once, and undo takes both back."""
    bench = Bench(workspace, "Maja", today=lambda: "2026-05-01")
    rule = Rule("sv", ("labels", "coordinator"), "värdkommun", "Värdkommun: Ale kommun")

    lines = take(bench, "s", rule.line(), ("sv2.txt",))

    text = workspace.rules.read_text(encoding="utf-8")
    assert text.splitlines()[1:] == [f"{rule.line()}  # Maja, 2026-05-01"]
    assert lines[0].startswith("claims/sv2.yaml: 1 new")
    (file,) = [file for file in read_claims(workspace) if file.stem == "sv2"]
    assert [str(c.predicate).rsplit("#", 1)[-1] for c in file.statements] == ["coordinator"]
    assert undo(bench, "s") is not None
    assert not workspace.rules.exists()
    assert [file.statements for file in read_claims(workspace) if file.stem == "sv2"] == [()]


def test_a_rule_that_is_refused_is_not_offered_again(workspace: Workspace) -> None:
    """A refusal is a remark in the same file."""
    bench = Bench(workspace, "Maja", today=lambda: "2026-05-01")
    offer = next(one for one in offered(workspace)["offers"] if one["language"] == "no")

    take(bench, "s", offer["line"], (), wanted=False)

    assert offer["line"] not in [one["line"] for one in offered(workspace)["offers"]]
    assert read_rules(workspace.rules.read_text(encoding="utf-8")) == ()
    undo(bench, "s")


@pytest.mark.parametrize(
    "text",
    [
        "sv = 1",
        "sv.labels.partner = 3",
        'sv.labels.partner."x" = 3',
        'sv.frames.sings."{A} x {B}" = "A x B"',
        'sv.songs.x."y" = "z"',
        "sv.labels",
    ],
)
def test_what_is_no_rule_is_told(text: str, tmp_path: Path) -> None:
    """A line that has no place in a pack is a fault with its file, in lint as well."""
    with pytest.raises(LanguageError):
        read_rules(text)
    workspace = make_workspace(tmp_path)
    workspace.rules.write_text(text, encoding="utf-8")

    told = CliRunner().invoke(app, ["lint", str(workspace.root)])

    assert (told.exit_code, "rules.toml" in told.output) == (1, True)


def test_a_frame_has_both_gaps() -> None:
    """A frame without one of its gaps is refused, and the shipped packs stay as they are."""
    before = language_packs()["sv"].frames
    with pytest.raises(LanguageError):
        with_rules(language_packs(), [Rule("sv", ("frames", "funds"), "{A} pays", "x")])

    assert language_packs()["sv"].frames == before
