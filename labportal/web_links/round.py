"""The round of the worker that asks for links: each about once a month, one after the other."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import sleep
from urllib.parse import urlsplit

from django.utils import timezone

from labportal.base.database.host_turn import take_turn
from labportal.models import WebLink
from labportal.models.web_link import LinkAnswer
from labportal.web_links.asking import ask
from labportal.web_links.places import collect

#: Links of a round, so that it ends before the next one is due.
_MOST = 200
#: Seconds between two requests to one host.
_PAUSE = 2.0
_TOMORROW = timedelta(days=1)


def ask_due_links(is_stopped: Callable[[], bool], now: datetime | None = None) -> int:
    """Ask for the links that are due until none is left or the work is stopped.

    Return how many were asked. A server that does not answer is noted only if another one does:
    otherwise it is the portal that is cut off.
    """
    now = now or timezone.now()
    collect()
    asked: list[tuple[WebLink, LinkAnswer]] = []
    for link in WebLink.objects.due(now)[:_MOST]:
        if is_stopped():
            break
        if not _claim(link, now):
            continue
        host = urlsplit(link.url).netloc.lower()
        sleep(take_turn(host, _PAUSE) or 0)
        answer = ask(link.url)
        asked.append((link, answer))
        if answer != LinkAnswer.AWAY:
            _note(link, answer, now)
    away = [link for link, answer in asked if answer == LinkAnswer.AWAY]
    if away and (len(away) < len(asked) or _is_online()):
        for link in away:
            _note(link, LinkAnswer.AWAY, now)
    return len(asked)


def _claim(link: WebLink, now: datetime) -> bool:
    """Put a link off until tomorrow; return whether no other worker did so before."""
    same = WebLink.objects.filter(pk=link.pk, due_at=link.due_at)
    return bool(same.update(due_at=now + _TOMORROW))


def _note(link: WebLink, answer: LinkAnswer, now: datetime) -> None:
    link.note(answer, now)
    # Not `save`, which would bring back a link that has gone meanwhile.
    WebLink.objects.filter(pk=link.pk).update(
        answer=link.answer, asked_at=link.asked_at, failures=link.failures, due_at=link.due_at
    )


def _is_online() -> bool:
    """Return whether a server answers that answered before; True where none is known."""
    there = WebLink.objects.filter(answer=LinkAnswer.THERE).order_by("-asked_at").first()
    return there is None or ask(there.url) != LinkAnswer.AWAY
