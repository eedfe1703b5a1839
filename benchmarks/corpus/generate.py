"""Write pages with their annotation: a record drawn by chance, told as prose, list, table or labels, in six languages.

    python benchmarks/corpus/generate.py FOLDER [--pages 60] [--seed 0] [--language sv] [--held-out]

The same seed writes the same pages. What is denied, planned and past is told among what is so, and lines that say nothing
stand between. Names and phrases come from `phrasings/`; every third of each list is used on held-out pages alone.
`python benchmarks/corpus/score.py FOLDER` says how well they are read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from records import Slots, draw, languages, part, words_of
from writing import Page

MAIN = ("lead", "partners", "funders", "amount", "years", "goal")
VALUES = {
    "lead": "{lead}",
    "partners": "{partners}",
    "funders": "{funders}",
    "amount": "{amount}",
    "years": "{start}–{end}",
    "goal": "{goal}",
}
ASIDES = 0.25  # how often a line that says nothing follows a phrase
MORE_ROWS = (2, 4)  # fewest and most further projects drawn for a table


@dataclass(frozen=True, slots=True)
class Telling:
    """What a layout writes with: the page, the language and its words, chance, and whether the page is held out."""

    page: Page
    language: str
    words: Mapping[str, Any]
    chance: Random
    held_out: bool

    def phrases(self, kind: str) -> list[str]:
        """Return the phrases of a kind that this page may use."""
        return part(self.words["phrases"][kind], held_out=self.held_out)

    def phrase(self, kind: str) -> str:
        """Return one of the phrases of a kind."""
        return self.chance.choice(self.phrases(kind))

    def aside(self) -> str:
        """Return a line that says nothing and does not stand on the page yet, where there is one left."""
        fresh = [one for one in self.phrases("distraction") if one not in self.page.text]
        return self.chance.choice(fresh or self.phrases("distraction"))

    def label(self, kind: str) -> str:
        """Return one of the labels of a kind."""
        return self.chance.choice(part(self.words["labels"][kind], held_out=self.held_out))

    def shuffled(self, kinds: tuple[str, ...]) -> list[str]:
        """Return the kinds in an order of chance."""
        return self.chance.sample(kinds, len(kinds))

    def sentences(self, slots: Slots, kinds: list[str]) -> None:
        """Write a paragraph of phrases of these kinds, with lines that say nothing between."""
        for at, kind in enumerate(kinds):
            self.page.write((" " if at else "") + self.phrase(kind), slots, kind)
            if self.chance.random() < ASIDES:
                self.page.text += " " + self.aside()
        self.page.text += "\n\n"

    def notes(self, slots: Slots) -> None:
        """Write what is not so, what may be and what was, and the twin town."""
        kinds = [kind for kind in ("denied", "refused", "planned", "former", "twin") if kind in slots]
        self.sentences(slots, self.chance.sample(kinds, self.chance.randint(2, len(kinds))))

    def contact(self, slots: Slots) -> None:
        """Write whom to ask, as a sentence, a record or labels."""
        if self.chance.random() < 0.5:
            self.page.write(self.phrase("contact") + "\n", slots, "person", "phone", "email", "employer")
            return
        self.page.write(f"{self.label('person')}: {{person}}, {{lead}}\n", slots, "person", "employer")
        for kind in self.shuffled(("phone", "email")):
            self.page.write(f"{self.label(kind)}: {{{kind}}}\n", slots, kind)

    def records(self, first: Slots) -> list[Slots]:
        """Return the record and others for a table; no two projects have the same name."""
        found = {first["project"]: first}
        for _ in range(self.chance.randint(*MORE_ROWS)):
            slots = draw(self.language, self.chance, held_out=self.held_out)
            found.setdefault(slots["project"], slots)
        return list(found.values())


def prose(telling: Telling, slots: Slots) -> None:
    """Tell a record in paragraphs under its name."""
    telling.page.write("{project}\n\n", slots)
    telling.page.write(telling.phrase("opening") + " ", slots)
    kinds = telling.shuffled(MAIN)
    cut = telling.chance.randint(2, 4)
    telling.sentences(slots, kinds[:cut])
    telling.sentences(slots, kinds[cut:])
    telling.notes(slots)
    telling.contact(slots)


def values(telling: Telling, slots: Slots) -> None:
    """Tell a record as labels with their values on the same line."""
    sign = telling.chance.choice([": ", "\t"])
    joint = telling.chance.choice([", ", "; "])
    telling.page.write(f"{telling.label('project')}{sign}{{project}}\n", slots)
    for kind in telling.shuffled(MAIN):
        telling.page.write(f"{telling.label(kind)}{sign}{VALUES[kind]}\n", slots, kind, joint=joint)
    telling.page.text += f"\n{telling.label('notes')}\n"
    telling.notes(slots)
    telling.contact(slots)


def below(telling: Telling, slots: Slots) -> None:
    """Tell a record as labels with their values on the lines below."""
    telling.page.write(f"{telling.label('project')}\n{{project}}\n\n", slots)
    form = telling.chance.choice(["", ":country"])
    for kind in telling.shuffled(MAIN):
        value = VALUES[kind].replace("partners", f"partners{form}")
        telling.page.write(f"{telling.label(kind)}\n{value}\n\n", slots, kind, joint="\n")
    telling.notes(slots)
    telling.contact(slots)


def listed(telling: Telling, slots: Slots) -> None:
    """Tell a record in Markdown: a heading, a paragraph, lists with their owner."""
    telling.page.write("# {project}\n\n", slots)
    telling.page.write(telling.phrase("opening") + " ", slots)
    rest = [kind for kind in telling.shuffled(MAIN) if kind != "partners"]
    telling.sentences(slots, rest[:2])
    form = telling.chance.choice(["", ":country"])
    telling.page.write(f"## {telling.label('partners')}\n\n- {{partners{form}}}\n\n", slots, "partners", joint="\n- ")
    for kind in rest[2:]:
        telling.page.write(f"- **{telling.label(kind)}:** {VALUES[kind]}\n", slots, kind, joint=", ")
    telling.page.text += f"\n## {telling.label('notes')}\n\n"
    telling.notes(slots)
    telling.contact(slots)


def table(telling: Telling, slots: Slots) -> None:
    """Tell several records in a table, a row each; the contact below it may be of any of them."""
    records = telling.records(slots)
    columns = ["lead", *telling.chance.sample(("funders", "amount", "years", "partners"), telling.chance.randint(2, 4))]
    labels = [telling.label(kind) for kind in ("project", *columns)]
    between, left, right = telling.chance.choice([(" | ", "| ", " |\n"), ("\t", "", "\n")])
    telling.page.text += telling.aside() + "\n\n" + left + between.join(labels) + right
    if left:
        telling.page.text += left + between.join("---" for _ in labels) + right
    for row in records:
        cells = between.join(["{project}", *(VALUES[kind] for kind in columns)])
        telling.page.write(left + cells + right, row, *columns, joint=", ")
    telling.page.text += "\n"
    for row in records:
        kind = telling.chance.choice(("denied", "former"))
        phrases = [one for one in telling.phrases(kind) if "{project}" in one]
        if phrases and kind in row:
            telling.page.write(telling.chance.choice(phrases) + "\n\n", row, kind)
    place = telling.page.write(telling.phrase("contact") + "\n", slots, "phone", "email", "employer")
    for row in records:
        telling.page.say({**row, "person": slots["person"]}, ("person",), *place, certain=False)


LAYOUTS: Mapping[str, Callable[[Telling, Slots], None]] = {
    "prose": prose,
    "values": values,
    "below": below,
    "listed": listed,
    "table": table,
}
MARKDOWN = frozenset({"listed"})


def page_of(language: str, seed: int, *, held_out: bool = False) -> tuple[str, str, dict[str, Any]]:
    """Return the file name, the text and the annotation of a page; the same seed gives the same page."""
    chance = Random(f"{language} {seed} {held_out}")  # noqa: S311 - pages, no secrets
    words = words_of(language)
    page = Page(words["and"])
    telling = Telling(page, language, words, chance, held_out)
    layout = chance.choice(sorted(LAYOUTS))
    if layout not in MARKDOWN and chance.random() < 0.4:
        page.text += telling.chance.choice(part(words["furniture"], held_out=held_out)) + "\n\n"
    LAYOUTS[layout](telling, draw(language, chance, held_out=held_out))
    name = f"{language}-{'held-' if held_out else ''}{seed:05}-{layout}"
    annotation = {"document": name, "language": language, "kind": f"generated: {layout}", **page.annotation()}
    return f"{name}.{'md' if layout in MARKDOWN else 'txt'}", page.text, annotation


def main() -> int:
    """Write the pages that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="where to write; it is made where it is missing")
    parser.add_argument("--pages", type=int, default=60, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each page takes the next")
    parser.add_argument("--language", choices=languages(), help="one language only, else all in turn")
    parser.add_argument("--held-out", action="store_true", help="with the names and phrases kept for held-out pages")
    arguments = parser.parse_args()
    wanted = [arguments.language] if arguments.language else languages()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.pages):
        language = wanted[number % len(wanted)]
        file, text, annotation = page_of(language, arguments.seed + number, held_out=arguments.held_out)
        (arguments.folder / file).write_text(text, encoding="utf-8")
        gold = arguments.folder / f"{annotation['document']}.gold.json"
        gold.write_text(json.dumps(annotation, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{arguments.pages} pages in {arguments.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
