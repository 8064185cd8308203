"""What holds for every date: it is read back as it was written, and a week later everything is a week later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
