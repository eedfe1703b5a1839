"""One question to a model over HTTP: one limit of time for all of it, few tries, and no redirect is followed."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from typing import Any

from vanort.errors import ModelError
from vanort.second_reader.model import KEY, Model
from vanort.store.endpoint import seconds_after
from vanort.store.transport import Body, opener

TRIES = 3
_PAUSE = 1.0  # seconds before the second try, twice as long before the third
_BUSY = frozenset({429, 502, 503, 504})  # what may be over after a moment (RFC 9110, 15.6; RFC 6585, 4)
# What a server says that knows no response_format of type json_schema; llama-cpp-python 0.3.36 calls it its own error.
_NO_SCHEMA = frozenset({400, 422, 500})
_LARGEST = 5_000_000  # bytes of an answer: a hundred times the longest that is asked for
_PIECE = 65_536


class NoAnswer(ModelError):
    """The model cannot be asked at all: another question would fare no better."""


def ask(model: Model, body: Mapping[str, Any]) -> str:
    """Return the words of a model's answer.

    A busy server is asked again; one that knows no JSON schema is asked for JSON.

    Raises NoAnswer where the server is not there, refuses or sends elsewhere, or the time is up; ModelError where what
    it sends is no answer of the protocol.
    """
    until = time.monotonic() + model.patience
    try:
        return _content(model, _sent(model, body, until))
    except _Refused as refused:
        if refused.status not in _NO_SCHEMA:
            raise
    schema = body["response_format"]["json_schema"]["schema"]
    return _content(model, _sent(model, {**body, "response_format": {"type": "json_object", "schema": schema}}, until))


class _Refused(NoAnswer):
    status = 0


def _sent(model: Model, body: Mapping[str, Any], until: float) -> bytes:
    for tried in range(1, TRIES + 1):
        try:
            return _once(model, body, until)
        except urllib.error.HTTPError as error:
            wished = seconds_after(error.headers.get("Retry-After") or "", time.time())
            pause = _PAUSE * 2 ** (tried - 1) if wished is None else wished
            if error.code not in _BUSY or tried == TRIES or time.monotonic() + pause > until:
                raise _refusal(model, error) from None
        except TimeoutError:
            raise _too_slow(model) from None
        except (OSError, http.client.HTTPException, zlib.error) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            if isinstance(reason, TimeoutError):
                raise _too_slow(model) from None
            pause = _PAUSE * 2 ** (tried - 1)
            if tried == TRIES or isinstance(reason, ConnectionRefusedError) or time.monotonic() + pause > until:
                found = f"The model at {model.host} cannot be reached: {str(reason) or type(reason).__name__}."
                raise NoAnswer(found, hint="Is its server running?") from None
        time.sleep(pause)
    raise AssertionError  # the last try returns or raises


def _once(model: Model, body: Mapping[str, Any], until: float) -> bytes:
    data = json.dumps(body, ensure_ascii=False).encode("utf-8")
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if model.key:
        headers["Authorization"] = f"Bearer {model.key}"
    request = urllib.request.Request(model.url, data, headers)  # noqa: S310 (http or https, see model_at)
    handlers = [urllib.request.ProxyHandler({})] if model.is_local else []
    with opener(until, *handlers, follow=False).open(request) as response:
        answer, got = Body(response), b""
        while piece := answer.read(_PIECE):
            got += piece
            if len(got) > _LARGEST:
                raise NoAnswer(f"The model at {model.host} answers without end.", hint="Ask another one.")
    return got


def _content(model: Model, answer: bytes) -> str:
    try:
        choice = json.loads(answer)["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        content = ended = None
    if ended == "length":
        raise ModelError("The answer is cut off: it was longer than the model may write.")
    if not isinstance(content, str):
        found = f"What {model.host} sent is no answer of the OpenAI-compatible protocol."
        raise NoAnswer(found, hint="Give the address that ends in /v1.")
    return content


def _too_slow(model: Model) -> NoAnswer:
    found = f"The model at {model.host} has not answered within {model.patience:g} s."
    return NoAnswer(found, hint="Give it longer with --model-timeout, or take a smaller model.")


def _refusal(model: Model, error: urllib.error.HTTPError) -> NoAnswer:
    with error:
        said = error.read1(300).decode("utf-8", "replace") if error.fp is not None and hasattr(error, "read1") else ""
    said = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    if model.key:
        said = said.replace(model.key, "…")
    if 300 <= error.code < 400:
        found = f"The model at {model.host} sends elsewhere ({error.code}); nothing was sent there."
        hint = "If you trust it, give that address yourself."
    elif error.code in (401, 403):
        found, hint = f"The model at {model.host} refuses ({error.code}).", f"Set the key in {KEY}."
    else:
        found = f"The model at {model.host} answered {error.code}{f': {said}' if said else ''}."
        hint = "Look at the address and at --model-name."
    refused = _Refused(found, hint=hint)
    refused.status = error.code
    return refused
