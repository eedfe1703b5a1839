"""What people have said to hold no fact: one text file for each document, one line for each sentence.

A line has the words of the sentence, who said so, when, and why, with a tab between. It holds for every sentence of
these words; white space makes no difference. Lines that begin with # are remarks. A document that changed keeps what was
said of the sentences that are still there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanort.errors import ClaimsError
from vanort.support.files import read_text, write_atomically
from vanort.support.turns import turn

_HEAD = "# Sentences without a fact, one a line: words, who, when, why, with a tab between. Edit freely.\n"
_FIELDS = 4
_HASH = "\\#"  # how words are written that begin with the sign of a remark, as headings of Markdown do


@dataclass(frozen=True, slots=True)
class NoFact:
    """Say of words that they hold no fact, with who said so, when and why."""

    words: str
    by: str = ""
    date: str = ""
    why: str = ""


def words_of(text: str) -> str:
    r"""Return a sentence as it is written into a file and compared: one blank for all white space.

    >>> words_of("Read\u00a0more\n here ")
    'Read more here'
    """
    return " ".join(text.split())


def no_fact_path(folder: Path, document: str) -> Path:
    """Return the file that belongs to a document.

    >>> no_fact_path(Path("coverage"), "page.html").as_posix()
    'coverage/page.html.tsv'
    """
    return folder / f"{document}.tsv"


def read_no_facts(path: Path, *, shown: str = "") -> Mapping[str, NoFact]:
    """Return what a file says, by the words; nothing where there is no file.

    Raises ClaimsError, with the line, where a line has more parts than it can have.
    """
    if not path.is_file():
        return {}
    found = {}
    for number, line in enumerate(read_text(path, error=ClaimsError).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) > _FIELDS:
            raise ClaimsError(
                f"The line has {len(parts)} parts with a tab between.",
                path=shown or path,
                line=number,
                hint="Write the words, who, when and why, and no other tab.",
            )
        said = NoFact(*(words_of(part) for part in parts))
        words = said.words.removeprefix("\\") if said.words.startswith(_HASH) else said.words
        found[words] = NoFact(words, said.by, said.date, said.why)
    return found


def say_no_fact(path: Path, said: Iterable[NoFact]) -> tuple[str, ...]:
    """Add lines to a file, what stands there left as it is; return the words that were not there yet.

    Raises ClaimsError where the file cannot be read.
    """
    with turn(path.parent):
        known = read_no_facts(path)
        new = {one.words: one for one in said if one.words and one.words not in known}
        if new:
            text = read_text(path, error=ClaimsError) if path.is_file() else _HEAD
            text += "" if text.endswith("\n") else "\n"
            write_atomically(path, text + "".join(map(_line, new.values())))
    return tuple(new)


def take_back(path: Path, words: Iterable[str]) -> tuple[NoFact, ...]:
    """Take lines out of a file, all others left as they are; return what they said.

    Raises ClaimsError where the file cannot be read.
    """
    with turn(path.parent):
        known = read_no_facts(path)
        gone = {each: known[each] for each in words if each in known}
        if gone:
            lines = read_text(path, error=ClaimsError).splitlines(keepends=True)
            write_atomically(path, "".join(line for line in lines if _words_of_line(line) not in gone))
    return tuple(gone.values())


def _line(said: NoFact) -> str:
    words = f"\\{said.words}" if said.words.startswith("#") else said.words
    return "\t".join((words, words_of(said.by), said.date, words_of(said.why))).rstrip("\t") + "\n"


def _words_of_line(line: str) -> str:
    if line.startswith("#"):
        return ""
    words = words_of(line.split("\t")[0])
    return words.removeprefix("\\") if words.startswith(_HASH) else words
