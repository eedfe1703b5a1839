"""The commonest slips in a query, each looked for by name: the place, what was found, what to write instead."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Sequence

from vanort.store.guard import Token
from vanort.store.prefixes import KNOWN, declared_prefixes, undeclared_prefixes

Found = tuple[int, str, str]  # where in the text, what was found, what to do

# Every word of the grammar, https://www.w3.org/TR/sparql11-query/#sparqlGrammar, of updates and of SPARQL 1.2.
_GRAMMAR = """
    ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT CONTAINS COPY
    COUNT CREATE DATA DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP ENCODE_FOR_URI EXISTS FALSE
    FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HASLANG HASLANGDIR HAVING HOURS IF IN INSERT INTO IRI ISBLANK
    ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LATERAL LCASE LIMIT LOAD MAX MD5 MIN
    MINUS MINUTES MONTH MOVE NAMED NOT NOW OBJECT OFFSET OPTIONAL ORDER PREDICATE PREFIX RAND REDUCED REGEX
    REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR
    STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TO
    TRIPLE TRUE TZ UCASE UNDEF UNION URI USING UUID VALUES WHERE WITH YEAR A ADJUST VERSION
"""
WORDS = frozenset(_GRAMMAR.split())


def _no_prefix(_: str, read: Sequence[Token], __: str) -> Found | None:
    used = undeclared_prefixes(read)
    if not used:
        return None
    lines = [f"PREFIX {prefix}: <{KNOWN[prefix]}>" for prefix in used if prefix in KNOWN]
    missing = [f"{prefix}:" for prefix in used]
    what = f"The prefix {missing[0]} is not declared."
    if len(missing) > 1:
        what = f"The prefixes {', '.join(missing[:-1])} and {missing[-1]} are not declared."
    near = difflib.get_close_matches(next(iter(used)), [*declared_prefixes(read), *KNOWN], n=1)
    hint = f"Write above the query: {' '.join(lines)}" if lines else f"Did you mean {near[0]}:?" if near else ""
    return min(used.values()), what, hint or "Write above the query: PREFIX " + missing[0] + " <its address>"


def _unbound(_: str, read: Sequence[Token], reason: str) -> Found | None:
    if "is unbound" not in reason:
        return None
    for chosen, grouped in _selects(read):
        names = {token.value for token in grouped}
        for token in chosen:
            if token.value not in names:
                return (
                    token.start,
                    f"{token.value} is neither grouped nor part of a COUNT or its like.",
                    f"Add GROUP BY {' '.join([*sorted(names), token.value])}, or take {token.value} out of the SELECT.",
                )
    return None


def _selects(read: Sequence[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield for each SELECT the variables that stand there plainly, and those of its GROUP BY."""
    for number, token in enumerate(read):
        if token.kind != "word" or token.value != "SELECT":
            continue
        depth, chosen, rest = 0, [], number + 1
        for rest in range(number + 1, len(read)):
            value = read[rest].value
            if value in ("{", "WHERE", "FROM") and depth == 0:
                break
            depth += {"(": 1, ")": -1}.get(value, 0)
            if read[rest].kind == "variable" and depth == 0:
                chosen.append(read[rest])
        depth, grouped = 0, []
        for at in range(rest, len(read)):
            depth += {"{": 1, "}": -1}.get(read[at].value, 0)
            if depth < 0:
                break
            if depth == 0 and read[at].value == "GROUP":
                grouped = [t for t in read[at + 2 :] if t.kind == "variable"]
                ends = [t.start for t in read[at + 2 :] if t.value in ("HAVING", "ORDER", "LIMIT", "OFFSET", "}")]
                grouped = [t for t in grouped if not ends or t.start < ends[0]]
        yield chosen, grouped


def _twice(_: str, read: Sequence[Token], reason: str) -> Found | None:
    if "Duplicated variable" not in reason and "overrides" not in reason:
        return None
    for number, token in enumerate(read):
        if token.kind == "word" and token.value == "SELECT":
            seen: set[str] = set()
            depth = 0
            for before, later in zip(read[number:], read[number + 1 :], strict=False):
                depth += {"(": 1, ")": -1}.get(later.value, 0)
                if later.value in ("{", "WHERE", "FROM"):
                    break
                if later.kind == "variable" and (depth == 0 or before.value == "AS"):
                    if later.value in seen:
                        return (
                            later.start,
                            f"{later.value} stands in the SELECT twice.",
                            "Give the second another name.",
                        )
                    seen.add(later.value)
    for before, token in itertools.pairwise(read):
        others = [other for other in read if other.value == token.value and other is not token]
        if before.value == "AS" and any(other.kind == "variable" for other in others):
            return token.start, f"{token.value} has a value in the pattern already.", "Give the result another name."
    return None


