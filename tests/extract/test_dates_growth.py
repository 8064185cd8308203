"""No text makes the time rules slow: four times the length takes about four times as long."""

import gc
from datetime import date
from time import process_time

import pytest

from timeline.extract.dates.finder import find
from timeline.extract.dates.rules import rules

PUBLISHED = date(2021, 6, 21)
ALLOWED = 9
"""Times as long for four times the text; a quadratic pattern takes sixteen."""

HOSTILE = [
    "0123456789",
    ",",
    ", ,",
    "the the ",
    "monday tuesday ",
    "\u201c\u2018\u201d\u2019",
    "\"'\"' on monday",
    "05/06/",
    "1",
    "2021-",
    "20 21 ",
    "1/1/",
    "12:12:12 ",
    "the ",
    "the early ",
    "a a ",
    "one or one or ",
    "may ",
    "may may 1 ",
    "on may 1 and ",
    "monday, ",
    "from may 1 to may 2, ",
    "between 1999 and ",
    "a day after ",
    "two and a half ",
    "it was 1999. in may it rained. ",
    "in 1999 it rained, and in may. ",
    "he said on monday he will ",
    "earlier in the ",
    "the vote in May ",
    "480 bc, 479 to ",
    "In the spring and ",
    "the latest quarter, a year ago, Q3, ",
    "fiscal 2020 of the U.S. ",
    "May 1, June 2, 2020 and ",
    "the first quarter of the ",
    "the quarter ended ",
    "two years ago. as told in 1962. ",
    "in winter. of 1962. ",
    "the 1990s. two years later ",
    "(",
    '"',
    "\n",
    "\n ",
    " " * 7 + "x",
    "é",
]


def seconds(text):
    gc.disable()
    try:
        start = process_time()
        find(text, PUBLISHED)
        return process_time() - start
    finally:
        gc.enable()


def growth(piece, length):
    """How many times as long a text of four times the length takes."""
    short, long = (seconds(piece * (size // len(piece))) for size in (length, 4 * length))
    return long / max(short, 0.002)


def slow(piece, length=10_000):
    """Whether it is slow three times over: other work on the machine disturbs a single run."""
    return all(growth(piece, length) > ALLOWED for _ in range(3))


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_a_repeated_piece_takes_time_in_proportion_to_its_length(piece):
    assert not slow(piece)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_what_a_rule_finds_said_over_and_over_takes_time_in_proportion(rule):
    assert not slow(rule.examples[0]["text"] + " ", length=4_000)


@pytest.mark.parametrize("piece", ["7", ",", "monday ", "the the ", "\u201c\u2018 "], ids=repr)
def test_a_very_long_text_of_one_piece_is_read_to_its_end(piece):
    text = piece * (200_000 // len(piece)) + " They met on May 5, 2019."
    times, _ = find(text, PUBLISHED)
    assert times[-1].edtf == "2019-05-05"
