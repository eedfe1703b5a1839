"""How the network grew by year, and what ended without being renewed."""

from __future__ import annotations

from dataclasses import dataclass

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

    An undertaking without a stated end runs on; one that ends in a year runs in it.
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
                organisations=len({partner for u in running for partner in undertakings.partners(u)}),
            )
        )
    return rows


def growth_answers(undertakings: Undertakings, rows: list[Year]) -> list[Answer]:
    """Say when the network was largest and how it began; or that no year is stated."""
    undated = tuple(sorted(u for u, (begin, _) in undertakings.years.items() if begin is None))
    answers = []
    if rows:
        most = max(row.running for row in rows)
        peak = next(row for row in rows if row.running == most)
        values = {
            "first": rows[0].year,
            "last": rows[-1].year,
            "start": rows[0].running,
            "count": rows[-1].running,
            "peak": peak.year,
            "most": most,
            "organisations": peak.organisations,
        }
        facts = tuple(sorted(u for u in undertakings.members if undertakings.runs_in(u, peak.year)))
        answers.append(Answer("growth.course", values, facts))
    elif undertakings.members:
        answers.append(Answer("growth.no-years"))
    if undated and rows:
        answers.append(Answer("limits.undated", {"count": len(undated)}, undated))
    return answers


def not_renewed(undertakings: Undertakings, organisation: str, year: int) -> list[tuple[str, int, bool]]:
    """Return what ended before a year and was not taken further: undertaking, its last year, partnership goes on.

    Taken further means that another undertaking builds on it, or that the organisation has one with one of the
    same partners, begun in or after its last year. A partnership that the undertaking was part of may go on.
    """
    whole = undertakings.organisation(organisation)
    own = undertakings.of(organisation)
    continued = set(undertakings.builds_on.values())
    found = []
    for undertaking in own:
        end = undertakings.years.get(undertaking, (None, None))[1]
        if end is None or end >= year or undertaking in continued:
            continue
        partners = undertakings.partners(undertaking) - {whole}
        later = any(
            (begin := undertakings.years.get(other, (None, None))[0]) is not None
            and begin >= end
            and undertakings.partners(other) & partners
            for other in own
            if other != undertaking
        )
        standing = any(
            undertakings.runs_in(other, year) and undertakings.partners(other) & partners
            for other in own
            if other != undertaking and undertakings.years.get(other, (None, None))[1] is None
        )
        if not later:
            found.append((undertaking, end, standing))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def renewal_answers(undertakings: Undertakings, organisation: str, year: int) -> list[Answer]:
    """Say what ended and was not renewed, seen from a year."""
    rows = not_renewed(undertakings, organisation, year)
    ended = [u for u in undertakings.of(organisation) if (undertakings.years[u][1] or year) < year]
    if not ended:
        return [Answer("renewal.none-ended", {"year": year})]
    answers = [Answer("renewal.count", {"count": len(rows), "total": len(ended), "year": year}, tuple(ended))]
    whole = undertakings.organisation(organisation)
    for undertaking, end, standing in rows:
        partners = sorted(map(undertakings.label, undertakings.partners(undertaking) - {whole}))
        key = "renewal.standing" if standing else "renewal.ended"
        values = {"name": undertakings.label(undertaking), "end": end, "names": partners, "count": len(partners)}
        answers.append(Answer(key, values, (undertaking,)))
    return answers
