"""The ontology as one readable page: `python -m vanort.report.ontology_page -o build/docs/ontology.html`.

The order of the terms and the words around them stand in `ontology/page.html`; all that is said about a term comes
from the ontology, its examples, its shapes and its alignments.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from string import Template

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from vanort.catalogue.question import question_folders, read_catalogue
from vanort.support.files import write_atomically
from vanort.support.resources import resource
from vanort.vocabulary import PREFIXES, VANORT

LANGUAGES = ("en", "sv")
HEADER = URIRef("https://w3id.org/vanort/ns")
_TERMS = re.compile(r"<!-- terms: (.+) -->")
_GROUP = re.compile(r'<h3 id="(.+?)">(.+?)</h3>')


def render_page() -> str:
    """Return the page as one HTML document that needs no other file."""
    ontology = Graph().parse(resource("ontology/vanort.ttl"))
    concepts = Graph().parse(resource("ontology/concepts.ttl"))
    shapes = Graph().parse(resource("ontology/shapes.ttl"))
    matches = _matches()

    def card(name: str) -> str:
        return _term(ontology, VANORT[name], matches.get(name, ()))

    template = resource("ontology/page.html").read_text(encoding="utf-8")
    filled = Template(template).substitute(
        title=_texts(ontology, HEADER, DCTERMS.title),
        description=_texts(ontology, HEADER, DCTERMS.description, tag="p"),
        abstract=_texts(ontology, HEADER, DCTERMS.abstract, tag="p"),
        policy=_texts(ontology, HEADER, SKOS.historyNote, tag="p"),
        header=_header(ontology),
        contents=_list(f'<a href="#{anchor}">{text}</a>' for anchor, text in _GROUP.findall(template)),
        diagram=resource("ontology/diagram.svg").read_text(encoding="utf-8"),
        reused=_reused(ontology),
        concepts=_schemes(concepts),
        rules=_rules(shapes),
        prefixes=_prefixes(),
    )
    return _TERMS.sub(lambda found: "\n".join(card(name) for name in found[1].split()), filled)


def both(english: str, swedish: str) -> str:
    """Return a text in both languages, of which the page shows one.

    >>> both("a & b", "a och b")
    '<span lang="en">a &amp; b</span><span lang="sv">a och b</span>'
    """
    return f'<span lang="en">{escape(english)}</span><span lang="sv">{escape(swedish)}</span>'


def short(iri: Node) -> str:
    """Return an IRI as the ontology writes it: terms of its own by name, those of others with their prefix.

    >>> short(VANORT.partner), short(SKOS.prefLabel)
    ('partner', 'skos:prefLabel')
    """
    text = str(iri)
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if text.startswith(namespace):
            return text.removeprefix(namespace) if prefix == "vanort" else f"{prefix}:{text.removeprefix(namespace)}"
    return text


def _texts(graph: Graph, subject: Node, property_: URIRef, *, tag: str = "span") -> str:
    found = {str(o.language): str(o) for o in graph.objects(subject, property_) if isinstance(o, Literal)}
    return "".join(f'<{tag} lang="{tag_}">{escape(found[tag_])}</{tag}>' for tag_ in LANGUAGES if tag_ in found)


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _header(ontology: Graph) -> str:
    def value(property_: URIRef) -> str:
        return escape(str(ontology.value(HEADER, property_)))

    licence = value(DCTERMS.license)
    rows = [
        (both("Namespace", "Namnrymd"), f"<code>{VANORT}</code>"),
        (both("Version", "Version"), f"{value(OWL.versionInfo)} ({value(DCTERMS.modified)})"),
        (both("Made by", "Upphov"), value(DCTERMS.creator)),
        (both("Licence", "Licens"), f'<a href="{licence}">{licence}</a>'),
    ]
    return _rows(rows)


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<div><dt>{name}</dt> <dd>{value}</dd></div>" for name, value in rows if value)


def _term(ontology: Graph, term: URIRef, matches: Iterable[tuple[str, str]]) -> str:
    """Return one term: its names, what it means, what it connects, an example, and what answers to it elsewhere."""
    name = short(term)
    mark = (
        f'<span class="personal">{both("personal data", "personuppgift")}</span>' if _personal(ontology, term) else ""
    )
    example = escape(str(ontology.value(term, SKOS.example)))
    return f"""<section class="term" id="{name}" aria-labelledby="{name}-name">
