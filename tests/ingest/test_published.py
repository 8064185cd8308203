"""Publication dates, strictly."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import SourceFactory
from timeline.ingest.draft import Draft, Refused
from timeline.ingest.published import check_not_future, in_zone, read_published, zone_name
from timeline.ingest.store import store

SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-06-21", date(2021, 6, 21)),
        (" June 21, 2021 ", date(2021, 6, 21)),
        ("Monday, June 21, 2021", date(2021, 6, 21)),
        ("21st June 2021", date(2021, 6, 21)),
        ("Sept. 5, 2021", date(2021, 9, 5)),
        ("2021-06-21T09:00:00+09:00", datetime(2021, 6, 21, 9, tzinfo=SEOUL)),
        ("2021-06-21T00:00:00Z", datetime(2021, 6, 21, tzinfo=UTC)),
        ("Mon, 21 Jun 2021 09:00:00 +0900", datetime(2021, 6, 21, 9, tzinfo=SEOUL)),
        ("2021-06-21 09:00", date(2021, 6, 21)),
    ],
)
def test_a_written_date_is_read(written, value):
    assert read_published(written) == value


@pytest.mark.parametrize(
    "written",
    ["2021-02-30", "February 30, 2021", "30 Feb 2021", "Tuesday, June 21, 2021", "06/21/2021", "June 2021", "soon", "",
     "Mon, 31 Jun 2021 09:00:00 +0900", "2021-06-21T25:00Z", "0000-00-00", "20210231",
     "0001-01-01T00:00+09:00", "9999-12-31T23:00-05:00"],
)  # fmt: skip
def test_a_date_that_is_impossible_or_ambiguous_is_refused(written):
    with pytest.raises(Refused):
        read_published(written)


@given(st.text(max_size=40))
def test_no_string_does_worse_than_being_refused(written):
    with suppress(Refused):
        assert isinstance(read_published(written), date)


@time_machine.travel("2021-06-21T12:00Z", tick=False)
def test_two_days_ahead_is_a_matter_of_clocks_and_three_is_not():
    check_not_future(date(2021, 6, 23))
    check_not_future(None)
    with pytest.raises(Refused, match="24 June 2021, lies in the future"):
        check_not_future(date(2021, 6, 24))
    with pytest.raises(Refused, match="future"):
        check_not_future(datetime(2021, 6, 24, 1, tzinfo=SEOUL))


@pytest.mark.parametrize(
    "moment", [datetime(2021, 6, 21, 9, tzinfo=SEOUL), datetime(2021, 6, 21, tzinfo=UTC)]
)
def test_the_zone_comes_back(moment):
    back = in_zone(moment.astimezone(UTC), zone_name(moment))
    assert (back, back.utcoffset()) == (moment, moment.utcoffset())


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        ("2021-07-02T00:20:00Z", "America/New_York", date(2021, 7, 1)),
        ("2021-07-02T00:20:00+00:00", "", date(2021, 7, 2)),
        ("2021-07-02T00:20:00+09:00", "America/New_York", date(2021, 7, 2)),
        ("2021-07-01T20:00:00Z", "Asia/Seoul", date(2021, 7, 2)),
        ("2021-07-01", "Asia/Seoul", date(2021, 7, 1)),
        ("0001-01-01T00:00:00Z", "America/New_York", date(1, 1, 1)),
    ],
)
@pytest.mark.django_db
def test_a_moment_in_utc_is_of_the_publishers_day(written, zone, day):
    SourceFactory(name="The Gazette", time_zone=zone)
    draft = Draft(text="Talks were held.", source="The Gazette", published=read_published(written))
    assert store(draft, extract=False).article.published_on == day
    filled = Draft(text="Talks go on.", source="Another", published=read_published(written)).filled(zone=zone)
    assert store(filled, extract=False).article.published_on == day
