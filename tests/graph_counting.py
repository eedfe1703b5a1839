"""Networks counted by hand, with sets alone: parts, ways between others, groups. Nothing here is fast or clever."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

Ties = Mapping[str, set[str]]


def parts(ties: Ties, without: str = "") -> list[set[str]]:
    """The parts into which a network falls, largest first."""
    left, found = set(ties) - {without}, []
    while left:
        reached, edge = set(), {min(left)}
        while edge:
            reached |= edge
            edge = {near for one in edge for near in ties[one]} - reached - {without}
        found.append(reached)
        left -= reached
    return sorted(found, key=len, reverse=True)


def splits(ties: Ties, one: str) -> list[int]:
    """The sizes of the parts into which what a node is connected with falls without it."""
    around = next(part for part in parts(ties) if one in part)
    return [len(part) for part in parts(ties, one) if part & around]


def shortest(ties: Ties, start: str) -> tuple[dict[str, int], dict[str, int]]:
    """How far each node is from a start, and by how many shortest ways."""
    distance, ways, edge = {start: 0}, Counter({start: 1}), [start]
    while edge:
        following: Counter[str] = Counter()
        for one in edge:
            for near in ties[one]:
                if near not in distance:
                    following[near] += ways[one]
        ways |= following
        distance |= dict.fromkeys(following, distance[edge[0]] + 1)
        edge = list(following)
    return distance, ways


def between(ties: Ties, one: str, *, directed: bool = False) -> float:
    """The share of the shortest ways between pairs of others that lead through a node."""
    pairs = [(a, b) for a in ties for b in ties if a != b and one not in (a, b)]
    found = {node: shortest(ties, node) for node in ties}
    total = 0.0
    for a, b in pairs:
        far, ways = found[a]
        if b in far and one in far and b in found[one][0] and far[one] + found[one][0][b] == far[b]:
            total += ways[one] * found[one][1][b] / ways[b]
    return total / len(pairs) if pairs else 0.0


def modularity(weights: Mapping[frozenset[str], int], group: Mapping[str, int]) -> float:
    """How much of the weight lies inside groups, beyond what chance would put there (Newman 2004)."""
    whole = sum(weights.values())
    inside: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    for pair, weight in weights.items():
        one, other = pair
        ends.update({group[one]: weight})
        ends.update({group[other]: weight})
        if group[one] == group[other]:
            inside[group[one]] += weight
    return sum(inside[g] / whole - (ends[g] / (2 * whole)) ** 2 for g in set(group.values()))


def better_by_moving_one(weights: Mapping[frozenset[str], int], group: Mapping[str, int]) -> float:
    """By how much the modularity rises if one node goes to another group; 0 where no such move helps."""
    own, best = modularity(weights, group), 0.0
    for node in group:
        for other in {*group.values(), max(group.values()) + 1} - {group[node]}:
            best = max(best, modularity(weights, {**group, node: other}) - own)
    return best


def assortativity(ties: Ties, value: Mapping[str, str]) -> float:
    """How far ties keep to their own kind, 1 always, 0 as chance would have it (Newman 2003)."""
    pairs = [(value[one], value[near]) for one in ties for near in ties[one] if one in value and near in value]
    ends = Counter(kind for kind, _ in pairs)
    alike = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum((number / len(pairs)) ** 2 for number in ends.values())
    return (alike - chance) / (1 - chance)


def pairs_tied(ties: Ties) -> set[frozenset[str]]:
    """Every pair that is tied."""
    return {frozenset(pair) for pair in combinations(ties, 2) if pair[1] in ties[pair[0]]}


def takers(aims: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """From each aim to who has it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, those in aims.items():
        for aim in those:
            found[aim].add(one)
    return dict(found)


def in_common(names: list[set[str]]) -> bool:
    """Whether sets of names hang together: by a word of four letters or more, by first letters, or written in one word."""
    ties: dict[str, set[str]] = {str(n): set() for n in range(len(names))}
    for one in range(len(names)):
        for other in range(len(names)):
            if one != other and any(_resemble(a, b) for a in names[one] for b in names[other]):
                ties[str(one)].add(str(other))
                ties[str(other)].add(str(one))
    return len(parts(ties)) == 1


def _resemble(one: str, other: str) -> bool:
    words = [{word.casefold() for word in name.split() if len(word) > 3} for name in (one, other)]
    letters = ["".join(word[0] for word in name.split() if word[0].isupper()).casefold() for name in (one, other)]
    whole = ["".join(filter(str.isalnum, name.casefold())) for name in (one, other)]
    return bool(words[0] & words[1]) or letters[0] in whole[1:] or letters[1] in whole[:1] or whole[0] == whole[1]
