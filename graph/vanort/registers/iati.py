"""Activities of the International Aid Transparency Initiative as records: a row for each thing that an activity says.

Versions 1.01 to 2.03 say the same in different ways: texts in `narrative` or in the element itself, codes or words for roles and
dates. Here they are made one; what the codes mean stands in the source's file. Contacts, documents, results and budgets are not
read: the first are of persons, the others are plans or say nothing of who works with whom.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from vanort.documents.xml_stream import elements_of
from vanort.errors import DocumentError
from vanort.mappings.source import Source
from vanort.registers.facts import Record, Unread
from vanort.registers.opening import Part

ACTIVITY = "iati-activity"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DATES = {"1": "start-planned", "2": "start-actual", "3": "end-planned", "4": "end-actual"}
_LISTS = {  # the elements that say one thing of an activity each, and the attributes that are kept of them
    "participating-org": ("ref", "role", "type", "activity-id"),
    "sector": ("code", "vocabulary", "percentage"),
    "tag": ("code", "vocabulary"),
    "recipient-country": ("code", "percentage"),
    "related-activity": ("ref", "type"),
}
_CHANNEL = re.compile(r"\d{5}")  # OECD DAC's codes of channels of delivery: kinds of bodies
_DAC = ("", "1", "2", "DAC", "DAC-3")
_ORGANISATIONS = ("provider", "receiver")

Cells = dict[str, str]


def activities(part: Part, source: Source, path: Path) -> Iterator[Record | Unread]:
    """Yield the rows of all activities of a stream.

    Raises DocumentError where it is no XML of the initiative, or is cut off.
    """
    kinds = {table.name: number for number, table in enumerate(source.tables)}
    root = None
    for root, activity in elements_of(cast(IO[bytes], part.stream), ACTIVITY, path, part.stream.begin_record):
        common = _common(root, activity)
        line = activity.sourceline
        if "activity" not in common:
            yield Unread(line, "", "The activity has no identifier.", _text(activity.find("title"))[:200])
            continue
        for kind, at, cells in _rows(activity, common):
            if kind in kinds:
                missing = source.tables[kinds[kind]].missing
                kept = {name: said for name, said in cells.items() if said and said.casefold() not in missing}
                yield Record(at or line, kept, kinds[kind])
    if root is None:
        raise DocumentError(
            f"The file holds no <{ACTIVITY}>.", path=path, hint="It has to be an activity file of IATI."
        )


def _common(root: Any, activity: Any) -> Cells:
    reporter = activity.find("reporting-org")
    cells = {
        "activity": _text(activity.find("iati-identifier")),
        "language": activity.get(_LANGUAGE, ""),
        "default-currency": activity.get("default-currency", ""),
        "version": root.get("version", ""),
        "reporter": reporter.get("ref", "").strip() if reporter is not None else "",
        "reporter-name": _text(reporter),
    }
    return {name: said for name, said in cells.items() if said}


def _rows(activity: Any, common: Cells) -> Iterator[tuple[str, int, Cells]]:
    """Yield the rows of one activity: of which kind each is, on which line it begins, and its cells."""
    own = dict(common)
    for name in ("activity-status", "collaboration-type"):
        if (element := activity.find(name)) is not None:
            own[name] = element.get("code", "")
    for date in activity.iterfind("activity-date"):
        kind = date.get("type", "")
        own.setdefault(_DATES.get(kind, kind), date.get("iso-date", "") or _text(date))
    description = next((d for d in activity.iterfind("description") if d.get("type", "1") == "1"), None)
    own["description"] = _text(description if description is not None else activity.find("description"))
    own["title"] = _text(activity.find("title"))
    yield "activity", activity.sourceline, own
    key = {"activity": common["activity"]}
    title = activity.find("title")
    for told in title.iterfind("narrative") if title is not None else ():
        if told.get(_LANGUAGE):
            yield "title", told.sourceline, {**key, "text": _joined(told), "language": told.get(_LANGUAGE, "")}
    for name, attributes in _LISTS.items():
        for element in activity.iterfind(name):
            cells = {attribute: element.get(attribute, "").strip() for attribute in attributes}
            if name == "sector":
                cells |= _group(cells)
            if name == "participating-org" and _CHANNEL.fullmatch(cells["ref"]):
                cells["channel"] = cells["ref"]
            yield name, element.sourceline, {**common, **cells, "name": _text(element)}
    seen: Counter[tuple[str, ...]] = Counter()
    for element in activity.iterfind("transaction"):
        cells = _transaction(element, common)
        seen[tuple(cells.values())] += 1
        if (number := seen[tuple(cells.values())]) > 1:  # the same sum on the same day is paid once more
            cells["occurrence"] = str(number)
        yield "transaction", element.sourceline, {**common, **cells}
        for sector in element.iterfind("sector"):
            kept = {attribute: sector.get(attribute, "").strip() for attribute in _LISTS["sector"]}
            yield "sector", sector.sourceline, {**key, **kept, **_group(kept)}


def _group(sector: Cells) -> Cells:
    """Return the three digits of a sector of OECD DAC; nothing for one of another list."""
    code = sector.get("code", "")
    return {"group": code[:3]} if sector.get("vocabulary", "") in _DAC and code[:3].isdecimal() else {}


def _transaction(element: Any, common: Cells) -> Cells:
    value = element.find("value")
    kind, date = element.find("transaction-type"), element.find("transaction-date")
    cells = {
        "type": kind.get("code", "") if kind is not None else "",
        "date": (date.get("iso-date", "") or _text(date)) if date is not None else "",
        "value": _text(value),
        "currency": (value.get("currency", "") if value is not None else "") or common.get("default-currency", ""),
        "reference": element.get("ref", ""),
    }
    for side in _ORGANISATIONS:
        body = element.find(f"{side}-org")
        if body is not None:
            cells |= {
                side: body.get("ref", "").strip(),
                f"{side}-name": _text(body),
                f"{side}-activity": body.get(f"{side}-activity-id", "").strip(),
            }
    if cells.get("provider-activity") == common["activity"]:  # money that would flow in a circle
        cells["provider-activity"] = ""
    return cells


def _text(element: Any) -> str:
    """Return the text of an element: its first narrative without a language of its own, else its first, else its own."""
    if element is None:
        return ""
    told = element.findall("narrative")
    chosen = next((each for each in told if not each.get(_LANGUAGE)), told[0] if told else element)
    return _joined(chosen)


def _joined(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
