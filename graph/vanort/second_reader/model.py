"""Where a language model is asked: its address, its name, the key, and how long an answer may take."""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from dataclasses import dataclass, field

from vanort.errors import ModelError

KEY = (
    "VANORT_MODEL_KEY"  # the variable of the environment that holds the key, and the only place where it is looked for
)
PATIENCE = (
    300.0  # seconds for one answer: a small model on two processors reads and writes a passage in one or two minutes
)
_NAME = re.compile(r"[^\x00-\x20\x7f]{1,200}")
_PATH = "/v1/chat/completions"


@dataclass(frozen=True, slots=True)
class Model:
    """A model behind an address, such as `http://127.0.0.1:8080/v1`; `key` never shows in a message."""

    url: str
    name: str
    key: str = field(default="", repr=False)
    patience: float = PATIENCE

    @property
    def host(self) -> str:
        """The host that hears the question, with its port where one is given."""
        return urllib.parse.urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves this machine: the address is a loopback one (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3)."""
        name = urllib.parse.urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"


def model_at(url: str, name: str, key: str = "", patience: float = PATIENCE) -> Model:
    """Return a model by the address of its server, to which the path of the protocol is added where it is missing.

    >>> model_at("http://127.0.0.1:11434", "gemma3").url
    'http://127.0.0.1:11434/v1/chat/completions'
    >>> model_at("https://example.org/v1/", "m").url, model_at("https://example.org/v1", "m").is_local
    ('https://example.org/v1/chat/completions', False)

    Raises ModelError where the address or the name cannot be used, or where a key would travel without encryption.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.password:
        hint = "Write it as http://127.0.0.1:8080/v1; a key belongs into the environment, as VANORT_MODEL_KEY."
        raise ModelError("This is no web address of a model.", hint=hint)
    if not _NAME.fullmatch(name):
        raise ModelError("This is no name of a model.", hint="Give it as its server does: --model-name gemma3")
    path = parts.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path = f"{path.removesuffix('/v1')}{_PATH}"
    model = Model(urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")), name, key, patience)
    if key and parts.scheme == "http" and not model.is_local:
        hint = f"Ask it by https://, or unset {KEY}."
        raise ModelError(f"The key would go to {model.host} unencrypted.", hint=hint)
    return model
