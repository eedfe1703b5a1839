"""Saved e-mails (.eml): the words of the message, without what is attached, with subject and day from its head."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from vanort.documents.html import read_html
from vanort.documents.model import Reading
from vanort.errors import DocumentError


def read_mail(path: Path, data: bytes) -> Reading:
    """Return the text of a message: its plain part, or else its web page.

    A warning names what is attached. Who wrote to whom is left out: it is no fact of the text, and personal.

    Raises DocumentError where the message has no text.
    """
    message = BytesParser(EmailMessage, policy=policy.default.clone(raise_on_defect=False)).parsebytes(data)
    try:
        body = message.get_body(("plain", "html"))
        words = body.get_content() if body is not None else ""
    except (LookupError, ValueError, KeyError, AttributeError) as error:  # an encoding that there is not, a torn part
        raise DocumentError("The message cannot be read.", path=path, hint="Save it as text.") from error
    if body is None or not isinstance(words, str) or not words.strip():
        raise DocumentError("The message has no text.", path=path, hint="Look whether it is only an attachment.")
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    warnings = (f"Not read: {len(attached)} attachments.",) if attached else ()
    known = {"title": " ".join(str(message.get("subject", "")).split()), "date": _day(str(message.get("date", "")))}
    metadata = {name: value for name, value in known.items() if value}
    if body.get_content_subtype() == "html":
        page = read_html(path, f"<meta charset=utf-8>{words}".encode("utf-8", "replace"))
        return Reading(page.text, page.metadata | metadata, (*page.warnings, *warnings), page.sections, page.headings)
    return Reading(words.replace("\r\n", "\n"), metadata, warnings)


def _day(written: str) -> str:
    """Return the day of a date as messages have it; empty where it is none.

    >>> _day("Tue, 5 Sep 2017 09:12:00 +0200"), _day("yesterday")
    ('2017-09-05', '')
    """
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""
