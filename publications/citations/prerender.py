"""Citations rendered ahead by the worker, so that no visitor waits for them."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django_tasks import task

from publications.citations.cache import CITE_AS, citations
from publications.citations.styles import DEFAULT_STYLE, is_style
from publications.models import ImportEntry, Publication, RenderedCitation

_AT_ONCE = 200


@task(backend="long")
def render_imported(batch_id: int) -> None:
    """Render the citations of what an import wrote."""
    written = ImportEntry.objects.filter(batch=batch_id).exclude(before=None)
    ids = written.exclude(publication=None).values_list("publication", flat=True)
    render(set(ids))


def render(publication_ids: Iterable[int]) -> None:
    """Render the citations of these publications in every way in which lists show any."""
    ways = list(_ways())
    ids = sorted(publication_ids)
    for start in range(0, len(ids), _AT_ONCE):
        some = Publication.objects.live().with_citation().filter(pk__in=ids[start:][:_AT_ONCE])
        publications = list(some)
        for style, language, names in ways:
            citations(publications, style, language, names)


def _ways() -> Iterator[tuple[str, str, str]]:
    """Yield style, language and rule for names of all that was shown, and the portal's own."""
    listed = RenderedCitation.objects.exclude(names=CITE_AS)
    shown = set(listed.values_list("style", "language", "names").distinct())
    own = {(DEFAULT_STYLE, language, "") for language, _ in settings.LANGUAGES}
    yield from sorted(way for way in shown | own if is_style(way[0]))
