"""Texts that are no ordinary article: each is read as far as it makes sense, and holds together."""

from datetime import date

import pytest

from timeline.extract.pipeline import Document, extract_many

TEXTS = {
    "one sentence": "Austria recalled its ambassador from Kenya.",
    "list": "Agenda\n\n- Meeting with the president of Kenya\n- Signing of the agreement\n1. Talks\n2. Lunch\n",
    "table": (
        "Country\tVisits\nKenya\t3\nJapan\t1\n\n"
        "| Date | What |\n|---|---|\n| 3 May 2021 | Austria signed a treaty with Japan |\n"
    ),
    "pure quotation": "“We attacked Kenya on Monday. Japan will retaliate. Nobody shall stop us.”",
    "one endless sentence": "Austria met Japan and " * 200,
    "numbers": "1 2 3 4 5\n6 7 8 9",
    "control characters": "Austria\x00 met\x07 Japan\u2028 on Monday.",
}


@pytest.fixture(scope="module")
def read():
    """Name of a text → what is found in it."""
    documents = [Document(text, date(2021, 6, 21), "", "") for text in TEXTS.values()]
    return dict(zip(TEXTS, extract_many(documents), strict=True))


def labels(extraction):
    return [event.label for event in extraction.events]


@pytest.mark.parametrize("name", TEXTS)
def test_every_span_is_what_the_text_has_there(read, name):
    read[name].check()


def test_one_sentence_is_an_article(read):
    assert labels(read["one sentence"]) == ["Austria recalls the ambassador from Kenya"]


def test_entries_of_a_list_without_a_verb_are_no_events(read):
    assert labels(read["list"]) == []


def test_a_row_of_a_table_that_tells_of_something_is_an_event_with_its_date(read):
    (event,) = read["table"].events
    assert (event.label, event.edtf) == ("Austria signs a treaty with Japan", "2021-05-03")


def test_what_is_only_quoted_is_no_event(read):
    assert labels(read["pure quotation"]) == []


def test_what_is_told_over_and_over_is_one_event(read):
    assert labels(read["one endless sentence"]) == ["Austria meets Japan"]
