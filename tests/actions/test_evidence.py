"""Words are given, moved and refused."""

import pytest

from tests.factories import ArticleFactory
from timeline.actions import (
    AddEvent,
    AddEvidence,
    AddMention,
    AddStatement,
    Invalid,
    MoveEvidence,
    Span,
    WriteNote,
)
from timeline.models import Evidence, Note

TEXT = "🇰🇷 서울에서 👩‍🚀 Sousa met Brandt. Sousa said: “We will talk.” Later Sousa left."


@pytest.fixture
def article(db):
    return ArticleFactory(text=TEXT)


def test_offsets_count_code_points(article):
    span = Span.find(article, "met Brandt")
    assert TEXT[span.start : span.end] == "met Brandt"
    assert span.start == TEXT.index("met Brandt")


def test_words_that_stand_elsewhere_are_refused(desk, article, editor):
    with pytest.raises(Invalid, match="not “met Brandt”"):
        AddMention(user=editor, actor=desk.brandt, span=Span(article, 3, 13, "met Brandt")).execute()


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (0, 10_000)])
def test_a_span_outside_of_the_text_is_refused(article, start, end):
    with pytest.raises(Invalid):
        Span(article, start, end, article.text[max(start, 0) : end]).check()


def test_words_that_occur_more_than_once_need_a_place(article):
    with pytest.raises(Invalid, match="3 times"):
        Span.find(article, "Sousa")
    assert Span.find(article, "Sousa", start=TEXT.rindex("Sousa")).start == TEXT.rindex("Sousa")


def test_words_that_are_not_there_are_refused(article):
    with pytest.raises(Invalid, match="does not have the words"):
        Span.find(article, "Lopes")


def test_an_event_gets_a_report_from_another_article(desk, article, editor):
    AddEvidence(user=editor, target=desk.meeting, span=Span.find(article, "met Brandt")).execute()
    report = desk.meeting.reports.get(article=article)
    assert report.evidence.get().exact == "met Brandt"
    assert report.edtf == desk.meeting.edtf


def test_the_same_words_are_not_given_twice(desk, editor):
    span = Span.find(desk.first, "round")
    AddEvidence(user=editor, target=desk.meeting, span=span).execute()
    with pytest.raises(Invalid, match="already"):
        AddEvidence(user=editor, target=desk.meeting, span=span).execute()


def test_words_of_another_article_do_not_show_a_statement(desk, article, editor):
    with pytest.raises(Invalid, match="another article"):
        AddEvidence(user=editor, target=desk.said, span=Span.find(article, "We will talk")).execute()


def test_moving_a_statements_words_changes_its_content(desk, editor):
    piece = desk.said.evidence.get()
    MoveEvidence(user=editor, piece=piece, span=Span.find(desk.first, "keep talking")).execute()
    desk.said.refresh_from_db()
    assert desk.said.content == "keep talking"
    assert desk.said.evidence.get().exact == "keep talking"


def test_evidence_never_changes_but_is_made_anew(desk, editor):
    piece = desk.said.evidence.get()
    MoveEvidence(user=editor, piece=piece, span=Span.find(desk.first, "keep talking")).execute()
    assert not Evidence.objects.filter(pk=piece.pk).exists()


def test_words_are_moved_from_one_event_to_another(desk, editor):
    AddEvidence(user=editor, target=desk.meeting, span=Span.find(desk.first, "round")).execute()
    piece = Evidence.objects.get(exact="round")
    MoveEvidence(user=editor, piece=piece, target=desk.again).execute()
    assert Evidence.objects.get(exact="round").report.event == desk.again


def test_the_last_words_of_a_suggestion_stay(desk, editor):
    with pytest.raises(Invalid, match="last words"):
        MoveEvidence(user=editor, piece=desk.report.evidence.get(), target=desk.again).execute()


def test_a_new_statement_has_its_words_from_the_article(article, editor):
    action = AddStatement(user=editor, values={"form": "direct"}, span=Span.find(article, "We will talk."))
    action.execute()
    assert action.row.content == "We will talk."
    assert (action.row.state, action.row.origin) == ("accepted", "editor")
    assert action.row.evidence.get().part == "content"


def test_a_new_event_may_rest_on_words(article, editor):
    action = AddEvent(
        user=editor, values={"headline": "Sousa leaves"}, span=Span.find(article, "Later Sousa left")
    )
    action.execute()
    assert action.row.reports.get().evidence.get().exact == "Later Sousa left"


def test_an_event_without_headline_is_refused(editor):
    with pytest.raises(Invalid) as caught:
        AddEvent(user=editor, values={"headline": ""}).execute()
    assert "headline" in caught.value.errors


def test_a_mention_is_a_name_in_the_text(desk, article, editor):
    span = Span.find(article, "Brandt")
    AddMention(user=editor, actor=desk.brandt, span=span).execute()
    assert desk.brandt.mentions.get(article=article).evidence.get().part == "name"
    with pytest.raises(Invalid, match="already"):
        AddMention(user=editor, actor=desk.brandt, span=span).execute()


def test_a_note_on_words_is_for_the_desk_unless_it_is_public(article, editor):
    WriteNote(user=editor, span=Span.find(article, "Later"), body="When?").execute()
    note = Note.objects.get()
    assert not note.public
    assert note.article == article
    assert note.evidence.get().exact == "Later"


def test_an_empty_note_is_refused(article, editor):
    with pytest.raises(Invalid, match="empty"):
        WriteNote(user=editor, subject=article, body="  ").execute()
