import pytest

from timeline.models import Actor, Decision
from timeline.models.history import under

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(django_user_model):
    user = django_user_model.objects.create_user("ed")
    return Decision.objects.create(
        user=user, verb="accept", subject_type="actor", subject_id=1, subject_label="Ada"
    )


def test_a_decision_is_never_changed(decision):
    decision.reason = "second thoughts"
    with pytest.raises(TypeError, match="append-only"):
        decision.save()


def test_a_decision_is_never_deleted(decision):
    with pytest.raises(TypeError, match="append-only"):
        decision.delete()


@pytest.mark.parametrize("change", [lambda rows: rows.delete(), lambda rows: rows.update(reason="x")])
def test_nor_are_many(decision, change):
    with pytest.raises(TypeError, match="append-only"):
        change(Decision.objects.all())


def test_changes_made_under_a_decision_carry_it_and_its_editor(decision):
    with under(decision):
        actor = Actor.objects.create(name="Ada", kind="person")
    row = actor.history.get()
    assert (row.decision, row.history_user) == (decision, decision.user)


def test_changes_made_under_none_are_the_machines_own():
    assert Actor.objects.create(name="Ada", kind="person").history.get().decision is None
