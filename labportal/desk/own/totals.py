"""The numbers at the head of the first page: what the listing behind each shows to somebody."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.navigation import get_site_for_user
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.documents import get_document_model
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.images import get_image_model
from wagtail.images.wagtail_hooks import ImagesSummaryItem
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

Context = dict[str, Any]


class PageTotal(PagesSummaryItem):
    """The pages that somebody may open; Wagtail counts all below the uppermost of them."""

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Context:
        pages = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        # Without the root of all, which is no page of the site.
        number = pages.filter(depth__gt=1).count()
        return {**_site(self.request.user), "root_page": self._root(), "total_pages": number}

    def _root(self) -> Page | None:
        """Return the page whose list opens: the home page, where there is one site only."""
        root: Page | None = get_site_for_user(self.request.user)["root_page"]
        if root is None or not root.is_root():
            return root
        sites = list(Site.objects.select_related("root_page")[:2])
        return sites[0].root_page if len(sites) == 1 else root


class PictureTotal(ImagesSummaryItem):
    """The pictures that somebody may change; Wagtail counts those to choose from as well."""

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Context:
        number = _number_of(get_image_model(), self.request.user)
        return {**_site(self.request.user), "total_images": number}


class DocumentTotal(DocumentsSummaryItem):
    """The documents that somebody may change."""

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Context:
        number = _number_of(get_document_model(), self.request.user)
        return {**_site(self.request.user), "total_docs": number}


def _site(user: Any) -> Context:
    return {"site_name": get_site_for_user(user)["site_name"]}


def _number_of(model: type[Any], user: Any) -> int:
    policy = policy_registry.get_by_type(model)
    return int(policy.instances_user_has_any_permission_for(user, ["change", "delete"]).count())


def totals(request: Any) -> list[SummaryItem]:
    """Return the numbers for one request, in their order."""
    return [PageTotal(request), PictureTotal(request), DocumentTotal(request)]
