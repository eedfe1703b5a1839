"""Answer from what the files say now: a build that is not fresh is made again before anything is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vanort.build import DATASET, build, left_out_of, was_put_here
from vanort.dataset.compile import Progress
from vanort.dataset.outdated import outdated
from vanort.errors import VanortError
from vanort.workspace.fingerprint import content_mark, inputs_of, is_fresh, noted
from vanort.workspace.model import Workspace


def bring_up_to_date(
    workspace: Workspace,
    *,
    faults: Sequence[VanortError] = (),
    say: Callable[[str], None] = lambda _: None,
    progress: Progress = lambda _: None,
) -> str:
    """Build a workspace whose graph is not what its files would give, and return what tells its dataset from another.

    `say` hears what a reader of the answer has to know: that it was built again, that a document is left out, that a
    mapping or a source has changed since something was read by it, or that the answer comes from an older build, because
    the workspace is broken now. `faults` are those of its settings. A build with proposals stays one with proposals.

    Raises VanortError where the workspace is broken and there is no older build, OSError where nothing can be written
    and there is none.
    """
    folder, note = workspace.build, noted(workspace.build)
    if was_put_here(workspace):
        say(
            f"vanort: {workspace.dataset} was not built here, and is asked as it lies: there are no claims to build from."
        )
        return content_mark(workspace.dataset)
    with_proposals = bool(note.get("with_proposals"))
    if faults or not is_fresh(folder, inputs_of(workspace, with_proposals=with_proposals), DATASET):
        there = workspace.dataset.is_file()
        try:
            if faults:
                raise faults[0]
            built = build(workspace, with_proposals=with_proposals, progress=progress)
        except (VanortError, OSError) as fault:
            if not there:
                raise
            say(f"vanort: this is answered from an older build, since the workspace cannot be built now: {fault}")
        else:
            why = "The workspace has changed since it was built" if there else "The workspace was not built yet"
            say(f"{why}, so it was built first ({built.difference}).")
        note = noted(folder)
    for sentence in outdated(workspace):
        say(f"vanort: {sentence}")
    for finding in left_out_of(note):
        where = f"{finding.where}: " if finding.where else ""
        say(f"vanort: left out: {where}{finding.found}{' ' + finding.hint if finding.hint else ''}")
    return str(note.get("files", {}).get(DATASET, ""))
