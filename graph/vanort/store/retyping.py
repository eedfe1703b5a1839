"""Values that a server could not keep, typed again as the ontology beside them says.

Virtuoso mangles durations, so that a push stores them as text (`vanort.publish.push`); where the ontology gives a property
the range xsd:duration, a text of it, or of a claim about it, is a duration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import RDF, RDFS

from vanort.store.cells import XSD, XSD_STRING
from vanort.store.quads import Quad

_RANGE, _PREDICATE, _OBJECT = map(str, (RDFS.range, RDF.predicate, RDF.object))


def retyped(quads: Sequence[Quad]) -> Iterator[Quad]:
    """Yield the quads of a dataset, each text of a property whose range is another datatype as a value of that.

    >>> length = ("uri", "a:length")
    >>> is_range = (length, ("uri", _RANGE), ("uri", XSD + "duration"), None)
    >>> list(retyped([is_range, (("uri", "a:s"), length, ("literal", "P2Y", "", XSD_STRING), None)]))[1][2]
    ('literal', 'P2Y', '', 'http://www.w3.org/2001/XMLSchema#duration')
    """
    ranges = _ranges(quads)
    claimed = {s: ranges[o[1]] for s, p, o, _ in quads if p[1] == _PREDICATE and o[1] in ranges}
    for quad in quads:
        subject, predicate, object_, graph = quad
        datatype = claimed.get(subject) if predicate[1] == _OBJECT else ranges.get(predicate[1])
        if datatype and object_[0] == "literal" and not object_[2] and object_[3] == XSD_STRING:
            yield subject, predicate, ("literal", object_[1], "", datatype), graph
        else:
            yield quad


def _ranges(quads: Iterable[Quad]) -> dict[str, str]:
    """Return the datatype of each property that has one and no other."""
    found: dict[str, set[str]] = {}
    for subject, predicate, object_, _ in quads:
        if predicate[1] == _RANGE:
            found.setdefault(subject[1], set()).add(object_[1])
    datatypes = {name: next(iter(range_)) for name, range_ in found.items() if len(range_) == 1}
    return {name: range_ for name, range_ in datatypes.items() if range_.startswith(XSD) and range_ != XSD_STRING}
