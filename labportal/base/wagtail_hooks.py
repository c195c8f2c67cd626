"""Registrations with the admin."""

from wagtail import hooks

from labportal.base.topics.viewset import TopicViewSet


@hooks.register("register_admin_viewset")
def register_topics() -> TopicViewSet:
    """Register topics."""
    return TopicViewSet()
