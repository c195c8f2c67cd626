"""Roles of people in the lab."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from labportal.base.fields import LineField
from labportal.base.record_texts import RecordText, in_language


class Role(ClusterableModel):
    """A role, such as doctoral researcher. Editors choose the order in which roles are listed."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)

    sort_order_field = "order"
    panels = [
        FieldPanel("slug"),
        FieldPanel("order"),
        InlinePanel("texts", heading=_("Names"), label=_("Name"), min_num=1),
    ]

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["order", "slug"]
        permissions = [("choose_role", "Can choose role")]

    def __str__(self) -> str:
        text = in_language(self.texts.all())
        return text.name if text else self.slug

    @property
    def heading(self) -> str:
        """The name of those who have the role, in the active language."""
        text = in_language(self.texts.all())
        return (text.plural or text.name) if text else self.slug


class RoleText(RecordText):
    """The names of a role in one language."""

    record = ParentalKey(Role, on_delete=models.CASCADE, related_name="texts")
    name = LineField(_("name"), max_length=100, help_text=_("Of one: Doctoral researcher"))
    plural = LineField(
        _("plural"), max_length=100, blank=True, help_text=_("Of several: Doctoral researchers")
    )

    class Meta(RecordText.Meta):
        verbose_name = _("name of a role")
        verbose_name_plural = _("names of roles")

    def __str__(self) -> str:
        return self.name
