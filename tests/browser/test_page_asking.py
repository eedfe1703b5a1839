"""Questions inside the file: catalogue, forms, SPARQL, answers as table, CSV and in the network."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from explorer_datasets import to_quads, town_facts
from vanort.catalogue.question import question_folders, read_catalogue
from vanort.explorer import explore_workspace, explorer_page
from vanort.workspace.model import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def asking(open_page: Open) -> Page:
    """The page where questions are asked."""
    page = open_page()
    page.click("#mode-ask")
    page.wait_for_selector("#ask-run")
    return page


def test_catalogue_question(asking: Page) -> None:
    """A question of the catalogue is a form; its answer links to the things that it names."""
    asking.fill("#find-question", "coordinat")
    asking.click("#question-coordinator_of_project")
    asking.fill("#parameter-project", "CitiZEN")
    asking.click("#ask-run")
    asking.wait_for_selector(".answers tbody tr")

    assert "Energy Cities" in asking.locator(".answers tbody").inner_text()

    asking.locator(".answers tbody .thing", has_text="Energy Cities").first.click()

    assert asking.locator(".details h2").inner_text() == "Energy Cities"


def test_what_a_row_means_is_said_in_the_language_of_the_reader(asking: Page) -> None:
    """The note of a question is in English or Swedish, and says in which."""
    asking.click("#question-aim_of_project")
    english = asking.locator(".ask-main .names")

    assert english.inner_text().startswith("A row for each aim")
    assert english.get_attribute("lang") == "en"

    asking.select_option("#language", "sv")
    swedish = asking.locator(".ask-main .names[lang=sv]")

    assert swedish.inner_text().startswith("En rad för varje syfte")


def test_every_question_runs(asking: Page) -> None:
    """Every question of the catalogue can be asked with its examples, each answered at once."""
    for button in asking.locator(".questions button[id^=question-]:not(#question-free)").all():
        button.click()
        name = button.inner_text()
        asking.click("#ask-run")
        wait_for_status(asking, "ms|not stated|Withheld|withheld|Yes|No|could not")

        assert "could not" not in asking.locator(".ask-status").inner_text(), name


def test_what_a_form_proposes_is_about_this_dataset(open_page: Open, tmp_path: Path) -> None:
    """Where a question's own example is of another municipality, what is said most of here stands in its place, and is answered."""
    path = tmp_path / "towns.html"
    catalogue = read_catalogue(question_folders("questions")).values()
    path.write_text(explorer_page(to_quads(town_facts(60)), questions=catalogue), encoding="utf-8")
    page = open_page(path)
    page.click("#mode-ask")
    names = page.evaluate("() => vanort.page.dataset.things.map((_, at) => vanort.page.name(at))")
    page.click("#question-projects_of")

    assert page.locator("#parameter-organisation").input_value() in names

    page.click("#question-partners_of_project")

    assert page.locator("#parameter-project").input_value() in names

    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")
    page.click("#question-running_in_year")

    assert page.locator("#parameter-year").input_value() == "2016"


def test_own_question(asking: Page) -> None:
    """A question of one's own needs no prefixes; a wrong one gets the engine's words, not silence."""
    asking.click("#question-free")
    write(asking, "SELECT ?p { ?p a vanort:Project }")
    asking.keyboard.press("Control+Enter")
    asking.wait_for_selector(".answers tbody tr")

    assert asking.locator(".answers tbody tr").count() == 21

    write(asking, "SELECT ?p { ?p a ")
    asking.click("#ask-run")
    wait_for_status(asking, "could not")


def test_a_long_question_is_stopped(asking: Page) -> None:
    """While a question runs the page answers its reader, says so, and can stop it; the next one is answered."""
    asking.click("#question-free")
    write(asking, ENDLESS)
    asking.click("#ask-run")
    asking.wait_for_selector("#ask-stop")

    assert asking.locator(".ask-status").inner_text() == "The question is running …"

    asking.click("#mode-network")
    asking.click("#mode-ask")
    asking.click("#ask-stop")

    assert asking.locator(".ask-status").inner_text() == "Stopped."
    assert asking.evaluate("document.activeElement.id") == "ask-run"

    write(asking, "SELECT ?p { ?p a vanort:Project }")
    asking.click("#ask-run")
    wait_for_status(asking, r"Rows: \d+")


def test_another_question_ends_the_one_that_runs(asking: Page) -> None:
    """Who asks anew does not wait for what was asked before, and never sees its answer."""
    asking.click("#question-free")
    write(asking, ENDLESS)
    asking.click("#ask-run")
    asking.wait_for_selector("#ask-stop")
    asking.click("#question-coordinator_of_project")
    asking.click("#ask-run")
    wait_for_status(asking, r"Rows: \d+")


def test_no_row_on_a_public_page(asking: Page) -> None:
    """A question without rows is answered with what the page lacks: what is only planned may be stated, and is not in it."""
    asking.click("#question-free")
    write(asking, "SELECT ?p { ?p a vanort:Nothing }")
    asking.click("#ask-run")
    wait_for_status(asking, "No row here. · Only for editors, and not in this page: .*planned")


