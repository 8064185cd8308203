"""What became of an event."""

import pytest

from timeline.models.telling.life import CONFIRMED, is_overtaken, stages, status_of


@pytest.fixture
def life(told):
    """The reports of an event by (source, day, status)."""
    return lambda *given: [told(source, day, status=status) for source, day, status in given]


def named(reports):
    return [(stage, str(telling.article.source)) for stage, telling in stages(reports)]


def test_announced_confirmed_and_held(life):
    reports = life(
        ("C", "2021-06-21", "happened"), ("A", "2021-06-14", "planned"), ("B", "2021-06-16", "planned"),
        ("D", "2021-06-22", "happened"),
    )  # fmt: skip
    assert named(reports) == [("planned", "A"), (CONFIRMED, "B"), ("happened", "C")]


def test_one_state_is_no_life(life):
    assert stages(life(("A", "2021-06-14", "planned"), ("B", "2021-06-16", "planned"))) == []


def test_a_copy_confirms_nothing(told):
    first = told("A", "2021-06-14", status="planned")
    copy = told("B", "2021-06-15", status="planned", copy_of=first)
    assert named([copy, told("C", "2021-06-17", status="cancelled"), first]) == [
        ("planned", "A"),
        ("cancelled", "C"),
    ]


def test_a_late_preview_does_not_undo_what_was_held(life):
    reports = life(("A", "2021-06-21", "happened"), ("B", "2021-06-22", "planned"))
    assert status_of(reports) == "happened"
    assert stages(reports) == []


def test_of_one_day_the_settled_is_the_later_news_whatever_the_order(life):
    reports = life(("A", "2021-06-21", "cancelled"), ("B", "2021-06-21", "planned"))
    assert status_of(reports) == status_of(reports[::-1]) == "cancelled"


def test_a_plan_is_overtaken_by_the_fact_and_a_denial_never(life):
    plan, fact, denial, early = reports = life(
        ("A", "2021-06-14", "planned"), ("B", "2021-06-21", "happened"), ("C", "2021-06-21", "denied"),
        ("D", "2021-06-15", "cancelled"),
    )  # fmt: skip
    overtaken = [is_overtaken(one, reports, "happened") for one in (plan, fact, denial, early)]
    assert overtaken == [True, False, False, True]


def test_what_one_only_alleges_does_not_undo_what_another_reports(life):
    assert status_of(life(("A", "2021-06-21", "happened"), ("B", "2021-06-22", "alleged"))) == "happened"
    assert status_of(life(("A", "2021-06-21", "alleged"), ("B", "2021-06-22", "happened"))) == "happened"
    assert status_of(life(("A", "2021-06-21", "planned"), ("B", "2021-06-22", "alleged"))) == "alleged"
