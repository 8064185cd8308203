"""Short writes with pauses."""

import pytest

from timeline.ingest.pace import MOST_WRITING, PAUSE, Pace


class Clock:
    """A clock that moves only when it is told to, or slept on."""

    def __init__(self):
        self.now = 100.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock(db, monkeypatch):
    monkeypatch.setattr("timeline.ingest.pace.connection.vendor", "sqlite", raising=False)
    return Clock()


def write(pace, clock, seconds):
    with pace.write():
        clock.now += seconds


def test_short_writes_are_not_held_up(clock):
    pace = Pace(clock, clock.sleep)
    write(pace, clock, MOST_WRITING / 4)
    write(pace, clock, MOST_WRITING / 4)
    assert clock.slept == []


def test_after_a_tenth_of_a_second_of_writing_comes_a_pause(clock):
    pace = Pace(clock, clock.sleep)
    write(pace, clock, MOST_WRITING + 0.01)
    assert pace.spent
    write(pace, clock, 0.01)
    assert clock.slept == [PAUSE]
    assert not pace.spent


def test_time_spent_parsing_is_a_pause(clock):
    pace = Pace(clock, clock.sleep)
    write(pace, clock, MOST_WRITING + 0.01)
    clock.now += PAUSE
    write(pace, clock, MOST_WRITING + 0.01)
    assert clock.slept == []
