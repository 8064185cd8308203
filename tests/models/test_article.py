from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from timeline.models import Article, Source

pytestmark = pytest.mark.django_db


def test_the_text_of_a_stored_article_never_changes_in_a_form(article):
    article.text = "Something else."
    with pytest.raises(ValidationError, match="never changes"):
        article.full_clean()


def test_the_text_of_a_stored_article_never_changes_in_the_database(article):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(text="Something else.")


def test_one_source_has_a_text_once(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(source=article.source, text=article.text)


def test_two_sources_may_carry_the_same_text(article):
    other = Article.objects.create(source=Source.objects.named("Elsewhere"), text=article.text)
    assert list(Article.objects.same_text(other.source, other.text)) == [other]


def test_a_precision_without_a_date_is_refused(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(source=article.source, text="x", published_precision="day")


def test_an_article_without_text_is_refused(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(source=article.source, text="")


def test_the_newest_come_first_and_the_undated_last(article):
    undated = Article.objects.create(source=article.source, text="undated")
    newer = Article.objects.create(
        source=article.source, text="newer", published_on=date(2021, 6, 22), published_precision="day"
    )
    assert list(Article.objects.latest_first()) == [newer, article, undated]
