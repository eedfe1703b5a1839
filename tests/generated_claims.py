"""Workspaces made up by chance, with all that claims can say of partners, money, times, goals and ties."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

from vanort.workspace.model import Workspace
from workspaces import make_workspace

TOWNS = ("Alby", "Borsa", "Cedra", "Dalum", "Ekvik", "Fasta", "Gimo", "Hovby", "Iholm", "Jarva")
THEMES = ("energy", "water", "culture", "education")
NOT_ASSERTED = ("negated", "planned", "past")


def make_up(root: Path, seed: int, towns: int = 8, undertakings: int = 9) -> Workspace:
    """Write a workspace of two pages, both about the same towns."""
    chance = random.Random(seed)  # noqa: S311 (nothing is secret here)
    pages = {stem: _page(chance, stem, towns, undertakings) for stem in ("one", "two")}
    names = TOWNS[:towns]
    same = [
        {"decision": "same", "things": [f"one:{n.lower()}", f"two:{n.lower()}"], "keep": f"municipality/x-{n.lower()}"}
        for n in names
    ]
    never = {"decision": "never-suggest", "things": [f"one:{names[0].lower()}", f"one:{names[1].lower()}"]}
    signed = [{**decision, "by": "T", "date": "2026-01-01", "why": "Made up."} for decision in (*same, never)]
    workspace = make_workspace(root, pages, yaml.safe_dump(signed, allow_unicode=True))
    for stem in pages:
        if chance.random() < 0.7:
            with (root / "documents" / f"{stem}.txt.yaml").open("a", encoding="utf-8") as file:
                file.write(f"date: {chance.randint(2012, 2024)}-03-01\n")
    return workspace


def _page(chance: random.Random, stem: str, towns: int, undertakings: int) -> tuple[str, str]:
    things: dict[str, dict[str, str]] = {n.lower(): {"type": "Municipality", "name": n} for n in TOWNS[:towns]}
    claims: list[dict[str, object]] = []

    def thing(id_: str, type_: str, name: str = "") -> str:
        things[id_] = {"type": type_, "name": name} if name else {"type": type_, "quote": "kontakt"}
        return id_

    def say(subject: str, property_: str, object_: object) -> None:
        claim = {"subject": subject, "property": property_, "object": object_, "quote": "kontakt"}
        if chance.random() < 0.1:
            claim["modality"] = chance.choice(NOT_ASSERTED)
        if not any(all(claim[key] == known[key] for key in ("subject", "property", "object")) for known in claims):
            claims.append(claim)

    mark = stem.capitalize()
    office = thing("office", "Organisation", f"Alby office {mark}")
    claims.append({"subject": office, "property": "subOrganizationOf", "object": "alby", "quote": "kontakt"})
    funds = [thing(f"fund-{n}", "Organisation", f"Fund {n} {mark}") for n in range(3)]
    frames = [thing(f"frame-{n}", "Programme", f"Frame {n} {mark}") for n in range(2)]
    people = [thing(f"person-{n}", "Person", f"Ada Prov{chr(97 + n)}") for n in range(3)]
    countries = [
        thing(f"country-{code.lower()}", "Country", name) for code, name in (("SE", "Sverige"), ("FI", "Finland"))
    ]
    things["country-se"]["code"], things["country-fi"]["code"] = "SE", "FI"
    for frame in frames:
        if chance.random() < 0.5:
            say(frame, "fundedBy", chance.choice(funds))
    for town in TOWNS[:towns]:
        if stem == "one" and chance.random() < 0.8:
            say(town.lower(), "country", chance.choice(countries))
    one, other = chance.sample(TOWNS[:towns], 2)
    say(one.lower(), chance.choice(("twinnedWith", "pairedWith")), other.lower())
    bonds: list[str] = []
    for n in range(undertakings):
        kind = chance.choice(("Project", "Project", "Partnership"))
        made = thing(f"thing-{n}", kind, f"{kind} {n} {mark}")
        for member in chance.sample([*TOWNS[:towns], office], chance.choice((1, 2, 2, 3, 4))):
            say(made, chance.choice(("partner", "partner", "involves")), member.lower())
        begin = chance.randint(2000, 2016)
        if chance.random() < 0.8:
            say(made, "start", begin)
        if chance.random() < 0.4:
            say(made, "end", begin + chance.randint(0, 8))
        elif chance.random() < 0.5:
            say(made, "duration", chance.choice(("P2Y", "P18M", "P3Y")))
        if chance.random() < 0.4:
            say(made, "fundedBy", chance.choice(funds))
        if chance.random() < 0.2:
            money = thing(f"money-{n}", "Funding")
            source = thing(f"source-{n}", "Funding")
            claims.extend(
                {"subject": s, "property": p, "object": o, "quote": "kontakt"}
                for s, p, o in (
                    (made, "funding", money),
                    (money, "funder", funds[0]),
                    (money, "drawsOn", source),
                    (source, "funder", funds[1]),
                )
            )
        if chance.random() < 0.3:
            say(made, "programme", chance.choice(frames))
        if bonds and kind == "Project" and chance.random() < 0.4:
            say(made, "inPartnership", chance.choice(bonds))
        if kind == "Partnership":
            bonds.append(made)
        if chance.random() < 0.3:
            desk = thing(f"desk-{n}", "ContactPoint")
            claims.append({"subject": made, "property": "contact", "object": desk, "quote": "kontakt"})
            claims.append(
                {"subject": desk, "property": "contactPerson", "object": chance.choice(people), "quote": "kontakt"}
            )
        for _ in range(chance.choice((0, 0, 1, 2))):
            say(made, "addressesGoal", f"SDG {chance.randint(1, 17)}")
        for theme in chance.sample(THEMES, chance.choice((0, 1, 1, 2))):
            say(made, "theme", f"theme/{theme}")
        if chance.random() < 0.2:
            say(made, "partnerCountry", chance.choice(countries))
        if kind == "Project" and n and chance.random() < 0.15:
            say(made, "buildsOn", f"thing-{chance.randrange(n)}")
        if chance.random() < 0.1:
            say(made, "start", begin + 1)
    text = "kontakt\n" + "".join(f"{each['name']}\n" for each in things.values() if "name" in each)
    file = {"document": f"{stem}.txt", "things": things, "claims": claims}
    return text, yaml.safe_dump(file, allow_unicode=True, sort_keys=False)
