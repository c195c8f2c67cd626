"""manage.py refresh_search."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from publications.models import Authorship, Publication
from publications.search.index import refresh
from publications.surname_keys import keys_text

_AT_A_TIME = 1000


class Command(BaseCommand):
    """Writes anew what publications and printed names are searched by, after it has changed."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        ids = list(Publication.objects.order_by("pk").values_list("pk", flat=True))
        # In parts: one statement would hold every row, and keep editors waiting for its end.
        for start in range(0, len(ids), _AT_A_TIME):
            some = ids[start : start + _AT_A_TIME]
            refresh(some)
            _refresh_keys(some)
        text = ngettext("%(count)s publication", "%(count)s publications", len(ids))
        self.stdout.write(text % {"count": len(ids)})


def _refresh_keys(publication_ids: list[int]) -> None:
    """Write the keys of the printed names of some publications, where they are others now."""
    names = Authorship.objects.filter(publication__in=publication_ids).order_by("pk")
    outdated = []
    for one in names:
        if one.surname_keys != (keys := keys_text(one.parts)):
            one.surname_keys = keys
            outdated.append(one)
    Authorship.objects.bulk_update(outdated, ["surname_keys"])
