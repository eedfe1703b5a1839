"""Whom to call: people with their addresses, their employers, and what they answer for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.coreference.grouping import ACTORS, AUTHORITIES, BODIES, Entity
from vanort.extraction.discourse.sentence_context import ASSERTED, NEGATED, PAST, modality, tells
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.tables import find_rows
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.address_owners import block_at, is_switchboard, owner_of
from vanort.extraction.relations.body_addresses import body_address
from vanort.extraction.relations.contact_subjects import heading_over, section_subject
from vanort.extraction.relations.employers import EMPLOYERS, begins_word, led_home, officer_of, record_employer, whose
from vanort.extraction.relations.fact import Fact
from vanort.extraction.relations.general_addresses import general_address
from vanort.extraction.relations.mail_domains import employer_by_mail
from vanort.extraction.relations.project_leads import leads_project

_SHORT, _BETWEEN = 70, 110  # letters between a name and a body, and where what somebody does stands there
_PLAIN, _APPOSED, _ROLE = (
    6,
    12,
    45,
)  # words before "at", and behind ", project manager"; letters in which the role stands
_TITLE_WORDS = 3
_BY_MAIL = 0.85
_PARTY = re.compile(r"[ \xa0]\([^\W\d_a-zåäöæø]{1,3}\),?[ \xa0]")
_PERSON = frozenset({"Person"})


def contact_facts(context: Context) -> Iterator[Fact]:
    """Yield `email`, `phone`, `affiliation` and `contactPerson` facts."""
    owners: dict[Address, Mention] = {}
    for address in context.addresses:
        if (general := general_address(context, address)) is not None:
            yield general
            continue
        if address.kind == "phone" and is_switchboard(context, address):
            if context.home:
                yield Fact(
                    context.home,
                    "phone",
                    address.value,
                    address.start,
                    address.end,
                    "contacts/switchboard",
                    ASSERTED,
                    0.8,
                )
            continue
        owner = owner_of(context, address)
        if owner is None and (of_body := body_address(context, address)) is not None:
            yield of_body
        if owner is not None:
            owners[address] = owner
            unit = unit_at(context.page, address.start)
            how = (
                modality(context.page, unit, standing=True) if unit and len(context.page.words(unit)) < 10 else ASSERTED
            )
            yield Fact(
                context.entity(owner),
                address.kind,
                address.value,
                min(owner.start, address.start),
                max(owner.end, address.end),
                "contacts/address",
                how,
                0.95,
            )
    reached = set(owners.values())
    employed: set[Entity] = set()
    for mention in context.ordered:
        if context.entity(mention).kind != "Person":
            continue
        for fact in _employer(context, mention):
            employed.add(fact.subject)
            yield fact
        unit = unit_at(context.page, mention.start)
        introduced = unit is not None and leads_project(context, unit, mention)
        if mention in reached or introduced or _labelled(context, mention):
            yield from _answers_for(context, mention)
    for address, mention in owners.items():
        person = context.entity(mention)
        if address.kind == "email" and person.kind == "Person" and person not in employed:
            if (employer := employer_by_mail(context, address.value)) is not None:
                yield Fact(
                    person, "affiliation", employer, mention.start, address.end, "contacts/mail", ASSERTED, _BY_MAIL
                )
            employed.add(person)


def _employer(context: Context, person: Mention) -> Iterator[Fact]:
    page = context.page
    text = page.text
    unit = unit_at(page, person.start)
    if unit is None:
        return
    _, block_end = block_at(context, person.start)
    following = context.mentions_in(person.end, person.end + 400, _PERSON)
    next_person = following[0].start if following else len(text)
    reach = unit.end if unit.kind == "row" else block_end  # the next row is somebody else's
    after = context.mentions_in(person.end, min(reach, next_person, person.end + 120), EMPLOYERS)
    for mention in [m for m in after if not begins_word(text, m)][:1]:
        between = text[person.end : mention.start]
        if (
            re.search(r"[.!?]\s+[A-ZÅÄÖ]", between)
            or len(between) > _BETWEEN
            or "@" in between
            or re.search(r"\d{4}", between)
        ):
            break
        if _joined(context, between) or _from_within(context, between, mention):
            how = PAST if page.lexicon.cue("formerly").search(between) else modality(page, unit, standing=True)
            yield Fact(
                context.entity(person),
                "affiliation",
                context.entity(mention),
                person.start,
                mention.end,
                "contacts/employer",
                how if how in {PAST, NEGATED} and not tells(page.lexicon, page.words(unit), "negated") else ASSERTED,
                0.9,
            )
            return
    if (employer := record_employer(context, person)) is not None:
        yield Fact(
            context.entity(person), "affiliation", employer, person.start, person.end, "contacts/record", ASSERTED, 0.9
        )
        return
    if (owner := whose(context, unit, person) or led_home(context, unit, person)) is not None:
        yield Fact(
            context.entity(person), "affiliation", owner, unit.start, person.end, "contacts/whose", ASSERTED, 0.85
        )
        return
    columns = next((row.cells for row in find_rows(page) if row.unit is unit), {}) if unit.kind == "row" else {}
    if (
        unit.kind == "row"
        and "project" not in columns
        and len(bodies := context.mentions_in(unit.start, unit.end, EMPLOYERS)) == 1
    ):
        yield Fact(
            context.entity(person), "affiliation", context.entity(bodies[0]), unit.start, unit.end, "contacts/row",
            ASSERTED, 0.85,
        )  # fmt: skip
        return
    label = re.match(r"[^:\n]{2,60}:", page.words(unit))
    if (served := officer_of(context, unit, person)) is not None:
        yield Fact(
            context.entity(person), "affiliation", served, unit.start, person.end, "contacts/officer", ASSERTED, 0.85
        )
    elif label and person.start >= unit.start + label.end():
        bodies = context.mentions_in(unit.start, unit.start + label.end(), EMPLOYERS - AUTHORITIES | {"Region"})
        heads = bodies or [
            m for m in context.mentions_in(unit.start, unit.start + label.end(), AUTHORITIES) if m.tier == "head"
        ]
        if heads and not context.mentions_in(unit.start, unit.start + label.end(), frozenset({"Project"})):
            yield Fact(
                context.entity(person),
                "affiliation",
                context.entity(heads[0]),
                unit.start,
                person.end,
                "contacts/label",
                ASSERTED,
                0.85,
            )


def _is_role(context: Context, words: str) -> bool:
    """Tell whether a few words are what somebody does: "Henrik Lind biträdande kommunchef Ale kommun"."""
    roles = (m for cue in ("own_leader", "person_role") for m in context.page.lexicon.cue(cue).finditer(words))
    return 0 < len(words.split()) <= _TITLE_WORDS and words[0].islower() and any(m.end() == len(words) for m in roles)


def _from_within(context: Context, between: str, body: Mention) -> bool:
    """Tell whether an ending says from which body somebody is, right behind the name: "Kaisa Virtanen Porin kaupungista"."""
    endings = context.page.lexicon.pack.words("inflection", "from")
    return between in {" ", "\xa0"} and context.page.text[body.start : body.end].endswith(endings or ("\x00",))


@cache
def _article_at_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of an article before a name, in whatever language: "of the" University of Leeds."""
    return re.compile(rf"(?<=\w)[ \xa0](?:{'|'.join(lexicon.articles)})\Z")


