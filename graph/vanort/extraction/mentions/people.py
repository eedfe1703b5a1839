"""People: names beside an address or a number, after a title, or made of words that are usual as names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.mentions.mentions import Mention, cover
from vanort.extraction.mentions.person_introductions import has_role_behind, is_introduced
from vanort.extraction.mentions.person_signs import (
    NONE,
    SURE,
    is_place_and_surname,
    names_body,
    names_place,
    person_signs,
    person_within,
)
from vanort.extraction.mentions.weak_places import is_located_name
from vanort.languages.person_names import in_nominative, is_family_name, is_given_name
from vanort.support.letters import plain_letters

_CAPITALS = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper())
_PART = rf"[{_CAPITALS}][^\W\d_]*(?:['’][{_CAPITALS}]?[^\W\d_]+)?(?:[-‐‑][ ]?\n?[^\W\d_]+)*"
_INITIALS = rf"[{_CAPITALS}]\.(?:[ -]?[{_CAPITALS}]\.){{0,2}}"
_TURNED = re.compile(
    rf"({_PART}(?:[ \xa0]{_PART})?),[ \xa0]({_PART}(?:[ \xa0](?:[{_CAPITALS}]\.|{_PART}))?)(?=\s*(?:[,(;:–|\t\n]|\Z))"
)
_POSTCODE = re.compile(r"(?<![\d.-])\d{3}(?:[ \xa0]?\d{2}|\d)[ \xa0]\Z")  # "446 80 ", "26122 ", "8900 "
_REACH = 160
_LINE = 60  # letters: lines of a record are no longer
_BESIDE = 40  # letters: the word right beside a name
_SURER = frozenset({"known", "head", "title", "mask"})
_PLACES = frozenset({"Municipality", "Region", "Country"})


@cache
def person_name(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of two to six words with capitals, small words between them: "Ann van der Berg", "K. Lindgren"."""
    particle = rf"(?:{'|'.join(lexicon.everywhere('people', 'particles'))})"
    return re.compile(
        rf"(?:{_PART}|{_INITIALS})(?:(?:[ \xa0]|[ ]?\n)(?:{particle}[ \xa0]){{0,2}}(?:[{_CAPITALS}]\.|{_PART})){{1,5}}"
    )


@cache
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the titles that stand before a name: "Prof. Dr. "."""
    return re.compile(rf"(?:(?:{'|'.join(lexicon.everywhere('people', 'titles'))})\.?[ \xa0])+")


def find_people(page: Page, addresses: Sequence[Address], others: Sequence[Mention]) -> Iterator[Mention]:
    """Yield people; `others` are names already known to be something else."""
    surer = (m for m in others if m.kind != "?" and m.tier in _SURER and not _titled(page, m))
    taken = cover(surer, len(page.text))
    towns = {(m.start, m.end) for m in others if m.tier == "place"}  # "Virginia Beach" is one, and nobody's name
    pattern = person_name(page.lexicon)
    for unit in page.units:
        at = unit.start
        if turned := _surname_first(page, unit, taken):
            yield turned
            at = turned.end
        while match := pattern.search(page.text, at, unit.end):
            start, end = _trimmed(page, match.start(), match.end())
            end = _before_body(page, start, end, taken)
            at = max(end, match.start() + 1)
            name = page.text[start:end]
            words = list(re.finditer(r"\S+", name))
            first, last = person_within(page.lexicon, [word.group() for word in words])
            if last and last < len(words) and _spelled_in(words[-1].group(), addresses, end):
                last = len(words)
            others_begin = (
                0 < last < len(words) and taken[start + words[last].start()]
            )  # "Kaisa Virtanen Porin kaupungista"
            if (last - first < len(words) and last and not is_given_name(words[0].group())) or (
                last < len(words) and (last > 2 or others_begin)
            ):
                start, end = start + words[first].start(), start + words[last - 1].end()
                at, name = end, page.text[start:end]
            if len(name.split()) < 2 or 1 in taken[start:end] or _behind_postcode(page, start, name):
                continue
            if (start, end) not in towns and _is_person(page, start, end, name, addresses):
                yield Mention(start, end, "Person", "person", name=_called(page, start, end))


def _behind_postcode(page: Page, start: int, name: str) -> bool:
    """Tell whether a name is that of a town behind its postal code: "8900 Randers C"; somebody's would be sure."""
    return (
        _POSTCODE.search(page.text, max(0, start - 8), start) is not None and person_signs(page.lexicon, name) != SURE
    )


