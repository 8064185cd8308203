"""The outlet decides the language of the time rules and the order of numeric dates; its zone decides the day."""

import json
from datetime import date, datetime

import pytest

from timeline.extract.dates.finder import find
from timeline.extract.dates.outlet import Outlet
from timeline.extract.pipeline import Document, extract_many
from timeline.extract.stream import work

PUBLISHED = date(2021, 5, 30)


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [
        ("en", "USA", True),
        ("en", "GBR", False),
        ("en-US", "", True),
        ("en-GB", "", False),
        ("en-GB", "USA", True),
        ("de", "", False),
        ("de-CH", "CHE", False),
        ("en", "CAN", None),
        ("en", "", None),
        ("", "", None),
    ],
)
def test_country_and_language_tell_whether_the_month_comes_first(language, country, first):
    assert Outlet(language, country).month_first is first


@pytest.mark.parametrize(("language", "pack"), [("de-AT", "de"), ("DE", "de"), ("fr", "en"), ("", "en")])
def test_a_language_without_rules_is_read_by_the_english_ones(language, pack):
    assert Outlet(language).pack == pack


@pytest.mark.parametrize(
    ("month_first", "edtf", "reason"),
    [
        (True, "2021-05-06?", "the outlet writes the month first"),
        (False, "2021-06-05?", "the outlet writes the day first"),
        (None, "2021-06-05?", "the nearer to publication"),
    ],
)
def test_an_ambiguous_numeric_date_goes_by_the_outlet_and_stays_uncertain(month_first, edtf, reason):
    (found,), _ = find("It is dated 05/06/2021.", PUBLISHED, month_first=month_first)
    assert found.edtf == edtf
    assert reason in found.derivation
    assert "2021-06-05 or 2021-05-06" in found.derivation


@pytest.mark.parametrize("month_first", [True, False, None])
@pytest.mark.parametrize("written", ["21/05/2021", "05/21/2021", "21.05.2021", "05/05/2021"])
def test_what_can_only_be_read_one_way_is_certain_whatever_the_outlet(written, month_first):
    (found,), _ = find(f"It is dated {written}.", PUBLISHED, month_first=month_first)
    assert found.edtf in {"2021-05-21", "2021-05-05"}


def test_a_german_article_gets_its_dates_by_german_rules_and_nothing_else_is_read():
    text = (
        "Der Außenminister traf am Montag in Berlin ein und wird am Freitag nach Wien reisen. "
        "Das Abkommen vom 3. Mai 2019 gilt nicht mehr, sagte er nach dem Gespräch mit der Kanzlerin."
    )
    (found,) = extract_many([Document(text, date(2021, 6, 23), outlet=Outlet("de"))])
    assert [time.edtf for time in found.times] == ["2021-06-21", "2021-06-25", "2019-05-03"]
    assert found.notes == ("not English: stored, only its dates read",)
    assert not found.events


def test_an_english_text_of_a_german_outlet_is_read_by_english_rules():
    text = "The minister arrived on Monday and will leave on Friday, according to the embassy in the capital."
    (found,) = extract_many([Document(text, date(2021, 6, 23), outlet=Outlet("de"))], ["dates"])
    assert [time.edtf for time in found.times] == ["2021-06-21", "2021-06-25"]


def test_the_stream_takes_language_and_country():
    rows = [{"text": "Dated 05/06/2021.", "published": "2021-05-30", "lang": "en", "country": "USA"}]
    ((_, line, error),) = work([(1, json.dumps(rows[0]))], ("dates",))
    assert error is None
    assert json.loads(line)["times"][0]["edtf"] == "2021-05-06?"


def test_a_late_stamp_counts_as_the_day_in_the_outlets_own_zone():
    """23:30 on Thursday in New York is Friday in UTC: "Thursday" is the day of publication."""
    published = datetime.fromisoformat("2021-06-24T23:30-04:00")
    (found,) = extract_many([Document("They met on Thursday.", published)], ["dates"])
    assert found.times[0].edtf == "2021-06-24"
    assert "the day of publication itself" in found.times[0].derivation
