"""The corpus with every proper name, number and address replaced by unseen ones of the same kind.

Rules that were fitted to the names of a corpus score lower on the disguised copy. Towns, regions and countries become
others, countries in the language and case of the text; people, projects and bodies of every kind get names from
unseen_names.toml; years move, digits change, addresses follow the names. What stays: everything between the names, the
endings that the text gives them, the words that say what an authority is ("kommun", "City of"), goals, and EU and UN, which
have no second.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanort.extraction.lexicon.word_lists import is_english
from vanort.support.letters import plain_letters

sys.path.insert(0, str(Path(__file__).parent))
from replacing import replace_spans

NAMES = tomllib.loads(Path(__file__).with_name("unseen_names.toml").read_text(encoding="utf-8"))
COUNTRIES = {"sv": "SE", "no": "NO", "da": "DK", "fi": "FI", "de": "DE", "en": "GB"}
DOMAINS = ("norrvik", "sundal", "westport", "bergfeld", "lakeside", "havby")
_HEADS = re.compile(
    r"(?i)\b(kommun\w*|kommune\w*|stad(?=\b)|stads\b|city|council|municipality|municipal|town|county|government"
    r"|kaupun\w*|kun\w{1,4}\b|of|the|region\w*|län\w*|landsting\w*|kreis|stadt|hansestadt|universitätsstadt"
    r"|fylkeskommune)\b"
)
_NO_SECOND = re.compile(r"(?:EU|FN|UN|YK|European Union|United Nations)\b|.*\b[kc]om+is+i", re.IGNORECASE)
_FINNISH_CASE = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n)$")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[012]\d)(?!\d)")
_EMAIL = r"[\w.+-]+(?:@|\(at\))[\w.-]+\.\w+"


@dataclass
class Disguise:
    """What replaces what in one document; the same for the same name."""

    name: str
    text: str
    draw: int = 0
    words: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Seed by the document's name."""
        self.language = self.name[:2]
        self.country = COUNTRIES.get(self.language, "")
        self.chance = random.Random(hashlib.sha256(f"{self.name} {self.draw}".encode()).digest())  # noqa: S311 (nothing secret)

    def pick(self, pool: list[str], key: str) -> str:
        """Return what replaces a thing: a name of the pool that the text does not hold, each at most once while they last."""
        if key not in self.words:
            fresh = [n for n in pool if n.split(" | ")[0] not in self.text and n not in self.used]
            self.words[key] = self.chance.choice(fresh or pool)
            self.used.add(self.words[key])
        return self.words[key]

    def replacements(self, entity: dict[str, Any]) -> list[tuple[int, int, str]]:
        """Return the new name of each mention of an entity."""
        kind, spans = entity["type"], [(m["start"], m["end"]) for m in entity["mentions"]]
        if not spans or kind == "SDG":
            return []
        if kind in {"Municipality", "Place", "Region", "Partnership"}:
            pool = kind if kind in {"Region", "Place"} else "Town"
            return [(s, e, self.place(self.text[s:e], pool)) for s, e in spans]
        if kind == "Person":
            return [(s, e, self.person(self.text[s:e])) for s, e in spans]
        if kind == "Amount":
            return [(s, e, _digits(self.text[s:e], keep=0)) for s, e in spans]
        if kind == "Country":
            return [(s, e, self.land(entity, s, e)) for s, e in spans]
        if kind == "Project":
            return self.titles(entity, spans)
        if any(_NO_SECOND.match(self.text[s:e]) for s, e in spans):
            return []
        return [(s, e, self.body(entity, self.text[s:e])) for s, e in spans]

    def place(self, name: str, pool: str) -> str:
        """Return another town or region, the words that say what it is kept."""
        own = self.country if _own(name, self.country) else "other"

        def other(match: re.Match[str]) -> str:
            word = match.group()
            if _HEADS.fullmatch(word) or not word[0].isupper():
                return word
            stem = re.sub(r"(?:s|in|n|ssa|sta|stä|lla|a)$", "", word.lower()) if len(word) > 4 else word.lower()
            keys = [key for key in self.words if key.startswith("town ")]
            known = next((k for k in keys if k[5:].startswith(stem[:4]) or stem.startswith(k[5:])), f"town {stem}")
            new = self.pick(NAMES[pool].get(own, NAMES[pool]["other"]).split(), known)
            genitive = word.lower().endswith("s") and not word.isupper() and not known.endswith("s")
            ending = "s" if genitive and known in keys and not new.endswith("s") else ""
            return new.upper() if word.isupper() else new + ending

        return re.sub(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", other, name)

    def person(self, name: str) -> str:
        """Return another person, part by part."""
        parts = iter(("first", *["last"] * 9))

        def other(match: re.Match[str]) -> str:
            kind = next(parts)
            word = match.group()
            return word if word.islower() else self.pick(NAMES["Person"][kind].split(), f"person {plain_letters(word)}")

        return re.sub(r"[^\W\d_]+", other, name)

    def land(self, entity: dict[str, Any], start: int, end: int) -> str:
        """Return another country in the case of the text."""
        written, label = self.text[start:end], entity["label"]
        article = re.search(r"\b(der|die|the) $", self.text[max(0, start - 5) : start])
        pool = NAMES["Country"].get(f"{self.language}_article") if article else None
        new = self.pick(pool or NAMES["Country"][self.language], f"country {entity['id']} {bool(pool)}")
        if written.isupper() and len(written) > 3:
            return new.upper()
        if self.language == "fi":
            case = _FINNISH_CASE.search(written) if written != label else None
            return new + (case.group().replace("ä", "a") if case else "an" if written == f"{label}an" else "")
        return new + ("s" if written.endswith("s") and not label.endswith("s") and not new.endswith("s") else "")

    def titles(self, entity: dict[str, Any], spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
        """Return other titles: a short form becomes a short form, also inside the longer one."""
        label = entity["label"]
        forms = sorted({self.text[s:e].casefold() for s, e in spans}, key=len)
        new: dict[str, str] = {}
        for form in forms:
            written = next(self.text[s:e] for s, e in spans if self.text[s:e].casefold() == form)
            inner = next((short for short in new if short != form and short in form), None)
            if inner is None:
                new[form] = self.title(written)
            else:
                at = form.index(inner)
                parts = self.title(written[:at]), new[inner], self.title(written[at + len(inner) :])
                new[form] = "".join(parts)
        others = re.finditer(re.escape(label), self.text, re.IGNORECASE)
        upper = [m.span() for m in others if m.group().isupper() and not label.isupper()]
        found = []
        for start, end in {*spans, *upper}:
            written = self.text[start:end]
            title = new.get(written.casefold(), new[forms[-1]])
            found.append((start, end, title.upper() if written.isupper() and len(written) > 8 else title))
        return found

    def title(self, written: str) -> str:
        """Return another title of the same language, length and use of capitals; what is no word stays."""
        core = re.search(r"[^\W\d_].*[^\W\d_]|[^\W\d_]", written)
        if core is None:
            return _YEAR.sub(_earlier, written)
        key = "acronym" if _coined(core.group()) else self.speech(core.group())
        pool = NAMES["Project"][key]
        alike = [title for title in pool if _shape(title) == _shape(core.group())]
        new = self.pick(alike or pool, f"title {core.group().casefold()}")
        return written[: core.start()] + new + _YEAR.sub(_earlier, written[core.end() :])

    def body(self, entity: dict[str, Any], written: str) -> str:
        """Return another body, programme or network of the same kind, short where the text is short."""
        pool = NAMES[entity["type"]]
        names = pool.get(self.speech(entity["label"])) or pool.get(self.language) or pool["en"]
        full, short = self.pick(names, f"body {entity['id']}").split(" | ")
        others = [m["text"] for m in entity["mentions"] if len(m["text"]) > len(written)]
        kind_part = re.fullmatch(r"(\S+?)(-[a-zåäö]{4,})", written)
        if self.language == "fi" and kind_part:
            return short + kind_part[2]
        case = _FINNISH_CASE.search(written) if self.language == "fi" and written != entity["label"] else None
        if (_coined(written) or " " not in written) and others and len(written) <= 8:
            return short
        genitive = written.endswith("s") and any(m["text"] == written[:-1] for m in entity["mentions"])
        return full + (case.group() if case else "s" if genitive and not full.endswith("s") else "")

    def speech(self, name: str) -> str:
        """Return the language of a name: English where most of its words are, else the document's."""
        words = re.findall(r"[^\W\d_]{3,}", name)
        return "en" if words and sum(map(is_english, words)) > len(words) / 2 and len(words) > 1 else self.language

    def address(self, written: str) -> str:
        """Return an address that follows the names, at another host."""
        new = written
        for key, value in sorted(self.words.items(), key=lambda item: -len(item[0])):
            kind, _, old = key.partition(" ")
            spelled = {plain_letters(old), plain_letters(old.translate(_SPELLED_OUT))}
            for form in spelled if kind in {"person", "town"} and len(old) > 2 else ():
                new = re.sub(re.escape(form), plain_letters(value), new, flags=re.I)
        host, old_host = new.rpartition("@")[2], written.rpartition("@")[2]
        if "@" in new and host == old_host:
            other = self.pick(list(DOMAINS), f"host {host}")
            new = new.replace(f"@{host}", f"@{other}.{host.rpartition('.')[2]}")
        return new


def _earlier(year: re.Match[str]) -> str:
    return str(int(year.group()) - 2)


def _shape(title: str) -> tuple[bool, bool]:
    """Tell whether a title is long, and whether its words further on have capitals."""
    words = re.findall(r"[^\W\d_]{4,}", title)
    return len(words) > 3, any(word[0].isupper() for word in words[1:])


def _coined(name: str) -> bool:
    """Tell whether a name is an acronym or made up like one."""
    return " " not in name and bool(re.search(r"\w[A-ZÅÄÖ]", name)) and "-" not in name


def disguise(text: str, gold: dict[str, Any], name: str, draw: int = 0) -> tuple[str, dict[str, Any]]:
    """Return a text with its annotation in which names, numbers and addresses are others; the same for the same draw."""
    mask = Disguise(name, text, draw)
    spans = [span for entity in gold["entities"] for span in mask.replacements(entity)]
    taken = {at for start, end, _ in spans for at in range(start, end)}
    fixed = {
        at for e in gold["entities"] for m in e["mentions"] if e["type"] == "SDG" for at in range(m["start"], m["end"])
    }
    for match in re.finditer(_EMAIL, text):
        spans.append((match.start(), match.end(), mask.address(match.group())))
        taken.update(range(*match.span()))
    phones = [fact["object"] for fact in gold["facts"] if fact["predicate"] == "phone"]
    for pattern in (*map(_number, phones), r"(?<![\w.,])\+?\d[\d \xa0()/–-]{5,}\d(?!\d)"):
        for match in re.finditer(pattern, text):
            written = match.group()
            if len(re.sub(r"\D", "", written)) >= 6 and not taken.intersection(range(*match.span())):
                if pattern.startswith("(?<!") and re.search(r"(?:19|20)\d\d", written):
                    continue
                spans.append((match.start(), match.end(), _digits(written, keep=2)))
                taken.update(range(*match.span()))
    years = (m for m in _YEAR.finditer(text) if not (taken | fixed).intersection(range(*m.span())))
    spans += [(match.start(), match.end(), _earlier(match)) for match in years]
    return _rewritten(text, gold, spans, mask)


def _number(written: str) -> str:
    """Return the pattern of a telephone number as any text may space it."""
    return r"(?:\+|00)?" + r"[ \xa0()/–-]{0,3}".join(re.findall(r"\d", written))


def _own(name: str, country: str) -> bool:
    from vanort.extraction.lexicon.gazetteer import find_known, flatten
    from vanort.languages import language_packs

    code = next((language for language, own in COUNTRIES.items() if own == country), "en")
    hits = list(find_known(name, flatten(name), language_packs()[code]))
    if any(hit.entry.kind == "Region" and hit.entry.code == code for hit in hits):
        return True
    return any(hit.entry.code.startswith(country.lower() if country == "SE" else country) for hit in hits)


def _digits(written: str, *, keep: int) -> str:
    seen = 0

    def other(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return match.group() if seen <= keep or match.group() == "0" else str(int(match.group()) % 9 + 1)

    return re.sub(r"\d", other, written)


def _rewritten(
    text: str, gold: dict[str, Any], spans: list[tuple[int, int, str]], mask: Disguise
) -> tuple[str, dict[str, Any]]:
    result, place = replace_spans(text, spans)
    new_gold = json.loads(json.dumps(gold))
    labels = {}
    for entity in new_gold["entities"]:
        for mention in entity["mentions"]:
            mention["start"], mention["end"] = place(mention["start"], last=False), place(mention["end"], last=True)
            mention["text"] = result[mention["start"] : mention["end"]]
        if entity["mentions"]:
            entity["label"] = labels[entity["id"]] = max((m["text"] for m in entity["mentions"]), key=len)
    ids = {entity["id"] for entity in new_gold["entities"]}
    for fact in new_gold["facts"]:
        if fact["object"] in ids:
            continue
        if fact["predicate"] in {"startYear", "endYear"}:
            year = int(fact["object"][:4])
            fact["object"] = str(year - 2 if year >= 1950 else year)
        elif fact["predicate"] == "email":
            fact["object"] = mask.address(fact["object"])
        elif fact["predicate"] == "phone":
            fact["object"] = _digits(fact["object"], keep=2)
    return result, new_gold


def disguise_folder(folder: Path, target: Path, draw: int = 0) -> None:
    """Write a disguised copy of a folder of texts and annotations; each draw has other names."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        new_text, new_gold = disguise(text, json.loads(path.read_text(encoding="utf-8")), name, draw)
        (target / f"{name}.txt").write_bytes(new_text.encode("utf-8"))
        (target / path.name).write_text(json.dumps(new_gold, ensure_ascii=False), encoding="utf-8")
