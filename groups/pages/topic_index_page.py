"""The index page of topics, which serves each topic's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from groups.pages.record_index_page import LISTED_PUBLICATIONS, RecordIndexPage
from groups.people.alumni import alumni
from groups.people.sections import members
from groups.records.membership import Membership
from groups.records.research_group import ResearchGroup
from groups.topics.counts import topic_counts
from groups.topics.links import people_on_topic
from groups.topics.related_topics import related_topics
from groups.works.filters import LabPublicationFilter
from groups.works.listing import PublicationListing
from labportal.base.database.lazy_value import LazyValue
from labportal.base.models import Topic, TopicQuerySet
from labportal.base.records.former_slugs import record_with_slug
from labportal.base.text.keys import sort_key
from publications.models import Publication


def _counts() -> list[Any]:
    topics = sorted(Topic.objects.with_texts(), key=lambda topic: sort_key(topic.label))
    return topic_counts(topics)


class TopicIndexPage(RecordIndexPage):
    """The index page of the topics of the lab, which serves each topic's page."""

    template = "groups/topic_index_page.html"

    class Meta:
        verbose_name = _("topic index page")

    def records(self) -> TopicQuerySet:
        return Topic.objects.all()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["topic_counts"] = LazyValue(_counts)
        return context

    @path("<slug:slug>/")
    def topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve the page of one topic, to which former slugs lead."""
        topic = record_with_slug(Topic.objects.with_texts(), slug)
        if topic.slug != slug:
            return self.redirect_to(request, self.record_url(topic.slug))
        people = people_on_topic(slug)
        current = Membership.objects.current().of_people(people).listed()
        publications = Publication.objects.visible().on_topic(slug)
        return self.render_record(
            request,
            "groups/topic_page.html",
            {
                "topic": topic,
                "groups": ResearchGroup.objects.on_topic(slug).current().with_texts(),
                "members": LazyValue(lambda: members(current.most_published_first(publications))),
                "alumni": LazyValue(
                    lambda: alumni(Membership.objects.of_alumni().of_people(people).with_names())
                ),
                "listing": LazyValue(
                    lambda: PublicationListing.filtered(
                        LabPublicationFilter(topic=slug), LISTED_PUBLICATIONS, "year"
                    )
                ),
                "related": LazyValue(lambda: related_topics(topic)),
            },
        )
