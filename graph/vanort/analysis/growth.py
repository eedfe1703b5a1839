"""How the network grew by year, and what ended without being renewed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from vanort.analysis.alike import as_one
from vanort.analysis.disagreement import year_told, years_told
from vanort.analysis.runs import spans
from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings


@dataclass(frozen=True, slots=True)
class Year:
    """One year: how many undertakings began, ended, were under way; how many organisations these tied."""

    year: int
    began: int
    ended: int
    running: int
    organisations: int


def growth(undertakings: Undertakings) -> list[Year]:
    """Return every year from the first stated to the last; what has no stated start is not in it.

    An undertaking without a stated or computed end is counted to the last year; one that ends in a year runs in it.
    """
    dated = {u: years for u, years in undertakings.years.items() if years[0] is not None}
    last = undertakings.last_year()
    if not dated or last is None:
        return []
    rows = []
    for year in range(min(begin for begin, _ in dated.values() if begin is not None), last + 1):
        running = [u for u in dated if undertakings.runs_in(u, year)]
        rows.append(
            Year(
                year=year,
                began=sum(begin == year for begin, _ in dated.values()),
                ended=sum(end == year for _, end in dated.values()),
                running=len(running),
                organisations=len({partner for u in running for partner in undertakings.partners_in(u, year)}),
            )
        )
    return rows


def growth_answers(undertakings: Undertakings, rows: list[Year]) -> list[Answer]:
    """Say when the network was largest and how it began; or that no year is stated."""
    undated = tuple(sorted(u for u, (begin, _) in undertakings.years.items() if begin is None))
    dated = tuple(sorted(u for u, (begin, _) in undertakings.years.items() if begin is not None))
    endless = tuple(u for u in dated if undertakings.years[u][1] is None)
    answers = []
    if rows:
        most = max(row.running for row in rows)
        peaks = [row.year for row in rows if row.running == most]
        newest = undertakings.newest_source()
        values = {
            "count": len(peaks),
            "dated": undertakings.counted(dated),
            "first": rows[0].year,
            "last": rows[-1].year,
            "peaks": spans(peaks),
            "most": most,
            "ran": Answer("growth.planned" if newest is None or peaks[-1] > newest else "growth.ran"),
        }
        one = len(dated) == 1 or rows[0].year == rows[-1].year
        answers.append(Answer("growth.single" if one else "growth.course", values, dated))
        if endless:
            values = {"count": undertakings.counted(endless), "names": undertakings.named(endless)}
            answers.append(Answer("growth.endless", values | {"last": rows[-1].year}, endless))
    elif undertakings.members:
        answers.append(Answer("growth.no-years"))
    if undated and rows:
        answers.append(Answer("limits.undated", {"count": undertakings.counted(undated)}, undated))
    return answers


def not_renewed(
    undertakings: Undertakings, organisation: str, year: int, alike: Iterable[Collection[str]] = ()
) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return what has its last year before a year and no later project: undertaking, last year, what outlasts it.

    A later project is one that builds on it, or that the organisation has with one of the same partners, begun in
    or after its last year. What outlasts it is had with one of the partners and ends later, or no end of it is stated.
    Groups that are `alike` may be one thing each: what goes on under the other name is not called ended.
    """
    ended = _ended(undertakings, organisation, year, alike)
    continued = set(undertakings.builds_on.values())
    undertakings = as_one(undertakings, alike)
    whole = undertakings.organisation(organisation)
    own = undertakings.of(organisation)
    found = []
    for undertaking in ended:
        end = undertakings.years[undertaking][1]
        if end is None or undertaking in continued:
            continue
        partners = undertakings.partners(undertaking) - {whole}
        later = any(
            (begin := undertakings.years.get(other, (None, None))[0]) is not None
            and begin >= end
            and undertakings.partners(other) & partners
            for other in own
            if other != undertaking
        )
        standing = tuple(
            other
            for other in own
            if other != undertaking
            and ((last := undertakings.years.get(other, (None, None))[1]) is None or last > end)
            and undertakings.partners(other) & partners
        )
        if not later:
            found.append((undertaking, end, standing))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _ended(
    undertakings: Undertakings, organisation: str, year: int, alike: Iterable[Collection[str]] = ()
) -> list[str]:
    """Return what had its last year before a year by every source, under each name that it may have."""
    going_on = {
        u for group in alike for u in group if not all(undertakings.is_over(other, year) for other in {*group} - {u})
    }
    return [
        u
        for u in undertakings.of(organisation)
        if undertakings.is_over(u, year)
        and u not in going_on
        and max(years_told(undertakings, u, "end"), default=0) < year
    ]


