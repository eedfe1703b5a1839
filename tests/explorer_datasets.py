"""Small, large and hostile datasets for the page, written as N-Quads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.plugins.serializers.nt import _quoteLiteral

from vanort.support.resources import resource
from vanort.vocabulary import CLAIMS, ID, ONTOLOGY, VANORT, VIEW

OA = "http://www.w3.org/ns/oa#"
Fact = tuple[URIRef, URIRef, URIRef | Literal]


def to_quads(facts: Iterable[Fact], *, quotes: Sequence[str] = (), document: str = "A document") -> str:
    """Return facts as the view of a dataset, the first of them claimed with these quotes, with the ontology."""
    facts = list(facts)
    lines = [_line(*fact, VIEW) for fact in facts]
    source = ID["document/0123456789ab"]
    lines += [
        _line(source, RDF.type, VANORT.Document, CLAIMS),
        _line(source, URIRef("http://purl.org/dc/terms/title"), Literal(document), CLAIMS),
    ]
    for number, (quote, (subject, predicate, object_)) in enumerate(zip(quotes, facts, strict=False)):
        claim = ID[f"claim/{number}"]
        target, selector = URIRef(f"{claim}#target"), URIRef(f"{claim}#quote")
        lines += [
            _line(claim, RDF.type, VANORT.Claim, CLAIMS),
            _line(claim, RDF.subject, subject, CLAIMS),
            _line(claim, RDF.predicate, predicate, CLAIMS),
            _line(claim, RDF.object, object_, CLAIMS),
            _line(claim, URIRef(OA + "hasTarget"), target, CLAIMS),
            _line(target, URIRef(OA + "hasSource"), source, CLAIMS),
            _line(target, URIRef(OA + "hasSelector"), selector, CLAIMS),
            _line(selector, URIRef(OA + "exact"), Literal(quote), CLAIMS),
        ]
    lines += [_line(*triple, ONTOLOGY) for triple in Graph().parse(resource("ontology/vanort.ttl"))]
    return "".join(sorted(set(lines)))


def _line(*terms: URIRef | Literal) -> str:
    return " ".join(_quoteLiteral(t) if isinstance(t, Literal) else t.n3() for t in terms) + " .\n"


def partnership_facts(organisations: int, projects: int, partners: int, *, seed: int = 1) -> list[Fact]:
    """Return organisations in projects, some in many and most in few, as in the programmes of the EU."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    facts: list[Fact] = []
    names = [ID[f"organisation/o{number}"] for number in range(organisations)]
    for number, organisation in enumerate(names):
        facts.append((organisation, RDF.type, VANORT.Organisation))
        facts.append((organisation, SKOS.prefLabel, Literal(f"Organisation number {number}", lang="en")))
    for number in range(projects):
        project = ID[f"project/p{number}"]
        facts.append((project, RDF.type, VANORT.Project))
        facts.append((project, SKOS.prefLabel, Literal(f"Project number {number}", lang="en")))
        facts.append((project, VANORT.startYear, Literal(2007 + number % 15)))
        for _ in range(partners):
            member = names[int(organisations * chance.random() ** 2)]
            facts += [(project, VANORT.partner, member), (project, VANORT.involves, member)]
    return sorted(set(facts), key=str)


BEGINNINGS = "Al Berg Dal Ek Fals Gran Hag Ing Karl Lind Malm Nor Ost Ron Sund Tran Ud Vall Ax Ys Helm Kal Mar Stor Ty Lyck Bor Fin Hel Var"
ENDINGS = "by stad hamn berga torp vik ås sund köping näs holm fors lunda rike sala boda ryd stena mora lösa"
THEMES = "Clean water|Energy saving|School exchange|Waste and reuse|Youth work|Women in councils|Open planning|Rescue services|Local food|Town libraries|Safe streets|Cycle paths|Wetlands|Care of the old|Museums"
COUNTRIES = {"SWE": "Sweden", "FIN": "Finland", "POL": "Poland", "ITA": "Italy", "DEU": "Germany", "ESP": "Spain"}
EU = "http://publications.europa.eu/resource/authority/country/"
FUNDERS = "Northern Fund|Twin Town Programme|Baltic Means|Agency for Cooperation|Union of Regions|Water Facility|Culture Board|Civil Fund"


def town_facts(things: int, *, seed: int = 1, cluster: int = 60) -> list[Fact]:
    """Return towns and organisations in projects, in clusters with a strong middle each, tied here and there to others.

    `things` is about how many there are, `cluster` about how many belong together.
    """
    chance = random.Random(seed)  # noqa: S311 (no secret)
    towns = [begin + end for end in ENDINGS.split() for begin in BEGINNINGS.split()]
    chance.shuffle(towns)
    facts: list[Fact] = []
    funders = [ID[f"organisation/f{number}"] for number in range(len(FUNDERS.split("|")))]
    for funder, name in zip(funders, FUNDERS.split("|"), strict=True):
        facts += [(funder, RDF.type, VANORT.Organisation), (funder, SKOS.prefLabel, Literal(name, lang="en"))]
    for code, name in COUNTRIES.items():
        facts += [
            (URIRef(EU + code), RDF.type, VANORT.Country),
            (URIRef(EU + code), SKOS.prefLabel, Literal(name, lang="en")),
        ]
    middles: list[URIRef] = []
    for group in range(max(1, round(things / cluster))):
        size = max(8, int(cluster * chance.lognormvariate(-0.15, 0.6)))
        members = [ID[f"organisation/g{group}-{number}"] for number in range(size * 11 // 20)]
        for number, member in enumerate(members):
            town = towns[(group * 37 + number) % len(towns)]
            kind = VANORT.Organisation if number % 3 == 2 else VANORT.Municipality
            name = (
                f"{town} Association {group}"
                if number % 3 == 2
                else f"{town} {group}"
                if group * 37 + number >= len(towns)
                else town
            )
            facts += [(member, RDF.type, kind), (member, SKOS.prefLabel, Literal(name, lang="en"))]
            facts.append((member, VANORT.country, URIRef(EU + chance.choice([*COUNTRIES, *["SWE"] * 3]))))
        for number in range(size - len(members)):
            project = ID[f"project/g{group}-{number}"]
            place = towns[(group * 37) % len(towns)]
            facts += [
                (project, RDF.type, VANORT.Project),
                (
                    project,
                    SKOS.prefLabel,
                    Literal(f"{chance.choice(THEMES.split('|'))} {place} {number + 1}", lang="en"),
                ),
            ]
            start = chance.randint(2004, 2022)
            if chance.random() < 0.8:
                facts.append((project, VANORT.startYear, Literal(start)))
            if chance.random() < 0.6:
                facts.append((project, VANORT.endYear, Literal(start + chance.randint(1, 5))))
            if chance.random() < 0.6:
                facts.append((project, VANORT.fundedBy, funders[int(len(funders) * chance.random() ** 2)]))
            taking_part = {members[0] if chance.random() < 0.7 else chance.choice(members)}
            taking_part |= {members[int(len(members) * chance.random() ** 1.6)] for _ in range(chance.randint(1, 4))}
            if middles and chance.random() < 0.12:
                taking_part.add(chance.choice(middles))
            for member in sorted(taking_part):
                facts += [(project, VANORT.partner, member), (project, VANORT.involves, member)]
        middles.append(members[0])
    return sorted(set(facts), key=str)
