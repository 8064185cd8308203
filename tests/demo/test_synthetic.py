"""The invented archive: the same for the same seed, whole, and as an ingested one to everything that reads it."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import EditorFactory, EventFactory
from timeline.actions import Redate, Undo
from timeline.demo.synthetic import archive
from timeline.demo.synthetic.world import World
from timeline.models import Actor, Article, Event, EventReport, Evidence, Participation, derived
from timeline.search import drift, matching

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _few_persons():
    """As many actors as the real one has would only take time."""
    patch = pytest.MonkeyPatch()
    patch.setattr("timeline.demo.synthetic.world.PERSONS", 20)
    yield
    patch.undo()


def load(*arguments):
    call_command("load_demo", "--events", "400", *arguments)


def test_the_same_seed_makes_the_same_archive():
    first, again, other = (list(World(seed).happenings(300)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_it_is_whole_and_of_every_kind():
    load()
    assert list(derived.drift()) == []
    assert list(drift()) == []
    assert list(Evidence.objects.breaches()) == []
    assert set(Event.objects.values_list("precision", flat=True)) >= {
        "day",
        "month",
        "year",
        "interval",
        "none",
    }
    assert 2 < Participation.objects.count() / Event.objects.count() < 2.8
    assert EventReport.objects.count() == Article.objects.count()
    for event in Event.objects.exclude(edtf=""):
        stored = (event.position, event.earliest, event.latest, event.precision)
        event.place_on_timeline()
        assert (event.position, event.earliest, event.latest, event.precision) == stored
    assert matching(Event.objects.all(), "talks").exists()


def test_editors_can_work_on_it():
    load()
    event = Event.objects.current().filter(precision="day", state="suggested", reports__isnull=False).first()
    who = set(event.participations.values_list("actor", "role", "caption"))
    decision = Redate(user=EditorFactory(), subject=event, edtf="2021-06-21", derivation="A guess.").execute()
    assert set(event.participations.values_list("actor", "role", "caption")) == who
    Undo(user=decision.user, undone=decision).execute()
    assert Event.objects.get(pk=event.pk).edtf == event.edtf


def test_ids_that_the_database_gives_follow_on():
    load()
    top = max(Event.objects.values_list("pk", flat=True))
    assert EventFactory().pk == top + 1


def test_a_database_with_something_in_it_is_refused_unless_told():
    EventFactory(edtf="2021-06-21")
    with pytest.raises(CommandError, match="something in this database"):
        load()
    load("--add")
    load("--add", "--seed", "2")
    assert Event.objects.count() == 801
    assert Actor.objects.filter(kind="state", iso3="USA").count() == 1
    assert list(derived.drift()) == []


@pytest.mark.parametrize("number", ["0", "-3", "many", "90000000"])
def test_an_absurd_number_is_refused(number):
    with pytest.raises(CommandError, match="is not a number from 1"):
        call_command("load_demo", f"--events={number}")


def test_a_cut_off_leaves_whole_events_behind(monkeypatch):
    monkeypatch.setattr(archive, "BATCH", 100)

    def stop(self, done):
        if done >= 200:
            raise KeyboardInterrupt

    monkeypatch.setattr("timeline.management.commands.load_demo._Progress.tell", stop)
    with pytest.raises(CommandError, match="Stopped"):
        load()
    assert Event.objects.count() == 200
    assert list(derived.drift()) == []
