"""Links from one page to others: menus, legal pages, other languages, the way back."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page, Site

from labportal.base.database.kept import kept
from labportal.base.querysets import seen_by_everybody
from labportal.base.text.links import web_address
from labportal.models import LabSettings, MenuItem
from labportal.navigation.links import LanguageLink, Link
from labportal.navigation.other_languages import same_elsewhere

#: Views that every language has, beside the pages.
TRANSLATED_VIEWS = {"search", "wagtailcore_login"}


class Navigation:
    """The links of one page. Pages that are unpublished or private are in none of them.

    Whatever is asked of it, it asks the database once for menu entries and once for pages, and only
    after content changed.
    """

    def __init__(self, request: HttpRequest, page: Page | None = None) -> None:
        self.request = request
        self.page = page
        self.language = get_language() or settings.LANGUAGE_CODE
        self.site: Site | None = Site.find_for_request(request)

    @classmethod
    def of(cls, request: HttpRequest, page: Page | None) -> "Navigation":
        """Return the navigation of the page shown, the same object all through a request."""
        # In the request: the parts of a page ask each for itself, and the database is asked once.
        known = request.__dict__.get("navigation")
        if known is None or known.page != page:
            known = request.__dict__["navigation"] = cls(request, page)
        return known

    @cached_property
    def lab(self) -> LabSettings | None:
        """The lab's settings with texts and links; None where no site answers the request."""
        return LabSettings.answering(self.request)

    @cached_property
    def home_url(self) -> str:
        """The path of the home page in the visitor's language, or in another; "" if none."""
        return self._url(self._nearest(self.site.root_page)) if self.site else ""

    def menu(self, place: str) -> list[Link]:
        """Return the entries of the menu at `place` ("main", "footer").

        Without a menu in the visitor's language it is the one in the site's first language, with
        its pages in the visitor's as far as there are.
        """
        here = [item for item in self._menu_items if item.menu.place == place]
        own = [item for item in here if item.menu.language == self.language]
        links = [self._menu_link(item) for item in own or here]
        return [link for link in links if link]

    @property
    def legal_pages(self) -> list[Link]:
        """Imprint, privacy and accessibility statement, as far as the footer's menu lacks them."""
        in_menu = {link.url for link in self.menu("footer")}
        links = [self._page_link(page) for page in self._chosen_legal_pages]
        return [link for link in links if link and link.url not in in_menu]

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """A link per language to what is shown, to where it would be, or to the home page.

        A language that has none of them is left out.
        """
        query = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        links = []
        for code, _name in settings.LANGUAGES:
            path = self._same_in(code)
            url = f"{path}{query}" if path else self._untranslated_in(code) or self._home_in(code)
            if url:
                name = get_language_info(code)["name_local"].capitalize()
                is_current = code == self.language
                links.append(LanguageLink(code, name, url, path, is_current, bool(path)))
        return links

    @cached_property
    def elsewhere(self) -> Link | None:
        """The page of an address in another language, where nothing is at the address itself."""
        return None if self.page else same_elsewhere(self.request)

    @property
    def ancestors(self) -> list[Link]:
        """The pages above the one shown, the home page first."""
        if self.page is None:
            return []
        above = [page for page in self._pages if self.page.is_descendant_of(page)]
        if self._shows_record:
            above.append(self.page)
        return self._links(sorted(above, key=lambda page: page.path))

    @property
    def subpages(self) -> list[Link]:
        """The pages right under the one shown that are to be in menus."""
        if self.page is None:
            return []
        below = [page for page in self._pages if self._is_listed_under_page(page)]
        return self._links(sorted(below, key=lambda page: page.path))

    @property
    def _menu_items(self) -> list[MenuItem]:
        return self._linked[0]

    @property
    def _pages(self) -> list[Page]:
        """Every page that may be linked."""
        return self._linked[1]

    @cached_property
    def _linked(self) -> tuple[list[MenuItem], list[Page]]:
        """The entries of the menus, and every page that may be linked, kept per page shown."""

        def linked() -> tuple[list[MenuItem], list[Page]]:
            items = self._items_of_menus() if self.site else []
            return items, self._pages_beside(items)

        # A page that is not stored yet is previewed.
        if not (self.site and self.page and self.page.pk):
            return linked()
        return kept("links", [self.site.pk, self.language, self.page.pk], linked)

    def _items_of_menus(self) -> list[MenuItem]:
        return list(
            MenuItem.objects.filter(
                menu__site=self.site, menu__language__in={self.language, settings.LANGUAGE_CODE}
            )
            .select_related("menu", "page")
            .order_by("sort_order", "pk")
        )

    @cached_property
    def _chosen_legal_pages(self) -> list[Page]:
        lab = self.lab
        pages = [lab.imprint_page, lab.privacy_page, lab.accessibility_page] if lab else []
        return [page for page in pages if page]

    def _pages_beside(self, items: list[MenuItem]) -> list[Page]:
        """Fetch the pages that may be linked: one query for all kinds of links."""
        pages = [item.page for item in items if item.page] + self._chosen_legal_pages
        if self.site:
            pages.append(self.site.root_page)
        wanted = Q(translation_key__in={page.translation_key for page in pages})
        if self.page:
            # Treebeard's paths: those of the pages above are the beginnings of the page's own.
            steps = range(self.page.steplen, len(self.page.path), self.page.steplen)
            wanted |= Q(translation_key=self.page.translation_key)
            # Not the root of the tree, which is no page that is shown.
            wanted |= Q(path__in=[self.page.path[:step] for step in steps], depth__gt=1)
            wanted |= Q(
                path__startswith=self.page.path, depth=self.page.depth + 1, show_in_menus=True
            )
        return list(seen_by_everybody(Page.objects.filter(wanted)).select_related("locale"))

    def _is_listed_under_page(self, page: Page) -> bool:
        return page.show_in_menus and page.is_child_of(self.page)

    @cached_property
    def _by_translation(self) -> dict[Any, dict[str, Page]]:
        pages: dict[Any, dict[str, Page]] = {}
        for page in self._pages:
            pages.setdefault(page.translation_key, {})[page.locale.language_code] = page
        return pages

    def _nearest(self, page: Page) -> Page | None:
        """Return the page in the visitor's language, else itself, else in any; None if unseen."""
        versions = self._by_translation.get(page.translation_key, {})
        itself = next((version for version in versions.values() if version.pk == page.pk), None)
        return versions.get(self.language) or itself or next(iter(versions.values()), None)

    def _url(self, page: Page | None) -> str:
        return (page.get_url(self.request) or "") if page else ""

    def _links(self, pages: Iterable[Page]) -> list[Link]:
        return [Link(page.title, url) for page in pages if (url := self._url(page))]

    def _page_link(self, page: Page, label: str = "") -> Link | None:
        shown = self._nearest(page)
        url = self._url(shown)
        if shown is None or not url:
            return None
        language = shown.locale.language_code
        return Link(
            label or shown.title,
            url,
            language if language != self.language else "",
            self._current(url),
        )

    def _menu_link(self, item: MenuItem) -> Link | None:
        in_own_language = item.menu.language == self.language
        if item.page:
            return self._page_link(item.page, item.label if in_own_language else "")
        # An address that was written past the form may be a script.
        url = item.url if item.url.startswith("/") else web_address(item.url)
        language = "" if in_own_language else item.menu.language
        return Link(item.label, url, language) if url else None

    def _current(self, url: str) -> str:
        """Return the value of aria-current for a link to `url`: the page shown, or one above."""
        if self.request.path == url:
            return "page"
        return "true" if url != self.home_url and self.request.path.startswith(url) else ""

    @property
    def _shows_record(self) -> bool:
        return bool(self._path_below_page)

    @property
    def _path_below_page(self) -> str:
        """Return the part of the path behind the page's own, which names a record."""
        url = self._url(self.page)
        return self.request.path[len(url) :] if url and self.request.path.startswith(url) else ""

    def _same_in(self, code: str) -> str:
        if self.page:
            url = self._url(self._by_translation.get(self.page.translation_key, {}).get(code))
            return f"{url}{self._path_below_page}" if url else ""
        if not self._view or not self._home_in(code):
            return ""
        with override(code):
            return reverse(self._view)

    @property
    def _view(self) -> str:
        """The name of the view shown, if every language has it, else ""."""
        match = self.request.resolver_match
        return match.url_name if match and match.url_name in TRANSLATED_VIEWS else ""

    def _untranslated_in(self, code: str) -> str:
        """Return the address that the page shown would have in a language where it is missing."""
        here, there = self._home_in(self.language), self._home_in(code)
        if self.page:
            return there + self.request.path.removeprefix(here) if here and there else ""
        found = None if self._view else self.elsewhere
        return found.url if found and found.language == code else ""

    def _home_in(self, code: str) -> str:
        root = self.site.root_page if self.site else None
        return (
            self._url(self._by_translation.get(root.translation_key, {}).get(code)) if root else ""
        )
