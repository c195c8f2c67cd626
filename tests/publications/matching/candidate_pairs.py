"""Pairs of publications, and what matching says of them."""

from publications.matching.candidates import CandidateIndex, candidate
from publications.matching.match import match
from publications.vocabulary.snapshot import Snapshot

TITLE = "Convolutional recurrent networks for reconstruction"


AUTHORS = ("Qin", "Schlemper", "Rückert")


def candidate_of(title=TITLE, names=("Qin",), **values):
    snapshot = Snapshot.of({"title": title, **values}, [{"family": name} for name in names])
    return candidate(snapshot, slug="there")


def candidate_by(*names, **values):
    listed = [
        {"literal": name}
        if isinstance(name, str)
        else dict(zip(("given", "family"), name, strict=True))
        for name in names
    ]
    return candidate(Snapshot.of({"title": TITLE, "issued_year": 2020, **values}, listed), slug="")


def matched(entry, *there):
    return match(entry, CandidateIndex(there))


def kind_of(first, second):
    """Return what is said of two, which must not depend on which comes first."""
    one, other = matched(first, second), matched(second, first)
    assert (one and one.kind) == (other and other.kind)
    return one and one.kind
