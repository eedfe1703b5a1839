"""A brief as a Word file, to be written on before a meeting."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from vanort.analysis.analysing import Analysis
from vanort.analysis.readable import shorten
from vanort.analysis.sentences import heading, say
from vanort.brief.page import LONGEST_LIST
from vanort.brief.sheet import Sheet
from vanort.brief.table import contact_rows, shared_rows
from vanort.errors import WorkspaceError
from vanort.report.evidence import LONGEST_PASSAGE, shown_passages
from vanort.report.sources import as_of
from vanort.report.words import words

NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # the first that a ZIP file can hold: the same input gives the same bytes


def write_word(sheet: Sheet, analysis: Analysis) -> bytes:
    """Return a brief as the bytes of a Word file; the same on every run.

    Raises WorkspaceError where python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise WorkspaceError(
            "Word files are written with python-docx, which is not installed.",
            hint='Install it with: pip install "vanort[docx]", or write -o FILE.html.',
        ) from error
    language, said = analysis.language, words(analysis.language)
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.partner, "vanort", language
    properties.created = properties.modified = NO_DAY
    document.add_heading(sheet.partner, level=0)
    subtitle = said["brief_subtitle" if sheet.country else "brief_subtitle_placeless"]
    document.add_paragraph(subtitle.format(country=sheet.country, organisation=sheet.organisation), style="Subtitle")
    for line in as_of(analysis):
        document.add_paragraph(line)
    for name, answers in sheet.sections:
        document.add_heading(heading(name, language), level=1)
        for answer in answers:
            text = say(answer, language, longest_list=LONGEST_LIST)
            document.add_paragraph(text, style="List Bullet")
            for one in shown_passages(analysis, answer, text):
                line = document.add_paragraph(style="List Continue")
                line.add_run(said["quoted"].format(words=shorten(one.passage.words, LONGEST_PASSAGE)) + " ")
                line.add_run(one.passage.document).italic = True
        if name == "brief-together" and sheet.shared:
            _add_table(document, shared_rows(sheet, language))
    if sheet.contacts:
        document.add_heading(heading("brief-contacts", language), level=1)
        _add_table(document, contact_rows(sheet, language))
    document.add_heading(said["sources"], level=1)
    for source in analysis.documents:
        parts = (source["documentLabel"], source["publisher"], source["date"] or said["undated"], source["address"])
        document.add_paragraph(", ".join(str(part) for part in parts if part), style="List Bullet")
    document.add_paragraph(said["made_with_contacts" if sheet.contacts else "made"])
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _add_table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _without_times(data: bytes) -> bytes:
    """Pack a ZIP file again with the same day for every part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, NO_DAY.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
