"""The tables of a brief as rows of text, the first of them the heads."""

from __future__ import annotations

from vanort.analysis.sentences import Answer, say
from vanort.brief.sheet import Sheet
from vanort.report.words import words

NOT_STATED = "–"


def shared_rows(sheet: Sheet, language: str) -> list[tuple[str, ...]]:
    """Return what is shared: name, first and last year, funders, goals; a dash where no source says it."""
    said = words(language)
    rows = [tuple(said[name] for name in ("undertaking", "first", "last", "funder", "goal"))]
    for one in sheet.shared:
        first, last = (say(year, language) if isinstance(year, Answer) else year for year in (one.first, one.last))
        last = NOT_STATED if last is None else said["computed"].format(year=last) if one.computed else last
        lists = (", ".join(names) or NOT_STATED for names in (one.funders, one.goals))
        rows.append((one.name, str(first or NOT_STATED), str(last), *lists))
    return rows


def contact_rows(sheet: Sheet, language: str) -> list[tuple[str, ...]]:
    """Return contacts: name, organisation, e-mail, telephone, what they answer for; a dash where no source says it."""
    said = words(language)
    rows = [tuple(said[name] for name in ("person", "organisation", "email", "telephone", "answers_for"))]
    return rows + [tuple(cell or NOT_STATED for cell in contact) for contact in sheet.contacts]
