"""Signs of life of what runs beside the web server: the worker, the backup."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

WORKER, BACKUP = "worker", "backup"
#: The worker gives a sign of life every half minute.
WORKER_MINUTES = 5


class Heartbeat(models.Model):
    """The moment at which something was last at work, or last done, by its name."""

    name = models.CharField(primary_key=True, max_length=20)
    at = models.DateTimeField()

    #: The age from which on something is wrong.
    limits: ClassVar[dict[str, timedelta]] = {
        WORKER: timedelta(minutes=WORKER_MINUTES),
        BACKUP: timedelta(days=settings.BACKUP_WARN_DAYS),
    }

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def give(cls, name: str) -> None:
        """Note that `name` is at work, or is done, now."""
        cls.objects.update_or_create(name=name, defaults={"at": timezone.now()})

    @classmethod
    def moments(cls) -> dict[str, datetime | None]:
        """Return the last moment of each name that is watched; None if there was none yet."""
        found = dict(cls.objects.values_list("name", "at"))
        return {name: found.get(name) for name in cls.limits}

    @classmethod
    def is_overdue(cls, name: str, at: datetime | None) -> bool:
        """Return whether the last sign of life is older than it may be, or there was none."""
        return at is None or timezone.now() - at > cls.limits[name]
