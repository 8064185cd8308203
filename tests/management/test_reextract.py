"""`manage.py reextract` shows what better rules would change, and writes it only when told to."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import ArticleFactory
from tests.resolve.build import extraction
from tests.resolve.stories import meeting
from tests.resolve.test_resolution import counts
from timeline.ingest import reading
from timeline.models import Event
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """A meeting that was read once, and that the current rules find a day earlier."""
    article, found = meeting()
    resolve(article, found)
    _, earlier = meeting(source="Another", edtf="2021-06-20")
    monkeypatch.setattr(reading, "extractions", lambda articles: ((a, earlier) for a in articles))
    return article


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("reextract", *arguments, stdout=out, stderr=err)
    except SystemExit as exit_:
        return exit_.code, out.getvalue() + err.getvalue()
    return 0, out.getvalue() + err.getvalue()


def test_without_apply_it_only_shows(told):
    before = counts()
    code, words = run()
    assert code == 0
    assert "event changed: Ana Sousa meets Ivo Brandt (date: 2021-06-21 → 2021-06-20)" in words
    assert words.endswith("Nothing was written. Run it with --apply to write the changes.\n")
    assert counts() == before
    assert Event.objects.get().edtf == "2021-06-21"


def test_apply_writes_and_a_second_run_finds_nothing(told):
    assert "1 article read again: events 1 changed." in run("--apply")[1]
    assert Event.objects.get().edtf == "2021-06-20"
    assert run()[1] == "1 article read again: nothing differs.\n"


def test_an_article_that_cannot_be_read_is_named_and_the_others_go_on(told, monkeypatch):
    broken = ArticleFactory(extraction="done", title="Broken")

    def extractions(articles):
        for article in articles:
            yield article, ValueError("no sense") if article == broken else extraction(article)

    monkeypatch.setattr(reading, "extractions", extractions)
    code, words = run("--apply")
    assert code == 1
    assert f"Article {broken.pk} (Broken): ValueError: no sense" in words
    assert not Event.objects.exists()


def test_ids_and_sources_that_are_not_there_are_refused(told):
    with pytest.raises(CommandError, match="Not stored or not read yet: 999"):
        run(str(told.pk), "999")
    with pytest.raises(CommandError, match="No article of “Nobody” has been read"):
        run("--source", "Nobody")
