"""Citations that the worker renders."""

from django_tasks import task

from publications.citations.prerender import renew
from publications.models import ImportEntry


@task(backend="long")
def render_imported(batch_id: int) -> None:
    """Render the citations of what an import wrote, so that no visitor has to wait for them."""
    written = ImportEntry.objects.filter(batch=batch_id).exclude(before=None)
    ids = written.exclude(publication=None).values_list("publication", flat=True)
    renew(set(ids))
