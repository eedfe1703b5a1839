"""Reading the page by clicks and keys: network, search, filters, time, details, table."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"


def test_shown_at_once(open_page: Open) -> None:
    """The network is there without a click, every view has nodes, and no two labels cover each other."""
    page = open_page()
    for view in page.locator(".views button").all():
        view.click()
        page.wait_for_timeout(100)
        nodes = page.evaluate("vanort.page.stage.scene.nodes.length")
        overlaps = page.evaluate(
            """() => {
              const labels = vanort.page.stage.labels.filter(({ item }) => !item.must);
              const cover = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
              return labels.filter((a, i) => labels.some((b, j) => i < j && cover(a, b))).length;
            }"""
        )

        assert nodes > 0
        assert overlaps == 0


def test_the_day_of_the_data_is_shown(open_page: Open) -> None:
    """Below its title the page says of when its data are, in the language chosen, also on a phone."""
    page = open_page()
    newest = page.evaluate("vanort.page.dataset.newest")
    assert page.locator(".origin").inner_text() == f"As of {newest} · Sources: Växjö kommun, ICLD"
    page.select_option("#language", "sv")
    assert page.locator(".origin").inner_text() == f"Uppgifter per {newest} · Källor: Växjö kommun, ICLD"
    page.set_viewport_size({"width": 380, "height": 700})
    assert page.locator(".origin").is_visible()


def test_click_on_a_node(open_page: Open) -> None:
    """A click on a node opens its facts; a click beside it closes them."""
    page = open_page()
    click_node(page, "Vushtrri")

    assert page.locator(".details h2").inner_text() == "Vushtrri"

    page.locator(".details .close").click()

    assert not page.locator(".details").is_visible()


def test_click_on_a_link(open_page: Open) -> None:
    """A click on a link shows what ties the two, with the years and the passages."""
    page = open_page()
    page.click("#view-partners")
    x, y = page.evaluate(
        """() => {
          const { scene, camera, size, canvas } = vanort.page.stage;
          const at = (name) => scene.nodes.find(({ label }) => label.startsWith(name));
          const [a, b] = [at("Växjö m"), at("Vushtrri")];
          const box = canvas.getBoundingClientRect();
          const mid = (p, q, c, s) => ((p + q) / 2 - c) * camera.k + s / 2;
          return [box.left + mid(a.x, b.x, camera.x, size.width), box.top + mid(a.y, b.y, camera.y, size.height)];
        }"""
    )
    page.mouse.click(x, y)

    assert "Vushtrri" in page.locator(".details h2").inner_text()
    assert "SEKOS" in page.locator(".details").inner_text()
    assert "2015–2017" in page.locator(".details").inner_text()


def test_passage_and_place(open_page: Open, editors_page: Path) -> None:
    """Behind each fact stand its words, its document, and for editors the line of the claims file where it is corrected."""
    page = open_page(editors_page)
    search(page, "citizen")
    page.locator(".details .fact", has_text="Coordinator").locator(".sources").first.click()
    evidence = page.locator(".evidence:visible").first.inner_text()

    assert "Energy Cities" in evidence
    assert "claims/vaxjo-2017.yaml:" in evidence
    assert "Confidence" in evidence

    page = open_page()
    search(page, "citizen")
    page.locator(".details .fact", has_text="Coordinator").locator(".sources").first.click()
    evidence = page.locator(".evidence:visible").first.inner_text()

    assert "Energy Cities" in evidence
    assert ".yaml" not in evidence
    assert "Confidence" not in evidence
    assert "reviewed" not in evidence


def test_disagreement(open_page: Open) -> None:
    """Sources that disagree stand side by side, with their passages open."""
    page = open_page()
    search(page, "Växjö – Vushtrri")
    sides = page.locator(".disagree .sides").first.inner_text()

    assert "2013" in sides
    assert "2014" in sides


def test_not_stated(open_page: Open) -> None:
    """What no source says is named as not stated."""
    page = open_page()
    search(page, "Blue Vietnam")

    assert "Funded by" in page.locator(".missing").inner_text() or "funded by" in page.locator(".missing").inner_text()


def test_search_by_any_name(open_page: Open) -> None:
    """A former name, a name in another language or without its accents finds the thing; the answer is quick."""
    page = open_page()
    for words, name in (
        ("tlokwe city", "JB Marks Local Municipality"),
        ("vaxjo kom", "Växjö municipality"),
        ("cacak", "Čačak"),
    ):
        page.fill("#search", words)

        assert name in page.locator("#hits li").first.inner_text()
        assert page.evaluate("vanort.page.measured.search") <= 50


def test_filters_and_time(open_page: Open) -> None:
    """Filters leave what matches with its neighbours, a year what ran in it, and both can be taken back."""
    page = open_page()
    everything = count(page)
    page.locator(".filters label", has_text="Kosovo").click()
    kosovo = count(page)

    assert 0 < kosovo < everything

    page.click("#clear-filters")
    page.locator("#year").focus()
    page.keyboard.press("Home")

    assert page.locator(".time output").inner_text() == "As of 2006"
    assert count(page) < everything

    page.click("#all-years")

    assert count(page) == everything


def test_legend_hides(open_page: Open) -> None:
    """A click in the legend hides a class of things, another brings it back."""
    page = open_page()
    everything = count(page)
    page.click("#legend-Organisation")

    assert count(page) < everything

    page.click("#legend-Organisation")

    assert count(page) == everything


def test_neighbourhood_and_pin(open_page: Open) -> None:
    """Only the neighbours of a thing can be shown, and a node that was dragged stays where it was put."""
    page = open_page()
    search(page, "SEKOS")
    page.get_by_role("button", name="Only its neighbours").click()

    assert count(page) < 10

    page.get_by_role("button", name="The whole network").click()
    page.locator(".details .close").click()
    page.wait_for_timeout(500)
    x, y = place(page, "IKEA")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 40, steps=4)
    page.mouse.up()

    assert page.evaluate("Object.keys(vanort.page.state.get('pins')).length") == 1
    assert place(page, "IKEA") == (x + 30, y - 40)


def test_table_twin(open_page: Open, tmp_path: Path) -> None:
    """Every view has a table with the same things, sortable, filterable, and taken away as CSV."""
    page = open_page()
    page.click("#mode-table")
    rows = page.locator(".table tbody tr")

    assert rows.count() == count(page)

    page.click("#sort-count")
    page.click("#sort-count")

    assert "Växjö municipality" in rows.first.inner_text()

    page.click("#rows-links")
    page.fill("#row-filter", "serbia")

    assert rows.count() > 0

    with page.expect_download() as download:
        page.click("#rows-csv")
    download.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))

    assert len(table) == rows.count() + 1


@pytest.mark.parametrize(("locale", "separator"), [("en-GB", ","), ("sv-SE", ";")])
def test_tables_open_rightly_in_the_spreadsheet_of_a_language(
    open_page: Open, tmp_path: Path, locale: str, separator: str
) -> None:
    """A saved table says that it is UTF-8, and separates cells as the reader's spreadsheet expects."""
    page = open_page(locale=locale)
    page.click("#mode-table")
    with page.expect_download() as download:
        page.click("#rows-csv")
    download.value.save_as(tmp_path / "rows.csv")
    data = (tmp_path / "rows.csv").read_bytes()
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=separator))

    assert data.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in rows} == {5}


