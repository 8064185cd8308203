"""A chronology taken in is one decision: undone whole, done again whole, and the same file twice adds nothing."""

from dataclasses import replace

import pytest

from tests.factories import ActorFactory, ActorNameFactory, EditorFactory, SourceFactory, UserFactory
from timeline.actions import ImportRecord, Invalid, NotAllowed, Undo
from timeline.models import Article, Event, Evidence, Source
from timeline.models.vocabulary import DateBasis, State
from timeline.record.columns import Mapped
from timeline.record.rows import understand
from timeline.record.table import read_text

pytestmark = pytest.mark.django_db

MAPPED = Mapped(
    {"n": "number", "date": "date", "end": "until", "who": "who", "country": "whom", "text": "note"},
    kind="visit",
)
ROWS = (
    "n,date,end,who,country,text\n"
    "1,1999-03-02,1999-03-04,President Ana Sousa,Chile,Met with President Rojas.\n"
    "2,1999-03-04,,President Ana Sousa,Peru,Spoke in Lima.\n"
)


def _import(editor, rows=ROWS, name="Travels"):
    action = ImportRecord(user=editor, chronology=name, entries=understand(read_text(rows), MAPPED).entries)
    return action, action.execute()


def _state():
    rows = Event.objects.order_by("position").values_list(
        "headline", "edtf", "place_iso3", "state", "search_text"
    )
    parts = [
        sorted(e.participations.values_list("actor__name", "role", "caption"))
        for e in Event.objects.order_by("position")
    ]
    return list(rows), parts, sorted(Evidence.objects.values_list("exact", "part"))


def test_each_row_becomes_an_event_on_record_that_rests_on_its_words():
    action, decision = _import(EditorFactory())
    chile, peru = Event.objects.order_by("position")
    assert (chile.headline, chile.edtf, chile.place_iso3) == (
        "Ana Sousa visits Chile",
        "1999-03-02/1999-03-04",
        "CHL",
    )
    assert (chile.state, chile.date_basis, chile.confidence) == (State.ACCEPTED, DateBasis.EXPLICIT, 1.0)
    report = chile.reports.get()
    assert report.article.text.startswith("n: 1\ndate: 1999-03-02")
    assert report.source == Source.objects.chronologies().get() == action.source
    assert not list(Evidence.objects.breaches())
    assert {e.exact for e in report.evidence.filter(part="date")} == {"1999-03-02", "1999-03-04"}
    assert set(Event.objects.on_record()) == {chile, peru}
    assert not Event.objects.in_the_news().exists()
    shown = Event.objects.for_cards().get(pk=chile.pk)
    assert (shown.source_count, shown.voice_count, shown.record_count) == (0, 0, 1)
    assert decision.detail["rows"] == 2


def test_the_same_file_twice_adds_nothing_and_a_longer_one_only_what_is_new():
    editor = EditorFactory()
    _import(editor)
    with pytest.raises(Invalid, match="on record already"):
        _import(editor)
    action, _ = _import(editor, ROWS + "3,1999-03-09,,President Ana Sousa,Cuba,Went home.\n")
    assert len(action.new) == 1
    assert Event.objects.count() == 3
    assert Article.objects.count() == 3


def test_it_is_taken_back_and_carried_out_again_as_one():
    editor = EditorFactory()
    _, decision = _import(editor)
    before = _state()
    undo = Undo(user=editor, undone=decision).execute()
    assert not Event.objects.exists()
    assert not Evidence.objects.exists()
    Undo(user=editor, undone=undo).execute()
    assert _state() == before


def test_what_was_taken_back_can_be_taken_in_anew():
    editor = EditorFactory()
    _, decision = _import(editor)
    before = _state()
    Undo(user=editor, undone=decision).execute()
    _import(editor)
    assert _state() == before
    assert Article.objects.count() == 2


def test_a_number_that_stands_for_other_words_is_refused():
    editor = EditorFactory()
    _import(editor)
    with pytest.raises(Invalid, match="line 2: the reference 1 stands for other words"):
        _import(editor, ROWS.replace("Chile", "China"))


def test_a_publisher_of_articles_is_no_chronology():
    SourceFactory(name="Travels")
    with pytest.raises(Invalid, match="publishes articles here"):
        _import(EditorFactory())


def test_who_the_news_calls_by_a_short_name_is_the_one_of_the_record():
    joe = ActorFactory(name="Joe Ferreira", kind="person", iso3="PRT")
    ActorNameFactory(actor=joe, name="Joe Ferreira")
    ActorNameFactory(actor=ActorFactory(name="Joe Ferreira", kind="person", iso3="BRA"), name="Joe Ferreira")
    entries = understand(
        read_text(ROWS.replace("Ana Sousa", "Joseph R. Ferreira")), replace(MAPPED, state="Portugal")
    )
    ImportRecord(user=EditorFactory(), chronology="Travels", entries=entries.entries).execute()
    assert joe.participations.count() == 2


def test_without_a_state_a_middle_name_and_its_initial_are_one_if_only_one_has_it():
    ana = ActorFactory(name="Ana J. Sousa", kind="person", iso3="PRT")
    ActorNameFactory(actor=ana, name="Ana J. Sousa")
    _import(EditorFactory(), ROWS.replace("President Ana Sousa", "Ana Joana Sousa"))
    assert ana.participations.count() == 2
    twin = ActorFactory(name="Ana J. Sousa", kind="person", iso3="BRA")
    ActorNameFactory(actor=twin, name="Ana J. Sousa")
    later = ROWS.replace("President Ana Sousa", "Ana Julia Sousa").replace("1999", "2001")
    _import(EditorFactory(), later, name="Other travels")
    assert (ana.participations.count(), twin.participations.count()) == (2, 0)


def test_a_reader_may_not():
    with pytest.raises(NotAllowed):
        _import(UserFactory())
