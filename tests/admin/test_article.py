"""The article's page shows its text with what was read in it, and changes none of the words."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import ArticleFactory, EventReportFactory, EvidenceFactory, StatementFactory
from timeline.admin.marked import marked
from timeline.models import Article, Decision

pytestmark = pytest.mark.django_db

HOSTILE = "Envoys <script>alert(1)</script> met & talked. “We will keep talking,” Sousa said."


def page(desk: Client, article: Article) -> str:
    return desk.get(reverse("admin:timeline_article_change", args=[article.pk])).content.decode()


def test_the_shown_text_is_the_stored_text_to_the_letter(desk: Client) -> None:
    article = ArticleFactory(text=HOSTILE)
    EvidenceFactory(words="met & talked", report=EventReportFactory(article=article))
    EvidenceFactory(words="We will keep talking", part="content", statement=StatementFactory(article=article))
    shown = re.search(r'<div class="read-text"[^>]*>(.*?)</div>', page(desk, article), re.S)
    assert shown
    assert "<script>" not in shown[1]
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", shown[1])) == HOSTILE


def test_each_piece_of_evidence_is_listed_with_what_rests_on_it(desk: Client) -> None:
    article = ArticleFactory(text=HOSTILE)
    report = EventReportFactory(article=article)
    EvidenceFactory(words="met & talked", report=report)
    shown = page(desk, article)
    assert "<blockquote>met &amp; talked</blockquote>" in shown
    assert reverse("admin:timeline_event_change", args=[report.event_id]) in shown


def test_the_text_cannot_be_changed(desk: Client) -> None:
    article = ArticleFactory(text=HOSTILE, title="Talks")
    url = reverse("admin:timeline_article_change", args=[article.pk])
    data = {"title": "Talks in Lisbon", "source": str(article.source_id), "language": "en", "text": "Forged."}
    assert desk.post(url, data).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.text, article.version) == ("Talks in Lisbon", HOSTILE, 1)
    assert Decision.objects.get().detail == {"fields": ["title"]}


def test_the_segments_cover_nested_and_overlapping_evidence() -> None:
    article = ArticleFactory(text="abcdefghij")
    statement = StatementFactory(article=article)
    pieces = [EvidenceFactory(words=words, statement=statement) for words in ("bcdef", "cd", "efgh")]
    found = marked(article.text, pieces)
    assert [(s.text, len(s.pieces)) for s in found] == [
        ("a", 0), ("b", 1), ("cd", 2), ("ef", 2), ("gh", 1), ("ij", 0),
    ]  # fmt: skip