def test_both_languages(open_page: Open) -> None:
    """The reader chooses English or Swedish; names and words follow."""
    page = open_page(locale="sv-SE")

    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("#mode-network").inner_text() == "Bild"

    page.select_option("#language", "en")

    assert page.locator("#mode-network").inner_text() == "Picture"


def search(page: Any, words: str) -> None:
    """Find something and open the first hit."""
    page.fill("#search", words)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)


def count(page: Any) -> int:
    """Return how many nodes are drawn."""
    return int(page.evaluate("vanort.page.stage.scene.nodes.length"))


def place(page: Any, name: str) -> tuple[float, float]:
    """Return where a node lies on the screen."""
    x, y = page.evaluate(
        """(name) => {
          const { scene, camera, size, canvas } = vanort.page.stage;
          const node = scene.nodes.find(({ label }) => label.startsWith(name));
          const box = canvas.getBoundingClientRect();
          return [box.left + (node.x - camera.x) * camera.k + size.width / 2, box.top + (node.y - camera.y) * camera.k + size.height / 2];
        }""",
        name,
    )
    return round(x), round(y)


def click_node(page: Any, name: str) -> None:
    """Click on a node."""
    page.mouse.click(*place(page, name))


def test_a_passage_stands_among_whole_words(open_page: Open) -> None:
    """The words around a passage are not cut in two, and carry no signs that mark a heading in the source."""
    page = open_page()
    page.fill("#search", "vushtrri")
    page.keyboard.press("Enter")
    page.locator(".details .thing", has_text="Växjö – Vushtrri").first.click()

    around = page.locator(".details .around").all_inner_texts()

    words = {word for path in DOCUMENTS.iterdir() for word in path.read_text(encoding="utf-8").split()}
    cut = {text.split()[1] for text in around if text.startswith("…")}
    cut |= {text.split()[-2] for text in around if text.endswith("…")}
    assert len(cut) > 2
    assert {word for word in cut if "▒" not in word} <= words
    assert not any("#" in text for text in around)


def test_each_fact_is_there_once_and_none_is_empty(open_page: Open) -> None:
    """What two languages say alike stands once, and a part of which all is left out (how to reach a person) not at all."""
    page = open_page()
    odd = page.evaluate(
        """() => { const { page } = vanort; const odd = [];
        for (let thing = 0; thing < page.dataset.things.length; thing += 1) {
          page.state.set({ focus: { thing } });
          for (const fact of document.querySelectorAll(".details .facts:not(.incoming) > .fact")) {
            const said = [...fact.querySelectorAll(":scope > dd > ul > li > .value > div:first-child")].map((value) => value.innerText.trim());
            if (said.includes("") || new Set(said).size < said.length) odd.push([page.name(thing), fact.innerText]);
          }
        }
        return odd; }"""
    )

    assert odd == []
