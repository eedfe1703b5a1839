"""Count the keys and clicks that complete a page in the workbench, in a real browser, from proposals to a gold annotation.

python benchmarks/workbench.py FOLDER NAME… [--large FILE]

FOLDER holds NAME.txt, NAME.json (its metadata) and NAME.gold.json (entities and facts). An oracle that knows the gold
judges each proposal and adds what is missing, by the keys and the mouse that a person has. Scrolling is not counted.
--large opens a long text instead and says how long that takes, and each decision.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COUNTER = """window.counted = 0;
addEventListener('keydown', (e) => { if (!['Shift', 'Control', 'Alt', 'Meta'].includes(e.key) && e.isTrusted) window.counted++; }, true);
addEventListener('pointerdown', () => window.counted++, true);"""
PLACE = """([number, words]) => {
  const parts = [...document.querySelectorAll(`.s[data-n="${number}"]`)];
  for (const part of parts) {
    const at = part.textContent.indexOf(words);
    if (at < 0) continue;
    part.scrollIntoView({block: 'start'});
    document.getElementById('text').scrollBy(0, -60);
    const range = document.createRange(); let seen = 0;
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT); let node;
    while ((node = walker.nextNode())) {
      const end = seen + node.data.length;
      if (seen <= at && at < end) range.setStart(node, at - seen);
      if (at + words.length <= end) { range.setEnd(node, at + words.length - seen); break; }
      seen = end;
    }
    const rects = [...range.getClientRects()].filter((r) => r.width > 0); const [a, b] = [rects[0], rects.at(-1)];
    return a ? [a.left + 0.5, (a.top + a.bottom) / 2, b.right - 0.5, (b.top + b.bottom) / 2] : null;
  }
  return null; }"""
PROPERTIES = {
    "partner": "partner", "coordinator": "coordinator", "twinnedWith": "twinnedWith", "fundedBy": "fundedBy", "country": "country",
    "memberOf": "memberOf", "startYear": "start", "endYear": "end", "affiliation": "worksFor", "contactPerson": "contactPerson",
    "email": "email", "phone": "telephone", "budget": "budget",
}  # fmt: skip
NOT_SO = ("negated", "past", "planned", "ambiguous")  # what the annotation counts as no fact
TYPES = {
    "Region": "Municipality", "Company": "Organisation", "University": "Organisation", "GovernmentAgency": "Organisation",
    "Network": "Organisation",
}  # fmt: skip


@dataclass
class Gold:
    """What a page says: names of entities by id, and facts as subject, property, object words, place of the evidence."""

    names: dict[str, set[str]]
    labels: dict[str, dict[str, Any]]
    facts: list[dict[str, Any]]

    def has(self, subject: set[str], property_: str, object_: set[str]) -> bool:
        """Tell whether the gold holds a fact."""
        return any(
            PROPERTIES.get(f["predicate"]) == property_
            and (
                (self.names.get(f["subject"], set()) & subject and self._object(f) & object_)
                or (
                    property_ == "twinnedWith"
                    and self.names.get(f["subject"], set()) & object_
                    and self._object(f) & subject
                )
            )
            for f in self.facts
        )

    def _object(self, fact: dict[str, Any]) -> set[str]:
        return self.names.get(fact["object"], {plain(str(fact["object"]))})


def plain(words: str) -> str:
    """Return words to be compared."""
    folded = re.sub(r"\W+", " ", words.casefold()).strip()
    return folded.removesuffix(" kommun").removesuffix("s")


def read_gold(path: Path) -> Gold:
    """Read a gold annotation."""
    data = json.loads(path.read_text(encoding="utf-8"))
    names = {e["id"]: {plain(e["label"]), *(plain(m["text"]) for m in e["mentions"])} for e in data["entities"]}
    labels = {e["id"]: e for e in data["entities"]}
    for id_, parties in parties_of(data["facts"], labels).items():  # which are called by who is in them
        names[id_] |= {
            f"{a} {b}" for one in parties for other in parties if one != other for a in names[one] for b in names[other]
        }
    return Gold(names, labels, data["facts"])


def parties_of(facts: list[dict[str, Any]], labels: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Return the partners of each partnership that the text does not name."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        entity = labels[fact["subject"]]
        if fact["predicate"] == "partner" and entity["type"] == "Partnership" and not entity["mentions"]:
            found.setdefault(fact["subject"], []).append(fact["object"])
    return found


def property_of(fact: dict[str, Any], gold: Gold) -> str:
    """Return the property of a fact: a part of a body belongs to it, a person works for it."""
    if fact["predicate"] == "affiliation" and gold.labels[fact["subject"]]["type"] != "Person":
        return "subOrganizationOf"
    return PROPERTIES[fact["predicate"]]


class Person:
    """Work as a person does, in a browser, and know the gold."""

    def __init__(self, page: Any, name: str, gold: Gold) -> None:
        self.page, self.name, self.gold, self.drags = page, name, gold, 0

    def counted(self) -> int:
        """Return the keys and clicks until now; a drag counts twice."""
        return int(self.page.evaluate("window.counted")) + self.drags

    def document(self) -> dict[str, Any]:
        """Return the state of the document, as the server has it."""
        address = f"/api/document?document={self.name}"
        return dict(self.page.evaluate("(a) => fetch(a).then((r) => r.json())", address))

    def names(self, shown: dict[str, Any], key: str) -> set[str]:
        """Return the names of a thing; those of a nameless one are its holder's."""
        thing = shown["things"][key]
        return {plain(name) for name in thing["names"]}

    def right(self, shown: dict[str, Any], fact: dict[str, Any]) -> bool:
        """Tell whether a proposal is right; what the gold has no word for counts as right."""
        subject = shown["things"][fact["subject"]]
        if (
            fact["property"] not in PROPERTIES.values()
            or subject["type"] in ("Partnership", "ContactPoint", "Funding")
            or "concept" in fact
        ):
            return True
        object_ = self.names(shown, fact["object"]) if "object" in fact else {plain(str(fact["value"])[:4])}
        return self.gold.has(self.names(shown, fact["subject"]), fact["property"], object_)

    def press(self, key: str) -> None:
        """Press a key that writes, and wait until it is written."""
        with self.page.expect_response(lambda r: r.request.method == "POST"):
            self.page.keyboard.press(key)
        self.page.wait_for_timeout(40)

    def judge(self) -> int:
        """Judge all proposals, each right one accepted; return how many facts that were."""
        shown = self.document()
        for _ in range(400):
            row = self.page.evaluate(
                "() => [...document.querySelectorAll('.facts [aria-current]')].map((e) => e.dataset.key)"
            )
            if not self.page.locator(".now .question").count():
                break
            facts = [shown["facts"][key] for key in row if key in shown["facts"]]
            wrong = [n for n, fact in enumerate(facts) if not self.right(shown, fact)]
            if facts and len(wrong) == len(facts):
                self.press("r")
                continue
            for number in [n for n in wrong if n < 9] if len(facts) > 1 else []:  # of the parts nine have a key
                self.page.keyboard.press(str(number + 1))
            self.press("a")
            if wrong and len(facts) > 1:
                self.page.wait_for_timeout(60)
        return len(shown["facts"])

    def select(self, number: int, words: str) -> bool:
        """Select words of a sentence with the mouse."""
        self.page.wait_for_timeout(50)
        place = self.page.evaluate(PLACE, [number, words])
        if not place:
            return False
        left, top, right, bottom = place
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move(right, bottom, steps=3)
        mouse.up()
        self.drags += 1
        return str(self.page.evaluate("document.getSelection().toString()")).strip() == words.strip()

    def choose(self, name: str, wanted: set[str], typed: str, detail: str = "") -> bool:
        """Type into a field until what is wanted is chosen, and take it; leave it where it stands there already."""
        field = self.page.get_by_role("combobox", name=name)
        if plain(field.input_value()) in wanted and not detail:
            return True
        field.focus()
        for letters in range(min(4, len(typed)) + 1):
            if letters:
                self.page.keyboard.type(typed[letters - 1])
            self.page.wait_for_timeout(250)
            listed = self.page.locator(".adding [role=listbox]:not([hidden]) [role=option]")
            options = listed.all_inner_texts()
            chosen = listed.evaluate_all("(all) => all.findIndex((e) => e.getAttribute('aria-selected') === 'true')")
            found = [n for n, text in enumerate(options) if plain(text.split("\n")[0]) in wanted and detail in text]
            if found and abs(found[0] - chosen) <= 3 and (letters or found[0] != chosen):
                for _ in range(abs(found[0] - chosen)):
                    self.page.keyboard.press("ArrowDown" if found[0] > chosen else "ArrowUp")
                return True
        return False

    def add(self, fact: dict[str, Any], shown: dict[str, Any]) -> bool:
        """Add one fact that is missing; that a partnership has a partner is said of the two."""
        property_ = property_of(fact, self.gold)
        parties = parties_of(self.gold.facts, self.gold.labels).get(fact["subject"], [])
        if property_ == "partner" and (others := [one for one in parties if one != fact["object"]]):
            fact = {**fact, "subject": others[0]}
        start, end = fact["evidence"]["start"], fact["evidence"]["end"]
        entity = self.gold.labels.get(fact["object"])
        words = str(fact["object"])
        if entity:
            inside = [m["text"] for m in entity["mentions"] if start <= m["start"] and m["end"] <= end]
            words = (inside or [entity["label"]])[0]
        at = shown["text"].find(words, start, end)
        elsewhere = at < 0 and entity is not None  # the object is named in another passage: it is chosen in the form
        if elsewhere:
            mentions = [m["text"] for m in self.gold.labels[fact["subject"]]["mentions"]]
            told = shown["text"][start:end]
            words = next((m for m in mentions if m in told), next(iter(told.split()), ""))
            at = shown["text"].find(words, start, end)
        number = next((n for n, (s, e, _) in enumerate(shown["sentences"]) if s <= at < e), None)
        if at < 0 or number is None or not self.select(number, words):
            return self.give_up("words", fact)
        self.page.keyboard.press("f")
        self.page.wait_for_selector(".adding form")
        self.page.wait_for_timeout(350)
        subject = self.gold.names[fact["subject"]]
        label = self.gold.labels[fact["subject"]]["label"]
        boxes = [
            self.page.get_by_role("combobox", name=n).input_value()
            for n in ("Who or what", "says what", "of whom, or how much")
        ]
        if plain(boxes[0]) not in subject:
            self.page.keyboard.press("Shift+Tab")
            type_ = self.gold.labels[fact["subject"]]["type"]
            new = {"Municipality": "Municipality", "Person": "Person", "Project": "Project"}.get(type_, "Organisation")
            if not (self.choose("Who or what", subject, label) or self.choose("Who or what", subject, label, new)):
                return self.give_up("subject", fact)
            self.page.keyboard.press("Enter")
            self.page.wait_for_timeout(250)
        if elsewhere:
            boxes[1] = ""
        terms = self.page.evaluate("fetch('/api/terms').then((r) => r.json())")["properties"][property_]["en"]
        field = self.page.get_by_role("combobox", name="says what")
        if plain(field.input_value()) != plain(terms):
            if not self.choose("says what", {plain(terms)}, terms):
                return self.give_up("property", fact)
            self.page.keyboard.press("Enter")
            self.page.wait_for_timeout(400)
        if (
            elsewhere
            and entity
            and not self.choose("of whom, or how much", self.gold.names[fact["object"]], entity["label"])
        ):
            return self.give_up("object", fact)
        try:
            self.press("Enter")
        except Exception:
            return self.give_up("refused", fact)
        if self.page.locator(".adding form").count():
            return self.give_up("refused", fact)
        return True

    def give_up(self, why: str, fact: dict[str, Any]) -> bool:
        """Close the form, and say where the oracle could not go on."""
        problem = " ".join(self.page.locator(".problem").all_inner_texts())
        print(f"  {why}: {fact['subject']} {fact['predicate']} {fact['object']} {problem}", file=sys.stderr)
        if self.page.locator(".adding form").count():
            self.page.locator(".adding form button[type=button]").last.click()
        return False


