"""Panels on the pages of records: the openings and the news that concern them."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groups.models import ResearchGroup
from labportal.base.registries.record_pages import Panel
from labportal.models import NewsPage, OpeningPage
from labportal.openings.items import opening_items
from people.models import Person
from publications.models import Publication

NEWS = 3
NEWS_OF_GROUP = 5


def openings_panel(record: ResearchGroup | Person) -> Panel:
    """Return the current openings of a group, or those a person supervises, in this language."""
    openings = OpeningPage.objects.concerning(record).filter(locale__language_code=_language())
    return Panel(
        "openings",
        _("Open theses and positions"),
        "components/opening_list.html",
        opening_items(openings.current().listed()),
    )


def news_panel(record: ResearchGroup | Person | Publication) -> Panel:
    """Return the latest news that concern a record, in the active language."""
    news = NewsPage.objects.concerning(record).filter(locale__language_code=_language())
    most = NEWS_OF_GROUP if isinstance(record, ResearchGroup) else NEWS
    return Panel("news", _("News"), "components/news_list.html", list(news.listed()[:most]))


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