<h4 id="{name}-name">{_texts(ontology, term, RDFS.label)}<code>{name}</code>{mark}</h4>
<div>{_texts(ontology, term, SKOS.definition, tag="p")}
{_texts(ontology, term, SKOS.scopeNote, tag="p").replace("<p ", '<p class="note" ')}
<dl class="more">{_rows(_connections(ontology, term, matches))}</dl></div>
<div><pre><code>{example}</code></pre>{_whole_example(name)}</div>
</section>"""


def _personal(ontology: Graph, term: URIRef) -> bool:
    return (term, VANORT.personalData, Literal(True)) in ontology


def _connections(ontology: Graph, term: URIRef, matches: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    def links(nodes: Iterable[Node]) -> str:
        return ", ".join(sorted(_link(ontology, node) for node in nodes))

    above = [*ontology.objects(term, RDFS.subClassOf), *ontology.objects(term, RDFS.subPropertyOf)]
    below = [*ontology.subjects(RDFS.subClassOf, term), *ontology.subjects(RDFS.subPropertyOf, term)]
    symmetric = (term, RDF.type, OWL.SymmetricProperty) in ontology
    rows = [
        (both("Kind of", "Ett slags"), links(above)),
        (both("Kinds of it", "Slag av det"), links(below)),
        (both("Of", "Hos"), links(ontology.objects(term, RDFS.domain))),
        (both("Leads to", "Leder till"), links(ontology.objects(term, RDFS.range))),
        (both("Works both ways", "Gäller åt båda hållen"), both("yes", "ja") if symmetric else ""),
        (both("Has", "Har"), links(ontology.subjects(RDFS.domain, term))),
        (both("Is reached by", "Nås genom"), links(ontology.subjects(RDFS.range, term))),
        (
            both("Compare", "Jämför"),
            ", ".join(f'<a href="{escape(iri)}">{escape(curie)}</a>' for curie, iri in matches),
        ),
    ]
    if (term, RDF.type, OWL.Class) not in ontology and (term, RDFS.domain, None) not in ontology:
        rows[2] = (rows[2][0], both("anything that it makes sense for", "allt som det är rimligt för"))
    return rows


def _link(ontology: Graph, node: Node) -> str:
    if isinstance(node, URIRef):
        name = escape(short(node))
        return f'<a href="#{name}"><code>{name}</code></a>' if node in VANORT else f"<code>{name}</code>"
    members = ontology.value(node, OWL.unionOf)
    assert members is not None  # noqa: S101 (the only nameless ranges are unions of datatypes)
    return " | ".join(f"<code>{escape(short(member))}</code>" for member in Collection(ontology, members))


def _whole_example(name: str) -> str:
    path = resource("ontology/examples/valid") / f"{name}.ttl"
    if not path.is_file():
        return ""
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("@prefix"))
    caption = both("A whole example", "Ett helt exempel")
    return f"<details><summary>{caption}</summary><pre><code>{escape(text)}</code></pre></details>"


def _matches() -> Mapping[str, list[tuple[str, str]]]:
    """Return what answers to each term elsewhere, as (CURIE, IRI), from the table of alignments."""
    lines = resource("ontology/alignments.sssom.tsv").read_text(encoding="utf-8").splitlines()
    prefixes = dict(re.findall(r"^#  (\w+): (\S+)$", "\n".join(lines), re.MULTILINE))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        prefix, _, local = row["object_id"].partition(":")
        found[row["subject_id"].removeprefix("vanort:")].append((row["object_id"], prefixes[prefix] + local))
    return found


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(
        "<tr>"
        + "".join(f"<td>{cell}</td>" if i else f'<th scope="row">{cell}</th>' for i, cell in enumerate(row))
        + "</tr>"
        for row in rows
    )
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _reused(ontology: Graph) -> str:
    terms = {t for t in ontology.subjects(RDFS.label, None) if isinstance(t, URIRef) and t not in VANORT}
    rows = [
        (f"<code>{short(term)}</code>", _texts(ontology, term, RDFS.label), _texts(ontology, term, SKOS.scopeNote))
        for term in sorted(terms, key=short)
    ]
    return _table((both("Term", "Term"), both("Name", "Namn"), both("Used for", "Används för")), rows)


def _schemes(concepts: Graph) -> str:
    parts = []
    for scheme in sorted(concepts.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        name = str(scheme).rsplit("/", 1)[1]
        rows = [
            (f"<code>{short(concept)}</code>", _texts(concepts, concept, SKOS.prefLabel), _meaning(concepts, concept))
            for concept in sorted(concepts.subjects(SKOS.inScheme, scheme), key=str)
        ]
        heads = (both("Concept", "Begrepp"), both("Name", "Namn"), both("Means", "Betyder"))
        title, text = (
            _texts(concepts, scheme, p, tag=t) for p, t in ((SKOS.prefLabel, "span"), (SKOS.definition, "p"))
        )
        parts.append(f'<h3 id="scheme-{name}">{title}</h3>{text}{_table(heads, rows)}')
    return "".join(parts)


def _meaning(concepts: Graph, concept: Node) -> str:
    sectors = {*concepts.objects(concept, SKOS.closeMatch), *concepts.objects(concept, SKOS.broadMatch)}
    codes = ", ".join(sorted(str(concepts.value(sector, SKOS.notation)) for sector in sectors))
    return _texts(concepts, concept, SKOS.definition) + (f" <code>DAC {codes}</code>" if codes else "")


def _rules(shapes: Graph) -> str:
    """Return every rule with what its finding says: shapes about one node, queries about the whole graph."""
    say: Callable[[bool], str] = lambda severe: both("violation", "fel") if severe else both("warning", "varning")  # noqa: E731
    rows = [
        (short(shape), say((shape, SH.severity, SH.Violation) in shapes), _texts(shapes, shape, SH.message))
        for shape in shapes.subjects(SH.severity, None)
    ]
    for check in read_catalogue(question_folders("checks")).values():
        found = (" ".join(check.header(key, tag) for key in ("summary", "solution")) for tag in LANGUAGES)
        rows.append((f"{check.name}.rq", say(check.header("severity") == "violation"), both(*found)))
    heads = (both("Rule", "Regel"), both("Severity", "Allvar"), both("What a finding says", "Vad ett fynd säger"))
    return _table(heads, [(f"<code>{name}</code>", severity, text) for name, severity, text in sorted(rows)])


def _prefixes() -> str:
    rows = [(f"<code>{name}:</code>", f"<code>{iri}</code>") for name, iri in sorted(PREFIXES.items())]
    return _table((both("Prefix", "Prefix"), both("Stands for", "Står för")), rows)


def main() -> None:
    """Write the page to the file that -o names."""
    parser = argparse.ArgumentParser(
        prog="python -m vanort.report.ontology_page", description="Write the ontology as a page."
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where the page is written")
    output = parser.parse_args().output
    write_atomically(output, render_page())
    print(f"The ontology as a page: {output}")


if __name__ == "__main__":
    main()
