"""Small workspaces for tests, written out in full so that a test can be read by itself."""

from __future__ import annotations

from pathlib import Path

from vanort.claims import ClaimsFile, parse_claims_file
from vanort.documents import Document, read_document
from vanort.workspace.model import Workspace, open_workspace

TEXT = """\
Ekby and Lund-by-Sea

Ekby Municipality has worked with Lund-by-Sea since 2006.
The project Clean Shores (2015–2017) is led by Ekby Municipality. It cost 1,000 euro.
Contact: Anna Ek, Ekby Municipality, anna.ek@ekby.example, +46 470 123 45.
"""

CLAIMS = """\
document: page.txt
things:
  ekby: {type: Municipality, name: Ekby Municipality, also: [Ekby]}
  lund: {type: Municipality, name: Lund-by-Sea}
  shores: {type: Project, name: Clean Shores}
  anna: {type: Person, name: Anna Ek}
  desk: {type: ContactPoint, quote: "Contact: Anna Ek"}
claims:
  - {subject: shores, property: partner, object: ekby, quote: led by Ekby Municipality}
  - {subject: shores, property: coordinator, object: ekby, quote: led by Ekby Municipality}
  - {subject: shores, property: start, object: 2015, quote: "2015–2017"}
  - {subject: shores, property: end, object: 2017, quote: "2015–2017"}
  - {subject: shores, property: contact, object: desk, quote: "Contact: Anna Ek"}
  - {subject: desk, property: contactPerson, object: anna, quote: Anna Ek}
  - {subject: desk, property: email, object: anna.ek@ekby.example, quote: anna.ek@ekby.example}
  - {subject: desk, property: telephone, object: "+4647012345", quote: +46 470 123 45}
  - {subject: anna, property: worksFor, object: ekby, quote: "Anna Ek, Ekby Municipality"}
"""


def make_document(folder: Path, text: str = TEXT, name: str = "page.txt", **metadata: str) -> Document:
    """Write a document with its metadata and read it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8"))
    fields = {"language": "en", "title": "A page", **metadata}
    (folder / f"{name}.yaml").write_text("".join(f"{k}: {v}\n" for k, v in fields.items()), encoding="utf-8")
    return read_document(folder / name)


def make_claims(folder: Path, claims: str = CLAIMS, text: str = TEXT, stem: str = "page") -> ClaimsFile:
    """Read claims about a text, both written out."""
    return parse_claims_file(claims, stem, make_document(folder, text))


def make_workspace(
    root: Path, pages: dict[str, tuple[str, str]] | None = None, decisions: str = "", settings: str = ""
) -> Workspace:
    """Write a workspace: for each stem a text and its claims (the document is called STEM.txt)."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "vanort.toml").write_text(f'title = "A test"\n{settings}', encoding="utf-8")
    for name in ("claims", "decisions"):
        (root / name).mkdir(exist_ok=True)
    for stem, (text, claims) in (pages or {"page": (TEXT, CLAIMS)}).items():
        make_document(root / "documents", text, f"{stem}.txt")
        (root / "claims" / f"{stem}.yaml").write_text(claims, encoding="utf-8")
    if decisions:
        (root / "decisions" / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return open_workspace(root)
