"""Agency copy printed by several outlets is one voice: articles that are copies of another count with it.

Two articles share their runs of five words (shingles); how many of the shorter one's runs the longer one has says
whether one was made from the other, however much an outlet has cut. Only articles that tell one event are compared, so
an article costs the same however many there are.
"""

import re
from collections.abc import Iterable

from timeline.models import Article, Event

RUN = 5
"""Words in a run. Shorter ones are shared by any two articles on a matter, longer ones break at every edited word."""

SHARE = 0.5
"""Of the shorter article's runs so many must be in the longer one. Two reports that quote one statement share less."""

FEWEST = 40
"""With fewer runs of its own an article is too short to tell a copy from a quotation."""

MOST = 50
"""So many articles of an event, the newest, are compared."""


def mark_copies(events: Iterable[Event]) -> None:
    """Write down which articles that tell one of the events are copies, and of which: always of the earliest.

    A source's own versions are left alone: they count as one source anyway.
    """
    for event in events:
        newest = Article.objects.filter(reports__event=event).distinct().latest_first()[:MOST]
        articles = sorted(newest, key=lambda a: (str(a.published or a.published_on or "9999"), a.pk))
        if len({article.source_id for article in articles}) > 1:
            _mark(articles)


def shared(one: str, other: str) -> float:
    """The share of the shorter text's runs of words that the longer has, 0 to 1; 0 where one is too short to tell."""
    return _shared(_runs(one), _runs(other))


def _mark(articles: list[Article]) -> None:
    originals: list[tuple[Article, frozenset[str]]] = []
    for article in articles:
        runs = _runs(article.text)
        likest = max(
            (
                (_shared(runs, other), earlier)
                for earlier, other in originals
                if earlier.source_id != article.source_id
            ),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        share, likest_one = likest if likest[0] >= SHARE else (0.0, None)
        if likest_one is None:
            originals.append((article, runs))
            continue
        # What it was made from may be known as a copy itself: of an article that does not tell this event.
        original = likest_one.copy_of or likest_one
        if original.pk not in (article.pk, article.copy_of_id):
            article.copy_of, article.copy_share = original, round(share, 2)
            article.save(update_fields=["copy_of", "copy_share"])
            article.copies.update(copy_of=original)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= FEWEST else 0.0


def _runs(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
