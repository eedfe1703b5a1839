"""A brief as one HTML page, in the style of the report."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from vanort.analysis.analysing import Analysis
from vanort.analysis.sentences import heading, say
from vanort.brief.sheet import Sheet
from vanort.brief.table import contact_rows, shared_rows
from vanort.report.evidence import evidence
from vanort.report.frame import frame
from vanort.report.sources import as_of, sources_section
from vanort.report.words import words

LONGEST_LIST = 40  # names in a sentence: a brief is about one partner, so it may name them all


def write_page(sheet: Sheet, analysis: Analysis) -> str:
    """Return a brief as HTML: no script, nothing loaded; the same on every run."""
    language, said = analysis.language, words(analysis.language)
    parts = []
    for name, answers in sheet.sections:
        lines = []
        for answer in answers:
            text = say(answer, language, longest_list=LONGEST_LIST)
            lines.append(f"<li><p>{escape(text)}</p>{evidence(analysis, answer, text) if answer.facts else ''}</li>")
        parts.append(
            f'<section id="{name}">\n<h2>{escape(heading(name, language))}</h2>\n<ul class="answers">{"".join(lines)}</ul></section>'
        )
        if name == "brief-together" and sheet.shared:
            parts.append(_table(shared_rows(sheet, language)))
    if sheet.contacts:
        title = f"<h2>{escape(heading('brief-contacts', language))}</h2>"
        parts.append(f"<section>{title}{_table(contact_rows(sheet, language))}</section>")
    parts.append(sources_section(analysis))
    subtitle = said["brief_subtitle" if sheet.country else "brief_subtitle_placeless"]
    return frame(
        "\n".join(parts),
        title=sheet.partner,
        subtitle=subtitle.format(country=sheet.country, organisation=sheet.organisation),
        lead=as_of(analysis),
        foot=said["made_with_contacts" if sheet.contacts else "made"],
        language=language,
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows[0])
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows[1:]
    )
    return f'<section><div class="scroll" tabindex="0"><table class="brief"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></section>'
