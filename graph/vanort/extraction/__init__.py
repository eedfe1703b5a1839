"""A text becomes proposed claims, stage by stage; `pipeline.extract` runs them in this order.

Each stage reads what those above it made, so imports point up this list:

    lexicon      the packs          → `Lexicon`: patterns, known names, small parts of names, of every language
    layout       a `Document`       → `Page`: its units (heading, sentence, item, field, row), offsets kept
    goals        a text             → goals stated and suggested; stands alone
    mentions     a `Page`           → `Mention`s: where something is named, and what kind of thing it may be
    titles       page and mentions  → titles of projects, one file for each kind of evidence
    recognise    a `Page`           → all mentions and addresses, the strongest kept where they overlap
    coreference  mentions           → `Entity`s: which mentions are one thing
    discourse    page and entities  → `Context`: whose page, what each unit is about, whether it is so
    relations    a `Context`        → `Fact`s: one file for each property of the ontology
    certainty    facts              → the same facts with how likely each is right
    proposing    an `Extraction`    → the claims file, beside what a person has decided

"A pays half of B": the words for paying stand in the packs (`cues.funded_after`, `cues.funds_before`); that A is the funder of
B is told in `relations/funding.py`; that the amount is a part and not the whole in `relations/whole_amounts.py`.
"""
