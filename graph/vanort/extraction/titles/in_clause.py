"""Titles where a clause that tells who takes part, leads or pays has a place for one: "takes part in X", "X is led by Hof"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.lexicon.word_lists import is_word
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.mentions.gap_names import is_occasion
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.pair_words import pair_words
from vanort.extraction.mentions.person_signs import SURE, person_signs
from vanort.extraction.titles.headings import Title
from vanort.languages.pack import NEVER
from vanort.languages.relation_words import PROJECTS, RelationWords
from vanort.languages.relations import BODIES

_GIVERS = BODIES | {"Programme"}
_QUOTES = frozenset('"“”„»«')
_CAPITAL = r"[\"“”„»«]?(?=[^\W_a-zåäöæøüéßœ])"
_OPENING = re.compile(_CAPITAL)
_SMALL = r"[^\W\d_A-ZÅÄÖÆØÜ][\w-]*[ \xa0]"
_STOP = re.compile(r"[.;:!?](?=\s|$)|[,()\n\t\"“”»«]|\s[–—-]\s")
_CLOSING = re.compile(r"[\"“”»«]")
_ACRONYM = re.compile(r"[A-ZÅÄÖÆØÜ]{3,8}")
# The rest of a title: a preposition and a word, before a stop, the end, or a time: "på hjul" in "Helse på hjul i 2022".
_PHRASE = re.compile(
    r"[ \xa0]?([^\W\d_A-ZÅÄÖÆØÜ]+)[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]*(?=[.,;:!?)]|$|[ \xa0]\w{1,4}[ \xa0](?:19|20)\d\d)"
)
_WORD = re.compile(r"[^\s,]+")
_MOST_WORDS = 7
_FEW_WORDS = 4  # of a title in small letters that opens a sentence
_SHORTEST = 4  # letters
_WITH = 24  # letters before a place for a title in which the words for "together with" fit, in any pack
# Where all nouns have capitals: "Kalte Netze", "Moor 2030", "GrünHafen", "REWEAVE".
_PLAINLY = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+e[rsn]?[ \xa0][A-ZÄÖÜ][\w-]+|[^ ]+[ \xa0]\d[\d.]*$|.*[a-zäöüß][A-ZÄÖÜ]|[A-ZÄÖÜ\d]{3,}\b"
)


@dataclass(frozen=True, eq=False)
class _Places:
    """Where a clause has a place for a title: right behind `behind` or, in quotation marks, `quoted`, behind a body and `beside`, before `follows`.

    `fronted` opens a sentence with what stands before a title: "In X", "Work on X". One of `ends` ends a title where it does
    not open it.
    """

    behind: re.Pattern[str]
    beside: re.Pattern[str]
    follows: re.Pattern[str]
    fronted: re.Pattern[str]
    quoted: re.Pattern[str]
    ends: tuple[re.Pattern[str], ...]


def titles_in_clauses(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield what stands where a clause names what a known body takes part in, leads or pays; `others` are known names."""
    places = _places(page.lexicon)
    told = pair_words(page.lexicon).told
    for unit in page.units if places else ():
        if places is None or unit.kind not in {"sentence", "item"}:
            continue
        cost = page.lexicon.cue("cost").search(page.text, unit.start, unit.end)
        if not cost and not told.search(page.text, unit.start, unit.end):
            continue
        named = mentions_between(others, unit.start, unit.end)
        inside = [m for m in named if m.kind != "?"]
        acronyms = [m for m in named if m.kind == "?" and _ACRONYM.fullmatch(page.text, m.start, m.end)]
        bodies = [*(m for m in inside if m.kind in _GIVERS and not m.weak), *acronyms]
        if not bodies and not cost and not page.lexicon.cue("home_words").search(page.text, unit.start, unit.end):
            continue
        found = (
            *places.behind.finditer(page.text, unit.start, unit.end),
            *places.quoted.finditer(page.text, unit.start, unit.end),
        )
        starts = [match.end() for match in found]
        # "takes part in Hof", a town; "has worked with Hof": who, as often as what.
        loose = {match.end() for match in found if match.groupdict().get("loose") or _is_with(page, match.end())}
        beside = {match.end() for match in found if _is_with(page, match.end(), together=True)}
        for start in starts:
            if start in beside:
                continue  # "takes part together with Gate 21"
            end = _end(page, places, start, unit.end, inside)
            if end and _is_title(page, start, end, inside) and (start not in loose or _is_of_words(page, start, end)):
                yield Title(start, end, "projects/clause")
        for body in (*bodies, *(m for m in inside if m.kind == "Amount")):
            match = places.beside.match(page.text, body.end, unit.end)
            if match and (told.search(page.text, unit.start, body.start) or (cost and body.kind == "Amount")):
                end = _end(page, places, match.end(), unit.end, inside)
                if _is_of_words(page, match.end(), end) and _is_title(page, match.end(), end, inside):
                    yield Title(match.end(), end, "projects/clause")
        if match := places.fronted.match(page.text, unit.start, unit.end):
            start, end = match.end(), _end(page, places, match.end(), unit.end, inside)
            if _is_of_words(page, start, end) and _is_title(page, start, end, inside):
                yield Title(start, end, "projects/clause")
        elif (opening := _OPENING.match(page.text, unit.start, unit.end)) and opening.end() not in starts:
            start, end = opening.end(), _end(page, places, opening.end(), unit.end, inside)
            follows = places.follows.match(page.text, end, unit.end) if end else None
            told_of = follows and not _acts(page, follows) and any(body.start >= end for body in bodies)
            if told_of and _opens(page, start, end, bodies) and _is_title(page, start, end, inside):
                yield Title(start, end, "projects/clause-opens")


