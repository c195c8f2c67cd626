"""The index page of openings."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labportal.base.database.lazy_value import LazyValue
from labportal.models.contributed_index_page import ContributedIndexPage
from labportal.models.opening_page import OpeningPage
from labportal.openings.items import opening_items
from labportal.querysets import OpeningQuerySet


class OpeningIndexPage(ContributedIndexPage):
    """The theses and positions for which one can apply today."""

    template = "labportal/opening_index_page.html"
    subpage_types: ClassVar = ["labportal.OpeningPage"]

    class Meta:
        verbose_name = _("opening index page")

    def openings(self) -> OpeningQuerySet:
        """Return the openings under this page that are current and that everybody may see."""
        return OpeningPage.objects.child_of(self).current().listed()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["items"] = LazyValue(lambda: opening_items(self.openings()))
        return context
