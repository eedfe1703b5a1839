"""Headings that are the titles of projects, and pages that are the record of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from vanort.extraction.layout.units import Page, Unit, unit_at, units_by_section
from vanort.extraction.lexicon.gazetteer import flatten
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.next_clause import finite_verbs
from vanort.extraction.titles.listed import is_one_of_projects
from vanort.languages.pack import NEVER

PERIOD = r"\(?\s*(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)?\d\d)?\s*\)?"
_TRAILING = re.compile(rf"\s*(?:,?\s*{PERIOD}|\[[^\]\n]{{1,20}}\]|[(][^)]*[)]|[–-]\s+\w+ \w+$|[.,:;])\s*$")
_QUOTED = re.compile(r"(?<=\s)[\"“”„»«]([^\"“”„»«\n]{3,80})[\"“”«»]")
_PARAGRAPH = 400  # letters of a paragraph that are asked what a heading is
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OFTEN = 3
_NEAR = 4  # lines below a heading among which fields tell that a project follows, where prose stands between, too
_BEHIND_COLON = re.compile(
    r"^[^\W_][^\W_A-ZÅÄÖÆØÜ]*(?: [^:]*)?: (?P<title>.+)$"
)  # not behind an acronym, which is a title itself
_IN_BRACKETS = re.compile(r"\((?P<title>[^()]{3,60})\)$")
_ASKED = re.compile(r"\w+ \w+ [\"“„«]?(?P<title>[A-ZÅÄÖÆØÜ][^?,\"”“»]{2,60})[\"”“»]?\?$")  # "What is …?"
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)[ \xa0]$")
_CRUMBS = re.compile(r"[^\W\d_]\s[>›»/|]\s[^\W_]")  # "Home > Council > Links abroad"
_SMALL_WORD = re.compile(r"[ \xa0][^\W\d_A-ZÅÄÖÆØÜ]")
_NUMBERING = re.compile(
    r"\s*(?:[#*]+\s*)?(?:(?:"
    r"§\s*\d{1,3}[.:]?|\d{1,2}(?:\.\d{1,2})+\.?\s|\d{1,2}\s*[.)]|\(?[a-z]\)\s"
    r"|(?:[^\W\d_]{1,8}\.?[ \xa0])?\d{1,4}/\d{2,4}[.:]?(?=\s)"  # of an item of minutes: "PS 48/24", "Sak 12/2024:"
    r"|[^\W\d_]{2,8}\.?[ \xa0]\d{1,3}(?::|\s(?=\s))"  # "TOP 6   ", "Punkt 4:"
    r")\s*)?"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A project title where the text first gives it; `source` says by which rule it was found."""

    start: int
    end: int
    source: str


