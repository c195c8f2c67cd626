"""The weekly mail: who wants it, and when each was last seen to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WeeklyMail(models.Model):
    """Somebody's choice of the weekly mail; without a row it is wanted and was never due."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="weekly_mail"
    )
    wanted = models.BooleanField(
        _("weekly mail of what waits for me"),
        default=True,
        help_text=_("On Mondays, and only if something waits."),
    )
    #: When it was last seen whether something waits, be it that a mail was sent or not.
    seen_to_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("weekly mail")
        verbose_name_plural = _("weekly mails")

    def __str__(self) -> str:
        return str(self.user)
