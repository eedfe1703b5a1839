"""Names with capitals: where they begin and end, and what kind of body their parts give away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.legal_forms import legal_form_behind, without_legal_form
from vanort.extraction.lexicon.lexicon import ANY, Lexicon
from vanort.extraction.mentions.joined_names import is_one_body
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.name_kinds import head_kind, inner_kind
from vanort.extraction.mentions.phrases import (
    end_in_small_letters,
    fills_line,
    find_phrase,
    member_in_small_letters,
    with_lower_head,
)
from vanort.extraction.mentions.role_names import behind_person, behind_role, ends_before, is_bearer, is_whole
from vanort.extraction.mentions.shared_heads import shared
from vanort.extraction.mentions.small_words import has_capital_of_its_own
from vanort.extraction.mentions.unlisted_places import belongs_to_country
from vanort.languages.pack import NEVER

_TOKEN = re.compile(r"[^\W_]+(?:[-'’/.&+][^\W_]+)*(?:\+|-(?=\s))?")
_FIGURES_AND_CAPITALS = re.compile(r"\d*[A-ZÅÄÖÆØ]{2}")
_ELIDED = re.compile(r"([^\W\d_]+)['’][A-ZÅÄÖÆØ]")  # "l'Hospitalet"
_BLANK = re.compile(r"[ \xa0]{1,2}|[ \xa0]?\n|")
_AMPERSAND = re.compile(r"[ \xa0]&[ \xa0]")
_NAMED_BY_KIND = ("Municipality", "Region", "University", "GovernmentAgency")
_PLACES = frozenset({"Municipality", "Region", "City"})
_DECIMAL = re.compile(r"[.,]\d")  # "trägt die Stadt Ulm 1,2 Millionen"
_STOP_BEFORE = re.compile(r"[.!?:»\"]\s*(?:\d+[.)]\s*)?$")
_QUOTED = re.compile(r"[ \xa0][\"“„”][^\"“”\n]{3,60}[\"“”](?:[ \xa0](?:19|20)\d\d-(?:19|20)\d\d)?")


def find_names(page: Page, unit: Unit) -> Iterator[Mention]:
    """Yield the names of a unit, of tier `head` where a part tells the kind, else `guess` with kind `?`."""
    apart = unit.kind == "field" and "\n" in page.text[unit.start : unit.value]  # a label on the line above is no name
    tokens = list(_TOKEN.finditer(page.text, unit.value if apart else unit.start, unit.end))
    index = 0
    shared_from = 0
    while index < len(tokens):
        if not _capital(page, tokens[index]) or _is_start_word(page, unit, tokens, index):
            index += 1
            continue
        last = _joined_end(page, tokens, index, _chunk_end(page, tokens, index))
        index = behind_person(page, tokens, behind_role(page, tokens, index, last), last)
        mention, last = _name(page, unit, tokens, index, last)
        if mention is not None:
            yield mention
            if mention.end > tokens[last].end():
                yield from shared(page, mention, shared_from)
        while index < len(tokens) and (tokens[index].start() < (mention.end if mention else 0) or index <= last):
            index += 1


@cache
def _kind_nouns(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the end of common nouns for a kind of body, which the language writes with a capital."""
    return re.compile(f"(?:{'|'.join(lexicon.pack.words('names', 'kind_nouns')) or NEVER.pattern})$")


def _capital(page: Page, token: re.Match[str]) -> bool:
    word = token.group()
    if word[0].isupper() or (word[0].isdecimal() and _FIGURES_AND_CAPITALS.match(word)):
        return True
    elided = _ELIDED.match(word)
    return elided is not None and elided[1] in page.lexicon.everywhere("names", "elided")


