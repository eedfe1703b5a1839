"""How long an undertaking lasts, and how many people, partners, activities and meetings a text says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.fields import labelled_values
from vanort.extraction.discourse.sentence_context import ASSERTED
from vanort.extraction.discourse.title_roles import continues, heads_section
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.periods import find_durations
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.languages.pack import NEVER, alternatives, by_first_letter

COUNTED = ("activityCount", "participantCount", "partnerCount", "meetingCount")
_PROJECT = frozenset({"Project"})
_NUMBER = r"(?<![\w.,/-])(?:\d{1,3}(?:[ \xa0.,]\d{3})+|\d{1,6}|WORDS)(?![\w%]|[.,/-]\d)"
# Words between a number and what it counts ("seven new European partners").
_BETWEEN = r"(?:\s+[^\W\d_]+(?:-[^\W\d_]+)*){0,2}?\s+"
_NEAR = 30
_NO_DIGIT = re.compile(r"\D")


def duration_facts(context: Context) -> Iterator[Fact]:
    """Yield `duration` facts, the object as ISO 8601: "ett treårigt projekt" is P3Y, "18 months" P18M."""
    page, lexicon = context.page, context.page.lexicon
    for unit, key, start, end in labelled_values(context):
        project = context.topics.get(unit)
        found = next(find_durations(page.text, start, end, lexicon), None)
        if key == "period" and project is not None and found and not page.text[start : found[0]].strip():
            yield Fact(project, "duration", _iso(found[2]), found[0], found[1], "counts/length-label", ASSERTED, 0.9)
    lasts, ago = _words(lexicon, "duration", "lasts"), _words(lexicon, "duration", "not_after")
    whose = _whose(lexicon)
    for unit in page.units:
        if unit.kind not in {"sentence", "item"}:
            continue
        lengths = list(find_durations(page.text, unit.start, unit.end, lexicon))
        if not lengths or lexicon.cue("several").search(page.words(unit)):
            continue
        for start, end, months in lengths:
            verbs = [m for m in lasts.finditer(page.text, unit.start, start) if start - m.end() <= _NEAR]
            what = whose.match(page.text, end, unit.end)
            project = _spoken_of(context, unit, start)
            if project is not None and (verbs or what) and not ago.match(page.text[end : unit.end].lstrip()):
                last = what.end() if what else end
                yield Fact(project, "duration", _iso(months), start, last, "counts/length", OPEN, 0.8)
                break


@cache
def _whose(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what stands behind a length where it is a project's: "a three-year (2015–2017) research project"."""
    noun, kind = lexicon.project.get("noun", NEVER), alternatives(lexicon.pack.words("duration", "of"))
    return re.compile(rf"(?:\s*\([^()]*\))?{_BETWEEN}(?:\w+-)?(?:{noun.pattern}|{kind.pattern})", re.I)


def _iso(months: int) -> str:
    """Return a length in months as an ISO 8601 duration, in years where it is whole years.

    >>> _iso(36), _iso(18)
    ('P3Y', 'P18M')
    """
    return f"P{months}M" if months % 12 else f"P{months // 12}Y"


def count_facts(context: Context) -> Iterator[Fact]:
    """Yield `activityCount`, `participantCount`, `beneficiaryCount`, `partnerCount` and `meetingCount` facts.

    What is only a bound ("at least 40"), a part ("three other partners") or a rate ("ten a year") is no count.
    """
    page = context.page
    number, _, counted_things = _patterns(page.lexicon)
    each = _words(page.lexicon, "counts", "each")
    for unit in page.units:
        if (
            unit.kind == "heading"
            or not number.search(page.text, unit.start, unit.end)
            or each.search(page.words(unit))
        ):
            continue
        if unit.kind in {"field", "row"} and (labelled := _labelled(context, unit)):
            yield labelled
            continue
        for match in number.finditer(page.text, unit.start, unit.end):
            value = _value(match.group(), page.lexicon)
            counted = counted_things.match(page.text, match.end(), unit.end)
            if counted is None or value < 2 or _inexact(context, unit, match.start(), counted):
                continue
            name = counted.lastgroup if counted.lastgroup != "people" else _of_people(context, unit, match, counted)
            project = _spoken_of(context, unit, match.start())
            if project is not None and name:
                yield Fact(project, name, str(value), match.start(), counted.end(), "counts/number", OPEN, 0.7)


