"""Two names of one clause between which a word of the language tells a relation, where no frame says how."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.mentions.frames import Framed, with_gaps
from vanort.extraction.mentions.gap_names import is_plainly_title, may_be_title
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.opening_phrases import names_in_phrase
from vanort.extraction.mentions.pair_words import PairWords, Told, pair_words, relation_words
from vanort.languages.frames import COUNTRY, NAME
from vanort.languages.pack import NEVER
from vanort.languages.relation_words import PAIRED, PROJECTS, TOWNS_WORK
from vanort.languages.relations import BODIES, TOWNS

_GIVERS = BODIES | {"Programme"}
_MEMBERS = frozenset({"Municipality", "Region"})
_NETWORKS = frozenset({"Organisation", "?"})
_OPENING = 4  # characters before a name that opens its clause: "Im Hof"
_REACH = 60  # characters from "led" to "by" and the name behind it
_BESIDE = 40  # characters between a subject and its verb
_TURNED = 16  # and from the verb to a subject behind it: "koordiniert die Stadt Ulm"
_ARTICLE = 5  # and between "with support from" and the name behind it


@dataclass(frozen=True)
class _Name:
    """A name in its clause: where it stands, and whether behind "by", in a place, with others, in or of something."""

    at: int
    mention: Mention
    behind: bool = False
    beside: bool = False
    joined: bool = False
    within: bool = False


@dataclass(frozen=True)
class _Clause:
    """A clause of a sentence with gaps, and its names."""

    page: Page
    unit: Unit
    text: str
    start: int
    end: int
    names: tuple[_Name, ...]


def paired(page: Page, unit: Unit, mentions: Sequence[Mention]) -> Iterator[Framed]:
    """Yield the relations that a word of a clause tells between the names of the clause, each of the kind that it takes.

    `mentions` are all of the page, in the order of the text, without overlaps. A clause that only says "it" or "the town"
    goes on about whom the sentence before names.
    """
    words = pair_words(page.lexicon)
    if not words.told.search(page.text, unit.start, unit.end):
        return
    inside = mentions_between(mentions, unit.start, unit.end)
    text, places = with_gaps(page, unit, inside)
    for clause in _clauses(page, unit, words, text, places):
        rows = list(relation_words(page.lexicon, clause.text, clause.start, clause.end))
        again = words.again.search(clause.text, clause.start, clause.end) is not None
        earlier = _before(page, unit, mentions) if again else ()
        yield from _twins(words, clause, earlier)
        if any(row.what == TOWNS_WORK for row, _ in rows):
            yield from _working_together(clause)
        if rows and clause.names:
            yield from _told(words, clause, rows, earlier)


def _told(words: PairWords, clause: _Clause, rows: Sequence[Told], earlier: Sequence[_Name]) -> Iterator[Framed]:
    titles = _titles(clause)
    leads = [match for row, match in rows if row.what == "leads"]
    companions = _companions(words, clause, leads, titles) if leads and _are_titles(clause, titles) else []
    if companions:
        yield _pair("partner", companions, titles)
    about_projects = {row.what for row, _ in rows if row.what in PROJECTS}
    for relation in PAIRED:
        its = [(row, match) for row, match in rows if row.what == relation]
        if its and relation == "member":
            yield from _memberships(words, clause, titles, earlier)
        elif its and _are_titles(clause, titles):
            known = [name for name in clause.names if _is_body(clause, name) and name not in titles]
            if relation != "funds":
                payers = [payer for name in known if _pays(clause, name) for payer in _row_from(clause, known, name)]
                known = [name for name in known if name not in payers]
            bodies = _bodies(clause, known, its, alone=len(about_projects) == 1)
            if not known and len(earlier) == 1 and relation != "funds":
                bodies = [name for name in earlier if _is_known(name, BODIES)]
            if bodies and (relation == "partner" or _in_a_row(clause, bodies)):
                yield _pair(relation, bodies, titles)


def _titles(clause: _Clause) -> list[_Name]:
    """Return the projects of a clause, else the names in it that may be titles: none behind "by" or "with"."""
    known = [name for name in clause.names if name.mention.kind == "Project"]
    return known or [
        name
        for name in clause.names
        if (name.mention.kind == "?" or (name.mention.weak and name.mention.kind == "Organisation"))
        and not name.behind
        and not name.joined
        and COUNTRY not in clause.text[name.at + 1 : name.at + 7]
        and may_be_title(clause.page, clause.unit, name.mention)
        and is_plainly_title(clause.page, clause.unit, name.mention)
    ]


def _are_titles(clause: _Clause, names: Sequence[_Name]) -> bool:
    """Tell whether a clause speaks of one title, or of projects that it names in a row; what only may be a title is one alone."""
    known = all(name.mention.kind == "Project" for name in names)
    return len(names) == 1 or (known and bool(names) and _in_a_row(clause, names))


def _bodies(clause: _Clause, known: Sequence[_Name], rows: Sequence[Told], *, alone: bool) -> list[_Name]:
    """Return the bodies that the words give a role: behind "by", as a subject, or all that stand in no place."""
    roles = {row.role for row, _ in rows}
    behind = [name for name in known if name.behind]
    for row, match in rows:
        next_ = next((name for name in clause.names if name.behind and name.at > match.end()), None)
        if row.role == "agent" and next_ in behind and next_.at - match.end() <= _REACH:
            return _row_from(clause, known, next_)  # and not Sida in "led by Ann Berg and paid for by Sida"
    if not alone:
        return []
    if "agent" in roles and behind:
        return _row_from(clause, known, behind[0])
    free = [name for name in known if not name.beside]
    if roles & {"any", "object"}:
        found = _row_from(clause, known, free[0]) if free else []
        return [*found, *(name for name in known if name.joined and name not in found)]
    verbs = [match for row, match in rows if row.role == "active"]
    return [
        name
        for name in free
        if not name.behind and any(v.start() - name.at <= _BESIDE and name.at - v.end() <= _TURNED for v in verbs)
    ]


def _companions(
    words: PairWords, clause: _Clause, leads: Sequence[re.Match[str]], titles: Sequence[_Name]
) -> list[_Name]:
    """Return the bodies behind "with" with which somebody else leads: "Hull runs Salt Roads with Kose and Hof".

    "With" stands behind the project or the verb: in "Hull runs Salt Roads and has a partnership with Kose" it joins no leader.
    """
    bodies = [name for name in clause.names if _is_body(clause, name) and name not in titles]
    ends = [*(match.end() for match in leads), *(name.at + 1 for name in clause.names), clause.start]
    found: list[_Name] = []
    for name in bodies:
        row = _row_from(clause, bodies, name)
        if words.companion.fullmatch(clause.text, max(end for end in ends if end <= name.at), name.at) or (
            words.with_behind.match(clause.text, row[-1].at + 1)
        ):
            found += [other for other in row if other not in found]
    return found


def _pays(clause: _Clause, name: _Name) -> bool:
    """Tell whether words for paying stand right before a name: "they run Salt Roads with support from the Hull Fund"."""
    lexicon = clause.page.lexicon
    told = (
        m
        for cue in ("funded_after", "funded_weak")
        for m in lexicon.cue(cue).finditer(clause.text, clause.start, name.at)
    )
    return any(name.at - match.end() <= _ARTICLE for match in told)


def _memberships(
    words: PairWords, clause: _Clause, titles: Sequence[_Name], earlier: Sequence[_Name]
) -> Iterator[Framed]:
    networks = [name for name in clause.names if name.mention.kind == "Network"]
    others = [
        name for name in clause.names if name.mention.kind in _NETWORKS and (name.mention.kind != "?" or name in titles)
    ]
    opens = [name for name in others if words.within is None or name.at <= clause.start + _OPENING]
    unions = clause.page.lexicon.unions  # "Norway left the EU": a union is no network of towns
    loose = [name for name in others if name.within] or opens
    networks = networks or [name for name in loose if _label(clause, name) not in unions]
    members = [
        name
        for name in clause.names
        if _is_known(name, _MEMBERS) and name not in networks and not name.beside and not name.within
    ]
    if not members and len(earlier) == 1:
        members = [name for name in earlier if _is_known(name, _MEMBERS)]
    if members and networks and _in_a_row(clause, networks) and _in_a_row(clause, members):
        yield _pair("member", members, networks)


def _label(clause: _Clause, name: _Name) -> str:
    return clause.page.text[name.mention.start : name.mention.end].lower()


def _twins(words: PairWords, clause: _Clause, earlier: Sequence[_Name]) -> Iterator[Framed]:
    """Yield two towns of a clause with a word for twin towns; a page's own are read elsewhere."""
    page, twin = clause.page, clause.page.lexicon.cue("twin").search(clause.text, clause.start, clause.end)
    if not twin or (page.lexicon.cue("home_words").search(clause.text, clause.start, clause.end) and not earlier):
        return
    towns = [name for name in clause.names if _is_known(name, TOWNS) and not name.beside]
    if any(words.than.search(clause.text[twin.end() : name.at]) for name in towns if name.at > twin.end()):
        return  # "our twin towns are as large as Hof"
    towns = towns or [name for name in earlier if _is_known(name, TOWNS)]
    listed = clause.text[: clause.start].rstrip().endswith(":")  # "two twin towns: Hof and Kose" are not each other's
    if len(towns) == 2 and not listed:
        yield _pair("twinned", towns[:1], towns[1:])


