"""Authorships: the names printed on a publication."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from people.models import Person
from people.names.parts import NameParts
from publications.models.publication import Publication
from publications.surname_keys import SurnameKeysField, key_array


class AuthorRole(models.TextChoices):
    """The role of a printed name."""

    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")
    SUPERVISOR = "supervisor", _("Supervisor")


class LinkOrigin(models.TextChoices):
    """The origin of a link from a printed name to a person."""

    ORCID = "orcid", _("ORCID iD")
    EXACT = "exact", _("same name")
    VARIANT = "variant", _("name variant")
    EDITOR = "editor", _("chosen by an editor")
    REJECTED = "rejected", _("somebody else, says an editor")


class Authorship(models.Model):
    """One printed name of a publication, in its place. It stays when the person goes."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="authorships")
    position = models.PositiveIntegerField(editable=False, default=0)
    role = models.CharField(
        _("role"), max_length=10, choices=AuthorRole.choices, default=AuthorRole.AUTHOR
    )
    given = models.CharField(_("given names"), max_length=300, blank=True)
    particle = models.CharField(_("particle"), max_length=100, blank=True)
    family = models.CharField(_("family name"), max_length=300, blank=True)
    suffix = models.CharField(_("suffix"), max_length=40, blank=True)
    literal = models.CharField(
        _("name in one piece"),
        max_length=500,
        blank=True,
        help_text=_("Of a consortium or company, in place of the other parts."),
    )
    orcid = models.CharField(_("ORCID iD"), max_length=19, blank=True)
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="authorships",
        db_index=False,  # the index below begins with it
    )
    linked_by = models.CharField(
        _("link"), max_length=8, choices=LinkOrigin.choices, blank=True, editable=False
    )
    surname_keys = SurnameKeysField()
    equal_contribution = models.BooleanField(_("equal contribution"), default=False)
    corresponding = models.BooleanField(_("corresponding author"), default=False)
    elision_after = models.BooleanField(
        _("names left out after this one"), default=False, help_text=_("Prints as “[…]”.")
    )

    sort_order_field = "position"
    link_as_loaded: tuple[int | None, str]

    class Meta:
        verbose_name = _("authorship")
        verbose_name_plural = _("authorships")
        ordering = ["position"]
        indexes = [
            # Facets, works of people and works of groups read nothing but this.
            models.Index(
                fields=["person", "role", "publication"],
                condition=models.Q(person__isnull=False),
                name="publications_authorship_linked",
            ),
            GinIndex(
                key_array("surname_keys"),
                condition=models.Q(linked_by=""),
                name="publications_authorship_keys",
            ),
            models.Index(
                fields=["orcid"], condition=~models.Q(orcid=""), name="publications_author_orcid"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"],
                name="publications_authorship_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=(~models.Q(family="") & models.Q(literal=""))
                | (~models.Q(literal="") & models.Q(given="", particle="", family="", suffix="")),
                name="publications_authorship_parts_or_literal",
                violation_error_message=_(
                    "Give a family name, or the name in one piece, and not both."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(person=None)
                | ~models.Q(linked_by__in=["", LinkOrigin.REJECTED]),
                name="publications_authorship_link_has_origin",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._note_change_of_link()
        super().save(*args, **kwargs)

    @property
    def parts(self) -> NameParts:
        """The printed name in its parts; all are empty for a name in one piece."""
        return NameParts(self.given, self.particle, self.family, self.suffix)

    @property
    def name(self) -> str:
        """The printed name as it is read."""
        return self.literal or self.parts.full

    @property
    def shown_parts(self) -> NameParts:
        """The name in its parts as visitors see it: as printed, unless the person wants another."""
        person = self.person
        return person.parts if person and person.present_name_everywhere else self.parts

    @property
    def shown_literal(self) -> str:
        """The name in one piece as visitors see it, "" for one in parts."""
        return "" if self.shown_parts.family else self.literal

    @property
    def shown_name(self) -> str:
        """The name as visitors read it."""
        return self.shown_literal or self.shown_parts.full

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Authorship":
        authorship = super().from_db(*args, **kwargs)
        authorship.link_as_loaded = (authorship.person_id, authorship.linked_by)
        return authorship

    def _note_change_of_link(self) -> None:
        """Tell an editor's choice of person, or of nobody, from a link that was found."""
        person_id, linked_by = getattr(self, "link_as_loaded", (None, ""))
        if self.person_id != person_id and self.linked_by == linked_by:
            self.linked_by = LinkOrigin.EDITOR if self.person_id else LinkOrigin.REJECTED
        elif self.person_id and not self.linked_by:
            self.linked_by = LinkOrigin.EDITOR
        self.link_as_loaded = (self.person_id, self.linked_by)
