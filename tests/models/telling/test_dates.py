"""Which days several reports leave."""

import pytest

from timeline.extract.dates.edtf import Edtf
from timeline.models.telling.dates import Days, date_of


@pytest.fixture
def dated(told):
    """The date of an event by (source, EDTF, basis) of each report."""

    def make(*given, lasting=False, ahead=()):
        def each(rows):
            return [told(source, edtf=edtf, date_basis=basis) for source, edtf, basis in rows]

        return date_of(each(given), each(ahead), lasting=lasting)

    return make


def days(edtf, basis="explicit"):
    value = Edtf.parse(edtf)
    from timeline.models import EventReport

    report = EventReport(edtf=edtf, date_basis=basis)
    report.clean()
    assert (report.earliest, report.latest) == (value.earliest, value.latest)
    return Days.of(report)


def test_a_month_and_a_bound_leave_the_days_between_and_say_why(dated):
    found = dated(("A", "2021-06", "explicit"), ("B", "../2021-06-18", "inferred"))
    assert found.edtf == "[2021-06-01..2021-06-18]"
    assert found.date_basis == "inferred"
    assert found.derivation == "June 2021 in A, not after 18 June 2021 in B"


def test_both_sides_may_come_from_different_reports(dated):
    found = dated(
        ("A", "2021-06", "explicit"), ("B", "../2021-06-18", "inferred"), ("C", "2021-06-14/..", "inferred")
    )
    assert found.edtf == "[2021-06-14..2021-06-18]"
    assert found.derivation == "June 2021 in A, not before 14 June 2021 in C, not after 18 June 2021 in B"


def test_a_day_that_all_allow_is_the_day_as_its_report_has_it(dated):
    found = dated(
        ("A", "2021-06", "explicit"), ("B", "../2021-06-18", "inferred"), ("C", "2021-06-17", "carried")
    )
    assert (found.edtf, found.date_basis) == ("2021-06-17", "carried")


def test_bounds_alone_narrow_each_other(dated):
    found = dated(("A", "2021-06-14/..", "inferred"), ("B", "../2021-06-18~", "inferred"))
    assert found.edtf == "[2021-06-14..2021-06-18]"
    found = dated(("A", "../2021-06-22~", "inferred"), ("B", "../2021-06-20", "inferred"))
    assert found.edtf == "../2021-06-20"


def test_what_contradicts_narrows_nothing(dated):
    found = dated(
        ("A", "2021-06", "explicit"), ("B", "2021-06", "explicit"), ("C", "../2021-05-18", "inferred")
    )
    assert found.edtf == "2021-06"


def test_of_two_days_the_better_evidenced_is_taken(dated):
    assert dated(("A", "2021-06-20", "carried"), ("B", "2021-06-21", "explicit")).edtf == "2021-06-21"
    found = dated(
        ("A", "2021-06-20", "carried"), ("B", "2021-06-20", "carried"), ("C", "2021-06-21", "explicit")
    )
    assert found.edtf == "2021-06-20"


@pytest.mark.parametrize("soft", ["2021-06~", "2021-06?"])
def test_what_is_approximate_narrows_nothing_and_is_not_narrowed(dated, soft):
    assert dated(("A", soft, "explicit"), ("B", "../2021-06-18", "inferred")).edtf == soft
    assert dated(("A", "2021", "explicit"), ("B", soft, "carried")).edtf in ("2021", soft)