def _is_start_word(page: Page, unit: Unit, tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether a capital is only that of a sentence's first word, or of a word that is never a name."""
    word = tokens[index].group().lower()
    nouns = _kind_nouns(page.lexicon) if page.lexicon.pack.data.get("nouns_capitalised") else None
    if nouns and nouns.search(word):
        named = _followed(page, tokens, index) or _QUOTED.match(page.text, tokens[index].end())
        if named or word.endswith(page.lexicon.pack.words("names", "programme_nouns")):
            return True  # "das Förderprogramm Nakopa": a common noun, whose capital is the language's
    if word in page.lexicon.stopwords:
        if not tokens[index].group().istitle() or not _followed(page, tokens, index):
            return True
        return not has_capital_of_its_own(page, unit, tokens[index].start(), tokens[index + 1].end())
    role = word in page.lexicon.pack.words("role_nouns")
    if (word not in page.lexicon.not_names and not role) or _followed(page, tokens, index):
        return False
    begins = tokens[index].start()
    return page.lexicon.heads["before", ANY].match(page.text, begins) is None


def _followed(page: Page, tokens: list[re.Match[str]], index: int) -> bool:
    return index + 1 < len(tokens) and _capital(page, tokens[index + 1]) and _gap(page, tokens, index).strip() == ""


def _gap(page: Page, tokens: list[re.Match[str]], index: int) -> str:
    if index + 1 >= len(tokens):
        return "\n\n"
    return page.text[tokens[index].end() : tokens[index + 1].start()]


@lru_cache(maxsize=8)
def _joined_places(page: Page) -> dict[int, int]:
    """Return where known places begin and end whose name holds a word for "and": "Møre og Romsdal"."""
    joint = re.compile(rf"\s(?:{page.lexicon.conjunction.pattern})\s", re.IGNORECASE)
    return {hit.start: hit.end for hit in page.known if hit.entry.kind in _PLACES and joint.search(hit.entry.name)}


def _chunk_end(page: Page, tokens: list[re.Match[str]], first: int) -> int:
    """Return the index of the last token of the name that begins at `first`."""
    lexicon, index = page.lexicon, first
    joined = _joined_places(page).get(tokens[first].start(), 0)
    while index + 1 < len(tokens) and tokens[index + 1].end() <= joined:
        index += 1
    saints = lexicon.everywhere("names", "saints")
    while index + 1 < len(tokens):
        if index == first and belongs_to_country(page, tokens, index):
            break
        saint = tokens[index].group().lower() in saints and _gap(page, tokens, index) in {". ", ".\xa0"}
        if not saint and not _BLANK.fullmatch(_gap(page, tokens, index)):
            break
        following = tokens[index + 1]
        word = following.group().lower()
        joins = lexicon.conjunction.fullmatch(word)  # in a line of capitals, too: "ALE KOMMUN OCH LUNDS KOMMUN"
        digits = following.group().isdigit() and _DECIMAL.match(page.text, following.end()) is None
        if _capital(page, following) or (digits and (len(word) == 1 or _numbered(page, tokens, index))):
            small = word in lexicon.stopwords and not following.group().isupper()
            if small or joins or word in lexicon.pack.words("role_nouns"):
                break
            if _inside_of(page, following) or ends_before(page, tokens, first, index):
                break
            index += 1
        elif tokens[index].group().endswith("-") and lexicon.conjunction.fullmatch(word) and index + 2 < len(tokens):
            index += 2
        elif (word in lexicon.connectors or _takes_place(page, tokens, index, first)) and not joins:
            whole = is_whole(page, tokens[first], tokens[index])
            after = {token.group().lower() for token in tokens[index + 1 : index + 3]}
            if whole and (after & {*lexicon.pack.words("articles")} or lexicon.locative.fullmatch(word)):
                break
            step = index + 2
            while step < len(tokens) and tokens[step].group().lower() in lexicon.connectors and step < index + 3:
                step += 1
            blank = all(_BLANK.fullmatch(_gap(page, tokens, at)) for at in range(index + 1, min(step, len(tokens) - 1)))
            if step >= len(tokens) or not _capital(page, tokens[step]) or not blank:
                break
            if step == index + 2 and word in lexicon.pack.words("names", "with_article"):
                break  # "Frankfurt an der Oder", but not "the town takes part in X": "beteiligt sich die Stadt Ulm an X"
            towns = {tokens[index].start(), tokens[step].start()} <= page.place_starts
            if towns and head_kind(lexicon, page.text[tokens[first].start() : tokens[step].end()]) is None:
                break  # "Ulm statt Kiel", not "University of Tampere"
            if lexicon.locative.fullmatch(word) and not _takes_place(page, tokens, index, first):
                break
            if is_bearer(page, tokens, first, index):
                break
            if word in lexicon.pack.words("agent") and _is_title(page, tokens[first].start()):
                break
            index = step
        else:
            break
    return index


def _is_title(page: Page, start: int) -> bool:
    """Tell whether the word for a project stands right before a name: "leds projektet Grön Strand av Ale kommun"."""
    definite = page.lexicon.project.get("definite")
    return definite is not None and page.word_before(definite, start) is not None


def _numbered(page: Page, tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether the next token is a number inside a name: "North West 405 Municipality"."""
    return len(tokens[index + 1].group()) <= 3 and _followed(page, tokens, index + 1)


def _inside_of(page: Page, token: re.Match[str]) -> bool:
    """Tell whether a known place with an ending for "in" begins here, where endings do the work of prepositions."""
    inside = page.lexicon.pack.words("inflection", "inside")
    return token.start() in page.place_starts and token.group().endswith(inside)


def _joined_end(page: Page, tokens: list[re.Match[str]], first: int, last: int) -> int:
    """Take along "och Avfall AB" after "Norrköping Vatten", "& Kyst ApS" after "Hav", "and County Council" after "Limerick City"."""
    company = page.lexicon.heads["after", "Company"]
    if _AMPERSAND.fullmatch(_gap(page, tokens, last)) and _capital(page, tokens[last + 1]):
        end = _chunk_end(page, tokens, last + 1)
        whole = page.text[tokens[first].start() : tokens[end].end()]
        return end if any(m.end() == len(whole) for m in company.finditer(whole)) else last
    if last + 2 >= len(tokens) or last == first:
        return last
    joint, following = tokens[last + 1], tokens[last + 2]
    blank = _BLANK.fullmatch(_gap(page, tokens, last)) and _BLANK.fullmatch(_gap(page, tokens, last + 1))
    if not blank or not page.lexicon.conjunction.fullmatch(joint.group()) or not _capital(page, following):
        return last
    end = _chunk_end(page, tokens, last + 2)
    left = page.text[tokens[first].start() : tokens[last].end()]
    whole = page.text[tokens[first].start() : tokens[end].end()]
    right = page.text[following.start() : tokens[end].end()]
    ends = any(m.end() == len(whole) and m.start() > 0 for m in company.finditer(whole))
    known = following.start() in page.place_starts
    if not known and is_one_body(page, tokens[first : last + 1], following.start(), tokens[end].end()):
        return end
    # "Kemin Energia" may be a company of its own, but "Vesi Oy" is none: Water Ltd
    trade = following.group().lower() in page.lexicon.everywhere("names", "trades")
    open_end = trade or head_kind(page.lexicon, left) is None
    return end if ends and not known and open_end and len(right.split()) <= 3 else last


def _takes_place(page: Page, tokens: list[re.Match[str]], index: int, first: int) -> bool:
    """Tell whether a preposition belongs to the name, as in "Universitetet i Agder"."""
    through = page.text[tokens[first].start() : tokens[index + 1].end()]
    return any(page.lexicon.heads[where, ANY].fullmatch(through) for where in ("before", "phrase"))


def _name(page: Page, unit: Unit, tokens: list[re.Match[str]], first: int, last: int) -> tuple[Mention | None, int]:
    start, end = tokens[first].start(), tokens[last].end()
    if _only_places(page, end, unit.end):
        return None, last
    end = with_lower_head(page, start, end, unit.end, start if _first(page, unit, start) else -1, unit.start)
    if legal := legal_form_behind(page.text, end, page.lexicon):
        end = legal.end()
        start = unit.start if fills_line(page, unit, end) else start
    if begins := _behind_common_noun(page, tokens, first, end):
        start = begins
    name = page.text[start:end].rstrip("-")
    if phrase := find_phrase(page, start, unit.end):
        return phrase, max(last, max(i for i, t in enumerate(tokens) if t.start() < phrase.end))
    if (quoted := _QUOTED.match(page.text, end, unit.end)) and page.lexicon.heads["before", "Programme"].fullmatch(
        name
    ):
        return Mention(start, quoted.end(), "Programme", "head"), last
    noun = page.lexicon.project.get("noun")
    if noun and last > first and noun.fullmatch(name.split()[-1]):
        return Mention(start, end, "?", "guess", weak=start == unit.start), last
    kind = head_kind(page.lexicon, name)
    if kind in _PLACES and page.word_before(page.lexicon.heads["before", "Network"], start, unit.start):
        kind = "Network"  # "nätverket Fairtrade City": no city
    if kind is None and legal:
        kind = "Company" if legal["company"] else "Organisation"
    if kind is not None:
        single = len(name.split()) == 1 and _is_no_body(page, name.strip("-"))
        return (None if single else Mention(start, start + len(name), kind, "head")), last
    if kind is None and last > first and not (unit.kind == "heading" and name.isupper()):
        kind = inner_kind(page.lexicon, name)
        if kind is not None:
            return Mention(start, start + len(name), kind, "head"), last
    if first == last and (member := member_in_small_letters(page, start, end, unit)):
        return member, last
    before = page.flat[max(unit.start, start - 30) : start]
    before = "" if before.endswith("   ") else before.rstrip()  # so far apart stand the entries of a menu
    heads = page.lexicon.heads
    for guess in _NAMED_BY_KIND if heads["before", ANY].search(before) else ():
        if any(match.end() == len(before) for match in heads["before", guess].finditer(before)):
            return Mention(start, end, guess, "place"), last
    for guess in ("Organisation", "Network", "Programme"):
        if any(match.end() == len(before) for match in page.lexicon.heads["before", guess].finditer(before)):
            return Mention(start, end_in_small_letters(page, end, unit.end) or end, guess, "head"), last
    return Mention(start, start + len(name), "?", "guess", weak=start == unit.start and first == last), last


def _behind_common_noun(page: Page, tokens: list[re.Match[str]], first: int, end: int) -> int:
    """Return where a body's name begins behind a common noun: "Zusage der Deutschen Bundesstiftung Umwelt"; 0 elsewhere.

    Where every noun has a capital, one with an article behind it belongs to a name only if it tells a kind itself, as
    in "Verband der Kommunen", or is its only part that could.
    """
    lexicon = page.lexicon
    if not lexicon.pack.data.get("nouns_capitalised") or first + 2 >= len(tokens):
        return 0
    noun, article, rest = tokens[first : first + 3]
    if rest.end() > end or article.group() not in lexicon.pack.words("names", "genitives") or not _capital(page, rest):
        return 0
    alone = head_kind(lexicon, noun.group()) or any(
        lexicon.heads[where, ANY].match(noun.group()) for where in ("before", "phrase", "after")
    )
    inner = without_legal_form(page.text[rest.start() : end].rstrip(".") + ".", lexicon).rstrip(".")
    return 0 if alone or head_kind(lexicon, inner) is None else rest.start()  # a legal form belongs to the whole


def _is_no_body(page: Page, word: str) -> bool:
    """Tell whether one word is never a name, or what somebody is: "Kommunalrådet"."""
    return word.lower() in page.lexicon.not_names or page.lexicon.cue("own_leader").fullmatch(word) is not None


def _only_places(page: Page, end: int, limit: int) -> bool:
    """Tell whether a word only says where a town is that is named right behind it: "the Kentish town of Deal"."""
    town = page.lexicon.heads["before", "Municipality"].match(page.text, end + 1, limit)
    return town is not None and town.group().islower() and " " in town.group() and page.text[end] in " \xa0"


def _first(page: Page, unit: Unit, start: int) -> bool:
    """Tell whether a word opens its unit or a heading, so that its capital says nothing."""
    return (
        unit.opens_at(start) or unit.kind == "heading" or _STOP_BEFORE.search(page.text[unit.start : start]) is not None
    )
