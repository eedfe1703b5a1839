"""The command line: one module a command, each a thin door to one public function.

Data goes to standard output or to -o; words, progress and warnings go to standard error. Heavy libraries are
imported inside the commands, so that --help stays fast.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from vanort.cli.helping import Command, Group
from vanort.errors import VanortError
from vanort.support.printable import printable
from vanort.wording import in_language, said, spoken

# In the order in which a newcomer meets them; each module `vanort.cli.NAME` has a function `run`.
COMMANDS: tuple[tuple[str, str], ...] = (
    ("init", "init"),
    ("add", "add"),
    ("import", "import_"),
    ("join", "join"),
    ("template", "template"),
    ("map", "map"),
    ("extract", "extract"),
    ("goals", "goals"),
    ("review", "review"),
    ("coverage", "coverage"),
    ("build", "build"),
    ("check", "check"),
    ("lint", "lint"),
    ("languages", "languages"),
    ("queries", "queries"),
    ("query", "query"),
    ("match", "match"),
    ("network", "network"),
    ("analyse", "analyse"),
    ("brief", "brief"),
    ("explore", "explore"),
    ("export", "export"),
    ("serve", "serve"),
    ("push", "push"),
    ("fetch", "fetch"),
)

INTERRUPTED = 130  # how typer ends after Ctrl-C: 128 + SIGINT

app = typer.Typer(
    name="vanort",
    cls=Group,
    help="Turn documents about municipalities' international partnerships into a knowledge graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        from vanort import __version__

        print(f"vanort {__version__}")
        raise typer.Exit


_TO_DO = {  # where the system itself refuses
    errno.ENOSPC: " Make room on the disk and run it again; the last good result is unchanged.",
    errno.EDQUOT: " Make room within your share of the disk and run it again; the last good result is unchanged.",
    errno.EROFS: " Nobody may write there: work in a copy elsewhere, or name another place with -o.",
    errno.EACCES: " Ask for the right to it, work in a copy elsewhere, or name another place with -o.",
    errno.EMFILE: " Allow more open files (ulimit -n 1024) and run it again.",
}


@app.callback()
def _all(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="Say which version this is.")
    ] = False,
) -> None:
    pass


for _name, _module in COMMANDS:
    app.command(_name, cls=Command)(import_module(f"vanort.cli.{_module}").run)


def main() -> None:
    """Run the command line; exit 1 with one message where data or question has a fault, 2 on wrong usage."""
    # A graph is many small values that stay: to look through them often is a tenth of a build.
    gc.set_threshold(200_000, 20, 100)
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)  # it prints tracebacks of values that it cannot convert
    try:
        app()
    except VanortError as error:
        print(printable(f"vanort: {in_language(error, spoken())}"), file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read the output has gone (| head): nothing to say, and nothing more to write at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        todo = _TO_DO.get(error.errno or 0, "")
        print(printable(f"vanort: {where}{error.strerror or error}.{todo}"), file=sys.stderr)
        sys.exit(1)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            print(said("vanort: stopped; the last good result is unchanged."), file=sys.stderr)
        raise
    finally:
        gc.freeze()  # and once more at the end, when all of it goes anyway, another tenth
