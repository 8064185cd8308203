"""The page of an event: its life, its reports beside each other, what is around it, and how much it asks for."""

from datetime import date

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    NoteFactory,
    ParticipationFactory,
    ReportedRoleFactory,
    SourceFactory,
    StatementFactory,
)
from timeline.browse.event_page import STAGES, EventPage
from timeline.browse.related import Related
from timeline.models import Article, Event
from timeline.models.vocabulary import Status

pytestmark = pytest.mark.django_db


def report(event, source, day="2021-06-21", copy_of=None, text="They met in Seoul.", **fields):
    article = ArticleFactory(
        source=SourceFactory(name=source), published_on=day, copy_of=copy_of and copy_of.article, copy_share=0.9,
        text=f"{text} {source}",
    )  # fmt: skip
    told = EventReportFactory(event=event, article=article, **fields)
    EvidenceFactory(report=told, words=text)
    return told


def page_of(event):
    return EventPage(Event.objects.for_page(None).get(pk=event.pk), None)


def test_the_life_is_told_in_states_each_with_its_report(client, archive):
    report(archive.meeting, "The Ministry", "2021-06-14", status="planned")
    report(archive.meeting, "Halden Wire", "2021-06-17", status="planned")
    assert [(stage.label, str(stage.telling.article.source)) for stage in page_of(archive.meeting).life] == [
        ("Announced", "The Ministry"), ("Confirmed", "Halden Wire"), ("Held", "The Dispatch"),
    ]  # fmt: skip
    page = client.get(archive.meeting.get_absolute_url()).text
    assert 'aria-label="What became of it"' in page
    assert "Written before it came about." in page


def test_every_status_is_a_stage():
    assert set(Status) <= set(STAGES)


def test_one_state_is_not_told(client, archive):
    assert "What became of it" not in client.get(archive.meeting.get_absolute_url()).text


def test_a_visit_that_is_only_announced_says_by_what_it_counts_as_held(client, archive):
    visit = EventFactory(
        kind="visit", status="happened", edtf="2021-06-20/2021-06-22", place_iso3="KOR", state="accepted"
    )
    report(visit, "The Ministry", "2021-06-14", status="planned")
    seen = EventFactory(
        headline="Ana Sousa opens the fair",
        event_type="CONSULT",
        edtf="2021-06-21",
        place_iso3="KOR",
        state="accepted",
    )
    for event in (visit, seen):
        ParticipationFactory(event=event, actor=archive.sousa)
    page = client.get(visit.get_absolute_url()).text
    assert "It counts as held, because who was to go was there on its days" in page
    assert f'<a href="{seen.get_absolute_url()}">Ana Sousa opens the fair</a>' in page
    Event.objects.filter(pk=seen.pk).update(state="rejected")
    assert "opens the fair" not in client.get(visit.get_absolute_url()).text


def test_copies_are_folded_under_their_origin_with_the_words_that_differ(client, archive):
    event = EventFactory(state="accepted")
    first = report(event, "A", "2021-06-22", text="They met in Seoul on Monday.")
    report(event, "B", "2021-06-21", text="They met in Seoul.", copy_of=first)
    report(event, "C", "2021-06-23")
    columns = page_of(event).columns
    assert [(str(c.told.report.article.source), len(c.copies)) for c in columns] == [("A", 1), ("C", 0)]
    page = client.get(event.get_absolute_url()).text
    assert "1 copy" in page
    assert "[left out: </span>on Monday" in page


def test_a_report_says_on_what_it_differs(archive):
    event = EventFactory(state="accepted", edtf="2021-06-21")
    report(event, "A")
    report(event, "B", edtf="2021-06-20")
    assert [column.differs for column in page_of(event).columns] == [[], ["date"]]


def test_what_those_who_took_part_said_that_day_stands_apart_from_what_was_said_there(client, archive):
    StatementFactory(
        article=archive.article, event=None, speaker=archive.sousa, content="It went well", state="accepted",
        edtf="2021-06-21",
    )  # fmt: skip
    StatementFactory(
        article=archive.article, event=None, speaker=archive.sousa, content="Much later", state="accepted",
        edtf="2021-06-25",
    )  # fmt: skip
    for content, speaker, edtf in (
        ("To come", archive.sousa, "2021-06-14"),
        ("By another", ActorFactory(), "2021-06-21"),
    ):
        StatementFactory(
            article=archive.article, event=archive.meeting, speaker=speaker, content=content, state="accepted", edtf=edtf,
        )  # fmt: skip
    page = client.get(archive.meeting.get_absolute_url()).text
    before, _, beside = page.partition("Said by those who took part")
    there, _, of_it = before.partition("Said of it")
    assert "keep &lt;talking" in there
    assert "To come" in of_it
    assert "By another" in of_it
    assert "It went well" in beside
    assert "Much later" not in page


