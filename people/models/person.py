"""People of the lab."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.admin import display
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from labportal.base.fields import LineField, NormalisedCharField
from labportal.base.models import Topic
from labportal.base.record_texts import RecordText
from labportal.base.records.former_slugs import SluggedRecord, unique_slug
from labportal.base.registries.record_pages import record_pages
from labportal.base.text.slugs import slug_field
from people.followers import person_changed, person_deleted
from people.models.personal_details import PersonalDetails
from people.names.former_names import former_names
from people.names.parts import SORT_KEY_LENGTH, NameParts, initials, person_sort_key
from people.names.surnames import same_surname
from people.orcid import normalise_orcid
from people.querysets import PersonQuerySet

# As long as the column of name variants, which stand in a module above this one.
_LONGEST_VARIANT = 200


class Person(PreviewableMixin, RevisionMixin, index.Indexed, SluggedRecord, PersonalDetails):
    """Somebody of the lab, now or once. Alumni are told by the dates of their memberships."""

    given = LineField(_("given names"), max_length=100, blank=True)
    preferred_given = LineField(
        _("preferred given name"),
        max_length=100,
        blank=True,
        help_text=_("The name in use, where it is another one: Xiuying (Mary) Zhou."),
    )
    particle = LineField(
        _("particle"), max_length=40, blank=True, help_text=_("Such as “van der” or “von”.")
    )
    family = LineField(_("family name"), max_length=100)
    suffix = LineField(_("suffix"), max_length=20, blank=True, help_text=_("Such as “Jr.”"))
    academic_title = LineField(
        _("academic title"), max_length=60, blank=True, help_text=_("Such as “Prof. Dr.”")
    )
    present_name_everywhere = models.BooleanField(
        _("print the present name everywhere"),
        default=False,
        help_text=_(
            "Pages, citations and downloads print it in place of the names on works, which "
            "visitors are not shown and do not find. It does not reach the addresses and citekeys "
            "of publications, texts that somebody wrote, or the e-mail address."
        ),
    )
    slug = slug_field()
    orcid = NormalisedCharField(
        _("ORCID iD"),
        max_length=19,
        blank=True,
        help_text=_("As in 0000-0002-1825-0097."),
        normalise=normalise_orcid,
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        help_text=_("Who may edit this record as their own profile."),
    )
    topics = ClusterTaggableManager(
        through="people.PersonTopic", blank=True, verbose_name=_("topics")
    )
    sort_key = models.CharField(
        max_length=SORT_KEY_LENGTH, editable=False, db_index=True, db_collation="C"
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged_from",
    )
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    #: Whether a former surname becomes a variant; merges see to the variants themselves.
    keeps_former_names = True
    #: The former names that became variants when this object was saved.
    names_kept: Sequence[str] = ()
    #: Names under which works were printed since go on to be found.
    rows_kept_when_restored = {"name_variants": "name"}

    objects = PersonQuerySet.as_manager()

    search_fields = [
        index.SearchField("given"),
        index.SearchField("preferred_given"),
        index.SearchField("family", boost=2),
        index.AutocompleteField("given"),
        index.AutocompleteField("preferred_given"),
        index.AutocompleteField("family"),
        index.RelatedFields("name_variants", [index.SearchField("name")]),
        index.FilterField("merged_into_id"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key"]
        permissions = [("choose_person", "Can choose person")]
        constraints = [
            models.UniqueConstraint(
                fields=["orcid"],
                condition=~models.Q(orcid="")
                & models.Q(merged_into__isnull=True, deleted_at__isnull=True),
                name="people_person_orcid_unique",
                violation_error_message=_("Another person has this ORCID iD."),
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="people_person_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def parts(self) -> NameParts:
        """The name in its parts, the given names in full."""
        return NameParts(self.given, self.particle, self.family, self.suffix)

    @property
    def name(self) -> str:
        """The name as it is read, the preferred given name in parentheses."""
        preferred = f" ({self.preferred_given})" if self.preferred_given else ""
        return self.parts._replace(given=f"{self.given}{preferred}".strip()).full

    @display(description=_("name"), ordering="sort_key")
    def listed_name(self) -> str:
        """The name as the first column of a listing, sorted as names are."""
        return self.name

    @property
    def titled_name(self) -> str:
        """The name with the academic title before it."""
        return f"{self.academic_title} {self.name}".strip()

    @property
    def initials(self) -> str:
        """The letters shown where there is no portrait."""
        return initials(self.parts._replace(given=self.preferred_given or self.given))

    def clean(self) -> None:
        super().clean()
        if self.orcid:
            try:
                self.orcid = normalise_orcid(self.orcid)
            except ValueError as error:
                raise ValidationError({"orcid": str(error)}) from error

    def validate_constraints(self, exclude: Any = None) -> None:
        """Check constraints; some are of those only who are there, which no form asks."""
        super().validate_constraints(set(exclude or ()) - {"merged_into", "deleted_at"})

    @property
    def slug_words(self) -> str:
        """The name of which a slug is made."""
        return f"{self.preferred_given or self.given} {self.surname}"

    @property
    def surname(self) -> str:
        """Particle and family name."""
        return self.parts.surname

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self, self.slug_words)
        self.sort_key = person_sort_key(self.parts)
        self._keep_former_surname()
        super().save(*args, **kwargs)
        self.withdraw_photo()
        person_changed.tell(self.pk)

    def _keep_former_surname(self) -> None:
        """Make the name before a change of surname a variant, and note it in `names_kept`."""
        if not (self.pk and self.keeps_former_names):
            return
        stored = type(self).objects.filter(pk=self.pk).first()
        if stored is None or same_surname(stored.parts, self.parts):
            return
        variants = self.name_variants
        kept = former_names(
            stored.parts,
            self.parts,
            [self.given, self.preferred_given or self.given],
            variants=[one.parts for one in variants.all()],
            longest=_LONGEST_VARIANT,
            is_printed=any(
                same_surname(stored.parts, name.parts) for name in stored.authorships.all()
            ),
        )
        for name in kept:
            # Saved along with the record, before the rows of a form are.
            variants.add(variants.model(name=name))
        self.names_kept = [*self.names_kept, *kept]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return record_pages.template(self)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {
            "person": self,
            "details": self.shown_to(AnonymousUser()),
            "panels": record_pages.panels(self),
            "topics": self.topics.all(),
            "request": request,
        }


@receiver(pre_delete, sender=Person)
def person_is_deleted(instance: Person, **kwargs: Any) -> None:
    """Tell who follows people."""
    person_deleted.tell(instance.pk)


class PersonText(RecordText):
    """The text about a person in one language."""

    record = ParentalKey(Person, on_delete=models.CASCADE, related_name="texts")
    own_title = LineField(
        _("own title"),
        max_length=200,
        blank=True,
        help_text=_("Shown under the name, such as “Professor of Machine Learning”."),
    )
    biography = RichTextField(
        _("biography"), blank=True, features=["bold", "italic", "link", "ul", "ol"]
    )

    class Meta(RecordText.Meta):
        verbose_name = _("text of a person")
        verbose_name_plural = _("texts of people")

    def __str__(self) -> str:
        return self.get_language_display()


class PersonLink(Orderable):
    """A page of the person elsewhere."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="links")
    label = LineField(_("label"), max_length=60)
    url = models.URLField(_("URL"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label


class PersonTopic(ItemBase):
    """A topic chosen for a person, beside those of the person's groups and publications."""

    content_object = ParentalKey(Person, on_delete=models.CASCADE, related_name="tagged_topics")
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="person_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="people_persontopic_once"
            )
        ]