def test_completion(asking: Page) -> None:
    """The editor proposes terms of the ontology with what they mean."""
    asking.click("#question-free")
    write(asking, "SELECT * { ?p vanort:coord")
    asking.wait_for_selector(".editor >> css=.cm-tooltip-autocomplete li")

    assert "vanort:coordinator" in asking.locator(".editor >> css=.cm-tooltip-autocomplete").inner_text()


def test_answer_taken_away(asking: Page, tmp_path: Path) -> None:
    """An answer is saved as CSV with its IRIs, and shown in the network."""
    asking.click("#question-free")
    write(asking, "SELECT ?p ?pLabel { ?p a vanort:Project ; skos:prefLabel ?pLabel FILTER (LANG(?pLabel) = 'en') }")
    asking.click("#ask-run")
    asking.wait_for_selector(".answers tbody tr")
    with asking.expect_download() as download:
        asking.click("#answer-csv")
    download.value.save_as(tmp_path / "answer.csv")
    with (tmp_path / "answer.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)

    assert header == ["p", "pLabel"]
    assert len(rows) == 21

    asking.click("#answer-highlight")

    assert asking.locator("#unhighlight").is_visible()
    assert asking.evaluate("vanort.page.stage.scene.nodes.filter((node) => node.found).length") >= 20


def test_lite(open_page: Open, example: Workspace, tmp_path: Path) -> None:
    """Without the engine the file is small, offers no asking, and tells the public of no command line."""
    path = tmp_path / "lite.html"
    path.write_text(explore_workspace(example, engine="none"), encoding="utf-8")
    page = open_page(path)

    assert page.locator("#mode-ask").count() == 0
    assert path.stat().st_size <= 1_000_000

    page = open_page(path, "#" + quote('{"mode":"ask"}'))

    assert "vanort" not in page.locator(".ask").inner_text()


def write(page: Page, text: str) -> None:
    """Write a question into the editor."""
    page.locator(".editor >> css=.cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def wait_for_status(page: Page, pattern: str) -> None:
    """Wait until the line above the answer says something of this kind."""
    page.locator(".ask-status", has_text=re.compile(pattern)).wait_for()


def test_cards_ask_about_what_is_open(asking: Page) -> None:
    """Eight questions stand first, about the thing whose details are open; a click answers, in a sentence with its passages."""
    assert asking.locator(".card").count() == 8

    asking.evaluate(
        """() => { const { page } = vanort;
        page.open({ thing: page.dataset.things.findIndex(({ names }) => Object.values(names).includes("Vushtrri")) }); }"""
    )
    assert asking.locator(".ask-list h2").first.inner_text() == "About Vushtrri"
    assert asking.locator(".card").count() == 8

    asking.click("#card-projects_of")
    asking.wait_for_selector(".answers tbody tr")
    said = asking.locator(".answer-said").inner_text()

    assert asking.input_value(".question-form input") == "Vushtrri"
    assert said.startswith("4: ")
    assert "Environmental education in schools (MIS)" in said
    assert asking.locator(".answer-passages mark").count() == 3
    assert asking.evaluate(
        "() => document.querySelector('.answer-passages').compareDocumentPosition(document.querySelector('.answers table')) & Node.DOCUMENT_POSITION_FOLLOWING"
    )


def test_the_other_questions_stand_in_groups_and_sparql_last(asking: Page) -> None:
    """Each question stands in one group; a question of one's own comes after all of them."""
    heads = asking.locator(".ask-list h2").all_inner_texts()
    names = asking.evaluate(
        "[...document.querySelectorAll('.questions [id^=question-]')].map(({ id }) => id.slice('question-'.length))"
    )

    assert heads[0] == "Often asked"
    assert heads[-1] == "SPARQL"
    assert len(heads) > 6
    assert len(names) == len(set(names)) > 100
    assert names[-1] == "free"


def test_the_editor_offers_what_fits_the_subject_and_things_by_name(asking: Page) -> None:
    """After a project what projects have comes first; a name becomes the IRI of its thing."""
    asking.click("#question-free")
    editor = asking.locator(".cm-content")
    editor.click()
    asking.keyboard.press("Control+a")
    asking.keyboard.type("SELECT * { ?p a vanort:Project ; vanort:")
    asking.wait_for_selector(".cm-tooltip-autocomplete li")
    project = asking.locator(".cm-tooltip-autocomplete li").all_inner_texts()[1:5]  # behind the prefix itself
    asking.keyboard.press("Escape")
    asking.keyboard.press("Control+a")
    asking.keyboard.type("SELECT * { ?c a vanort:Country . ?p vanort:partner Vusht")
    asking.wait_for_selector(".cm-tooltip-autocomplete li")
    asking.wait_for_function(
        "() => document.querySelector('.editor').shadowRoot.querySelector('.cm-tooltip-autocomplete li')?.textContent.includes('Vushtrri')"
    )
    asking.wait_for_timeout(120)
    asking.keyboard.press("Enter")

    known = asking.evaluate(
        "[...new Set(vanort.page.dataset.things.filter((thing) => thing.class === 'Project').flatMap(({ facts }) => facts.map(({ property }) => `vanort:${property}`)))]"
    )
    assert all(any(text.startswith(name) for name in known) for text in project), project
    assert "<https://w3id.org/vanort/id/municipality/xk-vushtrri>" in editor.inner_text()
