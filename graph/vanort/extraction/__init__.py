"""A text becomes proposed claims, stage by stage; `pipeline.extract` runs them.

A stage takes values and hands on values that nobody changes afterwards. It reads what stages above it made, so imports point
up this list; `tests/test_architecture.py` holds that.

    lexicon      `LanguagePack`s              → `Lexicon`: patterns, known names, small parts of names, of every language
    goals        a text                       → `Claim`s of goals that it states, `Suggestion`s of others; stands alone
    layout       a `Document`                 → `Page`: its `Unit`s (heading, sentence, item, field, row), offsets kept
    mentions     a `Page`                     → `Mention`s and `Address`es: where something is named, what kind it may be
    titles       a `Page` and its `Mention`s  → `Title`s of projects, one file for each kind of evidence
    coreference  `Mention`s                   → `Entity`s: which mentions are one thing
    recognise    a `Page`                     → its `Mention`s and `Address`es, the strongest kept where they overlap
    discourse    a `Page` and its `Entity`s   → `Context`: whose page, what each unit is about, whether it is so
    relations    a `Context`                  → `Fact`s: one file for each property of the ontology
    certainty    `Fact`s                      → the same `Fact`s, with how likely each is right
    pipeline     a `Document`                 → `Extraction`: all of it
    proposing    an `Extraction`              → `ClaimsFile`, merged with what a person has decided
    pack_examples  a `LanguagePack`           → `Failure`s: examples of its lines that are not read as they say

"A pays half of B" is a line of `frames.tsv` in the pack of its language: relation, phrase, example, counter-example. What a
relation means (its property, what may stand at its ends) is a line of `languages/relations.py`. No other file is touched.
"""
