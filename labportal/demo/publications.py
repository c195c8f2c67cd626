"""The publications of the demo lab: imported like any other bibliography."""

from importlib.resources import files

from groups.models import KeyPublication, ResearchGroup
from labportal.base.models import Topic
from labportal.setup.content import read_content
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import ImportBatch, Outcome, Publication, SourceEntry

SOURCE = "Demo lab"
_FILE = "publications.bib"


def load_publications() -> dict[str, int]:
    """Import the bibliography, once; return the number of its entries by outcome.

    People, topics and groups have to be there: the names are linked to the people, new publications
    get their topics, and groups that have none their key publications.
    """
    if ImportBatch.objects.filter(source=SOURCE).exists():
        return {}
    content = files("labportal.demo").joinpath(_FILE).read_bytes()
    batch = import_files([SourceFile(_FILE, content)], source=SOURCE).batch
    if batch is None:
        return {}
    new = batch.entries.filter(outcome=Outcome.NEW).values_list("publication", flat=True)
    _add_topics(set(new))
    _add_key_publications()
    return batch.counts


def _add_topics(publication_ids: set[int]) -> None:
    """Give the publications their topics, as a first revision to go back to."""
    topics = Topic.objects.in_bulk(field_name="slug")
    slugs_by_citekey: dict[str, list[str]] = {}
    for content in read_content("labportal.demo", "topics")["topics"]:
        for citekey in content["publications"]:
            slugs_by_citekey.setdefault(citekey, []).append(content["slug"])
    for citekey, publication in _by_citekey().items():
        if publication.pk in publication_ids:
            slugs = slugs_by_citekey.get(citekey, [])
            publication.topics.add(*(topics[slug] for slug in slugs if slug in topics))
            publication.save()
            publication.save_revision(log_action=True)


def _add_key_publications() -> None:
    publications = _by_citekey()
    for content in read_content("labportal.demo", "groups")["groups"]:
        group = ResearchGroup.objects.filter(slug=content["slug"], key_publications=None).first()
        if group is None:
            continue
        group.key_publications = [
            KeyPublication(publication=publications[citekey], order=order)
            for order, citekey in enumerate(content["key_publications"])
            if citekey in publications
        ]
        group.save()


def _by_citekey() -> dict[str, Publication]:
    entries = SourceEntry.objects.filter(source=SOURCE).select_related("publication")
    return {entry.citekey: entry.publication for entry in entries}
