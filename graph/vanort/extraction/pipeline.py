"""From a document to its entities and facts, in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vanort.documents.model import Document
from vanort.documents.plain import PlainText, plain_text
from vanort.documents.sections import find_sections
from vanort.extraction.certainty.probability import weighed
from vanort.extraction.coreference.grouping import Entity, group
from vanort.extraction.discourse.sentence_context import ASSERTED, PLANNED
from vanort.extraction.discourse.topics import Context, build_context
from vanort.extraction.layout.units import Page, lay_out
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.recognise import recognise
from vanort.extraction.relations.assertion_status import judged, project_verdict
from vanort.extraction.relations.contacts import contact_facts
from vanort.extraction.relations.counted_lists import counted_list_facts
from vanort.extraction.relations.counts import count_facts, duration_facts, meeting_facts
from vanort.extraction.relations.dates import budget_facts, goal_facts, period_facts
from vanort.extraction.relations.fact import Fact
from vanort.extraction.relations.following_years import following_year_facts
from vanort.extraction.relations.framed import framed_facts
from vanort.extraction.relations.funding import funding_facts
from vanort.extraction.relations.location import country_facts
from vanort.extraction.relations.membership import member_facts
from vanort.extraction.relations.membership_lists import listed_member_facts
from vanort.extraction.relations.own_participation import home_facts
from vanort.extraction.relations.paired import between_facts, pair_sentence_facts, paired_facts
from vanort.extraction.relations.participation import party_facts, role_facts
from vanort.extraction.relations.partnership_projects import foundation_details, foundation_facts
from vanort.extraction.relations.partnership_reports import section_details, section_facts, untitled_continuations
from vanort.extraction.relations.partnerships import Links, partnership_facts, project_partnership_facts
from vanort.extraction.relations.project_tables import project_table_facts
from vanort.extraction.relations.pronoun_roles import acts_on_it
from vanort.extraction.relations.several_projects import all_project_facts
from vanort.extraction.relations.stakeholders import stakeholder_facts
from vanort.extraction.relations.succession import earlier_project_facts, former_name_facts
from vanort.extraction.relations.themes import theme_facts
from vanort.extraction.relations.twin_sentences import framed_twin_facts
from vanort.extraction.relations.twinning import twin_facts
from vanort.extraction.relations.unmarked_funding import beside_facts
from vanort.languages.detection import detect_language
from vanort.languages.pack import LanguagePack

_STATED = 0.95  # how sure the rule of a label is of itself: what it states stands beside a sentence that denies it


@dataclass(frozen=True, eq=False)
class Extraction:
    """What was read out of one document.

    `details` are facts with the short names of the ontology: durations, counts, themes, what went before. They
    are proposed as claims like `facts`, and no part of annotations, whose predicates are a closed list. `home` is the
    authority whose page it is, where there is one.

    All offsets count the plain form of the document's text, which `page` holds; `source` leads from there back to
    the characters of the document as it was read.
    """

    page: Page
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    details: tuple[Fact, ...] = ()
    document: Document | None = None
    plain: PlainText | None = None
    home: Entity | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the text of the document."""
        return self.plain.source(start, end) if self.plain else (start, end)


def extract(
    document: Document, language: str | None = None, *, packs: Mapping[str, LanguagePack] | None = None
) -> Extraction:
    """Find the entities of a document and the facts between them; its own language and the shipped packs by default."""
    plain = plain_text(document.text)
    language = language or document.language or detect_language(plain.text, packs)
    page = lay_out(_plainly(document, plain), lexicon(language, packs))
    context = context_of(page)
    links = Links()
    facts = list(_all_facts(context, links))
    facts += list(beside_facts(context, facts))
    facts += list(following_year_facts(context, facts))
    settled = tuple(_settled(context, facts))
    entities = tuple(_final_kinds(context, settled, links))
    details = tuple(_settled(context, _details(context, entities, settled)))
    told = weighed(page, context.home, entities, (*settled, *details))
    end = len(settled)
    return Extraction(page, entities, told[:end], told[end:], document, plain, context.home)


def _plainly(document: Document, plain: PlainText) -> Document:
    if plain.text is document.text:
        return document
    return replace(document, text=plain.text, sections=find_sections(plain.text))


