"""The one HTML file: bundled scripts and styles, the data, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Mapping
from typing import Any

from vanort.explorer.bundle import bundled

PLAIN_BELOW = 850_000  # bytes of JSON that stay readable in the file; more is packed


_PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="vanort">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<noscript><p>{noscript}</p></noscript>
{blocks}
<script>{script}</script>
</body>
</html>
"""
_SHIPPED = re.compile(
    r"<style>.*?</style>|<script>.*?</script>"
    r'|<script type="application/gzip" id="block-(?:ask|engine|outlines|quads)">.*?</script>',
    re.DOTALL,
)
_NOSCRIPT = "This page draws a network and needs JavaScript. · Den här sidan ritar ett nätverk och behöver JavaScript."


def explorer_html(
    data: Mapping[str, Any],
    *,
    engine: bytes | None = None,
    quads: bytes | None = None,
    withheld: bytes | None = None,
    title: str = "vanort",
) -> str:
    """Return the page for this data (see graph/explorer/src/data.d.ts); packed parts are unpacked only when wanted.

    `engine` is the gzipped WebAssembly module and `quads` the gzipped dataset that it answers from (see
    `pack`); `withheld` holds the stand-ins for what was taken out of that, by which it counts what an answer lacks.
    """
    script, style = bundled("explorer.js").decode(), bundled("style.css").decode()
    scripts = [script]
    elements = [_block("data", json_bytes({key: value for key, value in data.items() if key != "questions"}))]
    if any(view["kind"] == "map" for view in data["views"]):
        elements.append(_element("outlines", bundled("outlines.json.gz")))
    elements.append(_block("questions", json_bytes(data["questions"])))
    mode = data["options"]["engine"]
    if mode != "none":
        ask = bundled("ask.js").decode()
        scripts.append(ask)
        elements.append(_block("ask", ask.encode()))
    if engine is not None and quads is not None:
        elements.append(_element("quads", quads))
        elements += [_element("withheld", withheld)] if withheld else []
    if engine is not None:
        elements.append(_element("engine", engine))
    policy = content_policy(scripts, style, connect=mode == "endpoint", wasm=mode == "inside", editor=mode != "none")
    return _PAGE.format(
        policy=html.escape(policy, quote=True),
        title=html.escape(title),
        style=style,
        noscript=_NOSCRIPT,
        blocks="\n".join(elements),
        script=script,
    )


def content_policy(scripts: list[str], style: str, *, connect: bool, wasm: bool, editor: bool) -> str:
    """Return a Content-Security-Policy that lets only these scripts and this style sheet take effect.

    See https://www.w3.org/TR/CSP3/. With `wasm` the engine runs in a thread made from text (`worker-src blob:`): only a
    script that already runs can make one, the text is a part of a script named here by its hash, and the thread is
    held to this same policy (CSP3, 7.8): it loads nothing, reaches nothing, evaluates nothing but WebAssembly. `connect` is for the page of a server, which asks its own endpoint; with an
    `editor` Chromium itself puts style attributes on what is typed over a selection.

    >>> content_policy(["a()"], "b{}", connect=False, wasm=False, editor=False).split("; ")[0]
    "default-src 'none'"
    """
    script_sources = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    rules = [
        "default-src 'none'",
        f"script-src {script_sources}" + (" 'wasm-unsafe-eval'" if wasm else ""),
        f"style-src 'sha256-{_digest(style)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    rules += ["worker-src blob:"] if wasm else []
    rules += ["style-src-attr 'unsafe-inline'"] if editor else []
    rules += ["connect-src 'self'"] if connect else []
    return "; ".join(rules)


def json_bytes(data: object) -> bytes:
    r"""Return JSON that can stand inside a script element: no text in it can end the element.

    >>> json_bytes({"a": "</script>"})
    b'{"a":"\\u003c/script>"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()


def _block(name: str, content: bytes) -> str:
    if name == "data" and len(content) < PLAIN_BELOW:
        return f'<script type="application/json" id="block-{name}">{content.decode()}</script>'
    return _element(name, pack(content))


def pack(content: bytes) -> bytes:
    """Return bytes as a part of the page that is unpacked when it is wanted; the same bytes give the same part."""
    return gzip.compress(content, 6, mtime=0)


def _element(name: str, gzipped: bytes) -> str:
    text = base64.b64encode(gzipped).decode("ascii")
    return f'<script type="application/gzip" id="block-{name}">{text}</script>'


def own_parts(page: str) -> str:
    """Return a page without what is the same in every page (scripts, styles, engine, outlines), and without the dataset.

    The dataset is searched for itself. What is left is what else can hold something personal. Nothing in it can pretend to be one of those parts, since
    no text in a page holds the sign < (see `json_bytes`).
    """
    return _SHIPPED.sub("", page)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
