"""What editors enter of an actor is used when the next article is read: from the editor's form to the stored mention."""

from datetime import date

import pytest

from tests.factories import ActorFactory, ArticleFactory, EditorFactory
from timeline.actions import Edit, MergeActors, Undo
from timeline.actions.parts import Post
from timeline.ingest import reading
from timeline.models import Actor, ActorName, Mention

pytestmark = pytest.mark.django_db


def named(text, **article):
    """Read a new article, and give whom it names."""
    stored = ArticleFactory(text=text, extraction="pending", **article)
    reading.read(stored)
    stored.refresh_from_db()
    assert stored.extraction == "done", stored.extraction_note
    return {m.actor for m in Mention.objects.filter(article=stored).select_related("actor")}


def test_an_alias_that_an_editor_adds_resolves_in_the_next_article():
    ana = ActorFactory.create(name="Rui Dias Sousa", iso3="PRT")
    text = "RDS said the treaty would be signed in Lisbon. “We agreed,” RDS said{}."
    assert ana not in named(text.format(""))
    Edit(user=EditorFactory(), subject=ana, values={"names": ["RDS"]}).execute()
    assert ana in named(text.format(" on Monday"))


def test_an_alias_taken_back_is_forgotten():
    body = ActorFactory.create(name="Office of the Federal Envoy", kind="organisation", iso3="AUT")
    editor = EditorFactory()
    said = Edit(user=editor, subject=body, values={"names": ["Palmyra House"]}).execute()
    assert body in named("Palmyra House rejected the offer.")
    Undo(user=editor, undone=said).execute()
    ActorName.objects.filter(actor=body).delete()
    assert body not in named("Palmyra House rejected the offer again.")


def test_a_position_that_an_editor_enters_tells_who_its_holder_was_on_the_day():
    ana = ActorFactory.create(name="Ana Marialva", iso3="PRT")
    state = ActorFactory.create(name="Portugal", kind="state", iso3="PRT")
    post = Post("Foreign Minister", state, "2020-01", "2021-12")
    Edit(user=EditorFactory(), subject=ana, values={"positions": [post]}).execute()
    text = "Foreign Minister Marialva said on Monday that talks would resume{}."
    assert ana in named(text.format(""), published_on=date(2021, 6, 21))
    assert ana not in named(text.format(" soon"), published_on=date(2024, 6, 21))


def test_the_name_of_whom_an_editor_merged_leads_to_the_one_that_was_kept():
    kept = ActorFactory.create(name="Office of the Federal Envoy", kind="organisation", iso3="AUT")
    gone = ActorFactory.create(name="Palmyra House", kind="organisation", iso3="AUT")
    MergeActors(user=EditorFactory(), winner=kept, loser=gone).execute()
    assert kept in named("Palmyra House rejected the offer.")


def test_what_an_editor_rejected_teaches_nothing():
    ana = ActorFactory.create(name="Rui Dias Sousa", iso3="PRT")
    Edit(user=EditorFactory(), subject=ana, values={"names": ["RDS"]}).execute()
    Actor.objects.filter(pk=ana.pk).update(state="rejected")
    assert ana not in named("RDS said the treaty would be signed in Lisbon.")
