"""Web pages: the words of the page itself, without what surrounds them on every page of a site."""

from __future__ import annotations

from pathlib import Path

from vanort.documents.encoding import decode
from vanort.documents.model import Reading
from vanort.documents.page_frame import leave_out_frame
from vanort.documents.page_head import read_head
from vanort.documents.page_hidden import by_style_sheet, leave_out_unsaid
from vanort.documents.page_links import read_links
from vanort.documents.page_text import text_of
from vanort.documents.page_title import page_title
from vanort.documents.page_tree import parse_page, words_of
from vanort.documents.plain import plain_text
from vanort.errors import DocumentError

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FEW = 10  # words: a page of fewer that has scripts is likely to be filled in by them


def read_html(path: Path, data: bytes) -> Reading:
    """Return a page's text, with a blank line between blocks and a tab between the cells of a table.

    Warnings name what it holds and does not show, and say where there is hardly any text.

    Raises DocumentError where the bytes hold no page.
    """
    text, warnings = decode(path, data, page=True)
    root, cut = parse_page(text, xhtml=path.suffix.lower() == ".xhtml")
    if root is None:
        raise DocumentError("The file holds no web page.", path=path, hint="Save the page again from the browser.")
    metadata = read_head(root)
    scripts = root.find(".//script") is not None or root.find(".//iframe") is not None
    styled = by_style_sheet(root)
    leave_out_frame(root)
    warnings += cut + leave_out_unsaid(root, styled)
    read_links(root)
    head, shared = metadata.pop("head_title"), metadata.pop("shared_title")
    metadata["title"] = page_title(root, head=head, shared=shared, site=metadata["publisher"])
    body = root.find(".//body")
    said = text_of(body if body is not None else root)
    if scripts and len(said.split()) < _FEW:
        warnings += ("The page has hardly any text; if a script fills it in, save it from the browser as it is shown.",)
    headings = tuple(
        (plain_text(words).text, int(heading.tag[1]))
        for heading in root.iter(*_HEADINGS)
        if (words := words_of(heading))
    )
    return Reading(said, {key: value for key, value in metadata.items() if value}, warnings, headings=headings)
