"""The roots of Wagtail's trees. A database that was flushed has lost them."""

from django.conf import settings
from wagtail.models import Collection, Locale, Page


def root_page() -> Page:
    """Return the page above all sites; it is made where there is none."""
    return Page.get_first_root_node() or Page.add_root(
        instance=Page(
            title="Root",
            slug="root",
            locale=Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0],
        )
    )


def root_collection() -> Collection:
    """Return the collection that holds all others; it is made where there is none."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")
