"""A second reading of a workspace, from its claims and decisions alone: no query, no view, no code of the analysis.

It counts what a report says, so that a test can hold the two against each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import yaml

INVOLVING = ("involves", "partner", "coordinator", "host")
CLASSES = ("Project", "Partnership")


class Reading:
    """What stands in the claims files of a workspace: asserted, not rejected, things joined as decisions say."""

    def __init__(self, root: Path) -> None:
        self.parent: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.mentioned: set[str] = set()
        self.said: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        self.dates: list[int | None] = []
        files = {
            path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (root / "claims").glob("*.yaml")
        }
        for stem, file in files.items():
            meta = root / "documents" / f"{file['document']}.yaml"
            date = (yaml.safe_load(meta.read_text(encoding="utf-8")) if meta.is_file() else {}).get("date")
            self.dates.append(int(str(date)[:4]) if date else None)
            for name, thing in file["things"].items():
                self.types.setdefault(f"{stem}:{name}", thing["type"])
                if "code" in thing:
                    self.join(f"code:{thing['code']}".lower(), f"{stem}:{name}")
        for path in (root / "decisions").glob("*.yaml"):
            for decision in yaml.safe_load(path.read_text(encoding="utf-8")) or ():
                if decision["decision"] == "same" and decision.get("active", True):
                    for other in decision["things"][1:]:
                        self.join(decision["things"][0], other)
        for stem, file in files.items():
            for claim in file["claims"]:
                if claim.get("modality", "asserted") == "asserted" and claim.get("review", "accepted") != "rejected":
                    value, subject = str(claim["object"]), self.one(f"{stem}:{claim['subject']}")
                    value = self.one(f"{stem}:{value}") if value in file["things"] else value
                    self.mentioned |= {subject, value}
                    self.said[subject][claim["property"]].append((value, stem))
        self.types = {self.one(thing): type_ for thing, type_ in self.types.items()}

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
        parts = self.values(undertaking, "participation")
        direct = self.values(undertaking, *INVOLVING) | {v for part in parts for v in self.values(part, "participant")}
        return {self.whole(member) for member in direct}

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
