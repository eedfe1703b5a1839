"""Sound files of each kind that comes in, to be broken: small, with every form that the kind knows."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from pdf_pages import lines, pdf
from workspaces import CLAIMS, TEXT

REPOSITORY = Path(__file__).parents[2]
SWEDISH = """\
Internationellt arbete

Ekby kommun har sedan 1994 en vänort i Lettland, Talsi. Samarbetet med Lund-by-Sea upphörde 2011.
Projektet Klara sjöar (2020–2022) leds av Ekby kommun. Partner är Talsi, Turku stad och Åhus AB.
Det kostar 1,2 miljoner kronor, varav EU betalar 60 procent. Mål 6 och 13 i Agenda 2030 berörs.

Partner\tLand\tÅr
Talsi\tLettland\t1994–
Zadar\tKroatien\t2003–2011

Kontakt: Ebba Ek, strateg, ebba.ek@ekby.example, 0470-123 45, +46 70 123 45 67.
"""
MARKDOWN = """\
# Twin towns of Ekby

Ekby Municipality has *three* twin towns: [Talsi](https://talsi.example "Latvia"), Zadar and Lund-by-Sea.

## Projects

| Project | Partner | Period | Budget |
| --- | --- | --- | ---: |
| Clean Shores | Talsi | 2015–2017 | 1,000 euro |
| Green Paths | Zadar, Turku | 2019- | SEK 2.5 million |

- **Coordinator:** Ekby Municipality
- Funded by the [European Union](https://europa.example) (Interreg)
  1. not yet begun

> It was to be ended in 2020.

```
code
```
"""
HTML = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Twin towns | Ekby</title>
<meta property="og:site_name" content="Ekby Municipality"><style>.no { display: none } p > b { color: red }</style>
<script type="application/ld+json">{"@type": "WebPage", "dateModified": "2021-05-03"}</script></head>
<body><header><nav><ul><li><a href="/">Start</a></li></ul></nav></header>
<main><h1>Twin towns</h1><p>Ekby Municipality has been twinned with <a href="https://talsi.example">Talsi</a> since 1994.</p>
<h2>Clean Shores</h2><p>The project Clean Shores (2015&ndash;2017) is led by Ekby Municipality. It cost 1,000 euro.</p>
<table><caption>Partners</caption><tr><th>Name<th colspan="2">Place</tr><tr><td rowspan=2>Talsi<td>Latvia<td>1994</tr>
<tr><td>Zadar<td>Croatia</tr></table>
<dl><dt>Coordinator</dt><dd>Ekby Municipality</dd></dl><p class="no">hidden</p><p hidden>also</p>
<p>Contact: <a href="mailto:anna.ek@ekby.example">Anna Ek</a>, <a href="tel:+4647012345">0470-123 45</a></p></main>
<footer>Ekby</footer></body></html>
"""
DECISIONS = """\
# who is who
- decision: same
  things: [page:ekby, page:lund]
  keep: municipality/se-ekby
  name: {en: Ekby municipality, sv: [Ekby kommun, Ekby]}
  by: Maja
  date: 2026-05-01
  why: "One authority, two names."
  active: false
- decision: different
  things: [page:shores, page:ekby]
  by: Maja
  date: 2026-05-02
  why: Not the same.
- {decision: same, things: [page:shores], keep: project/clean-shores, by: Maja, date: 2026-05-03, why: code}
"""
SETTINGS = """\
# Settings
title = {en = "Ekby's work", sv = "Ekbys arbete"}
language = "en"

[view]
source_rank = ["page", "other"]

[explorer]
tour = "tour.yaml"
"""
TOUR = """\
- title: {en: The start, sv: Början}
  text: {en: It began with Lund-by-Sea., sv: Det började med Lund-by-Sea.}
  view: projects
  focus: Ekby Municipality
  year: 2016
- text: A project
  focus: Clean Shores
  annotation: {en: three years, sv: tre år}
  notes: |
    Mention who travels in May.
"""
RULE = """\
#+ summary: What a project is led by takes part in it.
#+ note: A note of ours
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT ?subject (vanort:involves AS ?predicate) (?who AS ?object) (vanort:coordinator AS ?from1)
WHERE { ?subject vanort:coordinator ?who . FILTER(?subject != ?who) BIND(STRLEN(STR(?who)) AS ?long) FILTER(?long > 3) }
ORDER BY ?subject ?object
"""
CHECK = """\
#+ summary: A project without an end
#+ severity: note
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT ?entity ?start WHERE { ?entity a vanort:Project ; vanort:start ?start FILTER NOT EXISTS { ?entity vanort:end ?end } }
ORDER BY ?entity
"""
REFERENCE = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vanort: <https://w3id.org/vanort/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix id: <https://w3id.org/vanort/id/> .

<https://w3id.org/vanort/id/municipality/se-0799> a vanort:Municipality ;
  skos:prefLabel "Ekby kommun"@sv, "Ekby Municipality"@en ;
  skos:altLabel "Ekby" ;
  skos:notation "0799" ;
  vanort:startYear "1971"^^xsd:gYear ; vanort:x 1, 1.5, true, [ vanort:y ( 1 2 ) ] .
"""
METADATA = """\
# where the page comes from
title: "A page"
publisher: Ekby Municipality
address: https://ekby.example/twin-towns
language: en
date: 2021-05-03
retrieved: 2026-01-01
"""
QUERY = """\
#+ summary: Which projects has an organisation?
#+ summary@sv: Vilka projekt har en organisation?
#+ parameter: organisation (Organisation) = Ekby Municipality
#+ parameter: language (language) = en
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT DISTINCT ?project ?projectLabel (COUNT(?year) AS ?n) WHERE {
  VALUES ?language { "en" }
  VALUES ?organisation { <https://w3id.org/vanort/id/municipality/se-ekby> }
  { ?project vanort:partner ?organisation } UNION { ?project vanort:coordinator|^vanort:involves+ ?organisation }
  OPTIONAL { ?project skos:prefLabel ?projectLabel . FILTER(LANG(?projectLabel) = ?language && REGEX(?projectLabel, "^C.*s$", "i")) }
  OPTIONAL { ?project vanort:startYear ?year } MINUS { ?project a vanort:Programme } FILTER NOT EXISTS { ?project vanort:end "2017" }
  BIND(IF(BOUND(?year), STR(?year), "none") AS ?said)
} GROUP BY ?project ?projectLabel HAVING (COUNT(?year) >= 0) ORDER BY STR(?projectLabel) LIMIT 10 OFFSET 0
"""


def word_file() -> bytes:
    """Return a Word file with headings, a list, a table, and properties."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Twin towns"
    document.add_heading("Twin towns of Ekby", 1)
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.add_paragraph("Talsi, Latvia", style="List Bullet")
    table = document.add_table(2, 3)
    for row, words in zip(table.rows, (("Partner", "Country", "Year"), ("Talsi", "Latvia", "1994")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def pdf_file() -> bytes:
    """Return a PDF of two pages, the first in two columns."""
    words = [line for line in TEXT.splitlines() if line]
    return pdf(
        [[*lines(50, 700, *words), *lines(320, 700, "Talsi Latvia 1994", "Zadar Croatia 2003")], lines(50, 700, *words)]
    )


@cache
def seeds() -> dict[str, list[bytes]]:
    """Return sound files by kind."""
    texts = {
        "txt": [TEXT, SWEDISH],
        "md": [MARKDOWN, TEXT],
        "html": [HTML],
        "claims": [CLAIMS],
        "decisions": [DECISIONS],
        "settings": [SETTINGS],
        "tour": [TOUR],
        "reference": [REFERENCE],
        "metadata": [METADATA],
        "query": [QUERY],
        "rule": [RULE],
        "check": [CHECK],
    }
    found = {kind: [text.encode() for text in each] for kind, each in texts.items()}
    return {**found, "pdf": [pdf_file()], "docx": [word_file()]}
