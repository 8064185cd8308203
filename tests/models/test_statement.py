"""Statements: who makes them, alone or together."""

import pytest

from tests.factories import ActorFactory, StatementFactory, StatementRoleFactory
from timeline.models import Statement

pytestmark = pytest.mark.django_db


def test_a_joint_statement_is_by_each_of_its_speakers():
    sousa, brandt, other = ActorFactory(name="Ana Sousa"), ActorFactory(name="Ivo Brandt"), ActorFactory()
    joint = StatementFactory(speaker=sousa)
    StatementRoleFactory(statement=joint, actor=brandt)
    assert [list(Statement.objects.by(one)) for one in (sousa, brandt, other)] == [[joint], [joint], []]


def test_who_is_only_spoken_of_says_nothing():
    brandt = ActorFactory()
    StatementRoleFactory(statement=StatementFactory(), actor=brandt, role="about")
    assert not Statement.objects.by(brandt).exists()


def test_speakers_come_first_to_last_with_their_roles_then():
    joint = StatementFactory(speaker=ActorFactory(name="Ana Sousa"), speaker_caption="Foreign Minister")
    for name in ("Ivo Brandt", "Ena Roos"):
        StatementRoleFactory(statement=joint, actor=ActorFactory(name=name), caption="envoy")
    told = [(actor.name, caption) for actor, caption in joint.speakers]
    assert told == [("Ana Sousa", "Foreign Minister"), ("Ivo Brandt", "envoy"), ("Ena Roos", "envoy")]


def test_addressees_and_those_spoken_of_are_told_apart():
    joint = StatementFactory(addressee=ActorFactory(name="Norland"))
    StatementRoleFactory(statement=joint, actor=ActorFactory(name="Sudland"), role="addressee")
    StatementRoleFactory(statement=joint, actor=ActorFactory(name="Ostland"), role="about")
    assert [actor.name for actor in joint.addressees] == ["Norland", "Sudland"]
    assert [actor.name for actor in joint.spoken_of] == ["Ostland"]


@pytest.mark.parametrize(
    ("form", "cue", "content", "lead"),
    [
        ("indirect", "said", "that talks would resume", "said"),
        ("mixed", "called", "it “a mistake”", "called"),
        ("indirect", "said", "Talks would resume", ""),
        ("indirect", "according to", "talks would resume", ""),
        ("direct", "said", "talks will resume", ""),
    ],
)
def test_the_cue_leads_in_to_words_that_do_not_stand_alone(form, cue, content, lead):
    assert Statement(form=form, cue=cue, content=content).lead == lead


def test_voices_are_read_in_two_queries(django_assert_num_queries):
    for _ in range(3):
        StatementRoleFactory()
    with django_assert_num_queries(2):
        assert all(len(row.speakers) == 2 for row in Statement.objects.with_voices())
