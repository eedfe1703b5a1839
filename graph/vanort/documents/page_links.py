"""Addresses that a page gives in its links only, and footnote marks: what a link says beside its words.

`<a href="mailto:eva@lund.example">Skicka e-post</a>` is read as the address. Addresses that are kept from collectors of
addresses are read as a browser shows them: Cloudflare's, TYPO3's, and those in `data-` attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from lxml import etree

from vanort.documents.page_tree import classes, remove, replace_words, words_of
from vanort.languages.pack import alternatives, language_packs

_EMAIL = re.compile(r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ONLY_EMAIL = re.compile(rf"(?:mailto:)?({_EMAIL.pattern})")
_NUMBER = re.compile(r"\+?[\d().\s/-]{5,}\d|\+?\d{3,}")
_DIGITS = 5  # a link with so many shows its number itself
_TEL = ("tel:", "callto:", "sms:")
_ENCODED = re.compile(r"(?:linkTo_UnCryptMailto|decryptMailto)\((?:%27|['\"])(.+?)(?:%27|['\"])", re.IGNORECASE)
_TYPO3_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
_VEILED = re.compile(
    r"\S\s?[\[({<]\s?(?:at|a|ä|@|snabel-?a)\s?[\])}>]\s?\S|\S\s+(?:at|AT)\s+\S+(?:\.|\s+(?:dot|DOT)\s+)\w",
    re.IGNORECASE,
)
_CLOUDFLARE = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-f]{6,})", re.IGNORECASE)
_USER = (
    "data-user",
    "data-name",
    "data-local",
    "data-account",
    "data-u",
    "data-mailbox",
    "data-part1",
    "data-email-user",
)
_HOST = ("data-domain", "data-host", "data-d", "data-website", "data-part2", "data-email-domain")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")
_BACK = re.compile(r"[\s↩↑⤴⮐^⏎\ufe0e\ufe0f]+")
_NOTE = re.compile(
    r"(?:^|[-_])(?:fn|ftn|footnote|note|noteref|endnote|fot(?:not)?|ref|cite)(?=[-_\d]|ref|$)", re.IGNORECASE
)


def read_links(root: etree._Element) -> None:
    """Put addresses that stand in links into their words, and take footnote marks and ways back from notes out."""
    for element in list(root.iter(etree.Element)):
        if element.getparent() is None:
            continue
        if element.tag == "a" and _is_note_mark(element):
            remove(_raised_around(element))
            continue
        email = ", ".join(dict.fromkeys(_emails(element)))
        if email:
            _say(element, email, shown=_EMAIL.search(words_of(element)) is not None, veiled=_is_veiled(element))
        elif element.tag == "a" and (number := _telephone(element.get("href") or "")):
            shown = len(re.sub(r"\D", "", words_of(element))) >= _DIGITS
            _say(element, number, shown=shown)


def _is_veiled(link: etree._Element) -> bool:
    """Tell whether the words of a link are its address, written for people only: "eva (at) lund.example"."""
    return (
        link.get("data-cfemail") is not None
        or _CLOUDFLARE.search(link.get("href") or "") is not None
        or (_VEILED.search(words_of(link)) is not None)
    )


def _say(link: etree._Element, address: str, *, shown: bool, veiled: bool = False) -> None:
    """Let a link say its address: instead of a call such as "Send e-mail", in brackets behind a name."""
    if shown:
        return
    own = "" if veiled else _without_call(words_of(link))
    if not own:
        before = _text_before(link)
        gap = " " if before and before[-1:].isalnum() else ""
        replace_words(link, gap + address)
    else:
        replace_words(link, f"{own} ({address})")


def _text_before(link: etree._Element) -> str:
    previous, parent = link.getprevious(), link.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""


def _without_call(words: str) -> str:
    """Return what is left of a link's words when the call to write or ring is taken off them.

    >>> _without_call("Skicka e-post till Eva Lind"), _without_call("Send email"), _without_call("Eva Lind")
    ('Eva Lind', '', 'Eva Lind')
    """
    rest = _call().sub("", words).strip(" :.,!>»→–-")
    return rest if re.search(r"[^\W\d_]{2}", rest) else ""


@cache
def _call() -> re.Pattern[str]:
    """Return the pattern of a call at the beginning of a link, in any language."""
    packs = language_packs().values()
    words = {word for pack in packs for key in ("email", "phone") for word in pack.words("labels", key)}
    words |= {word for pack in packs for word in pack.words("links", "call")}
    return re.compile(rf"\W*(?:{alternatives(words).pattern}\W*)+", re.IGNORECASE)


def _emails(element: etree._Element) -> Iterator[str]:
    href = element.get("href") or "" if element.tag in {"a", "area"} else ""
    if href.lower().startswith("mailto:"):
        to, _, fields = href[7:].partition("?")
        yield from _EMAIL.findall(unquote(to) + " " + unquote(" ".join(re.findall(r"(?:^|&)to=([^&]*)", fields))))
    elif found := _ENCODED.search(href):
        yield from _shifted(unquote(found[1]).replace("\\", ""))
    elif found := _CLOUDFLARE.search(href):
        yield from _EMAIL.findall(_cloudflare(found[1]))
    if element.get("data-cfemail"):
        yield from _EMAIL.findall(_cloudflare(element.get("data-cfemail") or ""))
    elif element.get("data-mailto-token"):
        yield from _shifted(element.get("data-mailto-token") or "", element.get("data-mailto-vector") or "")
    elif any(name.startswith("data-") for name in element.attrib):
        for name, value in element.items():
            if name.startswith("data-") and (whole := _ONLY_EMAIL.fullmatch(unquote(value.strip()))):
                yield whole[1]
        user = next((element.get(name) for name in _USER if element.get(name)), "")
        host = next((element.get(name) for name in _HOST if element.get(name)), "")
        if user and host and (whole := _ONLY_EMAIL.fullmatch(f"{user}@{host.lstrip('@')}")):
            yield whole[1]


def _cloudflare(code: str) -> str:
    """Decode an address as Cloudflare hides it: each byte after the first, combined with the first by exclusive or.

    >>> _cloudflare("422f0223206c3127")
    'm@ab.se'
    """
    try:
        key, *rest = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(byte ^ key for byte in rest).decode("utf-8", "replace")


def _shifted(code: str, vector: str = "") -> Iterator[str]:
    """Decode an address as TYPO3 hides it, by shifting letters; where the page does not say how far, all are tried.

    >>> list(_shifted("ocknvq,gxcBnwpf0ug", "2"))
    ['eva@lund.se']
    """
    steps = [int(vector)] if re.fullmatch(r"-?\d+", vector) else [n for n in range(-25, 26) if n]
    for step in steps:
        plain = "".join(_shift(char, -step) for char in code)
        if plain.lower().startswith("mailto:"):
            yield from _EMAIL.findall(plain[7:].partition("?")[0])
            return


def _shift(char: str, by: int) -> str:
    for first, last in _TYPO3_RANGES:
        if first <= ord(char) <= last:
            return chr(first + (ord(char) - first + by) % (last - first + 1))
    return char


def _telephone(href: str) -> str:
    scheme = next((scheme for scheme in _TEL if href.lower().startswith(scheme)), "")
    found = _NUMBER.match(unquote(href[len(scheme) :]).lstrip("/ ")) if scheme else None
    return found.group().strip() if found else ""


def _is_note_mark(link: etree._Element) -> bool:
    href, words = link.get("href") or "", words_of(link)
    if not href.startswith("#") and "#" not in href:
        return False
    if words and _BACK.fullmatch(words):
        return True
    if link.get("role") == "doc-noteref" or any(_NOTE.search(name) for name in classes(link)):
        return _MARK.fullmatch(words) is not None
    if not _MARK.fullmatch(words):
        return False
    raised = next(link.iterancestors("sup"), None) is not None or link.find(".//sup") is not None
    return raised or bool(_NOTE.search(href.rpartition("#")[2])) or re.search(r"\w$", _text_before(link)) is not None


def _raised_around(link: etree._Element) -> etree._Element:
    """Return the outermost element that holds nothing but a footnote mark: `<sup><a>1</a></sup>`."""
    outer, parent = link, link.getparent()
    while parent is not None and parent.tag in {"sup", "span", "small"} and words_of(parent) == words_of(link):
        outer, parent = parent, parent.getparent()
    return outer
