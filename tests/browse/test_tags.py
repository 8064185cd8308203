"""The small marks that several pages share."""

import pytest
from django.template import Context, Template

from tests.factories import ActorFactory, EventFactory
from timeline.browse.cards import Passage
from timeline.browse.highlight import Marked, pieces


def shown(template, **context):
    return Template("{% load chancery %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("event_type", "quad"),
    [
        ("CONSULT", "verbal-cooperation"),
        ("AID", "material-cooperation"),
        ("ACCUSE", "verbal-conflict"),
        ("ASSAULT", "material-conflict"),
        ("STATEMENT", "neutral"),
    ],
)
def test_a_type_has_its_quad_class_and_a_mark_beside_the_word(event_type, quad):
    html = shown("{% type_chip event %}", event=EventFactory.build(event_type=event_type, kind=""))
    assert f'class="chip {quad}"' in html
    assert "<svg" in html


def test_the_kind_is_said_where_it_says_more_than_the_type():
    assert "Consult, call" in shown(
        "{% type_chip e %}", e=EventFactory.build(event_type="CONSULT", kind="call")
    )
    assert "Consult, " not in shown(
        "{% type_chip e %}", e=EventFactory.build(event_type="CONSULT", kind="consult")
    )


def test_only_what_did_not_simply_happen_has_a_status():
    assert shown("{% status_chip event %}", event=EventFactory.build(status="happened")) == ""
    assert "Denied" in shown("{% status_chip event %}", event=EventFactory.build(status="denied"))


def test_suggested_and_accepted_differ_in_word_and_mark():
    suggested = shown("{% state_chip a %}", a=ActorFactory.build(state="suggested"))
    accepted = shown("{% state_chip a %}", a=ActorFactory.build(state="accepted"))
    assert "Suggested" in suggested
    assert "Accepted" in accepted
    assert suggested.replace("uggested", "") != accepted.replace("ccepted", "")


def test_a_name_is_escaped():
    assert "<b>" not in shown("{% actor_link a %}", a=ActorFactory.build(name="<b>", state="suggested"))


def test_a_date_is_in_words():
    assert shown("{{ '2021-06'|date_words }}") == "June 2021"


def test_a_passage_is_escaped_around_its_marks():
    words = Passage("a <", pieces("b <met> c", [Marked(2, 7, "trigger")]), "> d")
    assert shown("{% passage w %}", w=words) == (
        '<p class="evidence"><span class="around">…a &lt;</span>b <mark class="trigger">&lt;met&gt;</mark> c'
        '<span class="around">&gt; d…</span></p>'
    )
