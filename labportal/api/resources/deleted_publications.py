"""Publications that are not shown any more, for programs that keep copies."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypedDict

from groups.records.harvest import HarvestedPublication
from labportal.api.resources.asked import Asked
from labportal.api.resources.publications import CHANGED_SINCE, PublicationResource, update_log
from labportal.api.resources.resource import Resource, in_order
from labportal.base.answers.parameters import Parameter


class DeletedPublicationItem(TypedDict):
    """A publication that was shown and is not any more: removed, merged into another, or hidden."""

    id: int
    """The id that it had."""
    changed: str
    """When it went."""


class DeletedPublicationResource(Resource):
    """Deleted publications."""

    name = "deleted-publications"
    about = "Ids of publications that were shown and are not any more, in the order they went."
    item = DeletedPublicationItem
    parameters: ClassVar[tuple[Parameter, ...]] = (CHANGED_SINCE,)
    has_records = False

    def is_shown(self, asked: Asked) -> bool:
        return PublicationResource().is_shown(asked)

    def shown(self, asked: Asked) -> Any:
        update_log(asked)
        return HarvestedPublication.objects.filter(deleted=True)

    def records(self, asked: Asked) -> Any:
        since = asked.values.get(CHANGED_SINCE.name)
        deleted = self.shown(asked)
        if since:
            deleted = deleted.filter(datestamp__gte=since)
        return deleted.order_by("datestamp", "pk")

    def items(self, ids: Sequence[int], asked: Asked) -> list[DeletedPublicationItem]:
        found = HarvestedPublication.objects.in_bulk(ids)
        return [
            {"id": row.pk, "changed": row.datestamp.isoformat()} for row in in_order(ids, found)
        ]
