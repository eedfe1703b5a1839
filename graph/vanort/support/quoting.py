"""Texts of others in the files that people write: in quotes, so that YAML and TOML read what was meant."""

from __future__ import annotations

import json
import re

# Neither YAML nor TOML takes control characters as they are, and YAML takes some for ends of lines.
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(value: object) -> str:
    r"""Return a text, or lists and tables of texts, in quotes as YAML and TOML both read them.

    >>> quoted('Växjö "a"\n'), quoted("a\x9b\x7f\u2028b")
    ('"Växjö \\"a\\"\\n"', '"a\\u009b\\u007f\\u2028b"')
    """
    in_quotes = json.dumps(value, ensure_ascii=False)
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", in_quotes)
