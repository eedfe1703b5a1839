"""The workbench in a real browser: judged and completed by keys alone, for everyone, and safe with hostile documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.axe import axe_faults
from vanort.claims.of_workspace import read_claims
from vanort.coverage import coverage_of_workspace
from vanort.workspace.model import Workspace
from workbenches import Running, opened, press, running_workbench, wait_for_value
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXT = """\
# Hemby in the world 😀

Hemby and Nordvik run the project Clean Shores together since 2015. It is paid by the Sea Fund.

- Sydby, Finland

<script>alert(1)</script> <img src=x onerror=alert(1)> belongs to nobody.

Town\tSince
Östby\t1998
"""
CLAIMS = """\
# What the page says.
document: page.txt
things:
  hemby: {type: Municipality, name: Hemby}   # checked
  nordvik: {type: Municipality, name: Nordvik, confidence: 0.9, review: unreviewed, rule: en/names/place}
  shores: {type: Project, name: Clean Shores, review: unreviewed, rule: en/projects/title}
  sydby: {type: Municipality, name: Sydby, review: unreviewed, rule: en/names/place}
  finland: {type: Country, name: Finland, code: FI, review: unreviewed, rule: en/names/place}
  script: {type: Theme, name: "<script>alert(1)</script>", review: unreviewed, rule: x, note: "<b>no</b>"}
claims:
  - {subject: shores, property: partner, object: hemby, quote: Hemby and Nordvik run, review: unreviewed, confidence: 0.9}
  - {subject: shores, property: partner, object: nordvik, quote: Hemby and Nordvik run, review: unreviewed, confidence: 0.8}
  - {subject: shores, property: start, object: 2015, quote: since 2015, review: unreviewed, rule: r}
  - {subject: hemby, property: twinnedWith, object: sydby, quote: "Sydby, Finland", review: unreviewed}
  - {subject: sydby, property: country, object: finland, quote: Finland, review: unreviewed}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of one page, and one that is complete."""
    pages = {"page": (TEXT, CLAIMS), "other": ("Sydby lies in Finland.", "document: other.txt\nthings:\nclaims:\n")}
    return make_workspace(tmp_path_factory.mktemp("worked"), pages)


@pytest.fixture(scope="module")
def running(workspace: Workspace) -> Iterator[Running]:
    """A workbench for all tests of this file."""
    with running_workbench(workspace.root) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """One page for all tests of this file; at the end nothing may have been asked of others, and no error have stood there."""
    with opened(browser, running, "page.txt") as found:
        yield found


def claims_text(workspace: Workspace) -> str:
    return (workspace.claims / "page.yaml").read_text(encoding="utf-8")


def _has_object(page: Page, words: str) -> None:
    """Wait until the page has guessed of whom, or how much, a fact is."""
    wait_for_value(page.get_by_role("combobox", name="of whom, or how much"), words)


def question(page: Page) -> str:
    return " ".join(page.locator(".now .question").inner_text().split())


def test_the_token_does_not_stay_in_the_address(page: Page, running: Running) -> None:
    """The page takes the token out of its address, and goes on with the cookie."""
    assert running.token not in page.url


def test_hostile_words_stay_words(page: Page) -> None:
    """What a document and its claims hold is text, whatever it looks like."""
    assert "<script>alert(1)</script>" in page.locator("#text").inner_text()
    assert page.locator("#text script, #text img, .facts b, .facts script").count() == 0


def test_for_everyone(page: Page) -> None:
    """Axe finds nothing to mend, in light and dark, English and Swedish, wide and narrow."""
    found = {"light": axe_faults(page)}
    page.get_by_role("button", name="Light or dark").click()
    page.get_by_role("button", name="På svenska").click()
    page.wait_for_timeout(300)
    found["dark"] = axe_faults(page)
    page.set_viewport_size({"width": 390, "height": 844})
    found["narrow"] = axe_faults(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="In English").click()
    page.get_by_role("button", name="Light or dark").click()
    page.wait_for_timeout(300)

    assert found == {"light": [], "dark": [], "narrow": []}


def test_one_key_judges_what_is_seen_as_one(page: Page, workspace: Workspace) -> None:
    """Accept, accept as planned, and reject are one key each; what follows from them is written with them."""
    asked = []
    for key in ("a", "p", "r"):
        asked.append(question(page))
        press(page, key)

    assert asked == [
        "Clean Shores · partner · Hemby, Nordvik",
        "Clean Shores · start · 2015",
        "Hemby · twinned with · Sydby Sydby · country · Finland",
    ]
    (_, file) = read_claims(workspace)
    assert [(c.reading.review, c.reading.modality) for c in file.statements] == [
        ("accepted", "asserted"), ("accepted", "asserted"), ("accepted", "planned"), ("rejected", "asserted"), ("rejected", "asserted"),
    ]  # fmt: skip
    assert {c.reading.by for c in file.statements} == {"Maja"}
    assert "name: Hemby}   # checked" in claims_text(workspace)


def test_undo_goes_back_to_the_first_byte(page: Page, workspace: Workspace) -> None:
    """As many steps as were made are taken back, also after the page was loaded again."""
    page.reload()
    page.wait_for_selector("html[data-ready]")
    press(page, "u", "u", "u")

    assert claims_text(workspace) == CLAIMS
    page.locator(".now .question", has_text="Clean Shores · partner").wait_for()


def test_a_part_can_be_left_out(page: Page, workspace: Workspace) -> None:
    """A digit takes a part out of a decision; it is asked again on its own."""
    page.keyboard.press("2")
    press(page, "a")

    assert question(page) != ""
    (_, file) = read_claims(workspace)
    assert [c.reading.review for c in file.statements[:2]] == ["accepted", "unreviewed"]
    press(page, "u")


def test_what_is_wrong_is_corrected_in_place(page: Page, workspace: Workspace) -> None:
    """A wrong property is corrected by keys alone, accepted as corrected, and taken back in one step; so is a thing's type."""
    before = claims_text(workspace)
    page.locator(".facts .row", has_text="start · 2015").click()
    page.keyboard.press("e")
    page.get_by_role("combobox", name="says what").fill("end")
    page.keyboard.press("Enter")
    _has_object(page, "2015")
    press(page, "Enter")
    page.locator(".facts .row", has_text="end · 2015").wait_for()

    (_, file) = read_claims(workspace)
    assert [(c.reading.review, c.reading.by) for c in (file.statements[2], file.statements[-1])] == [
        ("superseded", "Maja"),
        ("accepted", "Maja"),
    ]
    page.locator(".facts .head-of", has_text="Nordvik").click()
    page.keyboard.press("e")
    page.get_by_role("combobox", name="Type").fill("Organi")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Name").focus()
    press(page, "Enter")
    page.wait_for_timeout(200)
    assert "nordvik: {type: Organisation, name: Nordvik, confidence: 0.9, review: accepted," in claims_text(workspace)
    press(page, "u", "u")

    assert claims_text(workspace) == before