def _working_together(clause: _Clause) -> Iterator[Framed]:
    """Yield the two authorities of a clause that speaks of cooperation, and of no project or twin town."""
    lexicon, noun = clause.page.lexicon, clause.page.lexicon.project.get("noun", NEVER)
    if any(other.search(clause.text, clause.start, clause.end) for other in (lexicon.cue("twin"), noun)):
        return
    towns = [name for name in clause.names if _is_known(name, _MEMBERS) and (name.joined or not name.beside)]
    others = [name for name in clause.names if name.mention.kind in BODIES | {"Project", "?"} and name not in towns]
    if len(towns) == 2 and not others:
        yield _pair(TOWNS_WORK, towns[:1], towns[1:])


def _pair(relation: str, left: Sequence[_Name], right: Sequence[_Name]) -> Framed:
    return Framed(
        relation, tuple(name.mention for name in left), tuple(name.mention for name in right), False, loose=True
    )


def _is_known(name: _Name, kinds: frozenset[str]) -> bool:
    return name.mention.kind in kinds and not name.mention.weak


def _is_body(clause: _Clause, name: _Name) -> bool:
    """Tell whether a name is that of a body: no German word for what somebody does, "Klimaschutzbeauftragte"."""
    guessed = name.mention.tier == "guess" and clause.page.lexicon.pack.data.get("nouns_capitalised")
    return _is_known(name, _GIVERS) and not (
        guessed and " " not in clause.page.text[name.mention.start : name.mention.end]
    )