def clause_title_end(page: Page, start: int, limit: int, inside: Sequence[Mention]) -> int:
    """Return where a title ends that begins at an offset of a clause, 0 where none does; `inside` are its known names."""
    places = _places(page.lexicon)
    return _end(page, places, start, limit, inside) if places else 0


def fronted_end(page: Page, unit: Unit) -> int:
    """Return where the words end that open a sentence before a title, its start without any: "Work on X", "In X"."""
    places = _places(page.lexicon)
    match = places.fronted.match(page.text, unit.start, unit.end) if places else None
    return match.end() if match else unit.start


def _end(page: Page, places: _Places, start: int, limit: int, inside: Sequence[Mention]) -> int:
    """Return where a title ends that begins here: before a stop, a verb, a known name, a time; 0 where there is none."""
    text, lexicon = page.text, page.lexicon
    if text[start - 1 : start] in _QUOTES and start:
        closing = _CLOSING.search(text, start, limit)
        return closing.start() if closing else 0
    first = _WORD.match(text, start, limit)
    if first is None:
        return 0
    stop = _STOP.search(text, start, limit)
    stops = [found.start() for p in places.ends if (found := p.search(text, first.end(), limit))]
    named = min([m.start for m in inside if m.start > start and m.kind != "Place"], default=limit)
    stops = [_behind_phrase(page, start, at, limit) for at in stops] + [named]
    words = list(_WORD.finditer(text, start, min([limit, *stops, *([stop.start()] if stop else [])])))
    nouns = lexicon.pack.data.get("nouns_capitalised")  # where all have capitals, a title seldom ends in a small word
    goes_on_small = nouns and words and not (stop and stop.start() == words[-1].end()) and words[-1].end() < limit
    while words and words[-1].group().islower():
        if (
            not goes_on_small
            and words[-1].group() not in lexicon.stopwords
            and not lexicon.locative.fullmatch(words[-1].group())
        ):
            break
        words.pop()
    if not words or len(words) > _MOST_WORDS:
        return 0
    goes_on = lexicon.pack.words("locative") and not text[words[-1].end() : named].strip() and named < limit
    return 0 if goes_on else words[-1].end()  # "Sörmländska kommuners EU-nätverk"


def _behind_phrase(page: Page, start: int, cut: int, limit: int) -> int:
    """Return where a title of one common word goes on to that a preposition would cut: "Food with meaning", "Helse på hjul"."""
    rest = _PHRASE.match(page.text, cut, limit)
    first = page.text[start:cut].strip()
    if rest is None or " " in first or not is_word(first.lower(), page.lexicon.pack):
        return cut
    joins = page.lexicon.cue("with").fullmatch(rest[1]) or page.lexicon.locative.fullmatch(rest[1])
    return rest.end() if joins or rest[1] in page.lexicon.connectors else cut


