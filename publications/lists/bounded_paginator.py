"""Pages of a list that ends before a page becomes dear."""

from functools import cached_property

from django.core.paginator import Paginator

#: PostgreSQL reads and sorts all that stands before a page: nobody turns as many, but robots.
MOST_PAGES = 200


class BoundedPaginator(Paginator):  # type: ignore[type-arg]
    """The first `MOST_PAGES` pages of a list; `is_cut` tells whether there are others."""

    @cached_property
    def is_cut(self) -> bool:
        """Whether the list has more than these pages."""
        return self.count > MOST_PAGES * self.per_page

    @cached_property
    def num_pages(self) -> int:
        """The number of pages that are shown."""
        return min(super().num_pages, MOST_PAGES)