def _row_from(clause: _Clause, names: Sequence[_Name], first: _Name) -> list[_Name]:
    row = [first]
    for name in names[names.index(first) + 1 :]:
        if not _are_joined(clause, row[-1], name):
            break
        row.append(name)
    if first is not clause.names[0]:
        return row
    lexicon = clause.page.lexicon
    return row[: names_in_phrase(lexicon, clause.text, [(name.at, name.at + 1) for name in row], clause.end)]


def _in_a_row(clause: _Clause, names: Sequence[_Name]) -> bool:
    return all(_are_joined(clause, left, right) for left, right in pairwise(names))


def _are_joined(clause: _Clause, left: _Name, right: _Name) -> bool:
    between = re.sub(rf"\([^()]*\)|{COUNTRY}", "", clause.text[left.at + 1 : right.at]).strip(" ,")
    return not between or clause.page.lexicon.conjunction.fullmatch(between) is not None


def _clauses(page: Page, unit: Unit, words: PairWords, text: str, places: dict[int, Mention]) -> Iterator[_Clause]:
    """Divide a sentence where a new clause begins; a relative clause has the name before its comma, too."""
    for start, end in pairwise([0, *(match.end() for match in words.clause.finditer(text)), len(text)]):
        begin = start
        if start and words.relative.match(text, start):
            before = re.search(rf"{NAME}[^{NAME},;:.]{{0,25}},\s$", text[:start])
            begin = before.start() if before else start
        names = (_name(page, words, text[begin:at], at, mention) for at, mention in places.items() if begin <= at < end)
        yield _Clause(page, unit, text, begin, end, tuple(names))


def _name(page: Page, words: PairWords, before: str, at: int, mention: Mention) -> _Name:
    name, after = page.text[mention.start : mention.end], page.text[mention.end : mention.end + 1]
    part = after == "-" or before.endswith("(")  # "EU-funded", "the Hof Association (HA)"
    aside = name.endswith(words.asides) if words.asides else words.beside.search(before) is not None
    behind = name.endswith(words.endings) if words.endings else words.of.search(before) is not None
    within = words.within is not None and words.within.search(before) is not None
    return _Name(at, mention, behind, part or aside, words.joined.search(before) is not None, within)


def _before(page: Page, unit: Unit, mentions: Sequence[Mention]) -> tuple[_Name, ...]:
    """Return whom the sentence before names, each once."""
    at = bisect_left(page.unit_starts, unit.start) - 1
    if at < 0 or page.units[at].kind != "sentence" or "\n\n" in page.text[page.units[at].end : unit.start]:
        return ()
    above = page.units[at]
    names = {page.text[m.start : m.end]: m for m in mentions_between(mentions, above.start, above.end)}
    return tuple(_Name(-1, m) for m in names.values() if m.kind in BODIES | TOWNS and not m.weak)
