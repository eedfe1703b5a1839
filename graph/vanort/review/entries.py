"""Where the entries of a claims file stand, so that one is changed without reading all others anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vanort.errors import ClaimsError
from vanort.review.editing import Edit, Where, child_of, end_of, written_into
from vanort.support.yaml_source import compose_yaml

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entries:
    """The stretch of text that each entry of a file takes up; a block's ends with its last line."""

    places: Mapping[Where, Place]

    def text_of(self, text: str, where: Where) -> str:
        """Return the words of one entry; empty where there is no such entry."""
        start, end = self.places.get(where, (0, 0))
        return text[start:end]


def find_entries(text: str, *, path: str) -> Entries:
    r"""Return where the things and the claims of a file stand.

    >>> text = "things:\n  a: {type: Project}\nclaims:\n  - subject: a\n    object: b  # mine\n"
    >>> [text[slice(*place)] for place in find_entries(text, path="a.yaml").places.values()]
    ['{type: Project}', 'subject: a\n    object: b  # mine\n']

    Raises ClaimsError where the text is no YAML.
    """
    mark = len("\ufeff") if text.startswith("\ufeff") else 0
    root = compose_yaml(text[mark:], path=path, error=ClaimsError)
    places: dict[Where, Place] = {}
    things, claims = child_of(root, "things"), child_of(root, "claims")
    if things is not None and things.id == "mapping":
        places |= {("things", key.value): _place(text, value, mark) for key, value in things.value}
    if claims is not None and claims.id == "sequence":
        places |= {("claims", number): _place(text, value, mark) for number, value in enumerate(claims.value)}
    return Entries(places)


def edit_entry(text: str, entries: Entries, where: Where, edits: Sequence[Edit], *, path: str) -> tuple[str, Entries]:
    """Return the text with edits of one entry, as `apply_edits` would, and where all entries stand then.

    Raises ClaimsError where there is no such entry.
    """
    if where not in entries.places:
        raise ClaimsError(f"There is no entry {where[1]} below '{where[0]}' any more.", path=path)
    start, end = entries.places[where]
    column = start - (text.rfind("\n", 0, start) + 1)
    pad = " " * column  # so that the lines of a block stand below each other as in the file
    node = compose_yaml(pad + text[start:end], path=path, error=ClaimsError)
    written = written_into(pad + text[start:end], node, edits, newline="\r\n" if "\r\n" in text else "\n")
    return replace_entry(text, entries, where, written[column:])


def replace_entry(text: str, entries: Entries, where: Where, words: str) -> tuple[str, Entries]:
    """Return the text with other words in the place of an entry, and where all entries stand then."""
    start, end = entries.places[where]
    moved = len(words) - (end - start)
    places = {
        key: (start, start + len(words))
        if key == where
        else (left + moved, right + moved)
        if left >= end
        else (left, right)
        for key, (left, right) in entries.places.items()
    }
    return text[:start] + words + text[end:], Entries(places)


def _place(text: str, node: object, mark: int) -> Place:
    start, end = node.start_mark.index + mark, end_of(node) + mark  # type: ignore[attr-defined]
    if not node.flow_style and not (end and text[end - 1] == "\n"):  # type: ignore[attr-defined]
        after = text.find("\n", end)
        end = len(text) if after < 0 else after + 1
    return start, end
