"""An actor in whom the machine saw two is split by article; the two are kept apart, and it can be taken back."""

import pytest

from tests.actions.snapshot import snapshot
from tests.factories import ArticleFactory, EditorFactory, StateFactory
from tests.resolve.build import actor, event, extraction, statement
from timeline.actions import Accept, Conflict, Invalid, MergeEvents, SplitActor, Undo
from timeline.models import Actor, Event, ReportedRole, Resemblance, Statement
from timeline.resolve import resolve, suggestions

pytestmark = pytest.mark.django_db

FIRST = "Minister Ana Sousa met envoys in Lisbon. “We agreed,” Sousa said."
SECOND = "Coach Ana Sousa met players in Faro. “We lost,” Sousa said."


def read(text, title, trigger):
    article = ArticleFactory(text=text, extraction="pending")
    ana = actor(text, "A1", "Ana Sousa", called=["Ana Sousa"], title=title, iso3="PRT")
    words = text.split("“")[1].split("”")[0]
    told = event(text, "E1", "met", text.split(". ")[0] + ".", f"Sousa meets {trigger}", actors=("A1",))
    said = statement(text, "S1", words, speaker="A1")
    resolve(article, extraction(article, [ana], [told], [said]))
    return article


@pytest.fixture
def both(db):
    return read(FIRST, "Minister", "envoys"), read(SECOND, "Coach", "players")


def split(article, **given):
    action = SplitActor(
        user=EditorFactory(), actor=Actor.objects.get(name="Ana Sousa"), article=article, **given
    )
    action.execute()
    return action


def test_what_one_article_says_goes_to_an_actor_of_its_own(both):
    action = split(both[1])
    old, new = action.actor, action.made
    assert [m.article for m in new.mentions.all()] == [both[1]]
    assert [m.article for m in old.mentions.all()] == [both[0]]
    assert [s.speaker for s in Statement.objects.order_by("pk")] == [old, new]
    assert [p.title for p in new.positions.all()] == ["Coach"]
    assert [p.title for p in old.positions.all()] == ["Minister"]
    assert [e.headline for e in Event.objects.current().with_actor(new.pk)] == ["Sousa meets players"]
    assert [e.headline for e in Event.objects.current().with_actor(old.pk)] == ["Sousa meets envoys"]
    assert [n.name for n in new.names.all()] == ["Ana Sousa"]


def test_in_an_accepted_event_of_both_articles_each_has_the_role_held_then(both):
    first, second = Event.objects.order_by("pk")
    ReportedRole.objects.filter(report__event=second).update(caption="Coach")
    MergeEvents(user=EditorFactory(), winner=first, loser=second).execute()
    Accept(user=EditorFactory(), subject=Event.objects.get(pk=first.pk)).execute()
    action = split(both[1])
    parts = Event.objects.get(pk=first.pk).participations.values_list("actor", "caption")
    assert (action.made.pk, "Coach") in parts


def test_no_later_run_suggests_the_two_again(both):
    action = split(both[1])
    suggestions.suggest([action.made], [action.made])
    assert list(Resemblance.objects.open()) == []


def test_a_split_can_be_taken_back(both):
    before = snapshot()
    action = split(both[1])
    Undo(user=action.user, undone=action.decision).execute()
    assert snapshot() == before


def test_the_only_article_a_state_and_an_article_that_does_not_name_it_are_refused(both):
    other = ArticleFactory(text="Nobody spoke.")
    with pytest.raises(Invalid, match="not named"):
        split(other)
    split(both[1])
    rest = Actor.objects.order_by("pk").first()
    with pytest.raises(Invalid, match="only article"):
        SplitActor(user=EditorFactory(), actor=rest, article=both[0]).execute()
    with pytest.raises(Invalid, match="state"):
        SplitActor(user=EditorFactory(), actor=StateFactory.create(), article=both[0]).execute()


def test_a_split_of_what_was_changed_meanwhile_is_a_conflict(both):
    with pytest.raises(Conflict):
        split(both[1], version=99)