def test_what_was_missed_is_added_by_keys(page: Page, workspace: Workspace) -> None:
    """Words are selected and said of a project by keys alone; a selection behind an emoji has the right offsets."""
    page.locator("#text").focus()
    place = page.evaluate("""() => { const s = [...document.querySelectorAll('#text .s')].find(e => e.textContent.includes('Sea Fund'));
        const walker = document.createTreeWalker(s, NodeFilter.SHOW_TEXT); let node; while ((node = walker.nextNode()) && !node.data.includes('Sea Fund'));
        const r = document.createRange(); const at = node.data.indexOf('Sea Fund'); r.setStart(node, at); r.setEnd(node, at + 8);
        const x = document.getSelection(); x.removeAllRanges(); x.addRange(r); return s.dataset.n; }""")
    assert place
    page.keyboard.press("f")
    page.get_by_role("combobox", name="says what").fill("funded")
    page.keyboard.press("Enter")
    _has_object(page, "Sea Fund")
    press(page, "Enter")

    assert "quote: It is paid by the Sea Fund.\n" in claims_text(workspace)
    (_, file) = read_claims(workspace)
    fund = file.things[-1]
    assert (fund.names[0].text, TEXT[fund.span.start : fund.span.end], fund.reading.by) == (
        "Sea Fund",
        "Sea Fund",
        "Maja",
    )


def test_no_fact_is_one_key(page: Page, workspace: Workspace) -> None:
    """The next open sentence and "no fact here" are one key each; the document is complete when all have been dealt with."""
    for _ in range(2):
        page.keyboard.press("o")
        press(page, "n")

    (coverage,) = [one for one in coverage_of_workspace(workspace, faults=[]) if one.document.path.name == "page.txt"]
    assert (coverage.without_fact, coverage.open) == (2, ())


def test_many_at_once_are_one_step(page: Page, workspace: Workspace) -> None:
    """All of the document is accepted at once, and taken back at once."""
    before = claims_text(workspace)
    page.keyboard.press("g")
    with page.expect_response("**/api/judge"):
        page.locator(".many > div", has_text="All of the document").get_by_role("button", name="Accept").click()
    page.wait_for_timeout(100)
    assert "unreviewed" not in claims_text(workspace)
    press(page, "u")

    assert claims_text(workspace) == before


def test_what_an_editor_saves_is_shown(page: Page, workspace: Workspace) -> None:
    """A change of the file underneath comes onto the page by itself, and the next decision keeps it."""
    path = workspace.claims / "page.yaml"
    path.write_text(
        claims_text(workspace).replace("property: start, object: 2015", "property: start, object: 2016"),
        encoding="utf-8",
    )
    page.get_by_text("2016", exact=False).first.wait_for()
    press(page, "a")

    assert "object: 2016" in claims_text(workspace)