class TestRelated:
    @pytest.fixture
    def two(self):
        return ActorFactory(name="Ana"), ActorFactory(name="Ivo")

    def make(self, two, headline, edtf, turned=False, **fields):
        event = EventFactory(headline=headline, edtf=edtf, state="accepted", **fields)
        for actor, role in zip(
            two, ("recipient", "actor") if turned else ("actor", "recipient"), strict=True
        ):
            ParticipationFactory(event=event, actor=actor, role=role)
        return event

    def groups(self, event, user=None):
        shown = Event.objects.for_page(user).get(pk=event.pk)
        return {
            group.title: [row.event.headline for row in group.rows] for group in Related(shown, user).groups
        }

    def test_before_and_after_are_the_nearest_of_the_same_actors(self, two):
        here = self.make(two, "Here", "2021-06-21")
        for day in range(12, 20):
            self.make(two, f"On {day}", f"2021-06-{day}")
        self.make(two, "After", "2021-06-24")
        self.make(two, "Too late", "2021-08-24")
        self.make((two[0], ActorFactory()), "With another", "2021-06-22")
        assert self.groups(here) == {"Before": ["On 17", "On 18", "On 19"], "After": ["After"]}

    def test_of_one_day_none_is_before_the_other(self, two):
        here = self.make(two, "Here", "2021-06-21")
        self.make(two, "The same day", "2021-06-21")
        self.make(two, "Some time since", "2021-06-20/..")
        assert self.groups(here) == {"At the same time": ["The same day"]}

    def test_a_visit_holds_its_meetings(self, two):
        visit = self.make(two, "Visit", "2021-06-19/2021-06-23", kind="visit")
        meeting = self.make(two, "Meeting", "2021-06-21", kind="bilateral")
        elsewhere = self.make(two, "Elsewhere", "2021-06-21", kind="bilateral", place_iso3="JPN")
        Event.objects.filter(pk=visit.pk).update(place_iso3="KOR")
        assert self.groups(visit)["During it"] == ["Meeting"]
        assert self.groups(meeting)["Part of"] == ["Visit"]
        assert "Part of" not in self.groups(elsewhere)

    def test_what_goes_the_other_way_within_days_may_answer(self, two):
        threat = self.make(two, "Threat", "2021-06-20", event_type="THREATEN")
        answer = self.make(two, "Answer", "2021-06-22", event_type="SANCTION", turned=True)
        self.make(two, "Meeting", "2021-06-22", event_type="CONSULT", turned=True)
        assert self.groups(answer)["May answer"] == ["Threat"]
        assert self.groups(threat)["May be answered by"] == ["Answer"]

    def test_readers_are_led_to_nothing_that_they_may_not_see(self, two):
        here = self.make(two, "Here", "2021-06-21")
        Event.objects.filter(pk=self.make(two, "Hidden", "2021-06-22").pk).update(state="suggested")
        assert self.groups(here) == {}
        assert self.groups(here, EditorFactory()) == {"After": ["Hidden"]}

    def test_as_of_a_day_only_what_was_known_by_then_is_near(self, two, client):
        def told(event, day):
            EventReportFactory(event=event, article=ArticleFactory(published_on=date.fromisoformat(day)))
            return event

        here = told(self.make(two, "Here", "2021-06-21"), "2021-06-21")
        told(self.make(two, "Before", "2021-06-20"), "2021-06-20")
        told(self.make(two, "Found out later", "2021-06-19"), "2021-07-19")
        shown = client.get(f"{here.get_absolute_url()}?as_of=2021-06-22")
        (group,) = shown.context["page"].related
        assert [(row.event.headline, group.title) for row in group.rows] == [("Before", "Before")]
        assert f'{group.rows[0].event.get_absolute_url()}?as_of=2021-06-22"' in shown.content.decode()

    def test_an_undated_event_is_near_nothing(self, two):
        self.make(two, "Dated", "2021-06-21")
        assert self.groups(self.make(two, "Undated", "", date_basis="none")) == {}


def test_it_asks_the_database_as_often_for_many_as_for_few(client, archive, django_assert_max_num_queries):
    event = archive.meeting
    for number in range(5):
        told = report(
            event, f"Source {number}", status="happened" if number else "planned", edtf=f"2021-06-2{number}"
        )
        report(event, f"Copier {number}", copy_of=told)
        ReportedRoleFactory(report=told, actor=archive.sousa)
        StatementFactory(article=told.article, speaker=archive.sousa, state="accepted", edtf="2021-06-21")
        StatementFactory(article=told.article, speaker=archive.sousa, state="accepted", event=event)
        NoteFactory(article=None, event=event, public=True)
        near = EventFactory(edtf="2021-06-22", state="accepted")
        for actor in (archive.sousa, archive.brandt):
            ParticipationFactory(event=near, actor=actor)
    Article.objects.update(title="")
    client.force_login(EditorFactory())
    with django_assert_max_num_queries(20):
        page = client.get(event.get_absolute_url()).text
    assert "Said by those who took part" in page
    assert "Around it" in page
