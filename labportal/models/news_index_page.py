"""The index page of news."""

from typing import Any, ClassVar

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from labportal.base.answers.conditional import conditional_answer
from labportal.base.database.lazy_value import LazyValue
from labportal.models.contributed_index_page import ContributedIndexPage
from labportal.models.lab_settings import LabSettings
from labportal.models.news_page import NewsPage
from labportal.news.feed import feed_response
from labportal.news.items import news_items
from labportal.querysets import NewsQuerySet

NEWS_PER_PAGE = 20


class NewsIndexPage(RoutablePageMixin, ContributedIndexPage):
    """The lab's news, the latest first, and their feed."""

    template = "labportal/news_index_page.html"
    subpage_types: ClassVar = ["labportal.NewsPage"]

    class Meta:
        verbose_name = _("news index page")

    def news(self) -> NewsQuerySet:
        """Return the news under this page that everybody may see, the latest first."""
        return NewsPage.objects.child_of(self).listed()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)

        def page_of_list() -> Page[NewsPage]:
            pages = self.news().with_concerned().with_picture()
            try:
                return Paginator(pages, NEWS_PER_PAGE).page(request.GET.get("page") or 1)
            except (EmptyPage, PageNotAnInteger) as error:
                raise Http404(str(error)) from error

        listed = LazyValue(page_of_list)
        return context | {
            "canonical_query": LazyValue(
                lambda: f"page={listed.number}" if listed.number > 1 else ""
            ),
            "listed": listed,
            "items": LazyValue(lambda: news_items(listed)),
        }

    @path("feed.atom/")
    def feed(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the latest news as an Atom feed."""

        def made() -> HttpResponse:
            lab_name = LabSettings.for_request(request).lab_name
            return feed_response(request, self, self.news(), lab_name=lab_name)

        return conditional_answer(request, made)
