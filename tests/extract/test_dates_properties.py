"""What holds for every date: it is read back as it was written, and a week later everything is a week later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.dates.edtf import Edtf
from timeline.extract.dates.finder import find

DAYS = st.dates(date(1800, 1, 1), date(2050, 12, 31))
PUBLISHED = date(2021, 6, 21)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def value(text, published=PUBLISHED):
    (found,), _ = find(text, published)
    return found


@given(DAYS)
@pytest.mark.parametrize(
    "form",
    [
        "{0:%B} {0.day}, {0.year}",
        "{0.day} {0:%B} {0.year}",
        "{0:%Y-%m-%d}",
        "{0:%A}, {0:%B} {0.day}, {0.year}",
        "{0:%A}, {0.day} {0:%B} {0.year}",
        "{0:%b} {0.day}, {0.year}",
        "{0.day}-{0:%b}-{0.year}",
        "the {0.day}th of {0:%B} {0.year}",
        "{0:%d.%m.%Y}",
    ],
)
def test_a_full_date_is_read_as_it_was_written(form, day):
    assert value(f"They met on {form.format(day)} in Cairo.").value == day.isoformat()


@given(DAYS)
def test_a_month_of_a_year_is_read_as_it_was_written(day):
    assert value(f"They met in {day:%B} {day.year} in Cairo.").value == f"{day:%Y-%m}"


@given(st.integers(1800, 2050))
def test_a_year_is_read_as_it_was_written(year):
    found = value(f"They have met since {year} in Cairo.")
    assert (found.value, found.earliest, found.latest) == (str(year), date(year, 1, 1), date(year, 12, 31))


@given(st.integers(15, 20), st.integers(1, 9))
def test_a_decade_holds_ten_years(century, ten):
    first = 100 * century + 10 * ten
    found = value(f"In the {first}s it was a colony.")
    assert (found.earliest.year, found.latest.year) == (first, first + 9)


@given(DAYS)
def test_a_month_and_day_is_never_far_from_publication(day):
    found = value(f"The date of the vote, {day:%B} {day.day}, is known.")
    if found.earliest:
        assert found.value[5:] == f"{day:%m-%d}"
        leap_day = (day.month, day.day) == (
            2,
            29,
        )  # the year beside publication's may be the nearest that has one
        assert abs((found.earliest - PUBLISHED).days) <= (2 * 366 if leap_day else 366)


@given(st.sampled_from(WEEKDAYS), st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(-50, 50))
@pytest.mark.parametrize(
    "text",
    [
        "They met on {}.",
        "They will meet on {}.",
        "They met last {}.",
        "They will meet next {}.",
        "{} is a holiday.",
    ],
)
def test_weeks_later_every_weekday_is_as_many_weeks_later(text, name, published, weeks):
    shift = timedelta(7 * weeks)
    first = value(text.format(name), published)
    later = value(text.format(name), published + shift)
    assert later.earliest - first.earliest == shift


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_weekday_in_the_past_lies_within_the_week_before_publication(published):
    for name in WEEKDAYS:
        assert 0 <= (published - value(f"They met on {name}.", published).earliest).days < 7


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1900, 2050), st.integers(1, 20))
def test_a_range_runs_from_its_first_day_to_its_last(day, month, year, length):
    first = date(year, month, day)
    last = first + timedelta(length)
    found = value(
        f"It lasted from {first:%B} {first.day}, {first.year} to {last:%B} {last.day}, {last.year}."
    )
    assert (found.earliest, found.latest) == (first, last)
    assert [end.value for end in found.ends] == [first.isoformat(), last.isoformat()]


@given(st.text(alphabet=st.sampled_from("0123456789 /-.:,janfebmrypuloigstchd'’–"), max_size=80))
def test_any_text_is_read_without_an_error(text):
    times, _ = find(text, PUBLISHED)
    assert all(text[time.span.start : time.span.end] == time.span.text for time in times)


@given(st.integers(1, 4), st.integers(1800, 2050))
def test_a_quarter_of_a_year_is_read_as_it_was_written(number, year):
    name = ["first", "second", "third", "fourth"][number - 1]
    found = value(f"Trade fell in the {name} quarter of {year}.")
    assert found.value == f"{year}-Q{number}"
    assert (found.earliest.month, found.latest.month) == (3 * number - 2, 3 * number)


@given(st.integers(16, 21))
def test_a_century_holds_a_hundred_years(number):
    found = value(f"It was built in the {number}{'st' if number == 21 else 'th'} century.")
    assert found.latest.year - found.earliest.year == 99
    assert found.edtf == f"{number - 1}XX"


@given(DAYS, st.booleans())
def test_a_numeric_date_is_read_in_the_order_of_the_outlet_and_doubted_if_it_could_be_otherwise(
    day, month_first
):
    written = f"{day:%m/%d/%Y}" if month_first else f"{day:%d/%m/%Y}"
    (found,), _ = find(f"The letter is dated {written}.", PUBLISHED, month_first=month_first)
    assert found.earliest == day
    assert found.edtf.endswith("?") == (day.day <= 12 and day.day != day.month)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 4000))
def test_an_interval_of_days_is_written_and_read_back(first, length):
    last = first + timedelta(min(length, (date.max - first).days))
    written = Edtf.of_interval(first, last)
    assert (written.earliest, written.latest) == (first, last)
    assert Edtf.parse(written.text) == written


@given(st.text(alphabet="Monday May 2021,/.-thefrlswkgo0123456789", max_size=120), st.booleans())
def test_what_is_found_keeps_its_days_through_its_edtf_and_never_ends_before_it_begins(text, month_first):
    times, _ = find(text, PUBLISHED, month_first=month_first)
    for time in times:
        if time.edtf:
            parsed = Edtf.parse(time.edtf)
            assert (parsed.earliest, parsed.latest) == (time.earliest, time.latest)
            assert time.earliest <= time.latest


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(WEEKDAYS))
def test_the_first_and_the_last_days_of_the_calendar_break_nothing(published, name):
    for text in (
        f"They will meet next {name}.",
        f"It fell last {name}.",
        "Ten thousand years ago.",
        "Next century.",
        "The week of December 31, 9999.",
        "It lasted from January 1, 0001 to December 31, 9999.",
    ):
        find(text, published)
