"""An import run: stored once, read once, stopped and resumed."""

from datetime import date

import pytest

from tests.factories import ArticleFactory, SourceFactory
from timeline.ingest.draft import Draft, Refusal
from timeline.ingest.importer import Importer
from timeline.models import Article, Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def draft(n=1, **given):
    return Draft(
        **{"text": f"Envoy Sousa met colleagues, round {n}.", "source": "First Wire", "origin": f"{n}.txt"}
        | given
    )


def run(*inputs, **options):
    return Importer(**options).run(inputs)


def test_a_run_stores_and_reads_and_a_second_one_adds_nothing():
    first = run(*[draft(n) for n in range(50)])
    assert (first.stored, first.read, first.known, first.failed) == (50, 50, 0, 0)
    assert set(Article.objects.values_list("extraction", flat=True)) == {"done"}
    before = (Article.objects.count(), Event.objects.count())
    second = run(*[draft(n) for n in range(50)])
    assert (second.stored, second.read, second.known) == (0, 0, 50)
    assert (Article.objects.count(), Event.objects.count()) == before


def test_what_is_known_is_skipped_before_anything_is_parsed(monkeypatch):
    run(draft())
    monkeypatch.setattr("timeline.ingest.reading.extractions", lambda articles: pytest.fail("parsed"))
    assert run(draft()).known == 1


def test_the_same_text_twice_in_one_run_is_one_article():
    tally = run(draft(), draft())
    assert (tally.stored, tally.known) == (1, 1)


def test_the_same_text_of_two_sources_is_two_articles():
    assert run(draft(), draft(source="Second Wire")).stored == 2


def test_another_text_under_the_same_id_is_a_new_version():
    tally = run(draft(1, external_id="x"), draft(2, external_id="x"), draft(1, external_id="x"))
    assert (tally.stored, tally.versions, tally.known) == (2, 1, 1)
    new = Article.objects.get(version=2)
    assert new.replaces == Article.objects.get(version=1)


def test_another_text_under_the_same_address_is_a_new_version_too():
    run(draft(1, url="https://example.org/a"), draft(2, url="https://example.org/a"))
    assert Article.objects.get(version=2).replaces.version == 1


def test_an_article_that_cannot_be_read_is_marked_and_the_run_goes_on():
    tally = run(draft(1), draft(2, text="This is unreadable."), draft(3))
    assert (tally.read, tally.failed) == (2, 1)
    failed = Article.objects.get(extraction="failed")
    assert failed.extraction_note == "RuntimeError: no sense in it"
    again = run(draft(2, text="This is unreadable."))
    assert (again.failed, again.known) == (0, 1)
    assert run(draft(2, text="This is unreadable."), retry_failed=True).failed == 1


def test_an_error_while_writing_leaves_nothing_of_that_article_and_the_run_goes_on(monkeypatch):
    def full(rows, *args, **kwargs):
        raise OSError("the disk is full")

    run(draft(1))
    monkeypatch.setattr("timeline.resolve.events.create_with_history", full)
    tally = run(draft(2))
    assert tally.failed == 1
    failed = Article.objects.get(extraction="failed")
    assert failed.extraction_note == "OSError: the disk is full"
    assert not failed.evidence.exists()
    assert Event.objects.count() == 1


def test_a_refusal_is_counted_and_told_at_once():
    told = []
    tally = run(Refusal("a.pdf", "it is a PDF"), draft(), refuse=told.append)
    assert [str(refusal) for refusal in tally.refusals] == ["a.pdf: it is a PDF"]
    assert told == tally.refusals
    assert tally.stored == 1


def test_a_date_in_the_future_is_refused_unless_it_is_allowed():
    tally = run(draft(published=date(2999, 1, 1)))
    assert "future" in tally.refusals[0].cause
    assert not Article.objects.exists()
    assert run(draft(published=date(2999, 1, 1)), allow_future=True).stored == 1


def test_an_article_without_a_date_is_stored_and_counted():
    tally = run(draft())
    assert tally.undated == 1
    assert Article.objects.get().published_precision == "none"


def test_without_extraction_articles_are_stored_and_read_by_a_later_run():
    assert run(draft(), extract=False).read == 0
    assert Article.objects.get().extraction == "skipped"
    assert run(draft()).read == 1


def test_a_run_that_is_asked_to_stop_ends_after_the_article_at_hand_and_the_next_goes_on():
    calls = []
    tally = run(*[draft(n) for n in range(40)], stop=lambda: len(calls) >= 10, tell=lambda t: calls.append(1))
    assert tally.stopped
    assert 0 < tally.read < 40
    waiting = Article.objects.waiting().count()
    assert waiting
    rest = run(*[draft(n) for n in range(40)])
    assert tally.read + rest.read == 40
    assert Event.objects.values("reports__article").distinct().count() == 40


def test_articles_left_waiting_are_read_without_their_file():
    ArticleFactory.create_batch(3, source=SourceFactory(), extraction="pending")
    ArticleFactory(extraction="done")
    assert Importer().read_waiting().read == 3


def test_progress_counts_an_article_once_though_it_was_stored_by_an_earlier_run():
    run(*[draft(n) for n in range(3)], extract=False)
    told = []
    tally = run(
        *[draft(n) for n in range(5)], Refusal("bad.txt", "empty"), tell=lambda t: told.append(t.finished)
    )
    assert (tally.known, tally.read, tally.finished) == (3, 5, 6)
    assert told == sorted(told)
    assert told[-1] == tally.seen
