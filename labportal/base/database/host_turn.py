"""Turns at asking hosts on the network, taken one after the other by all processes."""

from datetime import timedelta

from django.db import connection, models
from django.utils import timezone

_DAY = 86_400.0
#: Turns that are so long past keep nobody waiting.
_PAST = timedelta(hours=1)
# One statement finds the next turn and takes it, so that of two processes only one gets it. By the
# clock of the database: those of machines differ, and `now()` stands still in a transaction.
_TAKE = """
INSERT INTO base_hostturn AS turn (host, at) VALUES (%(host)s, clock_timestamp())
ON CONFLICT (host) DO UPDATE
   SET at = greatest(clock_timestamp(), turn.at + %(pause)s * interval '1 second')
 WHERE turn.at <= clock_timestamp() + (%(most)s - %(pause)s) * interval '1 second'
RETURNING extract(epoch FROM at - clock_timestamp())
"""


class HostTurn(models.Model):
    """The moment at which a host was asked last, or will be by whoever took that turn."""

    host = models.TextField(primary_key=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.host


def take_turn(host: str, pause: float, most: float = _DAY) -> float | None:
    """Take the next turn at asking a host, `pause` seconds after the one before.

    Return the seconds to wait for it; None, and no turn is taken, if these are more than `most`.
    Whoever does not wait holds up nobody for longer than a pause.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"host": host, "pause": pause, "most": most})
        found = cursor.fetchone()
    return None if found is None else max(0.0, float(found[0]))


def forget_past_turns() -> None:
    """Delete turns for which nobody waits any more."""
    HostTurn.objects.filter(at__lt=timezone.now() - _PAST).delete()
