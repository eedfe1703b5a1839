"""How fast documents are read: the start, pages of one document, and a thousand documents.

    python benchmarks/extraction_speed.py [--documents 1000] [--write]

All times are processor time of one process. The texts are made (extraction_pages.py), denser in names and facts than
most pages are. With --write the tables go to benchmarks/extraction_speed.md.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extraction_pages import LANGUAGES, PAGE, made_page, write_workspace

from vanort.claims import format_claims_file
from vanort.documents import Document, read_document
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose

LENGTHS = (1, 2, 10, 100)
ROUNDS = 4
_START = """
import sys, time
from pathlib import Path
from vanort.claims import format_claims_file
from vanort.documents import read_document
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose
format_claims_file(propose(extract(read_document(Path(sys.argv[1]))), "page"))
print(time.process_time())
"""


def start(path: Path) -> float:
    """Return the seconds from nothing to the claims of a first document of two lines, in a process of its own."""
    path.write_text("Sala kommun är medlem i Eurocities.\n", encoding="utf-8")
    runs = [
        subprocess.run([sys.executable, "-c", _START, str(path)], capture_output=True, check=True) for _ in range(4)
    ]
    return min(float(run.stdout) for run in runs[1:])  # the first one may build the gazetteer


def claims_of(document: Document) -> str:
    """Return the claims file of a document."""
    return format_claims_file(propose(extract(document), "page"))


def per_page(path: Path, language: str) -> list[float]:
    """Return the milliseconds for a page of documents of each length, the best of some rounds through all lengths."""
    documents: dict[int, list[Document]] = {pages: [] for pages in LENGTHS}
    for pages in LENGTHS:
        for number in range(max(1, 10 // pages)):
            path.write_text(made_page(language, number, pages * PAGE), encoding="utf-8")
            documents[pages].append(read_document(path))
    claims_of(documents[1][0])
    best = dict.fromkeys(LENGTHS, float("inf"))
    for _ in range(ROUNDS):
        for pages, some in documents.items():
            begun = time.process_time()
            for document in some:
                claims_of(document)
            spent = time.process_time() - begun
            best[pages] = min(best[pages], 1000 * spent * PAGE / sum(len(document.text) for document in some))
    return list(best.values())


def many(root: Path, documents: int) -> list[str]:
    """Return rows for a workspace of documents: extracted in one go, and again when all is done."""
    write_workspace(root, documents)
    rows: list[str] = []
    for what in ("extracted", "run again, nothing to do"):
        command = [sys.executable, "-m", "vanort", "extract", "-w", str(root)]
        before = _children_seconds()
        subprocess.run(command, stderr=subprocess.DEVNULL, check=True)
        spent = _children_seconds() - before
        memory = f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB" if not rows else ""
        rows.append(f"| {documents} documents, {what} | {spent:.1f} s | {1000 * spent / documents:.0f} ms | {memory} |")
    return rows


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=1000, help="how many; 0 leaves that table out")
    parser.add_argument("--write", action="store_true", help="to benchmarks/extraction_speed.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        # First, while this process is small: what a child needs at most counts the process that it was copied from.
        rows = many(Path(folder) / "room", arguments.documents) if arguments.documents else []
        lines = [
            "# How fast documents are read",
            "",
            "Processor time of one process, the best of some rounds.",
            "",
            f"Start, to the claims of a first document: {start(path):.2f} s.",
        ]
        lines += ["", f"Milliseconds for a page ({PAGE} characters), by the length of the document:", ""]
        lines += [
            "| | " + " | ".join(f"{n} page{'s' * (n > 1)}" for n in LENGTHS) + " |",
            "|---|" + "--:|" * len(LENGTHS),
        ]
        for language in LANGUAGES:
            lines.append(f"| {language} | " + " | ".join(f"{ms:.0f}" for ms in per_page(path, language)) + " |")
            print(lines[-1], file=sys.stderr)
        if rows:
            lines += ["", "`vanort extract`, two pages a document, .txt .html .md .docx:", ""]
            lines += ["| | time | a document | most memory |", "|---|--:|--:|--:|"]
            lines += rows
    text = "\n".join(lines) + "\n"
    print(text)
    if arguments.write:
        Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
