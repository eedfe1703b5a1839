"""Where one organisation hangs on one partner, one funder or one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings

MUCH = 0.25  # the share above which one of several weighs so much that it is told


def concentration(shares: Iterable[float]) -> float | None:
    """Return the index of Herfindahl and Hirschman: Σ s², 1 where one has all, 1/n where n share alike.

    Undefined (None) where there is nothing to share.

    >>> concentration([3, 1])
    0.625
    """
    values = [share for share in shares if share > 0]
    total = sum(values)
    return sum((value / total) ** 2 for value in values) if total else None


def dependence_answers(undertakings: Undertakings, organisation: str) -> list[Answer]:
    """Say how far an organisation hangs on single partners, funders and persons."""
    own = undertakings.of(organisation)
    if not own:
        return []
    return [
        *_partners(undertakings, undertakings.organisation(organisation), own),
        *_funders(undertakings, own),
        *_persons(undertakings, own),
    ]


def _partners(undertakings: Undertakings, whole: str, own: tuple[str, ...]) -> list[Answer]:
    together = {u: undertakings.partners(u) - {whole} for u in own}
    counts = Counter(partner for partners in together.values() for partner in partners)
    if not counts:
        return [Answer("dependence.no-partner", {"name": undertakings.label(whole), "count": len(own)}, own)]
    partner, number = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    with_partner = tuple(u for u in own if partner in together[u])
    alone = tuple(u for u in with_partner if len(together[u]) == 1)
    values = {
        "name": undertakings.label(whole),
        "partner": undertakings.label(partner),
        "number": number,
        "total": len(own),
        "share": number / len(own),
        "count": len(alone),
    }
    answers = [Answer("dependence.partner", values, (partner, *with_partner))]
    single = tuple(u for u in own if len(together[u]) == 1)
    if single:
        values = {"count": len(single), "total": len(own), "names": sorted(map(undertakings.label, single))}
        answers.append(Answer("dependence.one-partner", values, single))
    return answers


def _funders(undertakings: Undertakings, own: tuple[str, ...]) -> list[Answer]:
    funded = tuple(u for u in own if undertakings.funders.get(u))
    if not funded:
        return [Answer("dependence.no-funder", {"count": len(own)}, own)]
    counts = Counter(funder for u in funded for funder in undertakings.funders[u])
    funder, number = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    index = concentration(_split_evenly(undertakings.funders, funded).values())
    values = {
        "funder": undertakings.label(funder),
        "number": number,
        "count": len(funded),
        "share": number / len(funded),
        "index": index,
        "unstated": len(own) - len(funded),
    }
    return [Answer("dependence.funder", values, (funder, *funded))]


def _split_evenly(funders: Mapping[str, frozenset[str]], funded: tuple[str, ...]) -> dict[str, float]:
    """Let every undertaking count one, shared evenly by those whose money reaches it: sums are seldom stated."""
    shares: dict[str, float] = {}
    for undertaking in funded:
        for funder in sorted(funders[undertaking]):
            shares[funder] = shares.get(funder, 0.0) + 1 / len(funders[undertaking])
    return shares


def _persons(undertakings: Undertakings, own: tuple[str, ...]) -> list[Answer]:
    answered = tuple(u for u in own if undertakings.contacts.get(u))
    if not answered:
        return [Answer("dependence.no-person", {"count": len(own)}, own)]
    counts = Counter(person for u in answered for person in undertakings.contacts[u])
    person, number = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    by_one = tuple(u for u in answered if person in undertakings.contacts[u])
    employer = undertakings.employers.get(person, "")
    values = {
        "number": number,
        "count": len(answered),
        "share": number / len(answered),
        "names": sorted(map(undertakings.label, by_one)),
        "employer": employer,
        "persons": len(counts),
    }
    named = undertakings.label(person)
    key = "dependence.person" if named == person else "dependence.named-person"
    answers = [Answer(key, values | {"person": named}, by_one)]
    if silent := tuple(u for u in own if not undertakings.contacts.get(u)):
        answers.append(Answer("dependence.no-contact", {"count": len(silent), "total": len(own)}, silent))
    return answers
