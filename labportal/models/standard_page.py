"""Standard pages: text about anything."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from groups.pages.composed_page import ComposedPage


class StandardPage(ComposedPage):
    """A page of text, such as the imprint."""

    template = "labportal/standard_page.html"
    parent_page_types: ClassVar = [
        "labportal.HomePage",
        "labportal.StandardPage",
        "groups.ResearchIndexPage",
        "groups.ResearchGroupPage",
    ]
    subpage_types: ClassVar = ["labportal.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
