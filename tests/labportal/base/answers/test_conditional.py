"""The times by which states of the content are told apart."""

import pytest

from labportal.base.answers import conditional
from labportal.base.answers.conditional import StateTimes


@pytest.fixture
def now(monkeypatch):
    """A clock that a test sets."""
    clock = {"time": 1000.7}
    monkeypatch.setattr(conditional.time, "time", lambda: clock["time"])
    return clock


def test_a_state_keeps_the_second_in_which_it_was_first_seen(now):
    times = StateTimes()
    assert times.second("a") == 1000
    now["time"] = 1060
    assert times.second("a") == 1000
    assert times.second("b") == 1060


def test_no_two_states_are_of_one_second(now):
    times = StateTimes()
    assert [times.second(state) for state in "abca"] == [1000, 1001, 1002, 1003]
    now["time"] = 1002
    assert times.second("d") == 1004
