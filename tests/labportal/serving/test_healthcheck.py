"""The health check of containers: not before migrations, and not afraid of a busy portal."""

import pytest

from labportal.serving import healthcheck


@pytest.fixture
def answers(httpserver, monkeypatch):
    monkeypatch.setenv("GRANIAN_PORT", str(httpserver.port))
    monkeypatch.setenv("ALLOWED_HOSTS", ".example.org,localhost")
    # The portal answers to its own names only.
    host = {"Host": "example.org"}

    def answer(health=200, ready=200, text="ok\n"):
        httpserver.expect_request("/healthz", headers=host).respond_with_data("ok\n", health)
        httpserver.expect_request("/readyz", headers=host).respond_with_data(text, ready)

    return answer


def test_a_migrated_portal_is_well(answers):
    answers()
    assert healthcheck.web()


def test_a_portal_whose_database_is_of_an_older_version_is_not(answers):
    answers(ready=503, text="migrations pending\n")
    assert not healthcheck.web()


def test_a_portal_whose_database_is_away_is_well_since_a_new_start_mends_nothing(answers):
    answers(ready=503, text="database unavailable\n")
    assert healthcheck.web()


def test_a_portal_that_does_not_answer_is_not(answers):
    answers(health=500)
    assert not healthcheck.web()


def test_a_portal_all_of_whose_threads_are_busy_is_well(answers, monkeypatch):
    answers()
    ask = healthcheck._asked

    def busy(path):
        if path == "/readyz":
            raise TimeoutError
        return ask(path)

    monkeypatch.setattr(healthcheck, "_asked", busy)
    assert healthcheck.web()