def _before_body(page: Page, start: int, end: int, taken: bytearray) -> int:
    """Return where a name ends that runs on into that of a body: "Lena Eckstein" in "Lena Eckstein von der Stadt Emden"."""
    words = list(re.finditer(r"\S+", page.text[start:end]))
    for index, word in enumerate(words):
        if taken[start + word.start()]:
            before = words[:index]
            while before and before[-1].group().islower():
                before.pop()
            return start + before[-1].end() if 1 < len(before) < index else end
    return end


def _called(page: Page, start: int, end: int) -> str:
    """Return what somebody is called, where cases change names and this is a name in one; else nothing."""
    name = page.text[start:end]
    called = in_nominative(name) if page.lexicon.pack.data.get("inflection", {}).get("stems") else name
    return called if called != name else ""


def surnames(page: Page, ordered: Sequence[Mention]) -> set[str]:
    """Return the words of persons' names, except places named before them: "Eva Lund", and then "Lund says"."""
    words: set[str] = set()
    places: set[str] = set()
    located = {page.text[m.start : m.end] for m in ordered if is_located_name(page, m)}
    for mention in ordered:
        name = page.text[mention.start : mention.end]
        if mention.kind == "Person":
            first, *others = name.split()  # a first name may stand alone before the full one, a surname seldom does
            words.update(word for word in others if word not in places)
            if first not in located and (first not in places or person_signs(page.lexicon, name) == SURE):
                words.add(first)
        elif mention.kind in _PLACES:  # of "San Francisco", no word alone; of "City of Kassel", each
            named = name.split() if mention.tier == "head" else [name]
            places.update((*named, *map(page.lexicon.base, named)))
    return words


def _spelled_in(word: str, addresses: Sequence[Address], end: int) -> bool:
    """Tell whether an e-mail address soon after a name spells its last word, which is then part of the name."""
    first = bisect_left(addresses, end, key=lambda a: a.start)
    near = (a for a in addresses[first : first + 2] if a.kind == "email" and a.start - end <= _REACH)
    return len(word) > 2 and any(plain_letters(word) in plain_letters(a.value.split("@")[0]) for a in near)


def _titled(page: Page, mention: Mention) -> bool:
    """Tell whether what was taken for a body is somebody with a title: "Kommunalrådet Karin Lindgren"."""
    text = page.text[mention.start : mention.end]
    if (before_name := _titles(page.lexicon).match(text)) and (
        bearer := person_name(page.lexicon).match(text, before_name.end())
    ):
        return person_signs(page.lexicon, bearer.group()) == SURE
    title, _, name = text.partition(" ")
    return bool(page.lexicon.cue("person_title").fullmatch(title)) and person_signs(page.lexicon, name) == SURE


def _surname_first(page: Page, unit: Unit, taken: bytearray) -> Mention | None:
    """Return the name that a line or a field begins with, the surname first: "Lindgren, Karin"."""
    match = _TURNED.match(page.text, max(unit.start, unit.value), unit.end)
    if match is None or 1 in taken[match.start() : match.end()]:
        return None
    turned = f"{match[2]} {match[1]}"
    signs = person_signs(page.lexicon, turned)
    if (signs == NONE and not is_family_name(match[1])) or (
        signs != SURE and not is_introduced(page, match.start(), match.end())
    ):
        return None
    if signs == SURE and not is_family_name(match[1].split()[-1]):
        return None
    return Mention(match.start(), match.end(), "Person", "person", name=turned)


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int]:
    """Leave out titles, job titles and first words of a sentence."""
    while True:
        text = page.text[start:end]
        if call := page.lexicon.cue("call_to_action").match(text):
            after = re.compile(r"[ \xa0:]+").match(text, call.end())
            if after and text[after.end() : after.end() + 1].isupper():
                start += after.end()
                continue
        if match := _titles(page.lexicon).match(text):
            start += match.end()
            continue
        first = re.match(r"\S+\s+", text)
        word = first.group().strip().lower() if first else ""
        title = page.lexicon.cue("person_title").fullmatch(word)
        if first and (title or word in page.lexicon.stopwords or word in page.lexicon.not_names):
            if not title and _bears(page, start, end, first.group().strip()):
                return start, end
            start += first.end()
            continue
        return start, end


def _bears(page: Page, start: int, end: int, word: str) -> bool:
    """Tell whether a word that is mostly none is somebody's first name: "Will London, project manager"."""
    name = page.text[start:end]
    alone = len(name.split()) == 2 and is_given_name(word)
    return alone and not names_body(page.lexicon, name) and is_introduced(page, start, end)


