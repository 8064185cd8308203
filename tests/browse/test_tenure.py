"""Positions on a time scale."""

from datetime import date

import pytest

from tests.factories import ActorFactory, PositionFactory
from timeline.browse.tenure import POINT, WIDTH, tenures

pytestmark = pytest.mark.django_db


def laid_out(*terms, attested=None):
    actor = ActorFactory()
    for number, (since, until) in enumerate(terms):
        PositionFactory(actor=actor, title=f"Post {number}", since=since, until=until, attested=attested)
    return tenures(actor.positions.all())


def test_a_term_is_as_wide_as_its_years():
    scale = laid_out(("2010-01-01", "2011-12-31"), ("2012-01-01", "2019-12-31"))
    (first, second), unit = scale.rows, WIDTH / 10
    assert (first.x, second.x) == (0, pytest.approx(2 * unit, abs=2))
    assert first.width == pytest.approx(2 * unit, abs=2)
    assert second.width == pytest.approx(8 * unit, abs=2)
    assert [year.label for year in scale.years] == ["2010", "2012", "2014", "2016", "2018", "2020"]


def test_what_one_article_says_is_a_point():
    (row,) = laid_out(("", ""), attested=date(2018, 6, 12)).rows
    assert (row.attested_only, row.width) == (True, POINT)
    assert row.when == "so named on 12 June 2018"


def test_an_end_that_is_not_known_is_marked_open():
    (row,) = laid_out(("2018-04-26", "")).rows
    assert (row.opens, row.closes, row.when) == (False, True, "from 26 April 2018")
    (row,) = laid_out(("", "2018-04")).rows
    assert (row.opens, row.closes, row.when) == (True, False, "until April 2018")


def test_positions_come_in_the_order_of_time_those_without_a_date_last():
    scale = laid_out(("", ""), ("2018", "2019"), ("2011", "2012"))
    assert [row.position.title for row in scale.rows] == ["Post 2", "Post 1", "Post 0"]


def test_without_any_date_there_is_no_scale():
    scale = laid_out(("", ""))
    assert (scale.years, scale.rows[0].width, scale.rows[0].when) == ([], 0, "dates not known")


@pytest.mark.parametrize("term", [("0001", "9999"), ("9999-12-31", "9999-12-31"), ("0001-01-01", "")])
def test_the_ends_of_time_do_not_hurt(term):
    for row in laid_out(term).rows:
        assert 0 <= row.x <= row.x + row.width <= WIDTH + 1


def test_an_office_told_in_several_wordings_is_one_row_that_names_them():
    actor = ActorFactory()
    for title in ("Minister of Trade", "TRADE MINISTER", "Minister"):
        PositionFactory(
            actor=actor,
            title=title,
            org=None,
            origin="machine",
            state="suggested",
            attested=date(2021, 6, 21),
        )
    (row,) = tenures(actor.positions.all()).rows
    assert (row.position.title, row.office.wordings) == ("Minister of Trade", ["TRADE MINISTER", "Minister"])
