"""A page that is being written: its text, and the annotation that grows with each phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from records import Slots, Thing

# What a phrase says, by its kind: subject, predicate, object, and how certain it is. Slots with several things say it of each.
SAID: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "lead": (("project", "coordinator", "lead", "stated"), ("project", "partner", "lead", "ambiguous")),
    "partners": (("project", "partner", "partners", "stated"),),
    "funders": (("project", "fundedBy", "funders", "stated"),),
    "amount": (("project", "budget", "amount", "stated"),),
    "years": (("project", "startYear", "start", "stated"), ("project", "endYear", "end", "stated")),
    "goal": (("project", "sdg", "goal", "stated"),),
    "person": (("project", "contactPerson", "person", "stated"),),
    "phone": (("person", "phone", "phone", "stated"),),
    "email": (("person", "email", "email", "stated"),),
    "employer": (("person", "affiliation", "lead", "stated"), ("lead", "contactPerson", "person", "ambiguous")),
    "denied": (("project", "partner", "denied", "negated"),),
    "refused": (("project", "fundedBy", "refused", "negated"),),
    "planned": (("project", "partner", "planned", "planned"),),
    "former": (("project", "partner", "former", "past"),),
    "twin": (("lead", "twinnedWith", "twin", "stated"),),
}
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Page:
    """The text of a page and its annotation; every name and fact is entered as it is written, so none can be out of place."""

    def __init__(self, joint: str) -> None:
        self.joint = joint
        self.text = ""
        self._things: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._facts: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._links: list[tuple[Thing, Thing]] = []

    def write(self, phrase: str, slots: Slots, *kinds: str, joint: str | None = None) -> tuple[int, int]:
        """Write a phrase with its slots filled, enter what phrases of these kinds say, and return where it stands.

        `{lead:short}` writes the short name, `{partners:country}` the country behind each that lies abroad.
        """
        start, after = len(self.text), 0
        for slot in _SLOT.finditer(phrase):
            self.text += phrase[after : slot.start()]
            self._fill(slots[slot[1]], slot[2] or "", joint)
            after = slot.end()
        rest = phrase[after:]
        # An abbreviation at the end of a sentence brings its own full stop: "2 mio. kr."
        self.text += rest.removeprefix(".") if self.text.endswith(".") else rest
        line = self.text[start:].strip()
        start += self.text[start:].index(line)
        one = {**slots, "funders": slots["funder"]} if "{funder}" in phrase else slots
        self.say(one, kinds, start, start + len(line))
        return start, start + len(line)

    def _fill(self, things: tuple[Thing | str, ...], form: str, joint: str | None) -> None:
        for at, thing in enumerate(things):
            if at:
                last = f" {self.joint} " if at == len(things) - 1 else ", "
                self.text += last if joint is None else joint
            if isinstance(thing, str):
                self.text += thing
                continue
            self._name(thing, thing.short if form == "short" and thing.short else thing.written)
            if form == "country" and thing.country:
                self.text += " ("
                start = len(self.text)
                self._name(Thing("Country", thing.country, thing.country), thing.country)
                self._enter(thing, "country", Thing("Country", thing.country, ""), "stated", start, len(self.text))
                self.text += ")"

    def _name(self, thing: Thing, written: str) -> None:
        places = self._things.setdefault((thing.kind, thing.label), [])
        places.append((len(self.text), len(self.text) + len(written)))
        self.text += written

    def say(self, slots: Slots, kinds: tuple[str, ...], start: int, end: int, *, certain: bool = True) -> None:
        """Enter what phrases of these kinds say, with the words from start to end as evidence."""
        for kind in kinds:
            for subject, predicate, thing, certainty in SAID[kind]:
                for one in slots[thing]:
                    self._enter(slots[subject][0], predicate, one, certainty if certain else "ambiguous", start, end)
            if kind == "twin":
                self._link(slots, start, end)

    def _link(self, slots: Slots, start: int, end: int) -> None:
        one, other = slots["lead"][0], slots["twin"][0]
        link = Thing("Partnership", f"{_label(one)} – {_label(other)}", "")
        self._things.setdefault((link.kind, link.label), [])
        for party in (one, other):
            self._enter(link, "partner", party, "ambiguous", start, end)
        self._enter(link, "startYear", slots["since"][0], "stated", start, end)

    def _enter(
        self, one: Thing | str, predicate: str, other: Thing | str, certainty: str, start: int, end: int
    ) -> None:
        key = (_label(one), predicate, _label(other))
        known = self._facts.get(key)
        if known is None or known["certainty"] == "ambiguous":
            evidence = {"start": start, "end": end}
            self._facts[key] = {"one": one, "other": other, "evidence": evidence, "certainty": certainty}

    def annotation(self) -> dict[str, Any]:
        """Return what was entered, in the form of the corpus."""
        names = {thing: f"e{number}" for number, thing in enumerate(self._things, 1)}

        def end(thing: Thing | str) -> str:
            return thing if isinstance(thing, str) else names[thing.kind, thing.label]

        def stretch(start: int, stop: int) -> dict[str, Any]:
            return {"start": start, "end": stop, "text": self.text[start:stop]}

        return {
            "entities": [
                {"id": names[thing], "type": thing[0], "label": thing[1], "mentions": [stretch(*one) for one in places]}
                for thing, places in self._things.items()
            ],
            "facts": [
                {
                    "subject": end(fact["one"]),
                    "predicate": predicate,
                    "object": end(fact["other"]),
                    "evidence": stretch(fact["evidence"]["start"], fact["evidence"]["end"]),
                    "certainty": fact["certainty"],
                }
                for (_, predicate, _), fact in self._facts.items()
            ],
        }


def _label(thing: Thing | str) -> str:
    return thing if isinstance(thing, str) else thing.label
