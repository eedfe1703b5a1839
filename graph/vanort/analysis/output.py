"""An analysis as text, as a table of measures in CSV, and as JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from vanort.analysis.analysing import Analysis
from vanort.analysis.passages import statements_of
from vanort.analysis.sentences import Answer, Counted, heading, measure_name, number, say
from vanort.languages import alphabet_key

DEFAULT_ROWS = 15
SHOWN = ("degree", "strength", "betweenness", "closeness", "constraint", "core")
SHOWN_DIRECTED = ("in_degree", "out_degree", "in_strength", "out_strength", "betweenness", "pagerank")


def measure_rows(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one row a node: IRI, name, group and every measure; None where a measure is undefined."""
    found = analysis.measures
    columns = {name: found.columns[name].tolist() for name in found.columns}
    for place, node in enumerate(found.nodes):
        row: dict[str, Any] = {"node": node, "label": analysis.network.nodes[node].get("label", node)}
        row["community"] = analysis.groups.membership[node]
        for name, values in columns.items():
            row[name] = None if math.isnan(values[place]) else values[place]
        yield row


def strongest(analysis: Analysis) -> list[dict[str, Any]]:
    """Return the rows of measures, those with most weight on their ties first, equal ones by name."""
    names = ("in_strength", "out_strength") if analysis.measures.directed else ("strength",)
    return sorted(
        measure_rows(analysis),
        key=lambda row: (-sum(row[name] for name in names), alphabet_key(row["label"], analysis.language)),
    )


def write_csv(analysis: Analysis) -> str:
    """Return the measures as CSV; an undefined value is an empty cell."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, ["node", "label", "community", *analysis.measures.columns])
    writer.writeheader()
    writer.writerows(measure_rows(analysis))
    return buffer.getvalue()


def write_json(analysis: Analysis) -> str:
    """Return everything as JSON: answers with their facts and passages, figures, groups, measures, years, suggestions."""
    content = {
        "organisation": analysis.organisation,
        "year": analysis.year,
        "language": analysis.language,
        "answers": [
            {
                "section": answer.section,
                "key": answer.key,
                "text": say(answer, analysis.language),
                "values": {name: _plain(value, analysis.language) for name, value in answer.values.items()},
                "facts": list(answer.facts),
                "passages": [one.passage._asdict() for one in statements_of(answer, analysis.statements)],
            }
            for answer in analysis.answers
        ],
        "structure": asdict(analysis.structure),
        "communities": {
            "modularity": analysis.groups.modularity,
            "stability": analysis.groups.stability,
            "runs": analysis.groups.runs,
        },
        "sampled": analysis.measures.sampled,
        "measures": list(measure_rows(analysis)),
        "years": [asdict(year) for year in analysis.years],
        "suggestions": [asdict(suggestion) for suggestion in analysis.suggestions],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(value: Any, language: str) -> Any:
    """Return a value as JSON can hold it: a part of a sentence as its words."""
    if isinstance(value, Answer):
        return say(value, language)
    if isinstance(value, Counted):
        return value._asdict() | {"total": value.total}
    return [_plain(item, language) for item in value] if isinstance(value, list) else value


def write_text(analysis: Analysis, *, rows: int = DEFAULT_ROWS) -> str:
    """Return the answers by section and the measures of the organisations with most ties, to be read."""
    lines = []
    for section, answers in analysis.by_section().items():
        title = heading(section, analysis.language)
        lines += [title, "─" * len(title), *(f"· {say(answer, analysis.language)}" for answer in answers), ""]
    table = strongest(analysis)[:rows]
    if table:
        shown = SHOWN_DIRECTED if analysis.measures.directed else SHOWN
        width = max(len(row["label"]) for row in table)
        names = [measure_name(name, analysis.language) for name in shown]
        lines.append(" " * width + "".join(f"  {name:>12}" for name in names))
        for row in table:
            cells = ("–" if row[name] is None else number(row[name], analysis.language) for name in shown)
            lines.append(f"{row['label']:<{width}}" + "".join(f"  {cell:>12}" for cell in cells))
        lines += [
            "",
            say(Answer("limits.more", {"count": analysis.structure.nodes, "shown": len(table)}), analysis.language),
        ]
    return "\n".join(lines).rstrip() + "\n"
