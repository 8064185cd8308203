"""An editor's word on whether two statements are one utterance."""

import pytest

from tests.actions.snapshot import snapshot
from tests.factories import StatementFactory
from timeline.actions import Accept, Conflict, DifferentUtterance, Invalid, SameUtterance, SetSpeaker, Undo
from timeline.models import Decision, Statement, StatementRole


@pytest.fixture
def trio(db):
    """A head with one variant, and a statement that stands alone."""
    head = StatementFactory()
    return (
        head,
        StatementFactory(speaker=head.speaker, variant_of=head, variant_note="The same."),
        StatementFactory(),
    )


def fresh(row):
    return Statement.objects.get(pk=row.pk)


def test_the_same_joins_the_group_at_its_head(trio, editor):
    head, variant, alone = trio
    SameUtterance(user=editor, one=alone, other=variant).execute()
    assert fresh(alone).variant_of == head
    assert "editor" in fresh(alone).variant_note
    assert "variant_of" in fresh(alone).edited_fields


def test_a_head_brings_its_variants(trio, editor):
    head, variant, alone = trio
    SameUtterance(user=editor, one=head, other=alone).execute()
    assert fresh(head).variant_of == fresh(variant).variant_of == alone


@pytest.mark.parametrize(("one", "other"), [(1, 0), (0, 1)])
def test_different_parts_the_variant_from_the_head(trio, editor, one, other):
    DifferentUtterance(user=editor, one=trio[one], other=trio[other]).execute()
    assert fresh(trio[1]).variant_of is None
    assert Decision.objects.judged_apart_from(trio[0]) == {trio[1].pk}


def test_different_is_kept_of_two_that_were_not_linked(trio, editor):
    before = snapshot()
    DifferentUtterance(user=editor, one=trio[2], other=trio[0]).execute()
    assert snapshot() == before
    assert Decision.objects.judged_apart_from(trio[2]) == {trio[0].pk}


@pytest.mark.parametrize("action", [SameUtterance, DifferentUtterance])
def test_either_is_undone_whole(trio, editor, action):
    head, variant, alone = trio
    before = snapshot()
    pair = (head, alone) if action is SameUtterance else (variant, head)
    decision = action(user=editor, one=pair[0], other=pair[1]).execute()
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before
    assert not Decision.objects.judged_apart_from(variant)


def test_what_cannot_be_said_is_refused(trio, editor):
    head, variant, alone = trio
    for one, other in ((head, head), (variant, head), (head, variant)):
        with pytest.raises(Invalid):
            SameUtterance(user=editor, one=one, other=other).execute()
    with pytest.raises(Conflict):
        DifferentUtterance(user=editor, one=variant, other=head, version=99).execute()
    alone.state = "rejected"
    alone.save()
    with pytest.raises(Invalid):
        SameUtterance(user=editor, one=head, other=alone).execute()
    assert not Decision.objects.exists()


def test_variants_are_accepted_with_their_head_and_taken_back_with_it(trio, editor):
    head, variant, _ = trio
    decision = Accept(user=editor, subject=head).execute()
    assert fresh(variant).state == "accepted"
    Undo(user=editor, undone=decision).execute()
    assert fresh(variant).state == "suggested"


def test_a_speaker_is_set_for_the_variants_too(trio, editor):
    head, variant, alone = trio
    SetSpeaker(user=editor, subject=head, speaker=alone.speaker).execute()
    assert (fresh(variant).speaker, fresh(variant).state) == (alone.speaker, "accepted")


def test_nobody_speaks_beside_himself_in_a_variant(trio, editor):
    head, variant, alone = trio
    StatementRole.objects.create(statement=variant, actor=alone.speaker, role="speaker")
    SetSpeaker(user=editor, subject=head, speaker=alone.speaker).execute()
    assert [actor for actor, _ in fresh(variant).speakers] == [alone.speaker]
