"""What projects work on: the themes whose labels, or words for them in the language packs, stand where they are told of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.sentence_context import NEGATED, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.languages.pack import NEVER, alternatives
from vanort.support.resources import resource
from vanort.vocabulary import CONCEPT

# In a pack's themes.txt: words that look like a theme's and are not ("hälsa på").
_NO_THEME = "-"
_AN_ADDRESS = re.compile(r"@|https?:|www\.")


def theme_facts(context: Context) -> Iterator[Fact]:
    """Yield `theme` facts, the object as claims files write it (theme/energy), the words as evidence.

    The subject is the project that the passage tells of. A denied theme is no fact, nor one in somebody's name.
    """
    page = context.page
    pattern, slugs = theme_patterns(page.lexicon)
    done: set[tuple[Entity, str]] = set()
    for unit in page.units:
        project = context.topics.get(unit)
        if project is None or modality(page, unit) == NEGATED or _AN_ADDRESS.search(page.words(unit)):
            continue
        for match in pattern.finditer(page.text, unit.start, unit.end):
            slug = slugs[match.lastgroup or ""]
            mentions = context.mentions_in(unit.start, unit.end)
            named = [context.entity(m) for m in mentions if m.start < match.end() and match.start() < m.end]
            if slug == _NO_THEME or (project, slug) in done or any(entity is not project for entity in named):
                continue
            done.add((project, slug))
            yield Fact(project, "theme", f"theme/{slug}", match.start(), match.end(), "themes/words", OPEN, 0.6)


@cache
def theme_patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern with a group for each theme, and the theme of each group; what is no theme goes first.

    Most words open no theme: one look tells that before the groups are tried one by one.
    """
    words: dict[str, list[str]] = defaultdict(list)
    for line in lexicon.pack.lists.get("themes", ()):
        slug, _, patterns = line.partition("\t")
        words[slug].append(patterns)
    for slug, labels in _labels().get(lexicon.pack.code, {}).items():
        words[slug] += [re.escape(label).replace(r"\ ", " ") for label in labels]
    if not words:
        return NEVER, {}
    slugs = {f"t{number}": slug for number, slug in enumerate(sorted(words, key=lambda s: (s != _NO_THEME, s)))}
    groups = "|".join(f"(?P<{group}>{alternatives(words[slug], whole=False).pattern})" for group, slug in slugs.items())
    any_theme = alternatives([word for some in words.values() for word in some], whole=False).pattern
    return re.compile(rf"(?<!\w)(?={any_theme})(?:{groups})(?!\w)", re.IGNORECASE), slugs


@cache
def _labels() -> dict[str, dict[str, list[str]]]:
    """Return the labels of the ontology's themes by language, then by the last part of the themes' names."""
    from rdflib import RDF, SKOS, Graph, Literal

    from vanort.vocabulary import VANORT

    graph = Graph().parse(data=resource("ontology/concepts.ttl").read_text(encoding="utf-8"), format="turtle")
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for theme in sorted(graph.subjects(RDF.type, VANORT.Theme), key=str):
        name = str(theme).removeprefix(str(CONCEPT)).partition("/")[2]
        for label in sorted([*graph.objects(theme, SKOS.prefLabel), *graph.objects(theme, SKOS.altLabel)], key=str):
            if isinstance(label, Literal) and label.language:
                found[label.language][name].append(str(label))
    return found
