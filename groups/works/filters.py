"""The filter of publication lists, with research groups."""

from dataclasses import dataclass

from django.db.models import Q

from groups.works.ownership import publications_of
from publications.lists.filters import PublicationFilter


@dataclass(frozen=True)
class LabPublicationFilter(PublicationFilter):
    """The filter of publications, with the group whose works they are."""

    group: str = ""

    def conditions(self) -> dict[str, Q]:
        met = super().conditions()
        if self.group:
            met["group"] = Q(pk__in=publications_of(self.group).values("pk"))
        return met
