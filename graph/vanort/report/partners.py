"""The partners of one organisation as a table: country, what is shared, since when and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from vanort.analysis.analysing import Analysis
from vanort.analysis.dependence import partner_counts
from vanort.analysis.disagreement import years_told
from vanort.analysis.sentences import number
from vanort.analysis.undertakings import Undertakings
from vanort.report.notes import Notes, mark
from vanort.report.words import words

MOST_PARTNERS = 15  # rows that are read at a glance; a note names the others


class Partner(NamedTuple):
    """A partner, how much it shares with the organisation, and the first and last year of that, where stated."""

    iri: str
    shared: int
    first: int | None
    last: int | None


def partners(things: Undertakings, organisation: str) -> Iterator[Partner]:
    """Yield the partners of an organisation, those that share most first, equal ones by name.

    The first year is the earliest in which both are said to take part in something; the last is that in which the
    last of it ended, and None where something has no end.
    """
    counts = partner_counts(things, organisation)
    with_partner: dict[str, list[str]] = defaultdict(list)
    for undertaking in things.of(organisation):
        for member in things.partners(undertaking):
            with_partner[member].append(undertaking)
    for partner in sorted(counts, key=lambda one: (-counts[one], things.label_key(one))):
        shared = with_partner[partner]
        begins = [year for u in shared if (year := _joined(things, u, partner)) is not None]
        ends = [max(years_told(things, u, "end"), default=things.years.get(u, (None, None))[1]) for u in shared]
        last = None if None in ends else max(end for end in ends if end is not None)
        yield Partner(partner, counts[partner], min(begins, default=None), last)


def _joined(things: Undertakings, undertaking: str, partner: str) -> int | None:
    """Return since when a partner, or one of its departments, is said to take part; None where that is not known."""
    begun = min(years_told(things, undertaking, "start"), default=things.years.get(undertaking, (None, None))[0])
    members = [member for member in things.members[undertaking] if things.organisation(member) == partner]
    years = [things.joined.get((undertaking, member), begun) for member in members]
    return min((year for year in years if year is not None), default=None)


def partner_table(analysis: Analysis, notes: Notes, *, below: str = "") -> str:
    """Return the table as HTML, with what is to stand below it; empty text where no partner is named."""
    said, things = words(analysis.language), analysis.undertakings
    rows = list(partners(things, analysis.organisation)) if analysis.organisation else []
    if not rows:
        return ""
    head = "".join(
        f'<th scope="col">{escape(said[name])}</th>' for name in ("partner", "country", "shared", "first", "last")
    )
    body = "".join(
        f'<tr><th scope="row">{escape(things.label(row.iri))}</th>{_cells(analysis, row)}</tr>'
        for row in rows[:MOST_PARTNERS]
    )
    rest = tuple(row.iri for row in rows[MOST_PARTNERS:])
    more = said["partners_more"].format(count=len(rest))
    caption = escape(said["partners_caption"])
    caption += f" {escape(more)}{mark(analysis, notes, rest, caption)}" if rest else ""
    return (
        f'<section id="partners">\n<h2>{escape(said["partners"])}</h2>\n<div class="scroll" tabindex="0"><table class="partners"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>\n{below}</section>"
    )


def _cells(analysis: Analysis, row: Partner) -> str:
    things, language = analysis.undertakings, analysis.language
    country = things.countries.get(row.iri)
    values: Iterable[str] = (
        things.label(country) if country else "–",
        number(row.shared, language),
        str(row.first or "–"),
        str(row.last or "–"),
    )
    return "".join(f"<td>{escape(value)}</td>" for value in values)