def _open_text(_: str, read: Sequence[Token], __: str) -> Found | None:
    for token in read:
        if token.kind == "other" and token.value in "'\"":
            return token.start, "A text begins here and does not end on its line.", f"Close it with {token.value}."
    return None


def _no_iri(_: str, read: Sequence[Token], reason: str) -> Found | None:
    if "IRI parsing failed" not in reason:
        return None
    for token, after in zip(read, [*read[1:], None], strict=False):
        if token.kind == "iri" and not re.match(r"<[A-Za-z][A-Za-z0-9+.-]*:", token.value):
            return (
                token.start,
                f"{token.value} is no whole IRI.",
                "Write it in full, such as <https://example.org/a>, or declare a BASE.",
            )
        if token.value == "<" and after is not None and after.kind in ("name", "word"):
            return (
                token.start,
                "This is no IRI.",
                "An IRI has no blank, quotation mark or brace; write %20 for a blank.",
            )
    return None


def _no_language(text: str, read: Sequence[Token], __: str) -> Found | None:
    for token, after in itertools.pairwise(read):
        if token.kind == "language" and after.start == token.end and after.value.startswith("_"):
            wrong = text[token.start : after.end]
            return (
                token.start,
                f"{wrong} is no language.",
                f"Write {wrong.replace('_', '-')}: its parts are joined by hyphens.",
            )
    return None


def _no_word(text: str, read: Sequence[Token], _: str) -> Found | None:
    for token in read:
        if token.kind == "word" and token.value not in WORDS:
            word = text[token.start : token.end]
            near = difflib.get_close_matches(token.value, WORDS, n=2, cutoff=0.7)
            hint = f"Did you mean {' or '.join(near)}?" if near else ""
            hint = (
                hint
                or f"If it is a variable, write ?{word}; if it is a term, give its prefix; if it is text, quote it."
            )
            return token.start, f"SPARQL has no word {word}.", hint
    return None


def _braces(_: str, read: Sequence[Token], __: str) -> Found | None:
    """Find the brace or bracket that has no partner."""
    partners = {"}": "{", ")": "(", "]": "["}
    stack: list[Token] = []
    for token in read:
        if token.kind not in ("mark", "other"):
            continue
        if token.value in partners.values():
            stack.append(token)
        elif token.value in partners:
            if not any(opened.value == partners[token.value] for opened in stack):
                return token.start, f"This {token.value} closes nothing.", "Take it out, or open it before."
            if stack[-1].value != partners[token.value]:
                break  # what was opened last is still open
            stack.pop()
    if stack:
        close = next(close for close, start in partners.items() if start == stack[-1].value)
        return stack[-1].start, f"This {stack[-1].value} is never closed.", f"Write {close} where it ends."
    return None


def _bound_again(_: str, read: Sequence[Token], __: str) -> Found | None:
    """Find a BIND to a variable that has a value before it."""
    inside = next((number for number, token in enumerate(read) if token.value == "{"), len(read))
    choosing = False  # within a SELECT of its own, AS gives the name that the group outside sees
    for number, token in enumerate(read[inside:], inside):
        if token.value in ("SELECT", "{"):
            choosing = token.value == "SELECT"
        if token.value == "AS" and not choosing and number + 1 < len(read):
            target = read[number + 1]
            if any(before.value == target.value for before in read[inside:number] if before.kind == "variable"):
                return target.start, f"{target.value} has a value before this.", "BIND it to another name."
    return None


def _rows_of_values(text: str, read: Sequence[Token], _: str) -> Found | None:
    """Find a row of VALUES that is longer or shorter than its list of variables."""
    for match in re.finditer(r"(?i)\bVALUES\s*\(((?:\s*[?$]\w+)*)\s*\)\s*\{", text):
        wanted, number = len(match[1].split()), 0
        inside = [token for token in read if token.start >= match.end()]
        start: Token | None = None
        for before, token in zip([None, *inside], inside, strict=False):
            if token.value == "}":
                break
            if token.value == "(":
                start, number = token, 0
            elif token.value == ")" and start is not None:
                if number != wanted:
                    return start.start, f"This row has {number} values for {wanted} variables.", "Write UNDEF for none."
            elif token.kind != "language" and not (token.value == "^" or (before and before.value == "^")):
                number += 1
    return None


SLIPS = (_no_prefix, _unbound, _twice, _open_text, _no_iri, _no_language, _no_word, _braces)
SLIPS_OF_SENSE = (_bound_again, _rows_of_values)  # where the grammar itself holds
