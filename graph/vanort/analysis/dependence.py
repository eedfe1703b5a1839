"""Where one organisation hangs on one partner, one funder or one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings


def concentration(shares: Iterable[float]) -> float | None:
    """Return the index of Herfindahl and Hirschman: Σ s², 1 where one has all, 1/n where n share alike.

    Undefined (None) where there is nothing to share.

    >>> concentration([3, 1])
    0.625
    """
    values = [share for share in shares if share > 0]
    total = sum(values)
    return sum((value / total) ** 2 for value in values) if total else None


def most(counts: Mapping[str, int]) -> tuple[tuple[str, ...], int]:
    """Return all that share the highest count, sorted, and that count.

    >>> most({"b": 2, "a": 2, "c": 1})
    (('a', 'b'), 2)
    """
    highest = max(counts.values(), default=0)
    return tuple(sorted(one for one, count in counts.items() if count == highest)), highest


def dependence_answers(undertakings: Undertakings, organisation: str) -> list[Answer]:
    """Say how far an organisation hangs on single partners, funders and persons."""
    own = undertakings.of(organisation)
    if not own:
        return []
    everything = undertakings.counted(undertakings.members)
    name = undertakings.label(undertakings.organisation(organisation))
    values = {"name": name, "total": everything, "count": len(own)}
    # Where others do something, too, a reader must know that the figures of this part leave it out.
    about = [Answer("dependence.about", values, own)] if len(own) < everything.total else []
    return [
        *about,
        *_partners(undertakings, undertakings.organisation(organisation), own),
        *funder_answers(undertakings, own),
        *inherited_answers(undertakings, own),
        *_persons(undertakings, undertakings.organisation(organisation), own),
    ]


def partner_counts(undertakings: Undertakings, organisation: str) -> Counter[str]:
    """Return in how many undertakings each partner of an organisation takes part with it."""
    whole = undertakings.organisation(organisation)
    return Counter(partner for u in undertakings.of(whole) for partner in undertakings.partners(u) - {whole})


def _partners(undertakings: Undertakings, whole: str, own: tuple[str, ...]) -> list[Answer]:
    together = {u: undertakings.partners(u) - {whole} for u in own}
    counts = partner_counts(undertakings, whole)
    name = undertakings.label(whole)
    if not counts:
        return [Answer("dependence.no-partner", {"name": name, "count": undertakings.counted(own)}, own)]
    partners, number = most(counts)
    most_often = frozenset(partners)
    shared = tuple(u for u in own if together[u] & most_often)
    values = {
        "name": name,
        "names": undertakings.named(partners),
        "partners": len(partners),
        "number": number,
        "total": undertakings.counted(own),
        "share": number / len(own),
    }
    if len(partners) > 1 and number == 1 and len(own) > 1:
        answers = []  # that each of several does one thing with it says nothing
    elif len(partners) > 1:
        key = "dependence.partners-all-alike" if len(partners) == len(counts) else "dependence.partners-alike"
        answers = [Answer(key, values | {"count": number}, (*partners, *shared))]
    else:
        alone = [u for u in shared if len(together[u]) == 1]
        key = "dependence.partner-alone" if len(alone) == number > 1 else "dependence.partner"
        answers = [Answer(key, values | {"count": len(alone)}, (*partners, *shared))]
    # That a bond of two has one partner goes without saying: it is a finding of projects.
    projects = undertakings.projects(own)
    single = tuple(u for u in projects if len(together[u]) == 1)
    if single and len(projects) > 1:
        values = {"count": len(single), "total": undertakings.counted(projects), "names": undertakings.named(single)}
        answers.append(Answer("dependence.one-partner", values, single))
    return answers


def funder_answers(undertakings: Undertakings, own: tuple[str, ...]) -> list[Answer]:
    """Say whose money is stated of the undertakings themselves."""
    funded = tuple(u for u in own if undertakings.funders.get(u))
    if not funded:
        # Money of a programme that nobody is said to stand behind is no “nobody pays”; see `inherited_answers`.
        if any(_only_programmes(undertakings, u) for u in own):
            return []
        if any(undertakings.payers(u) for u in own):
            return [Answer("dependence.no-own-funder", {"count": undertakings.counted(own)}, own)]
        # Nobody asks who pays for a bond: of that it is only told where it is stated.
        projects = undertakings.projects(own)
        return [Answer("dependence.no-funder", {"count": undertakings.counted(projects)}, projects)] if projects else []
    counts = Counter(funder for u in funded for funder in undertakings.funders[u])
    funders, number = most(counts)
    values = {
        "names": undertakings.named(funders),
        "number": number,
        "count": len(funded),
        "share": number / len(funded),
        "total": undertakings.counted(own),
    }
    key = "dependence.funder" if len(funders) == 1 else "dependence.funders-alike"
    return [Answer(key, values, (*funders, *funded))]


def inherited_answers(undertakings: Undertakings, own: tuple[str, ...]) -> list[Answer]:
    """Say whose money reaches programmes and partnerships that the undertakings lie in, and what is left without."""
    behind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for undertaking in own:
        for through, funder in undertakings.inherited.get(undertaking, ()):
            behind[through, funder].append(undertaking)
    answers = []
    for (through, funder), inside in sorted(behind.items(), key=lambda item: (-len(item[1]), item[0])):
        values = {
            "funder": undertakings.label(funder),
            "through": undertakings.label(through),
            "count": len(inside),
            "total": undertakings.counted(own),
        }
        answers.append(Answer("dependence.funder-through", values, (funder, through, *inside)))
    if named := tuple(u for u in own if _only_programmes(undertakings, u)):
        sides = [
            Answer(
                "dependence.programme-side",
                {"name": undertakings.label(u), "names": undertakings.named(_only_programmes(undertakings, u))},
            )
            for u in sorted(named, key=undertakings.label_key)
        ]
        values = {"count": len(named), "total": undertakings.counted(own), "sides": sides}
        answers.append(Answer("dependence.programme-only", values, named))
    projects = undertakings.projects(own)
    unstated = tuple(u for u in projects if not undertakings.payers(u) and u not in named)
    if unstated and (len(unstated) < len(projects) or any(map(undertakings.payers, own)) or named):
        values = {
            "count": len(unstated),
            "total": undertakings.counted(projects),
            "names": undertakings.named(unstated),
        }
        answers.append(Answer("dependence.unfunded", values, unstated))
    return answers


def _only_programmes(undertakings: Undertakings, undertaking: str) -> frozenset[str]:
    """Return the programmes of an undertaking of which no source says who pays, for it or for them."""
    return frozenset() if undertakings.payers(undertaking) else undertakings.programmes.get(undertaking, frozenset())


def _persons(undertakings: Undertakings, whole: str, own: tuple[str, ...]) -> list[Answer]:
    at_home = undertakings.contacts.get(whole, ())
    name = undertakings.label(whole)
    itself = [Answer("dependence.own-person", {"name": name, "count": len(at_home)}, (whole,))] if at_home else []
    answered = tuple(u for u in own if undertakings.contacts.get(u))
    if not answered:
        return [Answer("dependence.no-person", {"count": undertakings.counted(own)}, own), *itself]
    counts = Counter(person for u in answered for person in undertakings.contacts[u])
    persons, number = most(counts)
    named = [undertakings.label(person) for person in persons if undertakings.label(person) != person]
    values = {"count": len(answered), "persons": len(counts), "total": undertakings.counted(own)}
    answers = [Answer("dependence.one-person" if len(counts) == 1 else "dependence.persons", values, answered)]
    if number > 1 and len(counts) > 1:
        by_them = tuple(u for u in answered if undertakings.contacts[u] & set(persons))
        values = {"count": len(persons), "number": number, "names": undertakings.named(by_them), "persons": named}
        key = "dependence.busiest-named" if len(named) == len(persons) else "dependence.busiest"
        answers.append(Answer(key, values, by_them))
    elif named and len(named) == len(persons):
        answers.append(Answer("dependence.persons-named", {"persons": named}, answered))
    if silent := tuple(u for u in own if not undertakings.contacts.get(u)):
        values = {"count": len(silent), "total": undertakings.counted(own), "names": undertakings.named(silent)}
        answers.append(Answer("dependence.no-contact", values, silent))
    return answers + itself
