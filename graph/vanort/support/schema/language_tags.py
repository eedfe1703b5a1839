"""Which codes of languages there are, for whoever has written another."""

from __future__ import annotations

import re
from functools import cache

from vanort.support.schema.nearest import nearest

_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8})*")  # RFC 5646, as far as it is used
_PRIVATE = re.compile(r"q[a-t][a-z]")
# Families of languages, ISO 639-5: what is said of one in general, as "smi" of Sámi.
_FAMILIES = """
    aav afa alg alv apa aqa aql art ath auf aus awd azc bad bai bat ber bih bnt btk cai cau cba ccn ccs cdc cdd cel cmc
    cpe cpf cpp crp csu cus day dmn dra egx esx euq fiu fox gem gme gmq gmw grk hmx hok hyx iir ijo inc ine ira iro itc
    jpx kar kdo khi kro map mkh mno mun myn nah nai ngf nic nub omq omv oto paa phi plf poz pqe pqw pra qwe roa sai sal
    sdv sem sgn sio sit sla smi son sqj ssa syd tai tbq trk tup tut tuw urj wak wen xgn xnd ypk zhx zle zls zlw znd
"""


def is_language(tag: str) -> bool:
    """Tell whether a text is the code of a language that there is, with or without a region, a script or a variant.

    >>> [is_language(tag) for tag in ("sv", "pt-BR", "fit", "smi", "zxx", "svv", "sv_SE", "english")]
    [True, True, True, True, True, False, False, False]
    """
    match = _TAG.fullmatch(tag)
    code = match["language"].lower() if match else ""
    return code in _languages() or code in _families() or _PRIVATE.fullmatch(code) is not None


def language_hint(tag: str) -> str:
    """Return what to write instead of what is no code of a language.

    >>> language_hint("svv"), language_hint("english"), language_hint("sv_SE")
    ('Did you mean sv?', 'Use a code such as sv or en.', 'Did you mean sv-SE?')
    """
    if is_language(joined := tag.replace("_", "-")):
        return f"Did you mean {joined}?"
    near = nearest(tag, [code for code in _languages() if len(code) == 2]) if len(tag) <= 3 else ""
    return near if near.startswith("Did you mean") else "Use a code such as sv or en."


@cache
def _families() -> frozenset[str]:
    return frozenset(_FAMILIES.split())


@cache
def _languages() -> frozenset[str]:
    """Return the codes that CLDR knows: nearly all of ISO 639, with those that stand for others."""
    from babel import Locale
    from babel.core import get_global

    known = (*get_global("likely_subtags"), *get_global("language_aliases"), *Locale("en").languages)
    return frozenset(code.split("_")[0] for code in known)
