"""Project titles: in headings, quotes, fields, after "the project", before a verb that only projects take."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention, in_order
from vanort.extraction.mentions.periods import find_periods
from vanort.extraction.titles.apposed import apposed_titles
from vanort.extraction.titles.compound import titles_before_noun
from vanort.extraction.titles.edges import (
    and_verb,
    asking_end,
    ends_before_small,
    title_edges,
    told_end,
    trim,
    without_adverbs,
    without_pronoun,
)
from vanort.extraction.titles.foreign import foreign_titles
from vanort.extraction.titles.headings import Title, headed_titles, is_general, is_record, label_of
from vanort.extraction.titles.held import held_titles
from vanort.extraction.titles.in_clause import titles_in_clauses
from vanort.extraction.titles.in_row import parts_of_row, titles_in_rows
from vanort.extraction.titles.labelled import QUOTED, labelled_titles, titles_in_tables
from vanort.extraction.titles.listed import is_below_its_own
from vanort.extraction.titles.occurrences import key_of
from vanort.extraction.titles.paragraphs import titles_of_paragraphs
from vanort.extraction.titles.project_sheets import heads_sheet
from vanort.extraction.titles.quoted import titles_in_quotes, titles_set_off
from vanort.extraction.titles.rivals import WORDED, holds_another, holds_body, names_another
from vanort.extraction.titles.role_labels import role_label, titles_in_role_labels
from vanort.extraction.titles.run_in import run_in_titles
from vanort.extraction.titles.sentence_initial import titles_before_verbs, titles_built_on
from vanort.extraction.titles.subjects import titles_as_subjects

_QUOTES = frozenset("\"“”„»«_*'’")
_LOOSE = 4  # words without capitals that may end a sentence and still be a title
_MOST_WORDS = 18  # of a title: on the annotated pages none has more than 11
_MOST_LETTERS = 160  # of a title: on the annotated pages none has more than 88
_BEFORE_VERB = 14  # words: more than that before a verb are a clause
_TELLING = 6  # letters of a word for a beginning or an end that is no mere preposition
_CAMEL = re.compile(r"[A-ZÅÄÖÆØÜ][\w-]*[a-zåäöæøü][A-ZÅÄÖÆØÜ][\w-]*(?=[ \xa0][a-zåäöæøü])")  # "GreenRoom works on"
_GAP = re.compile(r"[ \xa0]*[,:]?[ \xa0]*")
# Where the text itself says that a name is a project's, it is no person's and no lake's: "projektet River Voices".
_RUNNING = WORDED | {"projects/noun"}  # titles in running text, which a small word may follow
_SAID = frozenset(
    {
        "projects/noun",
        "projects/label",
        "projects/called",
        "projects/heading",
        "projects/run-in",
        "projects/paragraph",
        "projects/held",
        "projects/compound-apart",
    }
)


def find_titles(page: Page, others: Sequence[Mention]) -> list[Title]:
    """Return the titles of projects that a page names; `others` are names known to be something else."""
    other_spans = {(m.start, m.end) for m in others if m.kind != "?" and not (m.weak and m.kind == "Municipality")}
    found: list[Title] = []
    others = sorted(others, key=in_order)
    firm = [m for m in others if m.kind in {"Municipality", "Region", "Country"} or m.tier == "known"]
    firm_spans = other_spans & {(m.start, m.end) for m in firm}
    rows = [*titles_in_rows(page, others)]
    candidates = (
        *rows,
        *labelled_titles(page),
        *titles_in_role_labels(page),
        *titles_in_tables(page),
        *headed_titles(page, others),
        *held_titles(page, others),
        *_named(page),
        *titles_before_verbs(page),
        *titles_built_on(page),
        *titles_in_quotes(page),
        *apposed_titles(page),
        *run_in_titles(page),
        *titles_of_paragraphs(page, others),
        *foreign_titles(page, others),
        *titles_in_clauses(page, others),
        *titles_as_subjects(page, others),
    )
    for title in (part for candidate in candidates for part in parts_of_row(page, candidate)):
        if title not in rows and any(title.start <= row.start < title.end and row.end < title.end for row in rows):
            continue  # "the projects A and B" names two
        start, end = title_edges(page, title.start, title.end)
        quoted = page.text[start - 1 : start] in _QUOTES and page.text[end : end + 1] in _QUOTES
        if title.source in _RUNNING and not quoted:
            end = start + len(without_adverbs(page.lexicon, page.text[start:end]))
        text = page.text[start:end]
        small = title.source != "projects/held" and not any(char.isupper() for char in text)
        if not 2 <= len(text) <= _MOST_LETTERS or small or len(text.split()) > _MOST_WORDS:
            continue
        spans, names = (firm_spans, firm) if title.source in _SAID else (other_spans, others)
        general = not (quoted and title.source in _SAID) and _generic(page, text, title.source)
        if (start, end) in spans or _only_places(page, start, end, names) or general:
            continue
        if title.source == "projects/heading-listed" and role_label(page.lexicon, text):
            continue  # "Partners in Open Gates"
        if title.source == "projects/opens" and any(left < end and start < right for left, right in other_spans):
            continue
        if title.source == "projects/verb" and text.split()[-1].islower() and holds_body(text, start, end, firm):
            continue  # "Coastlight is led by the City of Hof, and it": a clause of its own
        found.append(Title(start, end, title.source))
    found = [
        title for title in found if not names_another(page, title, found) and not holds_another(page, title, found)
    ]
    found = [
        title
        for title in found
        if not heads_sheet(page, title, found) and not (title.source in WORDED and is_below_its_own(page, title, found))
    ]
    if not found and is_record(page) and page.units:
        first = page.units[0]
        noun = page.lexicon.project.get("noun")
        few = len(page.words(first).split()) < 3  # "Project details"
        says_what = few and noun is not None and noun.search(page.words(first)) is not None
        general = says_what or is_general(page, page.words(first))
        if not general and not _only_places(page, first.start, first.end, others):
            found.append(Title(*trim(page.text, first.start, first.end), "projects/record"))
    return found


def _only_places(page: Page, start: int, end: int, others: Sequence[Mention]) -> bool:
    """Tell whether a would-be title is nothing but places and bodies, as "Riga, Lettland (2010 - )"."""
    rest = list(page.text[start:end])
    first = bisect_left(others, start, key=lambda m: m.start)
    for mention in others[max(0, first - 2) : first + 20]:
        if mention.kind in {"?", "Amount", "SDG"} or (mention.weak and len(rest) > mention.end - mention.start + 4):
            continue
        if mention.start < end and start < mention.end:
            for at in range(max(start, mention.start), min(end, mention.end)):
                rest[at - start] = " "
    left = [w for w in re.findall(r"[^\W\d_]+", "".join(rest)) if not page.lexicon.conjunction.fullmatch(w)]
    return not [word for word in left if word.lower() not in page.lexicon.stopwords]


def _generic(page: Page, text: str, source: str) -> bool:
    low = key_of(text)
    words = low.split()
    if any(p.start == 0 and p.end == len(text) for p in find_periods(text, 0, len(text), page.lexicon)):
        return True
    pattern = page.lexicon.project.get("generic_heading")
    noun = page.lexicon.project.get("noun")
    if pattern and pattern.fullmatch(low):
        return True
    if noun and noun.fullmatch(low):
        return True
    if len(words) == 1:
        return low in page.lexicon.not_names or low in page.lexicon.stopwords or bool(page.lexicon.month.fullmatch(low))
    apart = source in {"projects/compound-apart", "projects/heading"}  # "Kaksi rantaa -hanke" is called that
    return words[0] in page.lexicon.stopwords and len(words) < 3 and not text.isupper() and not apart


def _named(page: Page) -> Iterator[Title]:
    """Yield titles that a project word introduces or follows."""
    text, lexicon = page.text, page.lexicon
    noun, called = lexicon.project.get("noun"), lexicon.project.get("called")
    alias = lexicon.project.get("alias")
    for unit in page.units:
        labelled = (
            unit.kind in {"field", "row", "heading"}
            and ":" in page.words(unit)[:40]
            and label_of(page, page.words(unit))
        )
        says = noun is None or noun.search(text, unit.start, unit.end) is not None
        for pattern, source in (
            (noun if says else None, "projects/noun"),
            (called if says else None, "projects/called"),
            (alias, "projects/alias"),
        ):
            for match in pattern.finditer(text, unit.start, unit.end) if pattern and not labelled else ():
                if source == "projects/alias" and noun and not noun.search(text, max(0, unit.start - 200), unit.end):
                    continue
                gap = _GAP.match(text, match.end())
                start = gap.end() if gap else match.end()
                quoted = QUOTED.match(text, start, min(unit.end, start + 130))
                if quoted:
                    yield Title(quoted.start(1), quoted.end(1), source)
                elif unit.kind != "heading" and (heading := _heading_at(page, start)):
                    yield Title(start, start + len(heading), source)
                elif (
                    start < unit.end
                    and text[start].isupper()
                    and not (unit.kind == "heading" and page.words(unit).isupper())
                    and not _job(page, start)
                    and not (source == "projects/noun" and ":" in text[match.end() : start])
                ) and (end := _title_end(page, start, unit.end, loose=source != "projects/noun")):
                    yield Title(start, end, source)
        if called and not says:
            yield from titles_set_off(page, unit, called)
        yield from titles_before_noun(page, unit)


def _heading_at(page: Page, start: int) -> str:
    """Return the heading of several words that stands again at an offset, "" where none does."""
    told = (section.heading for section in page.sections)
    return next((heading for heading in told if " " in heading and page.text.startswith(heading, start)), "")


def _job(page: Page, start: int) -> bool:
    """Tell whether a capital begins a job title, as in "Project Manager"."""
    word = re.compile(r"[^\W\d_]+").match(page.text, start)
    if word is None:
        return False
    return (
        bool(page.lexicon.cue("person_title").fullmatch(word.group())) or word.group().lower() in page.lexicon.not_names
    )


def _title_end(page: Page, start: int, limit: int, *, loose: bool) -> int:
    """Return where a title without quotes ends: before a verb, a bracket or a stop, else after its capitals."""
    text = page.text
    stop = re.compile(r"[.;:!?](?=\s|$)|[(\n\t\"“”»«]| – | - ").search(text, start, limit)
    limit = stop.start() if stop else limit
    words = list(re.finditer(r"\S+", text[start:limit]))
    verb = page.lexicon.project.get("verb")
    ends = (
        verb,
        page.lexicon.project.get("title_end"),
        page.lexicon.cue("builds_on"),
        _agent(page, start),
        and_verb(page.lexicon),
        told_end(page.lexicon),
        asking_end(page.lexicon),
    )
    found = [m for p in ends if p and (m := p.search(text, start, limit))]
    found += [
        m
        for name in ("since", "until")
        for m in page.lexicon.cue(name).finditer(text, start, limit)
        if len(m.group()) >= _TELLING
    ]
    capitals = re.compile(
        r"(?:[^\W\d_a-zåäöæøüéß][\w'’&+.-]*|\d{1,4})(?:[ \xa0](?:[^\W\d_a-zåäöæøüéß][\w'’&+-]*|\d{1,4}))+"
    ).match(text, start, limit)
    if capitals and (
        _goes_on(page.lexicon).match(text[capitals.end() : limit]) or ends_before_small(page, capitals.end(), limit)
    ):
        return capitals.end()
    if camel := _CAMEL.match(text, start, limit):
        return camel.end()
    match = min(found, key=lambda m: m.start(), default=None)
    title = text[start : match.start()] if match else ""
    if match and title and len(title.split()) <= _BEFORE_VERB and "," not in title.rstrip(", "):
        return start + len(without_pronoun(page.lexicon, title))
    if loose and "," in text[start:limit] and _all_capital(page, text[start:limit]):
        return limit
    if not found and 2 <= len(words) <= 4 and not re.search(r"[\d,]", text[start:limit]):
        return start + len(text[start:limit].rstrip())
    end = 0
    for index, word in enumerate(words):
        plain = word.group().strip(",.")
        if plain[:1].isupper() or plain[:1].isdigit() or plain in {"&", "+"}:
            end = word.end()
        elif plain.lower() not in page.lexicon.connectors or index + 1 >= len(words):
            break
        if word.group().endswith(","):
            break
    if loose and len(words) <= _LOOSE and not any("," in word.group()[:-1] for word in words):
        tail = text[start:limit].rstrip()
        if end and not any(w.group().lower() in page.lexicon.stopwords for w in words[2:]):
            return start + len(tail)
    comma = re.compile(r"[^,]{4,60}(?=,)").match(text, start, limit)
    if comma and end and start + end < comma.end() and len(comma.group().split()) <= 6:
        rest = comma.group().split()[1:]
        inside = {*page.lexicon.connectors, *page.lexicon.pack.words("names", "genitives")}
        if all(word.lower() not in page.lexicon.stopwords or word.lower() in inside for word in rest):
            return comma.end()
    return start + end if end else 0


def _agent(page: Page, start: int) -> re.Pattern[str] | None:
    """Return the word for "by" where a passive verb stands before a title: "finansieras projektet Blå Vägen av"."""
    passive = page.lexicon.project.get("passive")
    unit = unit_at(page, start)
    before = passive and unit and passive.search(page.text, unit.start, start)
    return page.lexicon.project.get("agent") if before else None


@cache
def _goes_on(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{lexicon.conjunction.pattern})\s+[a-zåäöæøü]")


def _all_capital(page: Page, text: str) -> bool:
    """Tell whether every word but the small ones has a capital: "Bread, Books and Bicycles"."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    return len(words) <= 8 and all(w[0].isupper() or w.lower() in page.lexicon.connectors for w in words)
