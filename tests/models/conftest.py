"""An article with a text that counts code points the hard way."""

from datetime import date

import pytest

from timeline.models import Article, Source

TEXT = "Seoul 서울 and 👩‍🚀 é: “talks” were held on Monday, officials said.\n"


@pytest.fixture
def article(db) -> Article:
    return Article.objects.create(
        source=Source.objects.named("Desk"),
        text=TEXT,
        published_on=date(2021, 6, 21),
        published_precision="day",
    )
