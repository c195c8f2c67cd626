"""Name variants: printed forms of a person's name."""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from labportal.base.fields import LineField
from people.followers import person_changed, variant_deleted
from people.models.person import Person
from people.names.parts import NameParts, parse_name


class NameVariant(models.Model):
    """A name under which a person has published.

    With a given name or initials ("D. Rueckert") it stands for itself; a family name alone
    ("Rückert") goes with each of the person's given names.
    """

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="name_variants")
    name = LineField(
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        person_changed.tell(self.person_id)

    @property
    def parts(self) -> NameParts:
        """The variant in its parts."""
        return parse_name(self.name)


@receiver(post_delete, sender=NameVariant)
def name_variant_is_deleted(instance: NameVariant, **kwargs: Any) -> None:
    """Tell who follows people."""
    variant_deleted.tell(instance.person_id)
