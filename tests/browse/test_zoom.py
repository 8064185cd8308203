"""Where one can go from a window: closer, wider, earlier, later."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from timeline.browse.window import Window
from timeline.browse.zoom import Zoom


def zoom(query, view=None):
    return Zoom(Window.read(query, AnonymousUser()), view)


@pytest.mark.parametrize(
    ("query", "closer", "wider"),
    [
        ("from=2021&to=2021", "from=2021-07&to=2021-09&scale=quarter", "from=2020&to=2029&scale=decade"),
        ("from=2021-06&to=2021-06", "from=2021-06-14&to=2021-06-20&scale=week", "from=2021-04&to=2021-06&scale=quarter"),
        ("from=2021-06-15&to=2021-06-15", None, "from=2021-06-14&to=2021-06-20&scale=week"),
        ("from=2020&to=2029", "from=2024&to=2024&scale=year", "scale=all"),
    ],
)  # fmt: skip
def test_a_step_closer_or_wider_is_one_scale(query, closer, wider):
    there = zoom(query)
    assert (there.closer.to.query if there.closer else None) == closer
    assert there.wider.to.query == wider


def test_zooming_in_goes_to_what_is_in_view():
    assert (
        zoom("from=2021&to=2021", date(2021, 2, 3)).closer.to.query == "from=2021-01&to=2021-03&scale=quarter"
    )
    assert zoom("", date(2021, 2, 3)).closer.to.query == "from=2020&to=2029&scale=decade"


def test_a_window_that_is_no_period_widens_to_one_that_holds_its_middle():
    assert zoom("from=2021-06-10&to=2021-06-12").wider.to.query == "from=2021-06-07&to=2021-06-13&scale=week"


def test_steps_keep_the_length_the_filters_and_the_grouping():
    assert (
        zoom("q=talks&from=2021&to=2021&scale=year").later.to.query == "q=talks&from=2022&to=2022&scale=year"
    )
    assert zoom("from=2021-06&to=2021-06").earlier.to.query == "from=2021-05&to=2021-05"


def test_the_scale_shown_is_marked_and_all_time_has_no_steps():
    assert [level.name for level in zoom("from=2021-06&to=2021-06").levels if level.chosen] == ["month"]
    everything = zoom("scale=all", date(2021, 2, 3))
    assert [level.name for level in everything.levels if level.chosen] == ["all"]
    assert (everything.wider, everything.earlier, everything.later) == (None, None, None)


def test_without_a_day_to_go_by_there_is_only_all_time():
    assert [level.name for level in zoom("").levels] == ["all"]
