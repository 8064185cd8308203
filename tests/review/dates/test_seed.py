"""The first report that the product was made for: its dates, with their derivations, on the editors' pages."""

import json
from datetime import date
from html import unescape

import pytest

from timeline.ingest.draft import Draft
from timeline.ingest.reading import read
from timeline.ingest.store import store
from timeline.models import Article, Event


@pytest.fixture
def seed(shared, db):
    """(the article as stored and read, the annotation)."""
    gold = json.loads((shared / "data" / "gold" / "seed.json").read_text("utf-8"))
    published = date.fromisoformat(gold["doc"]["published"])
    article = store(Draft(text=gold["text"], source=gold["doc"]["source"], published=published)).article
    read(article)
    return Article.objects.get(pk=article.pk), gold


@pytest.mark.shared
def test_each_day_that_the_annotation_takes_from_words_is_read_from_them_with_its_derivation(client, seed):
    article, gold = seed
    page = client.get("/dates/", {"article": article.pk})
    found = {one.time.span.start: one for one in page.context["shown"].readings}
    told = [(event["date_span"], event["edtf"]) for event in gold["events"] if event["date_span"]]
    days = [(span["start"], edtf) for span, edtf in told if len(edtf) == len("2021-06-21")]
    assert len(days) >= 6
    for start, edtf in days:
        assert found[start].time.edtf == edtf
        assert found[start].why[1:] in unescape(page.text)


@pytest.mark.shared
def test_the_visit_and_what_came_the_day_before_are_worked_out_and_explained_beside_their_words(client, seed):
    article, gold = seed
    page = unescape(client.get("/dates/", {"article": article.pk}).text)
    for name in ("E4", "E5"):
        edtf = next(event["edtf"] for event in gold["events"] if event["id"] == name)
        event = Event.objects.filter(edtf=edtf).first()
        assert event is not None, name
        assert event.derivation
        assert event.headline in page


@pytest.mark.shared
def test_the_five_day_visit_is_a_length_and_no_date(client, seed):
    article, _ = seed
    page = client.get("/dates/", {"article": article.pk})
    (length,) = [one for one in page.context["shown"].readings if one.time.span.text.startswith("five-day")]
    assert (length.time.value, length.time.edtf) == ("P5D", None)
