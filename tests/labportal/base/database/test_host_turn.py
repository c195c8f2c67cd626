"""Turns at asking a host: of all processes, one after the other."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from labportal.base.database.host_turn import forget_past_turns, take_turn
from labportal.base.models import HostTurn

HOST = "host.example"


@pytest.mark.django_db
def test_the_first_turn_is_at_once_and_each_other_a_pause_later(django_assert_num_queries):
    with django_assert_num_queries(3):
        waits = [take_turn(HOST, 3) for _ in range(3)]
    assert [round(wait) for wait in waits] == [0, 3, 6]
    assert take_turn("other.example", 3) == pytest.approx(0, abs=0.5)


@pytest.mark.django_db
def test_a_host_that_was_asked_long_ago_is_asked_at_once():
    HostTurn.objects.create(host=HOST, at=timezone.now() - timedelta(minutes=1))
    assert take_turn(HOST, 3) == 0


@pytest.mark.django_db
def test_whoever_cannot_wait_takes_no_turn():
    take_turn(HOST, 3)
    before = HostTurn.objects.get().at
    assert take_turn(HOST, 3, most=2) is None
    assert HostTurn.objects.get().at == before
    assert take_turn(HOST, 3, most=4) == pytest.approx(3, abs=0.5)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_each_has_a_turn_of_its_own():
    waits: list[float] = []

    def ask():
        waits.append(take_turn(HOST, 10) or 0.0)
        connection.close()

    threads = [Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == 6
    assert [round(wait, -1) for wait in sorted(waits)[1:]] == [10, 20, 30, 40, 50]


@pytest.mark.django_db
def test_turns_that_are_past_are_forgotten_and_others_are_not():
    HostTurn.objects.create(host=HOST, at=timezone.now() - timedelta(hours=2))
    take_turn("other.example", 3)
    forget_past_turns()
    assert [turn.host for turn in HostTurn.objects.all()] == ["other.example"]
