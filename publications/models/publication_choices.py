"""Choices of fields of a publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationStatus(models.TextChoices):
    """The status of a publication on its way into print."""

    PREPRINT = "preprint", _("Preprint")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    IN_PRESS = "in press", _("In press")
    PUBLISHED = "published", _("Published")

    @property
    def is_public(self) -> bool:
        """Whether a work of this status is shown to visitors, unless an editor says otherwise."""
        return self != PublicationStatus.SUBMITTED


class PublicationNotice(models.TextChoices):
    """A notice of the publisher about a work that has appeared."""

    RETRACTED = "retracted", _("Retracted")
    CORRECTED = "corrected", _("Corrected")
    CONCERN = "concern", _("Expression of concern")


class PdfVersion(models.TextChoices):
    """The version of a work that a PDF is, as COAR's and NISO's lists of versions name them."""

    SUBMITTED = "submitted", _("Submitted manuscript")
    ACCEPTED = "accepted", _("Accepted manuscript")
    PUBLISHED = "published", _("Version of record")


class PdfLicence(models.TextChoices):
    """The licence of a PDF, by its identifier in the SPDX list."""

    CC0 = "CC0-1.0", "CC0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_ND = "CC-BY-ND-4.0", "CC BY-ND 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    CC_BY_3 = "CC-BY-3.0", "CC BY 3.0"

    @property
    def url(self) -> str:
        """The address of the licence."""
        if self == PdfLicence.CC0:
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        terms, version = self.value.removeprefix("CC-").lower().rsplit("-", 1)
        return f"https://creativecommons.org/licenses/{terms}/{version}/"


class Season(models.IntegerChoices):
    """A season in which an issue appeared, by its number in CSL 1.0.2."""

    SPRING = 1, _("Spring")
    SUMMER = 2, _("Summer")
    AUTUMN = 3, _("Autumn")
    WINTER = 4, _("Winter")
