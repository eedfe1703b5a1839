"""The report as one page: key figures, answers with their passages, drawings, tables, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from vanort.analysis.analysing import Analysis
from vanort.analysis.key_figures import key_figures
from vanort.analysis.output import strongest
from vanort.analysis.sentences import Answer, heading, measure_name, number, say
from vanort.report.course import course
from vanort.report.evidence import evidence
from vanort.report.flows import flows
from vanort.report.frame import frame
from vanort.report.map import partner_map
from vanort.report.matrix import matrix
from vanort.report.notes import Notes, mark, notes_section
from vanort.report.partners import partner_table
from vanort.report.picture import picture
from vanort.report.sources import as_of, sources_section
from vanort.report.timeline import timeline
from vanort.report.words import words

MOST_ROWS, MOST_NAMES = 8, 6  # a note names all that a sentence rests on, so the sentence may name a few
COLUMNS = ("degree", "strength", "betweenness", "constraint", "core")
# Which drawing stands in which section, after its sentences.
PLACES = {"overview": "network", "dependence": "money", "gaps": "goals", "growth": "growth", "renewal": "timeline"}


def write_report(analysis: Analysis, *, title: str, left_out: Sequence[str] = ()) -> str:
    """Return the report as HTML: no script, nothing loaded, no personal data; the same on every run.

    `left_out` are the titles of imports that are too large for it, which it says.
    """
    language = analysis.language
    said = words(language)
    subtitle = said["subtitle_year" if (year := analysis.undertakings.last_year()) else "subtitle"].format(
        organisation=analysis.undertakings.label(analysis.organisation), year=year
    )
    notes: Notes = []
    body = "\n".join(_parts(analysis, notes))
    return frame(
        f"{_figures(analysis)}\n{body}\n{sources_section(analysis)}",
        title=title,
        subtitle=subtitle if analysis.organisation else said["empty"],
        lead=[*as_of(analysis), *(said["too_large"].format(title=each) for each in left_out)],
        foot=said["made"],
        after=notes_section(analysis, notes),
        language=language,
    )


def _figures(analysis: Analysis) -> str:
    items = "".join(
        f"<li><strong>{number(figure.value, analysis.language)}</strong> {escape(figure.words(analysis.language))}</li>"
        for figure in key_figures(analysis.undertakings, analysis.network)
    )
    return f'<ul class="figures">{items}</ul>'


def _parts(analysis: Analysis, notes: Notes) -> Iterator[str]:
    """Yield the sections in the order in which they are read, the table of partners after the first."""
    for place, (section, answers) in enumerate(analysis.by_section().items()):
        yield _section(analysis, section, answers, notes)
        if place == 0:
            yield partner_table(analysis, notes, below=partner_map(analysis))


def _section(analysis: Analysis, section: str, answers: list[Answer], notes: Notes) -> str:
    lines = []

    # The reasons for one suggestion rest on the same facts and make one paragraph.
    def about(numbered: tuple[int, Answer]) -> object:
        return numbered[1].facts if section == "suggestions" else numbered[0]

    for _, group in groupby(enumerate(answers), key=about):
        together = [answer for _, answer in group]
        facts = together[0].facts
        said = " ".join(say(answer, analysis.language, longest_list=MOST_NAMES) for answer in together)
        beside = evidence(analysis, together[0], said) if facts else ""
        lines.append(f"<li><p>{escape(said)}{mark(analysis, notes, facts, said)}</p>{beside}</li>")
    drawn = _table(analysis) if section == "analysts" else _figure(analysis, PLACES.get(section, ""))
    title = escape(heading(section, analysis.language))
    return f'<section id="{section}">\n<h2>{title}</h2>\n<ul class="answers">{"".join(lines)}</ul>\n{drawn}</section>'


def _figure(analysis: Analysis, name: str) -> str:
    said, language = words(analysis.language), analysis.language
    match name:
        case "network":
            drawn = picture(analysis, language)
        case "timeline":
            drawn = timeline(analysis.undertakings, language)
        case "goals":
            drawn = matrix(analysis.undertakings, language)
        case "money":
            drawn = flows(analysis.money, language)
        case "growth":
            drawn = course(analysis.years, language)
        case _:
            drawn = ""
    if not drawn:
        return ""
    return f"<figure>{drawn}<figcaption>{escape(said[f'{name}_caption'])}</figcaption></figure>\n"


def _table(analysis: Analysis) -> str:
    said = words(analysis.language)
    rows = strongest(analysis)[:MOST_ROWS]
    if not rows or not analysis.structure.ties:
        return ""
    names = (said["organisation"], *(measure_name(name, analysis.language) for name in COLUMNS))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{escape(row["label"])}</th>'
        + "".join(f"<td>{escape(_cell(row[name], analysis.language))}</td>" for name in COLUMNS)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0"><table><caption>{escape(said["measures_caption"])}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: float | None, language: str) -> str:
    return "–" if value is None else number(value, language)
