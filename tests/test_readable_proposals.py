"""Whatever is proposed for a document can be read again: lists, tables and headings, repeated, shuffled and cut."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from vanort.claims import find_quote, format_claims_file, parse_claims_file, passage_around, quotable
from vanort.claims.model import Span
from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose

LINES = {
    "sv": "# Projektet Fyren|Deltagare: Ann Berg – Lunds universitet|- Tartu, Estland|Projektet Fyren pågår 2017-00-00 till 31.04.2019.|| Ort | Land ||| Hof | Tyskland |",
    "en": "# The Beacon project|Eva Lind – University of Oulu|- Tartu, Estonia|The Beacon project runs from 02/30/2018 to 31/12/2019.|| Town | Country ||| Hof | Germany |",
    "no": "# Prosjektet Fyrlykt|Ann Berg – Universitetet i Bergen|- Tartu, Estland|Prosjektet Fyrlykt ledes av Hamar kommune.",
    "da": "# Projektet Fyret|Ann Berg – Aarhus Universitet|- Tartu, Estland|Projektet Fyret ledes af Odense Kommunes kontor.",
    "de": "# Das Projekt Turm|Ann Berg – Universität Rostock|- Tartu, Estland|Das Projekt Turm läuft bis 31.11.2019.",
    "fi": "# Hanke Majakka|Ann Berg – Oulun yliopisto|- Tartto, Viro|Hanketta Majakka johtaa Tampereen kaupunki.",
}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("language", LINES)
def test_what_is_proposed_is_read_again(language: str, seed: int) -> None:
    """Nothing that extract writes is refused by build."""
    chance = random.Random(seed)  # noqa: S311
    lines = [chance.choice(LINES[language].split("|")) for _ in range(chance.randint(4, 40))]
    text = chance.choice(("\n", "\n\n", " \u2028\n")).join(lines) + chance.choice(("", "\n", "\x07\n"))
    document = Document(Path("page.txt"), text, find_sections(text), "0" * 64, language=language)

    proposed = propose(extract(document), "page")
    again = parse_claims_file(format_claims_file(proposed), "page", document)

    assert [claim.triple for claim in again.statements] == [claim.triple for claim in proposed.statements]
    assert [claim.span for claim in again.statements] == [claim.span for claim in proposed.statements]


def test_every_quote_is_found_where_it_was_taken_from() -> None:
    """A quote, widened where it must be, with the passage around it, leads back to its own place."""
    chance = random.Random(1)  # noqa: S311
    for _ in range(3000):
        text = "".join(chance.choice("ab \n") for _ in range(chance.randint(1, 24)))
        start = chance.randrange(len(text))
        span = quotable(text, Span(start, chance.randint(start + 1, len(text))))
        if text[span.start : span.end].split(" ")[0].strip() == "" or text[span.end - 1].isspace():
            continue  # what is proposed neither begins nor ends with a blank

        assert find_quote(text, text[span.start : span.end], within=passage_around(text, span)) == span