def open_page(playwright: Any, address: str, name: str) -> tuple[Any, float]:
    """Open a document, and return the page and how long that took in seconds."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    page.add_init_script(COUNTER)
    page.set_default_timeout(8_000)
    start = time.perf_counter()
    page.goto(f"{address}&document={name}")
    page.wait_for_selector("html[data-ready]", timeout=120_000)
    took = time.perf_counter() - start
    page.keyboard.press("Escape")  # the tour of the first visit
    return page, took


def serve(root: Path) -> tuple[subprocess.Popen[str], str]:
    """Start the workbench, and return its process and its address."""
    command = [sys.executable, "-m", "vanort", "review", "--browser", "--by", "bench", "-w", str(root)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert process.stderr is not None
    return process, process.stderr.readline().split()[1]


def workspace_of(scratch: Path, documents: list[Path]) -> Path:
    """Make a workspace of documents, and propose claims for them."""
    root, vanort = scratch / "town", [sys.executable, "-m", "vanort"]
    subprocess.run([*vanort, "init", root], check=True, capture_output=True)
    for path in documents:
        shutil.copy(path, root / "documents" / path.name)
        if (beside := path.with_suffix(".json")).is_file():
            language = json.loads(beside.read_text(encoding="utf-8"))["language"]
            (root / "documents" / f"{path.name}.yaml").write_text(f"language: {language}\n", encoding="utf-8")
    subprocess.run([*vanort, "extract", "-w", root], check=True, capture_output=True)
    return root


def complete(playwright: Any, address: str, root: Path, name: str, gold: Gold) -> str:
    """Complete one page, and return a row of the table."""
    page, _ = open_page(playwright, address, f"{name}.txt")
    person = Person(page, f"{name}.txt", gold)
    judged = person.judge()
    keys = person.counted()
    written = next(root.glob(f"claims/{name}.yaml")).stat().st_size
    shown = person.document()
    added = missing = 0
    for fact in gold.facts:
        if fact["predicate"] not in PROPERTIES or fact.get("certainty") in NOT_SO:
            continue
        property_ = property_of(fact, gold)
        own = Gold(gold.names, gold.labels, [fact])
        standing = [f for f in shown["facts"].values() if f["review"] == "accepted"]
        known = any(
            own.has(
                person.names(shown, f["subject"]),
                "worksFor" if f["property"] == "subOrganizationOf" else f["property"],
                person.names(shown, f["object"]) if "object" in f else {plain(str(f.get("value", ""))[:4])},
            )
            for f in standing
        )
        if known or property_ in ("email", "telephone", "contactPerson", "budget"):
            continue  # what goes by way of a nameless thing is not compared
        missing += 1
        before = person.counted()
        if person.add(fact, shown):
            added += 1
        else:
            person.drags -= person.counted() - before  # what the form could not say is not counted
        shown = person.document()
    more = person.counted() - keys
    size = next(root.glob(f"claims/{name}.yaml")).stat().st_size - written
    page.context.browser.close()
    per = lambda n, of: f"{n / of:.1f}" if of else "–"  # noqa: E731
    return f"| {name} | {judged} | {keys} | {per(keys, judged)} | {added} of {missing} | {more} | {per(more, added)} | {size} |"


def measure_large(playwright: Any, path: Path) -> None:
    """Say how long a long document takes to open, and each decision until it is on the screen; and until it is on disk."""
    with tempfile.TemporaryDirectory() as scratch:
        root = workspace_of(Path(scratch), [path])
        process, address = serve(root)
        open_page(playwright, address, path.name)[0].context.browser.close()  # until all has been read ahead
        page, seconds = open_page(playwright, address, path.name)
        again, taken = [], []
        for _ in range(20):
            with page.expect_response("**/api/judge") as told:
                start = time.perf_counter()
                page.keyboard.press("a")
            taken.append(told.value.request.timing["responseStart"])
            page.wait_for_timeout(1)
            again.append((time.perf_counter() - start) * 1000)
        print(
            f"opens in {seconds:.2f} s; a decision is on disk in {statistics.median(taken):.0f} ms, on the screen in {statistics.median(again):.0f} ms (median of 20)"
        )
        page.context.browser.close()
        process.terminate()


def main() -> None:
    """Measure what the command line asks for."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--large", type=Path)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        if given.large:
            measure_large(playwright, given.large)
            return
        with tempfile.TemporaryDirectory() as scratch:
            root = workspace_of(Path(scratch), [given.folder / f"{name}.txt" for name in given.names])
            process, address = serve(root)
            print(
                "| Page | Facts judged | Keys and clicks | Per fact | Facts added | Keys and clicks | Per fact | Bytes written |\n| --- "
                + "| --- " * 7
                + "|"
            )
            for name in given.names:
                print(
                    complete(playwright, address, root, name, read_gold(given.folder / f"{name}.gold.json")), flush=True
                )
            process.terminate()


if __name__ == "__main__":
    main()