def _is_title(page: Page, start: int, end: int, inside: Sequence[Mention]) -> bool:
    """Tell whether a stretch may be a title: no known name, no ordinary word, no person, no occasion."""
    name, lexicon = page.text[start:end], page.lexicon
    words = name.split()
    small = lexicon.stopwords.difference(lexicon.pack.words("articles")) | lexicon.not_names
    phrase = len(words) > 2 and words[-1].islower() and not lexicon.pack.data.get("nouns_capitalised")
    if phrase and words[0].lower() in lexicon.not_names:
        small -= {words[0].lower()}  # "Children on the move" is no "Children": its other words are small
    if re.split(r"['’-]", words[0].lower())[0] in small and not name.isupper():
        return False
    if words[0].lower() in lexicon.pack.words("articles") and len(words) < 3:
        return False
    if any(m.start < end and start < m.end and not m.weak and m.kind != "Place" for m in inside):
        return False
    located = lexicon.locative.match(page.text, end + 1) if end + 1 < len(page.text) else None
    if located and any(m.kind == "Country" and m.start - located.end() in {0, 1} for m in inside):
        return False  # "Kragerholm in Norway": a place
    if lexicon.project.get("noun", NEVER).search(name):
        return False  # "The project Open Gates", "the Open Gates project": other rules know where those titles end
    person = all(word[0].isupper() for word in words) and person_signs(lexicon, name) == SURE
    if lexicon.month.fullmatch(words[0].lower()) and words[1:2] and words[1].islower():
        return False  # "In September the members noted a letter": when, and then who
    dated = re.match(r"(?:1\d|20)\d\d", name)
    if _ACRONYM.fullmatch(name) and not any(m.kind in _GIVERS for m in inside):
        return False  # "we are involved in NIAM" may be said of an association
    if len(name) < _SHORTEST or dated or not re.search(r"[^\W\d]", name) or person or is_occasion(page, name):
        return False
    if lexicon.pack.data.get("nouns_capitalised") and page.text[start - 1 : start] not in _QUOTES:
        return _PLAINLY.match(name) is not None
    return True


def _is_with(page: Page, start: int, *, together: bool = False) -> bool:
    """Tell whether the last word before a place is one that stands before whom one works with; `together`: more than "with"."""
    before = page.text[max(0, start - _WITH) : start].rstrip('"“„»« \xa0')
    found = [match for match in page.lexicon.cue("with").finditer(before) if match.end() == len(before)]
    return any(" " in match.group() or not together for match in found)


def _is_of_words(page: Page, start: int, end: int) -> bool:
    """Tell whether a stretch is more than one plain word: what stands behind "in" alone is a place as well."""
    return " " in page.text[start:end] or INNER_CAPITAL.search(page.text[start:end]) is not None


def _opens(page: Page, start: int, end: int, bodies: Sequence[Mention]) -> bool:
    """Tell whether what opens a sentence, where the first capital proves nothing, is a title by its other words.

    "Green Minds is funded by", "Safe paths is funded by Erasmus+"; and not "New paths", "The old mill", nor what a
    municipality pays for: that is anything.
    """
    lexicon = page.lexicon
    words = page.text[start:end].split()
    if any(word[:1].isupper() or word[:1].isdigit() for word in words[1:]) or INNER_CAPITAL.search(words[0]):
        return True
    plain = lexicon.project.get("plain", NEVER).fullmatch(words[0]) or words[0].lower() in lexicon.pack.words(
        "articles"
    )
    several = lexicon.cue("projects").search(page.text, start, end)
    definite = words[0].endswith(lexicon.pack.words("inflection", "definite"))
    giver = next((body.kind for body in bodies if body.start >= end), "")
    anything = giver == "Municipality" and not _speaks_of_project(page, end)
    return 1 < len(words) <= _FEW_WORDS and not plain and not several and not definite and not anything


def _speaks_of_project(page: Page, start: int) -> bool:
    """Tell whether the rest of a line has the word for a project."""
    end = page.text.find("\n", start)
    noun = page.lexicon.project.get("noun", NEVER)
    return noun.search(page.text, start, end if end >= 0 else len(page.text)) is not None


