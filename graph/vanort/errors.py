"""What can go wrong, each said with what was found, where, and what to do.

    VanortError
    ├── WorkspaceError     the folder or its settings
    ├── DocumentError      a document that cannot be read
    ├── ClaimsError        a claims or decisions file
    ├── QueryError         a question or its parameters
    │   └── QueryLimit     a question that took too long or gave too many rows
    ├── StoreError         a SPARQL store that does not answer as it should
    ├── ModelError         a language model that does not answer as it should
    └── PrivacyError       a published file that still holds what it must not

A command prints the message and exits with 1; no traceback reaches a user.
"""

from __future__ import annotations

from pathlib import Path


class VanortError(Exception):
    """Say what was found, where it stands, and what to do about it.

    >>> str(ClaimsError("Unknown thing 'sekso'.", path=Path("claims/a.yaml"), line=12, hint="Did you mean 'sekos'?"))
    "claims/a.yaml:12: Unknown thing 'sekso'. Did you mean 'sekos'?"
    """

    def __init__(self, found: str, *, path: Path | str | None = None, line: int | None = None, hint: str = "") -> None:
        self.found, self.path, self.line, self.hint = found, path, line, hint
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(f"{where}{found}{' ' + hint if hint else ''}")


class WorkspaceError(VanortError):
    """The folder is no workspace, or its settings cannot be used."""


class DocumentError(VanortError):
    """A document cannot be read as text."""


class ClaimsError(VanortError):
    """A claims file or a decisions file says something that cannot be used."""


class QueryError(VanortError):
    """A question cannot be asked as it stands."""


class QueryLimit(QueryError):
    """A question took longer, or gave more rows, than it was allowed to."""


class StoreError(VanortError):
    """A SPARQL store did not answer, or answered something that is not a result."""


class ModelError(VanortError):
    """A language model did not answer, or answered something that is no reading of a document."""


class PrivacyError(VanortError):
    """A file that is to be published still holds a value that was to be dropped."""
