"""Which country a place or body belongs to, where the text says it beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.coreference.grouping import ACTORS
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.tables import cells
from vanort.extraction.layout.units import unit_at
from vanort.extraction.lexicon.genitives import inflected
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.fact import Fact
from vanort.languages.pack import alternatives

_TOWNS = frozenset({"Municipality", "Region", "Place"})
_A_ROW = 2
_HOLDERS = ACTORS | {"Place"}


def country_facts(context: Context) -> Iterator[Fact]:
    """Yield `country` facts: "Riga, Lettland", "Hof (Saksa)", "Moshi in Tansania", a heading that is a country."""
    page = context.page
    beside = _beside(page.lexicon)
    for holder, country in zip(context.ordered, context.ordered[1:], strict=False):
        one, other = context.entity(holder), context.entity(country)
        if _in_genitive(context, holder, country):
            yield Fact(other, "country", one, holder.start, country.end, "country/genitive", confidence=0.9)
        if other.kind != "Country" or one.kind not in _HOLDERS:
            continue
        between = page.text[holder.end : country.start]
        no_preposition = bool(page.lexicon.pack.words("locative") == () and between.strip(" \xa0") == "")
        if (
            "\n" in between
            or "\t" in between
            or "|" in between
            or not beside.fullmatch(between)
            or not (between.strip(" \xa0") or no_preposition)
        ):
            continue
        if between.strip() in {"–", "-"} and not _in_list_of_places(context, holder):
            continue
        if between.strip() == "" and not inflected(
            page.lexicon, "inside_or_from", page.text[country.start : country.end]
        ):
            continue
        if between.strip() == "," and one.kind not in {"Municipality", "Region", "Place"}:
            continue
        yield Fact(one, "country", other, holder.start, country.end, "country/beside", confidence=0.95)
    yield from _in_tables(context)
    yield from _in_labels(context)
    yield from _under_heading(context)
    yield from _in_row_of_heading(context)


def _in_genitive(context: Context, country: Mention, town: Mention) -> bool:
    """Tell whether a country in the genitive stands right before a town, where there are no prepositions: "Viron Türi"."""
    text, lexicon = context.page.text, context.page.lexicon
    kinds = context.entity(country).kind, context.entity(town).kind
    near = text[country.end : town.start] in {" ", "\xa0"} and inflected(
        lexicon, "genitive_before", text[country.start : country.end]
    )
    return near and kinds == ("Country", "Municipality")


@cache
def _beside(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what stands between a place and its country."""
    small = r"(?-i:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\s+)"
    where = (
        rf"(?:{alternatives(lexicon.pack.words('within')).pattern})\s+{small}{{0,4}}"  # "in the far south of Bulgaria"
    )
    return re.compile(rf"\s+[–-]\s+|\s*\)?\s*,?\s*[(]?\s*(?:{where})?", re.IGNORECASE)


def _in_list_of_places(context: Context, holder: Mention) -> bool:
    """Tell whether a name opens a line that goes on with a country, and then ends or gives a year: "Hof – Saksa, 1969"."""
    unit = unit_at(context.page, holder.start)
    if unit is None or unit.kind == "heading" or context.entity(holder) is context.home:
        return False
    return unit.opens_at(holder.start) and len(context.page.words(unit)) < 60


def _under_heading(context: Context) -> Iterator[Fact]:
    """A section whose heading is a country is about the place that it names first."""
    page = context.page
    for unit in page.units:
        if unit.kind != "heading":
            continue
        countries = context.mentions_in(unit.start, unit.end, frozenset({"Country"}))
        heading = page.sections[unit.section].heading.strip(" :")
        if len(countries) == 1 and heading == page.text[countries[0].start : countries[0].end]:
            first = next(
                iter(
                    context.mentions_in(
                        unit.end,
                        page.sections[unit.section].end,
                        frozenset({"Municipality", "Region", "Country", "Place"}),
                    )
                ),
                None,
            )
            if (
                first is not None
                and context.entity(first).kind in {"Municipality", "Region"}
                and first.start - unit.end < 200
            ):
                other = context.entity(first)
                if other is not context.home:
                    yield Fact(other, "country", context.entity(countries[0]), unit.start, first.end, "country/heading")
                    continue
            for mention in context.mentions_in(unit.end, page.sections[unit.section].end, frozenset({"Municipality"})):
                if context.entity(mention) is not context.home:
                    yield Fact(
                        context.entity(mention),
                        "country",
                        context.entity(countries[0]),
                        unit.start,
                        mention.end,
                        "country/heading",
                        confidence=0.8,
                    )
                    break


def _in_row_of_heading(context: Context) -> Iterator[Fact]:
    """A heading that is a row of towns and ends with one country in brackets places them all: "Hof, Ulm and Kiel (Germany)"."""
    page = context.page
    for unit in page.units:
        if unit.kind != "heading" or not page.words(unit).rstrip().endswith(")"):
            continue
        towns = context.mentions_in(unit.start, unit.end, _TOWNS)
        countries = context.mentions_in(unit.start, unit.end, frozenset({"Country"}))
        if len(towns) < _A_ROW or len(countries) != 1 or coordinated(context, towns, towns[0]) != towns:
            continue
        if page.text[towns[-1].end : countries[0].start].strip(" \xa0") == "(":
            for town in towns[:-1]:
                where = unit.start, countries[0].end
                yield Fact(
                    context.entity(town), "country", context.entity(countries[0]), *where, "country/row", confidence=0.9
                )


def _in_labels(context: Context) -> Iterator[Fact]:
    """A label that names a country says where the partners behind it are: "Partners in Norway: A, B"."""
    page, partner = context.page, context.page.lexicon.labels.get("partner")
    for unit in page.units:
        if unit.kind not in {"field", "row"} or not (partner and partner.match(unit.label)):
            continue
        countries = context.mentions_in(unit.start, unit.value, frozenset({"Country"}))
        held = context.mentions_in(unit.value, unit.end, _HOLDERS - {"Programme"}) if len(countries) == 1 else []
        for mention in held:
            where = unit.start, mention.end
            yield Fact(
                context.entity(mention),
                "country",
                context.entity(countries[0]),
                *where,
                "country/label",
                confidence=0.9,
            )


def _in_tables(context: Context) -> Iterator[Fact]:
    """A cell that is a country says where the row's first cell is."""
    page = context.page
    for unit in page.units:
        if unit.kind != "row":
            continue
        spans = cells(page, unit)
        holders = context.mentions_in(*spans[0], _HOLDERS)
        for span in spans[1:]:
            countries = context.mentions_in(*span, frozenset({"Country"}))
            whole = countries and page.text[slice(*span)].strip() == page.text[countries[0].start : countries[0].end]
            if whole and holders:
                yield Fact(
                    context.entity(holders[0]),
                    "country",
                    context.entity(countries[0]),
                    unit.start,
                    unit.end,
                    "country/table",
                    confidence=0.9,
                )
