"""Where given words stand in a text: all of them found in one pass, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def places_of(words: Iterable[str], text: str) -> Mapping[str, list[int]]:
    """Return where each word begins in a text, in order, as the beginning of a word; the caller looks at its end.

    >>> dict(places_of(["Ann", "Anna"], "Anna, Johanna and Ann-Marie"))
    {'Ann': [0, 18], 'Anna': [0]}
    """
    import ahocorasick

    places: dict[str, list[int]] = {word: [] for word in words if word}
    if not places:
        return places
    automaton = ahocorasick.Automaton()
    for word in places:
        automaton.add_word(word, word)
    automaton.make_automaton()
    for last, word in automaton.iter(text):
        start = last + 1 - len(word)
        if not start or not is_letter(text[start - 1]):
            places[word].append(start)
    return places


def is_letter(char: str) -> bool:
    r"""Tell whether a character is part of a word, as `\w` has it; an empty string is not.

    >>> is_letter("é"), is_letter("_"), is_letter("-"), is_letter("")
    (True, True, False, False)
    """
    return char.isalnum() or char == "_"
