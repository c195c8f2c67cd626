"""The lab's own particulars."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import prefetch_related_objects
from django.forms import TextInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Site

from labportal.base.database.kept import kept
from labportal.base.fields import RuledCharField, has_several_languages, picture_field
from labportal.base.record_texts import RecordText, in_language
from labportal.colours import DEFAULT_ACCENT, valid_accent
from publications.citations.style_field import CitationStyleField

#: Ten years; whoever wants none removed leaves the setting empty.
MOST_CONTACT_DAYS = 3650


def _page(label: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("In any language: visitors get it in theirs."),
    )


@register_setting(icon="home")
class LabSettings(BaseSiteSetting, ClusterableModel):
    """Name, address and contact of the lab, and the pages that the law asks for."""

    logo = picture_field(_("logo"))
    accent = RuledCharField(
        _("accent colour"),
        max_length=7,
        default=DEFAULT_ACCENT,
        validators=[valid_accent],
        help_text=_("Of links and buttons. On dark grounds, it is made lighter."),
    )
    address = models.TextField(_("postal address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    citation_style = CitationStyleField(
        _("citation style"),
        help_text=_("Of lists of publications, where a group or an editor has not chosen another."),
    )
    imprint_page = _page(_("imprint"))
    privacy_page = _page(_("privacy statement"))
    accessibility_page = _page(_("accessibility statement"))

    contact_days = models.PositiveIntegerField(
        _("days until contact details of leavers are removed"),
        null=True,
        blank=True,
        default=90,
        validators=[MaxValueValidator(MOST_CONTACT_DAYS)],
        help_text=_(
            "So long after their last membership ended, people lose e-mail address, phone and "
            "room. 0: at once; empty: never. Who is a "
            "member elsewhere, will be one, or has an account in use keeps them."
        ),
    )

    select_related = ("logo", "imprint_page", "privacy_page", "accessibility_page")
    panels = [
        InlinePanel(
            "texts",
            heading=_("Names"),
            label=_("Names in a language") if has_several_languages() else _("Names"),
            min_num=1,
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("accent", widget=TextInput(attrs={"type": "color"}))],
            heading=_("Appearance"),
        ),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("email"), FieldPanel("phone")],
            heading=_("Contact"),
        ),
        FieldPanel("citation_style"),
        InlinePanel("social_links", heading=_("Social links"), label=_("Social link")),
        MultiFieldPanel(
            [
                FieldPanel("imprint_page"),
                FieldPanel("privacy_page"),
                FieldPanel("accessibility_page"),
            ],
            heading=_("Legal pages"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_days"),
                HelpPanel(template="labportal/admin/privacy/leavers_of_settings.html"),
            ],
            heading=_("Personal data"),
        ),
    ]

    class Meta:
        verbose_name = _("lab")

    @classmethod
    def for_request(cls, request: HttpRequest) -> "LabSettings":
        """Return the settings of the site that answers a request, with texts and links.

        The same object all through a request, as Wagtail has it; kept until content changes.
        """
        name = cls.get_cache_attr_name()
        if name not in request.__dict__:
            site = Site.find_for_request(request)
            setattr(request, name, kept("lab", [site.pk], lambda: cls._with_texts_and_links(site)))
        found: LabSettings = request.__dict__[name]
        return found

    @classmethod
    def _with_texts_and_links(cls, site: Site) -> "LabSettings":
        found = cls.for_site(site)
        prefetch_related_objects([found], "texts", "social_links")
        return found

    @classmethod
    def answering(cls, request: HttpRequest | None) -> "LabSettings | None":
        """Return the settings of the lab whose site answers a request.

        A host by which the portal is not known has no site, and so no settings.
        """
        return cls.for_request(request) if request and Site.find_for_request(request) else None

    @classmethod
    def name_in_mails(cls) -> str:
        """Return the lab's name in the active language where no request says which site it is."""
        site = Site.objects.filter(is_default_site=True).first()
        return cls.for_site(site).lab_name if site else settings.WAGTAIL_SITE_NAME

    @property
    def text(self) -> "LabText | None":
        """The names in the active language, or the nearest there are."""
        return in_language(self.texts.all())

    @property
    def lab_name(self) -> str:
        """The lab's name in the active language."""
        text = self.text
        return text.lab_name if text else self.site.site_name or self.site.hostname


class LabText(RecordText):
    """The names of lab and university in one language."""

    record = ParentalKey(LabSettings, on_delete=models.CASCADE, related_name="texts")
    lab_name = models.CharField(_("lab"), max_length=200)
    university = models.CharField(_("university"), max_length=200, blank=True)
    tagline = models.CharField(_("tagline"), max_length=300, blank=True)

    class Meta(RecordText.Meta):
        verbose_name = _("names in a language")
        verbose_name_plural = _("names in languages")

    def __str__(self) -> str:
        return self.lab_name


class SocialLink(Orderable):
    """The lab elsewhere on the web."""

    settings = ParentalKey(LabSettings, on_delete=models.CASCADE, related_name="social_links")
    label = models.CharField(_("label"), max_length=60)
    url = models.URLField(_("URL"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self) -> str:
        return self.label
