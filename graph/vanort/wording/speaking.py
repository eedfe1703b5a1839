"""Which language a command speaks: the workspace's where there is one, else that of the system."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar

from vanort.wording.translating import swedish

_SPOKEN = ContextVar("spoken", default="en")


def speak(language: str) -> None:
    """Say everything from now on in this language."""
    _SPOKEN.set(language)


def spoken() -> str:
    """Return the language that is spoken now."""
    return _SPOKEN.get()


def said(text: str) -> str:
    """Return a text, written in English, in the language that is spoken now; what has no Swedish stays English."""
    return swedish(text) if spoken() == "sv" else text


def system_language(environment: Mapping[str, str]) -> str:
    """Return the language of the system, by the variables of POSIX and, before them, that of GNU; English by default.

    >>> [system_language(e) for e in ({"LANG": "sv_SE.UTF-8"}, {"LANG": "sv_FI"}, {"LC_ALL": "C", "LANG": "sv_SE"}, {})]
    ['sv', 'sv', 'en', 'en']
    >>> system_language({"LANGUAGE": "fi:sv", "LANG": "fi_FI.UTF-8"})
    'sv'
    """
    set_ = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "C")
    wished = environment.get("LANGUAGE", "").split(":") if set_.partition(".")[0] not in ("C", "POSIX") else []
    for wish in (*wished, set_):
        if (language := wish[:2].lower()) in ("en", "sv") and not wish[2:3].isalpha():
            return language
    return "en"
