"""The frame of a page: what stands around its matter on every page of a site, told by tag and role."""

from __future__ import annotations

import re

from lxml import etree

from vanort.documents.page_tree import classes, inside, remove, words_of

_NEVER = ("script", "style", "template", "svg", "iframe", "object", "embed", "audio", "video", "canvas", "input", "textarea",
          "select", "datalist", "progress", "meter", "head", "noembed")  # fmt: skip
_NAVIGATION = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "tablist", "breadcrumb"})
_COOKIE = re.compile(
    r"cookie|kak(?:or|a)\b|consent|evästeet|informasjonskapsler|gdpr|onetrust|cybot|klaro|cmplz|borlabs", re.IGNORECASE
)
_SHORT = 2_000  # characters: a longer element that is called after cookies may hold the page
_MATTER = ("main", "article", "h1")
_BLOCKS = ("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "address", "blockquote", "figcaption")
_OPENERS = re.compile(r"accordi|collaps|toggle|expand|faq|disclosure|dragspel|akkordeon")
_MENU = 2  # so many links and no other word: a menu
_SENTENCE = 6  # words
_BIG_PART = 0.4  # of a page's words: whatever holds so many is no frame


def leave_out_frame(root: etree._Element) -> None:
    """Take out of a page the navigation, the fields of forms, cookie banners and menus outside its matter."""
    for element in list(root.iter(*_NEVER)):
        if element.tag != "head" or element.getparent() is not None:
            remove(element)
    body = root.find(".//body")
    total = len(words_of(body if body is not None else root))
    for element in list(root.iter(etree.Element)):
        if element.getparent() is None or element.tag in {"html", "body"}:
            continue
        if _is_frame(element, total):
            remove(element)
    _leave_out_menus(root)


def _is_frame(element: etree._Element, total: int) -> bool:
    if element.tag == "button":
        return not _opens_panel(element)
    if element.tag == "label":
        return (element.get("for") is not None or len(element) > 0) and not _stands_before_block(element)
    if element.tag in {"nav", "noscript"} or element.get("role") in _NAVIGATION:
        return not _holds_matter(element, total)
    if any("breadcrumb" in name for name in classes(element)):
        return not _holds_matter(element, total)
    marks = (
        " ".join(filter(None, map(element.get, ("class", "id", "role", "aria-label", "aria-labelledby"))))
        + f" {element.tag}"
    )
    return bool(_COOKIE.search(marks)) and not _holds(element) and _is_small_part(element, total)


def _is_small_part(element: etree._Element, total: int) -> bool:
    length = len(words_of(element))
    return length < max(total, 1) and (length < _SHORT or length < total / 2)


def _holds(element: etree._Element) -> bool:
    return (
        element.tag in _MATTER
        or element.get("role") == "main"
        or next(element.iterdescendants(*_MATTER), None) is not None
    )


def _holds_matter(element: etree._Element, total: int) -> bool:
    """Tell whether an element that should be frame holds the page, as where it was never closed."""
    if _holds(element):
        return True
    said = sum(
        len(words_of(child)) for child in element.iter("p", "table", "h2", "h3", "dd") if child.find(".//p") is None
    )
    return said > _BIG_PART * total


def _opens_panel(button: etree._Element) -> bool:
    """Tell whether a button is the heading of what it opens."""
    if not words_of(button) or button.get("type") in {"submit", "reset"} or inside(button, "dialog"):
        return False
    if inside(button, "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"):
        return True
    if any(button.get(name) for name in ("aria-controls", "aria-expanded", "data-toggle", "data-bs-toggle")):
        return not inside(button, "header")
    parents = [button, *button.iterancestors()][:4]
    named = any(_OPENERS.search(name) for parent in parents if parent.tag != "body" for name in classes(parent))
    return named and _stands_before_block(button)


def _stands_before_block(element: etree._Element) -> bool:
    following = element.getnext()
    return following is not None and following.tag in {"div", "section", "ul", "ol", "dl", "table", "article", "p"}


def _leave_out_menus(root: etree._Element) -> None:
    """Take out lists of nothing but links, lone links and logos that stand outside the matter of the page."""
    order = {element: number for number, element in enumerate(root.iter(etree.Element))}
    mains = [e for e in order if e.tag == "main" or e.get("role") == "main"] or list(root.iter("article"))
    matter = {child for main in mains for child in main.iter(etree.Element)}
    heading = next(
        (e for e in root.iter("h1") if not _is_one_link(e)), next((e for e in order if _opens_matter(e)), None)
    )
    first = order[heading] if heading is not None and not mains else len(order) if mains else 0
    alone: dict[etree._Element, bool] = {}
    for element in list(order):
        if element.getparent() is None or element in matter:
            continue
        outside = order[element] < first or inside(element, "footer")
        if outside and element.tag in {"ul", "ol"} and _only_links(element, _MENU):
            remove(element)
        elif outside and element.tag == "a" and not inside(element, *_BLOCKS) and not _leads_to_person(element):
            parent = element.getparent()
            if parent not in alone:
                alone[parent] = not any(
                    re.search(r"\w", words or "") for words in (parent.text, *(e.tail for e in parent))
                )
            if alone[parent]:
                remove(element)


def _opens_matter(element: etree._Element) -> bool:
    """Tell whether the matter of a page without a main heading begins here: with a heading, or with a sentence."""
    return element.tag in {"h2", "h3"} or (element.tag == "p" and len(words_of(element).split()) >= _SENTENCE)


def _is_one_link(heading: etree._Element) -> bool:
    """Tell whether a heading is the site's name or logo, which leads to its first page."""
    links = [link for link in heading.iter("a") if link.get("href")]
    return not words_of(heading) or (
        len(links) == 1
        and words_of(links[0]) == words_of(heading)
        and re.fullmatch(r"(?:https?://[^/]+)?/?(?:[a-z]{2}/?)?(?:index\.\w+)?|\./?", links[0].get("href", ""))
        is not None
    )


def _only_links(element: etree._Element, least: int) -> bool:
    links = [link for link in element.iter("a") if not (link.get("href") or "").startswith(("mailto:", "tel:"))]
    said = len(words_of(element).replace(" ", ""))
    return len(links) >= least and sum(len(words_of(link).replace(" ", "")) for link in links) >= said


def _leads_to_person(link: etree._Element) -> bool:
    """Tell whether a link gives an e-mail address or a telephone number."""
    return (link.get("href") or "").startswith(("mailto:", "tel:", "callto:", "javascript:")) or any(
        name.startswith("data-") and ("mail" in name or "user" in name) for name in link.attrib
    )
