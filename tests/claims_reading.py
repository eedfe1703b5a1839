"""A second reading of a workspace, from its claims and decisions alone: no query, no view, no code of the analysis.

It counts what a report says, so that a test can hold the two against each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

INVOLVING = ("involves", "partner", "coordinator", "host")
TYING = ("twinnedWith", "pairedWith")
CLASSES = ("Project", "Partnership")
RECORDS = ("ContactPoint", "Funding", "Participation")
Years = tuple[int | None, int | None]
Ties = dict[str, set[str]]


class Reading:
    """What stands in the claims files of a workspace: asserted, not rejected, things joined as decisions say."""

    def __init__(self, root: Path) -> None:
        self.parent: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.mentioned: set[str] = set()
        self.said: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        self.dates: list[int | None] = []
        self.called: dict[str, set[str]] = defaultdict(set)
        self.ranked: dict[tuple[str, str], list[tuple[tuple[float, str], str]]] = defaultdict(list)
        self.sentences: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self.apart: set[frozenset[str]] = set()
        self.never: set[frozenset[str]] = set()
        self.coded: dict[str, str] = {}
        self.settled: dict[str, Years] = {}
        dated: dict[str, str | None] = {}
        files = {
            path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (root / "claims").glob("*.yaml")
        }
        for stem, file in files.items():
            meta = root / "documents" / f"{file['document']}.yaml"
            date = (yaml.safe_load(meta.read_text(encoding="utf-8")) if meta.is_file() else {}).get("date")
            self.dates.append(int(str(date)[:4]) if date else None)
            dated[stem] = str(date) if date else None
            for name, thing in file["things"].items():
                self.types.setdefault(f"{stem}:{name}", thing["type"])
                self.called[f"{stem}:{name}"] |= _names(thing.get("name")) | _names(thing.get("also"))
                if re.fullmatch(r"[a-z]{2}-\d+", str(thing.get("code", ""))):
                    self.coded[f"{stem}:{name}"] = f"code:{thing['code'][:2]}"
                if "code" in thing:
                    self.join(f"code:{thing['code']}".lower(), f"{stem}:{name}")
                    if thing["type"] == "Country":
                        countries = (Locale(language).territories for language in ("en", "sv"))
                        self.called[f"{stem}:{name}"] |= {str(names.get(thing["code"])) for names in countries}
        never: list[list[str]] = []
        for path in (root / "decisions").glob("*.yaml"):
            for decision in yaml.safe_load(path.read_text(encoding="utf-8")) or ():
                if decision["decision"] == "same" and decision.get("active", True):
                    self.called[decision["things"][0]] |= _names(decision.get("name"))
                    for other in decision["things"][1:]:
                        self.join(decision["things"][0], other)
                if decision["decision"] == "never-suggest" and decision.get("active", True):
                    never.append(decision["things"])
                if decision["decision"] == "different" and decision.get("active", True):
                    self.apart |= {frozenset(pair) for pair in combinations(decision["things"], 2)}
        self._join_partnerships(files)
        for stem, file in files.items():
            for claim in file["claims"]:
                if _stands(claim):
                    value, subject = str(claim["object"]), self.one(f"{stem}:{claim['subject']}")
                    value = self.one(f"{stem}:{value}") if value in file["things"] else value
                    self.mentioned |= {subject, value}
                    self.said[subject][claim["property"]].append((value, stem))
                    rank = (-float(claim.get("confidence", 1)), _later_first(dated.get(stem)))
                    self.ranked[subject, claim["property"]].append((rank, value))
                    self.sentences[subject, claim["property"]].add((value, str(claim.get("quote", ""))))
        self.waiting = Counter(
            claim["property"]
            for stem, file in files.items()
            for claim in file["claims"]
            if claim.get("review") == "unreviewed"
            and claim.get("modality", "asserted") == "asserted"
            and self.types[f"{stem}:{claim['subject']}"] not in RECORDS
            and self.types.get(f"{stem}:{claim['object']}") not in RECORDS
            and (self.one(f"{stem}:{claim['object']}"), stem)
            not in self.said[self.one(f"{stem}:{claim['subject']}")][claim["property"]]
        )
        self.other_modalities = [
            (claim["modality"], *(self.one(f"{stem}:{claim[end]}") for end in ("subject", "object")), claim["property"])
            for stem, file in files.items()
            for claim in file["claims"]
            if claim.get("modality", "asserted") not in ("asserted", "suggested")
            and claim.get("review", "accepted") == "accepted"
        ]
        self.whole_modalities = {
            (thing["modality"], self.one(f"{stem}:{name}"))
            for stem, file in files.items()
            for name, thing in file["things"].items()
            if thing.get("modality", "asserted") != "asserted" and thing.get("review", "accepted") == "accepted"
        }
        self.never = {frozenset(map(self.one, pair)) for pair in never}
        self.apart = {frozenset(map(self.one, pair)) for pair in self.apart}
        for thing in list(self.called):
            self.called[self.one(thing)] |= self.called[thing]
        self.types = {self.one(thing): type_ for thing, type_ in self.types.items()}

    def _join_partnerships(self, files: dict[str, Any]) -> None:
        """Partnerships between the very same partners are one, whoever tells of them."""
        between: dict[str, set[str]] = defaultdict(set)
        for stem, file in files.items():
            for claim in file["claims"]:
                if claim["property"] == "partner" and _stands(claim) and claim["object"] in file["things"]:
                    between[self.one(f"{stem}:{claim['subject']}")].add(self.one(f"{stem}:{claim['object']}"))
        first: dict[frozenset[str], str] = {}
        for one, partners in sorted(between.items()):
            if self.types[one] == "Partnership" and len(partners) > 1:
                self.join(first.setdefault(frozenset(partners), one), one)

    def one(self, thing: str) -> str:
        """The one that stands for all that are the same."""
        while self.parent.get(thing, thing) != thing:
            thing = self.parent[thing]
        return thing

    def join(self, one: str, other: str) -> None:
        """Make two things one."""
        self.parent[self.one(other)] = self.one(one)

    def values(self, thing: str, *properties: str) -> set[str]:
        """What is said of a thing by any of these properties."""
        return {value for name in properties for value, _ in self.said[thing][name]}

    def whole(self, organisation: str) -> str:
        """The outermost organisation that one is part of."""
        above = self.values(organisation, "subOrganizationOf")
        return self.whole(min(above)) if above else organisation

    def members(self, undertaking: str) -> set[str]:
        """Who takes part, departments counted as what they are part of."""
        return {self.whole(member) for member in self.direct(undertaking)}

    def direct(self, undertaking: str) -> set[str]:
        """Who takes part, departments counted as themselves."""
        parts = self.values(undertaking, "participation")
        return self.values(undertaking, *INVOLVING) | {v for part in parts for v in self.values(part, "participant")}

    def namesakes(self, things: Collection[str]) -> list[tuple[str, str]]:
        """Pairs of things, of different files and of no different countries, that share a name and are not told apart."""
        found = []
        for one, other in combinations(sorted(things), 2):
            countries = {self.country(one), self.country(other)} - {None}
            files = one.partition(":")[0] != other.partition(":")[0]
            if (
                files
                and len(countries) < 2
                and frozenset((one, other)) not in self.apart
                and self.called[one] & self.called[other]
            ):
                found.append((one, other))
        return found

    def undertakings(self) -> list[str]:
        """Projects and partnerships of which something is asserted; what is only hoped for is none yet."""
        return sorted(thing for thing in self.mentioned if self.types.get(thing) in CLASSES)

    def of(self, organisation: str) -> list[str]:
        """What an organisation takes part in."""
        return [u for u in self.undertakings() if self.whole(organisation) in self.members(u)]

    def partners(self, organisation: str) -> Counter[str]:
        """In how many undertakings each other organisation is with one."""
        whole = self.whole(organisation)
        return Counter(member for u in self.of(whole) for member in self.members(u) - {whole})

    def funders(self, thing: str) -> set[str]:
        """Whose money is stated of a thing, along the chain."""
        found, flows = self.values(thing, "fundedBy"), list(self.values(thing, "funding"))
        while flows:
            flow = flows.pop()
            found |= self.values(flow, "funder")
            flows += self.values(flow, "drawsOn")
        return found

    def around(self, undertaking: str) -> set[str]:
        """The partnership and the programmes that an undertaking lies in."""
        near = {undertaking} | self.values(undertaking, "inPartnership") | self.values(undertaking, "funding")
        return self.values(undertaking, "inPartnership") | {p for one in near for p in self.values(one, "programme")}

    def payers(self, undertaking: str) -> set[str]:
        """Whose money is stated of an undertaking or of what it lies in."""
        return self.funders(undertaking) | {payer for one in self.around(undertaking) for payer in self.funders(one)}

    def persons(self, undertaking: str) -> set[str]:
        """Who answers for an undertaking."""
        return {p for contact in self.values(undertaking, "contact") for p in self.values(contact, "contactPerson")}

    def computed_ends(self) -> set[str]:
        """Undertakings with a start and a length, and no end."""
        return {u for u in self.undertakings() if {"start", "duration"} <= self.known(u) and "end" not in self.known(u)}

    def known(self, thing: str) -> set[str]:
        """The properties of which something is said."""
        return {name for name, values in self.said[thing].items() if values}

    def contradictory(self, *properties: str) -> set[tuple[str, str]]:
        """Things and properties with values that cannot hold together; a year and a date in it can."""
        found: set[tuple[str, str]] = set()
        for thing in list(self.said):
            for name in properties:
                values: list[Any] = sorted(self.values(thing, name), key=len)
                if any(not b.startswith(f"{a}-") for i, a in enumerate(values) for b in values[i + 1 :]):
                    found.add((thing, name))
        return found

    def best(self, thing: str, name: str) -> set[str]:
        """The values of a property that has one: the surest, then the latest; several where these tie."""
        rivals = self.ranked[thing, name]
        return {value for rank, value in rivals if rank == min(rivals)[0]}

    def possible_years(self, undertaking: str) -> set[Years]:
        """When an undertaking ran: several where one page gives several values and none is surer."""
        starts, ends, lengths = (sorted(self.best(undertaking, p)) or [""] for p in ("start", "end", "duration"))
        return {
            (int(start[:4]) if start else None, int(end[:4]) if end else _computed_end(start, length))
            for start in starts
            for end in ends
            for length in lengths
        }

    def settle(self, undertaking: str, years: Years) -> None:
        """Take one of several possible spans as chosen."""
        assert years in self.possible_years(undertaking), (undertaking, years)
        self.settled[undertaking] = years

    def years(self, undertaking: str) -> Years:
        """When an undertaking ran."""
        return self.settled.get(undertaking) or min(self.possible_years(undertaking), key=str)

    def not_over(self, undertaking: str, year: int | None) -> bool:
        """Whether an undertaking has no end before a year."""
        end = self.years(undertaking)[1]
        return year is None or end is None or end >= year

    def last_year(self) -> int | None:
        """The latest year that is stated or computed of any undertaking."""
        return max((year for u in self.undertakings() for year in self.years(u) if year), default=None)

    def vantage(self) -> int | None:
        """The year of the newest source; a later one that is stated where some source has no date."""
        dates = [date for date in self.dates if date]
        if dates and len(dates) == len(self.dates):
            return max(dates)
        return max([*dates, *filter(None, [self.last_year()])], default=None)

    def twins(self) -> set[frozenset[str]]:
        """Pairs that are said to be twinned or paired, whatever they do together."""
        return {
            frozenset((self.whole(one), self.whole(other)))
            for one in list(self.said)
            for other in self.values(one, *TYING)
        }

    def organisations(self) -> set[str]:
        """Who takes part in something or is twinned."""
        return {m for u in self.undertakings() for m in self.members(u)} | {
            one for pair in self.twins() for one in pair
        }

    def ties(self, undertakings: Iterable[str] | None = None) -> Ties:
        """Who is tied to whom by an undertaking or a twinning."""
        found: Ties = {one: set() for one in self.organisations()}
        shared = [self.members(u) for u in (self.undertakings() if undertakings is None else undertakings)]
        for group in (*shared, *self.twins()):
            for one, other in combinations(sorted(group), 2):
                found[one].add(other)
                found[other].add(one)
        return found

    def strengths(self) -> Counter[frozenset[str]]:
        """How many undertakings and twinnings tie two organisations."""
        pairs: Counter[frozenset[str]] = Counter()
        for undertaking in self.undertakings():
            pairs.update(frozenset(pair) for pair in combinations(sorted(self.members(undertaking)), 2))
        pairs.update(pair for pair in self.twins() if len(pair) == 2)
        return pairs

    def goals(self, undertaking: str) -> set[str]:
        """The numbers of the goals of an undertaking, a target counted as its goal."""
        found = (re.search(r"\d+", goal) for goal in self.values(undertaking, "addressesGoal"))
        return {number[0] for number in found if number}

    def themes(self, undertaking: str) -> set[str]:
        """The themes of an undertaking, by the ends of their addresses."""
        return {theme.rsplit("/", 1)[-1] for theme in self.values(undertaking, "theme")}

    def programmes(self, undertaking: str) -> set[str]:
        """The programmes that an undertaking lies in, itself, by its partnership or by its money."""
        flows = list(self.values(undertaking, "funding"))
        near = {undertaking} | self.values(undertaking, "inPartnership")
        while flows:
            flow = flows.pop()
            near.add(flow)
            flows += self.values(flow, "drawsOn")
        return {programme for one in near for programme in self.values(one, "programme")}

    def country(self, organisation: str) -> str | None:
        """The country that is stated of an organisation, or in whose official list it stands."""
        lists = (self.one(country) for thing, country in self.coded.items() if self.one(thing) == organisation)
        return min(self.best(organisation, "country") or lists, default=None)

    def foreign(self) -> dict[str, set[str]]:
        """Countries that undertakings name as partners' without a member from there, with those undertakings."""
        found: dict[str, set[str]] = defaultdict(set)
        for undertaking in self.undertakings():
            direct = self.values(undertaking, *INVOLVING)
            direct |= {
                v for part in self.values(undertaking, "participation") for v in self.values(part, "participant")
            }
            for country in self.values(undertaking, "partnerCountry") - {self.country(one) for one in direct}:
                found[country].add(undertaking)
        return found

    def flows(self) -> set[tuple[str, str]]:
        """From whom to whom or what money goes, step by step where the steps are stated."""
        found: set[tuple[str, str]] = set()
        for undertaking in self.undertakings():
            first, told = self.values(undertaking, "funding"), set()
            steps = [(flow, undertaking) for flow in first]
            while steps:
                flow, to = steps.pop()
                for payer in self.values(flow, "funder"):
                    told.add(payer)
                    found.add((payer, to))
                    steps += [(source, payer) for source in self.values(flow, "drawsOn")]
            found |= {(payer, undertaking) for payer in self.values(undertaking, "fundedBy") - told}
        return found

    def is_called(self, thing: str, label: str) -> bool:
        """Whether a name is one of a thing; what has no name may be called anything."""
        return label in self.called[thing] or not self.called[thing]

    def are_called(self, things: Collection[str], labels: Collection[str]) -> bool:
        """Whether names are those of things, one each."""
        left = list(labels)
        for thing in sorted(things, key=lambda thing: not self.called[thing]):
            label = next((label for label in left if self.is_called(thing, label)), None)
            if label is None:
                return False
            left.remove(label)
        return not left


def _stands(claim: dict[str, Any]) -> bool:
    """Whether a claim is asserted and accepted; what nobody has judged counts nowhere."""
    return claim.get("modality", "asserted") == "asserted" and claim.get("review", "accepted") == "accepted"


def _names(given: Any) -> set[str]:
    """All names in what a claims file or a decision gives: one, a list, or some of either by language."""
    if isinstance(given, dict):
        return {name for names in given.values() for name in _names(names)}
    return {str(name) for name in given} if isinstance(given, list) else {str(given)} if given else set()


def _later_first(date: str | None) -> str:
    """A text that sorts later dates first and none last."""
    return "".join(chr(200 - ord(letter)) for letter in date) if date else "\U0001ffff"


def _computed_end(start: str, length: str) -> int | None:
    """The year of the last month of a length, counted from a start."""
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?", length) if start and length else None
    if not found:
        return None
    months = 12 * int(found[1] or 0) + int(found[2] or 0)
    return (int(start[:4]) * 12 + (int(start[5:7]) if len(start) >= 7 else 1) - 1 + months - 1) // 12
