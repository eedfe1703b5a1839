"""Which goals are worked towards in which countries."""

from __future__ import annotations

from collections import defaultdict

from vanort.analysis.undertakings import Undertakings
from vanort.report.svg import drawing, element, line, text, title
from vanort.report.words import words

WIDTH, NAMES, ROW, TOP = 720.0, 270.0, 13.5, 70.0


def goals_by_country(undertakings: Undertakings) -> dict[tuple[str, str], frozenset[str]]:
    """Return the undertakings that state a goal and have partners in, or name, a country."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for undertaking, goals in undertakings.goals.items():
        for goal in goals:
            for country in countries_of(undertakings, undertaking):
                found[goal, country].add(undertaking)
    return {pair: frozenset(found[pair]) for pair in sorted(found)}


def countries_of(undertakings: Undertakings, undertaking: str) -> frozenset[str]:
    """Return the countries of an undertaking's members, and those it names."""
    members = undertakings.members.get(undertaking, frozenset())
    own = {undertakings.countries[member] for member in members if member in undertakings.countries}
    return frozenset(own) | undertakings.named_countries.get(undertaking, frozenset())


def matrix(undertakings: Undertakings, language: str) -> str:
    """Draw goals as rows and countries as columns; empty text where no goal meets a country."""
    said = words(language)
    goals = undertakings.all_goals
    reach: dict[str, int] = defaultdict(int)
    for undertaking in undertakings.members:
        for country in countries_of(undertakings, undertaking):
            reach[country] += 1
    countries = sorted(reach, key=lambda country: (-reach[country], undertakings.label_key(country)))
    found = goals_by_country(undertakings)
    if not any(goal in goals for goal, _ in found):
        return ""
    step = min(40.0, (WIDTH - NAMES - 55) / len(countries))
    height = TOP + ROW * len(goals) + 6
    parts = []
    for place, country in enumerate(countries):
        x = NAMES + step * (place + 0.5)
        parts.append(line(x, TOP - 4, x, height - 6, class_="grid"))
        parts.append(
            text(
                undertakings.label(country),
                x + 3,
                TOP - 10,
                class_="axis",
                transform=f"rotate(-50 {x + 3:.1f} {TOP - 10:.1f})",
            )
        )
    for row, goal in enumerate(goals):
        y = TOP + ROW * (row + 0.5)
        covered = any(pair[0] == goal for pair in found)
        parts.append(line(NAMES, y, NAMES + step * len(countries), y, class_="grid"))
        name = f"{goal.rsplit('/', 1)[-1]}  {undertakings.label(goal)}"
        parts.append(text(name, NAMES - 10, y + 3.5, class_="name" if covered else "name faint", text_anchor="end"))
        for place, country in enumerate(countries):
            if those := found.get((goal, country)):
                x = NAMES + step * (place + 0.5)
                what = f"{undertakings.label(goal)}, {undertakings.label(country)}: "
                tip = what + ", ".join(undertakings.named(those))
                parts.append(element("circle", title(tip), cx=x, cy=y, r=6.4, class_="mark"))
                parts.append(text(str(len(those)), x, y + 3.5, class_="count", text_anchor="middle"))
    items = [
        said["goals_item"].format(
            goal=undertakings.label(goal),
            countries=", ".join(undertakings.label(c) for c in countries if (goal, c) in found),
        )
        for goal in goals
        if any(pair[0] == goal for pair in found)
    ]
    description = said["goals_description"].format(
        goals=len(goals), countries=len(countries), items="; ".join(items) or said["goals_none"]
    )
    return drawing("goals", WIDTH, height, said["goals"], description, parts)
