"""What a lane holds and where it stands."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import TimelineEntryFactory, TimelineFactory
from timeline.browse.asof import finding
from timeline.browse.density import density
from timeline.browse.lanes import counting
from timeline.browse.lanes.lanes import Lanes
from timeline.browse.lanes.marks import Single
from timeline.browse.lanes.quick import top
from timeline.browse.strip import Strip
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def lanes(query):
    found = finding(Window.read(query, READER), READER)
    return Lanes(found, Strip(found, density(found)))


def shown(query):
    return {one.lane.label: one for one in lanes(query).shown}


def headlines(one):
    return sorted(mark.event.headline for mark in one.marks.all if isinstance(mark, Single))


def test_a_state_has_the_events_of_those_who_act_for_it_and_an_actor_its_own(spring):
    found = shown(f"lane=state:PRT&lane=actor:{spring.portugal.pk}&lane=state:NOR")
    one = lanes(f"lane=state:PRT&lane=actor:{spring.portugal.pk}").shown
    assert [each.marks.number for each in one] == [8, 5]
    assert found["Norway"].marks.number == 4
    assert found["Norway"].told == "4 events"


def test_what_stands_alone_is_drawn_alone_and_what_crowds_is_a_bar_with_its_number(spring):
    marks = shown("lane=state:PRT")["Portugal"].marks
    (bar,) = marks.groups
    assert (bar.number, bar.figure, bar.more) == (4, "4", False)
    assert "4 Accuse" in bar.title
    assert {single.event.pk for single in marks.singles} == {spring.talks.pk, spring.plan.pk, spring.off.pk}
    assert [[mark.event.pk for mark in row] for row in marks.below] == [[spring.visit.pk]]


def test_dates_are_drawn_as_they_are(spring):
    marks = {
        mark.event.pk: mark
        for one in lanes("lane=state:PRT&lane=state:NOR").shown
        for mark in one.marks.all
        if isinstance(mark, Single)
    }
    assert (marks[spring.talks.pk].shape, marks[spring.talks.pk].width) == ("point", 0)
    assert marks[spring.month.pk].shape == "span"
    assert "rough" in marks[spring.month.pk].classes
    assert marks[spring.month.pk].width > 10
    assert "rough" not in marks[spring.visit.pk].classes
    assert marks[spring.plan.pk].classes == "verbal-cooperation outlined"
    assert "struck" in marks[spring.off.pk].classes
    assert marks[spring.off.pk].title.endswith("(cancelled)")


def test_an_open_end_is_an_arrow_and_an_uncertain_day_is_marked(spring):
    spring.event("2021-03-08/..", spring.norway, headline="From then on")
    spring.event("../2021-06-03", spring.norway, headline="Some day before")
    spring.event("2021-05-20?", spring.norway, headline="Perhaps then")
    marks = {
        m.event.headline: m for m in shown("lane=state:NOR")["Norway"].marks.all if isinstance(m, Single)
    }
    assert marks["From then on"].shape == "from"
    assert marks["Some day before"].shape == "by"
    assert "unsure" in marks["Perhaps then"].classes


def test_a_lane_has_only_what_passes_the_filter_of_the_window(spring):
    assert shown("lane=state:NOR&type=ACCUSE")["Norway"].marks.number == 1
    assert headlines(shown(f"lane=type:CONSULT&actor={spring.norway.pk}")["Consult"]) == [
        "Talks of 2021-04-06"
    ]


def test_what_began_before_the_window_and_lasts_into_it_is_drawn_from_its_edge(spring):
    marks = shown("lane=state:PRT&from=2021-05-20&to=2021-06-30")["Portugal"].marks
    ((mark,),) = marks.below
    assert mark.event == spring.visit
    assert mark.x == 0


def test_themes_are_types_quad_classes_and_kinds(spring):
    found = shown("lane=type:ACCUSE&lane=quad:verbal-conflict&lane=quad:material-cooperation&lane=kind:visit")
    assert [one.marks.number for one in found.values()] == [5, 5, 1, 1]


def test_a_curated_timeline_has_what_it_finds_and_what_is_pinned_less_what_is_hidden(spring):
    curated = TimelineFactory(title="The spring", query="type=ACCUSE", published=True)
    TimelineEntryFactory(timeline=curated, event=spring.visit)
    TimelineEntryFactory(timeline=curated, event=spring.may[0], hidden=True)
    bare = TimelineFactory(title="One visit", published=True)
    TimelineEntryFactory(timeline=bare, event=spring.visit)
    found = shown(f"lane=timeline:{curated.pk}&lane=timeline:{bare.pk}")
    assert found["The spring"].marks.number == 5
    assert found["One visit"].marks.number == 1
    words = TimelineFactory(title="In words", query=f"actor={spring.norway.pk}&from=2021-04", published=True)
    assert shown(f"lane=timeline:{words.pk}")["In words"].marks.number == 3


def test_a_lane_that_is_too_long_to_look_through_says_at_least(spring, monkeypatch):
    monkeypatch.setattr(counting, "LOOKED_AT", 0)
    one = shown("lane=state:PRT")["Portugal"]
    assert one.marks.more
    assert "or more" in one.told
    bar = max(one.marks.groups, key=lambda group: group.number)
    assert bar.figure.endswith("+")
    assert "or more" in bar.title


def test_what_a_quiet_cell_does_not_need_goes_to_the_busy_ones(monkeypatch):
    monkeypatch.setattr(counting, "LOOKED_AT", 1_000)
    quiet, busy = counting.shares([1, 5_000], 1)
    assert quiet == 10
    assert busy == 990


def test_a_bar_leads_to_the_window_of_it_and_its_lane(spring):
    one = shown("lane=state:PRT&lane=state:NOR")["Portugal"]
    (bar,) = one.marks.groups
    window = Window.read(one.href(bar).removeprefix("?"), READER)
    assert window.sides == (spring.portugal,)
    assert window.first_day <= spring.may[0].earliest <= window.last_day
    assert [lane.key for lane in window.lanes] == ["state:PRT", "state:NOR"]
    assert window.events(READER).count() >= bar.number
    single = next(mark for mark in one.marks.singles if mark.event == spring.talks)
    assert one.href(single) == spring.talks.get_absolute_url()


@pytest.mark.parametrize(
    ("by", "first"),
    [("state", "state:NOR"), ("actor", "actor:"), ("theme", "type:ACCUSE"), ("timeline", "timeline:")],
)
def test_the_quick_choice_takes_what_has_most(spring, by, first):
    TimelineFactory(published=True)
    spring.event("2021-06-02", spring.norway)
    spring.event("2021-06-03", spring.norway)
    spring.event("2021-06-04", spring.norway, event_type="ACCUSE")
    spring.event("2021-06-05", spring.norway)
    spring.event("2021-06-06", spring.norway, event_type="ACCUSE")
    found = top(finding(Window.read("", READER), READER), by)
    assert found[0].key.startswith(first)


def test_two_of_one_day_do_not_hide_each_other(spring):
    spring.event("2021-04-06", spring.norway, headline="More talks")
    marks = shown("lane=state:NOR&from=2021-04-05&to=2021-04-08")["Norway"].marks
    assert len(marks.singles) == 2
    one, other = marks.singles
    assert abs(one.x - other.x) > 1


def test_lanes_as_of_a_day_have_what_was_known_then(spring):
    assert shown("lane=state:PRT&as_of=2001-01-01")["Portugal"].marks.number == 0
