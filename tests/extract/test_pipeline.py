"""The pipeline: the chain of steps, what comes out, and that no text makes it fail."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.extract import Document, extract, extract_many, pipeline
from timeline.extract.pipeline import OUTPUTS, PipelineError, chain, check, step

MONDAY = date(2021, 6, 21)
ARTICLE = (
    "SEOUL, June 21 – The U.S. envoy Ann Lee met Foreign Minister Noh Bo-ra on Saturday.\n\n"
    "“We will meet again,” Lee said on Monday."
)


def test_each_step_finds_what_it_needs_before_it():
    check([step(output) for output in OUTPUTS])


def test_a_step_out_of_order_is_named():
    with pytest.raises(PipelineError, match=r"EventFinder.*actors"):
        check([step("dates"), step("events")])


def test_an_unknown_output_is_named_with_the_ones_there_are():
    with pytest.raises(PipelineError, match=r"weather.*dates, actors"):
        chain(frozenset(["weather"]))


def test_only_the_steps_that_the_wanted_output_depends_on_are_run():
    assert [type(step).__name__ for step in chain(frozenset(["dates"]))] == ["TimeFinder"]
    assert [type(step).__name__ for step in chain(frozenset(["statements"]))] == [
        "TimeFinder",
        "ActorFinder",
        "StatementFinder",
    ]


def test_dates_alone_need_no_parser():
    code = (
        "import sys, datetime; from timeline.extract import Document, extract_many;"
        "e, = extract_many([Document('He left on Saturday.', datetime.date(2021, 6, 21))], only=['dates']);"
        "assert e.times[0].edtf == '2021-06-19'; assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_article_comes_out_with_exact_spans():
    extraction = extract(ARTICLE, MONDAY)
    extraction.check()
    assert "2021-06-19" in {time.edtf for time in extraction.times}
    assert extraction.language == "en"


def test_dates_are_the_same_with_and_without_the_parse():
    (alone,) = extract_many([Document(ARTICLE, MONDAY)], only=["dates"])
    assert alone.times == extract(ARTICLE, MONDAY).times


def test_articles_come_out_in_the_order_in_which_they_went_in(monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH", 2)
    texts = ["He left in 2001.", "", "Он уехал.", "He left in 2004.", "He left in 2005."]
    found = list(extract_many((Document(text, MONDAY) for text in texts), only=["dates"]))
    assert [extraction.text for extraction in found] == texts


def test_the_stream_is_not_read_far_ahead():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield Document("He left in 2001.", MONDAY)

    next(extract_many(endless(), only=["dates"]))
    assert taken <= pipeline.BATCH


def test_the_day_of_publication_is_the_day_in_its_own_zone():
    late = datetime.fromisoformat("2021-06-21T23:30:00+09:00")
    assert extract("He left today.", late).times[0].edtf == "2021-06-21"
    assert extract("He left today.", late.astimezone(UTC)).times[0].edtf == "2021-06-21"


@pytest.mark.parametrize("text", ["", " \n\n\t "])
def test_an_empty_text_has_no_findings_and_says_so(text):
    extraction = extract(text, MONDAY)
    assert extraction.times == extraction.actors == extraction.events == ()
    assert extraction.notes == ("the text is empty",)


def test_a_text_in_another_language_is_left_alone_and_says_so():
    extraction = extract("Министры иностранных дел встретились 21 июня 2021 года.", MONDAY)
    assert extraction.times == extraction.actors == ()
    assert extraction.notes == ("not English: stored, not extracted",)
    assert extraction.language == "und"


def test_a_missing_publication_date_is_noted():
    assert extract("He left on Saturday.").notes == ("no publication date: relative dates stay unresolved",)


def test_of_a_very_long_text_the_beginning_is_read_and_the_note_says_how_much(monkeypatch):
    monkeypatch.setattr(pipeline, "MAX_CHARACTERS", 100)
    text = "The envoy left in 2001.\n\n" * 8
    extraction = extract(text, MONDAY)
    assert extraction.text == text
    assert len(extraction.times) == 4
    assert extraction.notes == ("very long: only the first 98 of 200 characters were read",)


def test_a_broken_character_is_replaced_and_moves_nothing():
    extraction = extract("Kim \ud83d left in 2001.", MONDAY)
    assert extraction.times[0].span.start == len("Kim \ud83d left in ")
    assert "broken characters" in extraction.notes[0]
    json.dumps(extraction.as_json({"id": "x"}), ensure_ascii=False).encode()


NASTY = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "“We will not go,” Kim Jong Un said on Monday. ",
                "The U.S. envoy met Mr. Lee in Seoul on June 21, 2021. ",
                "\x00",
                "\n\n",
                "👩‍🚀́",
                "“",
                "‮",
                "İ",
                "\u2028",
                "Q: ",
                "SECRETARY LEE: Yes. ",
                "- ",
                "No. ",
                "said ",
            ]
        ),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY, st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))))
def test_whatever_the_text_the_extraction_holds_together(text, published):
    extraction = extract(text, published)
    extraction.check()
    json.dumps(extraction.as_json({"id": "x"}))
