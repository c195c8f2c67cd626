"""Preprints, as different tools note them."""

from publications.corpus.entries.draft import Sketch
from publications.corpus.entries.supplies import Desk
from publications.corpus.notation.habits import KeyForm
from publications.corpus.works.identifiers import FIRST_ARXIV_YEAR
from publications.corpus.works.work import Work

#: The arXiv archive, and the class within it, that a field's preprints are in.
_ARCHIVES = {
    "imaging": ("cs", "eess.IV"),
    "computing": ("cs", "cs.LG"),
    "physics": ("cond-mat", "cond-mat.soft"),
    "biology": ("q-bio", "q-bio.QM"),
    "society": ("physics", "physics.soc-ph"),
    "german": ("cs", "cs.CY"),
}


def preprint(work: Work, desk: Desk) -> Sketch:
    """Return the fields of a preprint."""
    fields = eprint_fields(work, desk)
    if not fields:
        return Sketch("misc", "preprints", {"howpublished": "Manuscript"})
    arxiv_id = fields["eprint"]
    if work.hand.key is KeyForm.DBLP:
        fields = {"journal": "CoRR", "volume": f"abs/{arxiv_id}", "eprinttype": "arXiv", **fields}
        del fields["archiveprefix"], fields["primaryclass"]
        return Sketch("article", "journals/corr", fields, has_arxiv_id=True)
    if work.hand.doi_share == 0:
        journal = {"journal": f"arXiv preprint arXiv:{arxiv_id}"}
        return Sketch("article", "preprints", journal, has_arxiv_id=True)
    if desk.chance(0.3):
        fields["howpublished"] = f"arXiv:{arxiv_id}"
    return Sketch("misc", "preprints", fields, has_arxiv_id=True)


def eprint_fields(work: Work, desk: Desk) -> dict[str, str]:
    """Return the fields that name the work's preprint; none if there was no arXiv yet."""
    archive, primary_class = _ARCHIVES[work.field.name]
    if work.year < FIRST_ARXIV_YEAR:
        return {}
    arxiv_id = desk.identifiers.arxiv_id(archive, work.year, work.month)
    if arxiv_id is None:
        return {}
    if desk.chance(0.2):
        arxiv_id += "v2"
    return {"eprint": arxiv_id, "archiveprefix": "arXiv", "primaryclass": primary_class}
