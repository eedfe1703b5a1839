"""The dataset with what was imported: small imports are at hand everywhere, large ones go from disk to disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanort.dataset.assemble import read_ontology
from vanort.dataset.compile import policy_of
from vanort.dataset.imported import Imported, imports_of
from vanort.dataset.merging import ViewRules, merged
from vanort.store.quads import Quad, by_line, read_quads
from vanort.support.files import write_lines_atomically
from vanort.vocabulary import VIEW
from vanort.workspace.model import Workspace

# Quads of all imports together that the page, the report and the checks of a build can hold: some five seconds, and a page of 5 MB.
MOST_AT_HAND = 60_000


@dataclass(frozen=True)
class WithImports:
    """The imports of a workspace in their rank, and which of them are too large for the page and the report."""

    imports: tuple[Imported, ...]
    large: tuple[Imported, ...]
    rules: ViewRules

    @classmethod
    def of(cls, workspace: Workspace) -> WithImports:
        """Return the imports of a workspace: first those that its settings rank, then the others by name."""
        policy = policy_of(workspace)
        ranks = {name: place for place, name in enumerate(policy.source_rank)}
        found = sorted(imports_of(workspace), key=lambda each: (ranks.get(each.name, len(ranks)), each.name))
        left, large = MOST_AT_HAND, []
        for each in sorted(found, key=lambda each: (each.quads, each.name)):
            if each.quads > left:
                large.append(each)
            else:
                left -= each.quads
        rules = ViewRules(read_ontology(), policy.single_valued)
        return cls(tuple(found), tuple(large), rules)

    def at_hand(self, documents: Mapping[str, Quad]) -> Mapping[str, Quad]:
        """Return what documents say together with the imports that are small, as quads under their lines."""
        small = [each.graph for each in self.imports if each not in self.large]
        if not small:
            return documents
        return by_line(read_quads("".join(merged(documents, small, self.rules))))

    def write_all(self, path: Path, documents: Iterable[str]) -> tuple[str, int]:
        """Write the whole dataset, and return the hash of it and how many facts its view has."""
        facts = 0
        ending = f" <{VIEW}> .\n"

        def counted() -> Iterator[str]:
            nonlocal facts
            for line in merged(documents, [each.graph for each in self.imports], self.rules):
                facts += line.endswith(ending)
                yield line

        mark = write_lines_atomically(path, counted())
        return mark, facts


def too_large_for_pages(imported: Imported) -> str:
    """Return the sentence that says where an import is left out, and where it is not."""
    return (
        f"imports/{imported.name} is too large for the page, the report, networks and checks, which leave it out "
        f"({imported.quads:,} statements; all imports together may have {MOST_AT_HAND:,}); vanort query and vanort serve have it."
    )
