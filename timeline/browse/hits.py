"""Hits: the words that were searched for, marked where they stand on a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from timeline.browse.highlight import Marked, Piece, pieces
from timeline.models import Article, Event, Statement
from timeline.search import hits

AHEAD, LENGTH = 60, 240
"""Characters of a quotation that are shown before the first hit, and in all."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a quotation with its hits marked, and whether it was cut."""

    pieces: list[Piece]
    cut_before: bool
    cut_behind: bool


def mark_hits(events: Iterable[Any], text: str) -> None:
    """Note on events and their statements, loaded by `for_cards`, where words of `text` stand. One query, or none."""
    if not text:
        return
    events = list(events)
    statements = {one.pk: one for event in events for one in event.statements.all()}
    in_headlines, in_contents = hits(
        [
            (Event, "headline", {event.position: event.headline for event in events}),
            (Statement, "content", {pk: one.content for pk, one in statements.items()}),
        ],
        text,
    )
    for event in events:
        event.hits = in_headlines.get(event.position, [])
    for pk, one in statements.items():
        one.hits = in_contents.get(pk, [])


def hits_of(row: Any) -> list[Marked]:
    """The hits that were noted on an event or a statement."""
    return [Marked(start, end, "hit") for start, end in getattr(row, "hits", ())]


def mark_texts(articles: Iterable[Any], text: str) -> None:
    """Note on articles where words of `text` stand in title and text. One query, or none."""
    articles = list(articles)
    if not text or not articles:
        return
    titles, texts = hits(
        [
            (Article, "title", {one.pk: one.title for one in articles}),
            (Article, "text", {one.pk: one.text for one in articles}),
        ],
        text,
    )
    for one in articles:
        one.hits, one.text_hits = titles.get(one.pk, []), texts.get(one.pk, [])


def passage_of(article: Any) -> tuple[list[Piece], Snippet | None]:
    """An article's title in pieces, and the words around the place in its text where most of the hits stand together.

    A title that the text begins with is not shown twice.
    """
    title = pieces(article.title, hits_of(article)) if article.title else pieces(str(article), [])
    spans = getattr(article, "text_hits", ())
    if not spans:  # the text was not even loaded, if no words are looked for
        return title, None
    said_again = len(article.text) - len(article.text.removeprefix(article.title).lstrip())
    marks = [Marked(start, end, "hit") for start, end in spans if start >= said_again]
    if not marks:
        return title, None
    best = max(range(len(marks)), key=lambda n: (_company(article.text, marks, n), -n))
    return title, _cut(article.text, marks[best:], marks[best].start - AHEAD, said_again)


def _company(text: str, marks: list[Marked], number: int) -> int:
    """How many different words are marked in the stretch that begins with a mark."""
    end = marks[number].start + LENGTH - AHEAD
    together = takewhile(lambda mark: mark.end <= end, marks[number:])
    return len({text[mark.start : mark.end].casefold() for mark in together})


def snippet(statement: Any) -> Snippet | None:
    """The words around the first hit of a statement; None if it has none."""
    marks, text = hits_of(statement), statement.content
    if not marks:
        return None
    begin = max(marks[0].start - AHEAD, 0) if marks[0].end > LENGTH else 0
    return _cut(text, marks, begin)


def _cut(text: str, marks: list[Marked], begin: int, least: int = 0) -> Snippet:
    """`LENGTH` characters from `begin`, but not before `least`, at most, cut between words, without quotation marks at
    the ends."""
    begin = max(text.rfind(" ", 0, begin) + 1, least) if begin > least else least
    end = len(text) if begin + LENGTH >= len(text) else text.rfind(" ", begin, begin + LENGTH)
    end = max(end, marks[0].end)
    left = len(text[begin:end]) - len(text[begin:end].lstrip("“”\"' "))
    right = text[begin:end].rstrip("“”\"', ")
    return Snippet(pieces(right[left:], marks, begin + left), begin > least, end < len(text))
