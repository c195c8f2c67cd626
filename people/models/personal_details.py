"""Personal details with a visibility each: portrait, e-mail, phone and room."""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from labportal.base.fields import LineField, picture_field

#: Each detail `x` has a field `x_visibility`.
DETAILS = ("photo", "email", "phone", "room")

valid_phone = RegexValidator(r"^\+?[0-9 ()/.\-]*[0-9]$", _("Write digits, as in +49 89 1234-567."))


class Visibility(models.TextChoices):
    """The audience of a personal detail."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("those who are signed in")
    HIDDEN = "hidden", _("nobody")


def visibility_field(name: Any, default: Visibility) -> "models.CharField[str, str]":
    """Return the model field that says who may see a detail."""
    return models.CharField(name, max_length=10, choices=Visibility.choices, default=default)


class PersonalDetails(ClusterableModel):
    """Details of a person, each with who may see it.

    Pages take them from `shown_to`, `public_photo` and `public_email`, never from the fields.
    """

    photo = picture_field(_("portrait"))
    photo_visibility = visibility_field(_("portrait is shown to"), Visibility.PUBLIC)
    photo_consent_on = models.DateField(
        _("consent to the portrait given on"),
        null=True,
        blank=True,
        help_text=_("The day on which the person agreed that the portrait is published."),
    )
    photo_consent_note = LineField(
        _("how consent was given"),
        max_length=200,
        blank=True,
        help_text=_("Who agreed by what: “signed form, in the office's folder”."),
    )
    photo_consent_withdrawn_on = models.DateField(
        _("consent withdrawn on"),
        null=True,
        blank=True,
        help_text=_(
            "From then on the portrait is shown to nobody, and the files that pages showed are "
            "deleted; the original stays here."
        ),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    email_visibility = visibility_field(_("e-mail is shown to"), Visibility.MEMBERS)
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        validators=[valid_phone],
        help_text=_("With the code of the country, as in +49 89 1234-567."),
    )
    phone_visibility = visibility_field(_("phone is shown to"), Visibility.MEMBERS)
    room = LineField(_("room"), max_length=60, blank=True, help_text=_("Such as “MI 03.11.018”."))
    room_visibility = visibility_field(_("room is shown to"), Visibility.MEMBERS)

    class Meta:
        abstract = True

    def shown_to(self, user: Any) -> dict[str, Any]:
        """Return the details by name, each as far as `user` may see it, else None."""
        return {detail: self._shown(detail, user) for detail in DETAILS}

    @property
    def public_photo(self) -> Any:
        """The portrait where everybody may see it: lists take every visitor for a stranger."""
        return self._shown("photo", AnonymousUser())

    @property
    def public_email(self) -> Any:
        """The e-mail address where everybody may see it."""
        return self._shown("email", AnonymousUser())

    @property
    def phone_uri(self) -> str:
        """The phone number as a link calls it: the 0 of “+49 (0) 89” is not dialled."""
        return "tel:" + re.sub(r"\(0\)|[^+0-9]", "", self.phone)

    def withdraw_photo(self) -> None:
        """Delete the files of the portrait that pages have shown, if it is not for everybody.

        Who is to see it still gets new ones, whose names nobody has noted.
        """
        if self.photo and not self.public_photo:
            for rendition in self.photo.renditions.all():
                rendition.delete()

    @property
    def photo_is_agreed(self) -> bool:
        """Whether the person lets the portrait be shown, as far as the portal has to know."""
        if self.photo_consent_withdrawn_on:
            return False
        return bool(self.photo_consent_on) or not settings.PORTRAITS_NEED_CONSENT

    def clean(self) -> None:
        """Check that consent is withdrawn after it was given, and neither in days to come."""
        super().clean()
        given, withdrawn = self.photo_consent_on, self.photo_consent_withdrawn_on
        today = timezone.localdate()
        for name, day in (("photo_consent_on", given), ("photo_consent_withdrawn_on", withdrawn)):
            if day and day > today:
                raise ValidationError({name: _("This day is still to come.")})
        if given and withdrawn and withdrawn < given:
            text = _("Consent cannot be withdrawn before it was given.")
            raise ValidationError({"photo_consent_withdrawn_on": text})

    def _shown(self, detail: str, user: Any) -> Any:
        if detail == "photo" and not self.photo_is_agreed:
            return None
        visibility = getattr(self, f"{detail}_visibility")
        if visibility == Visibility.PUBLIC or (
            visibility == Visibility.MEMBERS and user.is_authenticated
        ):
            return getattr(self, detail) or None
        return None
