"""Answers of a model as values, checked against the schema once more, and kept in build/ by a hash of the question."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vanort.claims.model import MODALITIES
from vanort.errors import ModelError
from vanort.second_reader.model import Model
from vanort.second_reader.terms import MOST, Vocabulary
from vanort.support.files import write_atomically

_THING = ("id", "type", "name")
_CLAIM = ("subject", "property", "object", "modality", "quote")


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer claims, in its own words."""

    subject: str
    property: str
    object: str
    modality: str
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that an answer names."""

    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """An answer that is of the schema; whether it is true of the text is another question."""

    things: tuple[Told, ...]
    claims: tuple[Said, ...]


def read_answer(content: str, offered: Vocabulary) -> ModelAnswer:
    """Return an answer as values.

    Raises ModelError, saying what is wrong with it, where it is no JSON or not of the schema.
    """
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        raise ModelError("The answer is no JSON.") from None
    top = _fields(answer, ("things", "claims"), "The answer")
    things = tuple(Told(**_texts(one, _THING, "A thing")) for one in _list(top["things"], "things"))
    claims = tuple(Said(**_texts(one, _CLAIM, "A claim")) for one in _list(top["claims"], "claims"))
    for one in things:
        _among(one.type, offered.types, "type")
    for claim in claims:
        _among(claim.property, offered.properties, "property")
        _among(claim.modality, MODALITIES, "modality")
    return ModelAnswer(things, claims)


def kept_at(folder: Path, model: Model, body: Mapping[str, Any]) -> Path:
    """Return where the answer to a question is kept: by a hash of all that is asked, and of whom."""
    asked = json.dumps([model.url, body], ensure_ascii=False, sort_keys=True)
    return folder / f"{hashlib.sha256(asked.encode()).hexdigest()[:32]}.json"


def kept_answer(path: Path, offered: Vocabulary) -> ModelAnswer | None:
    """Return the answer that is kept at a place; None where there is none, or none that can be read."""
    try:
        return read_answer(path.read_text(encoding="utf-8"), offered)
    except (OSError, UnicodeDecodeError, ModelError):
        return None


def keep(path: Path, answer: ModelAnswer) -> None:
    """Keep an answer, as values alone, so that nothing else of what a server sent lies in the workspace."""
    value = {
        "things": [{key: getattr(one, key) for key in _THING} for one in answer.things],
        "claims": [{key: getattr(one, key) for key in _CLAIM} for one in answer.claims],
    }
    write_atomically(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list) or len(value) > MOST:
        raise ModelError(f"'{name}' is no list of at most {MOST}.")
    return value


def _fields(value: object, keys: tuple[str, ...], what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or set(value) != set(keys):
        raise ModelError(f"{what} has not exactly {', '.join(keys)}.")
    return value


def _texts(value: object, keys: tuple[str, ...], what: str) -> dict[str, str]:
    fields = _fields(value, keys, what)
    if not all(isinstance(text, str) for text in fields.values()):
        raise ModelError(f"{what} has a field that is no text.")
    return {key: fields[key] for key in keys}


def _among(word: str, known: Container[str], what: str) -> None:
    if word not in known:
        shown = "".join(c if c.isprintable() else "�" for c in word[:60])
        raise ModelError(f"'{shown}' is no {what} that was offered.")
