"""Find what passes silently and cannot work: misspelt keys, values of a wrong type, unknown terms, broken queries.

Nothing is built or asked for it: the files alone are read, and all that is wrong with them is told at once.
"""

from __future__ import annotations

from vanort.validation.lint.linting import lint
from vanort.validation.lint.queries import at_its_line, faults_of

__all__ = ["at_its_line", "faults_of", "lint"]
