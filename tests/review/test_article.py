"""Annotating: the words must be the article's, and each button does what it says."""

import pytest
from django.urls import reverse

from tests.factories import EvidenceFactory
from timeline.models import Event, Evidence, Note, Statement


@pytest.fixture
def send(desk, client):
    """Send the form of the first article: `send("note", exact="Seoul", …)`."""

    def post(do, **fields):
        return client.post(reverse("annotate", args=[desk.first.pk]), {"do": do, **fields}, follow=True)

    return post


def test_the_page_holds_the_text_letter_by_letter(desk, client):
    page = client.get(reverse("annotate", args=[desk.first.pk]))
    assert "".join(one.text for one in page.context["page"].stretches) == desk.first.text


def test_words_become_evidence_of_an_event(desk, send):
    send("evidence", exact="round", target=f"event-{desk.meeting.pk}")
    assert Evidence.objects.get(exact="round").report == desk.report


def test_words_become_evidence_of_an_event_that_the_article_did_not_tell(desk, send):
    send("evidence", exact="round", event=desk.again.pk)
    assert Evidence.objects.get(exact="round").report.event == desk.again


def test_other_words_replace_those_of_a_statement(desk, send):
    piece = desk.said.evidence.get()
    send("move", exact="keep talking", piece=piece.pk)
    desk.said.refresh_from_db()
    assert desk.said.content == "keep talking"


def test_words_are_moved_to_another_event_as_they_are(desk, send):
    piece = EvidenceFactory(report=desk.report, words="round")
    send("move", piece=piece.pk, event=desk.again.pk)
    assert Evidence.objects.get(exact="round").report.event == desk.again


def test_words_become_an_event(desk, send):
    send("event", exact="met Foreign Minister", headline="They meet", edtf="2021-06-21", event_type="CONSULT")
    event = Event.objects.get(headline="They meet")
    assert event.reports.get().evidence.get().exact == "met Foreign Minister"


def test_words_become_a_statement(desk, send):
    send(
        "statement",
        exact="on Monday",
        speaker="Ivo Brandt",
        form="indirect",
        act="promise",
        said_on="2021-06-21",
    )
    made = Statement.objects.get(content="on Monday")
    assert (made.speaker, made.act, made.form, made.edtf) == (
        desk.brandt,
        "promise",
        "indirect",
        "2021-06-21",
    )


def test_words_name_somebody(desk, send):
    send("mention", exact="Seoul", start=desk.first.text.index("Seoul"), actor="Ivo Brandt")
    assert desk.brandt.mentions.filter(evidence__exact="Seoul").exists()


def test_a_note_on_words_with_a_line_break_as_browsers_send_it(desk, send):
    words = desk.first.text[-60:]
    assert "\n\n" in words
    send("note", exact=words.replace("\n", "\r\n"), body="All of it?")
    assert Note.objects.get().evidence.get().exact == words


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"do": "note", "exact": "Lisbon", "body": "?"}, "does not have the words"),
        ({"do": "note", "exact": "Seoul", "start": "3", "body": "?"}, "not “Seoul”"),
        ({"do": "note", "exact": "", "body": "?"}, "Select the words"),
        ({"do": "note", "exact": "round", "body": ""}, "Write something"),
        ({"do": "event", "exact": "round"}, "needs a headline"),
        ({"do": "event", "exact": "round", "headline": "x", "edtf": "June"}, "not a year"),
        ({"do": "mention", "exact": "round"}, "Who is named?"),
        ({"do": "evidence", "exact": "round"}, "Which event or statement"),
        ({"do": "evidence", "exact": "round", "event": "99999"}, "There is no event 99999"),
        ({"do": "move", "exact": "round"}, "Which words do these replace?"),
        ({"do": "move", "exact": "round", "piece": "99999"}, "not one of the available choices"),
        ({"do": "burn", "exact": "round"}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(desk, client, fields, said):
    before = Evidence.objects.count()
    answer = client.post(reverse("annotate", args=[desk.first.pk]), fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert Evidence.objects.count() == before


def test_what_another_purpose_left_in_the_form_does_not_matter(desk, send):
    send("note", exact="round", body="Which?", speaker="", headline="", target="")
    assert Note.objects.count() == 1


def test_articles_are_listed_with_what_waits_in_them(desk, client):
    page = client.get(reverse("desk_articles"))
    waiting = {row.pk: row.waiting_count for row in page.context["list"].page}
    assert waiting == {desk.first.pk: 2, desk.second.pk: 1}
    found = client.get(reverse("desk_articles"), {"q": desk.first.title}).context["list"].page
    assert [row.pk for row in found] == [desk.first.pk]
