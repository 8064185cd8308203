"""What a page weighs, however much there is to show."""

import gzip
import re

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db
MOST_NODES = 1_500
MOST_BYTES = 30_000
"""Of HTML, compressed: styles, scripts and fonts are kept by the browser from page to page."""


@pytest.fixture
def dense(monkeypatch, settings):
    """More events than any page shows, on every day of a month and in every decade."""
    monkeypatch.setattr("timeline.demo.synthetic.world.PERSONS", 20)
    settings.READERS_SEE_SUGGESTIONS = True
    call_command("load_demo", "--events", "1500", verbosity=0)


@pytest.mark.usefixtures("dense")
@pytest.mark.parametrize(
    "query", ["", "?from=2010&to=2015", "?q=talks", "?type=CONSULT&from=2026-07&to=2026-09"]
)
def test_a_page_is_light(client, query):
    page = client.get(f"/{query}").content
    assert len(re.findall(rb"<[a-zA-Z]", page)) <= MOST_NODES
    assert len(gzip.compress(page)) <= MOST_BYTES
