"""Texts in, rows out: read one text or a table of texts, and write the goals of each as CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from vanort.errors import DocumentError
from vanort.extraction.goals.read import read_goals
from vanort.support.files import read_text

COLUMNS = ("id", "goal", "kind", "score", "words")
_LARGEST = 500_000_000

Row = dict[str, str | float]


def read_texts(path: Path | None) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of each text: the rows of a table, or one document of any format that vanort reads.

    Without a path, standard input is read: a table where its first line names a column `text`, else a text.

    Raises DocumentError where the file cannot be read, or a table has no column `text`.
    """
    if path is None:
        text = sys.stdin.read()
        return read_table(text) if is_table(text) else iter([("-", text)])
    if path.suffix.lower() in {".csv", ".tsv"}:
        return read_table(read_text(path, error=DocumentError, max_bytes=_LARGEST), path)
    from vanort.documents import read_document

    return iter([(path.stem, read_document(path).text)])


def read_table(text: str, path: Path | None = None) -> Iterator[tuple[str, str]]:
    r"""Yield (id, text) of each row of a table; where it has no `id`, the row's number from 1 stands for it.

    >>> list(read_table("id,text\na,Clean water\n"))
    [('a', 'Clean water')]

    Raises DocumentError where there is no column `text`, or where the table is broken.
    """
    csv.field_size_limit(_LARGEST)
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text))
    try:
        columns = reader.fieldnames or []
        if "text" not in columns:
            raise DocumentError(
                f"The table has no column text, only: {', '.join(columns) or 'nothing'}.",
                path=path or "standard input",
                line=1,
                hint="Call the column with the texts text, in the first line.",
            )
        for number, row in enumerate(reader, 1):
            yield row.get("id") or str(number), row["text"] or ""
    except csv.Error as error:
        raise DocumentError(
            f"The table cannot be read: {error}.",
            path=path or "standard input",
            line=reader.line_num,
            hint="Save it as CSV again.",
        ) from error


def is_table(text: str) -> bool:
    r"""Tell whether a text is a table with a column `text`.

    >>> is_table("id,text\n1,Water\n"), is_table("Some text, and more.")
    (True, False)
    """
    first = text.partition("\n")[0].strip("\r\ufeff")
    return "text" in next(csv.reader([first], delimiter=_delimiter(first)), [])


def goal_rows(texts: Iterable[tuple[str, str]], language: str | None = None) -> Iterator[Row]:
    """Yield a row for each goal that each text states or suggests; the words are joined by semicolons.

    >>> [row["goal"] for row in goal_rows([("a", "Clean water, clean energy.")])]
    ['6', '7']
    """
    for identifier, text in texts:
        for reading in read_goals(text, language):
            values = (identifier, reading.goal, reading.kind, reading.score, "; ".join(reading.words))
            yield dict(zip(COLUMNS, values, strict=True))


def format_rows(rows: Iterable[Row], form: str) -> str:
    r"""Write rows as `csv` or `json`.

    >>> format_rows([], "csv")
    'id,goal,kind,score,words\n'
    """
    if form == "json":
        return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=lambda delimiter: (first.count(delimiter), delimiter == ","))
