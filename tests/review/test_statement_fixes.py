"""One key sets the speaker, or the act; each is a decision that is kept and can be taken back."""

import pytest
from django.urls import reverse

from tests.factories import ActorFactory, StatementFactory, StatementRoleFactory
from timeline.actions import Undo
from timeline.models import Decision, Statement

HTMX = {"HX-Request": "true"}


def fix(client, name, row, query="kind=statement", headers=None, **fields):
    return client.post(
        f"{reverse(name, args=[row.pk])}?{query}", {"version": row.version, **fields}, headers=headers
    )


def test_a_candidate_becomes_the_speaker_and_all_is_accepted(desk, client):
    fix(client, "set_speaker", desk.said, actor=desk.brandt.pk)
    said = Statement.objects.select_related("speaker").get(pk=desk.said.pk)
    assert (said.speaker, said.state) == (desk.brandt, "accepted")
    assert said.speaker.state == "accepted"
    assert {"speaker"} <= set(said.edited_fields)
    assert Decision.objects.get().verb == "edit"


def test_the_speaker_that_stands_is_accepted_as_it_is(desk, client):
    desk.said.speaker_caption = "Envoy"
    desk.said.save()
    fix(client, "set_speaker", desk.said, actor=desk.sousa.pk)
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.speaker, said.speaker_caption, said.state) == (desk.sousa, "Envoy", "accepted")


def test_nobody_is_an_answer(desk, client):
    fix(client, "set_speaker", desk.said, nobody=1)
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.speaker, said.speaker_caption, said.state) == (None, "", "accepted")


def test_what_the_article_calls_an_unnamed_speaker_stays(desk, client):
    row = StatementFactory(article=desk.first, speaker=None, speaker_caption="a senior official")
    fix(client, "set_speaker", row, nobody=1)
    assert Statement.objects.get(pk=row.pk).speaker_caption == "a senior official"


def test_who_spoke_along_and_is_named_the_speaker_does_not_speak_twice(desk, client):
    StatementRoleFactory(statement=desk.said, actor=desk.brandt)
    fix(client, "set_speaker", desk.said, actor=desk.brandt.pk)
    said = Statement.objects.get(pk=desk.said.pk)
    assert [actor for actor, _ in said.speakers] == [desk.brandt]


def test_not_being_able_to_tell_is_kept_and_puts_it_off(desk, client):
    later = StatementFactory(article=desk.first)
    fix(client, "set_speaker", desk.said, unsure=1)
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.speaker, said.state) == (desk.sousa, "suggested")
    assert list(Statement.objects.to_review()) == [later, said]
    decision = Decision.objects.get()
    assert (decision.verb, decision.detail) == ("unsure", {"about": "speaker"})


@pytest.mark.parametrize("field", ["actor", "nobody", "unsure"])
def test_each_answer_is_undone_whole(desk, client, editor, field):
    StatementRoleFactory(statement=desk.said, actor=desk.brandt)
    before = Statement.objects.values("speaker", "speaker_caption", "state", "deferred_at", "edited_fields")
    was = before.get(pk=desk.said.pk)
    fix(client, "set_speaker", desk.said, **{field: desk.brandt.pk if field == "actor" else 1})
    Undo(user=editor, undone=Decision.objects.get()).execute()
    assert before.get(pk=desk.said.pk) == was
    assert Statement.objects.get(pk=desk.said.pk).roles.count() == 1
    desk.brandt.refresh_from_db()
    assert desk.brandt.state == "suggested"


def test_the_next_item_is_shown(desk, client):
    later = StatementFactory(article=desk.first)
    page = client.get(reverse("queue"), {"kind": "statement"})
    answer = fix(client, "set_speaker", desk.said, page.context["queue"].next_query, HTMX, nobody=1)
    assert answer.context["item"].row == later
    assert f"at={later.pk}" in answer["HX-Replace-Url"]


def test_an_act_is_changed_and_the_item_stays(desk, client):
    answer = fix(client, "set_act", desk.said, headers=HTMX, act="promise")
    assert answer.context["item"].row == desk.said
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.act, said.state, said.edited_fields) == ("promise", "suggested", ["act"])


def test_the_same_act_again_is_no_decision(desk, client):
    assert fix(client, "set_act", desk.said, headers=HTMX, act=desk.said.act).status_code == 200
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "fields", [{}, {"actor": "x"}, {"actor": 10**17}, {"nobody": 1, "unsure": 1}, {"actor": "merged"}]
)
def test_an_answer_that_makes_no_sense_changes_nothing(desk, client, fields):
    if fields.get("actor") == "merged":
        fields = {"actor": ActorFactory(merged_into=desk.sousa).pk}
    answer = fix(client, "set_speaker", desk.said, headers=HTMX, **fields)
    assert answer.status_code == 422
    assert answer.context["item"].row == desk.said
    assert fix(client, "set_act", desk.said, headers=HTMX, act="sing").status_code == 422
    assert not Decision.objects.exists()


def test_a_stale_answer_is_refused(desk, client):
    answer = fix(client, "set_speaker", desk.said, headers=HTMX, nobody=1, version=0)
    assert answer.status_code == 409
    assert not Decision.objects.exists()


@pytest.fixture
def elsewhere(desk):
    """The same words in another article."""
    words = "We will keep talking to everybody who wants to talk"
    Statement.objects.filter(pk=desk.said.pk).update(content=words)
    return StatementFactory(article=desk.second, speaker=desk.sousa, content=words)


def judge(client, one, other, **fields):
    return client.post(reverse("judge_utterance", args=[one.pk, other.pk]), fields)


def test_the_same_words_elsewhere_are_shown_with_the_reason(desk, client, elsewhere):
    page = client.get(reverse("queue"), {"kind": "statement", "at": desk.said.pk})
    (twin,) = page.context["item"].utterances
    assert (twin.row, twin.linked, twin.note) == (elsewhere, False, "The words are the same.")


def test_the_same_and_not_the_same_are_said_with_a_button_and_lead_back(desk, client, elsewhere):
    answer = judge(client, elsewhere, desk.said, verdict="same", back="/desk/?kind=statement")
    assert answer["Location"] == "/desk/?kind=statement"
    elsewhere.refresh_from_db()
    assert elsewhere.variant_of == desk.said
    page = client.get(reverse("queue"), {"kind": "statement", "at": desk.said.pk})
    assert [twin.linked for twin in page.context["item"].utterances] == [True]
    judge(client, elsewhere, desk.said, verdict="different")
    elsewhere.refresh_from_db()
    assert elsewhere.variant_of is None
    page = client.get(reverse("queue"), {"kind": "statement", "at": desk.said.pk})
    assert not page.context["item"].utterances


def test_it_may_be_left_open(desk, client, elsewhere):
    judge(client, elsewhere, desk.said, verdict="unsure")
    assert Decision.objects.get().verb == "unsure"
    assert judge(client, elsewhere, desk.said, verdict="perhaps").status_code == 422
