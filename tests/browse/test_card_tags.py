"""The small pieces of a card, written by tags: words from articles stay words, whatever they hold."""

from datetime import date
from types import SimpleNamespace as Thing

import pytest
from django.template import Context, Template
from django.utils.html import format_html

from tests.factories import ActorFactory, EventFactory
from timeline.browse.chronology import heading
from timeline.browse.highlight import Marked, pieces
from timeline.models.known import AsOf
from timeline.templatetags.markup import glue, put, put_all

HOSTILE = '<i a="b">&\'</i>'
ESCAPED = "&lt;i a=&quot;b&quot;&gt;&amp;&#x27;&lt;/i&gt;"


def shown(template, **context):
    return Template("{% load cards %}" + template).render(Context(context))


def test_a_frame_takes_values_as_djangos_own_does():
    assert put("<b>{}</b>", HOSTILE) == format_html("<b>{}</b>", HOSTILE) == f"<b>{ESCAPED}</b>"


def test_what_came_out_of_a_frame_is_not_escaped_again():
    assert put("<p>{}</p>", put("<b>{}</b>", "&")) == "<p><b>&amp;</b></p>"


def test_frames_and_parts_in_a_row_are_escaped_each():
    assert put_all("<b>{}</b>", [("<",), (2,)], ", ") == "<b>&lt;</b>, <b>2</b>"
    assert glue(["<", put("<b>{}</b>", ">")]) == "&lt;<b>&gt;</b>"


def test_a_text_is_marked_where_it_was_found():
    assert shown("{% marked p %}", p=pieces("a <b> c", [Marked(2, 5, "hit")])) == "a <mark>&lt;b&gt;</mark> c"


def test_who_takes_part_is_told_by_role_with_names_and_offices_escaped():
    first, second = (Thing(actor=ActorFactory.build(pk=n, name=HOSTILE), caption=HOSTILE) for n in (1, 2))
    third = Thing(actor=ActorFactory.build(pk=3, name="C", state="accepted"), caption="")
    card = Thing(parts=[("", [first, second]), ("→", [third]), ("at", [third])])
    assert shown("{% participants card %}", card=card) == (
        f'{ESCAPED}<span class="caption">, {ESCAPED}</span><span class="lead-in">, </span>'
        f'{ESCAPED}<span class="caption">, {ESCAPED}</span>'
        '<span class="lead-in" aria-hidden="true"> → </span><span class="visually-hidden">, towards </span>'
        '<a href="/actors/3/">C</a><span class="lead-in"> at </span><a href="/actors/3/">C</a>'
    )


@pytest.mark.parametrize(
    ("names", "told"), [("A", "A"), ("AB", "A and B"), ("ABC", "A, B and C"), ("", "A &amp; official")]
)
def test_speakers_are_named_in_a_row_or_else_as_the_article_calls_them(names, told):
    speakers = [(ActorFactory.build(name=name, state="suggested"), "") for name in names]
    statement = Thing(speakers=speakers, speaker_caption="a & official")
    assert shown("{% speakers s %}", s=statement) == told


def test_a_place_leads_to_its_events_as_known_on_the_same_day():
    event = EventFactory.build(place="A & <B>")
    assert shown("{% place_link e %}", e=event) == (
        '<a class="place" href="/?place=A%20%26%20%3CB%3E">A &amp; &lt;B&gt;</a>'
    )
    event.asof = AsOf(date(2021, 6, 21))
    assert 'href="/?as_of=2021-06-21&amp;place=A' in shown("{% place_link e %}", e=event)
    assert shown("{% place_link e %}", e=EventFactory.build(place="")) == ""


def test_only_a_single_day_is_a_time_for_machines():
    assert shown("{% dated h %}", h=heading("2021-06-21", "day")) == (
        '<time datetime="2021-06-21"><span class="over">Monday</span> <span class="large">21</span> '
        '<span class="under">June 2021</span></time>'
    )
    assert "<time" not in shown("{% dated h %}", h=heading("2021-06", "month"))
