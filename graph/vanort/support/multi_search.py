"""Find where any of many words stands in a text, in one pass however many they are (Aho and Corasick 1975)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Needles:
    """Words to look for, as they are written; the empty word is none.

    >>> list(Needles(["ö", "kerö"]).spans("Åkerö i Kerö"))
    [(1, 5), (4, 5), (11, 12)]
    >>> Needles([]).are_in("anything")
    False
    """

    def __init__(self, words: Iterable[str]) -> None:
        import ahocorasick  # only where something is looked for

        self._automaton = ahocorasick.Automaton()
        for word in filter(None, words):
            self._automaton.add_word(word, len(word))
        if len(self._automaton):
            self._automaton.make_automaton()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and the end of each find, by their ends."""
        if len(self._automaton):
            yield from ((last + 1 - size, last + 1) for last, size in self._automaton.iter(text))

    def are_in(self, text: str) -> bool:
        """Tell whether any of the words stands in a text."""
        return next(self.spans(text), None) is not None
