"""Preprints, as different tools note them."""

from publications.corpus.entries.draft import EntryDraft
from publications.corpus.entries.supplies import Supplies
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


def preprint(work: Work, supplies: Supplies) -> EntryDraft:
    """Return the fields of a preprint."""
    fields = eprint_fields(work, supplies)
    if not fields:
        return EntryDraft("misc", "preprints", {"howpublished": "Manuscript"})
    arxiv_id = fields["eprint"]
    if work.habits.key is KeyForm.DBLP:
        fields = {"journal": "CoRR", "volume": f"abs/{arxiv_id}", "eprinttype": "arXiv", **fields}
        del fields["archiveprefix"], fields["primaryclass"]
        return EntryDraft("article", "journals/corr", fields, has_arxiv_id=True)
    if work.habits.doi_share == 0:
        journal = {"journal": f"arXiv preprint arXiv:{arxiv_id}"}
        return EntryDraft("article", "preprints", journal, has_arxiv_id=True)
    if supplies.chance(0.3):
        fields["howpublished"] = f"arXiv:{arxiv_id}"
    return EntryDraft("misc", "preprints", fields, has_arxiv_id=True)


def eprint_fields(work: Work, supplies: Supplies) -> dict[str, str]:
    """Return the fields that name the work's preprint; none if there was no arXiv yet."""
    archive, primary_class = _ARCHIVES[work.subject.name]
    if work.year < FIRST_ARXIV_YEAR:
        return {}
    arxiv_id = supplies.identifiers.arxiv_id(archive, work.year, work.month)
    if arxiv_id is None:
        return {}
    if supplies.chance(0.2):
        arxiv_id += "v2"
    return {"eprint": arxiv_id, "archiveprefix": "arXiv", "primaryclass": primary_class}
