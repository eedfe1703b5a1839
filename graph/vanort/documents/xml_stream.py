"""XML as a stream of elements: one after the other, forgotten when the next one comes; nothing outside the file is ever fetched.

No entity is resolved and no document type is read: a register needs neither, and both can be made to fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from vanort.errors import DocumentError


def elements_of(
    stream: IO[bytes], tag: str, path: Path, begin: Callable[[], None] = lambda: None
) -> Iterator[tuple[Any, Any]]:
    """Yield the root and each element of a tag in turn, as lxml has them; `begin` is called where the next one may begin.

    Raises DocumentError, with the line, where the file is not XML, is cut off, or declares a document type.
    """
    from lxml import etree

    events = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root: Any = None
    try:
        for event, element in events:
            if root is None:
                root = element
                if root.getroottree().docinfo.doctype:
                    raise DocumentError(
                        "The file declares a document type (DOCTYPE), which no register needs.",
                        path=path,
                        line=1,
                        hint="Entities can be made to fill the memory: take the declaration out if you trust the file.",
                    )
            elif event == "end" and element.tag == tag:
                yield root, element
                begin()
            if event == "end" and element.getparent() is root:
                element.clear()
                while element.getprevious() is not None:
                    del root[0]
    except etree.XMLSyntaxError as fault:
        raise DocumentError(
            f"This is not XML: {str(fault.msg).partition(', line')[0]}.",
            path=path,
            line=fault.lineno or None,
            hint="It is damaged or cut off: get it once more; nothing of it was imported.",
        ) from None
