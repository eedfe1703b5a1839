"""The title of a text: what its first lines call it, and not what stands above them on every page of a site."""

from __future__ import annotations

import re
from functools import cache

from vanort.documents.sections import find_sections
from vanort.languages.pack import alternatives, language_packs

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)|\s*\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+", re.DOTALL
)
_NAMED = re.compile(r"^title[ \t]*[:=][ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}(?:#{1,6}[ \t]+(.+?)[ \t]*#*|(\S.*)\n {0,3}(?:=+|-{3,}))[ \t]*$", re.MULTILINE)
_STRESS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`|!?\[([^\]]*)\]\([^)]*\)")
_TRAIL = re.compile(r"\s+[>»›/|·:]\s+")
_MENU = re.compile(r"\S[ \t\xa0]{2,}\S|\S\s+[|»]\s+\S.*\s[|»]\s+\S|\t")
_FURNITURE = re.compile(
    r"[•·*–-]\s|\||.*(?:\.(?:png|jpe?g|gif|svg|webp)\b|@|https?://|www\.|\blogo(?:typ\w*)?$)|.*(?:cookie|\bkakor\b|eväste)|\W*$",
    re.IGNORECASE,
)
_TOP = 15  # lines that a site's frame may take up
_LONGEST = 120
_FEWEST = 3  # letters
_LEAST_WORDS = 3  # of a title above a line that says whose it is: a site's name is shorter
_NEAR = 2  # lines below a trail in which the heading stands
_LONG_ENOUGH = 60  # characters: a line of a paragraph


def title_in(text: str) -> str:
    r"""Return the title of a text: the one its front matter gives, its first heading, or its first line like one.

    >>> title_in("Home > News > Twin towns\n\n# Twin towns\n\nWe have two.")
    'Twin towns'
    >>> title_in("---\ntitle: Our friends\n---\n• Menu\nTwin towns of Granby\nGranby has two of them.")
    'Our friends'
    """
    matter = _FRONT_MATTER.match(text)
    if matter:
        named = _NAMED.search(matter["yaml"] or matter["toml"] or "")
        if named and named[1].strip("\"' "):
            return named[1].strip("\"' ")[:_LONGEST]
        text = text[matter.end() :]
    if headed := _MARKDOWN.search(text):
        return _plain(headed[1] or headed[2])
    lines = [line.strip() for line in text.splitlines()]
    filled = [line for line in lines if line]
    return (
        _end_of_trail(filled[:_TOP])
        or _opening(lines)
        or _first_heading(text)
        or next((_sentence(line) for line in filled if not _FURNITURE.match(line)), "")
        or _sentence("".join(filled[:1]))
    )


def _end_of_trail(lines: list[str]) -> str:
    """Return where the trail leads that a page shows at its top, as the heading above or below says it: "Home > Twin towns"."""
    for number, line in enumerate(lines):
        parts = _TRAIL.split(line)
        if len(parts) > 1 and is_start(parts[0].rpartition(":")[2]) and _is_title(parts[-1]):
            above = lines[number - 1] if number else ""
            if _is_title(above) and parts[-1].casefold() in above.casefold():
                return above
            below = lines[number + 1 :]
            same = (line for line in below if line.casefold() == parts[-1].casefold())
            return next(same, "") or next(filter(_is_title, below[:_NEAR]), parts[-1])
    return ""


def _opening(lines: list[str]) -> str:
    """Return the first line, if it may be the title and opens a text, not the frame of a page."""
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    line, below = "".join(lines[first : first + 1]), "".join(lines[first + 1 : first + 2])
    opens = not below or (len(below) > _LONG_ENOUGH and not below[0].islower() and not _MENU.search(below))
    return line if (opens or _is_title_page(lines[first : first + 3])) and _is_title(line) else ""


def _is_title_page(lines: list[str]) -> bool:
    """Tell whether the first lines are a title of several words and whose it is, and then nothing.

    >>> _is_title_page(["Annual report 2023", "Lindby Council", ""]), _is_title_page(["Lindby", "Search", ""])
    (True, False)
    """
    title, whose, gap = [*lines, "", "", ""][:3]
    words = len(title.split()) >= _LEAST_WORDS and len(whose.split()) > 1
    return words and not gap and _is_title(whose)


def _first_heading(text: str) -> str:
    """Return the first heading that may be the title, unless a menu stands below it: then it is the site's name."""
    for section in find_sections(text):
        below = text[section.start : section.end].strip().splitlines()[1:2]
        if _is_title(section.heading) and not (below and _MENU.search(below[0])):
            return section.heading
    return ""


def _plain(heading: str) -> str:
    return _STRESS.sub(lambda match: match[1] or "", heading).strip()[:_LONGEST]


def _is_title(line: str) -> bool:
    """Tell whether a line may be the title: short, no sentence, no item, no menu, no link to where a page begins."""
    if not 0 < len(line) <= _LONGEST or _FURNITURE.match(line) or _MENU.search(line) or line[0].islower():
        return False
    few = len(re.findall(r"[^\W\d_]", line)) < _FEWEST
    return not few and line[-1] not in ".:;,…" and not is_start(line) and not _skips().fullmatch(line)


def _sentence(line: str) -> str:
    """Return the first sentence of a line, cut at a word where it is long."""
    first = re.split(r"(?<=[.!?])\s", line, maxsplit=1)[0]
    return first if len(first) <= _LONGEST else first[: first.rfind(" ", 0, _LONGEST)].rstrip(" ,;:–-") + " …"


def is_start(words: str) -> bool:
    """Tell whether words are the name that a site's first page bears in a menu.

    >>> is_start("Startsida"), is_start("Vänorter")
    (True, False)
    """
    return _start().fullmatch(words.strip(" :.!|-–")) is not None


@cache
def _skips() -> re.Pattern[str]:
    """Return the pattern of a link from the top of a page to its matter, in any language."""
    return alternatives(word for pack in language_packs().values() for word in pack.words("links", "skip"))


@cache
def _start() -> re.Pattern[str]:
    return alternatives(word for pack in language_packs().values() for word in pack.words("links", "start"))
