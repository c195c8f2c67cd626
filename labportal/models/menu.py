"""Menus that editors manage: one per place and language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from labportal.base.fields import LanguageField, LanguagePanel


class Menu(ClusterableModel):
    """A menu of the site in one language."""

    class Place(models.TextChoices):
        """The place of a menu on a page."""

        MAIN = "main", _("main menu")
        FOOTER = "footer", _("footer")

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("website"),
        on_delete=models.CASCADE,
        related_name="menus",
    )
    place = models.CharField(_("place"), max_length=6, choices=Place.choices)
    language = LanguageField(_("language"))

    panels = [
        FieldPanel("site"),
        FieldPanel("place"),
        LanguagePanel("language"),
        InlinePanel("items", heading=_("Entries"), label=_("Entry")),
    ]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["site", "-place", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "place", "language"],
                name="labportal_menu_one_per_place_and_language",
                violation_error_message=_("There is such a menu already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()}, {self.get_language_display()}"


class MenuItem(Orderable):
    """An entry of a menu: a page of the site, or an address elsewhere."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField(_("or URL"), max_length=500, blank=True)
    label = models.CharField(
        _("label"), max_length=100, blank=True, help_text=_("The page's title is used if empty.")
    )

    panels = [FieldPanel("page"), FieldPanel("url"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, url="")
                | (models.Q(page=None) & ~models.Q(url="") & ~models.Q(label="")),
                name="labportal_menuitem_page_or_labelled_url",
                violation_error_message=_("Choose a page, or give a URL with a label."),
            )
        ]

    def __str__(self) -> str:
        return self.label or (self.page.title if self.page else self.url)

    def clean(self) -> None:
        super().clean()
        if self.page and self.url:
            raise ValidationError({"url": _("Choose a page or give a URL, not both.")})
