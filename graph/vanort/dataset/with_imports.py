"""The dataset with what was imported: small imports are at hand everywhere, large ones go from disk to disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanort.dataset.assemble import read_ontology
from vanort.dataset.compile import policy_of
from vanort.dataset.imported import Imported, imports_of
from vanort.dataset.merging import ViewRules, merged, subject_of
from vanort.dataset.splicing import rewrite, subjects_of_changes
from vanort.store.embedded import stamp_of
from vanort.store.patching import bring_along
from vanort.store.quads import Quad, by_line, read_quads
from vanort.support.files import write_lines_atomically
from vanort.vocabulary import VIEW
from vanort.workspace.fingerprint import content_mark, program_mark
from vanort.workspace.model import Workspace

# Quads of all imports together that the page, the report and the checks of a build can hold: some five seconds, and a page of 5 MB.
MOST_AT_HAND = 60_000
_OF_VIEW = f" <{VIEW}> .\n"


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

    def mark(self) -> str:
        """Return what changes when what the dataset has of one thing may have become different without a document's doing."""
        graphs = [(each.name, content_mark(each.graph)) for each in self.imports]
        return hashlib.sha256(repr((program_mark(), graphs, sorted(self.rules.single))).encode()).hexdigest()

    def changed_subjects(self, before: str, after: str) -> set[str]:
        """Return the things of which the dataset may have other lines, from what was at hand before and is now.

        What is at hand of a thing that a small import describes does not show what documents alone say of it.
        """
        changed = subjects_of_changes(before, after)
        for each in self.imports:
            if each not in self.large:
                with each.graph.open(encoding="utf-8", newline="\n") as file:
                    changed.update(map(subject_of, file))
        return changed

    def write_all(self, path: Path, documents: Iterable[str]) -> tuple[str, int]:
        """Write the whole dataset, and return the hash of it and how many facts its view has."""
        facts = 0

        def counted() -> Iterator[str]:
            nonlocal facts
            for line in merged(documents, self.graphs, self.rules):
                facts += line.endswith(_OF_VIEW)
                yield line

        mark = write_lines_atomically(path, counted())
        return mark, facts

    def write_changes(
        self, path: Path, documents: Iterable[str], subjects: Iterable[str], facts: int
    ) -> tuple[str, int]:
        """Write the dataset of the same imports again where it may be different, and bring its store on disk along.

        `facts` are those that its view had; the hash and their new number are returned, as `write_all` does.
        """
        was = stamp_of(path)
        rewritten = rewrite(path, subjects, tuple(documents), self.graphs, self.rules)
        bring_along(path, was, rewritten.removed, rewritten.added)
        came, went = (sum(line.endswith(_OF_VIEW) for line in lines) for lines in (rewritten.added, rewritten.removed))
        return rewritten.mark, facts + came - went

    @property
    def graphs(self) -> list[Path]:
        """The files of all imports in their rank."""
        return [each.graph for each in self.imports]


def too_large_for_pages(imported: Imported) -> str:
    """Return the sentence that says where an import is left out, and where it is not."""
    return (
        f"imports/{imported.name} is too large for the page, the report, networks and checks, which leave it out "
        f"({imported.quads:,} statements; all imports together may have {MOST_AT_HAND:,}); vanort query and vanort serve have it."
    )
