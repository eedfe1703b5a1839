"""Compare two entities: how likely they are one, why, and whether that is beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.identity.edit_distance import nearly_equal
from vanort.identity.entities import Candidate, Entity
from vanort.identity.name_parts import NameParts, fold, short_forms
from vanort.identity.name_statistics import PLACE_KINDS, Described, World
from vanort.identity.place_names import country_codes

# A score, the reason in words, and whether it needs no person.
Finding = tuple[float, str, bool]

_ORGANISATIONS = frozenset({"Actor", "Municipality", "Organisation"})
_ENOUGH_WORDS, _HALF = 0.6, 0.5
_LONGEST_ACRONYM = 8
_MOST_UNSURE = 0.98


def compare(left: Described, right: Described, world: World) -> Candidate | None:
    """Compare two entities; None where they are certainly, or as far as names tell, not one."""
    a, b = left.entity, right.entity
    if (found := _by_code(a, b)) is None and _excluded(a, b):
        return None
    found = found or _by_context(a, b) or _best(left, right, world)
    if found is None:
        return None
    score, reason, sure = found
    if not sure:
        score, reason = _with_context(a, b, score, reason)
    first, second = sorted((a.id, b.id))
    return Candidate(first, second, round(score, 3), reason, sure)


def _by_code(a: Entity, b: Entity) -> Finding | None:
    shared = sorted(set(a.codes) & set(b.codes))
    return (1.0, f"Both have the code {shared[0]}.", True) if shared and _types_agree(a, b) else None


def _excluded(a: Entity, b: Entity) -> bool:
    schemes = [{code.partition(":")[0] if ":" in code else code.partition("-")[0] for code in e.codes} for e in (a, b)]
    return (
        bool(schemes[0] & schemes[1])
        or not _types_agree(a, b)
        or bool(a.country and b.country and a.country != b.country)
    )


def _types_agree(a: Entity, b: Entity) -> bool:
    return a.type == b.type or {a.type, b.type} <= _ORGANISATIONS


def _by_context(a: Entity, b: Entity) -> Finding | None:
    """Judge persons by name and address, and projects that two pages call differently by their partners."""
    shared = a.context & b.context
    if a.type == "Person" and b.type == "Person":
        if not {fold(name) for name in a.names} & {fold(name) for name in b.names}:
            return None
        if mails := sorted(item for item in shared if item.startswith("mail:")):
            return 0.99, f"Both are called {a.names[0]} and answer at {mails[0].removeprefix('mail:')}.", True
        works = any(item.startswith("works:") for item in shared)
        return (
            (0.9, f"Both are called {a.names[0]}.", False) if works else (0.6, f"Both are called {a.names[0]}.", False)
        )
    if a.type == "Project" and b.type == "Project":
        partners = [item for item in shared if item.startswith("partner:")]
        years = [item for item in shared if item.startswith(("start:", "end:"))]
        # a document that tells two projects apart means two
        elsewhere = a.id.partition(":")[0] != b.id.partition(":")[0]
        if elsewhere and len(partners) > 1 and len(years) > 1 and not _share_a_name(a, b):
            return 0.55, "Other names, but the same partners and the same years.", False
    return None


def _share_a_name(a: Entity, b: Entity) -> bool:
    return bool({fold(name) for name in a.names} & {fold(name) for name in b.names})


def _best(left: Described, right: Described, world: World) -> Finding | None:
    if left.entity.type == "Person":
        return None
    found = [
        _lessened(x, y, left, right, finding)
        for x in left.names
        for y in right.names
        for finding in _compare_names(x, y, left.entity, right.entity, world)
    ]
    return max(found, key=lambda f: (f[2], f[0], f[1]), default=None)


def _lessened(x: NameParts, y: NameParts, left: Described, right: Described, finding: Finding) -> Finding:
    """Trust a former name less, and a part of a name still less; neither is beyond doubt."""
    score, reason, sure = finding
    sides = ((x, left), (y, right))
    if former := [parts.text for parts, side in sides if parts.text in side.former]:
        score, reason, sure = score * 0.95, f"{reason} {former[0]} is a former name.", False
    if parts_of := [(parts, side) for parts, side in sides if parts.text in side.aliases]:
        score, sure = score * 0.85, False
        told = " ".join(f"“{parts.text}” is a part of the name {side.entity.names[0]}." for parts, side in parts_of)
        reason = told if x.folded == y.folded else f"{reason} {told}"
    return score, reason, sure


def _compare_names(x: NameParts, y: NameParts, a: Entity, b: Entity, world: World) -> Iterator[Finding]:
    """Yield what two names have in common, each way of looking at them by itself."""
    names = f"“{x.text}” and “{y.text}”"
    if x.folded == y.folded:
        if not _different_bearers(x, y, a, b, world):
            same = x.plain == y.plain
            reason = f"Both are called {x.text}." if same else f"{names} are the same name without diacritics."
            sure = _beyond_doubt(x, y, a, b, world)
            yield 0.99 if sure else 0.95 if same else 0.9, reason, sure
        return
    if x.folded.replace(" ", "") == y.folded.replace(" ", ""):
        yield 0.9, f"{names} differ only in spaces and hyphens.", False
        return
    if "Country" in (a.type, b.type):
        codes = country_codes()
        if codes.get(x.folded) and codes.get(x.folded) == codes.get(y.folded):
            yield 0.99, f"{names} are names of the country {codes[x.folded]}.", True
        return
    kinds = _kind(x, a), _kind(y, b)
    if all(kinds) and kinds[0] != kinds[1]:
        return
    if kinds[0] in PLACE_KINDS or kinds[1] in PLACE_KINDS or "Place" in (a.type, b.type):
        yield from _compare_places(x, y, names, world, told=all(kinds))
        return
    if "university" in kinds and world.place(x) & world.place(y):
        yield 0.88, f"{names} name the same kind of body of one place.", False
    yield from _compare_acronym(x, y, names)
    share = _shared_words(x, y, world)
    if share >= _ENOUGH_WORDS:
        yield 0.45 + 0.45 * share, f"{names} share most of their words.", False
    elif _is_part(x, y, world) or _is_part(y, x, world):
        yield 0.6, f"One of {names} holds all words of the other.", False
    elif share >= _HALF and (rare := sorted(set(x.tokens) & set(y.tokens) & world.rare)):
        yield 0.5, f"Only {names} hold the word {rare[0]}.", False


def _kind(parts: NameParts, entity: Entity) -> str:
    return "municipality" if entity.type == "Municipality" and not parts.kind else parts.kind


def _compare_places(x: NameParts, y: NameParts, names: str, world: World, *, told: bool) -> Iterator[Finding]:
    less = 0.0 if told else 0.2
    if x.cores & y.cores:
        yield 0.93 - less, f"{names} are forms of one name.", False
    elif world.place(x) & world.place(y):
        yield 0.88 - less, f"{names} are names of one place in two languages (GeoNames).", False
    elif told and any(nearly_equal(one, other) for one in x.cores for other in y.cores):
        yield 0.6, f"{names} differ by one letter.", False


def _compare_acronym(x: NameParts, y: NameParts, names: str) -> Iterator[Finding]:
    for short, long in ((x, y), (y, x)):
        letters = short.folded.replace(" ", "")
        if len(short.folded.split()) == 1 and 2 <= len(letters) <= _LONGEST_ACRONYM < len(long.folded):
            if letters in short_forms(long.text):
                yield 0.72, f"“{short.text}” may be short for “{long.text}”.", False
            elif len(letters) > 2 and letters == long.folded.split()[0] and letters not in long.cores:
                yield 0.6, f"{names} begin with the same short form.", False


def _shared_words(x: NameParts, y: NameParts, world: World) -> float:
    """Return the weighted share of words that two names have in common (Dice); 0 where numbers in them differ."""
    left, right = set(x.tokens), set(y.tokens)
    if {t for t in left if t.isdigit()} != {t for t in right if t.isdigit()}:
        return 0.0
    pairs = {t: t for t in left & right}
    for token in sorted(left - right):
        near = next((other for other in sorted(right - left) if nearly_equal(token, other)), None)
        if near and near not in pairs.values():
            pairs[token] = near
    total = sum(map(world.weight, left)) + sum(map(world.weight, right))
    common = sum(world.weight(one) + world.weight(other) for one, other in pairs.items())
    told_apart = any(token not in world.common for token in pairs)
    return common / total if total and (told_apart or x.essential == y.essential) else 0.0


def _is_part(x: NameParts, y: NameParts, world: World) -> bool:
    telling = {token for token in x.tokens if token not in world.common}
    return len(telling) > 1 and set(x.tokens) <= set(y.tokens)


def _different_bearers(x: NameParts, y: NameParts, a: Entity, b: Entity, world: World) -> bool:
    """Tell whether two names that differ in diacritics only belong to two official bodies (Habo and Håbo)."""
    if x.plain == y.plain or x.capitals or y.capitals:
        return False
    one, other = (world.bearers.get((e.country, p.plain), frozenset()) for e, p in ((a, x), (b, y)))
    return bool(one and other and not one & other)


def _beyond_doubt(x: NameParts, y: NameParts, a: Entity, b: Entity, world: World) -> bool:
    """Tell whether an equal name is enough: a full one, of one type and country, that no second body bears."""
    full = bool(x.legal or x.kind) or len(x.folded.split()) > 2
    # in parentheses may stand what tells two companies apart: (Bremen), (UK)
    if fold(x.text) != fold(y.text):
        return False
    exact = x.plain == y.plain and not x.capitals and not y.capitals
    # HABO KOMMUN may be Habo or Håbo where both are known
    readable = (x.capitals or y.capitals) and len(world.spellings.get(x.folded, ())) < 2
    known = bool(a.country and b.country)
    country = a.country if known else ""
    bearers = world.bearers.get((country, x.plain)) if exact else world.folded_bearers.get((country, x.folded))
    return (
        full
        and (exact or readable)
        and a.type == b.type
        and a.type in _ORGANISATIONS
        and (known or bool(a.codes or b.codes))
        and (bearers or frozenset()) <= {*a.codes, *b.codes}
    )


def _with_context(a: Entity, b: Entity, score: float, reason: str) -> tuple[float, str]:
    shared = sorted(a.context & b.context)
    if shared:
        kinds = ", ".join(dict.fromkeys(_CONTEXT.get(item.partition(":")[0], "") for item in shared))
        reason = f"{reason} They share {kinds.strip(', ')}."
    if a.country and a.country == b.country:
        score += 0.02
    return min(score + min(0.03 * len(shared), 0.09), _MOST_UNSURE), reason


_CONTEXT = {
    "partner": "a partner",
    "start": "the year of the start",
    "end": "the year of the end",
    "works": "the organisation",
    "mail": "an address",
    "web": "a web address",
    "place": "the place",
}