def _joined(context: Context, between: str) -> bool:
    """Tell whether what stands between a name and a body can join them: a comma, a bracket, a line, "at"."""
    lexicon = context.page.lexicon
    stripped = between.strip(" \xa0")
    bare = _article_at_end(lexicon).sub("", stripped)
    if _PARTY.fullmatch(between) or _is_role(context, stripped):
        return True
    if len(between) > _SHORT and not stripped.startswith(","):
        return False
    if re.fullmatch(r"\s*[,(–\n-]\s*", between) or re.fullmatch(r"\s*[,(]?\s*[^,()\n]{0,45}[,\n]\s*", between):
        return True
    if any(m.end() in {len(stripped), len(bare)} for m in lexicon.cue("affiliation").finditer(stripped)):
        role = lexicon.cue("person_role").search(stripped[:_ROLE]) if stripped.rfind(",") == 0 else None
        return len(stripped.split()) <= (_APPOSED if role else _PLAIN) and not lexicon.conjunction.match(stripped)
    return bool(re.fullmatch(r"\s*\n?\s*[^\W\d_][\w -]{2,40}\n\s*", between))


def _labelled(context: Context, mention: Mention) -> bool:
    """Tell whether a name stands behind a contact label."""
    page = context.page
    unit = unit_at(page, mention.start)
    label = page.lexicon.labels.get("contact")
    if unit is None or label is None:
        return False
    if unit.kind in {"field", "row"} and label.fullmatch(unit.label):
        return True
    heading = heading_over(context, unit)
    return bool(heading and label.fullmatch(heading.strip("# ")) and mention.start - unit.start < 3)


