"""The round of the worker: each link once a month, and twice in a week before it counts as dead."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from labportal.models import LinkAnswer, WebLink
from labportal.web_links import round as rounds
from labportal.web_links.round import ask_due_links
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 4, 12, tzinfo=ZoneInfo("Europe/Berlin"))
A, B = "https://a.example.org/", "https://b.example.org/"


@pytest.fixture
def network(monkeypatch):
    """The answers of the network by address, and the addresses that were asked for."""
    answers, asked = {}, []

    def ask(url):
        asked.append(url)
        return answers.get(url, LinkAnswer.THERE)

    monkeypatch.setattr(rounds, "ask", ask)
    monkeypatch.setattr(rounds, "sleep", lambda seconds: None)
    return answers, asked


def round_after(days):
    return ask_due_links(lambda: False, NOW + timedelta(days=days))


def dead():
    return [link.url for link in WebLink.objects.dead()]


def test_a_link_is_asked_once_a_month(network):
    PublicationFactory(url=A)
    assert [round_after(days) for days in (0, 1, 29, 30)] == [1, 0, 0, 1]


@pytest.mark.parametrize("answer", [LinkAnswer.MISSING, LinkAnswer.AWAY])
def test_a_link_is_dead_when_it_led_nowhere_twice_in_a_week(network, answer):
    network[0][A] = answer
    for url in (A, B):
        PublicationFactory(url=url)
    assert (round_after(0), dead()) == (2, [])
    assert (round_after(2), dead()) == (0, [])
    assert (round_after(3), dead()) == (1, [A])
    assert round_after(10) == 0


def test_a_link_that_is_there_again_is_dead_no_more(network):
    answers, _ = network
    answers[A] = LinkAnswer.MISSING
    PublicationFactory(url=A)
    round_after(0)
    answers[A] = LinkAnswer.THERE
    round_after(3)
    answers[A] = LinkAnswer.MISSING
    round_after(33)
    assert dead() == []
    round_after(36)
    assert dead() == [A]
    del answers[A]
    round_after(66)
    assert dead() == []


def test_an_answer_that_is_not_clear_is_no_failure(network):
    network[0][A] = LinkAnswer.UNCLEAR
    PublicationFactory(url=A)
    for days in (0, 30, 60):
        round_after(days)
    assert WebLink.objects.get().failures == 0


def test_a_portal_that_is_cut_off_takes_nothing_for_dead(network):
    answers, _ = network
    for url in (A, B):
        PublicationFactory(url=url)
    round_after(0)
    answers.update({A: LinkAnswer.AWAY, B: LinkAnswer.AWAY})
    for days in (30, 33, 36):
        round_after(days)
    assert dead() == []
    assert WebLink.objects.due(NOW + timedelta(days=37)).count() == 2
    del answers[B]
    for days in (37, 40):
        round_after(days)
    assert dead() == [A]


def test_a_round_ends_when_the_worker_is_stopped(network):
    for url in (A, B):
        PublicationFactory(url=url)
    assert ask_due_links(lambda: len(network[1]) == 1, NOW) == 1


def test_one_host_is_not_asked_twice_in_a_row_without_a_pause(network, monkeypatch):
    waits = []
    monkeypatch.setattr(rounds, "sleep", waits.append)
    for url in (A, f"{A}more", B):
        PublicationFactory(url=url)
    round_after(0)
    # Of three links, two are of one host.
    assert [wait > 1 for wait in waits].count(True) == 1


def test_two_workers_do_not_ask_for_the_same_link(network, monkeypatch):
    for url in (A, B):
        PublicationFactory(url=url)
    answers, asked = network

    def ask(url):
        asked.append(url)
        if len(asked) == 1:
            # The other worker begins while this one waits for its first answer.
            round_after(0)
        return answers.get(url, LinkAnswer.THERE)

    monkeypatch.setattr(rounds, "ask", ask)
    round_after(0)
    assert sorted(asked) == [A, B]
