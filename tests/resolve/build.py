"""Extractions for tests, made from a text and the words in it, as a careful extractor would find them."""

from timeline.extract.extraction import (
    Extraction,
    FoundActor,
    FoundEvent,
    FoundStatement,
    HeldPosition,
    Span,
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth occurrence of `words` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def actor(text, id, name, kind="person", *, iso3=None, called=None, title=None, org=None, affiliation=None):
    """An actor with a mention for each of the words in `called` (its name unless given), and one position at most."""
    mentions = tuple(span(text, words) for words in (called or [name]))
    positions = (HeldPosition(title, org, span(text, title)),) if title else ()
    return FoundActor(id, name, kind, mentions, iso3, affiliation, positions)


def event(text, id, trigger, sentence, label, **rest):
    """An event told in one sentence of the text."""
    return FoundEvent(id, label, span(text, trigger), (span(text, sentence),), **rest)


def statement(text, id, content, **rest):
    """A statement with its content, and `cue`, `source` and `said_words` given as words."""
    for part in ("cue", "source"):
        if part in rest:
            rest[part] = span(text, rest[part])
    if "said_words" in rest:
        rest["said_span"] = span(text, rest.pop("said_words"))
    parts = (content,) if isinstance(content, str) else content
    return FoundStatement(
        id, tuple(span(text, words) for words in parts), **{"form": "direct", "act": "comment"} | rest
    )


def extraction(article, actors=(), events=(), statements=()) -> Extraction:
    """The extraction of a stored article; checked, as the pipeline's own are."""
    found = Extraction(
        article.text,
        article.published_on,
        "test-1",
        actors=tuple(actors),
        events=tuple(events),
        statements=tuple(statements),
    )
    found.check()
    return found
