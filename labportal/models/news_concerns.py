"""Records that a piece of news concerns: groups, people and publications."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from groups.models import ResearchGroup
from people.models import Person
from people.uses import use_of_people
from publications.models import Publication
from publications.uses import use_of_publications


class ConcernedGroup(Orderable):
    """A research group that a piece of news concerns."""

    page = ParentalKey(
        "labportal.NewsPage", on_delete=models.CASCADE, related_name="concerned_groups"
    )
    group = models.ForeignKey(
        ResearchGroup, verbose_name=_("research group"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("group", widget=forms.Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("research group concerned")
        verbose_name_plural = _("research groups concerned")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "group"],
                name="labportal_concernedgroup_once",
                violation_error_message=_("This research group is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.group)


@use_of_people()
class ConcernedPerson(Orderable):
    """A person whom a piece of news concerns."""

    page = ParentalKey(
        "labportal.NewsPage", on_delete=models.CASCADE, related_name="concerned_people"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("person concerned")
        verbose_name_plural = _("people concerned")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "person"],
                name="labportal_concernedperson_once",
                violation_error_message=_("This person is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


@use_of_publications
class ConcernedPublication(Orderable):
    """A publication that a piece of news concerns."""

    page = ParentalKey(
        "labportal.NewsPage", on_delete=models.CASCADE, related_name="concerned_publications"
    )
    publication = models.ForeignKey(
        Publication, verbose_name=_("publication"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("publication")]

    class Meta(Orderable.Meta):
        verbose_name = _("publication concerned")
        verbose_name_plural = _("publications concerned")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "publication"],
                name="labportal_concernedpublication_once",
                violation_error_message=_("This publication is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.publication)
