"""The documents that a report comes from, and of when they are."""

from __future__ import annotations

from html import escape

from vanort.analysis.analysing import Analysis
from vanort.report.words import words


def as_of(analysis: Analysis) -> list[str]:
    """Return the line that says of when the data are; none where no day is known."""
    return [words(analysis.language)["as_of"].format(day=analysis.newest)] if analysis.newest else []


def sources_section(analysis: Analysis) -> str:
    """Return the list of documents as HTML; empty text where there are none."""
    if not analysis.documents:
        return ""
    said = words(analysis.language)
    lines = []
    for document in analysis.documents:
        parts = [document["publisher"], document["date"] or said["undated"], document["address"]]
        rest = ", ".join(escape(str(part)) for part in parts if part)
        lines.append(f"<li><cite>{escape(str(document['documentLabel']))}</cite>, {rest}</li>")
    return f'<section id="sources">\n<h2>{escape(said["sources"])}</h2>\n<ul class="sources">{"".join(lines)}</ul></section>'
