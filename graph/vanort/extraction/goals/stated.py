"""Find the goals of the 2030 Agenda that a text names: by number, target, list, range or the goal's name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from re import Match

from vanort.extraction.goals.patterns import GoalWords, goal_words, is_target

# "Goal 7" may be anybody's goal; it is the UN's where the UN's goals are spoken of within so many characters.
_NEAR = 400
# A name this close behind its own number ("goal 7, Affordable and clean energy") is part of that mention.
_SAME_MENTION = 60

StatedGoal = tuple[int, int, str]


def find_stated_goals(text: str, language: str | None = None) -> list[StatedGoal]:
    """Return (start, end, goal) for each goal or target that a text names, in order.

    `goal` is "7" for a goal, "7.2" for a target. Without a language, the words of all languages count. In a
    list, each further number is a mention of its own; in a range, the goals between bear the whole range.

    >>> find_stated_goals("Agenda 2030-målen 6, 11 och 13", "sv")
    [(18, 19, '6'), (21, 23, '11'), (28, 30, '13')]
    >>> find_stated_goals("Target 7.2 belongs to SDG 7.", "en")
    [(0, 10, '7.2'), (22, 27, '7')]
    >>> find_stated_goals("The project has three goals. Goal 2 is a website.", "en")
    []
    """
    words = goal_words(language)
    cues = [match.start() for match in words.cue.finditer(text)]
    if not cues:
        return []
    found: set[StatedGoal] = set()
    for head in words.head.finditer(text):
        if head["un"] or _is_of_the_un(text, head, words, cues):
            mentions = list(_numbers(text, head, words))
            found.update(mentions)
            if mentions:
                insort(cues, head.start())
    for match in words.ordinal.finditer(text):
        number = match["figure"] or words.numbers[match["word"].lower()]
        found.add((match.start(), match.end(), str(number)))
    found.update(_names(text, words, cues, found))
    return sorted(found)


def _is_of_the_un(text: str, head: Match[str], words: GoalWords, cues: list[int]) -> bool:
    if head["target_word"] and not head["target"]:
        return False
    before = text[max(0, head.start() - 40) : head.start()]
    return not words.owner.search(before) and _is_near(cues, head.start())


def _is_near(cues: list[int], position: int) -> bool:
    place = bisect_left(cues, position)
    return any(abs(cue - position) <= _NEAR for cue in cues[max(0, place - 1) : place + 1])


def _numbers(text: str, head: Match[str], words: GoalWords) -> Iterator[StatedGoal]:
    # in "Agenda 2030-målen 6" the word belongs to the agenda's own mention
    attached = head.start() > 0 and text[head.start() - 1] in "-–"
    start, number = (
        head.start("first") if attached else head.start(),
        words.number.match(text, head.start("first")),
    )
    previous, in_range = 0, False
    while number and not (words.counted.match(text, number.end())):
        goal = int(words.numbers.get(number["goal"].lower(), 0) or number["goal"])
        target = (number["target"] or "").lower()
        if target and not is_target(goal, target):
            return
        if in_range:
            yield from ((start, number.end(), str(between)) for between in range(previous + 1, goal))
            start = number.start()
        yield start, number.end(), f"{goal}.{target}" if target else str(goal)
        between_numbers = words.next_number.match(text, _after_name(text, number.end(), goal, words))
        if not between_numbers:
            return
        previous, in_range = goal, bool(between_numbers["through"])
        number = words.number.match(text, between_numbers.end())
        if number and not in_range:
            start = number.start()


def _after_name(text: str, position: int, goal: int, words: GoalWords) -> int:
    """Return where the text goes on after the goal's own name or a parenthesis, if one follows the number."""
    if text.startswith(" (", position):
        close = text.find(")", position, position + 2 * _SAME_MENTION)
        return close + 1 if close > 0 else position
    name = words.name.match(text, position + 1) or words.name.match(text, position + 2)
    return name.end() if name and name.lastgroup == f"g{goal}" else position


def _names(text: str, words: GoalWords, cues: list[int], numbers: set[StatedGoal]) -> Iterator[StatedGoal]:
    ends: dict[str, list[int]] = {}
    for _, end, goal in sorted(numbers, key=lambda number: number[1]):
        ends.setdefault(goal.partition(".")[0], []).append(end)
    for match in _possible_names(text, words):
        goal = (match.lastgroup or "")[1:]
        told = ends.get(goal, [])
        place = bisect_left(told, match.start())
        if place and match.start() - told[place - 1] <= _SAME_MENTION:
            continue
        if _is_near(cues, match.start()):
            yield match.start(), match.end(), goal


def _possible_names(text: str, words: GoalWords) -> Iterator[Match[str]]:
    """Yield the names of goals, looked for only where a word begins as one of them does; a quotation mark may precede."""
    end = 0
    for word in words.name_opening.finditer(text):
        if word.start() < end:
            continue
        match = words.name.match(text, max(end, word.start() - 1)) or words.name.match(text, word.start())
        if match:
            end = match.end()
            yield match
