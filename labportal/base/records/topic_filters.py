"""Filtering listings of the admin by topic."""

import django_filters  # type: ignore[import-untyped]
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from labportal.base.models import Topic


class TopicFilterSet(WagtailFilterSet):
    """The filters of a listing whose records carry topics; a subclass names model and fields."""

    topic = django_filters.ModelChoiceFilter(
        field_name="tagged_topics__tag",
        # Asked for in the language of whoever filters.
        queryset=lambda _request: Topic.objects.in_order(),
        label=_("Topic"),
    )
