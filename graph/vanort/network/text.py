"""What XML can hold of a text."""

from __future__ import annotations

import re

# https://www.w3.org/TR/xml/#charsets: everything else ends a reader, however it is escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    r"""Return a value as text that an XML file can hold; characters that it cannot become U+FFFD.

    >>> xml_text("a\x00b")
    'a\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", str(value))
