import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from timeline.models import Article, Event, EventReport, Evidence, Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(article):
    event = Event.objects.create(headline="Talks are held", edtf="2021-06-21")
    return EventReport.objects.create(event=event, article=article, headline="Talks are held")


def test_it_takes_its_words_from_the_article(article, report):
    start = article.text.index("“talks”")
    piece = Evidence.of(article, start, start + 7, report=report)
    piece.save()
    assert piece.exact == "“talks”"
    assert article.text.startswith(piece.prefix + piece.exact, start - len(piece.prefix))
    assert piece.suffix == article.text[start + 7 : start + 7 + 32]


def test_saving_words_that_are_not_there_is_refused(article, report):
    piece = Evidence.of(article, 0, 5, report=report)
    piece.exact = "Tokyo"
    with pytest.raises(ValidationError, match=r"“Seoul” at 0–5, not “Tokyo”"):
        piece.save()


def test_the_database_refuses_them_too_when_save_is_passed_by(article, report):
    piece = Evidence.of(article, 0, 5, report=report)
    piece.exact = "Tokyo"
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.bulk_create([piece])


def test_the_database_refuses_to_move_the_offsets_of_a_stored_piece(article, report):
    piece = Evidence.of(article, 0, 5, report=report)
    piece.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=piece.pk).update(start=1, end=6)


def test_it_belongs_to_exactly_one_owner(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.bulk_create([Evidence.of(article, 0, 5)])


def test_it_names_its_owner(article, report):
    piece = Evidence.of(article, 0, 5, report=report)
    piece.save()
    assert Evidence.objects.get().owner == report


def test_an_empty_span_is_refused(article, report):
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.bulk_create([Evidence.of(article, 5, 5, report=report)])


def test_no_breach_is_found_where_there_is_none(article, report):
    Evidence.of(article, 6, 8, report=report).save()
    assert list(Evidence.objects.breaches()) == []


class AnyText(TestCase):
    @given(
        text=st.text(
            alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]),
            min_size=1,
            max_size=80,
        ),
        data=st.data(),
    )
    def test_any_span_of_any_text_is_stored_and_found_again(self, text, data):
        article = Article.objects.create(source=Source.objects.named("Desk"), text=text)
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        event = Event.objects.create(headline="Something happens")
        report = EventReport.objects.create(event=event, article=article, headline="Something happens")
        Evidence.of(article, start, end, report=report).save()
        stored = Evidence.objects.select_related("article").get()
        assert stored.article.text[stored.start : stored.end] == stored.exact
        stored.delete()
        article.delete()
