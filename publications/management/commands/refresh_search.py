"""manage.py refresh_search."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from publications.models import Publication
from publications.search.index import refresh

_AT_A_TIME = 1000


class Command(BaseCommand):
    """Writes the search columns of all publications, after what is searched has changed."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        ids = list(Publication.objects.order_by("pk").values_list("pk", flat=True))
        # In parts: one statement would hold every row, and keep editors waiting for its end.
        for start in range(0, len(ids), _AT_A_TIME):
            refresh(ids[start : start + _AT_A_TIME])
        text = ngettext("%(count)s publication", "%(count)s publications", len(ids))
        self.stdout.write(text % {"count": len(ids)})
