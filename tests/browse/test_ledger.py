"""Who says what, field by field."""

from types import SimpleNamespace

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    ParticipationFactory,
    ReportedRoleFactory,
    SourceFactory,
)
from timeline.actions import Choose, Edit, Undo
from timeline.browse.event_page import EventPage
from timeline.browse.ledger import places
from timeline.models import Decision, Event
from timeline.resolve.rollup import derive

pytestmark = pytest.mark.django_db
FIVE, SIX = "2021-06-19/2021-06-23", "2021-06-19/2021-06-24"


@pytest.fixture
def visit():
    return EventFactory(headline="Sousa visits Seoul", kind="visit", edtf="")


def report(event, source, day="2021-06-21", words="", roles=(), copy_of=None, replaces=None, **fields):
    article = ArticleFactory(
        source=SourceFactory(name=source), published_on=day, copy_of=copy_of and copy_of.article,
        replaces=replaces and replaces.article, version=2 if replaces else 1,
    )  # fmt: skip
    told = EventReportFactory(event=event, article=article, **({"kind": "visit", "edtf": FIVE} | fields))
    if words:
        EvidenceFactory(report=told, words=words, part="date")
    for actor, role in roles:
        ReportedRoleFactory(report=told, actor=actor, role=role)
    return told


def matters(event, user=None):
    """The matters of the event, by name, each with its verdict and its entries as (standing, lead, value, sources)."""
    derive(Event.objects.get(pk=event.pk))
    page = EventPage(Event.objects.for_page(user).get(pk=event.pk), user)
    return {
        matter.name: SimpleNamespace(
            matter=matter,
            verdict=matter.verdict,
            entries=[
                (entry.standing, entry.lead, entry.value, [str(w.source) for w in entry.witnesses])
                for entry in matter.entries
            ],
        )
        for matter in page.matters
    }


def test_three_imply_one_date_from_words_and_one_says_another(visit):
    for source in "ABC":
        report(visit, source, words="on Monday", date_basis="inferred")
    report(visit, "D", edtf=SIX)
    date = matters(visit)["date"]
    assert date.verdict == "disputed"
    assert date.entries == [
        ("shown", "Three sources imply", "19–23 June 2021", ["A", "B", "C"]),
        ("disputed", "says", "19–24 June 2021", ["D"]),
    ]
    assert date.matter.entries[0].cues == ["on Monday"]


def test_one_report_needs_no_ledger(visit):
    report(visit, "A")
    assert matters(visit) == {}


def test_a_copy_counts_with_its_origin_and_is_named_behind_it(visit):
    first = report(visit, "A")
    report(visit, "B", copy_of=first)
    assert matters(visit) == {}
    report(visit, "C")
    found = matters(visit)["status"]
    assert found.entries == [("shown", "Two sources have it as", "happened", ["A", "C"])]
    assert [str(c.article.source) for c in found.matter.entries[0].witnesses[0].copies] == ["B"]


def test_what_a_copy_has_otherwise_is_not_glossed_over(visit):
    first = report(visit, "A", place="Seoul")
    report(visit, "B", place="Busan", copy_of=first)
    assert matters(visit)["place"].entries == [
        ("shown", "places it in", "Seoul", ["A"]),
        ("disputed", "places it in", "Busan", ["B"]),
    ]


def test_a_plan_and_an_older_version_are_superseded(visit):
    old = report(visit, "A", "2021-06-17", status="planned", event_type="AGREE", edtf="2021-06-28")
    report(visit, "A", replaces=old)
    report(visit, "B")
    report(visit, "C", "2021-06-16", status="planned", edtf="2021-06-19/2021-06-22")
    found = matters(visit)
    assert [entry[0] for entry in found["date"].entries] == ["shown", "superseded", "superseded"]
    assert found["status"].entries == [
        ("shown", "Two sources have it as", "happened", ["A", "B"]),
        ("superseded", "Two sources have it as", "planned", ["C", "A"]),
    ]
    assert {one.verdict for one in found.values()} == {"agreed"}


def test_a_plan_does_not_agree_to_what_came_of_it(visit):
    report(visit, "A", "2021-06-17", status="planned")
    report(visit, "B")
    assert matters(visit)["status"].verdict == "one source"


def test_places_that_fit_but_are_not_the_same_words_are_not_called_agreed(visit):
    report(visit, "Wire", place="Seoul")
    report(visit, "Gazette", place="Seoul, South Korea")
    place = matters(visit)["place"].matter
    assert (place.verdict, place.verdict_words) == ("agreed", "No contradiction")


def test_two_articles_of_one_source_and_day_are_told_apart_by_their_titles(visit):
    for number, place in enumerate(("Seoul", "Busan")):
        told = report(visit, "Wire", place=place)
        told.article.title = f"Briefing {number}"
        told.article.save()
    entries = matters(visit)["place"].matter.entries
    names = [witness.name for entry in entries for witness in entry.witnesses]
    assert sorted(names) == ["Wire, 21 June 2021, “Briefing 0”", "Wire, 21 June 2021, “Briefing 1”"]