def headed_titles(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield headings that read as titles: labelled, dated, repeated as a name, or followed by "the project"."""
    noun, generic = page.lexicon.project.get("noun"), page.lexicon.project.get("generic_heading")
    definite = page.lexicon.project.get("definite")
    first = next((unit for unit in page.units if unit.kind == "heading"), None)
    for unit in page.units:
        if unit.kind != "heading":
            continue
        start = unit.start + numbering_end(page.words(unit))
        end = start + len(page.text[start : unit.end].rstrip(" *_#"))
        prefix = re.match(r"([^\W\d_-]+)[ \xa0]+(?=[\"“”„»«A-ZÅÄÖÆØ])", page.text[start:end])
        labelled = bool(prefix and noun and noun.fullmatch(prefix[1]) and not page.text[start:end].isupper())
        if labelled and prefix:
            start += prefix.end()
            if marked := _QUOTED.match(page.text, start, end):  # 'Project "Open Gates" – status'
                yield Title(marked.start(1), marked.end(1), "projects/heading")
                continue
        if inner := _inside_heading(page, page.text[start:end], unit):
            yield Title(start + inner.start("title"), start + inner.end("title"), "projects/heading-opens")
            continue
        dated = bool(re.search(PERIOD + r"$", page.text[start:end].strip()))
        while match := _TRAILING.search(page.text[start:end]):
            if match.start() < 2:
                break
            end = start + match.start()
        heading = page.text[start:end].strip()
        if ":" in heading and label_of(page, heading):
            continue
        if not heading or (generic and generic.fullmatch(heading.lower()) and not labelled):
            continue
        if any(pattern.fullmatch(heading) for pattern in page.lexicon.labels.values()):
            continue
        if (
            not labelled
            and definite
            and _SMALL_WORD.match(heading[m.end() :] if (m := definite.match(heading)) else "")
        ):
            continue  # "The project is paid for by …": a sentence about one
        if not labelled and noun and noun.match(heading) and page.lexicon.cue("person_is").search(heading):
            continue  # "Project on floods is paid for"
        body = _body(page, unit)
        repeated = _repeated(page, heading, unit)
        inside = mentions_between(others, start, end)
        quoted = _QUOTED.search(page.text, start, end)
        if quoted and _repeated(page, quoted[1], unit):
            yield Title(quoted.start(1), quoted.end(1), "projects/heading")
            continue
        if "," in heading and any(m.kind == "Country" for m in inside):
            continue
        opens = not heading.endswith("?") and (
            _speaks_of_it(definite, body[:220]) or _speaks_of_it(noun, body.lstrip()[:40])
        )
        about_projects = page.lexicon.cue("projects").search(heading) or (noun and noun.search(heading))
        opens = opens and not (about_projects and finite_verbs(page.lexicon).search(heading))
        acronym = re.match(r"[A-ZÅÄÖ][\w-]*[A-ZÅÄÖ\d]{2,}[\w]*(?:[ \xa0][A-ZÅÄÖ\d]+)*(?=\s*[;–-]|\s*:\s|$)", heading)
        shouted = heading.isupper() and len(heading.split()) > 1
        about = any(m.kind in {"Municipality", "Country", "Region"} and not m.weak for m in inside)
        numbered = start > unit.start
        if (
            labelled
            or (dated and not about)
            or repeated >= 1
            or (acronym and not shouted and (numbered or (noun and noun.search(body)) or _often(page, acronym.group())))
            or (_has_project_fields(page, unit) and not about and not (noun and noun.search(heading)))
        ):
            yield Title(start, end, "projects/heading")
        elif about or unit is first or _of_partnership(page, start, end):
            pass
        elif opens:
            yield Title(start, end, "projects/heading-opens")
        elif is_one_of_projects(page, unit, heading):
            yield Title(start, end, "projects/heading-listed")
        elif not heading.endswith("?") and _tells_of_money(page, body):
            yield Title(start, end, "projects/heading-paid")
        named = acronym and ((noun and noun.search(body)) or _often(page, acronym.group()))
        if acronym and named and not shouted and len(acronym.group()) < len(heading):
            yield Title(start, start + acronym.end(), "projects/heading-acronym")


def numbering_end(heading: str) -> int:
    """Return where the words of a heading begin behind its marks and number.

    >>> [numbering_end(heading) for heading in ("## 3. Open Gates", "§ 14 Open Gates", "Open Gates")]
    [6, 5, 0]
    """
    number = _NUMBERING.match(heading)
    return number.end() if number else 0


def _inside_heading(page: Page, heading: str, unit: Unit) -> re.Match[str] | None:
    """Return the title that a heading only holds: behind a colon, in brackets, in a question that the text answers.

    "Offshoot: Blue Class", "The exchange (Drops)", where the title stands again below; "What is Blue Class? A project …".
    """
    for pattern in (_BEHIND_COLON, _IN_BRACKETS):
        if (match := pattern.search(heading)) and _repeated(page, match["title"], unit, held=True):
            return match
    asked = _ASKED.match(heading)
    return asked if asked and _says_project_at_once(page, _body(page, unit).strip()) else None


def _says_project_at_once(page: Page, body: str) -> bool:
    noun = page.lexicon.project.get("noun")
    said = noun.search(body[:60]) if noun else None
    return bool(said and not re.search(r"[.!?]", body[: said.start()]))


def _speaks_of_it(word: re.Pattern[str] | None, body: str) -> bool:
    """Tell whether text below a heading says "the project", and not which: "the project Open Gates", "Open Gates project"."""
    said = word.search(body) if word else None
    named = said and (
        re.match(r",?\s+[*_]{0,2}[\"“”„»«]?[A-ZÅÄÖÆØÜ]\w", body[said.end() :]) or body[: said.start()].endswith("-")
    )
    return bool(said and not named)


def says_the_project(page: Page, words: str) -> bool:
    """Tell whether words speak of "the project" without saying which."""
    return _speaks_of_it(page.lexicon.project.get("definite"), words)


def _tells_of_money(page: Page, body: str) -> bool:
    """Tell whether the paragraph below a heading says who pays, and from when to when: "It ran 2017–2020, funded by …"."""
    paragraph = body.strip().split("\n", 1)[0][:_PARAGRAPH]
    paid = any(page.lexicon.cue(name).search(paragraph) for name in ("funded_after", "funds_before"))
    return paid and len(set(_YEAR.findall(paragraph))) > 1


def _of_partnership(page: Page, start: int, end: int) -> bool:
    """Tell whether a heading is a partnership with somebody: "Klimapartnerschaft mit Ndolwe"."""
    noun = page.lexicon.project.get("partnership")
    match = noun.search(page.text, start, end) if noun else None
    return bool(match and re.match(r"\s+[^\W\d_A-ZÅÄÖÆØÜ]+\s+[^\W\d_a-zåäöæøü]", page.text[match.end() : end]))


def _has_project_fields(page: Page, heading: Unit) -> bool:
    """Tell whether fields for a project's period, leader, partners, funder or budget stand right below a heading."""
    labels = page.lexicon.labels
    below = [unit for unit in units_by_section(page)[heading.section] if unit is not heading]
    fields = list(takewhile(lambda unit: unit.kind in {"field", "row"}, below))
    below = fields if len(fields) > _NEAR else below[:_NEAR]
    keys = {
        key
        for unit in below
        if unit.kind in {"field", "row"}
        for key in ("period", "start", "end", "coordinator", "partner", "funder", "budget")
        if key in labels and labels[key].fullmatch(unit.label)
    }
    return len(keys) >= 2


def _body(page: Page, heading: Unit) -> str:
    section = page.sections[heading.section]
    return page.text[heading.end : section.end]


def below(page: Page, heading: Unit) -> tuple[int, int]:
    """Return from where to where the text below a heading runs, that below its own headings included."""
    sections = page.sections
    own = sections[heading.section]
    after = sections[heading.section + 1 :]
    held = takewhile(lambda section: section.level > own.level, after)
    return heading.end, max((section.end for section in held), default=own.end)


def _repeated(page: Page, heading: str, unit: Unit, *, held: bool = False) -> int:
    """Count where a heading stands again inside a sentence, capital kept, or is one: then it is a name.

    At the head of a sentence the capital of the first word proves nothing: "Our goals are …" below "Our goals"; what is only
    `held` in a heading, behind a colon, is set off there already.
    """
    if heading.isupper() and len(heading.split()) > 1:
        heading = heading.capitalize()
    count = 0
    words = heading.split()
    if len(words) < 2 and not re.search(r"\w[A-ZÅÄÖ\d]", heading):
        return 0
    low, at = flatten(heading), -1
    while (at := page.flat.find(low, at + 1)) >= 0 and not count:
        around = page.flat[at - 1 : at] + page.flat[at + len(low) : at + len(low) + 1]
        if not page.text[at].isupper() or re.search(r"\w", around):
            continue
        before = _WORD_BEFORE.search(page.text, max(0, at - 40), at)
        if before and is_other_kind(page, before[1]):
            return 0  # "the programme Interreg North", "das EU-Programm …"
        inside = unit_at(page, at)
        alone = inside is not None and page.words(inside).strip() == page.words(unit).strip()  # one more such heading
        if (
            inside
            and inside.kind in {"sentence", "item", "field"}
            and not alone
            and not _CRUMBS.search(page.words(inside))
        ):
            whole = len(words) > 1 and flatten(page.words(inside)).strip(" .") == low
            count += (
                at > inside.start or whole or (held and len(words) > 1) or any(word[0].isupper() for word in words[1:])
            )
    return count


def is_other_kind(page: Page, word: str) -> bool:
    """Tell whether a word before a name says that it is no project's: "the programme Open Gates", "föreningen Gröna Portar"."""
    noun = page.lexicon.project.get("noun")
    if noun and noun.fullmatch(word):
        return False
    kinds = (p for (how, _), p in page.lexicon.heads.items() if how in {"suffix", "before"} and p is not NEVER)
    return any(pattern.search(word) for pattern in kinds)


def _often(page: Page, acronym: str) -> bool:
    """Tell whether an acronym stands at least three times on a page, in whatever letters."""
    return len(re.findall(rf"(?<!\w){re.escape(acronym.lower())}(?!\w)", page.flat)) >= _OFTEN


def opens_section(page: Page, unit: Unit, title: str) -> bool:
    """Tell whether a sentence begins with the words of its section's heading."""
    heading = page.sections[unit.section].heading.lower()
    return bool(heading) and re.split(r"[:;–(]", heading)[0].strip(" #") == title.lower()


def is_general(page: Page, heading: str) -> bool:
    """Tell whether a heading, its number left out, says only what kind of things follow."""
    generic = page.lexicon.project.get("generic_heading")
    return bool(generic and generic.fullmatch(heading[numbering_end(heading) :].strip().lower()))


def label_of(page: Page, heading: str) -> bool:
    """Tell whether a heading begins with a label for a project, which is read as a label."""
    label = page.lexicon.labels.get("project")
    return bool(label and label.fullmatch(heading.split(":", 1)[0].strip(" #*")))


def is_record(page: Page) -> bool:
    """Tell whether a page is the record of one project: fields for its start, end, budget and owner."""
    labels = page.lexicon.labels
    keys = {
        key
        for unit in page.units
        if unit.kind in {"field", "row"}
        for key in ("start", "end", "period", "budget", "coordinator", "funder")
        if key in labels and labels[key].fullmatch(unit.label)
    }
    named = labels.get("project")
    return len(keys) >= 2 and not any(
        named and unit.kind == "field" and named.fullmatch(unit.label) for unit in page.units
    )
