"""Menus with pages in them."""

from collections.abc import Iterable, Mapping

from wagtail.models import Page, Site

from labportal.models import Menu, MenuItem
from labportal.setup.content import languages


def make_menu(site: Site, place: str, pages: Iterable[Mapping[str, Page]]) -> None:
    """Make the menu of one place in every language, with an entry for each of `pages`."""
    listed = list(pages)
    for language in languages():
        menu = Menu(site=site, place=place, language=language)
        menu.items = [
            MenuItem(page=page[language], sort_order=order) for order, page in enumerate(listed)
        ]
        menu.save()


def append_to_menu(site: Site, place: str, page: Mapping[str, Page]) -> None:
    """Add an entry for `page` at the end of the menu of one place, in each language that has it."""
    for menu in Menu.objects.filter(site=site, place=place, language__in=page):
        menu.items.add(MenuItem(page=page[menu.language], sort_order=menu.items.count()))
        menu.save()
