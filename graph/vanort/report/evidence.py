"""What a sentence rests on, beside it: a few short passages with their sources, and how many more there are."""

from __future__ import annotations

from html import escape

from vanort.analysis.analysing import Analysis
from vanort.analysis.passages import Statement, statements_of
from vanort.analysis.readable import shorten
from vanort.analysis.sentences import Answer
from vanort.privacy.redaction import MASK
from vanort.report.words import words

MOST_PASSAGES = 2  # beside a sentence; more would outweigh it
LONGEST_LABEL = 40  # characters, most of a line beside a sentence
LONGEST_PASSAGE = 110  # characters, about two lines beside a sentence


def evidence(analysis: Analysis, answer: Answer, sentence: str) -> str:
    """Return the passages that a sentence rests on as HTML; empty text where it rests on what no source says.

    A passage in which something personal is blacked out is not shown, only counted.
    """
    shown = shown_passages(analysis, answer, sentence)
    if not shown:
        return ""
    said, label = words(analysis.language), analysis.undertakings.label
    rest = len(statements_of(answer, analysis.statements)) - len(shown)
    lines = [_line(one, label(one.thing) if len(answer.facts) > 1 else "") for one in shown]
    lines += [escape(said["passage_more" if rest == 1 else "passages_more"].format(count=rest))] if rest else []
    return f'<div class="evidence">{"".join(f"<p>{line}</p>" for line in lines)}</div>'


def shown_passages(analysis: Analysis, answer: Answer, sentence: str) -> list[Statement]:
    """Return the few passages that are shown beside a sentence, first those of what it names first."""
    label = analysis.undertakings.label
    named = sorted((sentence.index(label(thing)), thing) for thing in answer.facts if label(thing) in sentence)
    found = statements_of(answer, analysis.statements, [thing for _, thing in named])
    return [one for one in found if MASK not in one.passage.words][:MOST_PASSAGES]


def _line(statement: Statement, label: str) -> str:
    """Return a passage with its document, after the name of what it is about where the words leave that out."""
    words, document = statement.passage
    about = f"{escape(shorten(label, LONGEST_LABEL))}: " if label and label not in words else ""
    return f"{about}<q>{escape(shorten(words, LONGEST_PASSAGE))}</q> <cite>{escape(document)}</cite>"
