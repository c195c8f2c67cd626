"""The page on which the keywords of an import become topics, and its buttons."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from publications.imports.admin.keyword_rows import (
    OPEN,
    STATES,
    KeywordFilter,
    offers_of,
    rows,
)
from publications.imports.admin.pages import BatchPage, page_of
from publications.imports.keywords.choices import Choices, TopicsGiven, carry_out
from publications.imports.keywords.keywords import may_become_topics
from publications.imports.keywords.topics import NAME_LENGTH, NotGivenError, TopicNames
from publications.models import ImportBatch
from publications.vocabulary.text import with_visible_codes

ROWS_PER_PAGE = 30


def may_make_topics(user: Any) -> bool:
    """Return whether somebody may make new topics."""
    return bool(user.has_perm("base.add_topic"))


class KeywordsPage(BatchPage):
    """The keywords of an import, each with the topic that it may become."""

    any_permission_required = ["add"]
    header_icon = "tag"
    template_name = "publications/admin/keywords.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_become_topics(self.batch):
            return _refuse(request, self.batch)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Keywords")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        address = reverse("imports:inspect", args=[self.batch.pk])
        return [*above, {"url": address, "label": str(self.batch)}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, names = KeywordFilter.of(self.request.GET), TopicNames.load()
        offers = offers_of(self.batch, names)
        found, shown = asked.found(offers), asked.shown(offers)
        page = Paginator(shown, ROWS_PER_PAGE).get_page(asked.p or 1)
        action = reverse("imports:give_topics", args=[self.batch.pk])
        return super().get_context_data(
            batch=self.batch,
            asked=asked,
            action=f"{action}?{asked.query()}",
            chips=[
                asked.chip("", _("all"), found),
                *(asked.chip(state, label, found) for state, label in STATES.items()),
            ],
            number=len(shown),
            total=len(offers),
            page=page,
            pages=asked.neighbours(page),
            rows=rows(list(page), names),
            topic_options=_options(names),
            equal=sum(offer.state == OPEN for offer in shown),
            may_make=may_make_topics(self.request.user),
            languages=settings.LANGUAGES,
            language=settings.LANGUAGE_CODE,
            name_length=NAME_LENGTH,
            **kwargs,
        )


def _options(names: TopicNames) -> SafeString:
    """Return all topics to choose from: made once, and shown in every row."""
    topics = sorted(names.topics.values(), key=lambda topic: topic.label.casefold())
    return format_html_join(
        "",
        '<option value="{}">{}</option>',
        ((topic.pk, with_visible_codes(topic.label)) for topic in topics),
    )


class GiveTopicsAction(PermissionCheckedMixin, View):
    """The buttons: give what was chosen on the page, or all topics of equal name."""

    model = ImportBatch
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give the topics and lead back to the page as it was filtered."""
        batch, asked = get_object_or_404(ImportBatch, pk=pk), KeywordFilter.of(request.GET)
        if not may_become_topics(batch):
            return _refuse(request, batch)
        choices = self._choices(batch, asked)
        # The form hides the field from those who may not: whoever sends it has made it up.
        if choices.names and not may_make_topics(request.user):
            raise PermissionDenied
        if impossible := choices.impossible_names:
            text = _(
                "Nothing was done: “%(name)s” cannot be the name of a topic. A name has 1 to "
                "%(most)d characters, all of them visible."
            )
            messages.error(
                request, text % {"name": with_visible_codes(impossible[0]), "most": NAME_LENGTH}
            )
        elif not choices.topics and not choices.names:
            messages.warning(request, _("Nothing was chosen, so nothing was done."))
        else:
            try:
                user = request.user if request.user.is_authenticated else None
                _report(request, carry_out(batch, choices, user))
            except NotGivenError:
                return _refuse(request, batch)
        query = asked.query()
        return redirect(reverse("imports:keywords", args=[pk]) + (query and f"?{query}"))

    def _choices(self, batch: ImportBatch, asked: KeywordFilter) -> Choices:
        if self.request.POST.get("do") != "equal":
            return Choices.of(self.request.POST.dict())
        offers = asked.shown(offers_of(batch, TopicNames.load()))
        return Choices(
            {one.keyword.key: one.equal.pk for one in offers if one.equal and one.state == OPEN}
        )


def _refuse(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    text = _("Keywords become topics only while what the import wrote stands.")
    messages.error(request, text)
    return page_of(batch)


def _report(request: HttpRequest, done: TopicsGiven) -> None:
    if done.made:
        text = ngettext(
            "%(n)d topic was made: %(names)s.", "%(n)d topics were made: %(names)s.", len(done.made)
        )
        names = ", ".join(topic.name for topic in done.made)
        messages.success(request, text % {"n": len(done.made), "names": names})
    if done.given:
        text = ngettext(
            "%(n)d publication was given topics.",
            "%(n)d publications were given topics.",
            done.given,
        )
        messages.success(request, text % {"n": done.given})
    else:
        messages.info(request, _("The publications have these topics already."))
