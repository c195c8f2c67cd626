"""Search for the present publication that an entry is, or looks like."""

from publications.imports.planning.present import PresentRecords
from publications.matching.candidates import Candidate
from publications.matching.match import Match, match, titles_agree


def in_database(citekey: str, entry: Candidate, present: PresentRecords) -> Match | None:
    """Return the publication of `present` that `entry` is or looks like, or None.

    The one that its citekey led to before counts first, if it bears the title still or did.
    """
    same = _with_citekey(citekey, entry, present)
    return Match("same", same) if same else match(entry, present.index)


def _with_citekey(citekey: str, entry: Candidate, present: PresentRecords) -> Candidate | None:
    for known in present.known.get(citekey, ()) if citekey else ():
        other = present.candidates[known.publication_id]
        titles = (other.title, present.last_title(known.publication_id))
        if any(title and titles_agree(entry.title, title) for title in titles):
            return other
    return None
