"""Uses of publications by other records and on pages, in words."""

from collections import defaultdict
from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from publications.messages.message import Message
from publications.models import Publication
from publications.uses import publication_uses


def uses_of(publication_ids: Collection[int]) -> dict[int, list[Message]]:
    """Return by publication who uses it: rows that name it, and blocks of pages.

    The number of queries does not depend on that of publications.
    """
    uses: dict[int, list[Message]] = defaultdict(list)
    for use in publication_uses():
        rows = use.rows.filter(**{f"{use.field}__in": publication_ids}).order_by()
        for pk in rows.values_list(f"{use.field}_id", flat=True).distinct():
            uses[pk].append(Message("in-use", model=use.model._meta.label_lower))
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Publication),
        to_object_id__in=[str(pk) for pk in publication_ids],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    for pk in set(references.values_list("to_object_id", flat=True)):
        uses[int(pk)].append(Message("in-use", model=Page._meta.label_lower))
    return uses
