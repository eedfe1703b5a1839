"""When a value that a server gives back is the one that it was given: stores spell numbers and durations in their own ways."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Context, Decimal, InvalidOperation

from vanort.store.cells import XSD, Cell
from vanort.store.quads import Term

_DURATION = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?")
_LONG = Context(prec=1_000)  # no digit of a number is lost where two are compared
_EXACT = {XSD + "decimal", XSD + "integer"}

Triple = tuple[Term, Term, Term]


def comparable(triple: Triple) -> tuple[Cell, ...]:
    """Return a triple as servers agree on it: by the value of its literal, with language tags in lower case."""
    object_ = triple[2]
    if object_[0] == "literal":
        _, text, language, datatype = object_
        # A whole decimal that comes back as an integer is the same number, and computes as one.
        kind = "number" if datatype in _EXACT else datatype
        object_ = ("literal", _value(text, datatype), language.lower(), kind)
    return (*triple[:2], object_)


def _value(text: str, datatype: str) -> str:
    """Return one spelling for all of a value: stores write 0.60 as 0.6, P30M as P2Y6M, and true as 1.

    >>> _value("0.60", XSD + "decimal"), _value("P30M", XSD + "duration") == _value("P2Y6M", XSD + "duration")
    ('0.6', True)
    """
    match datatype.removeprefix(XSD):
        case "boolean":
            return {"1": "true", "0": "false"}.get(text, text)
        case "decimal" | "integer":
            with suppress(InvalidOperation):
                return f"{Decimal(text).normalize(_LONG):f}"
        case "double" | "float":
            with suppress(ValueError):
                return repr(float(text))
        case "duration" if found := _DURATION.fullmatch(text):
            sign, *parts = found.groups(default="0")
            years, months, days, hours, minutes = map(int, parts[:5])
            seconds = ((days * 24 + hours) * 60 + minutes) * 60 + Decimal(parts[5])
            return f"{sign.strip('0')}{years * 12 + months} months {seconds.normalize():f} s"
    return text
