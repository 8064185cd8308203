"""What was searched for is marked in headlines and quotations."""

import pytest

from tests.factories import EventFactory, StatementFactory
from timeline.models import Event, Statement
from timeline.search import hits

pytestmark = pytest.mark.django_db


def words(text, query, column="headline"):
    event = EventFactory(headline=text)
    (found,) = hits([(Event, column, {event.position: text})], query)
    return [text[start:end] for start, end in found.get(event.position, [])]


def test_words_are_found_as_the_search_finds_them():
    assert words("Envoys meet for talks in Oslo", "talk oslo") == ["talks", "Oslo"]
    assert words("Envoys meet for talks in Oslo", "nor") == []
    assert words("Lech Wałęsa and Renée meet", "walesa renee") == ["Wałęsa", "Renée"]


def test_letters_that_are_written_as_two_keep_the_marks_in_place():
    assert words("Æthelred of Strauß visits Malmö", "visit") == ["visits"]


def test_a_word_of_the_end_of_the_search_may_go_on():
    assert words("Negotiators leave", "negot") == ["Negotiators"]


def test_only_the_rows_that_are_asked_for_are_looked_at():
    statement, other = StatementFactory(content="We want peace."), StatementFactory(content="Peace at last.")
    asked = [(Statement, "content", {statement.pk: statement.content}), (Event, "headline", {})]
    assert [list(found) for found in hits(asked, "peace")] == [[statement.pk], []]
    assert hits([(Statement, "content", {other.pk: other.content})], "—") == [{}]


def test_the_page_marks_them_and_quotes_the_statement_that_has_them(client):
    event = EventFactory(headline="Sousa visits Oslo for grain talks", state="accepted")
    StatementFactory(event=event, content="“We are glad to be here.”", state="accepted", form="direct")
    long = "It is a good day for all of us, and I say so as one who has seen many days of another kind, " * 4
    StatementFactory(event=event, content=f"“{long}because grain is bread.”", state="accepted", form="direct")
    page = client.get("/?q=grain").content.decode()
    assert "visits Oslo for <mark>grain</mark> talks" in page
    assert "… " in page
    assert "because <mark>grain</mark> is bread.”" in page
    assert "<mark>" not in client.get("/").content.decode()


def test_what_is_marked_is_escaped(client):
    EventFactory(headline="<b>grain</b> & more", state="accepted")
    assert "&lt;b&gt;<mark>grain</mark>&lt;/b&gt; &amp; more" in client.get("/?q=grain").content.decode()


def test_reported_speech_keeps_its_cue_before_the_hits(client):
    event = EventFactory(headline="Sousa speaks of grain", state="accepted")
    StatementFactory(
        event=event, cue="said", content="that grain is bread", state="accepted", form="indirect"
    )
    page = client.get("/?q=grain").content.decode()
    assert '<span class="cue">said</span> that <mark>grain</mark> is bread' in page