def _answers_for(context: Context, person: Mention) -> Iterator[Fact]:
    """Yield what a person is the contact for: what the line names, else the section, else the page."""
    page = context.page
    unit = unit_at(page, person.start)
    if unit is None:
        return
    entity = context.entity(person)
    how = ASSERTED
    before = page.flat[max(unit.start, person.start - 30) : person.start]
    after = page.flat[person.end : min(unit.end, person.end + 40)]
    earlier = page.word_before(page.lexicon.cue("succeeds"), person.start, unit.start) is not None
    gone = tells(page.lexicon, before, "past", "left")
    if earlier or gone or tells(page.lexicon, after.strip(" ,("), "past", "left", opens=True):
        how = PAST
    if _answers_for_links(context, unit, person):
        return
    named = list(context.mentions_in(unit.start, person.start, frozenset({"Project"}) | BODIES))
    named += list(context.mentions_in(person.end, unit.end, frozenset({"Project"})))
    projects = [m for m in named if context.entity(m).kind == "Project"]
    people_before = context.mentions_in(unit.start, person.start, _PERSON)
    bodies = [m for m in named if context.entity(m).kind in {"Organisation", "Network"} and not people_before]
    subjects: list[Entity]
    employed = _employer_body(context, person, unit)
    if projects:
        subjects = [context.entity(projects[0])]
    elif employed is not None and context.many_links:
        subjects = [employed]
    elif bodies and person.start - bodies[-1].end < 60:
        subjects = [context.entity(bodies[-1])]
    else:
        subjects = section_subject(context, unit)
    for subject in subjects:
        yield Fact(subject, "contactPerson", entity, person.start, person.end, "contacts/answers-for", how, 0.85)


def _answers_for_links(context: Context, unit: Unit, person: Mention) -> bool:
    """Tell whether the label before a person is twin towns or partnerships at large: "Twin towns: Ann Berg, tel. …"."""
    lexicon, noun = context.page.lexicon, context.page.lexicon.project.get("partnership")
    label = unit.label if unit.kind == "field" and unit.value <= person.start else ""
    named = context.mentions_in(unit.start, unit.value, ACTORS)
    return bool(label and not named and (lexicon.cue("twin").search(label) or (noun and noun.search(label))))


def _employer_body(context: Context, person: Mention, unit: Unit) -> Entity | None:
    """Return the association that a person speaks for, in brackets behind the name or in the label before."""
    near = context.mentions_in(
        max(unit.start, person.start - 50), min(unit.end, person.end + 50), frozenset({"Organisation", "Network"})
    )
    for mention in near:
        between = context.page.text[min(mention.end, person.end) : max(mention.start, person.start)]
        if re.fullmatch(r"\s*[(:,]\s*", between):
            return context.entity(mention)
    return None
