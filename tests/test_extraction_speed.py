"""Work grows with the text and no faster, and what is done is not done again."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from vanort.claims import format_claims_file
from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing import batch
from vanort.extraction.proposing.claims_file import propose
from vanort.extraction.proposing.journal import note, read_journal, state_of
from vanort.workspace.model import Workspace

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from extraction_pages import PAGE, made_page, write_workspace


def seconds_a_page(pages: int) -> float:
    text = made_page("sv", pages, pages * PAGE)
    document = Document(Path("page.txt"), text, find_sections(text), "0" * 64, language="sv")
    begun = time.process_time()
    format_claims_file(propose(extract(document), "page"))
    return (time.process_time() - begun) / len(text)


@pytest.mark.slow
def test_forty_pages_take_no_more_a_page_than_four() -> None:
    """A page of a long document costs some more than one of a short document (1.5 to 2.3 times), and not ever more."""
    seconds_a_page(1)
    short = min(seconds_a_page(4) for _ in range(5))
    long = min(seconds_a_page(40) for _ in range(2))

    assert long <= 3 * short


def test_an_extraction_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    """Ctrl-C keeps what is done; the next run does the rest and nothing twice; both write what one run writes."""
    rooms = [Workspace(tmp_path / name) for name in ("stopped", "whole")]
    for room in rooms:
        write_workspace(room.root, 4)
    reached: list[str] = []

    def stop_at_third(done: int, total: int, name: str) -> None:
        reached.append(name)

    def stopping(path: Path, language: str | None, *_: object) -> str:
        if len(reached) == 3:
            raise KeyboardInterrupt
        return state_of(path, language)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "state_of", stopping)
        stopped = batch.extract_workspace(rooms[0], step=stop_at_third)
    first = {path.name: path.stat().st_mtime_ns for path in rooms[0].claims.iterdir()}
    rest = batch.extract_workspace(rooms[0])
    batch.extract_workspace(rooms[1])
    written = [{path.name: path.read_bytes() for path in room.claims.iterdir()} for room in rooms]

    assert stopped.stopped
    assert stopped.lines[-1].startswith("Stopped at 2 of 4")
    assert len(first) == 2
    assert len(rest.lines) == 2
    assert all((rooms[0].claims / name).stat().st_mtime_ns == when for name, when in first.items())
    assert written[0] == written[1]


def test_a_torn_line_of_the_journal_says_nothing_wrong(tmp_path: Path) -> None:
    """Wherever a crash cuts the journal off, a document has the mark that was noted for it, or none."""
    journal = tmp_path / "build" / "extracted.tsv"
    note(journal, "a.txt", "11")
    note(journal, "b.txt", "22")
    whole = journal.read_text(encoding="utf-8")
    for cut in range(len(whole)):
        journal.write_text(whole[:cut], encoding="utf-8")
        found = read_journal(journal)

        assert found.get("a.txt") == ("11" if cut > whole.index("\n") - 1 else None)
        assert found.get("b.txt", "22") == "22"


def test_metadata_and_language_are_part_of_what_was_extracted(tmp_path: Path) -> None:
    """A document whose metadata changed, or that is to be read in another language, is read again."""
    page = tmp_path / "page.txt"
    page.write_text("Sala kommun är medlem i Eurocities.\n", encoding="utf-8")
    bare = state_of(page, None)
    other = state_of(page, "sv")
    (tmp_path / "page.txt.yaml").write_text("language: da\n", encoding="utf-8")

    assert len({bare, other, state_of(page, None)}) == 3


def test_two_documents_of_one_name_have_two_claims_files(tmp_path: Path) -> None:
    """page.txt and page.md do not write over each other."""
    room = Workspace(tmp_path)
    room.documents.mkdir()
    for ending in ("txt", "md"):
        (room.documents / f"page.{ending}").write_text("Sala kommun är medlem i Eurocities.\n", encoding="utf-8")
    batch.extract_workspace(room)

    assert sorted(path.name for path in room.claims.iterdir()) == ["page-txt.yaml", "page.yaml"]