def _acts(page: Page, follows: re.Match[str]) -> bool:
    """Tell whether one word right behind a name may as well say what a body does: "Hull Arts managed it", unlike "managed by"."""
    small = {row.what: row.pattern for row in page.lexicon.pack.relation_words if row.role == "-"}
    by = small.get("of", NEVER).match(page.text, follows.end() + 1)
    active = (row.pattern for row in page.lexicon.pack.relation_words if row.role == "active")
    return by is None and any(pattern.fullmatch(follows.group().strip()) for pattern in active)


@cache
def _places(lexicon: Lexicon) -> _Places | None:
    rows = [row for row in lexicon.pack.relation_words if row.role != "-" and row.what in PROJECTS]
    if not rows:
        return None
    small = {row.what: row.pattern.pattern for row in lexicon.pack.relation_words if row.role == "-"}
    to, of, work, as_ = (f"(?i:{small.get(what, NEVER.pattern)})" for what in ("to", "of", "work", "as"))
    article = f"(?i:{'|'.join(lexicon.pack.words('articles')) or NEVER.pattern})"
    into = rf"(?:{_SMALL}){{0,2}}?{to}[ \xa0](?:{article}[ \xa0])?"
    with_to = [replace(row, words=tuple(word for word in row.words if re.search(rf" {to}$", word))) for row in rows]
    behind = (
        rf"{_words(rows, 'active', 'agent')}[ \xa0](?:(?!{of}){_SMALL}){{0,2}}"  # "leads X", "is now funded X by"
        rf"|{_words(rows, 'active', 'agent', 'any')}[ \xa0]{into}"  # "partner in X", "money for X"
        rf"|(?P<loose>{_words(with_to, 'any')})[ \xa0](?:{article}[ \xa0])?"  # "takes part in X"
    )
    held = rf"(?:{_SMALL})?[^.,;:\n]{{3,60}}[ \xa0]{as_}[ \xa0](?:{_SMALL})?{_words(rows, 'any')}"  # "has Hof as its coordinator"
    time = rf"[ \xa0](?:{_SMALL}){{1,2}}(?:(?:19|20)\d\d(?!\d)|(?i:{lexicon.month.pattern}))"
    ends = [pattern for name in ("verb", "title_end") if (pattern := lexicon.project.get(name))]
    return _Places(
        re.compile(rf"(?:{behind}){_CAPITAL}"),
        re.compile(rf"[ \xa0]{to}[ \xa0](?:{article}[ \xa0])?{_CAPITAL}"),
        re.compile(
            rf"[ \xa0]{_no_preposition(lexicon)}(?:(?:{_SMALL}){{0,4}}?{_words(rows, 'agent')}|(?:{_SMALL})?{_words(rows, 'object')}|{held})"
        ),
        re.compile(rf"(?:{work}[ \xa0](?:{_SMALL})??)?{to}[ \xa0](?:{article}[ \xa0])?{_CAPITAL}"),
        re.compile(rf"(?<!\w){to}[ \xa0](?:{article}[ \xa0])?[\"“„»«](?=[^\W_a-zåäöæøüéßœ])"),
        (*ends, re.compile(_words(rows, "active", "agent", "object", "any")), re.compile(time)),
    )


@cache
def passives_behind(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return, by relation, the words right behind a name that make it the subject of what a body does: "is led by"."""
    rows = [row for row in lexicon.pack.relation_words if row.role == "agent" and row.what in PROJECTS]
    other = _no_preposition(lexicon)
    return tuple((row.what, re.compile(rf"[ \xa0]{other}(?:{_SMALL}){{0,4}}?{_words([row], 'agent')}")) for row in rows)


def _no_preposition(lexicon: Lexicon) -> str:
    """Return the pattern of a place where no verb stands: not before "with", "which" or a word of place."""
    others = [lexicon.cue("with"), lexicon.cue("relative"), lexicon.locative]
    return "".join(rf"(?!(?i:{pattern.pattern}))" for pattern in others)


def _words(rows: Sequence[RelationWords], *roles: str) -> str:
    """Return the pattern of the words with one of these roles, in either case."""
    return f"(?i:{'|'.join(row.pattern.pattern for row in rows if row.role in roles and row.words) or NEVER.pattern})"