class TestWhatLasts:
    def test_a_day_of_it_does_not_shorten_a_visit(self, dated):
        found = dated(
            ("A", "2021-06-19/2021-06-23", "inferred"), ("B", "2021-06-21", "explicit"), lasting=True
        )
        assert found.edtf == "2021-06-19/2021-06-23"

    def test_of_what_does_not_last_the_day_is_taken(self, dated):
        found = dated(("A", "2021-06-19/2021-06-23", "inferred"), ("B", "2021-06-21", "explicit"))
        assert found.edtf == "2021-06-21"

    def test_most_voices_say_how_long(self, dated):
        five, six = "2021-06-19/2021-06-23", "2021-06-19/2021-06-24"
        found = dated(("A", five, "inferred"), ("B", five, "inferred"), ("C", six, "explicit"), lasting=True)
        assert found.edtf == five
        assert not days(five).agrees(days(six))

    def test_a_bound_does_not_shorten_it(self, dated):
        found = dated(("A", "2021-06-19/2021-06-23", "explicit"), ("B", "../2021-06-21", "inferred"))
        assert found.edtf == "2021-06-19/2021-06-23"

    def test_a_week_of_the_calendar_is_some_day_of_it_and_a_stay_of_a_week_is_not(self, dated):
        week = "2021-06-14/2021-06-20"
        assert not days(week).lasts
        assert days(week, "inferred").lasts
        assert not days("2021-04-01/2021-06-30").lasts
        assert (
            dated(("A", week, "explicit"), ("B", "2021-06-17", "explicit"), lasting=True).edtf == "2021-06-17"
        )

    def test_what_was_between_two_days_was_on_some_day_of_them(self, told):
        def told_as(derivation):
            return Days.of(told("A", edtf="2021-06-15/2021-06-17", derivation=derivation).report)

        assert not told_as("between June 15 and 17 → 2021-06-15/2021-06-17").lasts
        assert told_as("from June 15 to 17 → 2021-06-15/2021-06-17").lasts


class TestPreviews:
    def test_what_was_still_ahead_narrows_what_came_about(self, dated):
        found = dated(("B", "2021-06", "explicit"), ahead=[("A", "2021-06-14/..", "inferred")])
        assert found.edtf == "[2021-06-14..2021-06-30]"

    def test_the_announced_day_is_taken_where_no_report_has_one(self, dated):
        found = dated(("B", "../2021-06-18", "inferred"), ahead=[("A", "2021-06-16", "explicit")])
        assert (found.edtf, found.date_basis) == ("2021-06-16", "inferred")
        assert found.derivation.startswith("announced for Wednesday 16 June 2021 in A")

    def test_but_not_against_a_bound(self, dated):
        found = dated(("B", "../2021-06-18", "inferred"), ahead=[("A", "2021-06-20", "explicit")])
        assert found.edtf == "../2021-06-18"

    def test_nor_against_a_report(self, dated):
        found = dated(("B", "2021-06-21", "document"), ahead=[("A", "2021-06-16", "explicit")])
        assert found.edtf == "2021-06-21"


def test_without_a_date_there_is_none(dated):
    assert dated(("A", "", "none")).edtf == ""

    def test_who_dates_the_stop_of_a_journey_decides_within_the_days_of_the_whole(self, dated):
        whole = "[2021-06-14..2021-06-20]"
        for own in ("2021-06-17", "2021-06-17/2021-06-18"):
            alone = [("Echo", whole, "inferred"), ("Echo", own, "explicit")]
            assert dated(*alone, lasting=True).edtf == own
            assert dated(*alone, ("Other", whole, "inferred"), lasting=True).edtf == own

    def test_without_one_a_stop_lies_between_the_days_of_the_whole_and_others_narrow_it(self, dated):
        whole = "[2021-06-14..2021-06-20]"
        assert dated(("A", whole, "inferred"), ("B", whole, "inferred"), lasting=True).edtf == whole
        found = dated(("A", whole, "inferred"), ("B", "../2021-06-16", "inferred"), lasting=True)
        assert found.edtf == "[2021-06-14..2021-06-16]"


def test_the_last_month_of_the_calendar_is_a_month_like_others():
    assert not days("9999-12-01/9999-12-31").lasts
    assert days("9999-12-02/9999-12-31").lasts

    def test_the_day_on_which_a_stop_is_told_under_way_does_not_narrow_the_days_of_the_whole(self, dated):
        whole, told = "[2021-06-14..2021-06-20]", ("Echo", "2021-06-15~", "reporting")
        assert dated(("Echo", whole, "inferred"), told, lasting=True).edtf == whole

    def test_days_announced_for_the_stop_decide_where_the_reports_have_only_those_of_the_whole(self, dated):
        whole, told = ("Echo", "[2021-06-14..2021-06-20]", "inferred"), ("Echo", "2021-06-15~", "reporting")
        found = dated(whole, told, ahead=[("Echo", "2021-06-15/2021-06-16", "explicit")], lasting=True)
        assert found.edtf == "2021-06-15/2021-06-16"
        contradicted = [("Echo", "2021-06-18", "explicit")]
        assert dated(whole, ("A", "../2021-06-16", "inferred"), ahead=contradicted).edtf.endswith("06-16]")
