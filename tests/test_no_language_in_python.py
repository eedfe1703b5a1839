"""What a language says is data of its pack: no Python of the stages that read texts holds a word of one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import vanort
from vanort.languages.assertion_cues import CATEGORIES
from vanort.languages.pack import language_packs, other_names, read_pack
from vanort.languages.relation_words import PAIRED, ROLES
from vanort.languages.relations import RELATIONS
from vanort.vocabulary import VANORT

PACKAGE = Path(vanort.__file__).parent
EXTRACTION = PACKAGE / "extraction"
FILES = sorted(EXTRACTION.rglob("*.py"))

# A text with one of these signs is a regular expression, or a piece of one.
PATTERN_SIGN = re.compile(r"[\\\[(|?*^$]")
# What is no text to match in it: names of groups, the letters behind a backslash, classes of characters, flags.
SYNTAX = re.compile(r"\(\?P[<=]?\w*[>)]?|\(\?[aiLmsux-]*[:)]|\(\?<?[=!]|\\.|\[\^?\]?[^\]]*\]|\{[a-z]+\}")
FILE = re.compile(r"[\w*-]+\.(?:csv|pickle|toml|tsv|ttl|txt|yaml)")
LETTERS = re.compile(r"[^\W\d_]+")

# Files whose texts are English for people: messages, notes in claims, and the names of what a probability is weighed by.
FOR_PEOPLE = {"proposing/batch.py", "proposing/claims_file.py", "goals/tables.py", "goals/patterns.py"}
FOR_PEOPLE |= {"certainty/features.py", "certainty/probability.py"}
FOR_TEXTS = [path for path in FILES if path.relative_to(EXTRACTION).as_posix() not in FOR_PEOPLE]

# Signs that every language writes alike.
INTERNATIONAL = {
    "https": "a web address",
    "www": "a web address",
    "at": "an address as web pages hide it",
    "sdg": "the goals of the United Nations, by their own short name",
    "sar": "a special administrative region, as CLDR names it",
    "se": "a domain of a country (ISO 3166), which tells its currency",
    "no": "a domain of a country (ISO 3166), which tells its currency",
    "dk": "a domain of a country (ISO 3166), which tells its currency",
    "se-": "what codes of Statistics Sweden begin with",
    "en": "the pack that stands in for what another lacks",
}
# Terms of the reader itself that are words of English, too: kinds of units, relations, phrases and groups of patterns.
OWN_TERMS = {
    "any", "facts", "first", "frame", "given", "group", "heading", "item", "joint", "known", "next", "pair", "thing",
    "undertaking", "whole", "around", "aside", "in", "than", "un", "rejected", "sdg", "s", "for",
    "within", "work", "as",
}  # fmt: skip


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a file that are no docstring, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def words_of_packs() -> set[str]:
    """Return all words in the entries of all packs, in small letters."""

    def words(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield from (word.casefold() for word in LETTERS.findall(SYNTAX.sub(" ", value)))
        elif isinstance(value, dict):
            yield from (word for inner in value.values() for word in words(inner))
        elif isinstance(value, list):
            yield from (word for inner in value for word in words(inner))

    return {word for pack in (*language_packs().values(), other_names()) for word in words(dict(pack.data))}


def own_terms() -> set[str]:
    """Return the words that name something of ours: keys of packs, their lists, terms of the ontology, relations."""

    def keys(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key
                yield from keys(inner)

    schema = yaml.safe_load((PACKAGE / "support/schema/files.yaml").read_text(encoding="utf-8"))
    lists = {name for pack in language_packs().values() for name in pack.lists}
    terms = {str(term).removeprefix(str(VANORT)) for term in vars(VANORT).values() if isinstance(term, str)}
    return {*keys(schema), *lists, *terms, *CATEGORIES, *RELATIONS, *PAIRED, *ROLES, *OWN_TERMS}


WORDS, TERMS = words_of_packs(), own_terms()


def language_words(text: str) -> list[str]:
    """Return the words of a language in a text of Python.

    In a regular expression that is every run of letters it would match, except INTERNATIONAL ones, codes in capitals and single
    letters. A text that is none is a word of a language where a pack has it, or where it has a letter beyond a to z, unless
    it is a term of our own: then it names a rule ("roles/label"), a type ("Municipality") or a key ("sentence_context").
    """
    if text in INTERNATIONAL or FILE.fullmatch(text):
        return []
    if PATTERN_SIGN.search(text):
        found = LETTERS.findall(SYNTAX.sub(" ", text))
        return [w for w in found if len(w) > 1 and not w.isupper() and w.casefold() not in INTERNATIONAL]
    if text in TERMS or "/" in text or "_" in text or not text[:1].islower() or not LETTERS.search(text):
        return []
    return [w for w in LETTERS.findall(text) if len(w) > 1 and (w.casefold() in WORDS or not w.isascii())]


@pytest.mark.parametrize("path", FOR_TEXTS, ids=lambda path: path.relative_to(EXTRACTION).as_posix())
def test_no_text_in_the_python_of_the_reader_is_a_word_of_a_language(path: Path) -> None:
    """Whoever adds a language finds all of its words in the packs."""
    found = {(line, text): words for line, text in literals(path) if (words := language_words(text))}

    assert not found


@pytest.mark.parametrize(
    "text", [r"(?:der|die)\b", r"fax\W{0,3}$", "tillsammans", "är", r"\s?(?:kr|euro)", "vuodesta", r"(?P<x>og|och)"]
)
def test_a_word_in_python_would_be_found(text: str) -> None:
    """The rule sees words in patterns and alone."""
    assert language_words(text)


@pytest.mark.parametrize(
    "text", [r"(?P<title>[^.,]{2,70})[.,]\s", "roles/partner-label", "Municipality", "funded_after", r"\b[A-ZÅÄÖ]\w+"]
)
def test_terms_and_shapes_are_no_words(text: str) -> None:
    """Names of rules, types and keys and the shapes of words are the reader's own."""
    assert not language_words(text)


def test_a_pack_of_ones_own_adds_small_parts_of_names(tmp_path: Path) -> None:
    """A language that is added has its particles, legal forms and forms of addresses from its own folder."""
    folder = tmp_path / "nl"
    folder.mkdir()
    (folder / "pack.toml").write_text(
        'language = "nl"\nname = "Dutch"\ncldr = "nl"\nstopwords = ["de"]\n'
        '[names]\ncompanies = ["B\\\\.V\\\\."]\n[addresses]\nat = ["apenstaartje"]\n[people]\ntitles = ["Mevrouw"]\n',
        encoding="utf-8",
    )
    from vanort.extraction.lexicon.legal_forms import without_legal_form
    from vanort.extraction.lexicon.lexicon import lexicon

    among = {**language_packs(), "nl": read_pack(folder)}
    for language in ("nl", "sv"):
        read = lexicon(language, among)

        assert without_legal_form("Zonnehuis B.V.", read) == "Zonnehuis"
        assert "apenstaartje" in read.everywhere("addresses", "at")
        assert "Mevrouw" in read.everywhere("people", "titles")
