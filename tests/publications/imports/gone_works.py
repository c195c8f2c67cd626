"""Works that go from their source, come back, and are decided about, for tests."""

from publications.bibtex.entry import SourceFile
from publications.imports.decisions import decide_many
from publications.imports.staging import confirm, plan_staged, stage
from publications.models import Decision, ImportBatch


def entry(number, *, key="", doi=True, title="", volume="1"):
    """Return one entry of BibTeX; works are told apart by their number."""
    said = f"doi = {{10.5555/work.{number}}}, " if doi else ""
    return (
        f"@article{{{key or f'work{number}'}, author = {{Ann Bell and Cy Dole}}, {said}"
        f"title = {{{title or f'Results number {number} about subject {number * 7919}'}}}, "
        f"journal = {{Journal of Things}}, year = {{2020}}, volume = {{{volume}}}}}\n"
    )


def file(*numbers):
    """Return a file of works."""
    return "".join(map(entry, numbers))


def gone(done):
    """Return the citekeys that are gone."""
    return [one.place.citekey for one in done.plan.entries if one.outcome == "gone"]


def decided(text: str, decision: Decision | str, source: str = "s") -> ImportBatch:
    """Import a file that is the whole of its source, with one decision about all that is gone."""
    batch = stage([SourceFile("a.bib", text.encode())], source, None, complete=True)
    plan_staged(batch)
    decide_many(batch, batch.entries.filter(outcome="gone"), decision)
    assert confirm(batch.pk, batch.digest)
    batch.refresh_from_db()
    return batch
