"""A new workspace: the folders and commented settings, and on request one tiny example that builds."""

from __future__ import annotations

from pathlib import Path

from vanort.errors import WorkspaceError
from vanort.support.files import write_atomically
from vanort.workspace.model import SETTINGS

_LANGUAGE = 'language = "en"'
_FOLDERS = ("documents", "claims", "decisions", "reference")
_FILES = {
    SETTINGS: """\
# Settings of this workspace; every line may be left out.
title = "International partnerships of our municipality"
language = "en"            # the language of reports and of what vanort check finds: en or sv
# organisation = "Granby Municipality"  # whose network report and brief are about; by default whoever takes part in most

[view]
# Where sources disagree on a single value (a start, an end, a count), the first of these claims files wins.
source_rank = []           # for example ["annual-report-2025", "web-page-2017"]

[store]
home = "auto"              # memory, disk, or auto: on disk where the dataset is large
""",
    "decisions/decisions.yaml": """\
# Who is the same as whom, and who is not. Each decision says what, who, when and why, and can be switched off:
#
# - decision: same                      # same, different, or never-suggest
#   things: [example:granby, other-file:granby-town]
#   keep: municipality/granby           # the end of the IRI that they share from now on
#   name: {en: [Granby, Town of Granby]}  # how they are called from now on, and other names to be found by
#   by: your name
#   date: 2026-01-15
#   why: Both pages mean the authority.
#   active: true                        # false switches it off
[]
""",
    "reference/README.md": "Put lists of your own here as Turtle (.ttl): municipalities, organisations, goals in your language.\n",
    ".gitignore": "build/\n",
}
_EXAMPLE = {
    "documents/example.txt": """\
Granby and Lakeside

Granby Municipality has been twinned with Lakeside City since 1998.
Together they run the project Clean Shores, 2024 to 2026, which works towards SDG 14.
""",
    "documents/example.txt.yaml": """\
title: Granby and Lakeside
publisher: an invented municipality
language: en
date: 2026-01-15
""",
    "claims/example.yaml": """\
# What documents/example.txt says: the things that it names, then one block a claim, each with the exact words.
document: example.txt

things:
  granby:
    type: Municipality
    name: Granby Municipality
  lakeside:
    type: Municipality
    name: Lakeside City
  clean-shores:
    type: Project
    name: Clean Shores

claims:
  - subject: granby
    property: twinnedWith
    object: lakeside
    quote: Granby Municipality has been twinned with Lakeside City since 1998
  - subject: clean-shores
    property: partner
    object: granby
    quote: Together they run the project Clean Shores
  - subject: clean-shores
    property: partner
    object: lakeside
    quote: Together they run the project Clean Shores
  - subject: clean-shores
    property: start
    object: 2024
    quote: 2024 to 2026
  - subject: clean-shores
    property: end
    object: 2026
    quote: 2024 to 2026
  - subject: clean-shores
    property: addressesGoal
    object: SDG 14
    quote: SDG 14
""",
}


def make_workspace(folder: Path, *, language: str = "en", with_example: bool = False) -> list[Path]:
    """Make a workspace in a folder that is missing or empty, and return the files made.

    `language` is that of its reports and findings. With an example there is one invented document with its claims; without, the first document is the user's own.

    Raises WorkspaceError where the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError("There is something here already.", path=folder, hint="Name a new or an empty folder.")
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    files = {**_FILES, **_EXAMPLE} if with_example else _FILES
    for name, content in files.items():
        write_atomically(folder / name, content.replace(_LANGUAGE, f'language = "{language}"', name == SETTINGS))
    return [folder / name for name in files]
