"""What an event is, derived from its reports."""

from datetime import date

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    ReportedRoleFactory,
    SourceFactory,
    StatementFactory,
)
from timeline.models import Event, Participation
from timeline.resolve import derive

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory.create(headline="As first told", kind="bilateral")


def report(event, source, day="2021-06-22", roles=(), **fields):
    """A report of `event` by an article of `source` on `day`; roles are (actor, role, caption)."""
    article = ArticleFactory(source=SourceFactory(name=source), published_on=date.fromisoformat(day))
    told = EventReportFactory(event=event, article=article, **fields)
    for actor, role, caption in roles:
        ReportedRoleFactory(report=told, actor=actor, role=role, caption=caption)
    return told


def derived(event):
    derive(event)
    return Event.objects.get(pk=event.pk)


def test_what_most_sources_say_wins_and_a_source_counts_once(event):
    for source in ("One", "Two"):
        report(event, source, place="Oslo", confidence=0.6)
    for _ in range(3):
        report(event, "Three", place="Lisbon", confidence=0.9)
    assert derived(event).place == "Oslo"


def test_a_report_of_the_month_supports_the_day_in_it(event):
    report(event, "One", edtf="2021-06-20", confidence=0.7)
    report(event, "Two", edtf="2021-06", confidence=0.6)
    report(event, "Three", edtf="2021-05-31", confidence=0.8)
    assert derived(event).edtf == "2021-06-20"


def test_a_bound_gives_way_to_any_date(event):
    for source in ("One", "Two", "Three"):
        report(event, source, edtf="../2021-06-22~", date_basis="inferred", confidence=0.9)
    report(event, "Four", edtf="2021-06-20", date_basis="carried", confidence=0.3)
    assert derived(event).edtf == "2021-06-20"


def test_a_date_in_the_text_outweighs_the_articles_own_date(event):
    report(event, "One", edtf="2021-06-22", date_basis="document", confidence=0.9)
    report(event, "Two", edtf="2021-06-20", date_basis="explicit", confidence=0.5, derivation="“on Sunday”")
    found = derived(event)
    assert (found.edtf, found.date_basis, found.derivation) == ("2021-06-20", "explicit", "“on Sunday”")
    assert found.earliest == date(2021, 6, 20)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("planned", "2021-06-20"), ("happened", "2021-06-22")], "happened"),
        ([("happened", "2021-06-22"), ("planned", "2021-06-20")], "happened"),
        ([("happened", "2021-06-22"), ("planned", "2021-06-23")], "happened"),
        ([("planned", "2021-06-20"), ("cancelled", "2021-06-21")], "cancelled"),
        ([("cancelled", "2021-06-21"), ("planned", "2021-06-23")], "planned"),
        ([("proposed", "2021-06-18"), ("planned", "2021-06-20")], "planned"),
        ([("planned", "2021-06-21"), ("happened", "2021-06-21")], "happened"),
        ([("happened", "2021-06-21"), ("happened", "2021-06-21"), ("denied", "2021-06-22")], "happened"),
        ([("happened", "2021-06-21"), ("denied", "2021-06-22")], "denied"),
    ],
)
def test_the_status_is_the_life_of_the_event(event, told, status):
    for n, (given, day) in enumerate(told):
        report(event, f"Source {n}", day, status=given, confidence=0.5)
    assert derived(event).status == status


def test_the_headline_agrees_with_the_status(event):
    report(event, "One", "2021-06-20", status="planned", headline="They plan to meet", confidence=0.9)
    report(event, "Two", "2021-06-22", status="happened", headline="They met", confidence=0.4)
    assert derived(event).headline == "They met"


def test_independent_sources_make_it_surer_and_one_source_does_not(event):
    report(event, "One", confidence=0.6)
    report(event, "One", confidence=0.5)
    assert derived(event).confidence == 0.6
    report(event, "Two", confidence=0.5)
    assert derived(event).confidence == 0.8


def test_participants_are_those_of_all_reports_each_in_its_best_supported_role(event):
    ana, ivo, mara = ActorFactory.create_batch(3)
    report(event, "One", roles=[(ana, "actor", "Minister"), (ivo, "recipient", "")])
    report(event, "Two", roles=[(ana, "actor", "Foreign Minister"), (ivo, "actor", "Ambassador")])
    report(
        event, "Three", roles=[(ana, "actor", "Foreign Minister"), (ivo, "actor", ""), (mara, "about", "")]
    )
    derive(event)
    rows = {(p.actor, p.role): p.caption for p in event.participations.all()}
    assert rows == {(ana, "actor"): "Foreign Minister", (ivo, "actor"): "Ambassador", (mara, "about"): ""}


def test_a_participant_whom_no_report_has_any_more_goes_unless_an_editor_put_him_in(event):
    ana, ivo, mara = ActorFactory.create_batch(3)
    ParticipationFactory(event=event, actor=ivo)
    ParticipationFactory(event=event, actor=mara, origin="editor")
    report(event, "One", roles=[(ana, "actor", "")])
    derive(event)
    assert set(event.participations.values_list("actor", flat=True)) == {ana.pk, mara.pk}


def test_edited_fields_and_participants_stay(event):
    event.edited_fields = ["headline", "edtf", "participants"]
    event.save()
    kept = ParticipationFactory(event=event)
    report(
        event, "One", headline="Other", edtf="2021-01-01", place="Oslo", roles=[(ActorFactory(), "actor", "")]
    )
    found = derived(event)
    assert (found.headline, found.edtf, found.date_basis, found.place) == (
        "As first told", "2021-06-21", "explicit", "Oslo",
    )  # fmt: skip
    assert list(Participation.objects.all()) == [kept]


def test_deriving_again_changes_nothing(event):
    report(event, "One", place="Oslo", roles=[(ActorFactory(), "actor", "Minister")])
    assert derive(event) is True
    before = (event.history.count(), Event.objects.get().version)
    assert derive(Event.objects.get()) is False
    assert (event.history.count(), Event.objects.get().version) == before


def test_a_change_counts_as_a_new_version_so_that_an_editor_at_work_is_told(event):
    report(event, "One", place="Oslo")
    assert derived(event).version == 2


def test_an_event_without_reports_keeps_its_fields(event):
    StatementFactory(event=event, content="We will keep talking")
    found = derived(event)
    assert found.headline == "As first told"
    assert "We will keep talking" in found.search_text


def test_another_type_takes_the_old_ones_mode_and_code_with_it(event):
    Event.objects.update(mode="visit", cameo="042", event_type="AGREE")
    event.refresh_from_db()
    report(event, "One", event_type="CONSULT")
    found = derived(event)
    assert (found.event_type, found.mode, found.cameo) == ("CONSULT", "", "")


def test_what_is_told_on_one_day_of_a_visit_leaves_it_the_days_that_were_announced():
    visit = EventFactory.create(headline="As first told", kind="visit")
    report(
        visit,
        "One",
        "2021-06-20",
        edtf="2021-06-22/2021-06-24",
        date_basis="explicit",
        status="planned",
        kind="visit",
    )
    report(visit, "Two", "2021-06-23", edtf="2021-06-23", date_basis="reporting", kind="visit")
    assert derived(visit).edtf == "2021-06-22/2021-06-24"
    report(visit, "Three", "2021-06-24", edtf="2021-06-23", date_basis="explicit", kind="visit")
    assert derived(visit).edtf == "2021-06-23"