def renewal_answers(
    undertakings: Undertakings, organisation: str, year: int, alike: Collection[Collection[str]] = ()
) -> list[Answer]:
    """Say what reached its last year and has no later project in the sources, seen from a year."""
    rows = not_renewed(undertakings, organisation, year, alike)
    whole = undertakings.organisation(organisation)
    over = [u for u in undertakings.of(organisation) if undertakings.is_over(u, year)]
    ended = _ended(undertakings, organisation, year, alike)
    answers = []
    if doubtful := [u for u in over if u not in ended]:
        values = {"count": len(doubtful), "names": undertakings.named(doubtful), "year": year}
        answers.append(Answer("renewal.doubtful", values, tuple(doubtful)))
    if not ended:
        return answers or [_none_ended(undertakings, whole, year)]
    total = undertakings.counted(ended)
    values = {"count": len(rows) or total.total, "total": total, "year": year, "tells": as_far_as_told(undertakings)}
    values["name"] = undertakings.label(whole)
    values["names"] = undertakings.named(ended)
    key = "renewal.count" if rows else "renewal.followed"
    if not len(ended) == len(rows) == 1:
        answers.append(Answer(key, values, tuple(ended)))
    for undertaking, end, standing in rows:
        partners = undertakings.named(undertakings.partners(undertaking) - {whole})
        values = {
            "name": undertakings.label(undertaking),
            "ended": how_ended(undertakings, undertaking, end),
            "names": undertakings.named(standing) if standing else partners,
            "count": len(standing) if standing else len(partners),
        }
        open_only = all(
            u in undertakings.partnerships and undertakings.years.get(u, (None, None))[1] is None for u in standing
        )
        key = "renewal.ended" if not standing else "renewal.standing" if open_only else "renewal.outlasted"
        answers.append(Answer(key, values, (undertaking, *standing)))
    return answers


def _none_ended(undertakings: Undertakings, whole: str, year: int) -> Answer:
    """Say that nothing had its last year before a year, and which ends there are from then on, the nearest first."""
    ends = [(end, u) for u in undertakings.of(whole) if (end := undertakings.years.get(u, (None, None))[1]) is not None]
    ends.sort(key=lambda row: (row[0], undertakings.label_key(row[1])))
    names = [
        Answer("renewal.to-come", {"name": undertakings.label(u), "end": year_told(undertakings, u, "end", end)})
        for end, u in ends
    ]
    values = {"year": year, "name": undertakings.label(whole), "count": len(names), "names": names}
    return Answer("renewal.none-ended", values, tuple(u for _, u in ends))


def how_ended(undertakings: Undertakings, undertaking: str, end: int) -> Answer:
    """Return the words for an end: stated as past, of a year after the newest source, beside no date, or only computed."""
    newest = undertakings.newest_source()
    said = {"end": year_told(undertakings, undertaking, "end", end)}
    if undertaking not in undertakings.stated_ends:
        return Answer("renewal.by-computation", said)
    if newest is None:
        return Answer("renewal.by-words", said)
    return Answer("renewal.by-statement" if end < newest else "renewal.by-plan", said)


def as_far_as_told(undertakings: Undertakings) -> Answer:
    """Return the words for what sources can tell: the year of the newest, and whether some give none."""
    newest = undertakings.newest_source()
    if newest is None:
        return Answer("sources.undated")
    key = "sources.partly-dated" if None in undertakings.source_years else "sources.dated"
    return Answer(key, {"year": newest})
