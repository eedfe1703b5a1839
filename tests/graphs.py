"""A small graph, as a build would make it, for tests of views and answers."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDFS, Graph
from rdflib.namespace import RDF

from vanort.store import EmbeddedStore, open_text

GRAPHS = "https://w3id.org/vanort/graph/"
ONTOLOGY = Path(__file__).parent.parent / "ontology"
PREFIXES = """
@prefix vanort: <https://w3id.org/vanort/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix theme: <https://w3id.org/vanort/concept/theme/> .
@prefix : <https://w3id.org/vanort/id/> .
"""

# Björkvik works with Northford (twins, and two projects), with Eastlea (one project that Southmoor shares).
SMALL = """
:bjorkvik a vanort:Municipality ; skos:prefLabel "Björkviks kommun"@sv , "Björkvik"@en ; vanort:country :se .
:northford a vanort:Municipality ; skos:prefLabel "Northford"@en ; vanort:country :gb ; vanort:twinnedWith :bjorkvik .
:bjorkvik vanort:twinnedWith :northford .
:eastlea a vanort:Municipality ; skos:prefLabel "Eastlea"@en ; vanort:country :gb .
:southmoor a vanort:Organisation ; skos:prefLabel "Southmoor College"@en ; vanort:country :gb .
:office a vanort:Organisation ; skos:prefLabel "Björkvik's schools office"@en ; org:subOrganizationOf :bjorkvik .
:agency a vanort:Organisation ; skos:prefLabel "The Agency"@en .
:state a vanort:Organisation ; skos:prefLabel "The State"@en .
:se a vanort:Country ; skos:prefLabel "Sweden"@en , "Sverige"@sv .
:gb a vanort:Country ; skos:prefLabel "United Kingdom"@en , "Storbritannien"@sv .
:cy a vanort:Country ; skos:prefLabel "Cyprus"@en , "Cypern"@sv .
:water a vanort:Project ; skos:prefLabel "Water"@en , "Vatten"@sv ; vanort:involves :bjorkvik , :northford ;
  vanort:coordinator :bjorkvik ; vanort:partner :northford ; vanort:startYear 2014 ; vanort:endYear 2016 ;
  vanort:addressesGoal sdg:6.1 ; vanort:theme theme:water ; vanort:fundedBy :agency , :state ;
  vanort:funding :water-money ; vanort:contact :water-contact .
:water-money a vanort:Funding ; vanort:funder :agency ; vanort:drawsOn :state-money .
:state-money a vanort:Funding ; vanort:funder :state .
:schools a vanort:Project ; skos:prefLabel "Schools"@en ; vanort:involves :bjorkvik , :northford , :office ;
  vanort:partner :bjorkvik , :northford , :office ; vanort:startYear 2018 ; vanort:addressesGoal sdg:4 ;
  vanort:fundedBy :agency ; vanort:contact :water-contact .
:trees a vanort:Partnership ; skos:prefLabel "Trees"@en ; vanort:involves :bjorkvik , :eastlea , :southmoor ;
  vanort:partner :bjorkvik , :eastlea , :southmoor ; vanort:partnerCountry :cy ; vanort:participation :part .
:part a vanort:Participation ; vanort:participant :southmoor ; vanort:startYear 2020 ;
  vanort:role <https://w3id.org/vanort/concept/role/observer> .
:water-contact a vanort:ContactPoint ; vanort:contactPerson :ada .
:ada a vanort:Person ; skos:prefLabel "Ada Example"@en ; vanort:worksFor :bjorkvik .
sdg:4 skos:prefLabel "Quality education"@en , "God utbildning för alla"@sv .
sdg:6 skos:prefLabel "Clean water and sanitation"@en .
sdg:13 skos:prefLabel "Climate action"@en .
"""


def store_of(turtle: str) -> EmbeddedStore:
    """Open a store whose view is this Turtle."""
    return open_text(quads_of(turtle))


def quads_of(turtle: str) -> str:
    """Return a dataset whose view is this Turtle, superclasses written out as a build writes them out."""
    view = Graph().parse(data=PREFIXES + turtle, format="turtle")
    ontology = Graph().parse(ONTOLOGY / "vanort.ttl")
    reference = Graph().parse(ONTOLOGY / "concepts.ttl")
    for thing, _, class_ in list(view.triples((None, RDF.type, None))):
        for wider in ontology.transitive_objects(class_, RDFS.subClassOf):
            view.add((thing, RDF.type, wider))
    quads = [
        f"{triple.removesuffix(' .')} <{GRAPHS}{name}> .\n"
        for name, graph in (("view", view), ("ontology", ontology), ("reference", reference))
        for triple in graph.serialize(format="nt").splitlines()
        if triple
    ]
    return "".join(quads)
