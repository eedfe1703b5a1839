"""Text is only ever text, nothing is asked for from outside, and nothing personal is in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from explorer_datasets import to_quads
from hostile_texts import TEXTS
from vanort.catalogue.question import parse_question
from vanort.explorer import explorer_page
from vanort.vocabulary import ID, VANORT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose labels, values, quotations, IRIs, title, tour and questions are all hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    hub = ID["organisation/hub"]
    facts = [(hub, RDF.type, VANORT.Organisation), (hub, SKOS.prefLabel, Literal("Hub", lang="en"))]
    for number, text in enumerate(TEXTS):
        thing = URIRef(f"javascript:window.harmed={number}") if number % 9 == 0 else ID[f"project/p{number}"]
        facts += [
            (thing, SKOS.prefLabel, Literal(text, lang="en")),
            (thing, SKOS.altLabel, Literal(text + " ", lang="sv")),
            (thing, RDF.type, VANORT.Project),
            (thing, VANORT.partner, hub),
            (thing, VANORT.involves, hub),
            (thing, URIRef("http://xmlns.com/foaf/0.1/homepage"), URIRef(f"javascript:window.harmed={number}")),
            (thing, URIRef("http://purl.org/dc/terms/description"), Literal(text, lang="en")),
        ]
    quotes = [text for text in TEXTS for _ in range(8)][: len(facts)]
    tour = folder / "tour.yaml"
    tour.write_text(
        json.dumps([{"title": text, "text": text, "view": "projects"} for text in TEXTS[:40]]), encoding="utf-8"
    )
    summary = "<script>window.harmed=1</script>"
    question = parse_question(summary, f"#+ summary: {summary}\nSELECT ?x ?xLabel {{ ?x skos:prefLabel ?xLabel }}")
    path = folder / "hostile.html"
    page = explorer_page(
        to_quads(facts, quotes=quotes, document=TEXTS[1]), title={"en": TEXTS[0]}, tour=tour, questions=[question]
    )
    path.write_text(page, encoding="utf-8")
    return path


def test_hostile_texts_do_nothing(open_page: Open, hostile_page: Path) -> None:
    """Two hundred hostile texts in every place that shows text run no script, ask for nothing, and show as text."""
    page = open_page(hostile_page)
    things = page.evaluate("vanort.page.dataset.things.map((thing, index) => [index, thing.names.en ?? ''])")
    shown = {}
    for index, name in things:
        page.evaluate("(thing) => vanort.page.open({ thing })", index)
        page.evaluate("document.querySelectorAll('.details .sources[aria-expanded=false]').forEach((b) => b.click())")
        shown[name] = page.evaluate("document.querySelector('.details h2').textContent")
    for mode in ("table", "network"):
        page.click(f"#mode-{mode}")
    page.fill("#search", "script")
    page.keyboard.press("Escape")
    page.evaluate("vanort.page.tour.start()")
    for _ in range(39):
        page.click("#tour-next")
    page.evaluate("vanort.page.state.set({ step: null, focus: null, mode: 'ask' })")
    page.wait_for_selector("#ask-run")
    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")

    assert {name: title for name, title in shown.items() if name and name != title} == {}
    assert set(TEXTS) <= set(shown)
    assert page.evaluate("window.harmed") is None
    assert (
        page.locator("script[src], iframe, object, embed, base, link[rel=stylesheet], a[href^='javascript:']").count()
        == 0
    )


def test_policy_holds(browser: Browser, example_page: Path) -> None:
    """A script that the file does not name by its hash is not run, wherever it comes from."""
    page = browser.new_page()
    page.goto(example_page.as_uri())
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.harmed = 1";
          addEventListener("securitypolicyviolation", (event) => (window.stopped = event.violatedDirective));
          document.body.append(script);
        }"""
    )
    page.wait_for_timeout(200)

    assert page.evaluate("window.harmed") is None
    assert page.evaluate("window.stopped").startswith("script-src")

    page.close()


THREAD = """async () => {
  const script = `(async () => {
    const tried = {};
    const attempt = async (name, act) => { try { await act(); tried[name] = "done"; } catch (error) { tried[name] = "refused"; } };
    await attempt("fetch", () => fetch("https://example.org/"));
    await attempt("eval", () => eval("1"));
    await attempt("import", () => importScripts("data:text/javascript,1"));
    await attempt("nested", () => new Promise((resolve, reject) => {
      const worker = new Worker("data:text/javascript,postMessage(1)");
      worker.onmessage = resolve;
      worker.onerror = reject;
    }));
    postMessage(tried);
  })()`;
  const worker = new Worker(URL.createObjectURL(new Blob([script])));
  return await new Promise((resolve) => (worker.onmessage = (event) => resolve(event.data)));
}"""


def test_a_thread_is_held_to_the_policy(browser: Browser, example_page: Path) -> None:
    """Whatever runs in a thread of the page can fetch nothing, evaluate nothing and load no script."""
    page = browser.new_page()
    page.goto(example_page.as_uri())

    assert set(page.evaluate(THREAD).values()) == {"refused"}

    page.close()