def meeting_facts(context: Context) -> Iterator[Fact]:
    """Yield `meetingCount` facts from how often the parties meet: "träffas vid fyra tillfällen"."""
    page, lexicon = context.page, context.page.lexicon
    meet, times = (lexicon.pack.words("counts", name) for name in ("meet", "times"))
    if not meet or not times:
        return
    number = _patterns(lexicon)[0].pattern
    often = re.compile(
        rf"(?<!\w)(?:{'|'.join(meet)})\s(?:[^.;]{{0,30}}?\s)?({number})\s+(?:{'|'.join(times)})(?!\w)", re.I
    )
    for unit in page.units:
        match = often.search(page.text, unit.start, unit.end)
        project = context.topics.get(unit) if match else None
        if (
            match
            and project
            and not _words(lexicon, "counts", "rate").search(page.text[match.end() : match.end() + 12])
        ):
            value = str(_value(match[1], lexicon))
            yield Fact(project, "meetingCount", value, match.start(), match.end(), "counts/meetings", OPEN, 0.7)


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a number, of the nouns that are counted, and of what may stand behind a number."""
    spelled = by_first_letter(sorted(map(re.escape, _numbers(lexicon)), key=len, reverse=True)) or "(?!)"
    nouns = "|".join(f"(?P<{name}>{_any(lexicon, name)})" for name in COUNTED)
    rest = rf"(?P<between>{_BETWEEN})(?:{nouns}|(?P<people>{_any(lexicon, 'people')}))(?!\w)"
    number = _NUMBER.replace("WORDS", spelled)
    return re.compile(number, re.I), re.compile(rf"(?<!\w)(?:{nouns})(?!\w)", re.I), re.compile(rest, re.I)


@cache
def _words(lexicon: Lexicon, section: str, name: str) -> re.Pattern[str]:
    return alternatives(lexicon.pack.words(section, name))


def _any(lexicon: Lexicon, name: str) -> str:
    return by_first_letter(sorted(lexicon.pack.words("counts", name), key=len, reverse=True)) or "(?!)"


def _numbers(lexicon: Lexicon) -> dict[str, int]:
    return {str(k): int(v) for k, v in lexicon.pack.data.get("duration", {}).get("numbers", {}).items()}


def _value(written: str, lexicon: Lexicon) -> int:
    """Return a number that counts something, 0 for a year."""
    if not written[0].isdigit():
        return _numbers(lexicon).get(written.lower(), 0)
    value = int(_NO_DIGIT.sub("", written))
    return 0 if len(written) == 4 and 1900 <= value < 2100 else value


def _inexact(context: Context, unit: Unit, start: int, counted: re.Match[str]) -> bool:
    """Tell whether words around a number say that it is not the whole count."""
    lexicon = context.page.lexicon
    inexact = _words(lexicon, "counts", "inexact")
    between = counted["between"].split()
    strange = any(word.lower() in lexicon.stopwords or not word.islower() for word in between)
    if lexicon.pack.data.get("nouns_capitalised"):
        strange = any(word.lower() in lexicon.stopwords for word in between)
    before = context.page.text[max(unit.start, start - 16) : start]
    return strange or bool(inexact.search(before) or inexact.search(counted["between"]))


def _of_people(context: Context, unit: Unit, number: re.Match[str], counted: re.Match[str]) -> str:
    """Return what a number of people counts: those whom a verb before says are reached, or who take part."""
    page = context.page
    reached = _words(page.lexicon, "counts", "reached")
    if reached.search(page.text, max(unit.start, number.start() - _NEAR), number.start()):
        return "beneficiaryCount"
    take_part = _words(page.lexicon, "counts", "take_part")
    after = page.text[counted.end() : min(unit.end, counted.end() + _NEAR)]
    return "participantCount" if take_part.match(after.lstrip()) else ""


def _labelled(context: Context, unit: Unit) -> Fact | None:
    """Return the count of a field such as "Antal deltagare: 40"."""
    page = context.page
    number, nouns, _ = _patterns(page.lexicon)
    noun = nouns.search(unit.label)
    match = number.match(page.text, unit.value, unit.end)
    project = context.topics.get(unit)
    if not noun or not match or project is None or page.text[match.end() : unit.end].strip(" .\t"):
        return None
    value = _value(match.group(), page.lexicon)
    name = noun.lastgroup or ""
    return Fact(project, name, str(value), unit.start, match.end(), "counts/label", ASSERTED, 0.9) if value else None


def _spoken_of(context: Context, unit: Unit, at: int) -> Entity | None:
    """Return the project that a sentence tells of; None where it may tell of something else in the section."""
    page, noun = context.page, context.page.lexicon.project.get("noun")
    if page.lexicon.cue("other_project").search(page.words(unit)):
        return None
    named = [m for m in context.mentions_in(unit.start, unit.end, _PROJECT) if not continues(context, unit, m.start)]
    if named:
        return context.entity(([m for m in named if m.start <= at] or named)[-1 if named[0].start <= at else 0])
    topic = context.topics.get(unit)
    about = noun is not None and noun.search(page.words(unit))
    return topic if topic is not None and (about or heads_section(context, unit, topic)) else None