def test_what_several_leave_together_is_said(visit):
    report(visit, "A", edtf="2021-06")
    report(visit, "B", edtf="../2021-06-18", date_basis="inferred")
    date = matters(visit)["date"]
    assert date.matter.alone
    assert date.matter.value == "between 1 and 18 June 2021"
    assert [entry[0] for entry in date.entries] == ["agrees", "agrees"]


def test_participants_whom_all_name_whom_one_names_and_whose_part_is_disputed(visit):
    ana, ivo, mara = (ActorFactory(name=name) for name in ("Ana", "Ivo", "Mara"))
    for source in "AB":
        report(visit, source, roles=[(ana, "actor"), (ivo, "recipient")])
    report(visit, "C", roles=[(ana, "actor"), (ivo, "actor"), (mara, "actor")])
    found = matters(visit)["participants"]
    assert found.verdict == "disputed"
    assert found.entries == [
        ("shown", "Three sources name", "Ana", ["A", "B", "C"]),
        ("agrees", "names", "Mara", ["C"]),
        ("shown", "Two sources name", "Ivo as recipient", ["A", "B"]),
        ("disputed", "names", "Ivo as actor", ["C"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Seoul", "Seoul, South Korea", True),
        ("Pyongyang", "North Korea", True),
        ("South Korea", "Busan", True),
        ("Seoul", "North Korea", False),
        ("Oslo", "Lisbon", False),
        ("Norway", "Portugal", False),
        ("Dinner Key", "Key Dinner", False),
    ],
)
def test_a_place_and_the_state_it_lies_in_do_not_contradict_each_other(one, other, same):
    assert places.agree(one, other) == places.agree(other, one) == same


class TestChoice:
    @pytest.fixture
    def editor(self):
        return EditorFactory(first_name="Ana", last_name="Lind")

    @pytest.fixture
    def disputed(self, visit):
        for source in "AB":
            report(visit, source)
        return report(visit, "D", edtf=SIX)

    def test_it_is_shown_with_what_is_against_it_and_goes_when_it_is_taken_back(
        self, visit, disputed, editor
    ):
        matters(visit)
        Choose(user=editor, subject=visit, matter="date", report=disputed.pk, reason="Calendar.").execute()
        date = matters(visit)["date"]
        assert (date.verdict, date.matter.reason) == ("chosen", "Calendar.")
        assert [(one[0], one[2]) for one in date.entries] == [
            ("shown", "19–24 June 2021"), ("disputed", "19–23 June 2021"),
        ]  # fmt: skip
        report(visit, "E")
        assert matters(visit)["date"].entries[1][3] == ["A", "B", "E"]
        Undo(user=editor, undone=date.matter.choice).execute()
        assert matters(visit)["date"].verdict == "disputed"

    def test_done_again_it_stands_again(self, visit, disputed, editor):
        matters(visit)
        Choose(user=editor, subject=visit, matter="date", report=disputed.pk).execute()
        for _ in range(2):
            Undo(user=editor, undone=Decision.objects.latest("pk")).execute()
        assert matters(visit)["date"].matter.choice == Decision.objects.latest("pk")

    def test_the_reason_of_another_edit_stays_on_the_desk(self, visit, disputed, editor):
        matters(visit)
        Edit(user=editor, subject=visit, values={"edtf": "2021-06-20"}, reason="A source called.").execute()
        date = matters(visit)["date"]
        assert (date.verdict, date.matter.reason, date.matter.alone) == ("chosen", "", True)

    def test_an_editor_presses_one_button_and_takes_it_back_with_another(
        self, client, visit, disputed, editor
    ):
        ParticipationFactory(event=visit)
        matters(visit)
        client.force_login(editor)
        address = visit.get_absolute_url()
        before = client.get(address).text
        assert 'data-key="1"' in before
        assert "<dd>take the value that shows this key</dd>" in before
        page = client.post(
            f"/desk/event/{visit.pk}/choose/",
            {"matter": "date", "take": str(disputed.pk), "reason": "Calendar.", "back": address},
            follow=True,
        )
        assert page.redirect_chain == [(address, 302)]
        assert "Chosen by Ana Lind" in page.text
        assert "“Calendar.”" in page.text
        decision = Decision.objects.latest("pk")
        page = client.post(f"/desk/decisions/{decision.pk}/undo/", {"back": address}, follow=True)
        assert "Chosen by" not in page.text

    def test_readers_have_no_buttons(self, client, visit, disputed, settings):
        settings.READERS_SEE_SUGGESTIONS = True
        matters(visit)
        page = client.get(visit.get_absolute_url()).text
        assert "Take this" not in page
        assert "shows this key" not in page
        assert "19–24 June 2021" in page


def test_what_all_have_the_same_is_told_in_one_sentence(client, visit):
    for source in "AB":
        report(visit, source, place="Seoul")
    report(visit, "C", place="Busan")
    Event.objects.filter(pk=visit.pk).update(state="accepted")
    matters(visit)
    page = " ".join(client.get(visit.get_absolute_url()).text.split())
    sentence = page.partition("All three sources have the same ")[2].partition("</p>")[0]
    assert "date (<strong>19–23 June 2021</strong>)" in sentence
    assert "status (<strong>happened</strong>) and type (" in sentence
    assert "place" not in sentence
    assert 'id="on-place"' in page
