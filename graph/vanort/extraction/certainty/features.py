"""What speaks for a proposed fact, and what against it, in words that hold in every language."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.layout.units import Page
from vanort.extraction.relations.fact import Fact

# Where the classes of a count end. They are few: several hundred annotated facts tell no finer ones apart.
_MENTIONS = (1, 3)
_NAME_WORDS = (1, 3, 7)
_PASSAGE_WORDS = (8, 20, 40)
_UNITS_AWAY = (1, 4, 12)
_BESIDE = (1, 2, 4)
_OF_SUBJECT = (1, 3)


def fact_features(
    page: Page, home: Entity | None, entities: Sequence[Entity], facts: Sequence[Fact]
) -> list[tuple[str, ...]]:
    """Return the features of each fact, in order; `home` is the authority whose page it is."""
    here = [bisect_right(page.unit_starts, fact.start) - 1 for fact in facts]
    beside = Counter((fact.rule, fact.predicate, unit) for fact, unit in zip(facts, here, strict=True))
    of_subject = Counter((fact.subject.id, fact.predicate) for fact in facts)
    projects = sum(entity.kind == "Project" for entity in entities)

    def of(fact: Fact, unit: int) -> Iterator[str]:
        yield f"rule {fact.rule}"
        yield f"relation {relation_of(fact)}"
        yield f"stands in a {page.units[unit].kind if unit >= 0 else 'place of its own'}"
        yield f"passage of {_class(len(page.text[fact.start : fact.end].split()), _PASSAGE_WORDS)} words"
        yield f"facts of this rule in the passage: {_class(beside[fact.rule, fact.predicate, unit], _BESIDE)}"
        yield f"facts of this kind about the subject: {_class(of_subject[fact.subject.id, fact.predicate], _OF_SUBJECT)}"
        yield from _entity_features("subject", page, fact.subject, unit)
        if fact.subject.kind == "Project":
            yield f"projects on the page: {_class(projects, _MENTIONS)}"
        if isinstance(fact.object, Entity):
            yield from _entity_features("object", page, fact.object, unit)
        whose = "subject" if fact.subject is home else "object" if fact.object is home else "neither end"
        yield f"{whose} is the page's own authority"

    return [tuple(of(fact, unit)) for fact, unit in zip(facts, here, strict=True)]


def entity_features(page: Page, entity: Entity) -> tuple[str, ...]:
    """Return the features of a thing that a page names."""
    tiers = "+".join(sorted({mention.tier for mention in entity.mentions})) or "nothing named"
    return (f"thing is a {entity.kind} found as {tiers}", *_entity_features("thing", page, entity, None))


def relation_of(fact: Fact) -> str:
    """Return the relation of a fact; who takes part in a partnership is told otherwise than who takes part in a project."""
    return (
        "partner of a partnership"
        if fact.predicate == "partner" and fact.subject.kind == "Partnership"
        else fact.predicate
    )


def _entity_features(role: str, page: Page, entity: Entity, unit: int | None) -> Iterator[str]:
    yield f"{role} is a {entity.kind}"
    yield f"{role} found as {entity.mentions[0].tier if entity.mentions else 'nothing named'}"
    if entity.mentions:
        yield f"{role} named {_class(len(entity.mentions), _MENTIONS)} times"
    yield f"{role} of {_class(len(entity.label.split()), _NAME_WORDS)} words"
    if unit is not None and entity.mentions:
        away = min(abs(bisect_right(page.unit_starts, start) - 1 - unit) for start in _nearest(page, entity, unit))
        yield f"{role} {_class(away, _UNITS_AWAY)} passages away" if away else f"{role} in the same passage"


def _nearest(page: Page, entity: Entity, unit: int) -> list[int]:
    """Return where the last mention before a unit stands, the first one in it, and the next one."""
    starts = _starts(entity)
    at = bisect_right(starts, page.unit_starts[unit]) if unit >= 0 else 0
    return starts[max(0, at - 1) : at + 1]


@lru_cache(maxsize=256)  # asked for each fact of a thing
def _starts(entity: Entity) -> list[int]:
    return sorted(mention.start for mention in entity.mentions)


def _class(number: int, ends: Sequence[int]) -> str:
    """Return the class of a number, by the greatest numbers of all classes but the last.

    >>> [_class(n, (1, 3)) for n in (1, 2, 3, 9)]
    ['1', '2 to 3', '2 to 3', 'over 3']
    """
    least = 1
    for end in ends:
        if number <= end:
            return str(end) if least == end else f"{least} to {end}"
        least = end + 1
    return f"over {ends[-1]}"
