"""What the public sees is chosen: what is only for those who keep the dataset stays out of the page and of its dataset."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from vanort.build import build
from vanort.errors import WorkspaceError
from vanort.explorer import explore_workspace
from vanort.explorer.audience import PARTS, for_everybody
from vanort.explorer.owner import contrast, owner_of
from vanort.workspace.model import Workspace, open_workspace


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of the example, built."""
    import shutil

    folder = tmp_path_factory.mktemp("audience") / "data"
    shutil.copytree(Path(__file__).parent.parent / "data", folder, ignore=shutil.ignore_patterns("build"))
    workspace = open_workspace(folder)
    build(workspace)
    return workspace


def block(page: str, name: str) -> str:
    """A part of a page as text, unpacked where it is packed."""
    found = re.search(rf'<script type="application/[a-z]+" id="block-{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    text = found[1].strip()
    return text if text.startswith(("{", "[")) else gzip.decompress(base64.b64decode(text)).decode()


def parts_of(page: str) -> tuple[dict[str, Any], str]:
    """Return the data and the dataset that a page holds."""
    return json.loads(block(page, "data")), block(page, "quads")


def test_the_public_sees_no_work_in_progress(room: Workspace) -> None:
    """No note, nothing denied or planned, no confidence, no review, no file of claims and no line: in data and dataset."""
    data, quads = parts_of(explore_workspace(room))

    assert {claim["modality"] for claim in data["claims"]} <= {"asserted", "past", "suggested"}
    assert {(claim["confidence"], claim["review"], claim["place"]) for claim in data["claims"]} == {(None, "", "")}
    assert not any(fact["property"] == "note" for thing in data["things"] for fact in thing["facts"])
    own = [line for line in quads.splitlines() if not line.endswith("graph/ontology> .")]
    for word in (
        "modality/negated",
        "modality/planned",
        "core#note>",
        "review-status/accepted",
        '"claims/',
        '"decisions/',
    ):
        assert not any(
            word in line
            for line in own
            if " <https://w3id.org/vanort/graph/reference>" not in line and "concept/" + word not in line.split(" ")[0]
        ), word
    assert not [line for line in own if re.search(r"ns#confidence> \"[0-9]", line)]


def test_editors_see_all_of_it(room: Workspace) -> None:
    """With for_editors the page holds what the dataset holds."""
    data, quads = parts_of(explore_workspace(room, for_editors=True))

    assert {"negated", "planned"} <= {claim["modality"] for claim in data["claims"]}
    assert all(0 < claim["confidence"] <= 1 and claim["place"] for claim in data["claims"])
    assert "core#note>" in quads


@pytest.mark.parametrize("part", PARTS)
def test_the_settings_choose_part_by_part(room: Workspace, part: str) -> None:
    """What one part brings back is what it is called, and nothing of the others."""
    claim = "<https://w3id.org/vanort/id/claim/0>"
    denied = f"{claim} <https://w3id.org/vanort/ns#modality> <https://w3id.org/vanort/concept/modality/negated> .\n"
    whole = room.dataset.read_text(encoding="utf-8") + denied
    signs = {
        "notes": '<http://www.w3.org/2004/02/skos/core#note> "',
        "denied": "ns#modality> <https://w3id.org/vanort/concept/modality/negated>",
        "planned": "ns#modality> <https://w3id.org/vanort/concept/modality/planned>",
        "confidence": 'ns#confidence> "1"',
        "review": "concept/review-status/accepted> <https://w3id.org/vanort/graph/claims>",
        "places": '"claims/icld.yaml:',
    }
    shown = for_everybody(whole, [part])

    assert all(sign in whole for sign in signs.values())
    assert {name for name, sign in signs.items() if sign in shown} == {part}


def test_questions_about_what_is_left_out_are_left_out(room: Workspace) -> None:
    """A question about the uncertain would answer that nothing is; the editors' page has it."""
    doubtful = {"uncertain_claims", "not_asserted", "disagreements"}

    def names(page: str) -> set[str]:
        return {question["name"] for question in json.loads(block(page, "questions"))} & doubtful

    assert names(explore_workspace(room)) == {"disagreements"}
    assert names(explore_workspace(room, for_editors=True)) == doubtful


def settings(tmp_path: Path, text: str) -> Workspace:
    """A workspace with these settings under [published]."""
    (tmp_path / "vanort.toml").write_text(f"[published]\n{text}\n", encoding="utf-8")
    return open_workspace(tmp_path)


def test_an_owner_is_read(tmp_path: Path) -> None:
    """The logo stands in the page itself, texts are there in each language."""
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    owner = owner_of(
        settings(
            tmp_path,
            'show = ["planned"]\nlogo = "logo.svg"\ncolor = {light = "#7a1f3d", dark = "#f2a6bf"}\n'
            'contact = {en = "Ask us", sv = "Fråga oss"}\nresponsible = "Lindby kommun"\noldest = 24',
        )
    )

    assert owner.show == ("planned",)
    assert owner.logo.startswith("data:image/svg+xml;base64,")
    assert owner.contact["sv"] == "Fråga oss"
    assert owner.oldest == 24
    assert owner_of(settings(tmp_path, "")).data()["logo"] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('show = ["planed"]', "planned"),
        ('logo = "nowhere.svg"', "not there"),
        ('logo = "../../etc/passwd"', "not there"),
        ('color = "blue"', "no colour"),
        ('color = "#ffd400"', "contrast is 1"),
        ('color = {dark = "#222222"}', "lighter"),
        ("oldest = -1", "months"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str, said: str) -> None:
    """An unknown part, a missing logo, a colour that cannot be read: each is said with what to do."""
    with pytest.raises(WorkspaceError, match=said) as told:
        owner_of(settings(tmp_path, text))
    assert told.value.path is not None


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a colour on itself 1."""
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#0a5a73", "#0a5a73") == 1


@pytest.mark.parametrize("end", ["\u2028", "\u0085", "\x0b", "\x1c"])
def test_a_text_that_holds_an_end_of_line_stays_one_statement(end: str) -> None:
    """Only a line feed ends a statement of N-Quads; a page may be full of others."""
    statement = f'<x:a> <x:b> "one{end}two" .\n'

    assert for_everybody(statement) == statement
