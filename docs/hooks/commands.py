"""The reference of commands: made from the command line itself, so that it cannot say anything else."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from html import escape
from importlib import import_module
from typing import Any, get_args, get_type_hints

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

HEAD = """# Commands

Data goes to standard output or to the file that `-o` names; words and warnings go to standard error, so that an output can be
piped on. `-` stands for standard input or output. The exit is 0 where all is well, 1 where the data or the question has a
fault, 2 where the command was called wrongly. `-w DIR` names the workspace; without it, the nearest folder upwards with a
`vanort.toml` is used.
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page, where the site has a place for it."""
    if "reference/commands.md" in str(config.nav):
        files.append(File.generated(config, "reference/commands.md", content=commands_page()))
    return files


def commands_page() -> str:
    """Return one section for each command: what it does, an example, its arguments and options."""
    from vanort.cli import COMMANDS

    runs = ((name, import_module(f"vanort.cli.{module}").run) for name, module in COMMANDS)
    return "\n".join([HEAD, *(part for name, run in runs for part in _command(name, run))])


def _command(name: str, run: Callable[..., None]) -> Iterator[str]:
    text, _, examples = inspect.cleandoc(run.__doc__ or "").partition("Example")
    yield f"## vanort {name}\n\n{text.strip()}\n"
    for example in re.findall(r"vanort [^\n*`]+", examples):
        yield f"```sh\n{example.strip()}\n```\n"
    yield "| | Takes | Means | By default |\n| --- | --- | --- | --- |"
    defaults = inspect.signature(run).parameters
    for parameter, hint in get_type_hints(run, include_extras=True).items():
        info = next((extra for extra in getattr(hint, "__metadata__", ()) if hasattr(extra, "param_decls")), None)
        if info is not None and not info.hidden:
            yield _row(info, get_args(hint)[0], defaults[parameter].default)
    yield ""


def _row(info: Any, kind: Any, default: object) -> str:
    # Inside Annotated, typer keeps the first name where a default would stand.
    names = ", ".join(f"`{name}`" for name in (info.default, *(info.param_decls or ())) if str(name).startswith("-"))
    kind = next((part for part in get_args(kind) if part is not type(None)), kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        takes = "|".join(str(choice.value) for choice in kind)
    else:
        takes = info.metavar or {bool: "", int: "N", float: "N"}.get(kind, "TEXT")
    said = default.value if isinstance(default, Enum) else default
    need = " (required)" if default is inspect.Parameter.empty else ""
    shown = "" if isinstance(said, bool) or said in (None, "", inspect.Parameter.empty) else _code(str(said))
    return f"| {names} | {_code(takes)} | {(info.help or '').replace('|', '&#124;')}{need} | {shown} |"


def _code(text: str) -> str:
    return f"<code>{escape(text).replace('|', '&#124;')}</code>" if text else ""
