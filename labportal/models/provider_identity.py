"""The people of a sign-in service, and the roles that it gave."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProviderIdentity(models.Model):
    """The link of an account with somebody whom a sign-in service knows.

    Issuer and subject never change there, unlike names and addresses.
    """

    user: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="provider_identities",
    )
    issuer = models.CharField(_("issuer"), max_length=500)
    subject = models.CharField(_("subject"), max_length=255)
    linked_at = models.DateTimeField(_("linked at"), default=timezone.now)

    class Meta:
        verbose_name = _("link with the sign-in service")
        verbose_name_plural = _("links with the sign-in service")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="labportal_identity"),
            # Were an address given to somebody else there, a second link would share the account.
            models.UniqueConstraint(fields=["issuer", "user"], name="labportal_identity_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.subject}"


class ProvidedRole(models.Model):
    """The mark on a role that the sign-in service gave to an account, and takes again."""

    user: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="provided_roles"
    )
    group: models.ForeignKey[Any, Any] = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("role given by the sign-in service")
        verbose_name_plural = _("roles given by the sign-in service")
        constraints = [
            models.UniqueConstraint(fields=["user", "group"], name="labportal_provided_role")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.group}"
