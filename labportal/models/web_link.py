"""Links to other places on the web, and what came of asking them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Bytes: an index holds no longer ones.
LONGEST_URL = 2000
_MONTH = timedelta(days=30)
_SOON = timedelta(days=3)
#: A server may be down for a day: who is not there twice in a week is taken for gone.
_DEAD_AFTER = 2


class LinkAnswer(models.TextChoices):
    """The answer that came when a link was asked for."""

    THERE = "there", _("there")
    UNCLEAR = "unclear", _("no clear answer")
    UNASKED = "unasked", _("not asked")
    MISSING = "missing", _("the page is not there")
    AWAY = "away", _("the server does not answer")

    @property
    def is_failure(self) -> bool:
        """Whether nobody who follows the link would find anything."""
        return self in {LinkAnswer.MISSING, LinkAnswer.AWAY}


class WebLinkQuerySet(models.QuerySet["WebLink"]):
    """Queries over links."""

    def due(self, now: datetime | None = None) -> "WebLinkQuerySet":
        """Links to be asked at a time (default: now), those that wait longest first."""
        return self.filter(due_at__lte=now or timezone.now()).order_by("due_at", "pk")

    def dead(self) -> "WebLinkQuerySet":
        """Links that led nowhere twice in a row."""
        return self.filter(failures__gte=_DEAD_AFTER)


class WebLink(models.Model):
    """An address that records or pages link to."""

    url = models.CharField(_("URL"), max_length=LONGEST_URL, unique=True)
    due_at = models.DateTimeField(_("to be asked from"), default=timezone.now, db_index=True)
    asked_at = models.DateTimeField(_("asked at"), null=True)
    answer = models.CharField(_("answer"), max_length=8, blank=True, choices=LinkAnswer.choices)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    #: The pages in whose text it stands; records are asked for it when it is needed.
    pages: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "wagtailcore.Page", related_name="+"
    )

    objects = WebLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("web link")
        verbose_name_plural = _("web links")
        indexes = [
            models.Index(
                fields=["url"],
                condition=models.Q(failures__gte=_DEAD_AFTER),
                name="labportal_weblink_dead",
            )
        ]

    def __str__(self) -> str:
        return self.url

    def note(self, answer: LinkAnswer, now: datetime) -> None:
        """Note an answer, unsaved, and when to ask again: in a month, or soon after a failure."""
        self.answer, self.asked_at = answer, now
        self.failures = min(self.failures + 1, _DEAD_AFTER) if answer.is_failure else 0
        self.due_at = now + (_SOON if self.failures == 1 else _MONTH)