def context_of(page: Page) -> Context:
    """Recognise the names of a page, and work out what each stretch of it is about."""
    mentions, addresses = recognise(page)
    return build_context(page, group(page, mentions), addresses)


def _details(context: Context, entities: Sequence[Entity], facts: Iterable[Fact]) -> Iterator[Fact]:
    yield from duration_facts(context)
    yield from count_facts(context)
    yield from meeting_facts(context)
    yield from earlier_project_facts(context)
    yield from untitled_continuations(context)
    yield from former_name_facts(context)
    yield from theme_facts(context)
    yield from stakeholder_facts(context)
    yield from foundation_details(context, entities)
    yield from section_details(context, entities)
    yield from project_partnership_facts(context, entities, facts)


def _all_facts(context: Context, links: Links) -> Iterator[Fact]:
    contacts = list(contact_facts(context))
    yield from contacts
    yield from country_facts(context)
    roles = [*role_facts(context), *home_facts(context)]
    yield from roles
    yield from party_facts(context, roles)
    yield from project_table_facts(context)
    yield from counted_list_facts(context)
    yield from funding_facts(context)
    yield from period_facts(context)
    yield from budget_facts(context)
    yield from goal_facts(context)
    yield from twin_facts(context, links)
    yield from framed_twin_facts(context, links)
    yield from partnership_facts(context, links)
    yield from section_facts(context, links, contacts)
    yield from foundation_facts(context, links)
    yield from member_facts(context)
    yield from listed_member_facts(context)
    yield from framed_facts(context, links)
    yield from paired_facts(context, links)
    yield from pair_sentence_facts(context, links)
    yield from between_facts(context, links)
    yield from all_project_facts(context)
    yield from acts_on_it(context)


def _settled(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Keep each statement once; what is denied anywhere, or told of a project that never was, is not asserted."""
    statuses = {project.id: project_verdict(context, project).status for project in context.projects()}
    facts = [
        replace(fact, modality=statuses[fact.subject.id])
        if fact.modality == ASSERTED
        and statuses.get(fact.subject.id, ASSERTED) != ASSERTED
        and fact.predicate != "contactPerson"
        else fact
        for fact in judged(context, facts)
    ]
    denied = {_key(fact) for fact in facts if fact.modality != ASSERTED and not _only_goes_on(fact)}
    best: dict[tuple[str, str, str, str], Fact] = {}
    for fact in facts:
        key = (*_key(fact), fact.modality)
        if fact.modality == ASSERTED and _key(fact) in denied and fact.confidence < _STATED:
            continue
        if fact.subject is fact.object:
            continue
        if key not in best or best[key].confidence < fact.confidence:
            best[key] = fact
    yield from best.values()


def _only_goes_on(fact: Fact) -> bool:
    """Tell whether a fact only plans more of what may stand already: "proposes two years of cooperation between A and B"."""
    return fact.modality == PLANNED and fact.subject.kind == "Partnership"


def _key(fact: Fact) -> tuple[str, str, str]:
    value = fact.object if isinstance(fact.object, str) else fact.object.id
    if fact.predicate == "twinnedWith" and not isinstance(fact.object, str):
        return (*sorted((fact.subject.id, fact.object.id)), fact.predicate)  # type: ignore[return-value]
    return fact.subject.id, fact.predicate, value


def _final_kinds(context: Context, facts: Iterable[Fact], links: Links) -> Iterator[Entity]:
    """Make a town that only serves to say where something is a place; add the unnamed partnerships."""
    acting = {fact.subject.id for fact in facts if fact.predicate != "country"}
    acting |= {fact.object.id for fact in facts if not isinstance(fact.object, str)}
    page = context.page
    for entity in context.entities:
        if entity.kind == "Municipality" and entity.id not in acting and entity is not context.home:
            headed = any(m.tier == "head" for m in entity.mentions)
            located = all(
                page.word_before(page.lexicon.locative, mention.start) is not None for mention in entity.mentions
            )
            if located and not headed:
                entity.kind = "Place"
        yield entity
    used = {fact.subject.id for fact in facts}
    yield from (link for link in links.by_parties.values() if link.id in used)


__all__ = ["Context", "Extraction", "context_of", "extract"]
