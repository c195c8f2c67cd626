"""Name variants: printed forms of a person's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from people.models.person import Person
from people.names.parts import NameParts, parse_name


class NameVariant(models.Model):
    """A name under which a person has published.

    With a given name or initials ("D. Rueckert") it stands for itself; a family name alone
    ("Rückert") goes with each of the person's given names.
    """

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="name_variants")
    name = models.CharField(
        _("printed name"),
        max_length=200,
        help_text=_("As printed: “D. Rueckert”, “Rueckert, D.”, or another family name alone."),
    )

    panels = [FieldPanel("name")]

    class Meta:
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="people_namevariant_once_per_person",
                violation_error_message=_("This variant is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def parts(self) -> NameParts:
        """The variant in its parts."""
        return parse_name(self.name)