def _is_person(page: Page, start: int, end: int, name: str, addresses: Sequence[Address]) -> bool:
    words, lexicon = name.split(), page.lexicon
    signs = person_signs(lexicon, name)
    small = [word.lower() for word in words]
    if signs == NONE and not lexicon.not_names.isdisjoint(small):
        return False
    if page.text[end : end + 1] == ":" and signs != SURE:
        return False
    if words[-1].lower() in lexicon.everywhere("people", "jobs") or (
        names_body(lexicon, name) and not is_given_name(words[0])
    ):
        return False
    if not name.isupper() and any(word.isupper() and len(word.strip(".")) > 1 for word in words):
        return False
    if name.isupper() and _is_called_project(page, start, end):
        return False
    if signs == SURE and not (name.isupper() and len(words) > 3):
        return True
    first = bisect_left(addresses, end, key=lambda a: a.start)
    reached = takewhile(lambda address: address.start - end <= _REACH, islice(addresses, first, None))
    near = [address for address in reached if "\n\n" not in page.text[end : address.start]]
    if any(a.kind == "email" and matches_address(name, a.value) for a in near):
        return not names_body(lexicon, name)
    if names_place(lexicon, name):
        return False
    before = page.flat[max(0, start - 60) : start]
    if _ends(before, lexicon.cue("person_title")):
        return signs != NONE or not names_body(lexicon, name)
    if is_place_and_surname(lexicon, name) and has_role_behind(page, end):
        return True
    if signs != NONE and (is_introduced(page, start, end) or _heads_record(page, start, end, addresses[first:])):
        return True
    leads = ("coordinator_after", "leads_project", "call_to_action")
    if signs != NONE and any(_ends(before, lexicon.cue(cue)) for cue in leads):
        return True
    if near and near[0].kind == "email" and _earlier_match(page, start, near[0].value):
        return False
    if near and not names_body(lexicon, name) and _only_contact_words(page, end, near[0].start):
        line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
        alone = not line.strip() or line.rstrip()[-1:] in ":(;–/,-" or bool(lexicon.conjunction.search(line[-8:]))
        at_place = page.place_starts.intersection((start, end - len(words[-1])))
        return alone and (signs != NONE or not at_place)
    return False


def _heads_record(page: Page, start: int, end: int, addresses: Sequence[Address]) -> bool:
    """Tell whether a name has a line to itself above short lines with an address: a record in blocks."""
    if page.text[max(start - 1, 0) : start] not in {"", "\n"} or page.text[end : end + 1] != "\n":
        return False
    between = page.text[end : addresses[0].start].splitlines() if addresses else []
    return len(between) > 0 and len("".join(between)) <= _REACH and all(len(line) <= _LINE for line in between)


def _is_called_project(page: Page, start: int, end: int) -> bool:
    """Tell whether the word for a project stands right before or behind a name: "the WARM STONES project"."""
    noun = page.lexicon.project.get("noun")
    behind = re.match(r"[ \xa0]+([\w-]+)", page.text[end : end + _BESIDE])
    before = re.search(r"([\w-]+)[ \xa0]+\Z", page.text[max(0, start - _BESIDE) : start])
    return noun is not None and any(word and noun.fullmatch(word[1]) for word in (behind, before))


def _ends(before: str, cue: re.Pattern[str]) -> bool:
    """Tell whether a cue stands right before a name."""
    return any(len(before) - match.end() <= 2 for match in cue.finditer(before))


def _earlier_match(page: Page, start: int, email: str) -> bool:
    """Tell whether a name further up in the same block is the one that the address spells."""
    block = page.text[max(page.text.rfind("\n\n", 0, start), start - 120, 0) : start]
    return any(matches_address(match.group(), email) for match in person_name(page.lexicon).finditer(block))


def _only_contact_words(page: Page, start: int, end: int) -> bool:
    """Tell whether nothing but a job title, an organisation or a label stands between a name and a number."""
    between = page.text[start:end]
    return len(between) <= 90 and not re.search(r"[.!?]\s+[A-ZÅÄÖ]", between)


def matches_address(name: str, email: str) -> bool:
    """Tell whether an e-mail address spells a name: a part of it, or its letters from the front.

    >>> matches_address("Kim Åkerö", "kim.akero@vara.example"), matches_address("Kim Åkerö", "info@vara.example")
    (True, False)
    """
    local = plain_letters(email.split("@")[0])
    parts = [part for part in re.split(r"[^a-z]+", plain_letters(name)) if part]
    spelled = [part.replace("a", "ae") for part in parts]
    if any(len(part) >= 3 and part in local for part in (*parts[-2:], *parts[:1], *spelled[-2:])):
        return True
    initials = "".join(part[0] for part in parts)
    return local in {initials, initials[0] + parts[-1]} or (
        len(local) >= 2 and initials.startswith(local[:2]) and len(local) <= 4
    )
