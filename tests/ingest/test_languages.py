"""An article of another language that there are time rules for: stored, and its dates read by them."""

from datetime import date

import pytest

from tests.review.conftest import client, editor, reader  # noqa: F401  fixtures
from timeline.ingest.draft import Draft
from timeline.ingest.reading import read
from timeline.ingest.store import store
from timeline.models import Article, Source

TEXT = (
    "Der Außenminister traf am Montag in Berlin ein und wird am Freitag nach Wien reisen. "
    "Das Abkommen vom 3. Mai 2019 gilt nicht mehr, sagte er nach dem Gespräch mit der Kanzlerin."
)


@pytest.fixture
def german(db):
    draft = Draft(text=TEXT, source="Der Bote", published=date(2021, 6, 23), language="de")
    article = store(draft).article
    read(article)
    return Article.objects.get(pk=article.pk)


def test_a_german_article_is_kept_and_says_that_only_its_dates_are_read(german):
    assert "only its dates" in german.extraction_note


def test_its_dates_are_explained_by_german_rules(client, german):  # noqa: F811
    shown = client.get("/dates/", {"article": german.pk}).context["shown"]
    assert shown.language == "de"
    assert [one.time.edtf for one in shown.readings] == ["2021-06-21", "2021-06-25", "2019-05-03"]


def test_the_country_of_the_source_orders_dates_in_numbers(client, db):  # noqa: F811
    Source.objects.create(name="The Courier", country="USA")
    text = "The letter, dated 05/06/2021, was sent by the embassy to the ministry on the day after the talks."
    article = store(Draft(text=text, source="The Courier", published=date(2021, 5, 30))).article
    read(article)
    page = client.get("/dates/", {"article": article.pk})
    assert page.context["shown"].readings[0].time.edtf == "2021-05-06?"
    assert "may be another day: check it" in page.text
    assert (
        "The outlet writes the month first" in page.text or "the outlet writes the month first" in page.text
    )
