"""The reasons why somebody whom the sign-in service sent is not signed in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """A reason, and the sentence that tells it."""

    NO_ACCOUNT = "no-account", _("No account of the portal has your e-mail address.")
    SEVERAL = "several", _("Several accounts of the portal have your e-mail address.")
    INACTIVE = "inactive", _("Your account of the portal is not active.")
    LINKED = (
        "linked",
        _("The account with your e-mail address is linked with somebody else of the service."),
    )
    UNVERIFIED = "unverified", _("The service does not say that your e-mail address is verified.")
    NO_EMAIL = "no-email", _("The service did not tell your e-mail address.")
    CANCELLED = "cancelled", _("You have cancelled signing in.")
    STALE = "stale", _("Signing in took too long, or was begun in another window.")
    INVALID = "invalid", _("What the service answered is not valid.")
    DOWN = "down", _("The service does not answer.")

    @property
    def is_for_administrators(self) -> bool:
        """Whether an administrator of the portal can help."""
        return self in {
            Refusal.NO_ACCOUNT,
            Refusal.SEVERAL,
            Refusal.INACTIVE,
            Refusal.LINKED,
            Refusal.UNVERIFIED,
            Refusal.NO_EMAIL,
        }

    @property
    def status(self) -> int:
        """The status of the page that tells it."""
        if self == Refusal.DOWN:
            return 503
        return 403 if self.is_for_administrators else 400


class RefusedError(Exception):
    """Somebody is not signed in."""

    def __init__(self, refusal: Refusal, account: str = "") -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.account = account
