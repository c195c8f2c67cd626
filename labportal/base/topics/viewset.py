"""Topics in the admin."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from labportal.base.models import Topic, TopicQuerySet
from labportal.base.records.viewset import RecordViewSet


class TopicViewSet(RecordViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 240
    list_display = [
        "name",
        "slug",
        Column("publication_count", label=_("Publications"), sort_key="publication_count"),
        Column("group_count", label=_("Groups"), sort_key="group_count"),
    ]

    def listed(self, records: TopicQuerySet) -> TopicQuerySet:
        return records.annotate(
            publication_count=models.Count("publication_items", distinct=True),
            group_count=models.Count("group_items", distinct=True),
        )
