"""What a page holds and does not say: struck words, and words that it never shows.

What a reader can open is said: panels of accordions and tabs, `details`, `hidden="until-found"`. What a page keeps from
the eye only where it is read aloud (`aria-hidden`) is said, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from vanort.documents.page_tree import classes, inside, remove, words_of

_STRUCK = ("del", "s", "strike")
_AT_RULE = re.compile(r"@[^{};]+(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HIDES = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
_SHOWS = re.compile(r"(?:^|[;\s])(?:display\s*:\s*(?!none)|visibility\s*:\s*visible)\w")
_STRIKES = re.compile(r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*line-through")
_HIDING_CLASSES = frozenset(
    {"d-none", "hidden", "is-hidden", "invisible", "element-hidden"}
)  # of Bootstrap, Tailwind, Drupal
_SHOWN_ON_SOME = re.compile(r"(?:d-(?:\w+-)?|(?:sm|md|lg|xl|2xl):)(?:block|flex|grid|inline|table|contents)")
_ONLY_HEARD = re.compile(
    r"sr-only|visually-?hidden|assistive-text|screen-?reader|visuallyhidden|element-invisible|a11y-hidden"
)
_OPENS = re.compile(r"accordi|collaps|tab-?pane|tabs|toggle|expand|faq|dragspel|akkordeon|disclosure")
_MOST_RULES = 400
_LONGEST_SELECTOR = 500  # characters; what reads one calls itself for each of its parts
_A_SENTENCE = 6  # words: shorter ones are labels


def leave_out_unsaid(root: etree._Element, styled: dict[etree._Element, str]) -> tuple[str, ...]:
    """Take out of a page what it does not say; return warnings that name what may have mattered.

    `styled` says which elements its style sheets hide or strike, as `by_style_sheet` has it.
    """
    opened = _opened(root)
    struck, hidden = [], []
    for element in list(root.iter(etree.Element)):
        if element.getparent() is None or element.tag in {"html", "body", "head"}:
            continue
        style = (element.get("style") or "").lower()
        if element.tag in _STRUCK or _STRIKES.search(style) or styled.get(element) == "struck":
            struck.append(element)
        elif _is_hidden(element, style, styled) and not _can_be_opened(element, opened):
            hidden.append(element)
        elif _is_only_heard(element) or _is_icon(element):
            remove(element)
    told = [*_warning("Struck out, and left out", struck, 1), *_warning("Not shown, and left out", hidden, _A_SENTENCE)]
    for element in (*struck, *hidden):
        remove(element)
    return tuple(told)


def _warning(what: str, elements: list[etree._Element], least: int) -> Iterator[str]:
    all_ = frozenset(elements)
    outer = (element for element in elements if all_.isdisjoint(element.iterancestors()))
    said = [
        words
        for element in outer
        if len((words := words_of(element)).split()) >= least and re.search(r"[^\W\d_]{2}", words)
    ]
    if said:
        shown = "; ".join(f"“{words if len(words) <= 80 else words[:79] + '…'}”" for words in said[:3])
        yield f"{what}: {shown}{f' and {len(said) - 3} more' if len(said) > 3 else ''}."


def _is_hidden(element: etree._Element, style: str, styled: dict[etree._Element, str]) -> bool:
    attribute = element.get("hidden")
    if (attribute is not None and attribute.lower() != "until-found") or _HIDES.search(style):
        return True
    if styled.get(element) == "hidden" and not _SHOWS.search(style):
        return True
    own = classes(element)
    return not _HIDING_CLASSES.isdisjoint(own) and not any(map(_SHOWN_ON_SOME.fullmatch, own))


def _opened(root: etree._Element) -> frozenset[str]:
    """Return the ids of what buttons, tabs and the like on the page open."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        found.update((element.get("aria-controls") or "").split())
        for name in ("data-target", "data-bs-target", "href"):
            target = element.get(name) or ""
            opens = name != "href" or element.get("role") in {"tab", "button"} or element.get("aria-expanded")
            if target.startswith("#") and (opens or element.get("data-toggle") or element.get("data-bs-toggle")):
                found.add(target[1:])
    return frozenset(found)


def _can_be_opened(element: etree._Element, opened: frozenset[str]) -> bool:
    """Tell whether a reader can open what is hidden: a control names it, or stands right before it, or it is a panel."""
    role, before = element.get("role"), element.getprevious()
    if element.get("id") in opened or role == "tabpanel" or (role == "region" and element.get("aria-labelledby")):
        return True
    if before is not None and element.tag in {"div", "section", "ul", "dl", "article"}:
        button = before if before.tag == "button" or before.get("aria-expanded") else before.find(".//button")
        if button is not None and words_of(button) == words_of(before):
            return True
    parents = [element, *element.iterancestors()][:3]
    return any(_OPENS.search(name) for parent in parents if parent.tag != "body" for name in classes(parent))


def _is_only_heard(element: etree._Element) -> bool:
    """Tell whether words are for readers who hear the page, and name no part of it: those in links, and skip links.

    A heading or a label that only they get is the name of what follows.
    """
    if not any(map(_ONLY_HEARD.search, classes(element))):
        return False
    skip = element.tag == "a" and (element.get("href") or "").startswith("#")
    return skip or next(element.iterancestors("a", "button"), None) is not None


def _is_icon(element: etree._Element) -> bool:
    """Tell whether an element draws a sign by a font whose words name it: `<i class="material-icons">mail</i>`."""
    return (
        element.tag in {"i", "span"}
        and any(re.search(r"(?:^|-)icons?(?:$|-)|material-symbols", name) for name in classes(element))
        and len(element) == 0
        and element.get("href") is None
        and not inside(element, "h1")
        and " " not in words_of(element)
    )


def by_style_sheet(root: etree._Element) -> dict[etree._Element, str]:
    """Return what the page's own style sheets hide or strike; rules for other media and states do not count."""
    from cssselect import HTMLTranslator, SelectorError

    found: dict[etree._Element, str] = {}
    rules, known = (
        0,
        {f".{name}" for element in root.iter(etree.Element) for name in (element.get("class") or "").split()},
    )
    for sheet in root.iter("style"):
        if (sheet.get("media") or "all").lower() not in {"all", "screen"}:
            continue
        for selectors, declared in _RULE.findall(_AT_RULE.sub("", _COMMENT.sub("", sheet.text or ""))):
            low = declared.lower()
            effect = (
                "hidden"
                if _HIDES.search(low)
                else "struck"
                if _STRIKES.search(low)
                else ""
                if _SHOWS.search(low)
                else None
            )
            if effect is None:
                continue
            for selector in selectors.split(","):
                if (
                    len(selector) > _LONGEST_SELECTOR
                    or ":" in selector
                    or not known.issuperset(re.findall(r"\.[\w-]+", selector))
                ):
                    continue
                if (rules := rules + 1) > _MOST_RULES:
                    break
                try:
                    matched = root.xpath(HTMLTranslator().css_to_xpath(selector.strip()))
                except (SelectorError, etree.XPathError):
                    continue
                for element in matched if isinstance(matched, list) else ():
                    found[element] = effect
    return found
