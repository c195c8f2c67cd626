"""The log of accounts: sign-ins, passwords, roles and permissions."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """The kinds of what happens to accounts and roles."""

    SIGNED_IN = "signed-in", _("Signed in with a password")
    SIGNED_IN_BY_PROVIDER = "provider", _("Signed in by the sign-in service")
    FAILED = "failed", _("Sign-in failed")
    LOCKED = "locked", _("Sign-in locked")
    REFUSED = "refused", _("Refused after the sign-in service")
    SIGNED_OUT = "signed-out", _("Signed out")
    UNLOCKED = "unlocked", _("Lock lifted")
    PASSWORD = "password", _("Password set")
    LINK = "link", _("Link to set a password made")
    MADE = "made", _("Account made")
    DELETED = "deleted", _("Account deleted")
    ACTIVATED = "activated", _("Account activated")
    DEACTIVATED = "deactivated", _("Account deactivated")
    SUPERUSER = "superuser", _("Made a superuser")
    NO_SUPERUSER = "no-superuser", _("Superuser no more")
    EMAIL = "email", _("E-mail address changed")
    LINKED = "linked", _("Linked with the sign-in service")
    UNLINKED = "unlinked", _("Link with the sign-in service removed")
    ROLE_GIVEN = "role-given", _("Role given")
    ROLE_TAKEN = "role-taken", _("Role taken")
    ROLE_MADE = "role-made", _("Role made")
    ROLE_DELETED = "role-deleted", _("Role deleted")
    PERMISSION_GIVEN = "permission-given", _("Permission given")
    PERMISSION_TAKEN = "permission-taken", _("Permission taken")


class AccountEvent(models.Model):
    """One thing that happened: to whom, by whom, from where.

    Names are kept as text, so that the log still tells them when an account or a role is deleted.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what"), max_length=20, choices=EventKind.choices)
    account = models.CharField(_("account"), max_length=150, blank=True, db_index=True)
    detail = models.CharField(_("detail"), max_length=500, blank=True)
    by = models.CharField(_("done by"), max_length=150, blank=True)
    address = models.GenericIPAddressField(_("from"), null=True)

    class Meta:
        verbose_name = _("account event")
        verbose_name_plural = _("log of accounts")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.account or self.detail}"
