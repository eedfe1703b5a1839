"""Names that go on in small letters: "Myndigheten för samhällsskydd och beredskap"."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import ANY, HEAD_KINDS, Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.name_kinds import at_end
from vanort.extraction.mentions.shared_heads import shares

_FOLLOWING = [re.compile(rf"(?:[ \xa0\n]{{1,2}}[\w-]+\.?){{{words}}}") for words in (1, 2, 3)]
_NEXT_WORD = re.compile(r"[ \xa0\n]([\w-]+)")
_CAPITAL = re.compile(r"(?:^| )[^\W\d_a-zåäöæøüéß]")
_SMALL_WORDS = re.compile(r"(?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]*){1,6}(?=[,.;:)])")
_MOST_SMALL = 4  # words in small letters at the end of a name
_MOST_WORDS = 8  # of a line that is one name
_REST = re.compile(r"[ \xa0][^,.;:()\n\d]{3,80}?(?=[ \xa0]*[,(.;:\n]|$)")


def find_phrase(page: Page, start: int, limit: int) -> Mention | None:
    """Return a name that goes on in small letters up to a bracket or stop: "Institutet för lokal demokrati (ILD)"."""
    heads = page.lexicon.heads
    if not page.text[start].isupper() or not heads["phrase", ANY].match(page.text, start, limit):
        return None
    for kind in HEAD_KINDS:
        head = heads["phrase", kind].match(page.text, start, limit)
        if head:
            rest = _REST.match(page.text, head.end(), limit)
            rest = _before_verb(page, rest) if rest else None
            words = rest.group().split() if rest else []
            if rest and len(words) <= 7 and sum(word.lower() in page.lexicon.stopwords for word in words) <= 2:
                return Mention(start, rest.end(), kind, "head")
    return None


def _before_verb(page: Page, rest: re.Match[str]) -> re.Match[str] | None:
    """Cut a phrase off before a word for paying or leading: "… für Entwicklung gefördert und …"."""
    found = (pattern.search(rest.group()) for pattern in _phrase_ends(page.lexicon))
    at = min((verb.start() for verb in found if verb), default=len(rest.group()))
    return re.compile(r"[ \xa0].{2,}?(?=[ \xa0]*$)").match(rest.string, rest.start(), rest.start() + at)


@cache
def _phrase_ends(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """Return the words that are in no name: what a body does in a relation, and what else a pack lists."""
    active = (row.pattern for row in lexicon.pack.relation_words if row.role == "active")
    return (lexicon.cue("phrase_end"), *active)


def end_in_small_letters(page: Page, end: int, limit: int) -> int:
    """Return where a name goes on in small letters to a comma or stop, 0 if it does not: "programmet Våra byar för alla,"."""
    rest = _SMALL_WORDS.match(page.text, end, limit)
    rest = _before_clause(page, rest) if rest else None
    if rest is None or page.text[end - 1] == "-" or page.lexicon.pack.data.get("nouns_capitalised"):
        return 0  # in German no noun in small letters can follow: "sofern das Programm Nakopa zustimmt"
    words = rest.group().split()
    plain = [word for word in words if word in page.lexicon.stopwords and word not in page.lexicon.connectors]
    verb = page.lexicon.project.get("title_end")
    return 0 if plain or (verb and verb.search(rest.group())) or words[-1] in page.lexicon.connectors else rest.end()


def _before_clause(page: Page, rest: re.Match[str]) -> re.Match[str] | None:
    """Cut words in small letters off before "and" and a verb, None where they are more than a name's: "… and pays a fee"."""
    found = (pattern.search(rest.group()) for pattern in _phrase_ends(page.lexicon))
    at = min((verb.start() for verb in found if verb), default=len(rest.group()))
    joint = [
        m for m in page.lexicon.conjunction.finditer(rest.group(), 0, at) if not rest.group()[m.end() : at].strip()
    ]
    words = rest.group()[: joint[-1].start() if joint else len(rest.group())].rstrip()
    return (
        re.compile(re.escape(words)).match(rest.string, rest.start()) if 0 < len(words.split()) <= _MOST_SMALL else None
    )


def with_lower_head(page: Page, start: int, end: int, limit: int, unit_start: int, unit_from: int) -> int:
    """Take along what follows in small letters and ends in a head: "Luleå tekniska universitet"."""
    following = page.text[end : min(limit, end + 60)]
    if not following[:1].isspace() or (end - start <= 3 and page.text[start:end].isupper()):
        return end
    known = start in page.place_starts
    small = page.lexicon.everywhere("names", "small_companies")
    for words in range(1, 4):
        match = _FOLLOWING[words - 1].match(following)
        if not match:
            break
        whole_end = end + match.end() - match.group().endswith(".") * (words > 0)
        tail = " ".join(match.group().split())
        if tail.endswith(".") and not page.lexicon.heads["after", "Organisation"].fullmatch(tail):
            tail = tail[:-1]
        else:
            whole_end = end + match.end()
        if page.lexicon.conjunction.search(tail) or _CAPITAL.search(tail):
            break
        inner = tail.lower().split()[:-1]
        if any(word in page.lexicon.stopwords and word not in page.lexicon.connectors for word in inner):
            break  # "Hull does not fund"
        last = tail.split()[-1]
        after, suffix = page.lexicon.heads["after", ANY], at_end(page.lexicon, ANY)
        if not (after.fullmatch(last) or (suffix.search(last) if words == 1 else after.fullmatch(tail))):
            continue
        for kind in HEAD_KINDS:
            pattern = page.lexicon.heads["after", kind]
            if page.lexicon.heads["loose", kind].fullmatch(tail) and not known and start == unit_start:
                continue
            if kind == "Company" and tail.islower() and not tail.startswith(small):
                continue
            if pattern.fullmatch(tail) and (words == 1 or kind not in {"Municipality", "Region"}):
                return whole_end
            body = words > 1 and kind not in {"Municipality", "Region"}
            if body and pattern.fullmatch(last) and page.text[start].isupper() and last[0].islower():
                return whole_end
            if words == 1 and kind in {"University", "GovernmentAgency", "Network"} and last.islower():
                found = at_end(page.lexicon, kind, cases=True).search(last)
                if (
                    found
                    and found.start() > 0
                    and page.text[start:end].endswith(page.lexicon.everywhere("names", "before_heads"))
                ):
                    return whole_end
    word = _NEXT_WORD.match(page.text, end, limit)
    common = page.lexicon.heads["shared", "Municipality"]
    if word and word[1].islower() and common.fullmatch(word[1]) and shares(page, start, unit_from):
        return word.end()
    return end


def fills_line(page: Page, unit: Unit, end: int) -> bool:
    """Tell whether a line is nothing but a name that a legal form ends: "Brücken nach Europa e. V."."""
    words = page.text[unit.start : end]
    alone = unit.kind in {"heading", "sentence"} and not page.text[end : unit.end].strip(" .")
    return alone and words[0].isupper() and "," not in words and len(words.split()) <= _MOST_WORDS


def member_in_small_letters(page: Page, start: int, end: int, unit: Unit) -> Mention | None:
    """Return the network that goes on in small letters behind a word for membership: "medlem i Trygge lokalsamfunn"."""
    if any(hit.start <= start < hit.end and not hit.entry.weak for hit in page.known):
        return None
    behind = page.word_before(page.lexicon.cue("member"), start, unit.start)
    whole = end_in_small_letters(page, end, unit.end) if behind else 0
    return Mention(start, whole, "Network", "head") if whole else None
